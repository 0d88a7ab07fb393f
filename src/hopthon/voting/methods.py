"""The methods a round can be voted by. A new method is one class here; nothing else asks by name."""

from collections.abc import Mapping
from typing import Protocol

from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.voting.count import Count, Problem
from hopthon.voting.criteria import Criteria
from hopthon.voting.dots import Dots
from hopthon.voting.election import Election
from hopthon.voting.hands import Hands
from hopthon.voting.paper import Paper, Settings
from hopthon.voting.secret import Secret


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

    def rule(self, settings: Settings) -> str:
        """How one votes, in a few words: for the wall and the minutes."""
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

    def cells(self, paper: Paper) -> tuple[str, ...]:
        """Everything that is counted of a group."""
        ...

    def left_out(self, paper: Paper, marks: Mapping[str, int]) -> bool:
        """Whether a ballot leaves something out that a clerk must confirm."""
        ...

    def problems(
        self, paper: Paper, group: str, count: Count, present: int | None = None
    ) -> list[Problem]:
        """What does not add up yet. `present`: how many of the group are here, when known."""
        ...

    def detail(self, paper: Paper, option: str, totals: Mapping[str, Mapping[str, int]]) -> str:
        """What else was counted of an option, for its sentence; "" when the score says it all."""
        ...

    def points(self, paper: Paper, cells: Mapping[str, int]) -> dict[str, int]:
        """One group's score per option, every option of the paper present."""
        ...


_METHODS: dict[str, Method] = {
    method.id: method for method in (Dots(), Criteria(), Hands(), Secret(), Election())
}


def method(name: str) -> Method:
    """The method of this name; refuses an unknown one, naming those there are."""
    if name not in _METHODS:
        raise Refusal(
            _("Không có cách bầu «{name}»; hiện có: {known}.").format(
                name=name[:40], known=", ".join(_METHODS)
            )
        )
    return _METHODS[name]
