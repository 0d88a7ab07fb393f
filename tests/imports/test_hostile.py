"""Workbooks that are damaged, swollen or strange: one sentence each, never a crash, never a silent loss."""

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from cli.runs import Program
from hall import Hall
from hopthon.imports.people import read_people
from hopthon.imports.plan import read_plan
from hopthon.refusal import Refusal

ROWS = (
    ("Ngành/Lĩnh vực: Kinh tế",),
    ("Hoạt động", "ĐVT", "Số lượng", "Thời gian", "Địa điểm", "Trách nhiệm", "Nguồn lực"),
    (None, None, None, None, None, None, "Tổng số", "Dân góp", "Cần hỗ trợ"),
    ("Sửa đập", "cái", 1, "Q1", "Đội 2", "Trưởng thôn", 100, 30, 70),
)
SHEET = "xl/worksheets/sheet1.xml"
BROKEN = "không mở được như tệp Excel"


def sound(folder: Path, name: str = "i2.xlsx") -> Path:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    path = folder / name
    book.save(path)
    return path


def changed(path: Path, part: str, old: str, new: str) -> Path:
    """The workbook with something else in one of its parts; `old`: a pattern that is there."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    text, n = re.subn(old, new.replace("\\", "\\\\"), parts[part].decode(), flags=re.DOTALL)
    assert n, "there is something to change"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**parts, part: text.encode()}.items():
            packed.writestr(name, content)
    return path


def refused(path: Path) -> str:
    with pytest.raises(Refusal) as caught:
        read_plan(path, Hall().meeting.procedure.sectors)
    assert len(caught.value.sentence) < 300
    return caught.value.sentence


@pytest.mark.parametrize("number", ["1e999", "1E+30", "9" * 4_000, "-1"])
@pytest.mark.parametrize(("cell", "held"), [("G4", "100"), ("C4", "1")])
def test_a_number_no_plan_has_is_named_by_its_cell(
    tmp_path: Path, number: str, cell: str, held: str
) -> None:
    old = f'r="{cell}"([^>]*)><v>{held}<'
    path = changed(sound(tmp_path), SHEET, old, f'r="{cell}"><v>{number}<')
    assert f"ô {cell}:" in refused(path)


def test_a_number_for_words_may_be_any(tmp_path: Path) -> None:
    number = '<c r="D4"><v>1e999</v></c>'
    path = changed(sound(tmp_path), SHEET, '<c r="D4".*?</c>', number)
    (sheet,) = read_plan(path, Hall().meeting.procedure.sectors).sheets
    assert sheet.time == "inf"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, "</sheetData>.*", ""),
        (SHEET, ".+", ""),
        ("xl/workbook.xml", ".+", "\x00"),
        (SHEET, 'r="A4"', 'r="A4" s="9999"'),
        (SHEET, 'r="A4"', 'r="ZZZZ4"'),
        (SHEET, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="Q"/></mergeCells>'),
    ],
    ids=["cut off", "empty", "no XML", "no style", "no column", "no area"],
)
def test_a_damaged_workbook_is_one_sentence(tmp_path: Path, part: str, old: str, new: str) -> None:
    assert BROKEN in refused(changed(sound(tmp_path), part, old, new))


def test_cells_merged_over_the_whole_sheet_are_refused_before_they_fill_the_memory(
    tmp_path: Path,
) -> None:
    merged = '</sheetData><mergeCells><mergeCell ref="A9:XFD1048576"/></mergeCells>'
    path = changed(sound(tmp_path), SHEET, "</sheetData>", merged)
    assert "gộp ô trên cả trang" in refused(path)


def test_a_small_file_that_swells_is_refused(tmp_path: Path) -> None:
    long = "</sheetData>" + " " * 26_000_000
    path = changed(sound(tmp_path), SHEET, "</sheetData>", long)
    assert path.stat().st_size < 200_000
    assert "mở ra quá 25 MB" in refused(path)


def test_words_below_the_rows_that_are_read_are_not_left_out_unsaid(tmp_path: Path) -> None:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active["A4000"] = "Làm đường"
    path = tmp_path / "long.xlsx"
    book.save(path)
    assert "ô A4000: có chữ, mà chỉ đọc 3000 dòng đầu" in refused(path)


def test_a_sheet_that_claims_a_million_rows_is_read_as_it_is(tmp_path: Path) -> None:
    path = changed(sound(tmp_path), SHEET, 'dimension ref="[^"]*"', 'dimension ref="A1:XFD1048576"')
    assert len(read_plan(path, Hall().meeting.procedure.sectors).lines) == 1


def test_a_file_whose_name_is_long_or_strange_is_taken(tmp_path: Path) -> None:
    path = sound(tmp_path, "x" * 220 + "\u202e\x07.xlsx")
    plan = read_plan(path, Hall().meeting.procedure.sectors)
    hall = Hall()
    hall.do("import_plan", source=plan.source, assigned=["việc"])
    assert hall.meeting.imports[-1].source == plan.source


def test_a_village_of_people_of_one_name_is_told_in_a_few_words(tmp_path: Path) -> None:
    path = tmp_path / "mai.csv"
    rows = "".join(f"Lò Thị Mai;nữ;{n}\n" for n in range(300))
    path.write_text(f"Họ tên;Giới;Hộ\n{rows}", "utf-8")
    (note,) = read_people(path).notes
    assert note == "300 người cùng tên «Lò Thị Mai»: hộ 0, 1, 2, 3, 4 …."


def test_the_same_file_under_another_name_is_still_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    hopthon = Program(monkeypatch, capsys)
    file, other = tmp_path / "m.hopthon", tmp_path / "other.hopthon"
    hopthon("new", file)
    other.hardlink_to(file)
    run = hopthon("import-plan", file, other)
    assert "Hai tệp là một" in run.err
