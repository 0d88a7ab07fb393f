"""Facts about decisions by vote."""

from msgspec import Struct, field

from hopthon.meeting.events.base import Event
from hopthon.voting.decisions import Condition


class SittingCount(Struct, frozen=True, omit_defaults=True):
    """What one cluster's sitting voted. `households`: how many came, when stated."""

    name: str
    in_favour: int = field(name="for")
    against: int
    abstain: int
    households: int | None = None


class DecisionTaken(Event, frozen=True):
    """The room decided; attendance frozen as it was, the arithmetic kept. `sittings`: by cluster, added up."""

    id: str
    kind: str
    title: str
    in_favour: int = field(name="for")
    against: int
    abstain: int
    valid: bool
    sentence: str
    conditions: tuple[Condition, ...]
    people: int | None = None
    households: int | None = None
    households_total: int | None = None
    sittings: tuple[SittingCount, ...] = ()


class DecisionAnnulled(Event, frozen=True):
    """A decision counts for nothing, for this reason."""

    id: str
    reason: str
