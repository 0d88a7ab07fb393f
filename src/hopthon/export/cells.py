"""Text for a workbook: never a formula, never cut off, as many lines as it will take."""

import unicodedata
from typing import Any

CELL_LIMIT = 32_767
"""Longest text of a cell, in characters."""
ROW_LIMIT = 409.0
"""Tallest row, in points."""
_LINE = 1.28  # height of a line, in units of the font size (Times New Roman, marks above and below)
_NARROW, _WIDE = "iljtfI.,;:'|!()[]- ", "mwMWĐƠƯ@%"
_ACTIVE = "=+-@\t\r\n'"


def put_text(cell: Any, text: str) -> None:
    """Write text as text: whatever it starts with, no program may take it for a formula."""
    if kept := clean(text):
        cell.value, cell.data_type = kept, "s"
        if kept[0] in _ACTIVE:
            cell.quotePrefix = True


def clean(text: str) -> str:
    """NFC, without what a workbook cannot hold, at most `CELL_LIMIT` characters."""
    plain = unicodedata.normalize("NFC", text)
    kept = "".join(c for c in plain if c in "\n\t" or (c >= " " and not _broken(c)))
    return kept if len(kept) <= CELL_LIMIT else kept[: CELL_LIMIT - 1] + "…"


def lines(text: str, width: float) -> int:
    """How many lines the text takes in a column `width` digits wide, wrapped between words."""
    return sum(_wrapped(row, width) for row in text.split("\n"))


def fitted(text: str, width: float, size: float) -> tuple[float, float]:
    """Font size and row height, in points, so that the text stands whole: smaller only where it must."""
    while True:
        # a smaller font gets more into the same column
        height = lines(text, (width - 1) * _USUAL / size) * size * _LINE + 5
        if height <= ROW_LIMIT or size <= 4:
            return size, min(height, ROW_LIMIT)
        size -= 1


_USUAL = 11.0  # size of the font that column widths are counted in


def _wrapped(row: str, width: float) -> int:
    count, used = 1, 0.0
    for word in row.split(" "):
        long = sum(_width(c) for c in word)
        if used and used + _width(" ") + long > width:
            count, used = count + 1, 0.0
        used += long + (_width(" ") if used else 0.0)
        if used > width:  # a word longer than the column breaks anywhere
            extra = int(used // width)
            count, used = count + extra, used - extra * width
    return count


def _width(c: str) -> float:
    base = unicodedata.normalize("NFD", c)[0]
    if base in _NARROW:
        return 0.62
    if base in _WIDE:
        return 1.75
    return 1.4 if base.isupper() or ord(base) > 0x2000 else 0.98


def _broken(c: str) -> bool:
    return c in "\ufffe\uffff" or unicodedata.category(c) in ("Cc", "Cs")
