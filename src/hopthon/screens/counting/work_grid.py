"""Counts in parts: points by criterion, hands for and against, the stacks of a secret ballot."""

from hopthon.language import _
from hopthon.meeting.counting import BALLOTS
from hopthon.meeting.entries import Round
from hopthon.screens.counting.grid_shape import shape
from hopthon.screens.counting.grid_table import MARKS, GridTable
from hopthon.screens.counting.work_cups import CupsWork
from hopthon.screens.fields import number_cell
from hopthon.screens.keys import Key
from hopthon.screens.rounds.by_method import heading
from hopthon.voting.count import Problem
from hopthon.voting.methods import method
from hopthon.voting.paper import ALL
from hopthon.voting.words import group_word
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line, wrap


class GridWork(CupsWork):
    """Rows are "group/cell" and "group/#ballots"; one group's grid is in sight at a time."""

    id = "grid"

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("đếm theo bảng")

    def title(self) -> tuple[str, str, str]:
        """Which round."""
        vote = self.vote()
        if vote is None:
            return (heading(None), "", "")
        how = {
            "criteria": _("{round} · tổng điểm từng tiêu chí"),
            "hands": _("{round} · đếm tay từng việc"),
        }.get(vote.paper.method, _("{round} · đếm từng xấp phiếu"))
        return (heading(vote.paper), how.format(round=self.round_words()), _("đang đếm"))

    def rows(self) -> list[str]:
        """Cell by cell, option by option, then the group's papers, then the next group."""
        vote = self.vote()
        if vote is None:
            return []
        cells = method(vote.paper.method).cells(vote.paper)
        return [f"{g}/{at}" for g in vote.paper.groups for at in (*cells, BALLOTS)]

    def place(self, problem: Problem) -> str:
        """The first cell of the option, or the group's papers."""
        vote = self.vote()
        if vote is None or problem.option is None or problem.group not in vote.counts:
            first = self.rows()[0].partition("/")[2] if vote is not None else ""
            begun = vote is not None and problem.group in vote.counts
            return f"{problem.group}/{BALLOTS if begun else first}"
        cells = next(
            row.cells
            for row in shape(vote.paper).rows
            if row.cells[0].partition("/")[0] == problem.option
        )
        totals = vote.counts[problem.group].totals
        return f"{problem.group}/{next((at for at in cells if at not in totals), cells[0])}"

    def keys(self) -> tuple[Key, ...]:
        """As at the cups; across as well as down."""
        vote = self.vote()
        if vote is None:
            return self.counting_keys()
        other = self.other_group()
        across = _("sang {group}").format(group=group_word(other)) if other else ""
        side = _("ô bên") if len(shape(vote.paper).heads) > 1 else ""
        papers = (
            (Key("ballots", ("f",), "f", _("nhập từng phiếu"), _("chấm từng phiếu thay vì tổng")),)
            if vote.paper.method == "criteria"
            else ()
        )
        return (
            Key("next", ("enter",), "Enter", _("ô sau"), _("ghi số, sang ô sau"), "typing"),
            Key("other", ("tab",), "Tab", across, _("sang nhóm kia"), "typing"),
            Key("walk", ("up", "down"), "↑ ↓", _("dòng"), _("dòng trên, dưới"), "typing", brief=""),
            Key("side", ("left", "right"), "← →", side, _("ô bên cạnh"), "typing", brief=""),
            Key("earlier", ("f2",), "F2", _("lần gõ trước"), _("các số đã gõ ở ô này"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing"),
            Key("edit", ("enter",), "Enter", _("gõ số"), _("gõ số vào ô này")),
            Key("left", ("left",), "←", "", _("ô bên trái")),
            Key("right", ("right",), "→", "", _("ô bên phải")),
            *self.counting_keys(),
            *papers,
            Key("annul", ("x",), "x", _("hủy đợt"), _("hủy đợt bầu, cần lý do")),
        )

    def lines(self, width: int) -> list[Line]:
        """Whose count, the grid, their papers, who counts a secret ballot."""
        vote = self.vote()
        if vote is None:
            return [line(Span(_("Chưa có đợt nào. o để mở đợt bầu đầu tiên."), "second"))]
        group, _slash, at = self.focus.partition("/")
        group = group or vote.paper.groups[0]
        count = vote.counts.get(group)
        stated = self.value(f"{group}/{BALLOTS}")
        table = GridTable(
            vote.paper,
            count.totals if count else {},
            at,
            self.editor,
            width,
            lambda cell: f"{group}/{cell}",
            int(stated) if stated else None,
        )
        papers = self._papers(vote, group, width)
        return [*self._whose(vote, group), *table.lines(), papers, *_counters(vote, width)]

    # choosing and typing -------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """As at the cups; one cell aside; paper by paper."""
        if action in ("left", "right"):
            self._aside(-1 if action == "left" else 1)
        elif action == "ballots":
            self.host.open("scoring")
        else:
            return super().act(action)
        return True

    def walk(self, step: int) -> None:
        """A row up or down in the same column."""
        self.focus = self._above(step)

    def typing_key(self, key: str) -> bool:
        """Enter on, arrows aside and down, Tab to the other group."""
        if key in ("up", "down"):
            if (there := self._above(-1 if key == "up" else 1)) != self.focus:
                self.step_to(there)
            return True
        if key in ("left", "right"):
            self._aside(-1 if key == "left" else 1)
            return True
        return super().typing_key(key)

    def cell_label(self, vote: Round, cell: str) -> str:
        """The row's number, or the stack's name."""
        row = next(row for row in shape(vote.paper).rows if cell in row.cells)
        return _("Số {n}").format(n=row.number) if row.number else row.name

    # parts ---------------------------------------------------------------------------------

    def _above(self, step: int) -> str:
        vote = self.vote()
        group, _slash, at = self.focus.partition("/")
        if vote is None:
            return self.focus
        table = [*(row.cells for row in shape(vote.paper).rows), (BALLOTS,)]
        here = next((i for i, cells in enumerate(table) if at in cells), 0)
        column = table[here].index(at) if at in table[here] else 0
        cells = table[max(0, min(len(table) - 1, here + step))]
        return f"{group}/{cells[min(column, len(cells) - 1)]}"

    def _aside(self, step: int) -> None:
        rows = self.rows()
        there = rows[max(0, min(len(rows) - 1, rows.index(self.focus) + step))]
        if self.editor is None:
            self.focus = there
        elif there != self.focus:
            self.step_to(there)

    def _whose(self, vote: Round, group: str) -> list[Line]:
        if group == ALL:
            return []
        mark, role = MARKS[group]
        words = f"{mark} {group_word(group).capitalize()}"
        others = [g for g in vote.paper.groups if g != group and g in vote.counts]
        cells = len(method(vote.paper.method).cells(vote.paper))
        done = "   ".join(
            _("{group} đã nhập {n}/{total} ô").format(
                group=group_word(g), n=len(vote.counts[g].totals), total=cells
            )
            for g in others
        )
        return [line(Span(words, role, bold=True), Span("   " + done, "second")), EMPTY]

    def _papers(self, vote: Round, group: str, width: int) -> Line:
        row = f"{group}/{BALLOTS}"
        here = self.focus == row
        hands = vote.paper.method == "hands"
        label = _("Số người có mặt") if hands else _("Số phiếu thu vào")
        shown = number_cell(self.value(row) or "·", 8, self.editor if here else None)
        words = Span(fitted("    " + label, width - 15), "strong" if here else "text", bold=here)
        return line(words, *shown, key=row, ground="row" if here else None)


def _counters(vote: Round, width: int) -> list[Line]:
    """Names on record of those who count and those who watch; nothing else is known of a secret paper."""
    settings, found = vote.paper.settings, list[Line]()
    for label, names in (
        (_("Ban kiểm phiếu"), settings.committee),
        (_("Chứng kiến"), settings.witnesses),
    ):
        rows = wrap(", ".join(names), width - 20) if names else []
        found += [
            line(Span(fitted("    " + label if i == 0 else "", 20), "second"), row)
            for i, row in enumerate(rows)
        ]
    return [EMPTY, *found] if found else []
