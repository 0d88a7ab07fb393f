"""A checked copy of a meeting, also while it is being held."""

import os
from collections.abc import Callable
from pathlib import Path

from hopthon.journal.place import place
from hopthon.journal.record import GENESIS
from hopthon.journal.snapshot import snapshot
from hopthon.journal.trouble import damaged, device
from hopthon.journal.verify import inspect

Progress = Callable[[int, int], None]
"""Told how many bytes of how many are done; writing and reading back both count."""
_STEP = 1 << 20


def copy(
    source: Path, target: Path, progress: Progress = lambda _done, _all: None
) -> tuple[int, str]:
    """Copy the meeting as of its last save, byte for byte; gives number and hash of its last record.

    The copy is checked and on the disk when this returns. Raises FileTrouble when the source is
    damaged, something stands at `target`, or the disk does not take it; nothing is left behind then.
    """
    image = snapshot(source)
    findings, records = inspect(image, source)
    if findings:
        raise damaged(source)

    def write(temporary: Path) -> None:
        whole = 2 * len(image)
        with temporary.open("wb") as file:
            for start in range(0, len(image), _STEP):
                file.write(image[start : start + _STEP])
                file.flush()
                os.fsync(
                    file.fileno()
                )  # on the stick, not in the machine's memory: honest progress
                progress(min(start + _STEP, len(image)), whole)
        with temporary.open("rb") as file:
            if hasattr(
                os, "posix_fadvise"
            ):  # read the stick itself, where the system can be asked to
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            for start in range(0, len(image), _STEP):
                if file.read(_STEP) != image[start : start + _STEP]:
                    raise device(target)
                progress(len(image) + min(start + _STEP, len(image)), whole)

    place(target, write)
    return (records[-1].seq, records[-1].hash) if records else (0, GENESIS)
