"""Windows dragged about, keys at random: nothing falls over, and what was answered is in the file."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hall import START, digest
from tests.screens.seat import Seat, as_event, in_file, sit
from textual import events

from hopthon.app import Hopthon
from hopthon.demo import middle
from hopthon.journal.journal import Journal
from hopthon.meeting.codec import Fact, decode
from hopthon.meeting.fold import fold
from hopthon.meeting.state import Meeting

At = Callable[..., Path]
SIZES = [
    (20, 5),
    (79, 24),
    (80, 24),
    (99, 24),
    (100, 24),
    (119, 40),
    (120, 36),
    (200, 60),
    (1, 1),
    (3, 60),
    (200, 2),
]
CONTROL = [
    "escape", "enter", "tab", "shift+tab", "up", "down", "left", "right", "pageup", "pagedown", "f2", "home",
    "end", "backspace", "delete", "ctrl+up", "ctrl+down", "ctrl+p", "ctrl+u", "ctrl+left", "ctrl+right", "space",
]  # fmt: skip
LETTERS = [*"nbpud123aefghijklmoqrstvwxyz0456789/?+-=.,ếưđ"]


async def test_any_size_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.hopthon"
    middle(path, START).close()
    async with sit(path) as seat:
        for size in [*SIZES, *reversed(SIZES), (120, 36)]:
            await seat.pilot.resize_terminal(*size)
            await seat.burst("down")
            rows = seat.frame().split("\n")
            assert len(rows) == size[1]
        assert "CHƯƠNG TRÌNH" in seat.frame()


async def monkey(seat: Seat, luck: random.Random, keys: int) -> None:
    for turn in range(keys):
        if turn % 200 == 199:
            await seat.pilot.resize_terminal(*luck.choice(SIZES))
        if luck.random() < 0.02:
            seat.app.post_message(
                events.Paste(luck.choice(["35", "•\tmưa\nlũ", "[b]x", "\x1b[2J", "9" * 400]))
            )
        pool = CONTROL if luck.random() < 0.5 else LETTERS
        seat.app.post_message(as_event(luck.choice(pool)))
        if luck.random() < 0.1:
            await seat.pilot.pause()


@pytest.mark.parametrize("seed", range(3))
async def test_a_monkey_at_the_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    path = tmp_path / "mẫu.hopthon"
    middle(path, START).close()
    outside = ("action_leave", "_export", "_open_projector", "_copy")  # other programs, other files
    for name in outside:
        monkeypatch.setattr(Hopthon, name, lambda *_args: None)
    async with sit(path) as seat:
        await monkey(seat, random.Random(seed), 700)
        await seat.pilot.resize_terminal(120, 36)
        await seat.burst("escape", "escape")
        await seat.quiet()
        assert seat.app.return_code is None
        shown, seq = digest(seat.meeting), seat.meeting.seq
    assert seq > 100
    assert in_file(path).seq >= seq
    assert digest(_until(path, seq)) == shown, "what the screen shows is what the file says"


def _until(path: Path, seq: int) -> Meeting:
    """The meeting as the file's first `seq` events make it."""
    journal, meeting = Journal.open(path, write=False), Meeting()
    for record in journal.read():
        if (
            record.seq <= seq
            and (event := decode(record.kind, record.data, record.seq)) is not None
        ):
            fold(meeting, Fact(record.seq, record.at, record.seat, event))
            meeting.head = record.hash
    journal.close()
    return meeting
