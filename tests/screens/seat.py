"""The cockpit as someone sits before it: keys in, frames out, the file beside it."""

import shutil
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from tests.hall import START, digest
from textual import events
from textual.pilot import Pilot

from hopthon.app import Home, Hopthon
from hopthon.meeting.commands import AnyCommand
from hopthon.meeting.state import Meeting
from hopthon.screens.cockpit import CockpitScreen
from hopthon.session import Session
from hopthon.widgets.panes import Panes

NAMES = {
    "*": "asterisk",
    " ": "space",
    "/": "slash",
    "?": "question_mark",
    "+": "plus",
    "-": "minus",
}
CHOOSES_IDS = ("outline", "work_notes", "work_group", "work_speakers", "person_form", "candidate")
"""The screens' modules that choose ids themselves."""
ENOUGH = 500
"""Turns of the loop after which an answer that has not come will not come."""


def still() -> datetime:
    """A clock that stands."""
    return START


class Seat:
    """One running app."""

    def __init__(self, app: Hopthon, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def cockpit(self) -> CockpitScreen:
        assert self.app.cockpit is not None
        return self.app.cockpit

    @property
    def meeting(self) -> Meeting:
        return self.cockpit.meeting

    @property
    def typed(self) -> str | None:
        """The text of the open field; None while choosing."""
        editor = self.cockpit.work.editor
        return None if editor is None else editor.text

    async def burst(self, *keys: str) -> None:
        """All keys at once, as a terminal hands over what came in one read; then all is quiet.

        A longer word is typed letter by letter, unless it is the name of a key.
        """
        for key in keys:
            self.app.post_message(as_event(key))
        await self.quiet()

    async def write(self, text: str) -> None:
        await self.burst(*text)

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.quiet()

    async def quiet(self) -> None:
        """Every key taken, every wish answered."""
        for _turn in range(ENOUGH):
            await self.pilot.pause()
            desk = self.app.desk
            if desk is None or not desk.waiting:
                await self.pilot.pause()
                return
        raise AssertionError("a wish was never answered")

    async def until(self, done: Callable[[], bool]) -> None:
        """What comes from outside has come."""
        for _turn in range(ENOUGH):
            await self.pilot.pause()
            if done():
                return
        raise AssertionError("it never came")

    async def click(self, pane: str, words: str) -> None:
        """Click on the first letter of these words."""
        rows = self.pane(pane).split("\n")
        y = next(i for i, row in enumerate(rows) if words in row)
        place = self.app.screen.query_one(Panes).shown[pane]
        await self.pilot.click(Panes, offset=(place.x + rows[y].index(words), place.y + y))
        await self.quiet()

    def pane(self, name: str) -> str:
        return self.app.screen.query_one(Panes).plain(name)

    def frame(self) -> str:
        """The top screen's words where they stand."""
        width, height = self.app.size
        rows = [[" "] * width for _y in range(height)]
        panes = self.app.screen.query_one(Panes)
        corner = panes.content_region
        for name, pane in panes.shown.items():
            left, top = corner.x + pane.x, corner.y + pane.y
            for y, words in enumerate(panes.plain(name).split("\n")[: pane.height]):
                for x, letter in enumerate(words[: pane.width]):
                    if 0 <= top + y < height and 0 <= left + x < width:
                        rows[top + y][left + x] = letter
        return "\n".join("".join(row).rstrip() for row in rows)


def as_event(key: str) -> events.Key:
    if len(key) == 1:
        return events.Key(NAMES.get(key, key), key)
    return events.Key(key, " " if key == "space" else None)


@asynccontextmanager
async def sit(
    path: Path | None,
    size: tuple[int, int] = (120, 36),
    *,
    home: Home | None = None,
    write: bool = True,
) -> AsyncIterator[Seat]:
    """Open the file (or home) and wait until it stands there."""
    app = Hopthon(path, home=home, clock=still, write=write)
    async with app.run_test(size=size) as pilot:
        seat = Seat(app, pilot)
        await seat.quiet()
        yield seat


def in_file(path: Path) -> Meeting:
    """The meeting as the file has it."""
    session = Session.open(path, write=False)
    session.close()
    return session.meeting


def led_to(start: Path, commands: Sequence[AnyCommand]) -> str:
    """The state that these wishes lead to from a copy of `start`, as a digest."""
    copy = start.with_name("expected.hopthon")
    shutil.copyfile(start, copy)
    session = Session.open(copy, clock=still)
    for command in commands:
        session.do(command)
    session.close()
    return digest(session.meeting)
