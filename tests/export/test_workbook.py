"""The workbook of biểu I.2, read back as Excel would."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hopthon.export.cells import CELL_LIMIT, ROW_LIMIT, clean, fitted, lines
from hopthon.export.sheet import GROUPED
from hopthon.export.workbook import workbook
from hopthon.meeting.state import Meeting


def opened(meeting: Meeting) -> Workbook:
    return load_workbook(BytesIO(workbook(meeting)))


def found(sheet: Worksheet, text: str) -> tuple[int, int]:
    """Row and column of the first cell that reads so."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == text:
                return cell.row, cell.column
    raise AssertionError(f"not in the sheet: {text}")


def merges(sheet: Worksheet) -> set[str]:
    return {str(area) for area in sheet.merged_cells.ranges}


def test_headings_stand_as_the_handbook_prints_them(held: Meeting) -> None:
    sheet = opened(held)["I.2"]
    for text in (
        "Ngành/Lĩnh vực:",
        "Thuận lợi (những mặt được, điểm mạnh chính đã đạt được tính đến hiện tại)",
        "Khó khăn (tồn tại, hạn chế chính cần giải quyết)",
        "Nguyên nhân (lý do gây ra Khó khăn)",
        "Giải pháp (việc cần làm để khắc phục Nguyên nhân)",
        "Hoạt động\n(Xếp ưu tiên từ cao xuống thấp)",
        "Ghi chú\n(nêu tên nguồn vốn, cách thực hiện)",
        "Hoạt động Không cần nguồn vốn bên ngoài",
        "Hoạt động Cần nguồn vốn bên ngoài",
    ):
        found(sheet, text)
    row, _column = found(sheet, "ĐVT")
    heads = [sheet.cell(row, column).value for column in range(2, 8)]
    assert heads == [
        "ĐVT",
        "Số lượng",
        "Thời gian",
        "Địa điểm",
        "Trách nhiệm",
        "Nguồn lực (1.000 đồng)",
    ]
    assert [sheet.cell(row + 1, c).value for c in (7, 8, 9)] == ["Tổng số", "Dân góp", "Cần hỗ trợ"]
    assert {f"G{row}:I{row}", f"A{row}:A{row + 1}", f"J{row}:J{row + 1}"} <= merges(sheet)


def test_tree_cells_are_merged_down_the_tree(held: Meeting) -> None:
    sheet = opened(held)["I.2"]
    row, _column = found(sheet, "Ruộng thiếu nước vụ xuân")
    assert {f"A{row}:B{row + 2}", f"C{row}:F{row + 1}", f"C{row + 2}:F{row + 2}"} <= merges(sheet)


def test_amounts_are_exact_numbers_in_thousand_dong(held: Meeting) -> None:
    sheet = opened(held)["I.2"]
    row, _column = found(sheet, "Xây phai Nà Lầu")
    assert [sheet.cell(row, c).value for c in (3, 7, 8, 9)] == [12, 30500.5, 10500.5, 20000]
    assert sheet.cell(row, 7).number_format == "#,##0.0"
    assert sheet.cell(row, 9).number_format == GROUPED
    unknown, _column = found(sheet, "Mua máy tuốt lúa")
    assert sheet.cell(unknown, 7).value is None
    total, _column = found(sheet, "Tổng cộng Kinh tế và tổ chức sản xuất")
    assert [sheet.cell(total, c).value for c in (7, 8, 9)] == [30500.5, 10500.5, 20000]


def test_it_prints_on_a4_across_with_page_numbers(held: Meeting) -> None:
    sheet = opened(held)["I.2"]
    setup = sheet.page_setup
    assert (setup.orientation, int(setup.paperSize)) == ("landscape", 9)
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.print_area == f"'I.2'!$A$1:$J${sheet.max_row}"
    assert sheet.oddFooter.right.text == "Trang &P/&N"
    second, _column = found(sheet, "Kinh tế và tổ chức sản xuất")
    assert [b.id for b in sheet.row_breaks.brk] == [second - 1], "each sector starts a page"
    fonts = {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value}
    assert fonts == {"Times New Roman"}
    heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
    assert all(height and 15 <= height <= ROW_LIMIT for height in heights)


def test_a_table_longer_than_a_page_repeats_its_heading(hostile: Meeting) -> None:
    book = opened(hostile)
    sheet = book.worksheets[0]
    row, _column = found(sheet, "ĐVT")
    assert sheet.print_title_rows == f"${row}:${row + 1}"


def test_no_text_is_ever_a_formula(hostile: Meeting) -> None:
    data = workbook(hostile)
    with ZipFile(BytesIO(data)) as package:
        sheets = [n for n in package.namelist() if n.startswith("xl/worksheets/")]
        assert all(b"<f>" not in package.read(name) for name in sheets)
    texts: dict[str, bool] = {}
    for sheet in load_workbook(BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n")
                if isinstance(cell.value, str):
                    texts[cell.value] = bool(cell.quotePrefix)
    for text in ("=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "'=1"):
        assert texts[text], text
    assert "[red]#,##0" in texts
    assert not texts["[red]#,##0"]
    assert sum(text.startswith("Rất dài") for text in texts) >= 14


def test_the_same_meeting_gives_the_same_bytes(held: Meeting) -> None:
    data = workbook(held)
    assert data == workbook(held)
    properties = load_workbook(BytesIO(data)).properties
    assert properties.modified is not None
    assert f"{properties.modified:%Y-%m-%d %H:%M}" == "2027-02-05 19:44"


def test_an_empty_meeting_still_has_the_form(play: Callable[..., Meeting]) -> None:
    sheet = opened(play([]))["I.2"]
    found(sheet, "Cuộc họp chưa ghi nội dung nào cho biểu này.")


@pytest.mark.parametrize("text", ["a\x00b\x1b[31m", "a\ud800b", "a\ufffeb", "x" * 40_000])
def test_what_a_cell_cannot_hold_is_left_out(text: str) -> None:
    kept = clean(text)
    assert len(kept) <= CELL_LIMIT
    sheet = Workbook().create_sheet()
    sheet["A1"] = kept
    assert sheet["A1"].value == kept


def test_heights_grow_with_the_text_and_never_pass_what_excel_shows() -> None:
    assert lines("một hai ba bốn", 6) >= 3
    assert lines("x" * 100, 10) >= 9
    usual = fitted("ngắn", 30, 11)
    longer = fitted("chữ " * 100, 30, 11)
    longest = fitted("chữ " * 500, 30, 11)
    assert usual[0] == longer[0] == 11
    assert usual[1] < longer[1] <= ROW_LIMIT
    assert longest[0] < 11
    assert longest[1] <= ROW_LIMIT
