"""Opening a vote: which works stand on the paper, how many beans, women and men apart or together."""

from hopthon.language import _
from hopthon.meeting.commands import OpenRound, RoundSettings
from hopthon.meeting.state import Node
from hopthon.numbers import read_count
from hopthon.refusal import Refusal
from hopthon.screens.fields import number_cell
from hopthon.screens.keys import Key
from hopthon.screens.workspace import DIGITS, Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.voting.dots import MOST_BEANS, default_beans
from hopthon.voting.paper import ALL, GROUP_SETS, WOMEN
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line

BEANS, APART, HIDDEN = "#beans", "#apart", "#hidden"
_LABEL = 30


class RoundWork(Workspace):
    """Rows are the activities that need outside money, ticked or not, then the settings."""

    id = "round"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._clear()

    def _clear(self) -> None:
        self._left_out: set[str] = set()
        self._beans = 0
        self._apart: bool | None = None
        self._hidden: bool | None = None

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("mở đợt bầu")

    def title(self) -> tuple[str, str, str]:
        """Which round this will be."""
        return (_("Xếp ưu tiên"), _("đợt {n}").format(n=len(self.meeting.rounds) + 1), _("chưa mở"))

    def candidates(self) -> list[Node]:
        """Self-funded activities are never ranked [HB]."""
        activities = self.meeting.activities()
        return [n for n in activities if n.activity and n.activity.external is not False]

    def chosen(self) -> list[Node]:
        """Those that will stand on the paper."""
        return [n for n in self.candidates() if n.id not in self._left_out]

    def apart(self) -> bool:
        """Women and men counted apart: the process's default until changed."""
        return self.meeting.rules.vote.groups != (ALL,) if self._apart is None else self._apart

    def hidden(self) -> bool:
        """Nothing of the count on the wall until the round is closed: likewise."""
        return self.meeting.rules.vote.hidden if self._hidden is None else self._hidden

    def beans(self) -> int:
        """As set here, or by the process, or by the method's rule."""
        default = default_beans(max(1, len(self.chosen())))
        return self._beans or self.meeting.rules.vote.beans or default

    def rows(self) -> list[str]:
        """Activities, then the settings."""
        activities = [n.id for n in self.candidates()]
        return [*activities, BEANS, APART, HIDDEN] if activities else []

    def keys(self) -> tuple[Key, ...]:
        """Tick, set, open."""
        ticks = _("chọn hay bỏ việc này; ở dòng số hạt thì sửa số")
        tick = _("gõ số hạt") if self.focus == BEANS else _("chọn hay bỏ")
        return (
            Key("tick", ("enter",), "Enter", tick, ticks),
            Key("open", ("o",), "o", _("mở đợt bầu"), _("mở đợt bầu: từ đây phiếu không đổi nữa")),
            Key("apart", ("e",), "e", _("nữ nam riêng"), _("đếm riêng nữ và nam, hay chung")),
            Key("done", ("enter",), "Enter", _("xong"), _("xong số này"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing"),
        )

    def lines(self, width: int) -> list[Line]:
        """What would stand on the paper."""
        if not self.candidates():
            words = _("Chưa có hoạt động nào cần nguồn vốn bên ngoài để xếp ưu tiên.")
            return [line(Span(words, "second"))]
        found = [line(Span(_("Việc để chọn"), "second", bold=True))]
        paper = [n.id for n in self.chosen()]
        found += [self._option(node, paper, width) for node in self.candidates()]
        here = self.focus == BEANS
        aside = "  " + _("{n} việc, mỗi việc một hạt").format(n=len(paper))
        beans = number_cell(str(self.beans()), 6, self.editor if here else None)
        apart = (self.apart(), _("riêng"), _("chung"))
        hidden = (self.hidden(), _("che"), _("hiện"))
        return [
            *found,
            EMPTY,
            self._setting(BEANS, _("Mỗi người mấy hạt?"), *beans, Span(aside, "second")),
            self._setting(APART, _("Đếm riêng nữ và nam?"), *_either(*apart)),
            self._setting(HIDDEN, _("Đang đếm, trên tường"), *_either(*hidden)),
        ]

    # choosing ------------------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """Tick, apart, open."""
        match action:
            case "tick" if self.focus == BEANS:
                self.begin(BEANS)
            case "tick" if self.focus == APART:
                self._apart = not self.apart()
            case "tick" if self.focus == HIDDEN:
                self._hidden = not self.hidden()
            case "tick" if self.focus:
                self._left_out ^= {self.focus}
            case "apart":
                self._apart = not self.apart()
            case "open":
                self._open()
            case _:
                return action == "tick"
        return True

    # typing --------------------------------------------------------------------------------

    def editable(self, row: str) -> bool:
        """Only the number of beans."""
        return row == BEANS

    def value(self, row: str) -> str:
        """The beans."""
        return str(self.beans())

    def accepts(self, character: str) -> bool:
        """Digits."""
        return character in DIGITS

    def saves_pauses(self, row: str) -> bool:
        """Half a number is no number."""
        return False

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """How many beans each; emptied: by the rule again."""
        if leaving:
            label = _("Số hạt mỗi người")
            self._beans = read_count(text, label, MOST_BEANS) if text.strip() else 0

    def typing_key(self, key: str) -> bool:
        """Enter and arrows leave the number."""
        if key not in ("enter", "up", "down", "tab", "shift+tab"):
            return False
        if self.finish() and key in ("up", "down"):
            self.walk(-1 if key == "up" else 1)
        return True

    # parts ---------------------------------------------------------------------------------

    def _option(self, node: Node, paper: list[str], width: int) -> Line:
        on, here = node.id in paper, node.id == self.focus
        number = f"{paper.index(node.id) + 1:>2}  " if on else "    "
        role = "strong" if here else "text" if on else "second"
        return line(
            Span("(•) " if on else "( ) ", "text" if on else "second"),
            Span(number, "second"),
            Span(fitted(node.text, width - 8), role, bold=here),
            key=node.id,
            ground="row" if here else None,
        )

    def _setting(self, row: str, label: str, *cells: Span) -> Line:
        here = self.focus == row
        words = Span(fitted(label, _LABEL), "strong" if here else "text", bold=here)
        return line(words, *cells, key=row, ground="row" if here else None)

    def _open(self) -> None:
        groups = GROUP_SETS[0] if self.apart() else (ALL,)
        ids = tuple(n.id for n in self.chosen())
        title = _("Xếp ưu tiên các hoạt động cần nguồn vốn bên ngoài")
        settings = RoundSettings(beans=self.beans(), hidden=self.hidden())
        how = _("phiếu nữ, phiếu nam để riêng") if self.apart() else _("đếm chung")
        after = _("Kết quả che đến khi đóng.") if self.hidden() else _("Kết quả hiện dần.")
        told = _("Đã mở đợt bầu: {how}. {after}").format(how=how, after=after)

        def heard(outcome: Outcome) -> None:
            if isinstance(outcome, Refusal):
                self.host.say(outcome.sentence, "warn")
                return
            self._clear()
            self.host.say(told)
            self.host.open("cups", WOMEN)

        self.host.send(OpenRound(ids, title, "", groups, settings), heard)


def _either(first: bool, one: str, other: str) -> tuple[Span, Span]:
    return (
        Span(("(•) " if first else "( ) ") + one + "  ", "text" if first else "second"),
        Span(("( ) " if first else "(•) ") + other, "second" if first else "text"),
    )
