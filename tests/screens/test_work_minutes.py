"""The minutes: the secretary's words stay as typed, figures come from the log."""

from collections.abc import Callable
from pathlib import Path

from hall import Hall, digest
from hopthon.meeting import commands as c
from hopthon.screens.minutes.work_minutes import MinutesWork

from .seat import in_file, led_to, sit
from .seated import Seated, text

LONG = (
    "Trưởng thôn nêu mục đích, cách làm việc và giờ kết thúc; bà con không có ý kiến khác.\n"
    "Chủ trì nhắc lại quy ước của thôn.\n\nTất cả nhất trí."
)


def writing(words: str = "") -> tuple[Seated, MinutesWork]:
    hall = Hall()
    hall.do("set_info", village="Bàn Thạch", households_total=98)
    hall.do("start_meeting")
    hall.do("set_attendance", people=84, women=49, households=52)
    hall.do("go_to_step", step="purpose")
    hall.do("note", step="purpose", text="Ruộng bỏ hoang là 2 ha", speaker="Ông Tư", group="men")
    if words:
        hall.do("set_minutes_text", step="purpose", text=words)
    seat = Seated(hall)
    work = MinutesWork(seat)
    work.settle()
    return seat, work


def test_it_begins_where_the_room_is() -> None:
    _seat, work = writing()
    assert work.focus == "purpose"


def test_paragraphs_survive_editing() -> None:
    seat, work = writing(LONG)
    seat.keys(work, "enter", "escape")
    assert seat.meeting.minutes["purpose"] == LONG
    seat.keys(work, "enter", *" Hết.", "escape")
    assert seat.meeting.minutes["purpose"] == LONG + " Hết."


def test_enter_breaks_the_line() -> None:
    seat, work = writing()
    seat.keys(work, "enter", *"một", "enter", *"hai", "left", "left", "left", "backspace", " ")
    assert work.editor is not None
    assert work.editor.text == "một hai"
    seat.keys(work, "tab")
    assert seat.meeting.minutes["purpose"] == "một hai"
    assert work.focus == "conclusion"


def test_up_and_down_go_by_the_rows_one_sees() -> None:
    seat, work = writing("một hai ba bốn\nnăm\nsáu")
    text(work, 14)  # drawn in rows of 11 cells
    seat.keys(work, "enter", "up", "!", "up", "?", "up", "down", "down", "*")
    assert work.editor is not None
    assert work.editor.text == "một hai ba bốn?\nnăm!*\nsáu"
    seat.keys(work, "up", "up", "up")
    assert work.focus == "attendance", "over the edge lies the passage before"


def test_pauses_are_one_undo() -> None:
    seat, work = writing()
    seat.keys(work, "enter")
    for part in ("Nêu", " mục", " đích"):
        seat.type(work, part)
        work.pause()
    assert seat.meeting.minutes["purpose"] == "Nêu mục đích"
    seat.hall.do("undo")
    assert seat.meeting.minutes.get("purpose", "") == ""


def test_pasted_paragraphs_stay_paragraphs() -> None:
    seat, work = writing()
    seat.keys(work, "enter")
    assert work.editor is not None
    work.editor = work.editor.pasted("• Một\t“hai”\r\n\r\n• ba")
    work.finish()
    assert seat.meeting.minutes["purpose"] == "Một “hai”\nba"


def test_what_the_log_says_stands_beside_and_is_not_typed() -> None:
    seat, work = writing()
    assert "│ 19:00. Ông Tư (nam) ý kiến: Ruộng bỏ hoang là 2 ha" in text(work)
    seat.keys(work, "enter")
    assert work.editor is not None
    assert work.editor.text == ""


def test_once_passed_nothing_changes() -> None:
    seat, work = writing(LONG)
    seat.hall.do("pass_minutes", **{"for": 80, "against": 4})
    seat.keys(work, "enter", "x", "escape")
    assert "Biên bản đã thông qua nên không sửa được nữa" in seat.said[-1]
    assert seat.meeting.minutes["purpose"] == LONG
    assert "80/84 người dự họp đồng ý" in work.title()[1]


def test_to_the_vote_and_out_to_files() -> None:
    seat, work = writing()
    seat.keys(work, "c", "i")
    assert seat.opened == [("passing", ""), ("export", "")]


def test_frames(golden: Callable[[str, str], None]) -> None:
    _seat, work = writing(LONG)
    work.begin()
    for width in (60, 77):
        golden(f"minutes-{width}", text(work, width))


async def test_minutes_at_the_keys(at: Callable[..., Path], start: Callable[[Path], Path]) -> None:
    path = at("minutes", c.SetAttendance(people=84, women=49, households=52))
    before = start(path)
    async with sit(path) as seat:
        await seat.burst("enter", *"Đọc lại.", "enter", *"Nhất trí.", "escape", "c")
        await seat.burst("enter", *"80", "enter", "4", "enter", "enter", *"ban thach", "enter")
        assert "Đã ghi vào biên bản: 80/84" in seat.pane("message")
    wishes = (c.SetMinutesText("minutes", "Đọc lại.\nNhất trí."), c.PassMinutes(80, 4, 0))
    assert digest(in_file(path)) == led_to(before, wishes)
