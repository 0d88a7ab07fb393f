"""Plain reading of a file that SQLite may hold open in this same process.

On POSIX, closing any descriptor of a file drops every lock this process has on it, also SQLite's
(sqlite.org/howtocorrupt.html, 2.2). So a descriptor used here stays open as long as a connection of
ours uses the file, and is used again.
"""

import os
import threading
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

Identity = tuple[int, int]
"""Device and number of a file: the same after a rename, another after a replacement."""

_lock = threading.Lock()
_users: Counter[Identity] = Counter()
_spare: dict[Identity, int] = {}


def identity(path: Path) -> Identity:
    """Which file stands at `path` now. Raises OSError."""
    found = path.stat()
    return found.st_dev, found.st_ino


def enter(path: Path) -> Identity:
    """Say that a connection to this file is about to open; `leave` when it has closed."""
    with _lock:
        key = identity(path)
        _users[key] += 1
        return key


def leave(key: Identity) -> None:
    """Say that a connection has closed."""
    with _lock:
        _users[key] -= 1
        if _users[key] <= 0:
            del _users[key]
            if key in _spare:
                os.close(_spare.pop(key))


@contextmanager
def used(path: Path) -> Generator[None, None, None]:
    """A connection to the file lives inside this block."""
    key = enter(path)
    try:
        yield
    finally:
        leave(key)


def read_plain(path: Path, limit: int | None = None) -> bytes:
    """The file's bytes (the first `limit`), past SQLite. Raises OSError."""
    with _lock:
        descriptor = _spare.pop(identity(path), None)
        if descriptor is None:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        found = os.fstat(descriptor)
        key = (found.st_dev, found.st_ino)
        try:
            os.lseek(descriptor, 0, os.SEEK_SET)
            return _read(descriptor, found.st_size if limit is None else limit)
        finally:
            if _users[key] > 0 and key not in _spare:
                _spare[key] = descriptor
            else:
                os.close(descriptor)


def _read(descriptor: int, size: int) -> bytes:
    parts: list[bytes] = []
    while size > 0 and (part := os.read(descriptor, min(size, 1 << 24))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
