"""Biểu I.1 as an Excel workbook: the handbook's rows and headings, A4 upright [HB part II, I.1]."""

from hopthon.export.book import new_book
from hopthon.export.cells import clean
from hopthon.export.package import packed
from hopthon.export.sheet import Sheet
from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.views.form_i1 import FigureRow, FormI1, form_i1
from hopthon.views.times import moment

WIDTHS = (7, 56, 14, 15)
_LAST = len(WIDTHS)


def figures_workbook(meeting: Meeting) -> bytes:
    """Biểu I.1 on one sheet; the rows nobody gave a figure for stay blank, to be filled by hand."""
    form = form_i1(meeting)
    if not form.rows:
        raise Refusal(_("Quy trình này không có biểu số liệu cơ bản."))
    book = new_book(f"Mẫu biểu I.1 {form.village}")
    _fill(Sheet(book.create_sheet("I.1"), WIDTHS), form)
    return packed(book, moment(meeting.last_at))


def _fill(sheet: Sheet, form: FormI1) -> None:
    title = _("Mẫu biểu I.1: {title}").format(title=form.title)
    sheet.text(title, 1, _LAST, size=14, bold=True, align="center", border=False)
    sheet.next(22)
    village = form.village or _("thôn …………………")
    where = village[:1].upper() + village[1:] + (f" - {form.commune}" if form.commune else "")
    year = _("Năm hiện trạng: {year}").format(year=form.year or "………")
    sheet.text(where, 1, 2, size=12, bold=True, border=False)
    sheet.text(year, 3, _LAST, size=12, align="right", border=False)
    sheet.next(max(20.0, sheet.need(where, 1, 2)))
    heading = sheet.row
    heads = (_("TT"), _("CHỈ TIÊU"), _("Đơn vị tính"), _("Số liệu"))
    for column, head in enumerate(heads, 1):
        sheet.text(head, column, column, bold=True, align="center", grey=True)
    sheet.next(20)
    for row in form.rows:
        _row(sheet, row)
    sheet.page.print_title_rows = f"{heading}:{heading}"
    footer = clean(f"I.1 {form.village}").replace("&", "&&")
    sheet.set_up_print(footer, upright=True)


def _row(sheet: Sheet, row: FigureRow) -> None:
    sheet.text(row.number, 1, 1, bold=row.part, align="center")
    if row.part:
        sheet.text(row.title, 2, _LAST, bold=True)
        sheet.next(20)
        return
    sheet.text(row.title, 2, 2, bold=row.number.isdigit())
    sheet.text(row.unit, 3, 3, align="center")
    if isinstance(row.value, str):
        sheet.text(row.value, 4, 4, align="right")
    else:
        sheet.number(row.value, 4)
    sheet.next(sheet.need(row.title, 2, 2))
