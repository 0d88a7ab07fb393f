"""Every byte of a meeting file accounted for, without SQLite.

SQLite's own check looks for what would hurt SQLite; a changed byte that hurts nobody today still
means a disk or a hand at work. A meeting file is only ever appended to, so it can have one form only.
"""

from collections.abc import Callable

from msgspec import Struct, field

from hopthon.journal.cells import (
    Broken,
    Cell,
    Value,
    decode,
    encode,
    leaf_cell,
    read_varint,
    write_varint,
)
from hopthon.journal.record import Record
from hopthon.journal.schema import PAGE, ROWS
from hopthon.language import _

_INTERIOR, _LEAF = 5, 13
_FILE_HEADER = 100


class Audit(Struct):
    """What the pages hold, and each page that is not as SQLite leaves it."""

    records: list[Record] = field(default_factory=list[Record])
    flaws: list[str] = field(default_factory=list[str])


def audit(image: bytes) -> Audit:
    """Walk all pages of a whole file whose header has been judged sound. Never raises."""
    return _Walk(image).result


class _Walk:
    def __init__(self, image: bytes):
        self.image = image
        self.seen: set[int] = {1}
        self.result = Audit()
        count = len(image) // PAGE
        self.single = sum(image[at * PAGE] == _INTERIOR for at in range(1, count)) <= 1
        self.rows: list[tuple[Value, ...]] = []
        self._guard(1, self._leaf, 1)
        if self.rows != ROWS:
            self._flaw(1, _("bảng và khóa bảo vệ không đúng"))
        self.rows = []
        self._tree(2, 0)
        for number in sorted(set(range(1, count + 1)) - self.seen)[:20]:
            self._flaw(number, _("không thuộc phần nào của sổ"))

    def _flaw(self, number: int, why: str) -> None:
        self.result.flaws.append(_("Trang {number}: {why}.").format(number=number, why=why))

    def _guard(self, number: int, look: Callable[..., None], *values: int) -> None:
        try:
            look(*values)
        except (Broken, IndexError):
            self._flaw(number, _("có byte không đúng dạng"))

    def _reach(self, number: int) -> bool:
        fine = 2 <= number <= len(self.image) // PAGE and number not in self.seen
        self.seen.add(number)
        return fine

    def _tree(self, number: int, depth: int) -> None:
        if not self._reach(number) or depth > 8:
            self._flaw(number, _("được trỏ tới sai"))
        elif self.image[(number - 1) * PAGE] == _INTERIOR:
            self._guard(number, self._interior, number, depth)
        else:
            self._guard(number, self._leaf, number)

    def _interior(self, number: int, depth: int) -> None:
        base = (number - 1) * PAGE
        strict = self.single or depth == 0  # a rebuilt inner page keeps old bytes; the root never
        pointers, content = self._pointers(base, 12, strict)
        end = PAGE
        for pointer in pointers:
            child = int.from_bytes(self.image[base + pointer : base + pointer + 4], "big")
            key, behind = read_varint(self.image, base + pointer + 4)
            shortest = base + pointer + 4 + len(write_varint(key)) == behind
            self._tree(child, depth + 1)
            last = self.result.records[-1].seq if self.result.records else 0
            if key != last or not shortest or (strict and behind != base + end):
                raise Broken
            end = pointer
        self._tree(int.from_bytes(self.image[base + 8 : base + 12], "big"), depth + 1)
        gap = self.image[base + 12 + 2 * len(pointers) : base + end]
        if strict and (end != content or any(gap)):
            raise Broken

    def _leaf(self, number: int) -> None:
        base, start = (number - 1) * PAGE, _FILE_HEADER if number == 1 else 0
        if self.image[base + start] != _LEAF:
            raise Broken
        pointers, content = self._pointers(base + start, 8, strict=True)
        end = PAGE
        for pointer in pointers:
            cell = leaf_cell(self.image, base + pointer)
            self._row(cell, base + pointer)
            if cell.end != base + end:
                raise Broken
            end = pointer
        gap = self.image[base + start + 8 + 2 * len(pointers) : base + end]
        if end != content or any(gap):
            raise Broken

    def _pointers(self, at: int, header: int, strict: bool) -> tuple[list[int], int]:
        """The cell pointers of a page and where its cells begin."""
        image = self.image
        free, count, content = (
            int.from_bytes(image[at + i : at + i + 2], "big") for i in (1, 3, 5)
        )
        if strict and (free or image[at + 7]):
            raise Broken
        table = image[at + header : at + header + 2 * count]
        return [int.from_bytes(table[i : i + 2], "big") for i in range(0, 2 * count, 2)], content

    def _row(self, cell: Cell, at: int) -> None:
        """Keep a row whose bytes are the only ones its values can have."""
        for number in cell.chain:
            if not self._reach(number):
                raise Broken
        values = decode(cell.payload)
        prefix = write_varint(len(cell.payload)) + write_varint(cell.rowid)
        if (
            not self.image.startswith(prefix, at)
            or encode(values) != cell.payload
            or any(cell.rest)
        ):
            raise Broken
        if at < PAGE:
            self.rows.append(tuple(values))
            return
        match values:
            case [None, str(at_), str(seat), str(kind), str(data), str(prev), str(hash_)]:
                self.result.records.append(Record(cell.rowid, at_, seat, kind, data, prev, hash_))
            case _:
                raise Broken
