"""The evening as written down: what each seat does, at what time of day."""

from datetime import date, datetime, time, timedelta, timezone
from importlib.resources import files

import msgspec
from msgspec import Struct

from hopthon.meeting.commands import AnyCommand
from hopthon.meeting.read import read_command

EVENING = date(2026, 5, 16)
_HANOI = timezone(timedelta(hours=7))


class Cue(Struct, frozen=True):
    """Something done: when, from which seat, what."""

    at: datetime
    seat: str
    command: AnyCommand


def read_script() -> list[Cue]:
    """Every cue of the evening, in order, at its own time (16/05/2026, +07:00)."""
    script = files("hopthon.demo") / "ban_thach.jsonl"
    return [_cue(line) for line in script.read_text(encoding="utf-8").splitlines()]


def _cue(line: str) -> Cue:
    """`{"at": "19:00:12", "seat": …}` around a command as `hopthon do` takes it."""
    fields = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    at = time.fromisoformat(msgspec.json.decode(fields.pop("at"), type=str))
    seat = msgspec.json.decode(fields.pop("seat"), type=str)
    moment = datetime.combine(EVENING, at, tzinfo=_HANOI)
    return Cue(moment, seat, read_command(msgspec.json.encode(fields)))
