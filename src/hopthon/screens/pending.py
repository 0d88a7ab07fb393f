"""What was sent and is not on the disk yet: shown, and built upon, as if it stood already."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Pending(Generic[K, V]):
    """The newest value sent for each key, until its own answer comes; older answers change nothing."""

    def __init__(self) -> None:
        self._sent: dict[K, tuple[int, V]] = {}
        self._count = 0

    def put(self, key: K, value: V) -> Callable[[], None]:
        """Remember what is being sent; call what this gives when the answer comes."""
        self._count += 1
        ticket = self._count
        self._sent[key] = (ticket, value)

        def answered() -> None:
            if key in self._sent and self._sent[key][0] == ticket:
                del self._sent[key]

        return answered

    def items(self) -> Iterator[tuple[K, V]]:
        """Everything on its way."""
        return ((key, value) for key, (_ticket, value) in self._sent.items())

    def __contains__(self, key: K) -> bool:
        return key in self._sent

    def __getitem__(self, key: K) -> V:
        return self._sent[key][1]

    def __len__(self) -> int:
        return len(self._sent)
