"""Hands counted, the verdict as it would be, on record, taken back with a reason; passing the minutes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hall import Hall, digest
from hopthon.meeting import commands as c
from hopthon.screens.minutes.work_decision import DecisionWork
from hopthon.screens.minutes.work_passing import PassingWork

from .seat import in_file, led_to, sit
from .seated import Seated, text


def raising(
    kind: type[DecisionWork] = DecisionWork, *, slow: bool = False, begin: bool = True
) -> tuple[Seated, DecisionWork]:
    hall = Hall()
    hall.do("set_info", village="Bàn Thạch", households_total=98, plan_year=2027)
    hall.do("start_meeting")
    hall.do("set_attendance", people=84, women=49, households=52)
    hall.do("go_to_step", step="approve")
    seat = Seated(hall, slow=slow)
    work = kind(seat)
    work.settle()
    if begin:
        work.begin()
    return seat, work


def taken(seat: Seated) -> list[tuple[str, str, int, int, int, bool]]:
    found = [d.taken for d in seat.meeting.decisions.values() if not d.annulled]
    return [(t.kind, t.title, t.in_favour, t.against, t.abstain, t.valid) for t in found]


LIST = "Thông qua danh mục hoạt động ưu tiên năm 2027"


def test_three_numbers_and_enter() -> None:
    seat, work = raising()
    seat.keys(work, *"66", "enter", *"10", "enter", *"8", "enter")
    assert taken(seat) == [("list", LIST, 66, 10, 8, True)]
    assert seat.said == [
        "Đã ghi vào biên bản: 52/98 hộ (53,1 %) · 66/84 người dự họp đồng ý (78,6 %) → hợp lệ"
    ]
    assert "✓ HỢP LỆ   đã ghi vào biên bản" in text(work)


def test_enter_twice_records_once() -> None:
    seat, work = raising(slow=True)
    seat.keys(work, *"66", "enter", "enter", "enter", "escape", "r", "r")
    seat.answer()
    assert len(taken(seat)) == 1


def test_the_verdict_goes_along_with_the_typing(golden: Callable[[str, str], None]) -> None:
    seat, work = raising()
    assert "· CHƯA ĐẾM" in text(work)
    seat.keys(work, *"42")
    assert "✗ KHÔNG HỢP LỆ   nếu ghi các số này" in text(work)
    seat.keys(work, "backspace", "3", "enter", *"10", "enter", *"8")
    assert "✓ HỢP LỆ   nếu ghi các số này" in text(work)
    assert "còn 23 người chưa đếm" in text(work)
    seat.keys(work, "up", "up", "ctrl+u", *"66")
    for width in (60, 77):
        golden(f"decision-{width}", text(work, width))
    assert not taken(seat)


def test_more_hands_than_people() -> None:
    seat, work = raising()
    seat.keys(work, *"80", "enter", *"9", "enter", "enter")
    told = "Cộng lại được 89 người mà chỉ có 84 người dự; hãy đếm lại."
    assert text(work).count("✗") == 2, "at the sum, and with the sentence"
    assert seat.said == [told]
    assert not taken(seat)
    assert work.value("for") == "80", "nothing typed is lost"
    seat.keys(work, "down")
    assert told.partition(";")[0] in text(work).replace("\n    ", " ")


def test_without_the_hands_in_favour_nothing_is_recorded() -> None:
    seat, work = raising()
    seat.keys(work, "down", "down", *"3", "enter")
    assert seat.said == ["Chưa ghi số đồng ý."]
    assert not taken(seat)


def test_households_vote_on_contributions_under_a_title_of_their_own() -> None:
    seat, work = raising()
    seat.keys(work, "pagedown", "up", "ctrl+u", *"Mức góp đoạn dốc", "enter")
    assert work.prompt().ask == "Hộ nào đồng ý, xin một người giơ tay"
    seat.keys(work, *"50", "enter", "2", "enter", "enter", "escape")
    seat.keys(work, "up", "up", "up", "enter", "ctrl+u", *"Mức góp sân", "enter", *"52")
    assert "bằng số hộ có mặt" in text(work)
    seat.keys(work, "escape", "r")
    assert taken(seat) == [
        ("contribution", "Mức góp đoạn dốc", 50, 2, 0, False),
        ("contribution", "Mức góp sân", 52, 0, 0, False),
    ]


def test_what_cannot_pass_today_is_told_before() -> None:
    _seat, work = raising()
    shown = text(work)
    assert "Cần ít nhất 66/98 hộ đồng ý, tức hai phần ba." in shown
    assert "! Hôm nay chỉ có 52 hộ nên không thể đủ." in shown


def test_papers_to_every_household_count_against_all() -> None:
    seat, work = raising()
    seat.keys(work, "pageup", *"60", "enter", *"20")
    assert work.kind == "slips"
    assert "còn 18 hộ chưa đếm" in text(work)
    assert "60/98" in text(work)


def test_annulling_asks_why() -> None:
    seat, work = raising()
    seat.keys(work, "escape", "x")
    assert seat.said == ["Chưa ghi biểu quyết nào để hủy."]
    seat.keys(work, "enter", *"66", "escape", "r", "x")
    assert seat.reply("đếm nhầm") == "Lý do hủy biểu quyết?"
    assert taken(seat) == []
    assert seat.said[-1] == "Đã hủy biểu quyết. Lý do đã ghi vào biên bản."
    assert "· CHƯA ĐẾM" in text(work)


def test_passing_asks_for_the_villages_name_and_locks() -> None:
    seat, work = raising(PassingWork)
    seat.keys(work, *"80", "enter", "4", "enter", "enter")
    assert seat.meeting.passed is None
    assert seat.reply("bàn thắng") == "Gõ «Bàn Thạch» để thông qua:"
    assert seat.meeting.passed is None
    assert seat.said == ["Tên gõ chưa đúng, biên bản chưa thông qua."]
    seat.keys(work, "r")
    seat.reply("ban thach")
    assert seat.meeting.locked
    assert seat.said[-1].startswith("Đã ghi vào biên bản: 80/84 người dự họp đồng ý")
    assert "đã ghi vào biên bản" in text(work)
    seat.keys(work, "up", "up", "enter", "1", "escape", "r")
    seat.reply("Bàn Thạch")
    assert "Biên bản đã thông qua nên không sửa được nữa" in seat.said[-1]


@pytest.mark.parametrize("hostile", ["[red]x[/red]", "=cmd|' /C calc'!A0", "«{0}» %s"])
def test_titles_are_shown_letter_by_letter(hostile: str) -> None:
    seat, work = raising(begin=False)
    seat.keys(work, "up", "enter", "ctrl+u", *hostile, "enter", "1", "escape", "r")
    assert taken(seat)[0][1] == hostile
    assert hostile in text(work)


async def test_a_vote_at_the_keys(at: Callable[..., Path], start: Callable[[Path], Path]) -> None:
    path = at("approve", c.SetAttendance(people=84, women=49, households=52))
    before = start(path)
    async with sit(path) as seat:
        await seat.burst("enter", *"66", "enter", *"10", "enter", *"8", "enter")
        assert "hợp lệ" in seat.pane("message")
        await seat.burst("x", *"đếm nhầm", "enter")
        assert "Đã hủy biểu quyết" in seat.pane("message")
    (decision,) = in_file(path).decisions
    wishes = (
        c.TakeDecision("list", 66, 10, 8, LIST),
        c.AnnulDecision(decision, "đếm nhầm"),
    )
    assert digest(in_file(path)) == led_to(before, wishes)
