"""The methods a round can be voted by. A new method is one class here; nothing else asks by name."""

from collections.abc import Mapping
from typing import Protocol

from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.voting.count import Count, Problem
from hopthon.voting.dots import Dots
from hopthon.voting.paper import Paper, Settings


class Method(Protocol):
    """What a round needs to know of its method."""

    @property
    def id(self) -> str:
        """The name in files and commands."""
        ...

    @property
    def unit(self) -> str:
        """What is counted: "hạt", "điểm"."""
        ...

    def settle(self, settings: Settings, options: int) -> Settings:
        """Settings made complete, or a Refusal."""
        ...

    def refuse_marks(self, paper: Paper, marks: Mapping[str, int]) -> None:
        """Refuse an impossible ballot."""
        ...

    def refuse_counts(self, paper: Paper, counts: Mapping[str, int]) -> None:
        """Refuse an impossible tally."""
        ...

    def problems(self, paper: Paper, group: str, count: Count) -> list[Problem]:
        """What does not add up yet."""
        ...

    def scores(self, paper: Paper, totals: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
        """The combined score per option, every option of the paper present."""
        ...


_METHODS: dict[str, Method] = {method.id: method for method in (Dots(),)}


def method(name: str) -> Method:
    """The method of this name; refuses an unknown one, naming those there are."""
    if name not in _METHODS:
        raise Refusal(
            _("Không có cách bầu «{name}»; hiện có: {known}.").format(
                name=name[:40], known=", ".join(_METHODS)
            )
        )
    return _METHODS[name]
