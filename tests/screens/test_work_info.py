"""The meeting's facts: who signs, where, when; typed like everything else."""

from collections.abc import Callable
from pathlib import Path

from hall import Hall
from hopthon.screens.preparing.work_info import InfoWork

from .seat import in_file, sit
from .seated import Seated, text


def asking() -> tuple[Seated, InfoWork]:
    hall = Hall()
    hall.do("set_info", village="Bàn Thạch", date="2026-05-16", plan_year=2027, chair="Ông Tài")
    hall.do("start_meeting")
    seat = Seated(hall)
    work = InfoWork(seat)
    work.settle()
    return seat, work


def test_names_go_on_numbers_and_dates_are_typed_anew() -> None:
    seat, work = asking()
    seat.keys(work, "enter", *" Hà", "enter", *"Trưởng thôn", "escape")
    assert (seat.meeting.said("chair"), seat.meeting.said("chair_title")) == (
        "Ông Tài Hà",
        "Trưởng thôn",
    )
    work.step_to("date")
    seat.keys(work, *"17/5/2026", "enter", *"2028", "escape")
    assert (seat.meeting.said("date"), seat.meeting.number("plan_year")) == ("2026-05-17", 2028)


def test_what_cannot_be_changes_nothing_and_says_why() -> None:
    seat, work = asking()
    work.step_to("date")
    seat.keys(work, *"31/02/2026", "enter")
    assert seat.said, "one sentence"
    assert seat.meeting.said("date") == "2026-05-16"
    seat.keys(work, "x")
    assert "số" in seat.said[-1]


def test_one_undo_takes_back_one_field_however_often_it_was_saved() -> None:
    seat, work = asking()
    work.step_to("secretary")
    for part in ("Trịnh", " Thị", " Lan"):
        seat.keys(work, *part)
        work.pause()
    seat.keys(work, "escape")
    assert seat.meeting.said("secretary") == "Trịnh Thị Lan"
    seat.hall.do("undo")
    assert seat.meeting.said("secretary") == ""
    assert seat.meeting.said("chair") == "Ông Tài"


def test_hostile_names_are_names() -> None:
    seat, work = asking()
    work.step_to("secretary")
    seat.keys(work, *"[red]=1+1", "escape")
    assert seat.meeting.said("secretary") == "[red]=1+1"
    assert "[red]=1+1" in text(work)


async def test_from_the_finder_to_the_names_on_paper(
    at: Callable[..., Path], golden: Callable[[str, str], None]
) -> None:
    path = at("attendance")
    async with sit(path, (100, 30)) as seat:
        await seat.burst("escape", "ctrl+p", *"chu tri", "enter")
        await seat.burst(*"Ông Tài", "enter", *"Trưởng thôn", "enter", "enter", *"Bà Lan", "escape")
        golden("info-100x30", seat.frame())
    meeting = in_file(path)
    assert [meeting.said(row) for row in ("chair", "chair_title", "secretary")] == [
        "Ông Tài",
        "Trưởng thôn",
        "Bà Lan",
    ]
