"""Telex and VNI in the cockpit: F9 anywhere, bursts in order, what is kept is what was seen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.screens.seat import in_file, sit

from hopthon import settings
from hopthon.cli.home import FolderHome
from hopthon.vietnamese.methods import TELEX, VNI, use, using

At = Callable[..., Path]
BACK = "backspace"


def texts(path: Path) -> list[str]:
    return [node.text for node in in_file(path).nodes.values()]


async def test_f9_goes_round_and_the_chip_says_it(at: At, tmp_path: Path) -> None:
    settings.load(tmp_path)
    async with sit(at("difficulties")) as seat:
        assert "ĐANG GÕ   " in seat.pane("keys")
        await seat.burst("f9")
        assert "ĐANG GÕ · Telex" in seat.pane("keys")
        assert "Đang gõ Telex" in seat.pane("message")
        await seat.burst("f9", "f9", "f9")
        assert using() is TELEX
        await seat.burst("f9")
        assert "ĐANG GÕ · VNI" in seat.pane("keys")
    settings.load(tmp_path)
    assert settings.now().typing == "vni"


async def test_a_burst_that_switches_on_goes_on_in_telex(at: At) -> None:
    path = at("difficulties")
    keys = [*"Thieeus nuwowcs tuwowis ", BACK, BACK, "i", "enter", *"nhaf WC", "enter"]
    async with sit(path) as seat:
        await seat.burst("f9", *keys, *"DDuwowngf laayf looij", "escape", "f9", "enter", *" moi")
        await seat.burst("escape")
    assert texts(path) == ["Thiếu nước tưới", "nhà WC", "Đường lầy lội moi"]


async def test_a_word_that_is_none_is_settled_by_enter_tab_and_escape(at: At) -> None:
    path = at("difficulties")
    use(TELEX)
    async with sit(path) as seat:
        await seat.burst(*"WC", "enter", *"data", "tab", *"text", "escape")
    assert texts(path) == ["WC", "data", "text"]


async def test_notes_names_and_questions_take_it_too(at: At) -> None:
    path = at("working_group")
    use(VNI)
    async with sit(path) as seat:
        await seat.burst(
            "enter", *"To63 co1 5 ngu7o7i2", "shift+tab", *"Ba2 Lan", "escape", "escape"
        )
        said: list[str] = []
        seat.cockpit.ask_reason("Vì sao?", said.append)
        await seat.burst(*"d9o61 WC", "enter")
        assert said == ["đố WC"]
    (note,) = in_file(path).notes.values()
    assert note.text == "Tổ có 5 người"


async def test_number_and_money_fields_stay_numbers(at: At) -> None:
    path = at("attendance")
    use(VNI)
    async with sit(path) as seat:
        await seat.burst("escape", "enter", *"41", "down", *"66", "escape")
    meeting = in_file(path)
    assert (meeting.counts["households"], meeting.counts["people"]) == (41, 66)


async def test_unikey_beside_it_changes_nothing(at: At) -> None:
    path = at("difficulties")
    use(TELEX)
    burst = [*"Thie", BACK, *"ê", *"u", BACK, BACK, *"ếu", *" te", BACK, "é", BACK, *"es", "t"]
    async with sit(path) as seat:
        await seat.burst(*burst, "escape")
    assert texts(path) == ["Thiếu test"]


async def test_home_and_the_three_questions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOPTHON_HOME", str(tmp_path / "home"))
    async with sit(None, home=FolderHome(tmp_path / "home")) as seat:
        await seat.burst("f9", "m", *"Banf Thachj", "tab", "f9", "f9", "f9", *"Vox Mieesu", "enter")
        assert seat.meeting.said("village") == "Bàn Thạch"
        assert seat.meeting.said("commune") == "Võ Miếu"


async def test_the_finder_says_it_and_finds_with_it(at: At) -> None:
    async with sit(at("amend")) as seat:
        await seat.burst("escape", "ctrl+p", *"go telex", "enter")
        assert using() is TELEX
        await seat.burst("ctrl+p", *"tawts booj gox", "enter")
        assert using() is None


async def test_a_short_name_that_is_full_still_takes_its_tone(at: At) -> None:
    from hopthon.meeting import commands as c

    node = c.AddNode("activity", "Làm đường", sector="infrastructure", id="a1")
    path = at("amend", node)
    use(TELEX)
    async with sit(path) as seat:
        seat.cockpit.open("activities", "a1")
        seat.cockpit.work.begin("short")
        await seat.burst(*"Laam dduowng lieen thon ban na", "r", "escape")
    assert in_file(path).nodes["a1"].activity.short.endswith("nả")
