"""Opening a vote: which works stand on the paper, how many beans, women and men apart or together."""

from hopthon.language import _
from hopthon.meeting.commands import OpenRound, RoundSettings
from hopthon.meeting.state import Node
from hopthon.numbers import read_count
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens.fields import number_cell
from hopthon.screens.keys import Key
from hopthon.screens.workspace import DIGITS, Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.voting.dots import MOST_BEANS, default_beans
from hopthon.voting.paper import ALL, GROUP_SETS, WOMEN
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line

BEANS, APART = "#beans", "#apart"


class RoundWork(Workspace):
    """Rows are the activities that need outside money, ticked or not, then the settings."""

    id = "round"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._left_out: set[str] = set()
        self._beans = 0
        self._apart: bool | None = None

    def name(self) -> str:
        """For the help."""
        return _("mở đợt bầu")

    def title(self) -> tuple[str, str, str]:
        """Which round this will be."""
        return (_("Xếp ưu tiên"), _("đợt {n}").format(n=len(self.meeting.rounds) + 1), _("chưa mở"))

    def prompt(self) -> Prompt:
        """The step's own sentence: before people vote."""
        return super().prompt()

    def candidates(self) -> list[Node]:
        """Self-funded activities are never ranked [HB]."""
        return [
            n for n in self.meeting.activities() if n.activity and n.activity.external is not False
        ]

    def chosen(self) -> list[Node]:
        """Those that will stand on the paper."""
        return [n for n in self.candidates() if n.id not in self._left_out]

    def apart(self) -> bool:
        """Women and men counted apart: the process's default until changed."""
        return self.meeting.rules.vote.groups != (ALL,) if self._apart is None else self._apart

    def beans(self) -> int:
        """As set here, or by the process, or by the method's rule."""
        return (
            self._beans
            or self.meeting.rules.vote.beans
            or default_beans(max(1, len(self.chosen())))
        )

    def rows(self) -> list[str]:
        """Activities, then beans, then apart."""
        return [*(n.id for n in self.candidates()), BEANS, APART] if self.candidates() else []

    def keys(self) -> tuple[Key, ...]:
        """Tick, set, open."""
        return (
            Key(
                "tick",
                ("enter",),
                "Enter",
                _("chọn hay bỏ"),
                _("chọn hay bỏ việc này; ở dòng số hạt thì sửa số"),
            ),
            Key("open", ("o",), "o", _("mở đợt bầu"), _("mở đợt bầu: từ đây phiếu không đổi nữa")),
            Key("apart", ("e",), "e", _("nữ nam riêng"), _("đếm riêng nữ và nam, hay chung")),
            Key("done", ("enter",), "Enter", _("xong"), _("xong số này"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing"),
        )

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
        """How many beans each."""
        if leaving and text.strip():
            self._beans = read_count(text, _("Số hạt mỗi người"), MOST_BEANS)

    def typing_key(self, key: str) -> bool:
        """Enter and arrows leave the number."""
        if key in ("enter", "up", "down", "tab", "shift+tab"):
            self.finish()
            return True
        return False

    def act(self, action: str) -> bool:
        """Tick, apart, open."""
        match action:
            case "tick" if self.focus == BEANS:
                self.begin(BEANS)
            case "tick" if self.focus == APART:
                self._apart = not self.apart()
            case "tick" if self.focus:
                self._left_out ^= {self.focus}
            case "apart":
                self._apart = not self.apart()
            case "open":
                self._open()
            case _:
                return False
        return True

    def lines(self, width: int) -> list[Line]:
        """What would stand on the paper."""
        if not self.candidates():
            words = _("Chưa có hoạt động nào cần nguồn vốn bên ngoài để xếp ưu tiên.")
            return [line(Span(words, "second"))]
        found = [line(Span(_("Việc để chọn"), "second", bold=True))]
        number = 0
        for node in self.candidates():
            on = node.id not in self._left_out
            number += on
            here = node.id == self.focus
            mark = f"{number:>2}  " if on else "    "
            found.append(
                line(
                    Span("(•) " if on else "( ) ", "text" if on else "second"),
                    Span(mark, "second"),
                    Span(
                        fitted(node.text, width - 8),
                        "strong" if here else "text" if on else "second",
                        bold=here,
                    ),
                    key=node.id,
                    ground="row" if here else None,
                )
            )
        here = self.focus == BEANS
        found += [
            EMPTY,
            line(
                Span(fitted(_("Mỗi người mấy hạt?"), 30), "strong" if here else "text", bold=here),
                *number_cell(str(self.beans()), 6, self.editor if here else None),
                Span("  " + _("{n} việc, mỗi việc một hạt").format(n=len(self.chosen())), "second"),
                key=BEANS,
                ground="row" if here else None,
            ),
            line(
                Span(
                    fitted(_("Đếm riêng nữ và nam?"), 30),
                    "strong" if self.focus == APART else "text",
                ),
                Span(("(•) " if self.apart() else "( ) ") + _("riêng") + "  "),
                Span(("( ) " if self.apart() else "(•) ") + _("chung")),
                key=APART,
                ground="row" if self.focus == APART else None,
            ),
        ]
        return found

    def _open(self) -> None:
        groups = GROUP_SETS[0] if self.apart() else (ALL,)
        ids = tuple(n.id for n in self.chosen())
        title = _("Xếp ưu tiên các hoạt động cần nguồn vốn bên ngoài")
        self.host.send(
            OpenRound(ids, title, "", groups, RoundSettings(beans=self.beans())), self._hear
        )

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")
            return
        self._left_out.clear()
        self._beans = 0
        how = _("phiếu nữ, phiếu nam để riêng") if self.apart() else _("đếm chung")
        self.host.say(_("Đã mở đợt bầu: {how}. Kết quả che đến khi đóng.").format(how=how))
        self.host.open("cups", WOMEN)
