"""All bytes of a meeting file at one moment, while others write; the file itself is not touched."""

import os
import sqlite3
import tempfile
from pathlib import Path

from hopthon.journal import header, plain, trouble
from hopthon.journal.connect import Errors, connect
from hopthon.journal.schema import PAGE

_TRIES = 3


def snapshot(path: Path) -> bytes:
    """The file as of its last finished save. A damaged or foreign file is given as it is.

    Raises FileTrouble when it cannot be read, or stays busy.
    """
    try:
        if header.judge(plain.read_plain(path, PAGE), path):
            return plain.read_plain(path)
        with plain.used(path):
            return _under_lock(path)
    except OSError as error:
        raise trouble.from_reading(path, error) from error


def _under_lock(path: Path) -> bytes:
    try:
        connection = connect(path, write=False)
    except Errors as error:
        raise trouble.from_sqlite(path, error) from error
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # takes the lock
    except Errors as error:
        if interrupted(error):
            return recovered(path)
        if (told := trouble.from_sqlite(path, error)) and isinstance(told, trouble.Busy):
            raise told from error
        # SQLite cannot read it, so nobody can be writing it either.
    try:
        return plain.read_plain(path)
    finally:
        connection.close()


def interrupted(error: Exception) -> bool:
    """Whether SQLite refuses because a writer was killed in the middle of a save."""
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK


def recovered(path: Path) -> bytes:
    """What the file will hold once the save that was cut off has been undone.

    A reader may not undo it in the file (and cannot, on read-only media), so it is undone in a
    private copy. Raises OSError, FileTrouble.
    """
    journal = path.with_name(f"{path.name}-journal")
    for _attempt in range(_TRIES):
        before = _state(path), _state(journal)
        image, undo = plain.read_plain(path), _read_if_there(journal)
        if before == (_state(path), _state(journal)):
            return _undone(path, image, undo)
    raise trouble.busy(path)  # somebody is repairing it right now


def _undone(path: Path, image: bytes, undo: bytes) -> bytes:
    with tempfile.TemporaryDirectory(prefix="hopthon-") as folder:
        twin = Path(folder) / "twin"
        twin.write_bytes(image)
        twin.with_name("twin-journal").write_bytes(undo)
        connection = sqlite3.connect(twin, isolation_level=None)
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except Errors as error:
            raise trouble.from_sqlite(path, error) from error
        finally:
            connection.close()
        return twin.read_bytes()


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size


def _read_if_there(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
