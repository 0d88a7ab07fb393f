"""Home and the three questions: from an empty machine into a running meeting."""

from pathlib import Path

import pytest
from tests.screens.seat import in_file, sit

from hopthon.cli.home import FolderHome, known_places, listed
from hopthon.cli.recents import look, note, remember, remembered
from hopthon.processes.definition import Process
from hopthon.screens.help import HelpScreen
from hopthon.screens.home.home import HomeScreen
from hopthon.screens.home.new_meeting import NewMeetingScreen


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOPTHON_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


async def test_three_questions_lead_into_a_running_meeting(folder: Path) -> None:
    async with sit(None, home=FolderHome(folder)) as seat:
        assert "m để bắt đầu, v để tập thử" in seat.frame()
        await seat.burst("m", *"Bàn Thạch", "tab", *"Võ Miếu", "tab", "tab", "tab", *"98")
        assert "Tổng số hộ" in seat.frame()
        await seat.burst("enter")
        assert seat.meeting.started_at
        assert seat.cockpit.work.id == "attendance"
        await seat.burst(*"52", "down", *"84")
        assert (seat.meeting.counts["households"], seat.typed) == (52, "84"), (
            "counting goes on at once"
        )
        assert not seat.meeting.speeches
        path = seat.cockpit.desk.path
    meeting = in_file(path)
    assert meeting.said("village") == "Bàn Thạch"
    assert meeting.said("commune") == "Võ Miếu"
    assert meeting.number("households_total") == 98
    assert meeting.rules.id == "village"


async def test_the_pages_before_the_meeting_are_one_key_away(folder: Path) -> None:
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("m")
        await seat.burst(*"Phú Khê", "f2")
        assert seat.cockpit.work.id == "prepare"
        assert not seat.meeting.started_at
        await seat.burst("n")
        assert (seat.meeting.step, seat.cockpit.work.id) == ("attendance", "attendance")


async def test_a_commune_used_before_is_taken_with_one_key(folder: Path, prepared: Path) -> None:
    remember(prepared)
    note([look(known)[0] for known in remembered()])
    assert known_places() == [{"commune": "Võ Miếu", "province": ""}]
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("m", *"Đồng Giang", "tab", *"vo m")
        assert "→ Võ Miếu lần trước" in seat.frame()
        await seat.burst("right", "enter")
        assert seat.meeting.said("commune") == "Võ Miếu"


async def test_another_kind_is_chosen_with_the_arrows(folder: Path) -> None:
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("m", "shift+tab", "up", "enter")
        kinds = [kind.id for kind in _village_process().kinds]
        assert seat.meeting.rules.id == kinds[kinds.index("village") - 1]


def _village_process() -> Process:
    from hopthon.processes.load import find

    return find("ctmtqg", Path("nowhere"))


async def test_the_answers_are_kept_and_a_wrong_one_is_told(folder: Path) -> None:
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("m", *"Bàn Thạch", "escape", "escape")
        assert isinstance(seat.app.screen, HomeScreen)
        await seat.burst("m")
        assert isinstance(seat.app.screen, NewMeetingScreen)
        assert "Bàn Thạch" in seat.frame()
        await seat.burst("tab", "tab", "tab", *"31/02/2026", "enter")
        assert isinstance(seat.app.screen, NewMeetingScreen)
        assert seat.pane("message").strip()
        await seat.burst("ctrl+u", *"16/05/2026", "tab", "x")
        assert "chỉ nhận số" in seat.pane("message")
        await seat.burst("enter")
        assert seat.meeting.said("date") == "2026-05-16"


async def test_going_on_with_a_meeting_is_one_key(folder: Path, prepared: Path) -> None:
    remember(prepared)
    (recent,) = listed()
    assert (recent.name, recent.state) == (prepared.stem, ""), "nothing is read for the first frame"
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.until(lambda: "Mở lại: họp thôn Bàn Thạch" in seat.frame())
        await seat.burst("enter")
        assert seat.cockpit.desk.path == prepared
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("1")
        assert seat.cockpit.desk.path == prepared


async def test_a_file_that_is_not_there_is_told_and_home_stays(folder: Path) -> None:
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("o")
        assert "Mở tệp nào?" in seat.pane("message")
        await seat.paste("/không/có.hopthon")
        await seat.burst("enter")
        assert isinstance(seat.app.screen, HomeScreen)
        assert "Không thấy tệp" in seat.pane("message")
        await seat.burst("question_mark")
        assert isinstance(seat.app.screen, HelpScreen)
        await seat.burst("x", "down", "n", "b", "u", "d")
        assert isinstance(seat.app.screen, HomeScreen)


async def test_the_example_opens_in_mid_count(folder: Path) -> None:
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("v")
        assert seat.meeting.step == "rank"


async def test_home_fits_eighty_columns(folder: Path, prepared: Path) -> None:
    remember(prepared)
    async with sit(None, (80, 24), home=FolderHome(folder)) as seat:
        assert all(len(row) <= 80 for row in seat.frame().split("\n"))
        assert "Không cần mạng" in seat.frame()
        await seat.burst("m")
        assert "Vào cuộc họp" in seat.frame()
        assert "chưa biết" in seat.frame()
