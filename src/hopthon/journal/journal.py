"""A meeting file, opened: read its records in order, append new ones."""

import os
import shutil
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from hopthon.journal import header, place, plain, schema, trouble
from hopthon.journal.connect import BRISK, PATIENT, Errors, connect
from hopthon.journal.record import GENESIS, Record, link
from hopthon.journal.schema import APPLICATION_ID, FORMAT, PAGE
from hopthon.journal.snapshot import interrupted, recovered
from hopthon.refusal import FileTrouble

__all__ = ["APPLICATION_ID", "FORMAT", "Journal", "Transaction"]

_HEAD = "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1"
_HASH = "SELECT hash FROM event WHERE seq = ?"
_AFTER = (
    "SELECT seq, at, seat, kind, data, prev, hash FROM event WHERE seq > ? ORDER BY seq LIMIT ?"
)
_INSERT = "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)"
_SCHEMA = "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema ORDER BY rowid"
_AT_ONCE = 2_000  # records fetched at a time: no lock is held while the caller works on them
_ROOM_AGAIN = 1 << 20


class Journal:
    """One connection to one meeting file; one thread at a time may use it."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, key: plain.Identity, writable: bool
    ):
        self.path = path
        self.writable = writable
        self._connection = connection
        self._key = key
        self._full = False
        self._open = True

    @classmethod
    def create(cls, path: Path) -> Self:
        """A new, empty meeting file, opened for writing. Raises FileTrouble, leaving nothing behind."""
        place.place(path, schema.build)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, write: bool = True) -> Self:
        """The file at `path`; raises FileTrouble, the file untouched, when it cannot be used."""
        key = _entered(path, write)
        connection: sqlite3.Connection | None = None
        try:
            connection = connect(path, write=write, wait=PATIENT if write else BRISK)
            _check(connection, path)
        except BaseException as error:
            if connection:
                connection.close()
            plain.leave(key)
            if isinstance(error, Errors):
                raise _told(path, error) from error
            raise
        return cls(path, connection, key, write)

    def read(self, after: int = 0) -> Iterator[Record]:
        """The records after number `after`, in order, each proven to follow the one before.

        Raises FileTrouble at the first that does not, or when the file cannot be read.
        """
        last, prev = after, self._hash_of(after)
        while rows := self._rows(_AFTER, last, _AT_ONCE):
            for row in rows:
                record = Record(*row)
                if record.seq != last + 1 or record.prev != prev or not record.proven:
                    raise trouble.broken_chain(self.path, last + 1)
                last, prev = record.seq, record.hash
                yield record

    def head(self) -> tuple[int, str]:
        """Number and hash of the last record; (0, GENESIS) in an empty file."""
        rows = self._rows(_HEAD)
        return (rows[0][0], rows[0][1]) if rows else (0, GENESIS)

    @property
    def room(self) -> int | None:
        """Bytes left on the disk, for this and everything else; None when it cannot be asked."""
        try:
            return shutil.disk_usage(self.path.parent).free
        except OSError:
            return None

    @contextmanager
    def writing(self) -> Generator["Transaction", None, None]:
        """Alone with the file until the end of the block, then all of it is on the disk at once.

        When the block raises, nothing of it is kept. Raises FileTrouble: busy, full, moved, read-only.
        """
        if not self.writable:
            raise trouble.read_only(self.path)
        if self._full and (self.room or 0) < _ROOM_AGAIN:
            raise trouble.full(self.path)  # else a smaller event could slip in after a bigger one
        self._full = False
        self.execute("BEGIN IMMEDIATE")
        try:
            transaction = Transaction(self)
            yield transaction
            transaction.end()
        except BaseException:
            with suppress(sqlite3.Error):  # if even this fails, the next writer undoes it
                self._connection.rollback()
            raise

    def close(self) -> None:
        """Let go of the file; the journal cannot be used afterwards."""
        self._connection.close()
        if self._open:
            self._open = False
            plain.leave(self._key)

    def execute(self, sql: str, *values: int | str) -> list[Any]:
        """For this package only: run one statement, give its rows. Raises FileTrouble."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except Errors as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
                self._full = True
            raise trouble.from_sqlite(self.path, error) from error

    @property
    def in_transaction(self) -> bool:
        """Whether the file is ours alone now."""
        return self._connection.in_transaction

    def _rows(self, sql: str, *values: int) -> list[Any]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except Errors as error:
            if not interrupted(error):
                raise trouble.from_sqlite(self.path, error) from error
        memory = sqlite3.connect(":memory:")
        try:
            memory.deserialize(recovered(self.path))
            return memory.execute(sql, values).fetchall()
        except Errors as error:
            raise trouble.from_sqlite(self.path, error) from error
        except OSError as error:
            raise trouble.from_reading(self.path, error) from error
        finally:
            memory.close()

    def _hash_of(self, seq: int) -> str:
        if seq == 0:
            return GENESIS
        rows = self._rows(_HASH, seq)
        if not rows:
            raise trouble.went_back(self.path, seq)
        return rows[0][0]


