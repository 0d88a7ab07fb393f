"""Lists of names from spreadsheets: whole or not at all, and what is wrong is named by line and column."""

import csv
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from hopthon.imports.people import read_people
from hopthon.refusal import Refusal

from .runs import Program

ROWS: list[list[Any]] = [
    ["DANH SÁCH NGƯỜI DỰ HỌP THÔN", "", "", "", "", ""],
    ["STT", "Họ và tên", "Nam/Nữ", "Chủ hộ", "Hộ nghèo", "Dân tộc thiểu số"],
    [1, "Lò Thị Mai", "Nữ", "Lò Văn Pâng", "x", "x"],
    [2, "  Lò Văn  Pâng ", "nam", "Lò Văn Pâng", "", ""],
    [3, "Lò Thị Mai", "F", "Hà Văn An", "", "X"],
    ["Tổng", "", "", "", "", ""],
]


def saved(path: Path, rows: list[list[Any]], mark: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=mark).writerows(rows)
    return path


def workbook(path: Path, rows: list[list[Any]]) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def names(hopthon: Program, path: Path) -> list[tuple[str, str, str, tuple[str, ...]]]:
    roll = hopthon.show(path)["attendance"]["roll"]
    return [(p["name"], p["sex"], p["household"], tuple(p["groups"])) for p in roll]


EXPECTED = [
    ("Lò Thị Mai", "F", "Lò Văn Pâng", ("poor", "minority")),
    ("Lò Văn Pâng", "M", "Lò Văn Pâng", ()),
    ("Lò Thị Mai", "F", "Hà Văn An", ("minority",)),
]


@pytest.mark.parametrize("kind", [";", ",", "\t", "bom", "xlsx"])
def test_every_way_a_list_is_saved(hopthon: Program, path: Path, tmp_path: Path, kind: str) -> None:
    if kind == "xlsx":
        file = workbook(tmp_path / "thôn.xlsx", ROWS)
    else:
        mark, code = (";", "utf-8-sig") if kind == "bom" else (kind, "utf-8")
        file = saved(tmp_path / "thôn.csv", ROWS, mark, code)
    run = hopthon("import-people", path, file)
    assert (run.status, run.err) == (0, "")
    assert run.out.splitlines() == [
        "Đã thêm 3 người vào danh sách.",
        "2 người cùng tên «Lò Thị Mai»: hộ Lò Văn Pâng, Hà Văn An.",
    ]
    assert names(hopthon, path) == EXPECTED
    hopthon.do(path, {"do": "undo"})
    assert names(hopthon, path) == [], "one undo takes the whole list back"


def test_a_second_time_adds_only_who_is_new(hopthon: Program, path: Path, tmp_path: Path) -> None:
    file = saved(tmp_path / "a.csv", ROWS)
    hopthon("import-people", path, file)
    again = hopthon("import-people", path, file)
    assert again.status == 0
    assert again.out.startswith("Cả 3 người trong tệp đều đã có trong danh sách, không thêm ai.")
    more = saved(tmp_path / "b.csv", [*ROWS[:-1], [4, "Bùi Văn Tư", "nam", "Tư", "", ""]])
    assert hopthon("import-people", path, more).out.startswith(
        "Đã thêm 1 người vào danh sách. 3 người đã có từ trước."
    )
    assert len(names(hopthon, path)) == 4


@pytest.mark.parametrize(
    ("headings", "row", "expected"),
    [
        (["Ho ten", "Nhom"], ["Mai", "nghèo; DTTS"], ("Mai", "", ("poor", "minority"))),
        (["HỌ TÊN", "Nữ", "Nam"], ["Mai", "x", ""], ("Mai", "F", ())),
        (["Họ", "Tên", "F/M"], ["Lò Thị", "Mai", "m"], ("Lò Thị Mai", "M", ())),
        (["Số hộ", "Họ tên", "Cận nghèo"], [12, "Mai", "có"], ("Mai", "", ("near_poor",))),
        (["TT", "Chủ hộ", "Giới tính"], [1, "Mai", ""], ("Mai", "", ())),
        (["Họ tên", "Năm", "Ghi chú"], ["• Mai\u200b", 1970, "=1+1"], ("Mai", "", ())),
    ],
)
def test_columns_are_found_by_their_headings(
    tmp_path: Path, headings: list[Any], row: list[Any], expected: Any
) -> None:
    for file in (
        saved(tmp_path / "a.csv", [headings, row], ";"),
        workbook(tmp_path / "a.xlsx", [headings, ["'" if c == "=1+1" else c for c in row]]),
    ):
        (person,) = read_people(file).people
        assert (person.name, person.sex, person.groups) == expected


