"""Twenty thousand keys at random, over every screen, at any size: nothing falls over, no answered entry is lost."""

import os
import random
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hall import START, Ticking, digest
from tests.screens.seat import ENOUGH, as_event
from tests.screens.test_counter import round_of
from textual import events
from textual.pilot import Pilot

from hopthon.app import Hopthon
from hopthon.cli.home import FolderHome
from hopthon.cli.recents import remember
from hopthon.cli.verify import check
from hopthon.counter import Counter
from hopthon.demo import middle
from hopthon.demo.play import play
from hopthon.journal.journal import Journal
from hopthon.meeting import commands as c
from hopthon.meeting.codec import Fact, decode
from hopthon.meeting.commands import AnyCommand
from hopthon.meeting.fold import fold
from hopthon.meeting.state import Meeting
from hopthon.screens.finder import command_items
from hopthon.session.desk import Answer, Desk, Outcome
from hopthon.session.session import Done
from hopthon.widgets.panes import Panes

At = Callable[..., Path]
CONTROL = [
    "escape", "enter", "tab", "shift+tab", "up", "down", "left", "right", "pageup", "pagedown", "f2", "home",
    "end", "backspace", "delete", "ctrl+up", "ctrl+down", "ctrl+p", "ctrl+u", "ctrl+left", "ctrl+right", "space",
]  # fmt: skip
LETTERS = [*"nbpud123aefghijklmoqrstvwxyz0456789/?+-=.,ếưđ"]
PASTES = ["35", "•\tmưa\nlũ", "[b]x", "\x1b[2J", "9" * 400, "=cmd|' /C calc'!A0", "a\u0300\x00b"]
OUTSIDE = ("exit", "action_leave", "_export", "_open_projector", "_copy")
"""What starts other programs, writes other files, or ends the window."""
DOORS = [item.text for item in command_items() if item.target[1] != "quit"]
KEYS = 20_000
"""In all; HOPTHON_SEED=1, 2 … in the environment are other keys."""


class Heard:
    """Every wish that was answered with «done», by any window of this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.facts: defaultdict[Path, list[Fact]] = defaultdict(list)
        send = Desk.send

        def listen(desk: Desk, command: AnyCommand, then: Answer | None = None) -> None:
            def hear(outcome: Outcome) -> None:
                if isinstance(outcome, Done):
                    self.facts[desk.path] += outcome.facts
                if then is not None:
                    then(outcome)

            send(desk, command, hear)

        monkeypatch.setattr(Desk, "send", listen)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Heard:
    monkeypatch.setenv("HOPTHON_HOME", str(tmp_path / "home"))
    for name in OUTSIDE:
        monkeypatch.setattr(Hopthon, name, lambda *_args: None)
    monkeypatch.setattr(Counter, "action_leave", lambda _app: None)
    return Heard(monkeypatch)


async def storm(app: Hopthon | Counter, pilot: Pilot[None], luck: random.Random, keys: int) -> None:
    """Keys faster than anyone types; a paste, a click, the wheel, another size in between."""
    for _key in range(keys):
        if luck.random() < 0.004:
            await pilot.resize_terminal(luck.randint(20, 200), luck.randint(5, 60))
        if luck.random() < 0.008:
            app.post_message(events.Paste(luck.choice(PASTES)))
        if luck.random() < 0.004:
            width, height = app.size
            await pilot.click(offset=(luck.randrange(width), luck.randrange(height)))
        if luck.random() < 0.015 and isinstance(app, Hopthon) and app.cockpit is not None:
            door(app, luck)
        pool = CONTROL if luck.random() < 0.5 else LETTERS
        app.post_message(as_event("escape" if luck.random() < 0.06 else luck.choice(pool)))
        if luck.random() < 0.05:
            await pilot.pause()


def door(app: Hopthon, luck: random.Random) -> None:
    """Through the finder to somewhere else: keys alone seldom find the way."""
    phrase = luck.choice(DOORS)
    for key in ("escape", "escape", "ctrl+p", *phrase, "enter"):
        app.post_message(as_event(key))


def until(path: Path, seq: int) -> Meeting:
    """The meeting as the file's first `seq` events make it."""
    journal, meeting = Journal.open(path, write=False), Meeting()
    for record in journal.read():
        event = decode(record.kind, record.data, record.seq)
        if record.seq <= seq and event is not None:
            fold(meeting, Fact(record.seq, record.at, record.seat, event))
            meeting.head = record.hash
    journal.close()
    return meeting


def written(path: Path) -> dict[int, tuple[str, object]]:
    """What the file holds, by number: when, and what."""
    journal = Journal.open(path, write=False)
    records = list(journal.read())
    journal.close()
    return {r.seq: (r.at, decode(r.kind, r.data, r.seq)) for r in records}


def nothing_lost(heard: Heard) -> None:
    """All that was answered stands in the files, and the files hold."""
    for path, facts in heard.facts.items():
        there = written(path)
        for fact in facts:
            assert there[fact.seq] == (fact.at, fact.event)
        assert check(path) == []


async def drive(app: Hopthon | Counter, luck: random.Random, keys: int) -> None:
    """The storm, then the window stands still, whole, and has nothing left to write."""
    async with app.run_test(size=(120, 36)) as pilot:
        await storm(app, pilot, luck, keys)
        await pilot.resize_terminal(120, 36)
        for key in ("escape", "escape"):
            app.post_message(as_event(key))
        for _turn in range(ENOUGH):
            await pilot.pause()
            if app.desk is None or not app.desk.waiting:
                break
        assert app.return_code is None
        assert app.desk is None or not app.desk.waiting
        assert app.screen.query_one(Panes).plain("keys").strip()
        if app.desk is not None:
            shown, seq = digest(app.desk.meeting), app.desk.meeting.seq
            assert digest(until(app.desk.path, seq)) == shown, "the screen shows what the file says"


VOTES = ("dots", "criteria", "hands", "secret")
PARTS = ("home", "prepared", "middle", "approving", "passed", "counter", *VOTES)


@pytest.mark.parametrize("part", PARTS)
async def test_keys_at_random(
    part: str, tmp_path: Path, heard: Heard, prepared: Path, at: At
) -> None:
    luck, path = random.Random(part + os.environ.get("HOPTHON_SEED", "")), tmp_path / "mẫu.hopthon"
    app: Hopthon | Counter
    match part:
        case "home":
            remember(prepared)
            app = Hopthon(None, home=FolderHome(tmp_path / "home"), clock=Ticking())
        case "secret":
            sent = (c.SetAttendance(people=80, women=40), c.OpenRound((), "Bầu kín", "secret"))
            path = at("approve", *sent)
            app = Hopthon(path, clock=Ticking())
        case "prepared":
            app, path = Hopthon(prepared, clock=Ticking()), prepared
        case "middle":
            middle(path, START).close()
            app = Hopthon(path, clock=Ticking(START))
        case "approving" | "passed":
            play(path, "21:37:30" if part == "approving" else None, START).close()
            app = Hopthon(path, clock=Ticking(START))
        case "counter":
            path = at("rank", *round_of())
            app = Counter(path, "r1", clock=Ticking())
        case _:
            path = at("rank", *round_of(part))
            app = Hopthon(path, clock=Ticking())
    await drive(app, luck, KEYS // len(PARTS))
    nothing_lost(heard)
    assert part == "home" or len(heard.facts[path]) > 5, "the keys led to something"
