"""Attendance: digits, one more, one less; what cannot be true is said beside its figure."""

from collections.abc import Callable
from pathlib import Path

from hall import Hall, digest
from hopthon.meeting import commands as c
from hopthon.screens.work_attendance import AttendanceWork

from .seat import in_file, led_to, sit
from .seated import Seated, text


def counting(*, slow: bool = False, total: int | None = 98) -> tuple[Seated, AttendanceWork]:
    hall = Hall()
    if total is not None:
        hall.do("set_info", households_total=total)
    hall.do("start_meeting")
    seat = Seated(hall, slow=slow)
    work = AttendanceWork(seat)
    work.settle()
    work.begin()
    return seat, work


def counted(seat: Seated) -> dict[str, int]:
    return dict(seat.meeting.counts)


def test_down_the_column() -> None:
    seat, work = counting()
    seat.keys(work, *"44", "enter", *"61", "enter", *"33", "down", *"14", "escape")
    assert counted(seat) == {"households": 44, "people": 61, "women": 33, "poor": 14}
    assert "○ Nam                                 28    tự tính" in text(work)


def test_one_more_and_one_less_even_before_the_disk_answers() -> None:
    seat, work = counting(slow=True)
    seat.keys(work, *"44", "+", "+", "+", "-")
    seat.answer()
    assert counted(seat) == {"households": 46}
    seat.keys(work, "ctrl+u", "-", "escape")
    seat.answer()
    assert counted(seat) == {"households": 0}, "never below nobody"


def test_numbers_are_read_as_people_write_them() -> None:
    seat, work = counting(total=None)
    seat.keys(work, "down", "down", *"1.200", "+", "escape")
    assert counted(seat) == {"people": 1201}


def test_the_total_stands_beside_and_tab_leads_there() -> None:
    seat, work = counting()
    seat.keys(work, *"44", "tab", "ctrl+u", *"99", "enter", *"61", "escape")
    assert seat.meeting.number("households_total") == 99
    assert counted(seat) == {"households": 44, "people": 61}
    assert "                  44        99" in text(work)


def test_an_unknown_total_is_asked_for_on_the_way() -> None:
    seat, work = counting(total=None)
    seat.keys(work, *"44", "enter", *"98", "enter", *"61", "escape")
    assert seat.meeting.number("households_total") == 98
    assert counted(seat) == {"households": 44, "people": 61}


def test_what_cannot_be_true_is_said_and_waits_to_be_put_right() -> None:
    seat, work = counting()
    seat.keys(work, "down", *"40", "enter", *"61", "enter")
    sentence = "Nữ 61 mà cả cuộc họp có 40 người; hãy xem lại."
    assert seat.said == [sentence]
    assert f"✗ {sentence}" in text(work)
    assert "61 ✗" in text(work), "as typed, beside its mark"
    assert counted(seat) == {"people": 40}
    seat.keys(work, "up", "up", "ctrl+u", *"84", "escape")
    assert counted(seat) == {"people": 84, "women": 61}, "true now, so it counts"
    assert "✗ Nữ" not in text(work)


def test_the_evening_of_comings_and_goings() -> None:
    seat, work = counting()
    for n in range(41, 53):
        seat.hall.do("set_attendance", households=n)
    work.finish()
    assert len([row for row in text(work).split("\n") if "hộ" in row and ":" in row]) == 8
    seat.keys(work, "h")
    assert len([row for row in text(work).split("\n") if ":" in row]) == 12
    assert "Điều kiện" not in text(work)
    seat.keys(work, "enter")
    assert "Điều kiện" in text(work)


def test_frames(golden: Callable[[str, str], None]) -> None:
    seat, work = counting()
    work.finish()
    seat.hall.do("set_attendance", people=56, women=31, households=41)
    seat.hall.do("set_attendance", people=61, women=33, households=44, poor=14, near_poor=9)
    for width in (60, 77):
        golden(f"attendance-{width}", text(work, width))


async def test_a_roll_call_at_the_keys(
    prepared: Path, at: Callable[..., Path], start: Callable[[Path], Path]
) -> None:
    before = start(at("attendance"))
    async with sit(prepared) as seat:
        await seat.burst("4", "4", "+", "enter", "6", "1", "enter", "9", "9", "enter", "escape")
        assert "Nữ 99 mà cả cuộc họp có 61 người" in seat.pane("board")
        await seat.burst("u")
    wishes = (
        c.SetAttendance(households=45),
        c.SetAttendance(people=61),
        c.Undo(),
    )
    assert digest(in_file(prepared)) == led_to(before, wishes)


def test_every_count_that_changed_is_told_in_who_came_and_went() -> None:
    seat, work = counting()
    seat.keys(work, "escape")
    seat.hall.do("set_attendance", minority=12)
    told = next(row for row in text(work, 60).splitlines() if "12 người dân tộc" in row)
    assert "thiểu số" in told
    seat.keys(work, "h")
    keys = work.keys()
    assert "về bảng đếm" in [k.label for k in keys]
