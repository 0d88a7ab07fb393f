"""Keys that come in one read do what they do one by one: whatever they open, whatever waits for the disk."""

import random
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from tests.screens.seat import CHOOSES_IDS, sit
from tests.screens.test_monkey import CONTROL, DOORS, OUTSIDE

from hopthon.app import Hopthon
from hopthon.journal.journal import Journal

At = Callable[..., Path]
STEPS = ["purpose", "difficulties", "amend", "rank", "approve", "minutes"]
WORDS = ["mưa", "12", "30", "x", "a", "m", "o", "c"]


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in OUTSIDE:
        monkeypatch.setattr(Hopthon, name, lambda *_args: None)


def sequence(luck: random.Random) -> list[str]:
    """A few things someone quick does: the finder and a command's words, steps and turns, keys, letters."""
    keys: list[str] = []
    for _thing in range(luck.randint(2, 9)):
        match luck.randrange(4):
            case 0:
                keys += ["escape", "ctrl+p", *luck.choice(DOORS).lower()[:14], "enter"]
            case 1:
                keys.append(luck.choice("nbnb4d0123u"))
            case 2:
                keys.append(luck.choice(CONTROL))
            case _:
                keys += luck.choice(WORDS)
    return keys


@pytest.mark.usefixtures("outside")
@pytest.mark.parametrize("seed", range(20))
async def test_a_burst_is_its_keys(seed: int, at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    luck = random.Random(seed)
    path = at(luck.choice(STEPS))
    keys = sequence(luck)
    copy = path.with_name("từng phím.hopthon")
    shutil.copyfile(path, copy)
    assert await came_of(path, [keys], monkeypatch) == await came_of(
        copy, [[key] for key in keys], monkeypatch
    )


async def came_of(
    path: Path, reads: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> tuple[object, ...]:
    """Where one stands after these reads, and what the file holds."""
    numbers = count(1)
    for module in CHOOSES_IDS:
        monkeypatch.setattr(
            f"hopthon.screens.{module}.fresh_id", lambda prefix, _taken: f"{prefix}-{next(numbers)}"
        )
    async with sit(path) as seat:
        for keys in reads:
            await seat.burst(*keys)
        place = (type(seat.app.screen).__name__, seat.cockpit.work.id, seat.typed)
    journal = Journal.open(path, write=False)
    events = [(record.kind, record.data) for record in journal.read()]
    journal.close()
    return (*place, events)


async def test_words_to_find_wait_with_the_key_that_opens_the_finder(at: At) -> None:
    """The turn is still on its way to the disk when the finder is asked for."""
    async with sit(at("purpose")) as seat:
        await seat.burst("escape", "1", "ctrl+p", *"diem danh", "enter")
        assert seat.cockpit.work.id == "attendance"
        assert seat.meeting.step == "purpose", "no letter of it was a key"
