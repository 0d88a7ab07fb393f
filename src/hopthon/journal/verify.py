"""Whether a meeting file is, byte for byte, what hopthon wrote."""

import sqlite3
from pathlib import Path

from msgspec import Struct

from hopthon.journal import header
from hopthon.journal.connect import Errors
from hopthon.journal.pages import audit
from hopthon.journal.record import GENESIS, Record
from hopthon.journal.snapshot import snapshot
from hopthon.language import _
from hopthon.refusal import FileTrouble


class Finding(Struct, frozen=True):
    """One thing that is not right; `check` is header, sqlite, chain or pages."""

    check: str
    seq: int | None
    sentence: str


def verify(path: Path) -> list[Finding]:
    """What is wrong with the file; empty = sound. Changes no byte, never raises for damage.

    Each single changed bit is found, except the lowest bits of SQLite's own version number in the
    header (byte 99), which mean nothing, and, in files of more than about 500 pages, stale bytes
    between the entries of the inner pages of SQLite's tree. What no file can show about itself (its last events
    cut off cleanly, or all of it rewritten) shows in the head hash: compare it with the paper.
    """
    try:
        return inspect(snapshot(path), path)[0]
    except FileTrouble as told:
        return [Finding("header", None, told.sentence)]


def inspect(image: bytes, path: Path) -> tuple[list[Finding], list[Record]]:
    """What is wrong with these bytes of the file at `path`, and the records in them."""
    if told := header.judge(image, path):
        return [Finding("header", None, told.sentence)], []
    found = [Finding("header", None, flaw) for flaw in header.flaws(image)]
    walked = audit(image)
    found += [Finding("pages", None, flaw) for flaw in walked.flaws]
    found += _chain(walked.records)
    found += _sqlite(image)
    return found, walked.records


def _chain(records: list[Record]) -> list[Finding]:
    found: list[Finding] = []
    seq, prev = 0, GENESIS
    for record in records:
        if record.seq != seq + 1:
            text = _("Sự kiện số {seq} không đứng ngay sau sự kiện số {before}.")
            found.append(Finding("chain", record.seq, text.format(seq=record.seq, before=seq)))
        elif record.prev != prev:
            text = _("Sự kiện số {seq} không nối vào sự kiện trước nó.")
            found.append(Finding("chain", record.seq, text.format(seq=record.seq)))
        if not record.proven:
            text = _("Sự kiện số {seq} đã bị hỏng hoặc bị sửa: nội dung không khớp mã của nó.")
            found.append(Finding("chain", record.seq, text.format(seq=record.seq)))
        seq, prev = record.seq, record.hash
    return found


def _sqlite(image: bytes) -> list[Finding]:
    """SQLite's own check, on a copy in memory."""
    text = _("SQLite báo tệp hỏng ({detail}).")
    memory = sqlite3.connect(":memory:")
    try:
        memory.deserialize(image)
        told = [str(row[0]) for row in memory.execute("PRAGMA integrity_check(20)")]
    except Errors as error:
        told = [str(error)]
    finally:
        memory.close()
    return [Finding("sqlite", None, text.format(detail=line)) for line in told if line != "ok"]
