"""Facts about votes."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from hopthon.meeting.events.base import Event
from hopthon.voting.cells import flat
from hopthon.voting.paper import Paper
from hopthon.voting.result import Row
from hopthon.voting.tiebreak import Merits


class RoundOpened(Event, frozen=True):
    """A vote opened, or was drafted; the ballot paper is pinned."""

    id: str
    paper: Paper
    draft: bool = False


class RoundChanged(Event, frozen=True):
    """Another ballot paper, before anything was counted."""

    round: str
    paper: Paper


class RoundStarted(Event, frozen=True):
    """A draft opened: from here on people vote. `paper`: worded as things stand now."""

    round: str
    paper: Paper


class TallyRecorded(Event, frozen=True):
    """Totals of one group. `counts`: what is counted so far, by option or by its parts; `ballots` None: not stated."""

    round: str
    group: str
    counts: dict[str, int | dict[str, int]]
    ballots: int | None = None


class BallotRecorded(Event, frozen=True):
    """One paper ballot; the same number again replaces it. `spoilt`: counted as a paper, gives nothing.

    `scores`: points by option and criterion. `incomplete`: points left out that nobody confirmed.
    """

    round: str
    group: str
    ballot: int
    marks: dict[str, int]
    spoilt: bool = False
    scores: dict[str, dict[str, int]] = {}
    incomplete: bool = False


class BallotRemoved(Event, frozen=True):
    """A paper ballot was keyed by mistake."""

    round: str
    group: str
    ballot: int


class BallotsImported(Event, frozen=True):
    """Many ballots of one group at once, numbered from `first`: option ids of each, repeated for stacked beans.

    `scores`: those that give points, by option and criterion. `incomplete`: numbers of those with points left out
    that nobody confirmed.
    """

    round: str
    group: str
    first: int
    ballots: tuple[tuple[str, ...], ...] = ()
    scores: tuple[dict[str, dict[str, int]], ...] = ()
    incomplete: tuple[int, ...] = ()

    @property
    def papers(self) -> tuple[Mapping[str, int], ...]:
        """Each paper, cell by cell."""
        return (*map(Counter, self.ballots), *map(flat, self.scores))


class Parted(Struct, frozen=True):
    """A round as a run-off parts its tie: rows, and what an election then leaves open."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


class RoundClosed(Event, frozen=True):
    """The count is final: everything announced is kept, so that later code cannot rewrite it.

    `notes`: what an election leaves open. `settles`, `settles_notes`: after a run-off, the rows and notes of the
    round it parted, as they stand from now on. `stands`: of a round counted again, the run-offs closed before whose
    tie is there again, each on top of the one before; `told`: what became of each, in words.
    """

    round: str
    rows: tuple[Row, ...]
    rankings: dict[str, tuple[Row, ...]]
    ballots: dict[str, int]
    totals: dict[str, dict[str, int]]
    merits: dict[str, Merits]
    override: str = ""
    broken: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    settles: tuple[Row, ...] = ()
    settles_notes: tuple[str, ...] = ()
    stands: dict[str, Parted] = {}
    told: tuple[str, ...] = ()


class RoundReopened(Event, frozen=True):
    """A closed round counts again, for this reason."""

    round: str
    reason: str


class RoundAnnulled(Event, frozen=True):
    """A round counts for nothing, for this reason."""

    round: str
    reason: str
