"""The ballot paper: fixed when a round opens, so that nothing later can move a vote."""

from msgspec import Struct, field

WOMEN, MEN, ALL = "women", "men", "all"
GROUP_SETS = ((WOMEN, MEN), (ALL,))
"""Voters apart, or together."""


class Option(Struct, frozen=True):
    """One line of the paper, worded as it was when the round opened; `sex` and `trained` of a candidate."""

    id: str
    text: str
    short: str = ""
    sex: str = ""
    trained: bool = False

    @property
    def name(self) -> str:
        """The short name when there is one."""
        return self.short or self.text


class Criterion(Struct, frozen=True):
    """What options are scored by: 1 to `max` points a voter, counted `weight` times [HB III 3.4b]."""

    id: str
    title: str
    max: int = 10
    weight: int = 1


class Quota(Struct, frozen=True):
    """What the elected should hold: at least `count`, or `part`/`whole` of the seats, of `what`: women, trained."""

    what: str
    count: int = 0
    part: int = 0
    whole: int = 1

    def need(self, seats: int) -> int:
        """How many of so many seats."""
        return max(self.count, -(-self.part * seats // self.whole))


class Settings(Struct, frozen=True):
    """How a round is voted. `beans`: per voter; 0 until the method has settled it.

    `run_off_of`: the round whose tied options this one parts. `committee`, `witnesses`: who counts a secret ballot.
    """

    beans: int = 0
    stacking: bool = False
    tie_break: str = "women_first"
    combine: str = "sum"
    hidden: bool = True
    criteria: tuple[Criterion, ...] = ()
    seats: int = 0
    quotas: tuple[Quota, ...] = ()
    run_off_of: str = ""
    committee: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    reveal: bool = False
    """Once closed, the wall tells the result from its last rank, row by row, when the facilitator says so."""


class Paper(Struct, frozen=True):
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
