"""Where trouble goes instead of onto the wall: a file, without a name or a word of the meeting."""

import contextlib
import traceback
from datetime import datetime
from pathlib import Path

_LONGEST = 200_000
"""Bytes the file may have before it starts anew."""


class Logbook:
    """Writes what went wrong and where in the program. Never raises: the wall must go on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last = ""

    def write(self, error: BaseException) -> None:
        """One entry; the same trouble again at once is not repeated. No message: it may hold names."""
        frames = traceback.extract_tb(error.__traceback__)
        where = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
        entry = f"{type(error).__name__} {where}"
        if entry == self._last:
            return
        self._last = entry
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            long = self._path.exists() and self._path.stat().st_size > _LONGEST
            with self._path.open("w" if long else "a", encoding="utf-8") as book:
                when = datetime.now().astimezone().isoformat(timespec="seconds")
                book.write(f"{when} {entry}\n")
