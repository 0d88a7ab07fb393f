"""The only hand that changes a meeting; it remembers what stood there before, so that undo restores it."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

from msgspec import Struct

from hopthon.meeting.events import Event

K = TypeVar("K")
V = TypeVar("V")
_ABSENT: Any = object()
_MOVED: Any = object()


class Undoable(Struct):
    """What one wish changed. `first` to `last`: its events, several where typing went on; `event`: the first.

    `start`: where in `Meeting.written` begins what stood before it.
    """

    first: int
    last: int
    event: Event
    start: int

    @property
    def seqs(self) -> tuple[int, ...]:
        """The numbers of its events."""
        return tuple(range(self.first, self.last + 1))


class Writer:
    """Writes tables, lists and parts that everyone else sees as read-only.

    `written`: three entries a change, oldest first: where, what, and what stood there. One flat list for the whole
    meeting: a long one makes a million of them, and objects of their own would be half of opening it.
    """

    __slots__ = ("_written", "start")

    def __init__(self, written: list[Any]) -> None:
        """Start with nothing written."""
        self._written, self.start = written, len(written)

    def take_back(self) -> None:
        """Everything written since the start is as it was."""
        put_back(self._written, self.start)

    def forget(self) -> None:
        """Nothing written since the start can be taken back any more."""
        del self._written[self.start :]

    def put(self, table: Mapping[K, V], key: K, value: V) -> None:
        """table[key] = value."""
        mutable: Any = table
        self._written += (mutable, key, mutable.get(key, _ABSENT))
        mutable[key] = value

    def drop(self, table: Mapping[K, Any], key: K) -> None:
        """Del table[key], if there."""
        mutable: Any = table
        if key in mutable:
            self._written += (mutable, key, mutable.pop(key))

    def move(
        self, totals: Mapping[str, int], out: Mapping[str, int], into: Mapping[str, int]
    ) -> None:
        """Totals − out + into; what comes to zero is gone, as if it had never been marked."""
        mutable: Any = totals
        self._written += (mutable, _MOVED, (into, out))
        _move(mutable, out, into)

    def add(self, items: Sequence[V], value: V) -> None:
        """items.append(value)."""
        mutable: Any = items
        self._written += (mutable, None, None)
        mutable.append(value)

    def set(self, part: object, name: str, value: object) -> None:
        """part.name = value."""
        self._written += (part, name, getattr(part, name))
        setattr(part, name, value)


def _move(totals: dict[str, int], out: Mapping[str, int], into: Mapping[str, int]) -> None:
    for option, n in out.items():
        if left := totals.get(option, 0) - n:
            totals[option] = left
        else:
            totals.pop(option, None)
    for option, n in into.items():
        totals[option] = totals.get(option, 0) + n


def put_back(written: list[Any], start: int) -> None:
    """Undo what was written from `start` on, newest first, and forget it."""
    for at in range(len(written) - 3, start - 1, -3):
        target, key, old = written[at : at + 3]
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
    del written[start:]
