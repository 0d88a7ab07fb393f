"""Biểu I.2 as an Excel workbook: the headings of the handbook, ready to print on A4 [HB part II, I.2]."""

from decimal import Decimal

from hopthon.export.book import new_book
from hopthon.export.cells import clean
from hopthon.export.package import packed
from hopthon.export.sheet import LOWEST, Ruler, Sheet
from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.views.form_i2 import ActivityRow, Block, FormI2, Group, TreeRow, form_i2
from hopthon.views.money import Sums
from hopthon.views.times import moment

WIDTHS = (33, 8, 9, 12, 15, 19, 11, 11, 11, 31)
"""Columns of the activity table; the three of the tree table are merged from them."""
_TREE = ((1, 2), (3, 6), (7, 10))
_OURS, _LAST = 8, len(WIDTHS)
_PAGE = 480.0
"""Points of rows that an A4 page across holds once shrunk to its width, below the repeated title."""


def workbook(meeting: Meeting) -> bytes:
    """Biểu I.2: one sheet, a block a sector, each block on a page of its own.

    Where an activity table is longer than a page every sector gets a sheet: rows that repeat on each
    page belong to a whole sheet, and only so can the heading of the table be repeated.
    """
    form = form_i2(meeting)
    book = new_book(f"Mẫu biểu I.2 {form.village}")
    apart = any(_table_height(block) > _PAGE for block in form.blocks)
    parts = [(block,) for block in form.blocks] if apart else [form.blocks]
    for number, blocks in enumerate(parts, 1):
        name = "I.2" if len(parts) == 1 else f"I.2 ({number})"
        _fill(Sheet(book.create_sheet(name), WIDTHS), form, blocks)
    return packed(book, moment(meeting.last_at))


def _fill(sheet: Sheet, form: FormI2, blocks: tuple[Block, ...]) -> None:
    _title(sheet, form)
    sheet.page.print_title_rows = f"1:{sheet.row - 1}"
    sheet.used = 0.0
    for index, block in enumerate(blocks):
        if index:
            sheet.new_page()
        heading = _block(sheet, block)
        if len(blocks) == 1 and _table_height(block) > _PAGE:
            sheet.page.print_title_rows = f"{heading}:{heading + 1}"
    if not blocks:
        sheet.text(_("Cuộc họp chưa ghi nội dung nào cho biểu này."), 1, _LAST, italic=True)
        sheet.next(LOWEST)
    sheet.set_up_print(clean(f"I.2 {form.village}").replace("&", "&&"))


def _title(sheet: Sheet, form: FormI2) -> None:
    title = _("Mẫu biểu I.2: {title}").format(title=form.title)
    sheet.text(title, 1, _LAST, size=14, bold=True, align="center", border=False)
    sheet.next(22)
    year = _("Năm kế hoạch (X+1): {year}").format(year=form.plan_year or "………")
    village = form.village or _("thôn …………………")
    where = village[:1].upper() + village[1:] + (f" - {form.commune}" if form.commune else "")
    sheet.text(year, 1, 3, size=12, border=False)
    sheet.text(where, 4, _LAST, size=12, bold=True, align="right", border=False)
    sheet.next(max(20.0, sheet.need(where, 4, _LAST)))


def _block(sheet: Sheet, block: Block) -> int:
    """Write a sector; gives the row where the heading of its activity table stands."""
    sheet.text(_("Ngành/Lĩnh vực:"), 1, 2, bold=True)
    sheet.text(block.title, 3, _LAST, bold=True)
    sheet.next(20)
    _advantages(sheet, block.advantages or ("",))
    _tree(sheet, block.tree)
    if sheet.used % _PAGE + _table_height(block) > _PAGE >= _table_height(block):
        sheet.new_page()  # the heading of the table stands on the page of its rows
    heading = sheet.row
    _heading(sheet)
    for group in block.groups:
        _group(sheet, group)
    _sum_row(sheet, _("Tổng cộng {sector}").format(sector=block.title), block.sums, 0)
    return heading


def _advantages(sheet: Sheet, texts: tuple[str, ...]) -> None:
    label = _("Thuận lợi (những mặt được, điểm mạnh chính đã đạt được tính đến hiện tại)")
    start = sheet.row
    for text in texts:
        sheet.text(text, 3, _LAST)
        sheet.next(sheet.need(text, 3, _LAST))
    sheet.raise_last(sheet.need(label, 1, 2) - sheet.height(start, sheet.row))
    sheet.text(label, 1, 2, rows=len(texts), at=start, bold=True)


