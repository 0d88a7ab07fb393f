"""A workbook before its first sheet: the office's letters, a title."""

from typing import TYPE_CHECKING, Any

from hopthon.export.cells import clean
from hopthon.export.sheet import FONT, SIZE

if TYPE_CHECKING:
    from openpyxl import Workbook


def new_book(title: str) -> "Workbook":
    """Without sheets; column widths are counted in digits of its font."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    # the library hands out styles of cells, never the one cells start from
    normal: Any = vars(book)["_named_styles"]["Normal"]
    normal.font = Font(name=FONT, size=SIZE)
    book.remove(book.worksheets[0])
    book.properties.creator = "hopthon"
    book.properties.title = clean(title.strip())
    return book
