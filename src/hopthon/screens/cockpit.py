"""The facilitator's screen: every key comes here, in order; panes only draw what they are handed."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.meeting.commands import AnyCommand
from hopthon.meeting.naming import name
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.screens import keys as k
from hopthon.screens import panes
from hopthon.screens.asking import Asking
from hopthon.screens.board import Board
from hopthon.screens.places import Places
from hopthon.screens.workspace import Workspace
from hopthon.session.clock import stamp
from hopthon.session.desk import Answer, Desk, Outcome
from hopthon.text import clipped
from hopthon.views.attendance import checks
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, LinePane, fitted, line

PAUSE = 0.4
"""Seconds after the last key until what was typed is saved."""
TICK = 5.0
WIDE, MIDDLE = 120, 100
LEAST = (80, 24)


class CockpitScreen(Screen[None]):
    """Title, agenda, workspace, rail, message, keys."""

    class Export(Message):
        """Write the forms and the minutes."""

    CSS_PATH = "cockpit.tcss"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        desk: Desk,
        finder: Callable[["CockpitScreen"], None],
        helper: Callable[["CockpitScreen"], None],
    ) -> None:
        super().__init__()
        self.desk = desk
        self.places = Places(self)
        self.asking: Asking | None = None
        self.wall = panes.Wall()
        self.trouble = ""
        self._board = Board()
        self._message: tuple[str, str] = ("", "text")
        self._pause: Timer | None = None
        self._left_step = ""  # a step whose unfinished must was pointed out
        self._finder, self._helper = finder, helper

    # what workspaces are given -------------------------------------------------------------

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self.desk.meeting

    @property
    def work(self) -> Workspace:
        """The workspace in use."""
        return self.places.here

    def now(self) -> str:
        """The time, as a stamp."""
        return stamp(self.desk.clock())

    def send(self, command: AnyCommand, then: Answer | None = None) -> None:
        """Carry out a wish; a refusal nobody listens for is said on the message row."""
        self.desk.send(command, then or self._hear)

    def say(self, sentence: str, role: str = "text") -> None:
        """A sentence on the message row, until the next key."""
        self._message = (sentence, role)

    def ask_reason(self, question: str, then: Callable[[str], None]) -> None:
        """Have a reason typed on the message row."""
        self.asking = Asking(question, then)

    def open(self, workspace: str, ref: str = "") -> None:
        """Go to another workspace, or hang a page up (`wall:page`)."""
        if workspace.startswith("wall:"):
            self.send(c.ShowOnWall(workspace.partition(":")[2], ref))
        elif workspace == "export":
            self.post_message(self.Export())
        else:
            self.places.open(workspace, ref)

    # life ----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Dumb panes."""
        yield LinePane("title")
        yield LinePane("place", ground="panel")
        with Horizontal(id="middle"):
            yield LinePane("agenda", ground="panel")
            yield LinePane("board")
            yield LinePane("rail", ground="panel")
        yield LinePane("foot", ground="panel")
        yield LinePane("message")
        yield LinePane("keys")

    def on_mount(self) -> None:
        """Start at the step where the meeting stands."""
        self.set_interval(TICK, self.redraw)
        self.places.follow_step()
        if not self.meeting.started_at:
            self.say(_("Cuộc họp chưa bắt đầu. n để bắt đầu."))
        self.redraw()

    def on_resize(self) -> None:
        """Another layout, drawn once the panes have their new sizes."""
        width = self.size.width
        self.set_class(width >= WIDE, "-wide")
        self.set_class(MIDDLE <= width < WIDE, "-middle")
        self.set_class(width < MIDDLE, "-small")
        self.call_after_refresh(self.redraw)

    def changed(self, parts: frozenset[str]) -> None:
        """The meeting changed: a step taken elsewhere too moves the workspace, unless someone types."""
        if self.work.editor is None:
            self.places.follow_step()
            self.places.follow_round()
            self.work.settle()
        self.redraw()

    def redraw(self) -> None:
        """Hand every pane its lines; each paints only those that differ."""
        if not self.is_mounted or self.size.width == 0:
            return
        width, height = self.size
        small = width < MIDDLE
        if width < LEAST[0] or height < LEAST[1]:
            self._too_small()
            return
        now, choosing = self.now(), self.work.editor is None and self.asking is None
        show = self._show
        waiting = self.desk.waiting
        show(
            "title",
            [
                panes.title_line(
                    self.meeting, now, waiting, width, small=small, trouble=self.trouble
                )
            ],
        )
        if small:
            show("place", [panes.agenda_line(self.meeting, now, width, choosing=choosing)])
        else:
            rows = self.query_one("#agenda", LinePane).size.height
            show("agenda", panes.agenda_lines(self.meeting, now, choosing=choosing, height=rows))
        board = self.query_one("#board", LinePane).size
        show("board", self._board.lines(self.work, board.width, board.height, small=small))
        if width >= WIDE:
            rows = self.query_one("#rail", LinePane).size.height
            show(
                "rail",
                panes.rail_lines(self.meeting, now, choosing=choosing, wall=self.wall, height=rows),
            )
        else:
            show("foot", [panes.foot_line(self.meeting, width, self.wall)])
        show("message", [self._message_line(width)])
        show("keys", self._key_lines(width))

    # keys ----------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Every key, in the order typed: asking, typing, or choosing."""
        event.stop()
        event.prevent_default()
        if self.asking is not None:
            self._ask_key(event)
        elif self.work.editor is not None:
            self._message = ("", "text")
            self._typing_key(event)
        else:
            self._message = ("", "text")
            self.choose(event.key)
        self.redraw()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text goes where one types; while choosing it goes nowhere, and says so."""
        event.stop()
        if self.asking is not None:
            self.asking.editor = self.asking.editor.pasted(event.text)
        elif self.work.editor is not None and self.work.accepts_paste():
            self.work.editor = self.work.editor.pasted(event.text)
            self._typed()
        else:
            self.say(_("Ấn Enter để mở ô gõ rồi hãy dán."))
        self.redraw()

    def choose(self, key: str) -> None:
        """A key while no field is open."""
        work = self.work
        own = k.by_key(work.keys(), "choosing").get(key)
        constant = k.by_key((*k.the_eight(), *k.the_constant(), *k.moving()), "choosing").get(key)
        if own is not None and own != "edit" and work.act(own):
            return
        match constant or own:
            case "next" | "back" | "cover" | "show" | "undo" | "attendance" as action:
                self._eight(action)
            case "find" | "commands":
                self._finder(self)
            case "help":
                self._helper(self)
            case "up" | "down" as way:
                work.walk(-1 if way == "up" else 1)
            case "other":
                self.places.other()
            case str(speech) if speech.startswith("speech "):
                self.send(c.Speech(speech.partition(" ")[2]))
            case "edit":
                work.begin()
            case _:
                if key == "enter":
                    work.begin()

    def act(self, action: str) -> None:
        """Something chosen in the finder."""
        if not self.work.finish():
            return
        handlers: dict[str, Callable[[], None]] = {
            "next": self._next,
            "back": self._back,
            "cover": self._cover_wall,
            "show": self._show_here,
            "undo": self._undo,
            "end": lambda: self.send(c.EndMeeting()),
            "hold": lambda: self._hold(1),
            "release": lambda: self._hold(0),
        }
        if action in handlers:
            handlers[action]()
        elif action.startswith("wall:"):
            self.send(c.ShowOnWall(action.partition(":")[2]))
        elif not self.work.act(action):
            self.open(action)
        self.redraw()

    def go(self, what: str, ref: str) -> None:
        """Something of the meeting chosen in the finder."""
        if not self.work.finish():
            return
        if what == "step" and ref != self.meeting.step:
            self.send(c.GoToStep(ref))
        elif what == "node" and (node := self.meeting.nodes.get(ref)) is not None:
            self.open("activities" if node.kind == "activity" else "tree", ref)
        elif what == "note":
            self.open("notes", ref)
        elif what == "person":
            self.open("attendance")
        self.redraw()

    def _typing_key(self, event: events.Key) -> None:
        work = self.work
        assert work.editor is not None
        key = event.key
        if key == "escape":
            work.finish()
        elif key == "ctrl+p":
            self._finder(self)
        elif event.is_printable and event.character and key not in work.acting_keys():
            self._letter(event.character)
        elif not work.typing_key(key) and (edited := work.editor.key(key)) is not None:
            work.editor = edited
            self._typed()

    def _letter(self, character: str) -> None:
        work = self.work
        if work.editor is None:
            return
        if work.accepts(character):
            work.editor = work.editor.typed(character)
            self._typed()
        elif why := work.refused_letter(character):
            self.say(why, "warn")

    def _typed(self) -> None:
        """Save half a second after the last key at the latest."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._rested)

    def _rested(self) -> None:
        self.work.pause()
        self.redraw()

    def keep_typing(self) -> None:
        """Save what is being typed, now: the program is about to end."""
        self.work.finish()

    def _ask_key(self, event: events.Key) -> None:
        asking = self.asking
        assert asking is not None
        if event.key == "escape":
            self.asking = None
        elif event.key == "enter":
            if asking.editor.text.strip():
                self.asking = None
                asking.then(asking.editor.text)
        elif event.is_printable and event.character:
            asking.editor = asking.editor.typed(event.character)
        elif (edited := asking.editor.key(event.key)) is not None:
            asking.editor = edited

    # the eight -----------------------------------------------------------------------------

    def _eight(self, action: str) -> None:
        {
            "next": self._next,
            "back": self._back,
            "cover": self._cover_wall,
            "show": self._show_here,
            "undo": self._undo,
            "attendance": self._attendance,
        }[action]()

    def _next(self) -> None:
        steps = [s.id for s in self.meeting.rules.steps]
        if not self.meeting.started_at:
            self.send(c.StartMeeting())
            return
        at = steps.index(self.meeting.step) if self.meeting.step in steps else -1
        if at + 1 >= len(steps):
            self.say(_("Đây là mục cuối. Ctrl+P, gõ «kết thúc» để kết thúc cuộc họp."))
            return
        if (why := self._unfinished()) and self._left_step != self.meeting.step:
            self._left_step = self.meeting.step
            self.say(_("{why} Ấn n lần nữa để vẫn sang mục tiếp.").format(why=why), "warn")
            return
        self.send(c.GoToStep(steps[at + 1]))

    def _back(self) -> None:
        steps = [s.id for s in self.meeting.rules.steps]
        at = steps.index(self.meeting.step) if self.meeting.step in steps else 0
        if at > 0:
            self.send(c.GoToStep(steps[at - 1]))
        else:
            self.say(_("Đây là mục đầu."))

    def _unfinished(self) -> str:
        """What this step must still do."""
        step = self.meeting.find_step(self.meeting.step)
        if step is None:
            return ""
        if "round" in step.opens and any(r.state == "open" for r in self.meeting.rounds.values()):
            return _("Đợt bầu chưa đóng.")
        if "attendance" in step.opens:
            missing = [
                check for check in checks(self.meeting) if check.level == "must" and not check.ok
            ]
            return missing[0].sentence + "." if missing else ""
        return ""

    def _cover_wall(self) -> None:
        self.send(c.CoverWall(not self.meeting.wall.covered))

    def _show_here(self) -> None:
        hung = self.work.wall()
        if hung is None:
            self.send(c.ShowOnWall("step", self.meeting.step))
            return
        self.send(c.ShowOnWall(*hung))
        self.say(_("Đã chiếu lên tường."))

    def _hold(self, page: int) -> None:
        wall = self.meeting.wall
        self.send(c.ShowOnWall(wall.page, wall.ref, page))

    def _undo(self) -> None:
        def told(outcome: Outcome) -> None:
            if isinstance(outcome, Refusal):
                self.say(outcome.sentence, "warn")
            else:
                self.say(_("Đã hoàn tác."))
                self.redraw()

        self.send(c.Undo(), told)

    def _attendance(self) -> None:
        self.places.toggle("attendance")

    # parts ---------------------------------------------------------------------------------

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.say(outcome.sentence, "warn")
            self.redraw()

    def _show(self, pane: str, lines: list[Line]) -> None:
        self.query_one(f"#{pane}", LinePane).show(lines)

    def _message_line(self, width: int) -> Line:
        if self.asking is not None:
            return self.asking.line(width)
        sentence, role = self._message
        mark = "! " if role == "warn" and sentence else "✓ " if sentence else ""
        return line(
            " ", Span(mark, role, bold=True), Span(fitted(sentence, max(1, width - 4)), role)
        )

    def _key_lines(self, width: int) -> list[Line]:
        typing = self.work.editor is not None or self.asking is not None
        if self.asking is not None:
            own: tuple[k.Key, ...] = self.asking.keys()
        else:
            own = self.work.keys()
        mode: k.Mode = "typing" if typing else "choosing"
        mine = [key for key in own if key.mode == mode and key.bar and key.label]
        chip = _("ĐANG GÕ") if typing else _("ĐANG CHỌN")
        eight = list(k.the_eight())
        if self.meeting.undoable:
            last = clipped(name(self.meeting, self.meeting.undoable[-1].event), 24)
            eight[-1] = k.Key("undo", ("u",), "u", _("hoàn tác «{what}»").format(what=last), "")
        live = frozenset({"commands"})
        first = k.bar(chip, mine, lit=True, typing=typing, room=width)
        second = k.bar(
            _("Esc rồi") if typing else _("Luôn có"),
            eight,
            lit=not typing,
            live=live,
            plain=True,
            room=width,
        )
        return [first, second]

    def _too_small(self) -> None:
        words = _("Cửa sổ nhỏ quá: cần 80 cột, 24 dòng. Ấn Ctrl và dấu trừ để thu chữ.")
        for pane in ("title", "place", "agenda", "rail", "foot", "message", "keys"):
            self._show(pane, [])
        self._show("board", [EMPTY, line(Span(words, "warn", bold=True))])

    def on_line_pane_clicked(self, event: LinePane.Clicked) -> None:
        """The mouse: rows, agenda steps, speaking turns, keys on the bar."""
        match event.pane.id:
            case "board" if event.key:
                self._click_row(event.key)
            case "agenda" if event.key and event.key != self.meeting.step and self.work.finish():
                self.send(c.GoToStep(event.key))
            case "rail" if event.key:
                self._click_rail(event.key)
            case "keys":
                self._click_key(event.x, event.y)
            case _:
                pass
        self.redraw()

    def on_line_pane_scrolled(self, event: LinePane.Scrolled) -> None:
        """The wheel walks the rows."""
        if event.pane.id == "board" and self.work.editor is None:
            self.work.walk(event.step)
            self.redraw()

    def _click_row(self, key: str) -> None:
        if self.work.editor is not None:
            if key != self.work.focus:
                self.work.step_to(key)
        elif key == self.work.focus:
            self.choose("enter")
        else:
            self.work.focus = key

    def _click_rail(self, key: str) -> None:
        if key.startswith("speech "):
            self.send(c.Speech(key.partition(" ")[2]))
        elif key == "wall":
            self._show_here()

    def _click_key(self, x: int, y: int) -> None:
        lines = self._key_lines(self.size.width)
        if not 0 <= y < len(lines):
            return
        at = 0
        for span in lines[y].spans:
            at += len(span.text)
            if x < at:
                pressed = k.pressed(
                    span.text.strip(),
                    (*self.work.keys(), *k.the_eight()),
                    typing=self.work.editor is not None,
                )
                if pressed:
                    self.post_message(events.Key(pressed, None))
                return