def _tree(sheet: Sheet, rows: tuple[TreeRow, ...]) -> None:
    heads = (
        _("Khó khăn (tồn tại, hạn chế chính cần giải quyết)"),
        _("Nguyên nhân (lý do gây ra Khó khăn)"),
        _("Giải pháp (việc cần làm để khắc phục Nguyên nhân)"),
    )
    for span, head in zip(_TREE, heads, strict=True):
        sheet.text(head, *span, bold=True, align="center", grey=True)
    sheet.next(max(sheet.need(head, *span) for span, head in zip(_TREE, heads, strict=True)))
    start = sheet.row
    for height in _tree_heights(sheet, rows) or [LOWEST]:
        sheet.next(height)
    if not rows:
        for span in _TREE:
            sheet.text("", *span, at=start)
    for index, row in enumerate(rows, start):
        for span, cell in zip(_TREE, (row.difficulty, row.cause, row.solution), strict=True):
            if cell.span:
                sheet.text(cell.text, *span, rows=cell.span, at=index)


def _tree_heights(sheet: Sheet, rows: tuple[TreeRow, ...]) -> list[float]:
    """Row heights that hold the solutions, then the causes and difficulties merged beside them."""
    heights = [sheet.need(row.solution.text, *_TREE[2]) for row in rows]
    for span, cells in (
        (_TREE[1], [row.cause for row in rows]),
        (_TREE[0], [row.difficulty for row in rows]),
    ):
        for index, cell in enumerate(cells):
            lacking = sheet.need(cell.text, *span) - sum(heights[index : index + cell.span])
            for row in range(index, index + cell.span):
                heights[row] += max(0.0, lacking) / cell.span
    return heights


def _heading(sheet: Sheet) -> None:
    tall = (
        _("Hoạt động\n(Xếp ưu tiên từ cao xuống thấp)"),
        _("ĐVT"),
        _("Số lượng"),
        _("Thời gian"),
        _("Địa điểm"),
        _("Trách nhiệm"),
    )
    top = sheet.row
    for column, head in enumerate(tall, 1):
        sheet.text(head, column, column, rows=2, bold=True, align="center", grey=True)
    note = _("Ghi chú\n(nêu tên nguồn vốn, cách thực hiện)")
    sheet.text(note, _LAST, _LAST, rows=2, bold=True, align="center", grey=True)
    sheet.text(_("Nguồn lực (1.000 đồng)"), 7, 9, bold=True, align="center", grey=True)
    sheet.next(18)
    for column, head in enumerate((_("Tổng số"), _("Dân góp"), _("Cần hỗ trợ")), 7):
        sheet.text(head, column, column, bold=True, align="center", grey=True)
    sheet.next(max(18.0, sheet.need(tall[0], 1, 1) - sheet.height(top, sheet.row)))


def _group(sheet: Sheet, group: Group) -> None:
    sheet.text(group.title, 1, _LAST, bold=True)
    sheet.next(18)
    for row in group.rows:
        _activity(sheet, row)
    if not group.rows:
        for column in range(1, _LAST + 1):
            sheet.text("", column, column)
        sheet.next(LOWEST)
    _sum_row(sheet, _("Cộng"), group.sums, group.sums.unknown)


def _activity(sheet: Sheet, row: ActivityRow) -> None:
    texts = {
        1: row.text,
        2: row.unit,
        4: row.time,
        5: row.place,
        6: row.responsible,
        _LAST: row.note,
    }
    for column, text in texts.items():
        sheet.text(text, column, column, align="left" if column in (1, 6, _LAST) else "center")
    sheet.number(row.quantity, 3)
    for column, amount in enumerate((row.total, row.contribution, row.support), 7):
        if column == _OURS and row.percent is not None:  # only its share is known [HB 2.1]
            sheet.text(f"{row.percent} %", column, column, align="right")
        else:
            sheet.number(_thousand(amount), column)
    sheet.next(_activity_height(row, sheet))


def _activity_height(row: ActivityRow, ruler: Ruler) -> float:
    texts = {1: row.text, 2: row.unit, 4: row.time, 5: row.place, 6: row.responsible, 10: row.note}
    return max(ruler.need(text, column, column) for column, text in texts.items())


def _sum_row(sheet: Sheet, label: str, total: Sums, unknown: int) -> None:
    """Values, not formulas: phones and readers that do not calculate would show nothing."""
    sheet.text(label, 1, 6, bold=True)
    for column, amount in enumerate((total.total, total.contribution, total.support), 7):
        sheet.number(_thousand(amount), column, bold=True)
    note = _("Chưa kể {n} hoạt động chưa rõ kinh phí").format(n=unknown) if unknown else ""
    sheet.text(note, _LAST, _LAST, italic=True)
    sheet.next(max(18.0, sheet.need(note, _LAST, _LAST), sheet.need(label, 1, 6)))


def _thousand(amount: int | None) -> Decimal | None:
    """đồng → thousand đồng, exact."""
    return None if amount is None else Decimal(amount) / 1000


def _table_height(block: Block) -> float:
    """About how high the activity table of this sector prints."""
    ruler = Ruler(WIDTHS)
    rows = sum(_activity_height(row, ruler) for group in block.groups for row in group.rows)
    return 110.0 + rows
