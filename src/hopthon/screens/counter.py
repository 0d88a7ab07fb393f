"""The counter's seat: one open round, its cups or its papers, and nothing else [experience.md, "The seats"]."""

from collections.abc import Callable

from textual import events

from hopthon.language import _
from hopthon.meeting.commands import AnyCommand
from hopthon.meeting.entries import Round
from hopthon.meeting.naming import round_name
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.screens import input_method as im
from hopthon.screens import keys as k
from hopthon.screens.asking import Asking
from hopthon.screens.board import Board
from hopthon.screens.by_method import counting_place, ways
from hopthon.screens.hand import typed
from hopthon.screens.message import message_lines
from hopthon.screens.title import kept, title_line
from hopthon.screens.typed import Typed, TypedScreen
from hopthon.screens.work_ballots import BallotsWork
from hopthon.screens.work_counting import CountingWork
from hopthon.screens.work_cups import CupsWork
from hopthon.screens.work_grid import GridWork
from hopthon.screens.work_scoring import ScoringWork
from hopthon.session.clock import stamp
from hopthon.session.desk import Answer, Desk, Outcome
from hopthon.widgets.lines import Line
from hopthon.widgets.panes import Pane, stacked

NOT_HERE = frozenset({"close", "annul", "new round"})
"""What the facilitator alone does."""
_SMALL = 100


