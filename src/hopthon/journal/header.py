"""The first page, judged by its bytes before SQLite may touch the file."""

import struct
from pathlib import Path

from hopthon.journal import trouble
from hopthon.journal.schema import APPLICATION_ID, FORMAT, PAGE, ROWS
from hopthon.language import _
from hopthon.refusal import FileTrouble

_MAGIC = b"SQLite format 3\0"
# Bytes 0..23: page size, rollback journal (1, 1), nothing reserved, the fixed fractions.
_START = _MAGIC + struct.pack(">HBBBBBB", PAGE, 1, 1, 0, 64, 32, 32)
# Bytes 32..91: no free pages, schema cookie (one step a statement), format 4, UTF-8, our two numbers.
_REST = struct.pack(">10I", 0, 0, len(ROWS), 4, 0, 0, 1, FORMAT, 0, APPLICATION_ID) + bytes(20)
_FAR_FUTURE = 1000  # no hopthon will have so many formats: a larger number is damage
_PATCHES = 20  # SQLite has never had so many of one release
_STRICT_SINCE, _NEXT_SQLITE = 3_037_000, 4_000_000  # no other SQLite can write the table


def judge(first: bytes, path: Path) -> FileTrouble | None:
    """Why the file that begins with these bytes cannot be opened, or None.

    Looks only at what never changes, so it may run while others write.
    """
    if not first:
        return trouble.empty(path)
    sqlite = first.startswith(_MAGIC)
    if len(first) < PAGE and (sqlite or _MAGIC.startswith(first)):
        return trouble.truncated(path)
    if first[68:72] != APPLICATION_ID.to_bytes(4, "big") and ROWS[0][-1].encode() not in first:
        return trouble.foreign_database(path) if sqlite else trouble.foreign(path)
    theirs = int.from_bytes(first[60:64], "big")
    if sqlite and FORMAT < theirs < _FAR_FUTURE:
        return trouble.newer(path, theirs, FORMAT)
    sound = first[:24] == _START and first[32:92] == _REST
    return None if sound else trouble.damaged(path)


def length(first: bytes) -> int:
    """How many bytes a file that begins like this says it has."""
    return int.from_bytes(first[28:32], "big") * PAGE


def flaws(image: bytes) -> list[str]:
    """What is wrong with the fields that change with each save, in a whole file's bytes."""
    (counter,) = struct.unpack_from(">I", image, 24)
    valid_for, version = struct.unpack_from(">II", image, 92)
    found: list[str] = []
    if counter != valid_for:
        found.append(_("Đầu tệp: hai số đếm lần ghi không khớp nhau."))
    if (said := length(image)) != len(image):
        found.append(
            _("Đầu tệp: ghi dài {said} byte nhưng tệp có {size} byte.").format(
                said=said, size=len(image)
            )
        )
    if not _STRICT_SINCE <= version < _NEXT_SQLITE or version % 1000 > _PATCHES:
        found.append(_("Đầu tệp: số phiên bản SQLite không thể có."))
    return found
