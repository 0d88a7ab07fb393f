"""Playing the evening into a meeting file, at the script's own times or up to a moment ago."""

from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path

from msgspec import Struct, structs
from msgspec.structs import replace

from hopthon.demo.script import Cue, read_script
from hopthon.meeting.commands import SetInfo
from hopthon.processes.load import find
from hopthon.session import Session
from hopthon.session.seats import FACILITATOR

PROCESS, KIND = "ctmtqg", "village"
CUPS_OF_WOMEN_IN = "21:19:59"
"""Ranking: the women's cups are in, one of them mistyped, the men's not begun."""
_JUST_NOW = timedelta(seconds=20)
_PREPARING = timedelta(minutes=1)


class _EveningClock(Struct):
    """Tells the time of the cue being played."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment


def play(path: Path, until: str | None = None, now: datetime | None = None) -> Session:
    """A new meeting file with the evening in it, as the session that played it; its clock stands still.

    `until`: nothing later than this time of day is played ("21:19:59"; at least the first cue).
    `now` (with its offset from UTC): every time is moved so that the last cue played happened a moment
    before it; the meeting's date moves along. Raises FileTrouble when `path` cannot be made.
    """
    cues = _up_to(until, read_script())
    if now is not None:
        cues = _moved(cues, now)
    clock = _EveningClock(cues[0].at - _PREPARING)
    session = Session.create(path, find(PROCESS), KIND, clock=clock)
    for cue in cues:
        clock.moment, session.seat = cue.at, cue.seat
        session.do(cue.command)
    session.seat = FACILITATOR
    return session


def middle(path: Path, now: datetime) -> Session:
    """The evening played until the count is under way, its last cue a moment before `now`: see `play`."""
    return play(path, CUPS_OF_WOMEN_IN, now)


def _up_to(until: str | None, cues: list[Cue]) -> list[Cue]:
    return list(takewhile(lambda cue: until is None or f"{cue.at:%H:%M:%S}" <= until, cues))


def _moved(cues: list[Cue], now: datetime) -> list[Cue]:
    later = now - _JUST_NOW - cues[-1].at
    return [_at(cue, (cue.at + later).astimezone(now.tzinfo)) for cue in cues]


def _at(cue: Cue, moment: datetime) -> Cue:
    """The cue at another moment; the meeting's date is the day it is now played on."""
    if isinstance(cue.command, SetInfo):
        dated = structs.replace(cue.command, date=moment.date().isoformat())
        return Cue(moment, cue.seat, dated)
    return replace(cue, at=moment)
