"""One sheet for paper, filled from the top: merged cells with their borders, heights that hold the text."""

from decimal import Decimal
from typing import Any

from hopthon.export.cells import fitted, put_text

FONT, SIZE = "Times New Roman", 11.0
LOWEST = 17.0
"""Height of a row of one line, points."""
_GREY = "FFEDEDED"

GROUPED = '[>=1000000]#"."###"."##0;[>=1000]#"."##0;0'
"""Whole numbers as Vietnamese offices write them: 6.000, 1.250.000."""


class Ruler:
    """How high text stands in columns of these widths, in digits of the font."""

    def __init__(self, widths: tuple[int, ...]) -> None:
        self.widths = widths

    def wide(self, first: int, last: int) -> float:
        """Width of these columns together."""
        return float(sum(self.widths[first - 1 : last]))

    def need(self, text: str, first: int, last: int) -> float:
        """Height that the text needs in these columns."""
        return max(LOWEST, fitted(text, self.wide(first, last), SIZE)[1])


class Sheet(Ruler):
    """`row` is the next free row; `used`: points filled since the last page break."""

    def __init__(self, sheet: Any, widths: tuple[int, ...]) -> None:
        """Columns as wide as `widths`, in digits of the font."""
        from openpyxl.utils import get_column_letter

        super().__init__(widths)
        self.page, self.row, self.used = sheet, 1, 0.0
        for column, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(column)].width = (
                width + 0.71
            )  # Excel's padding

    def text(
        self,
        text: str,
        first: int,
        last: int,
        *,
        rows: int = 1,
        at: int = 0,
        align: str = "left",
        size: float = 0.0,
        bold: bool = False,
        italic: bool = False,
        border: bool = True,
        grey: bool = False,
    ) -> None:
        """Text over columns `first` to `last` and `rows` rows from row `at` (0: the next free one)."""
        from openpyxl.styles import Alignment, Font

        top = at or self.row
        size = size or fitted(text, self.wide(first, last), SIZE)[0]
        cell = self.page.cell(top, first)
        put_text(cell, text)
        cell.font = Font(name=FONT, size=size, bold=bold, italic=italic)
        inside = int(align == "right" and border)  # as numbers stand
        cell.alignment = Alignment(
            horizontal=align, vertical="center", wrap_text=True, indent=inside
        )
        if border:
            self._frame(top, first, top + rows - 1, last, grey=grey)
        if rows > 1 or last > first:
            self.page.merge_cells(
                start_row=top, start_column=first, end_row=top + rows - 1, end_column=last
            )

    def number(self, value: int | Decimal | None, column: int, *, bold: bool = False) -> None:
        """A number, exact; None leaves the cell empty.

        Whole numbers are grouped by dots on every machine (6.000): the dots stand in the format itself,
        because `#,##0` shows 6,000 where the machine is set to English. Fractions of a thousand đồng
        leave both signs to the machine: no format can choose the decimal comma.
        """
        from openpyxl.styles import Alignment, Font

        cell = self.page.cell(self.row, column)
        if value is not None:
            whole = value == int(value)
            cell.value = int(value) if whole else Decimal(value).normalize()
            places = 0 if whole else -int(Decimal(value).normalize().as_tuple().exponent)
            cell.number_format = GROUPED if whole else "#,##0." + "0" * places
        cell.font = Font(name=FONT, size=SIZE, bold=bold)
        cell.alignment = Alignment(horizontal="right", vertical="center", indent=1)
        self._frame(self.row, column, self.row, column)

    def next(self, height: float) -> None:
        """This row is done and so high."""
        self.page.row_dimensions[self.row].height = round(height, 1)
        self.row, self.used = self.row + 1, self.used + height

    def raise_last(self, more: float) -> None:
        """The row just done becomes higher."""
        if more > 0:
            self.row, self.used = self.row - 1, self.used - self.height(self.row - 1, self.row)
            self.next(float(self.page.row_dimensions[self.row].height) + more)

    def height(self, first: int, end: int) -> float:
        """Height of the rows from `first` up to, not with, `end`."""
        return float(sum(self.page.row_dimensions[row].height for row in range(first, end)))

    def new_page(self) -> None:
        """The next row starts a page."""
        from openpyxl.worksheet.pagebreak import Break

        self.page.row_breaks.append(Break(id=self.row - 1))
        self.used = 0.0

    def set_up_print(self, footer: str, *, upright: bool = False) -> None:
        """A4 across, or upright, shrunk to its width, page numbers, what was filled as print area."""
        from openpyxl.utils import get_column_letter

        page = self.page
        page.page_setup.orientation = "portrait" if upright else "landscape"
        page.page_setup.paperSize = 9
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        margins = page.page_margins
        margins.left = margins.right = 0.45
        margins.top, margins.bottom, margins.header, margins.footer = 0.55, 0.65, 0.3, 0.3
        page.print_options.horizontalCentered = True
        page.oddFooter.left.text, page.oddFooter.left.size = footer, 9
        page.oddFooter.right.text, page.oddFooter.right.size = "Trang &P/&N", 9
        page.print_area = f"A1:{get_column_letter(len(self.widths))}{self.row - 1}"
        page.sheet_view.showGridLines = False

    def _frame(self, top: int, left: int, bottom: int, right: int, *, grey: bool = False) -> None:
        from openpyxl.styles import Border, PatternFill, Side

        thin = Side(style="thin")
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                cell = self.page.cell(row, column)
                cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
                if grey:
                    cell.fill = PatternFill("solid", fgColor=_GREY)
