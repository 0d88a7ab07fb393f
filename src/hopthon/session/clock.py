"""The time of day, as a fact: handed in, so that nothing below asks the machine."""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]


def local_clock() -> datetime:
    """Now, with the machine's offset from UTC."""
    return datetime.now().astimezone()


def stamp(moment: datetime) -> str:
    """As it stands in the file: "2026-05-16T19:06:12.345+07:00"."""
    return moment.isoformat(timespec="milliseconds")
