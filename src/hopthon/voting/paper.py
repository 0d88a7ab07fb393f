"""The ballot paper: fixed when a round opens, so that nothing later can move a vote."""

from dataclasses import dataclass, field

WOMEN, MEN, ALL = "women", "men", "all"
GROUP_SETS = ((WOMEN, MEN), (ALL,))
"""Voters apart, or together."""


@dataclass(frozen=True, slots=True)
class Option:
    """One line of the paper, worded as it was when the round opened."""

    id: str
    text: str
    short: str = ""

    @property
    def name(self) -> str:
        """The short name when there is one."""
        return self.short or self.text


@dataclass(frozen=True, slots=True)
class Settings:
    """How a round is voted. `beans`: per voter; 0 until the method has settled it."""

    beans: int = 0
    stacking: bool = False
    tie_break: str = "women_first"
    combine: str = "sum"
    hidden: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands to vote, by which method, in which voter groups."""

    title: str
    method: str
    options: tuple[Option, ...]
    groups: tuple[str, ...] = (WOMEN, MEN)
    settings: Settings = field(default_factory=Settings)

    @property
    def ids(self) -> tuple[str, ...]:
        """Option ids in the order of the paper."""
        return tuple(option.id for option in self.options)

    def number(self, option: str) -> int:
        """The option's number on paper, cup and wall: 1-based."""
        return self.ids.index(option) + 1