class CounterScreen(TypedScreen):
    """Title, the round, message, keys."""

    def __init__(
        self, desk: Desk, vote: str, helper: Callable[["CounterScreen"], TypedScreen]
    ) -> None:
        super().__init__()
        self.desk = desk
        self._helper = helper
        self._above: TypedScreen | None = None  # the help, once opened
        self.asking: Asking | None = None
        self.trouble = ""
        self.message: tuple[str, str] = ("", "text")
        self._vote = vote
        self._board = Board()
        self._held: list[Typed] = []
        self._made: dict[str, CountingWork] = {}
        self.work = self._work(counting_place(desk.meeting.rounds[vote]))

    # what the work is given ----------------------------------------------------------------

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self.desk.meeting

    def now(self) -> str:
        """The time, as a stamp."""
        return stamp(self.desk.clock())

    def send(self, command: AnyCommand, then: Answer | None = None) -> None:
        """Carry out a wish."""

        def answered(outcome: Outcome) -> None:
            if then is not None:
                then(outcome)
            elif isinstance(outcome, Refusal):
                self.say(outcome.sentence, "warn")
            self._go_on()

        self.desk.send(command, answered)

    def say(self, sentence: str, role: str = "text") -> None:
        """A sentence on the message row, until the next key."""
        self.message = (sentence, role)

    def ask_reason(self, question: str, then: Callable[[str], None]) -> None:
        """Have a few words typed on the message row."""
        self.asking = Asking(question, then)

    def open(self, workspace: str, ref: str = "") -> None:
        """The round's other way to count."""
        if workspace in ways(self.meeting.rounds[self._vote]) and self.work.finish():
            self.work = self._work(workspace)

    # life ----------------------------------------------------------------------------------

    def changed(self) -> None:
        """The file says something new."""
        if self.work.vote() is None and self.work.editor is not None:
            self.work.finish()
            name = round_name(self.meeting, self._vote)
            self.say(_("{round} đã đóng hay đã hủy: thôi đếm.").format(round=name), "warn")
        elif self.work.vote() is not None and self.work.editor is None:
            self.work.settle()
        self._go_on()

    def stuck(self, sentence: str) -> None:
        """The disk refuses for now, "" when it has given in."""
        self.trouble = _("chưa lưu được") if sentence else ""
        words = sentence or _("Đã lưu lại được, không mất phiếu nào.")
        self.say(words, "warn" if sentence else "text")
        self._go_on()

    def drawn(self, width: int, height: int) -> dict[str, Pane]:
        """Title, the round, message, keys."""
        small = width < _SMALL
        saved = kept(self.desk.waiting, self.trouble, writable=True)
        said = message_lines(*self.message, width)
        if self.asking:
            said = [self.asking.line(width)]
        return stacked(
            width,
            height,
            title=(1, [title_line(self.meeting, self.now(), saved, width, small=small)]),
            board=(0, self._board.lines(self.work, width, height - 2 - len(said), small=small)),
            message=(len(said), said),
            keys=(1, [self._key_line(width)]),
        )

    # keys ----------------------------------------------------------------------------------

    def take(self, event: Typed) -> None:
        """A key; it waits where it acts on an answer that is still on its way."""
        self._held.append(event)
        self._go_on()

    def keep_typing(self) -> None:
        """Save what is being typed, now: the program is about to end."""
        self.work.finish()

    def _go_on(self) -> None:
        while self._held and not self._waits(self._held[0]):
            event = self._held.pop(0)
            if self._above is not None and not self.on_top:
                self._above.take(event)
            elif isinstance(event, events.Key):
                self.message = ("", "text")
                self._key(event)
        self.redraw()

    def _waits(self, event: Typed) -> bool:
        if self.asking is not None or not isinstance(event, events.Key) or self.trouble:
            return False
        return self.work.holds(event.key)

    def _key(self, event: events.Key) -> None:
        if event.key == im.SWITCH:
            self.say(im.switch())
        elif (asking := self.asking) is not None:
            if asking.key(event) and self.asking is asking:
                self.asking = None
        elif self.work.editor is not None:
            typed(self, event)
        elif self.work.vote() is not None or event.key == "question_mark":
            self._choose(event.key)

    def _choose(self, pressed: str) -> None:
        if pressed == "question_mark":
            self._above = self._helper(self)
            return
        own = k.by_key(self.keys(), "choosing").get(pressed)
        if own is not None and own != "edit" and self.work.act(own):
            return
        if pressed in ("up", "down"):
            self.work.walk(-1 if pressed == "up" else 1)
        elif pressed == "enter":
            self.work.begin()

    def typed(self) -> None:
        """Counts are saved by Enter alone."""

    def find(self, *, commands: bool = False) -> None:
        """Nothing to find at this seat."""

    # parts ---------------------------------------------------------------------------------

    def keys(self) -> tuple[k.Key, ...]:
        """Those of the work that are a counter's, help and leaving."""
        own = self.work.keys()
        return (
            *(key for key in own if key.id not in NOT_HERE),
            *(key for key in k.the_eight() if key.id == "help"),
            k.Key("leave", ("ctrl+q",), "Ctrl+Q", _("đóng"), _("đóng cửa sổ này")),
        )

    def _key_line(self, width: int) -> Line:
        typing = self.work.editor is not None or self.asking is not None
        own = self.asking.keys() if self.asking is not None else self.keys()
        mode: k.Mode = "typing" if typing else "choosing"
        mine = [key for key in own if key.mode == mode and key.bar and key.label]
        chip = im.chip() if typing else _("ĐANG CHỌN")
        return k.bar(chip, mine, lit=True, typing=typing, room=width)

    def _work(self, name: str) -> CountingWork:
        kinds: dict[str, type[CountingWork]] = {
            kind.id: kind for kind in (CupsWork, BallotsWork, GridWork, ScoringWork)
        }
        if name not in self._made:
            work = self._made[name] = kinds[name](self)
            work.only = self._vote
        work = self._made[name]
        work.settle()
        work.begin()
        return work


def countable(meeting: Meeting, wanted: str) -> Round:
    """The open round to count: the one named, or the only or newest open one. Refusal when there is none."""
    open_now = [vote for vote in meeting.rounds.values() if vote.state == "open"]
    found = next((v for v in open_now if v.id == wanted), None) if wanted else None
    if wanted and found is None:
        known = ", ".join(vote.id for vote in open_now) or _("không có đợt nào")
        raise Refusal(
            _("Không có đợt bầu «{id}» đang mở; đang mở: {known}.").format(
                id=wanted[:40], known=known
            )
        )
    if not open_now:
        raise Refusal(_("Chưa có đợt bầu nào đang mở để đếm; nhờ người điều hành mở đợt."))
    return found or open_now[-1]
