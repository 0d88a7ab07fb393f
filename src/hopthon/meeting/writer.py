"""The only hand that changes a meeting; it remembers what stood there before, so that undo restores it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from hopthon.meeting.events import Event

K = TypeVar("K")
V = TypeVar("V")
_ABSENT: Any = object()


@dataclass(slots=True)
class Undoable:
    """What one wish changed. `seqs`: its events, more than one where typing went on; `event`: the first."""

    seqs: list[int]
    event: Event
    back: list[tuple[Any, Any, Any]] = field(default_factory=list[tuple[Any, Any, Any]])

    def restore(self) -> None:
        """Put everything back as it stood."""
        for target, key, old in reversed(self.back):
            if isinstance(target, dict):
                table = cast(dict[Any, Any], target)
                if old is _ABSENT:
                    table.pop(key, None)
                else:
                    table[key] = old
            elif isinstance(target, list):
                cast(list[Any], target).pop()
            else:
                setattr(target, key, old)


class Writer:
    """Writes tables, lists and parts that everyone else sees as read-only."""

    def __init__(self) -> None:
        """Start with nothing written."""
        self.back: list[tuple[Any, Any, Any]] = []

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

    def add(self, items: Sequence[V], value: V) -> None:
        """items.append(value)."""
        mutable = cast(list[V], items)
        self.back.append((mutable, None, None))
        mutable.append(value)

    def set(self, part: object, name: str, value: object) -> None:
        """part.name = value."""
        self.back.append((part, name, getattr(part, name)))
        setattr(part, name, value)
