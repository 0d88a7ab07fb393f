"""Copying a meeting to a stick: checked, under a name nothing else has."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from hopthon.journal.copy import Progress
from hopthon.journal.copy import copy as copy_file
from hopthon.journal.trouble import no_folder

__all__ = ["Copied", "Progress", "copy_meeting"]


class Copied(Struct, frozen=True):
    """The copy: where it lies, its last record's number, its size in bytes."""

    path: Path
    seq: int
    size: int


def copy_meeting(source: Path, to: Path, now: datetime, progress: Progress) -> Copied:
    """A checked copy into this folder, or at this path; a name that is taken gets the time behind it.

    Safe beside whoever writes the meeting. Raises FileTrouble; nothing is left behind then.
    """
    if not to.is_dir() and to.suffix != source.suffix:  # a folder mistyped, not a name for the file
        raise no_folder(to / source.name)
    target = free_name(to / source.name if to.is_dir() else to, now)
    seq, _head = copy_file(source, target, progress)
    return Copied(target, seq, target.stat().st_size)


def free_name(wanted: Path, now: datetime) -> Path:
    """The path, or with day and hour where something has that name."""
    if not wanted.exists():
        return wanted
    stem = f"{wanted.stem} {now:%Y-%m-%d %Hh%M}"
    names = (f"{stem} ({n})" if n > 1 else stem for n in range(1, 1_000))
    paths = (wanted.with_name(name + wanted.suffix) for name in names)
    return next(path for path in paths if not path.exists())
