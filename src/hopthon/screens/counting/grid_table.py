"""A grid as drawn: the columns that fit around the one in hand, a sum at the right and below."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from hopthon.language import _
from hopthon.screens.counting.grid_shape import GridRow, Shape, column_words, limits, shape
from hopthon.screens.fields import number_cell
from hopthon.voting.methods import method
from hopthon.voting.paper import MEN, WOMEN, Paper
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line

_NUMBER, _SUM, _LEAST = 4, 7, 14
MARKS = {WOMEN: ("●", "women"), MEN: ("○", "men")}


class GridTable(Struct, frozen=True):
    """`values`: what stands in each cell; `at`: the cell in hand; `key`: a cell's row key."""

    paper: Paper
    values: Mapping[str, int]
    at: str
    editor: Editor | None
    width: int
    key: Callable[[str], str]
    ballots: int | None = None

    @property
    def shape(self) -> Shape:
        """How the counts lie."""
        return shape(self.paper)

    def lines(self) -> list[Line]:
        """Head, rows, sums, the column in full."""
        table = self.shape
        first, last = self._window(table)
        rows = [self._row(row, table, first, last) for row in table.rows]
        sums = [self._sums(table, first, last)]
        return [self._head(table, first, last), *rows, *sums, EMPTY, *self._in_full(table)]

    def _fit(self, table: Shape) -> int:
        """How many columns fit."""
        return max(1, (self.width - _NUMBER - _SUM - _LEAST) // table.wide)

    def _window(self, table: Shape) -> tuple[int, int]:
        """First and last column shown, the one in hand among them."""
        fit, columns = self._fit(table), len(table.heads)
        here = next((row.cells.index(self.at) for row in table.rows if self.at in row.cells), 0)
        first = 0 if columns <= fit else min(max(0, here - fit // 2), columns - fit)
        return first, min(columns, first + fit)

    def _label(self, table: Shape, shown: int) -> int:
        return self.width - _NUMBER - _SUM - shown * table.wide

    def _head(self, table: Shape, first: int, last: int) -> Line:
        title = "" if self.paper.method == "secret" else _("Việc")
        spans = [Span(fitted(" " * _NUMBER + title, _NUMBER + self._label(table, last - first)))]
        for index in range(first, last):
            before = "‹" if index == first and first else ""
            after = "›" if index == last - 1 and last < len(table.heads) else " "
            spans.append(Span(flush(before + table.heads[index], table.wide - 1) + after, "second"))
        unit = method(self.paper.method).unit if self.paper.method == "criteria" else _("cộng")
        sums = "" if self.paper.method == "secret" else unit
        return line(*spans, Span(flush(sums, _SUM), "second"))

    def _row(self, row: GridRow, table: Shape, first: int, last: int) -> Line:
        here = self.at in row.cells
        label = self._label(table, last - first)
        role = "strong" if here else "text"
        spans = [
            Span(flush(row.number, _NUMBER - 1) + " "),
            Span(fitted(row.name, label - 1) + " ", role, bold=here),
        ]
        for at in row.cells[first:last]:
            spans += self._cell(at, table.wide)
        spans.append(Span(flush(self._across(row), _SUM), "second"))
        return line(*spans, key=self._row_key(row, first), ground="row" if here else None)

    def _row_key(self, row: GridRow, first: int) -> str:
        """The cell in hand, or where a click leads."""
        return self.key(self.at if self.at in row.cells else row.cells[first])

    def _cell(self, at: str, wide: int) -> list[Span]:
        n = self.values.get(at)
        shown = "·" if n is None else str(n)
        bound = limits(self.paper, at, self.ballots)
        bad = n is not None and bound is not None and not bound[0] <= n <= bound[1]
        if at == self.at and self.editor is not None:
            return [Span(" "), *number_cell(shown, wide - 1, self.editor)]
        if bad:
            return [
                Span(" "),
                Span(flush(shown, wide - 2) + "✗", "warn", bold=True, ground="field"),
            ]
        here = "focus" if at == self.at else "text"
        return [Span(" "), *number_cell(shown, wide - 1, None, role=here)]

    def _across(self, row: GridRow) -> str:
        """A row's sum: weighted points of a criteria row, hands of a show of hands."""
        found = {at: n for at in row.cells if (n := self.values.get(at)) is not None}
        if not found or self.paper.method == "secret":
            return ""
        if self.paper.method == "criteria":
            option = row.cells[0].partition("/")[0]
            return str(method("criteria").points(self.paper, found)[option])
        return str(sum(found.values()))

    def _sums(self, table: Shape, first: int, last: int) -> Line:
        """Each column's sum: a criterion's subtotal, all stacks of a secret ballot."""
        label = self._label(table, last - first)
        spans = [Span(" " * _NUMBER), Span(fitted(_("Cộng"), label), bold=True)]
        for index in range(first, last):
            n = sum(self.values.get(row.cells[index], 0) for row in table.rows)
            spans.append(Span(flush(str(n), table.wide - 1) + " ", bold=True))
        return line(*spans)

    def _in_full(self, table: Shape) -> list[Line]:
        """The whole name of the row in hand where it was cut, and what the column asks for."""
        row = next((row for row in table.rows if self.at in row.cells), None)
        if row is None or not row.number:
            return []
        name = f"{row.number} {row.name}"
        said = column_words(self.paper, self.at.partition("/")[2])
        rows = [name, said]
        if bound := limits(self.paper, self.at, self.ballots):
            rows += [_("Tổng ô này từ {low} đến {high} điểm").format(low=bound[0], high=bound[1])]
        room = self.width - _NUMBER
        return [line(" " * _NUMBER, Span(fitted(row, room), "second")) for row in rows]
