"""What has been counted of one group: by cup totals or ballot by ballot, never both."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

Entry = Literal["tally", "ballot"]


class Count(Struct, frozen=True):
    """One group's count as it stands.

    `ballots`: how many papers (tally: as stated, None until stated). `totals`: per cell: an option, or
    "option/part" where an option is counted in parts (criteria, for and against); a cell not counted yet
    is absent, which is not the same as 0. `incomplete`: numbers of ballots with points left out that
    nobody has confirmed yet.
    """

    entry: Entry
    ballots: int | None
    totals: Mapping[str, int] = field(default_factory=dict[str, int])
    incomplete: frozenset[int] = frozenset()


class Problem(Struct, frozen=True):
    """Something that does not add up. `blocking` ones keep the round open until put right or overridden.

    `where`: "cup" (one option), "sum", "ballots", "missing". `sentence` says what; `advice` what to do,
    `brief` the same where there is room for one row only.
    """

    where: str
    group: str
    option: str | None
    sentence: str
    advice: str = ""
    blocking: bool = True
    brief: str = ""
