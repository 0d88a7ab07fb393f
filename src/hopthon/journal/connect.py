"""Opening SQLite on a path, with the settings every connection needs."""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

_WRITER_WAITS = 5.0
_READER_WAITS = 0.5  # a commit on a slow stick holds readers off for a quarter of a second


def uri(path: Path, mode: str) -> str:
    """The path as SQLite wants it: any character, Windows drives and network shares included."""
    plain = path.absolute().as_posix()
    rooted = plain if plain.startswith("/") else f"/{plain}"
    return f"file://{quote(os.fsencode(rooted), safe='/:')}?mode={mode}"


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection in autocommit; never creates a file. Raises sqlite3.Error."""
    connection = sqlite3.connect(
        uri(path, "rw" if write else "ro"),
        uri=True,
        timeout=_WRITER_WAITS if write else _READER_WAITS,
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
    except sqlite3.Error:
        connection.close()
        raise
    return connection
