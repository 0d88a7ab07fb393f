"""Papers with points for each criterion, keyed one by one: a number, Enter, the next cell, the next paper."""

from collections.abc import Mapping
from typing import ClassVar

from hopthon.language import _
from hopthon.meeting.entries import Ballot, Round
from hopthon.meeting.standing import present
from hopthon.numbers import read_count
from hopthon.refusal import Refusal
from hopthon.screens.ballot_sheet import BallotSheet
from hopthon.screens.grid_table import GridTable
from hopthon.screens.keys import Key
from hopthon.screens.work_papers import PapersWork
from hopthon.screens.workspace import DIGITS, Host
from hopthon.voting.count import Problem
from hopthon.voting.methods import method
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, line

MOST_POINTS = 1_000


class ScoringWork(PapersWork):
    """Rows are the cells of the paper in hand."""

    id = "scoring"
    totals = "grid"
    turns: ClassVar[Mapping[str, int]] = {"pageup": -1, "pagedown": 1}

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._points: dict[str, int] = {}

    @property
    def marks(self) -> dict[str, int]:
        """Points per cell."""
        return self._points

    def hold(self, marks: dict[str, int]) -> None:
        """From the first cell."""
        self._points, self.focus = marks, next(iter(self.rows()), "")
        if self.editor is not None:
            self.begin(self.focus)

    def ready(self) -> bool:
        """The cell in hand is read; one that cannot be is emptied."""
        kept = self._store(leaving=True)
        self.editor = self.editor if kept else Editor()
        return kept

    def free(self) -> bool:
        """No points, and none being typed."""
        return not self._points and not (self.editor and self.editor.text)

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("chấm từng phiếu")

    def rows(self) -> list[str]:
        """Cell by cell."""
        vote = self.vote()
        return list(method(vote.paper.method).cells(vote.paper)) if vote else []

    def place(self, problem: Problem) -> str:
        """There is one paper in hand."""
        return self.focus

    def keys(self) -> tuple[Key, ...]:
        """The number pad."""
        vote = self.vote()
        if vote is None:
            return self.counting_keys()
        left_out, back = _("ghi, ô trống là bỏ trống thật"), _("sửa phiếu trước")
        to, help_to = _("phiếu số…"), _("tới phiếu số mấy")
        return (
            Key(
                "next",
                ("enter",),
                "Enter",
                _("ô sau"),
                _("ghi điểm; hết ô: ghi phiếu"),
                "typing",
                brief=_("sau"),
            ),
            Key("confirm", ("plus",), "+", _("ghi thiếu"), left_out, "typing", brief=_("thiếu")),
            Key("spoilt", ("minus",), "-", _("hỏng"), _("phiếu hỏng"), "typing"),
            Key("arrows", (), "↑ ← →", _("ô trước"), _("ô trước, ô bên"), "typing", brief=""),
            Key("before", ("pageup",), "PgUp", _("phiếu trước"), back, "typing", brief=""),
            Key("which", ("asterisk",), "*", to, help_to, "typing", brief=_("số…")),
            *self.typing_keys(vote),
            *self.choosing_keys(_("nhập tổng"), _("nhập tổng điểm thay vì từng phiếu")),
        )

    def lines(self, width: int) -> list[Line]:
        """How far, the paper in hand, what is left to fill in."""
        vote = self.vote()
        if vote is None:
            return [line(Span(_("Chưa có đợt nào. o để mở đợt bầu đầu tiên."), "second"))]
        group, number = self.at(vote)
        papers, due = len(self.book.papers(vote, group)), present(self.meeting, group)
        head = BallotSheet(vote.paper, group, width=width).head(number, papers, due)
        table = GridTable(
            vote.paper, self._points, self.focus, self.editor, width, lambda cell: cell
        )
        left = len(self._missing())
        words = _("Còn {n} ô trống").format(n=left) if left else _("Đủ điểm, Enter để ghi phiếu")
        return [
            *head,
            EMPTY,
            *table.lines(),
            EMPTY,
            line(Span("    " + words, "strong", bold=True)),
        ]

    # typing --------------------------------------------------------------------------------

    def value(self, row: str) -> str:
        """The points given."""
        return str(self._points[row]) if row in self._points else ""

    def accepts(self, character: str) -> bool:
        """Digits."""
        return character in DIGITS

    def acting_keys(self) -> frozenset[str]:
        """Confirmed with points left out; spoilt; another paper."""
        return frozenset({"plus", "minus", "asterisk"})

    def saves_pauses(self, row: str) -> bool:
        """A paper is saved as a whole."""
        return False

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """Points of one cell, within what one voter may give."""
        vote = self.vote()
        if vote is None or not leaving:
            return
        part = row.partition("/")[2]
        most = next(c for c in vote.paper.settings.criteria if c.id == part)
        n = read_count(text, most.title, MOST_POINTS) if text.strip() else 0
        if n > most.max:
            told = _("«{title}» nhiều nhất {max} điểm, không phải {n}.")
            raise Refusal(told.format(title=most.title, max=most.max, n=n))
        if n:
            self._points[row] = n
        else:
            self._points.pop(row, None)

    def typing_key(self, key: str) -> bool:
        """Enter on; the paper as it is; as with all papers."""
        vote = self.vote()
        if vote is not None and key in ("enter", "right", "left", "up", "down"):
            self._walk(vote, key)
        elif vote is not None and key == "plus":
            if self.ready():
                self.put_down(vote, key, confirmed=True)
        else:
            return super().typing_key(key)
        return True

    # parts ---------------------------------------------------------------------------------

    def _missing(self) -> list[str]:
        return [row for row in self.rows() if row not in self._points]

    def _walk(self, vote: Round, key: str) -> None:
        rows, across = self.rows(), len(vote.paper.settings.criteria)
        step = {"enter": 1, "right": 1, "left": -1, "down": across, "up": -across}[key]
        at = rows.index(self.focus) + step
        if not self.ready():
            return
        if at < len(rows) or key != "enter":
            self.begin(rows[at] if 0 <= at < len(rows) else self.focus)
        elif missing := self._missing():
            self.begin(missing[0])
            told = _("Còn {n} ô trống: gõ điểm, hoặc + nếu người chấm để trống thật.")
            self.host.say(told.format(n=len(missing)), "warn")
        else:
            self.record(vote, Ballot(dict(self._points)))
