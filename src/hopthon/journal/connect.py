"""Opening SQLite on a path, with the settings every connection needs."""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

Errors = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite's calls raise; the second when its message quotes bytes of a damaged file."""
PATIENT = 5.0
"""Seconds a writer waits for another seat, and a copy for a moment between two saves."""
BRISK = 0.5
"""Seconds a screen's reading waits: a save on a slow stick holds it off for a quarter of one."""


def uri(path: Path, mode: str) -> str:
    """The path as SQLite wants it: any character, Windows drives and network shares included."""
    plain = path.absolute().as_posix()
    rooted = plain if plain.startswith("/") else f"/{plain}"
    return f"file://{quote(os.fsencode(rooted), safe='/:')}?mode={mode}"


def connect(path: Path, *, write: bool, wait: float = PATIENT) -> sqlite3.Connection:
    """A connection in autocommit; never creates a file. Raises Errors."""
    connection = sqlite3.connect(
        uri(path, "rw" if write else "ro"),
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=False,
    )
    settings = ["trusted_schema=OFF", "mmap_size=0"]
    if write:
        # EXTRA: the folder is synced too, else a power cut may bring a finished journal back.
        # secure_delete: unused bytes stay zero, so that verify can account for every byte.
        settings += ["journal_mode=DELETE", "synchronous=EXTRA", "fullfsync=ON", "secure_delete=ON"]
    try:
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")
    except Errors:
        connection.close()
        raise
    return connection
