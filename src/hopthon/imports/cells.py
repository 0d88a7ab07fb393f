"""A sheet of someone's workbook as cells that know where they stand: every refusal names sheet and cell."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any

from hopthon.imports.excel import workbook
from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.text import pasted

_BULLET = re.compile(r"^\s*(?:[-+•*–—]|\d+[.)])\s*(?=\S)")
MOST_ROWS, MOST_COLUMNS = 3_000, 60
"""More than any form has."""
_MOST_UNPACKED = 25_000_000
"""Bytes: all its cells are in memory at once, each thirty times as large."""
ABOVE, NONE, SAID = "above", "none", "said"
"""How a cell stands in a column: it goes on from above, it says nothing, it says something."""


class Book:
    """A workbook read once; a second time, with what its formulas gave, only where a formula stands."""

    def __init__(self, path: Path) -> None:
        """Refuses a file that is no workbook."""
        self.path = path
        self._values: Any = None
        self._book = workbook(path, _MOST_UNPACKED, values=False)

    def sheets(self) -> Iterator["Cells"]:
        """Every sheet with cells, in order."""
        for sheet in self._book.worksheets:
            yield Cells(self, sheet)

    def value(self, sheet: str, row: int, column: int) -> Any:
        """What the formula there gave when the file was saved last."""
        if self._values is None:
            self._values = workbook(self.path, _MOST_UNPACKED, values=True)
        return self._values[sheet].cell(row, column).value


class Cells:
    """One sheet. Rows and columns are counted from 1, as people see them."""

    def __init__(self, book: Book, sheet: Any) -> None:
        """`sheet`: the library's own."""
        self._book, self._sheet, self.name = book, sheet, str(sheet.title)
        self.rows = min(int(sheet.max_row or 0), MOST_ROWS)
        self.columns = min(int(sheet.max_column or 0), MOST_COLUMNS)
        self._refuse_too_long()
        self._anchors: dict[tuple[int, int], tuple[int, int]] = {}
        for area in sheet.merged_cells.ranges:
            top, left = int(area.min_row), int(area.min_col)
            for row in range(top, min(int(area.max_row), MOST_ROWS) + 1):
                for column in range(left, min(int(area.max_col), MOST_COLUMNS) + 1):
                    self._anchors[row, column] = (top, left)

    def raw(self, row: int, column: int) -> Any:
        """What stands there; None of a cell that another one covers. Refuses a formula without its value."""
        if self._anchors.get((row, column), (row, column)) != (row, column):
            return None
        cell = self._sheet.cell(row, column)
        if cell.data_type != "f":
            return cell.value
        value = self._book.value(self.name, row, column)
        if value is None:
            raise self.wrong(row, column, _("là công thức chưa tính: mở bằng Excel rồi lưu lại."))
        return value

    def text(self, row: int, column: int) -> str:
        """The words there, lines kept; "" where there are none."""
        value = self.raw(row, column)
        if value is None or isinstance(value, bool):
            return ""
        if isinstance(value, datetime | date):
            return f"{value:%d/%m/%Y}"
        if isinstance(value, float) and isfinite(value):
            exact = Decimal(repr(value))
            value = (
                int(exact) if exact == exact.to_integral_value() else str(exact).replace(".", ",")
            )
        return pasted(str(value)).strip()

    def listed(self, row: int, column: int) -> list[str]:
        """The words there; where every line of the cell has a bullet of its own, each for itself."""
        value = self.raw(row, column)
        rows = [r for r in str(value).splitlines() if r.strip()] if isinstance(value, str) else []
        if len(rows) > 1 and all(_BULLET.match(r) for r in rows):
            return [" ".join(pasted(_BULLET.sub("", r)).split()) for r in rows]
        return [" ".join(self.text(row, column).split())]

    def said(self, row: int) -> dict[int, str]:
        """Column → words, of every cell of the row that says something."""
        return {c: words for c in range(1, self.columns + 1) if (words := self.text(row, c))}

    def standing(self, row: int, column: int) -> str:
        """How this cell stands in its column: merged with those above, empty in its own right, or filled."""
        anchor = self._anchors.get((row, column))
        if anchor is not None and anchor[0] < row:
            return ABOVE
        if self.text(row, anchor[1] if anchor else column):
            return SAID
        return NONE if anchor is not None else ABOVE

    def _refuse_too_long(self) -> None:
        """Nothing is left out unsaid: words far below the last row that is read are refused."""
        if int(self._sheet.max_row or 0) <= MOST_ROWS:
            return
        for (row, column), cell in self._sheet._cells.items():
            if row > MOST_ROWS and column <= MOST_COLUMNS and cell.value not in (None, ""):
                words = _("có chữ, mà chỉ đọc {n} dòng đầu: hãy bỏ các dòng thừa.")
                raise self.wrong(row, column, words.format(n=MOST_ROWS))

    def wrong(self, row: int, column: int, what: str) -> Refusal:
        """The refusal of one cell of the file."""
        from openpyxl.utils import get_column_letter

        return Refusal(
            _("Tệp «{file}», trang «{sheet}», ô {cell}: {what}").format(
                file=self._book.path.name,
                sheet=self.name,
                cell=f"{get_column_letter(column)}{row}",
                what=what,
            )
        )
