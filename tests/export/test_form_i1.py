"""Biểu I.1: the handbook's rows and headings, the village's figures, and what does not agree."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from hall import Hall
from hopthon.export.figures import figures_workbook
from hopthon.views.basic_data import agreed, figures
from hopthon.views.minutes_parts import parts_by_step


def told(hall: Hall) -> dict[str, str]:
    return {f.indicator.id: f.problem for f in figures(hall.meeting) if f.problem}


def village() -> Hall:
    hall = Hall()
    hall.do("set_info", village="Bàn Thạch", commune="Võ Miếu", plan_year=2027)
    return hall


def test_the_form_has_the_handbook_s_rows_and_headings() -> None:
    hall = village()
    hall.do("set_basic_data", values={"I.1": 120.5, "I.5": 1412, "II.4": 1, "II.15": -0.5})
    hall.do("add_indicator", under="I.5", title="Dân tộc Dao")
    sheet = load_workbook(io.BytesIO(figures_workbook(hall.meeting)))["I.1"]
    rows = [[c.value for c in row] for row in sheet.iter_rows(max_col=4)]
    assert rows[0][0] == "Mẫu biểu I.1: Số liệu cơ bản của thôn"
    assert (rows[1][0], rows[1][2]) == ("Thôn Bàn Thạch - xã Võ Miếu", "Năm hiện trạng: 2026")
    assert rows[2] == ["TT", "CHỈ TIÊU", "Đơn vị tính", "Số liệu"]
    assert rows[3][:2] == ["I", "Các chỉ tiêu thống kê cơ bản"]
    known = {(row[0], row[1]): row[2:] for row in rows[3:]}
    assert known["1", "Đất nông nghiệp"] == ["ha", 120.5]
    assert known["5", "Tổng số nhân khẩu"] == ["người", 1412]
    assert known["5.4", "- Dân tộc Dao"] == ["người", None]
    assert known["4", "Thôn có sử dụng mạng lưới điện quốc gia"] == ["Có/không", "Có"]
    assert known["15", "Giảm tỷ lệ hộ nghèo"] == ["%", -0.5]
    numbers = [row[0] for row in rows if row[0] and row[0].isdigit()]
    assert numbers == [str(n) for n in [*range(1, 17), *range(1, 24)]], "16 groups, then 23"
    assert sheet.page_setup.orientation == "portrait"


WRONG = [
    ({"I.1": 100, "I.1.1": 101}, "I.1.1", "101 nhiều hơn đất nông nghiệp 100"),
    ({"I.1": 100, "I.1.1": 60, "I.1.2": 60}, "I.1", "cộng lại là 120, nhiều hơn"),
    ({"I.7": 5, "I.7.1": 6}, "I.7.1", "6 nhiều hơn số hộ nghèo 5"),
    ({"I.6": 98, "I.8": 99}, "I.8", "99 nhiều hơn tổng số hộ 98"),
    ({"I.9": 50, "I.9.men": 20, "I.9.women": 31}, "I.9", "Nam và nữ cộng lại là 51, khác"),
    ({"II.1": 101}, "II.1", "từ 0 đến 100 %"),
]


@pytest.mark.parametrize(("values", "row", "words"), WRONG)
def test_what_does_not_agree_is_told_and_never_in_the_way(
    values: dict[str, int], row: str, words: str
) -> None:
    hall = village()
    hall.do("set_basic_data", values=values)
    assert words in told(hall)[row]


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 1000))
def test_men_and_women_are_exactly_the_whole(men: int, women: int, whole: int) -> None:
    hall = village()
    hall.do("set_basic_data", values={"I.9": whole, "I.9.men": men, "I.9.women": women})
    assert ("I.9" in told(hall)) == (men + women != whole)


def test_the_households_of_the_meeting_are_those_of_the_form() -> None:
    hall = village()
    hall.do("set_basic_data", values={"I.6": 98})
    assert hall.meeting.number("households_total") == 98
    assert told(hall) == {}
    hall.do("set_info", households_total=97)
    assert "ghi 97, ở đây 98" in told(hall)["I.6"]
    hall.do("undo")
    hall.do("undo")
    assert hall.meeting.number("households_total") is None


def test_the_minutes_tell_what_was_agreed() -> None:
    hall = village()
    assert agreed(hall.meeting) == ""
    hall.do("set_basic_data", values={"I.5": 1412, "I.6": 98, "I.7": 12})
    said = "Biểu I.1 ghi 3 số liệu: tổng số nhân khẩu 1.412; tổng số hộ 98; số hộ nghèo 12."
    assert said in [getattr(p, "text", "") for p in parts_by_step(hall.meeting)["basic_data"]]


def test_presenters_and_the_working_group_stand_in_the_minutes() -> None:
    hall = village()
    hall.do("set_member", name="Hà Văn Lực", sex="M", role="Tổ trưởng")
    hall.do("plan_step", step="working_group", presenter="Bà Hoa")
    said = [getattr(p, "text", "") for p in parts_by_step(hall.meeting)["working_group"]]
    assert said == [
        "Người trình bày: Bà Hoa.",
        "Tổ công tác gồm 1 người, trong đó nữ 0: Hà Văn Lực, Tổ trưởng.",
    ]
