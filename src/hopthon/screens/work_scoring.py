"""Papers with points for each criterion, keyed one by one: a number, Enter, the next cell, the next paper."""

from hopthon.language import _
from hopthon.meeting.entries import Ballot, Round
from hopthon.meeting.rounds import present
from hopthon.numbers import read_count
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens.ballot_sheet import BallotSheet
from hopthon.screens.by_method import heading
from hopthon.screens.grid_table import GridTable
from hopthon.screens.keys import Key
from hopthon.screens.paper_book import PaperBook, group_by_ballot
from hopthon.screens.work_counting import CountingWork
from hopthon.screens.workspace import DIGITS, Host
from hopthon.voting.count import Problem
from hopthon.voting.methods import method
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, line

MOST_POINTS = 1_000


class ScoringWork(CountingWork):
    """Rows are the cells of the paper in hand."""

    id = "scoring"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._chosen = ""
        self._number = 0  # 0: the next new paper
        self._points: dict[str, int] = {}
        self.book = PaperBook(host)

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("chấm từng phiếu")

    def title(self) -> tuple[str, str, str]:
        """Which round."""
        vote = self.vote()
        how = _("{round} · nhập từng phiếu chấm").format(round=self.round_words())
        return (heading(vote.paper), how, _("đang đếm")) if vote else (heading(None), "", "")

    def prompt(self) -> Prompt:
        """Nothing is said aloud: the clerk reads papers."""
        return Prompt("")

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
        other = _("nữ hay nam") if len(vote.paper.groups) > 1 else ""
        left_out = _("ghi, ô trống là bỏ trống thật")
        return (
            Key("next", ("enter",), "Enter", _("ô sau"), _("ghi điểm; hết ô: ghi phiếu"), "typing"),
            Key("confirm", ("plus",), "+", _("ghi thiếu"), left_out, "typing"),
            Key("spoilt", ("minus",), "-", _("hỏng"), _("phiếu hỏng"), "typing"),
            Key("arrows", (), "↑ ← →", _("ô trước"), _("ô trước, ô bên"), "typing", brief=""),
            Key(
                "before",
                ("pageup",),
                "PgUp",
                _("phiếu trước"),
                _("sửa phiếu trước"),
                "typing",
                brief="",
            ),
            Key("which", ("asterisk",), "*", _("phiếu số…"), _("tới phiếu số mấy"), "typing"),
            Key("group", ("tab",), "Tab", other, _("sang phiếu của nhóm kia"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing"),
            Key("edit", ("enter",), "Enter", _("nhập phiếu"), _("nhập phiếu")),
            *self.counting_keys(),
            Key("totals", ("f",), "f", _("nhập tổng"), _("nhập tổng điểm thay vì từng phiếu")),
            Key("which", ("g",), "g", _("phiếu số…"), _("tới một phiếu để sửa hay bỏ")),
            Key("remove", ("x",), "x", _("bỏ phiếu"), _("bỏ phiếu đang mở, hoặc vừa nhập")),
        )

    def lines(self, width: int) -> list[Line]:
        """How far, the paper in hand, what is left to fill in."""
        vote = self.vote()
        if vote is None:
            return [line(Span(_("Chưa có đợt nào. o để mở đợt bầu đầu tiên."), "second"))]
        group, number = self._at(vote)
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

    # choosing ------------------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """As in all counting; another paper, one away; the other way to enter."""
        vote = self.vote()
        if action == "totals":
            self.host.open("grid")
        elif action == "which" and vote is not None:
            self._go_to(vote)
        elif action == "remove" and vote is not None:
            self._remove(vote)
        else:
            return super().act(action)
        return True

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

    def holds(self, key: str) -> bool:
        """What turns to an earlier paper waits until every paper has its number."""
        return self.book.busy and key in ("pageup", "asterisk", "g", "x")

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
        """Enter on; the paper as it is; another paper, another group."""
        vote = self.vote()
        if vote is None:
            return False
        match key:
            case "enter" | "right" | "left" | "up" | "down":
                self._walk(vote, key)
            case "plus":
                if self._kept():
                    self._record(vote, Ballot(dict(self._points)), confirmed=True)
            case "minus":
                self._record(vote, Ballot({}, spoilt=True))
            case "pageup" | "pagedown" if self._kept():
                self._turn(vote, -1 if key == "pageup" else 1)
            case "asterisk":
                self._go_to(vote)
            case "tab" | "shift+tab" if self._kept():
                self._other_group(vote)
            case "pageup" | "pagedown" | "tab" | "shift+tab":
                pass
            case _:
                return False
        return True

    # parts ---------------------------------------------------------------------------------

    def _kept(self) -> bool:
        """The cell in hand is read; False, said, if it cannot be."""
        kept = self._store(leaving=True)
        self.editor = self.editor if kept else Editor()
        return kept

    def _missing(self) -> list[str]:
        return [row for row in self.rows() if row not in self._points]

    def _walk(self, vote: Round, key: str) -> None:
        rows, across = self.rows(), len(vote.paper.settings.criteria)
        step = {"enter": 1, "right": 1, "left": -1, "down": across, "up": -across}[key]
        at = rows.index(self.focus) + step
        if not self._kept():
            return
        if at < len(rows) or key != "enter":
            self.begin(rows[at] if 0 <= at < len(rows) else self.focus)
        elif missing := self._missing():
            self.begin(missing[0])
            told = _("Còn {n} ô trống: gõ điểm, hoặc + nếu người chấm để trống thật.")
            self.host.say(told.format(n=len(missing)), "warn")
        else:
            self._record(vote, Ballot(dict(self._points)))

    def _record(self, vote: Round, ballot: Ballot, *, confirmed: bool = False) -> None:
        group, number = self._at(vote)
        papers = self.book.papers(vote, group)
        kept = papers.get(number)

        def refused() -> None:
            """The paper comes back to the hand, if the hand is free."""
            if not self._points:
                self._chosen, self._points = group, dict(ballot.marks)
                self._number = number if number in vote.ballots.get(group, {}) else 0

        if kept is None or kept != ballot or kept.incomplete:
            self.book.record(vote, group, self._number, ballot, refused, confirmed=confirmed)
        self._take(vote, min((n for n in papers if n > number), default=0))

    def _take(self, vote: Round, number: int) -> None:
        """Put a paper in hand; 0: a new one."""
        kept = self.book.papers(vote, self._at(vote)[0]).get(number)
        self._number, self._points = number if kept else 0, dict(kept.marks) if kept else {}
        self.begin(self.rows()[0])

    def _turn(self, vote: Round, step: int) -> None:
        group, number = self._at(vote)
        papers = self.book.papers(vote, group)
        if step < 0 and (before := self.book.before(vote, group, self._number)):
            self._take(vote, before)
        elif step > 0 and self._number:
            self._take(vote, min((n for n in papers if n > number), default=0))
        elif self.editor is not None:
            self.begin(self.focus)

    def _go_to(self, vote: Round) -> None:
        self.book.ask_which(vote, self._at(vote)[0], lambda number: self._take(vote, number))

    def _remove(self, vote: Round) -> None:
        group = self._at(vote)[0]
        number = self._number or self.book.newest(vote, group)
        if not number:
            self.host.say(_("Chưa nhập phiếu nào để bỏ."))
            return
        self.book.remove(vote, group, number)
        if self._number == number:
            self._number, self._points = 0, {}

    def _other_group(self, vote: Round) -> None:
        groups, group = vote.paper.groups, self._at(vote)[0]
        if self._points and len(groups) > 1:
            told = _("Ghi xong phiếu đang dở (Enter, hoặc +) rồi hãy sang nhóm kia.")
            self.host.say(told, "warn")
            self.begin(self.focus)
            return
        self._chosen, self._number = groups[(groups.index(group) + 1) % len(groups)], 0
        self.begin(self.rows()[0])

    def _at(self, vote: Round) -> tuple[str, int]:
        """The group and the number in hand."""
        group = group_by_ballot(vote, self._chosen)
        return group, self._number or self.book.next_number(vote, group)
