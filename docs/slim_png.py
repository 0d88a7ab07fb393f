"""Makes a picture of a terminal small: few colours, written as a palette PNG. Standard library only."""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

COLOURS = 64
"""Grounds, words and the edges of letters need no more."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_APART, _GROUNDS_APART = 400, 48
"""Squared distance between two colours of the palette, so that it is not all edges of one letter; between grounds."""
_GROUND = 100
"""A colour that fills one pixel in so many is a ground."""
Colour = tuple[int, int, int]


def slim(path: Path) -> None:
    """Rewrite an 8-bit RGB or RGBA picture (as browsers take them) with a palette."""
    width, rows = _pixels(path.read_bytes())
    counts = Counter(pixel for row in rows for pixel in row)
    palette = _palette(counts)
    nearest = {one: _nearest(one, palette) for one in counts}
    body = b"".join(b"\0" + bytes(nearest[pixel] for pixel in row) for row in rows)
    header = struct.pack(">IIBBBBB", width, len(rows), 8, 3, 0, 0, 0)
    table = bytes(part for colour in palette for part in colour)
    path.write_bytes(
        _SIGNATURE
        + _chunk(b"IHDR", header)
        + _chunk(b"PLTE", table)
        + _chunk(b"IDAT", zlib.compress(body, 9))
        + _chunk(b"IEND", b"")
    )


def _pixels(data: bytes) -> tuple[int, list[list[Colour]]]:
    """Width, and the rows without their transparency."""
    chunks = list(_chunks(data))
    width, height, depth, kind = struct.unpack(">IIBB", chunks[0][1][:10])
    size = {2: 3, 6: 4}.get(kind, 0)
    if depth != 8 or not size:
        raise ValueError("not an 8-bit RGB picture")
    raw = zlib.decompress(b"".join(body for name, body in chunks if name == b"IDAT"))
    before, rows = bytearray(width * size), list[list[Colour]]()
    for at in range(0, height * (width * size + 1), width * size + 1):
        before = _unfiltered(raw[at], raw[at + 1 : at + 1 + width * size], before, size)
        rows.append(
            [(before[i], before[i + 1], before[i + 2]) for i in range(0, len(before), size)]
        )
    return width, rows


def _unfiltered(how: int, row: bytes, above: bytearray, size: int) -> bytearray:
    """One row as it was before the filter that makes it compress [PNG 9.2]."""
    found = bytearray(row)
    for i, byte in enumerate(row):
        left = found[i - size] if i >= size else 0
        corner = above[i - size] if i >= size else 0
        found[i] = (
            byte + (0, left, above[i], (left + above[i]) // 2, _paeth(left, above[i], corner))[how]
        ) & 255
    return found


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))


def _palette(counts: Counter[Colour]) -> list[Colour]:
    """The commonest colours that stand apart."""
    chosen: list[Colour] = []
    common = counts.total() // _GROUND
    for colour, n in counts.most_common():
        apart = _GROUNDS_APART if n > common else _APART
        if len(chosen) < COLOURS and all(_far(colour, other) >= apart for other in chosen):
            chosen.append(colour)
    return chosen


def _nearest(colour: Colour, palette: list[Colour]) -> int:
    return min(range(len(palette)), key=lambda i: _far(colour, palette[i]))


def _far(one: Colour, other: Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
