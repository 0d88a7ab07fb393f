"""One row in the bytes of an SQLite file: variable integers, records, cells, overflow chains.

After the public description (sqlite.org/fileformat2.html), as far as a meeting file uses it.
"""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from hopthon.journal.schema import PAGE

Value = int | str | None
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # serial type → bytes
_ZERO, _ONE, _TEXT = 8, 9, 13
_CHAINED = PAGE - 4  # bytes of a row that one overflow page takes


class Broken(Exception):
    """These bytes are not what SQLite writes here."""


class Cell(Struct, frozen=True):
    """A row as it lies in a page: its number, its bytes, and where they were found."""

    rowid: int
    payload: bytes
    end: int
    """Offset in the file just behind the part inside the page."""
    chain: tuple[int, ...]
    """The overflow pages that hold the rest."""
    rest: bytes
    """What stands behind the row in the last overflow page; zeros in a sound file."""


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    """The integer at `at` and the offset behind it. At most 8 bytes: nothing here is larger."""
    value = 0
    for place in range(at, min(at + 8, len(data))):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    raise Broken


@lru_cache(4096)
def write_varint(value: int) -> bytes:
    """The shortest form, the only one SQLite writes."""
    if value < 0x80:
        return bytes((value,))
    return bytes(value >> shift & 0x7F | 0x80 for shift in _shifts(value)) + bytes((value & 0x7F,))


def _shifts(value: int) -> range:
    return range((value.bit_length() - 1) // 7 * 7, 0, -7)


def serial_types(data: bytes, at: int) -> tuple[list[int], int]:
    """The types in the record header at `at`, and the size of header and body together."""
    size, place = read_varint(data, at)
    end, types, total = at + size, list[int](), size
    while place < end:
        serial, place = read_varint(data, place)
        types.append(serial)
        total += _size(serial)
    if place != end:
        raise Broken
    return types, total


def decode(payload: bytes) -> list[Value]:
    """The values of a record."""
    types, total = serial_types(payload, 0)
    if total != len(payload):
        raise Broken
    place = payload[0]
    values: list[Value] = []
    for serial in types:
        size = _size(serial)
        values.append(_value(serial, payload[place : place + size]))
        place += size
    return values


def encode(values: Sequence[Value]) -> bytes:
    """The one way SQLite writes these values."""
    header, body = b"", b""
    for value in values:
        if value is None:
            header += b"\0"
        elif isinstance(value, str):
            raw = value.encode()
            header += write_varint(_TEXT + 2 * len(raw))
            body += raw
        elif value in (0, 1):
            header += bytes((_ZERO + value,))
        else:
            fits = (
                (s, n) for s, n in _INTEGERS.items() if -(1 << 8 * n - 1) <= value < 1 << 8 * n - 1
            )
            serial, size = next(fits)
            header += bytes((serial,))
            body += value.to_bytes(size, "big", signed=True)
    return write_varint(len(header) + 1) + header + body


def local_size(total: int) -> int:
    """How many of a row's bytes stay in its own page."""
    most, least = PAGE - 35, (PAGE - 12) * 32 // 255 - 23
    if total <= most:
        return total
    kept = least + (total - least) % _CHAINED
    return kept if kept <= most else least


def leaf_cell(image: bytes, at: int) -> Cell:
    """The cell at this offset of the file, its overflow chain followed."""
    total, place = read_varint(image, at)
    rowid, place = read_varint(image, place)
    payload, end, chain, rest = body(image, place, total)
    return Cell(rowid, payload, end, chain, rest)


def body(image: bytes, at: int, total: int) -> tuple[bytes, int, tuple[int, ...], bytes]:
    """A row's bytes from `at`: all of them, the end in this page, the chain, what stands behind."""
    local = local_size(total)
    limit = (at // PAGE + 1) * PAGE
    end = at + local + (4 if local < total else 0)
    if end > min(limit, len(image)):
        raise Broken
    parts, missing, chain, rest = [image[at : at + local]], total - local, list[int](), b""
    following = int.from_bytes(image[end - 4 : end], "big") if missing else 0
    while missing:
        if following < 2 or following * PAGE > len(image) or following in chain:
            raise Broken
        chain.append(following)
        page = image[(following - 1) * PAGE : following * PAGE]
        part = page[4 : 4 + missing]
        parts.append(part)
        missing -= len(part)
        following, rest = int.from_bytes(page[:4], "big"), page[4 + len(part) :]
    if following:
        raise Broken
    return b"".join(parts), end, tuple(chain), rest


def _size(serial: int) -> int:
    if serial in (0, _ZERO, _ONE):
        return 0
    if serial in _INTEGERS:
        return _INTEGERS[serial]
    if serial >= _TEXT and serial % 2:
        return (serial - _TEXT) // 2
    raise Broken


def _value(serial: int, raw: bytes) -> Value:
    if serial == 0:
        return None
    if serial < _TEXT:
        return int.from_bytes(raw, "big", signed=True) if raw else serial - _ZERO
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise Broken from None
