"""The only hand that changes a meeting; it remembers what stood there before, so that undo restores it."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

from msgspec import Struct, field

from hopthon.meeting.events import Event

K = TypeVar("K")
V = TypeVar("V")
_ABSENT: Any = object()
_MOVED: Any = object()


class Undoable(Struct):
    """What one wish changed. `seqs`: its events, more than one where typing went on; `event`: the first."""

    seqs: list[int]
    event: Event
    back: list[tuple[Any, Any, Any]] = field(default_factory=list[tuple[Any, Any, Any]])

    def restore(self) -> None:
        """Put everything back as it stood."""
        _put_back(self.back)


class Writer:
    """Writes tables, lists and parts that everyone else sees as read-only."""

    def __init__(self) -> None:
        """Start with nothing written."""
        self.back: list[tuple[Any, Any, Any]] = []

    def take_back(self) -> None:
        """Everything written so far is as it was."""
        _put_back(self.back)
        self.back.clear()

    def put(self, table: Mapping[K, V], key: K, value: V) -> None:
        """table[key] = value."""
        mutable = cast(dict[K, V], table)
        self.back.append((mutable, key, mutable.get(key, _ABSENT)))
        mutable[key] = value

    def drop(self, table: Mapping[K, Any], key: K) -> None:
        """Del table[key], if there."""
        mutable = cast(dict[K, Any], table)
        if key in mutable:
            self.back.append((mutable, key, mutable.pop(key)))

    def move(
        self, totals: Mapping[str, int], out: Mapping[str, int], into: Mapping[str, int]
    ) -> None:
        """Totals − out + into; what comes to zero is gone, as if it had never been marked."""
        mutable = cast(dict[str, int], totals)
        self.back.append((mutable, _MOVED, (into, out)))
        _move(mutable, out, into)

    def add(self, items: Sequence[V], value: V) -> None:
        """items.append(value)."""
        mutable = cast(list[V], items)
        self.back.append((mutable, None, None))
        mutable.append(value)

    def set(self, part: object, name: str, value: object) -> None:
        """part.name = value."""
        self.back.append((part, name, getattr(part, name)))
        setattr(part, name, value)


def _move(totals: dict[str, int], out: Mapping[str, int], into: Mapping[str, int]) -> None:
    for option, n in out.items():
        if left := totals.get(option, 0) - n:
            totals[option] = left
        else:
            totals.pop(option, None)
    for option, n in into.items():
        totals[option] = totals.get(option, 0) + n


def _put_back(written: list[tuple[Any, Any, Any]]) -> None:
    for target, key, old in reversed(written):
        if key is _MOVED:
            _move(target, *old)
        elif isinstance(target, dict):
            table = cast(dict[Any, Any], target)
            if old is _ABSENT:
                table.pop(key, None)
            else:
                table[key] = old
        elif isinstance(target, list):
            cast(list[Any], target).pop()
        else:
            setattr(target, key, old)
