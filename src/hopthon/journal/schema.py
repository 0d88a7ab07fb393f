"""What stands in a meeting file before its first record: header values, table, guards."""

import sqlite3
from pathlib import Path

from hopthon.journal.record import GENESIS

FORMAT = 1
"""The file format this program reads and writes (`user_version`)."""
APPLICATION_ID = 0x686F7074
"""“hopt”: how `file` and other tools tell a meeting from any other SQLite file."""
PAGE = 4096
"""Bytes in a page of the file."""

_TABLE = """CREATE TABLE event(
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  seat TEXT NOT NULL,
  kind TEXT NOT NULL,
  data TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT"""
_KEPT = """CREATE TRIGGER event_kept BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'sổ họp chỉ ghi thêm, không sửa'); END"""
_STAYS = """CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'sổ họp chỉ ghi thêm, không xóa'); END"""
# Guards INSERT OR REPLACE too, which walks past a delete trigger.
_FOLLOWS = f"""CREATE TRIGGER event_follows BEFORE INSERT ON event
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event)
  OR NEW.prev IS NOT coalesce((SELECT hash FROM event ORDER BY seq DESC LIMIT 1), '{GENESIS}')
BEGIN SELECT RAISE(ABORT, 'sự kiện không nối tiếp sự kiện cuối'); END"""

ROWS: list[tuple[str, str, str, int, str]] = [
    ("table", "event", "event", 2, _TABLE),
    ("trigger", "event_kept", "event", 0, _KEPT),
    ("trigger", "event_stays", "event", 0, _STAYS),
    ("trigger", "event_follows", "event", 0, _FOLLOWS),
]
"""What `sqlite_schema` holds in every meeting file: type, name, table, root page, SQL."""


def build(path: Path) -> None:
    """Write an empty meeting file at `path`, which nobody else knows yet. Raises sqlite3.Error."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in (
            f"page_size={PAGE}",
            "auto_vacuum=NONE",
            "encoding='UTF-8'",
            "journal_mode=OFF",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("BEGIN")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={FORMAT}")
        for *_rest, sql in ROWS:
            connection.execute(sql)
        connection.execute("COMMIT")
    finally:
        connection.close()
