"""The facilitator's screen: every key comes here, in order; panes only draw what they are handed."""

from collections.abc import Callable

from textual import events
from textual.message import Message
from textual.timer import Timer

from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.meeting.commands import AnyCommand
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.screens import hand
from hopthon.screens.asking import Asking
from hopthon.screens.frame import Frame
from hopthon.screens.helm import Helm
from hopthon.screens.late import late_sitting
from hopthon.screens.mouse import click
from hopthon.screens.places import Places
from hopthon.screens.rail import Wall
from hopthon.screens.typed import Typed, TypedScreen
from hopthon.screens.workspace import Workspace
from hopthon.session.clock import stamp
from hopthon.session.desk import Answer, Desk, Outcome
from hopthon.widgets.lines import Line
from hopthon.widgets.panes import Pane, Panes

PAUSE = 0.4
"""Seconds after the last key until what was typed is saved."""
TICK = 5.0


class CockpitScreen(TypedScreen):
    """Title, agenda, workspace, rail, message, keys."""

    class Errand(Message):
        """Something the app does: write the forms (`export`), look for files a plan could come from, read one."""

        def __init__(self, what: str, ref: str = "") -> None:
            super().__init__()
            self.what, self.ref = what, ref

    def __init__(
        self,
        desk: Desk,
        finder: Callable[["CockpitScreen", bool], TypedScreen],
        helper: Callable[["CockpitScreen"], TypedScreen],
    ) -> None:
        super().__init__()
        self.desk = desk
        self.places = Places(self)
        self.helm = Helm(self, self.places, lambda: self.writable)
        self.asking: Asking | None = None
        self.wall = Wall()
        self._refused = self._gone = False  # the disk, for now; the file, from its place
        self.message: tuple[str, str] = ("", "text")
        self.notice = ""
        self.first = ""  # the place to begin at, when it is not the step's
        self._frame = Frame(self)
        self._pause: Timer | None = None
        self._seconds: Timer | None = None  # ticks while someone speaks
        self._due: set[object] = set()  # wishes whose outcome the next key has to know
        self._held: list[Typed] = []  # what was typed meanwhile
        self._finder, self._helper = finder, helper
        self._above: TypedScreen | None = None  # what was last opened over this screen

    # what workspaces are given -------------------------------------------------------------

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self.desk.meeting

    @property
    def work(self) -> Workspace:
        """The workspace in use."""
        return self.places.here

    @property
    def writable(self) -> bool:
        """Whether anything can be written."""
        return self.desk.writable

    @property
    def waiting(self) -> int:
        """How many wishes are not in the file yet."""
        return self.desk.waiting

    @property
    def trouble(self) -> str:
        """What is wrong with the file, for the title row."""
        if self._refused:
            return _("chưa lưu được")
        return _("không thấy tệp") if self._gone else ""

    def now(self) -> str:
        """The time, as a stamp."""
        return stamp(self.desk.clock())

    def send(self, command: AnyCommand, then: Answer | None = None) -> None:
        """Carry out a wish; a refusal nobody listens for is said on the message row.

        While one chooses, the next key waits for the outcome: it acts on what this one led to.
        """
        if not self.writable:
            self._only_looking()
            return
        wish = object()
        if self.work.editor is None:
            self._due.add(wish)

        def answered(outcome: Outcome) -> None:
            self._due.discard(wish)
            (then or self._hear)(outcome)
            self._go_on()

        self.desk.send(command, answered)

    def say(self, sentence: str, role: str = "text") -> None:
        """A sentence on the message row, until the next key."""
        self.message = (sentence, role)

    def ask_reason(self, question: str, then: Callable[[str], None]) -> None:
        """Have a reason typed on the message row."""
        self.asking = Asking(question, then)

    def open(self, workspace: str, ref: str = "") -> None:
        """Go to another workspace, or hang a page up (`wall:page`)."""
        if workspace.startswith("wall:"):
            self.send(c.ShowOnWall(workspace.partition(":")[2], ref))
        elif workspace in ("export", "read plan"):
            self.post_message(self.Errand(workspace, ref))
        elif workspace == "import":
            self.post_message(self.Errand(workspace))
            self.places.open(workspace)
        else:
            self.places.open(workspace, ref)

    # life ----------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Start at the step where the meeting stands."""
        self.set_interval(TICK, self.redraw)
        self._seconds = self.set_interval(1.0, self.tick, pause=self.meeting.speaking is None)
        self.places.follow_step()
        if self.first:
            self.places.open(self.first)
        elif self.writable and not self.meeting.started_at and not self.waiting:
            self.say(_("Cuộc họp chưa bắt đầu. n để bắt đầu."))
        if self.writable:
            self.asking = late_sitting(self)
        self._settled()

    def changed(self, parts: frozenset[str]) -> None:
        """The meeting changed: a step taken elsewhere too moves the workspace, unless someone types."""
        if self.work.editor is None:
            self.places.follow_step()
            self.places.follow_round()
            self.work.settle()
        if self._seconds is not None and "speeches" in parts:
            (self._seconds.resume if self.meeting.speaking else self._seconds.pause)()
        self._settled()

    def tick(self) -> None:
        """A second has passed: draw how long someone has been speaking, and nothing else."""
        if self.work.id == "speakers":
            self.redraw()
        elif self.panes.is_attached and self.panes.shown:
            self.panes.show(self._frame.ticked(self.panes.shown))

    def stuck(self, sentence: str) -> None:
        """The disk refuses for now, "" when it has given in: nothing waits for it, nothing is lost."""
        self._refused = bool(sentence)
        self.say(
            sentence or _("Đã lưu lại được, không mất chữ nào."), "warn" if sentence else "text"
        )
        self._due.clear()
        self._go_on()

    def lost(self, gone: bool) -> None:
        """The file is not in its place, or is there again."""
        self._gone = gone
        if gone:
            words = _("Tệp cuộc họp bị dời hay xóa: hãy cắm lại thẻ nhớ hoặc đưa tệp về chỗ cũ.")
            self.say(words, "warn")
        self.redraw()

    def drawn(self, width: int, height: int) -> dict[str, Pane]:
        """Every pane."""
        return self._frame.panes(width, height)

    def key_lines(self) -> list[Line]:
        """The key bar as drawn."""
        return self._frame.key_lines(self.room()[0])

    # keys ----------------------------------------------------------------------------------

    def take(self, event: Typed) -> None:
        """A key or a paste; it waits when the one before it is still on its way to the disk."""
        self._held.append(event)
        self._go_on()

    def press(self, key: str) -> None:
        """As if this key had been pressed."""
        self.take(events.Key(key, None))

    def keep_typing(self) -> None:
        """Save what is being typed, now: the program is about to end."""
        self.work.finish()

    def find(self, *, commands: bool = False) -> None:
        """Open the finder; `commands`: what can be done comes before what is there."""
        self._above = self._finder(self, commands)

    def help(self) -> None:
        """Open the help."""
        self._above = self._helper(self)

    def put_over(self, screen: TypedScreen) -> None:
        """Keys that waited go to this screen, which is about to be opened."""
        self._above = screen

    def typed(self) -> None:
        """Save what is being typed half a second after the last key at the latest."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._rested)

    def act(self, action: str) -> None:
        """Something chosen in the finder."""
        if self.work.finish() and not self.helm.act(action) and not self.work.act(action):
            self.open(action)
        self._settled()

    def go(self, what: str, ref: str) -> None:
        """Something of the meeting chosen in the finder."""
        if self.work.finish():
            self.places.go(what, ref)
            self._settled()

    def _go_on(self) -> None:
        """Everything typed that need not wait, by whatever screen is on top by then."""
        while self._held and not self._waits(self._held[0]):
            event = self._held.pop(0)
            if self._above is not None and not self.on_top:
                self._above.take(event)
            elif isinstance(event, events.Paste):
                hand.paste(self, event.text)
            else:
                self.message = ("", "text")
                self._key(event)
        self._settled()

    def _waits(self, event: Typed) -> bool:
        if self.asking is not None:
            return False
        if self._due and self.work.editor is None:
            return True
        held = isinstance(event, events.Key) and self.work.holds(event.key)
        return held and not self.trouble

    def _key(self, event: events.Key) -> None:
        typing = self.work.editor is not None
        hand.key(self, event)
        if typing and self.work.editor is None and not self._due:
            self.places.follow_step()  # another seat went on meanwhile

    def _rested(self) -> None:
        self.work.pause()
        self.redraw()

    # parts ---------------------------------------------------------------------------------

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.say(outcome.sentence, "warn")

    def _only_looking(self) -> None:
        self.say(_("Ở đây chỉ xem được: mở để xem, hay tệp này không ghi được từ máy này."), "warn")

    def _settled(self) -> None:
        """After a key: no field stays open where nothing can be written."""
        if not self.writable and self.work.editor is not None:
            self.work.finish()
            self._only_looking()
        self.redraw()

    def on_panes_clicked(self, event: Panes.Clicked) -> None:
        """The mouse."""
        click(self, event)
        self._settled()

    def on_panes_scrolled(self, event: Panes.Scrolled) -> None:
        """The wheel walks the rows."""
        if event.pane == "board" and self.work.editor is None:
            self.work.walk(event.step)
            self.redraw()