class Transaction:
    """What may be done while the file is ours alone: see what others wrote, append."""

    def __init__(self, journal: Journal):
        self._journal = journal
        self._seq, self._hash = journal.head()
        self._failed: FileTrouble | None = None

    def read(self, after: int) -> Iterator[Record]:
        """The records after number `after`: what others appended meanwhile."""
        return self._journal.read(after)

    def append(self, at: str, seat: str, kind: str, data: str) -> Record:
        """The next record of the chain; others see it when the block has ended.

        Raises FileTrouble; ValueError for a text with a line break or NUL, or broken Unicode.
        """
        if self._failed:
            raise self._failed
        if not self._journal.in_transaction:
            raise RuntimeError("the transaction is over")
        if any(c in text for text in (at, seat, kind, data) for c in "\n\r\0"):
            raise ValueError("a record is made of single lines")
        seq, prev = self._seq + 1, self._hash
        record = Record(seq, at, seat, kind, data, prev, link(prev, seq, at, seat, kind, data))
        try:
            self._journal.execute(_INSERT, seq, at, seat, kind, data, prev, record.hash)
        except FileTrouble as failed:
            self._failed = failed  # SQLite may have undone the whole transaction: it must not go on
            raise
        self._seq, self._hash = seq, record.hash
        return record

    def end(self) -> None:
        """Put it on the disk. Raises FileTrouble, also when an append before failed."""
        if self._failed:
            raise self._failed
        self._journal.execute("COMMIT")


def _entered(path: Path, write: bool) -> plain.Identity:
    """Register the file as used, after judging it by its first page and permissions."""
    try:
        if os.path.isdir(path):
            raise trouble.folder(path)
        if found := header.judge(plain.read_plain(path, PAGE), path):
            raise found
        if write and not _may(path, os.W_OK):
            raise trouble.read_only(path)
        if write and not _may(path.absolute().parent, os.W_OK | os.X_OK):
            raise trouble.read_only_folder(path)
        return plain.enter(path)
    except OSError as error:
        raise trouble.from_reading(path, error) from error


def _may(path: Path, rights: int) -> bool:
    return os.access(path, rights, effective_ids=os.access in os.supports_effective_ids)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """The tables and guards are ours, and the file is as long as it says."""
    try:
        connection.execute("BEGIN")  # under its lock nobody changes the length
        ours = connection.execute(_SCHEMA).fetchall() == schema.ROWS
        connection.execute(_HEAD if ours else _SCHEMA).fetchone()
        missing = _missing(path)
    except Errors as error:
        if interrupted(error):  # reading goes by what the file held before the cut-off save
            return
        raise
    finally:
        connection.rollback()
    if missing > 0:
        raise trouble.truncated(path)
    if missing or not ours:
        raise trouble.damaged(path)


def _told(path: Path, error: Exception) -> FileTrouble:
    """The sentence for a file that SQLite did not open."""
    told = trouble.from_sqlite(path, error)
    return (
        told if isinstance(told, trouble.Busy) or _missing(path) <= 0 else trouble.truncated(path)
    )


def _missing(path: Path) -> int:
    """How many bytes the file is shorter than it says."""
    try:
        return header.length(plain.read_plain(path, PAGE)) - path.stat().st_size
    except OSError as error:
        raise trouble.from_reading(path, error) from error
