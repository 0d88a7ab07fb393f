"""Stories at the keys: stepping, the wall, undo, who spoke. Each ends as the same wishes would."""

from collections.abc import Callable
from pathlib import Path

from tests.hall import digest
from tests.screens.seat import in_file, led_to, sit, still

from hopthon.meeting import commands as c
from hopthon.session import Session

At = Callable[..., Path]
Start = Callable[[Path], Path]


async def test_an_evening_is_steered_with_single_keys(prepared: Path, start: Start) -> None:
    before = start(prepared)
    async with sit(prepared) as seat:
        assert "n để bắt đầu" in seat.pane("message")
        await seat.burst("n", "escape", "n")
        assert seat.meeting.step == "attendance", "the roll is not taken: n asks once"
        assert "Ấn n lần nữa" in seat.pane("message")
        await seat.burst("n", "escape", "space", "1", "2", "3", "1", "p", "b")
    wishes = (
        c.StartMeeting(),
        c.GoToStep("purpose"),
        c.CoverWall(True),
        *(c.Speech(group) for group in ("women", "men", "poor", "women")),
        c.ShowOnWall("step", "purpose"),
        c.GoToStep("attendance"),
    )
    assert digest(in_file(prepared)) == led_to(before, wishes)


async def test_undo_says_what_it_would_take_back_and_what_it_took(at: At) -> None:
    async with sit(at("purpose", c.Speech("women"))) as seat:
        await seat.burst("escape")
        assert "u hoàn tác «nữ phát biểu»" in seat.pane("keys")
        await seat.burst("u")
        assert "Đã hoàn tác «nữ phát biểu»" in seat.pane("message")
        assert not seat.meeting.speeches
        await seat.burst("u", "u", "u")
        assert "Không có gì để hoàn tác" in seat.pane("message")


async def test_the_evening_takes_its_own_course(at: At) -> None:
    path = at("purpose")
    async with sit(path) as seat:
        await seat.burst("escape", "ctrl+p", *"them mot muc", "enter", *"Văn nghệ, 10", "enter")
        assert "Đã thêm «Văn nghệ», mở ghi chép" in seat.pane("message")
        assert "Văn nghệ" in seat.pane("agenda")
        await seat.burst("ctrl+p", *"bo qua muc", "enter", *"đã nói tuần trước", "enter")
        assert "▶    Văn nghệ" in seat.pane("agenda")
        await seat.burst("escape", "ctrl+p", *"nghi giai lao", "enter", *"15 uống nước", "enter")
        assert "Đang nghỉ" in seat.pane("agenda")
        assert "n họp tiếp" in seat.pane("keys")
        assert "Họp tiếp lúc" in seat.pane("rail")
        await seat.burst("n")
        assert seat.meeting.pause is None
        await seat.burst("ctrl+p", *"hen buoi khac", "enter", *"khuya rồi", "enter", "n")
        assert seat.cockpit.work.id == "attendance"
        assert "điểm danh lại" in seat.pane("message")
    meeting = in_file(path)
    assert dict(meeting.skipped) == {"purpose": "đã nói tuần trước"}
    rests = [(rest.minutes, rest.reason, rest.sitting) for rest in meeting.pauses]
    assert rests == [(15, "uống nước", False), (0, "khuya rồi", True)]


async def test_the_ends_of_the_agenda_say_so(at: At) -> None:
    async with sit(at("attendance")) as seat:
        await seat.burst("escape", "b")
        assert "Đây là mục đầu" in seat.pane("message")
    async with sit(at("minutes")) as seat:
        await seat.burst("escape", "n")
        assert "Đây là mục cuối" in seat.pane("message")


async def test_the_message_stays_until_the_next_key(at: At) -> None:
    async with sit(at("attendance")) as seat:
        await seat.burst("escape", "b")
        seat.cockpit.redraw()
        assert "Đây là mục đầu" in seat.pane("message")
        await seat.burst("down")
        assert not seat.pane("message").strip()


async def test_d_goes_to_the_roll_and_back(at: At) -> None:
    async with sit(at("amend")) as seat:
        here = seat.cockpit.work.id
        await seat.burst("escape", "d")
        assert seat.cockpit.work.id == "attendance"
        await seat.burst("escape", "d")
        assert seat.cockpit.work.id == here


async def test_a_step_taken_at_another_seat_waits_for_the_field_to_be_left(at: At) -> None:
    path = at("purpose")
    async with sit(path) as seat:
        await seat.burst("enter", *"Đang nói dở")
        other = Session.open(path, clock=still)
        other.do(c.GoToStep("difficulties"))
        other.close()
        assert seat.app.desk is not None
        seat.app.desk.look()
        await seat.until(lambda: seat.meeting.step == "difficulties")
        assert seat.cockpit.work.id == "notes"
        assert seat.typed == "Đang nói dở"
        await seat.burst("escape")
        assert seat.cockpit.work.id == "tree"
        assert seat.typed is None, "a letter typed now must not fall into a field"
    assert [n.text for n in in_file(path).notes.values()] == ["Đang nói dở"]


async def test_what_is_clicked_is_done(at: At) -> None:
    async with sit(at("amend")) as seat:
        await seat.burst("escape")
        title = next(s.short for s in seat.meeting.rules.steps if s.id == "past_year")
        await seat.click("agenda", title)
        assert seat.meeting.step == "past_year"
        await seat.burst("escape")
        await seat.click("rail", "◇ Hộ nghèo")
        assert [turn.group for turn in seat.meeting.speeches] == ["poor"]
        await seat.click("keys", "hoàn tác")
        assert not seat.meeting.speeches
        await seat.click("keys", "che tường")
        assert seat.meeting.wall.covered