WRONG: list[tuple[list[list[Any]], str]] = [
    ([["STT", "Năm"], [1, 2]], "không thấy cột «Họ tên»"),
    ([["Họ tên", "Giới tính"], ["Mai", "đàn bà"]], "dòng 2: cột «Giới tính» ghi «đàn bà»"),
    ([["Họ tên", "Hộ"], ["", "Pâng"]], "dòng 2: cột «Họ tên» còn để trống"),
    ([["Họ tên"], ["123"]], "dòng 2: cột «Họ tên» ghi «123», không phải tên người"),
    ([["Họ tên"], ["=cmd|' /c calc'!A1"]], "dòng 2: cột «Họ tên» ghi «=cmd"),
    ([["Họ tên", "Hộ"], ["Mai", "-2+3"]], "dòng 2: cột «Hộ» ghi «-2+3» như một công thức"),
    ([["Họ tên"], ["a\x1b[31mb"]], "dòng 2: cột «Họ tên» có ký tự điều khiển"),
    ([["Họ tên"], ["x" * 100_000]], "dòng 2: cột «Họ tên» dài 1000 chữ cái"),
    ([["Họ tên", "Nghèo"], ["Mai", "hơi hơi"]], "dòng 2: cột «Nghèo» ghi «hơi hơi»"),
    ([["Họ tên", "Nhóm"], ["Mai", "giàu"]], "dòng 2: cột «Nhóm» ghi «giàu», không có nhóm này"),
    ([["Họ tên", "Tên"], ["Mai", "Mai"]], "dòng 1: có hai cột «Tên»"),
    ([["Họ tên"], [""]], "không có người nào"),
]


@pytest.mark.parametrize(("rows", "sentence"), WRONG)
def test_what_is_wrong_is_named_and_nothing_is_taken(
    hopthon: Program, path: Path, tmp_path: Path, rows: list[list[Any]], sentence: str
) -> None:
    good = ["Bùi Văn Tư", *[""] * (len(rows[0]) - 1)] if len(rows) > 1 and rows[1] != [""] else []
    before = hopthon.show(path)["seq"]
    run = hopthon("import-people", path, saved(tmp_path / "a.csv", [*rows, good]))
    assert (run.status, run.out) == (1, "")
    assert sentence in run.err
    assert run.err.count("\n") == 1
    assert "\x1b" not in run.err
    assert hopthon.show(path)["seq"] == before


def test_what_is_no_list_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 not really")
    (tmp_path / "b.csv").write_bytes(b"Ho ten\nMai\x00\n")
    (tmp_path / "c.csv").write_bytes("Họ tên\nLò Thị Mái".encode("cp1258", "replace") + b"\xff")
    (tmp_path / "d.doc").write_bytes(b"x")
    for name, words in (
        ("a.xlsx", "mở bằng Excel rồi lưu lại"),
        ("b.csv", "ký tự hỏng"),
        ("c.csv", "CSV UTF-8"),
        ("d.doc", ".xlsx hay .csv"),
        ("none.csv", "Không thấy tệp"),
    ):
        with pytest.raises(Refusal) as caught:
            read_people(tmp_path / name)
        assert words in caught.value.sentence


def test_one_person_written_twice_is_pointed_out(tmp_path: Path) -> None:
    rows = [["Họ tên", "Hộ"], ["Mai", "An"], ["MAI", "an"], ["Mái", "An"]]
    file = read_people(saved(tmp_path / "a.csv", rows))
    assert [p.name for p in file.people] == ["Mai", "Mái"]
    assert file.notes[0] == "Dòng 2 và 3 cùng tên «MAI», cùng hộ: chỉ tính một người."
