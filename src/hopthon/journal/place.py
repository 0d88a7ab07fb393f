"""A new file appears whole or not at all, and never over another."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hopthon.journal import trouble
from hopthon.journal.connect import Errors


def place(target: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a temporary file beside `target`, then give it that name, on the disk.

    Raises FileTrouble when something has that name, or the folder or disk does not take it;
    whatever `write` raises goes through. Nothing is left behind then.
    """
    temporary = target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}.tmp")
    try:
        if os.path.lexists(target):
            raise trouble.exists(target)
        if not os.path.isdir(target.absolute().parent):
            raise trouble.no_folder(target)
        write(temporary)
        _sync(temporary)
        _claim(target, temporary)
    except OSError as error:
        raise trouble.from_writing(target, error) from error
    except Errors as error:
        raise trouble.from_sqlite_new(target, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def _claim(target: Path, temporary: Path) -> None:
    """Of two programs that want the name, one gets it: only the maker of the empty file goes on."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        os.replace(temporary, target)
    except OSError:
        target.unlink(missing_ok=True)
        raise
    if os.name != "nt":  # Windows cannot open a folder; NTFS keeps the order itself
        _sync(target.parent)


def _sync(path: Path) -> None:
    writable = os.O_RDWR | getattr(os, "O_BINARY", 0)  # Windows syncs only what it may write
    descriptor = os.open(path, os.O_RDONLY if os.path.isdir(path) else writable)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
