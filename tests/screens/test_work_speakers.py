"""Who speaks and who waits at the keys; the clock beside the turns changes nothing but itself."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from tests.hall import START

from hall import Hall, digest
from hopthon.meeting import commands as c
from hopthon.screens.people.speaker_guess import guessed_group, likely_name
from hopthon.screens.people.work_speakers import SpeakersWork
from hopthon.screens.rail import Wall, foot_line, rail_lines
from hopthon.session.clock import stamp
from hopthon.widgets.panes import Panes

from .seat import Seat, in_file, led_to, sit
from .seated import Seated, key_bar, text


@pytest.fixture(autouse=True)
def foretold_places(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = count(1)
    monkeypatch.setattr(
        "hopthon.screens.people.work_speakers.fresh_id",
        lambda prefix, _taken: f"{prefix}{next(numbers)}",
    )


def talking() -> tuple[Seated, SpeakersWork]:
    hall = Hall()
    hall.do("start_meeting")
    hall.do("go_to_step", step="difficulties")
    for name, sex in (("Lò Thị Mai", "F"), ("Hà Văn Mai", "M"), ("Đinh Hoa", "F")):
        hall.do("add_person", name=name, sex=sex)
    seat = Seated(hall)
    work = SpeakersWork(seat)
    work.settle()
    return seat, work


def waiting(seat: Seated) -> list[tuple[str, str]]:
    return [(w.group, w.name) for w in seat.meeting.queue]


def test_the_group_is_guessed_from_the_roll_or_from_how_one_is_called() -> None:
    meeting = talking()[0].meeting
    called = {"đinh hoa": "women", "Bà Lan": "women", "ong Tai": "men", "Bùi Thị Xa": "women",
              "Lê Văn Tài": "men", "Y Moan": "", "": "", "Thị": ""}  # fmt: skip
    assert {name: guessed_group(meeting, name) for name in called} == called
    assert likely_name(meeting, "hoa") == "Đinh Hoa"
    assert (likely_name(meeting, "zz"), likely_name(meeting, " ")) == ("", "")


def test_names_into_the_queue_and_called() -> None:
    seat, work = talking()
    seat.keys(work, "enter", *"hoa", "tab", "enter", *"ông Bình", "enter", *"Y Moan", "enter")
    assert seat.said[-1] == "Ấn F2 để chọn nữ, nam, hộ nghèo …"
    seat.keys(work, "f2", "f2", "f2", "enter", "f2", "enter", "enter")
    assert seat.said[-1] == "Gõ tên người xin nói."
    assert waiting(seat) == [
        ("women", "Đinh Hoa"), ("men", "ông Bình"), ("poor", "Y Moan"), ("women", "")
    ]  # fmt: skip
    seat.keys(work, "escape", "m", "up", "up", "m")
    assert [(t.group, t.speaker) for t in seat.meeting.speeches] == [
        ("women", "Đinh Hoa"),
        ("poor", "Y Moan"),
    ]
    work.settle()
    seat.keys(work, "x")
    assert waiting(seat) == [("women", "")]


def test_the_one_who_waits_already_is_pointed_out() -> None:
    seat, work = talking()
    seat.keys(work, "enter", *"bà Lan", "enter", *"Bà Lan", "enter")
    assert seat.said == ["«Bà Lan» đang chờ phát biểu rồi."]


def test_frames(golden: Callable[[str, str], None]) -> None:
    seat, work = talking()
    seat.hall.do("set_attendance", people=40, women=20, poor=5)
    seat.hall.do("start_turn", group="women", name="Bà Lan")
    seat.hall.clock.moment += timedelta(minutes=11)
    seat.hall.do("start_turn", group="women", name="Bà Hoa")
    seat.hall.clock.moment += timedelta(seconds=200)
    seat.keys(work, "enter", *"ông Bình", "enter", *"mai")
    for width in (60, 77):
        golden(f"speakers-{width}", text(work, width))
    golden("speakers-keys", key_bar(work) + "\n" + ((work.finish() and key_bar(work)) or ""))
    now = stamp(seat.hall.clock.moment)
    rows = rail_lines(seat.meeting, now, choosing=True, wall=Wall(48), height=30)
    foot = foot_line(seat.meeting, now, 80, Wall(48)), foot_line(seat.meeting, now, 110, Wall(48))
    golden("speakers-rail", "\n".join(row.plain.rstrip() for row in (*rows, *foot)))


def test_a_turn_that_is_too_long_is_in_the_colour_of_warnings() -> None:
    seat, _work = talking()
    seat.hall.do("set_info", turn_minutes=1)
    seat.hall.do("speech", group="women")
    for seconds, role in ((50, "women"), (70, "warn")):
        now = stamp(seat.hall.clock.moment + timedelta(seconds=seconds))
        (head,) = [r for r in rail_lines(seat.meeting, now, choosing=True, wall=Wall(), height=40)
                   if r.key == "speakers"]  # fmt: skip
        assert [s.role for s in head.spans if "●" in s.text] == [role]
        assert role in [
            s.role for s in foot_line(seat.meeting, now, 80, Wall()).spans if "●" in s.text
        ]


def later(seat: Seat, seconds: int) -> None:
    seat.cockpit.desk.clock = lambda: START + timedelta(seconds=seconds)


@pytest.mark.parametrize(("size", "pane"), [((120, 36), "rail"), ((80, 24), "foot")])
async def test_a_second_changes_one_row(
    at: Callable[..., Path], size: tuple[int, int], pane: str
) -> None:
    async with sit(at("difficulties", c.Speech("women")), size) as seat:
        before = dict(seat.app.screen.query_one(Panes).shown)
        for seconds, clock in ((61, "● 1:01"), (62, "● 1:02")):
            later(seat, seconds)
            seat.cockpit.tick()
            assert clock in seat.pane(pane)
        after = seat.app.screen.query_one(Panes).shown
        changed = [
            (name, row)
            for name in after
            for row, (was, now) in enumerate(
                zip(before[name].lines, after[name].lines, strict=True)
            )
            if was != now
        ]
        assert len(changed) == 1
        assert changed[0][0] == pane
        assert all(after[name] is before[name] for name in after if name != pane), (
            "nothing else was worked out"
        )


async def test_an_evening_of_turns_from_any_place(
    prepared: Path, at: Callable[..., Path], start: Callable[[Path], Path]
) -> None:
    before = start(at("difficulties"))
    async with sit(prepared) as seat:
        await seat.burst("escape", "1", "4", *"bà Lan", "enter", *"ông Tài", "enter", *"cô Hoa", "enter", "escape",
                         "m", "up", "m", "0", "4", "escape", "2", "u", "0")  # fmt: skip
        assert "Không có ai đang phát biểu." in seat.pane("message")
        assert "Khó khăn" in seat.pane("board")
    wishes = (
        c.Speech("women"),
        c.QueueSpeaker("women", "bà Lan", "l1"),
        c.QueueSpeaker("men", "ông Tài", "l2"),
        c.QueueSpeaker("women", "cô Hoa", "l3"),
        c.StartTurn("l1"),
        c.StartTurn("l3"),
        c.EndTurn(),
        c.Speech("men"),
        c.Undo(),
    )
    assert digest(in_file(prepared)) == led_to(before, wishes)


async def test_who_was_not_heard_is_named_calmly_until_they_speak(at: Callable[..., Path]) -> None:
    path = at("difficulties", c.SetAttendance(people=40, women=20, poor=5), c.Speech("men"))
    async with sit(path) as seat:
        await seat.burst("escape", "0")
        assert "Chưa nghe" not in seat.pane("rail")
        later(seat, 660)
        seat.cockpit.redraw()
        assert "Chưa nghe phụ nữ, hộ" in seat.pane("rail")
        await seat.burst("1", "3")
        assert "Chưa nghe" not in seat.pane("rail")


async def test_the_chair_goes_and_comes_back_from_the_keyboard(
    prepared: Path, at: Callable[..., Path]
) -> None:
    at("purpose", c.SetInfo(chair="Lê Văn Tài", deputy="Bùi Thị Xa"))
    async with sit(prepared) as seat:
        await seat.burst(
            "escape", "ctrl+p", *"giao chu", "enter", *"đi họp ở xã, tối mới về", "enter"
        )
        assert "Từ bây giờ Bùi Thị Xa chủ trì." in seat.pane("message")
        await seat.burst("ctrl+p", *"chu tri", "enter", "escape")
        assert "Bùi Thị Xa đang chủ trì, từ 19:00" in seat.pane("board")
        await seat.burst("g", *"ông Bình, bà Xa mệt", "enter", "t", "t")
        assert "Chưa giao chủ trì cho ai." in seat.pane("message")
        chairs = [(t.name, t.reason) for t in seat.meeting.chairs]
    assert chairs == [
        ("Bùi Thị Xa", "đi họp ở xã, tối mới về"),
        ("ông Bình", "bà Xa mệt"),
        ("Lê Văn Tài", ""),
    ]


async def test_a_meeting_without_a_chair_begins_all_the_same(prepared: Path) -> None:
    async with sit(prepared) as seat:
        await seat.burst("n")
        assert seat.meeting.started_at
        assert "Chưa ghi ai chủ trì" in seat.pane("message")
