"""Facts about what a meeting starts from: another file's plan, and what became of last year's."""

from decimal import Decimal

from msgspec import Struct

from hopthon.meeting.events.agenda import StepAdded
from hopthon.meeting.events.base import Event
from hopthon.meeting.events.preparing import IndicatorAdded, MemberSet
from hopthon.meeting.events.tree import ActivityDescribed, NodeAdded, NodeLinked, NodesKept


class Carried(Struct, frozen=True, omit_defaults=True):
    """Where a line that was carried over comes from, and how far it had got. `percent`: None unless begun."""

    year: int
    state: str
    percent: int | None = None


class PlanImported(Event, frozen=True):
    """What another file held is here too. `same`: how many lines were here already.

    `carried`: of lines continued from last year's plan, how they stood.
    """

    source: str
    lines: tuple[NodeAdded, ...] = ()
    sheets: tuple[ActivityDescribed, ...] = ()
    kept: tuple[NodesKept, ...] = ()
    links: tuple[NodeLinked, ...] = ()
    steps: tuple[StepAdded, ...] = ()
    members: tuple[MemberSet, ...] = ()
    assigned: tuple[str, ...] = ()
    indicators: tuple[IndicatorAdded, ...] = ()
    basic: dict[str, Decimal | None] = {}
    same: int = 0
    carried: dict[str, Carried] = {}


class PastPlanTaken(Event, frozen=True):
    """Last year's plan lies on the table: its lines, and the sheets of its activities."""

    source: str
    year: int
    lines: tuple[NodeAdded, ...]
    sheets: tuple[ActivityDescribed, ...] = ()


class PastStateSet(Event, frozen=True):
    """What became of an activity of last year's plan."""

    id: str
    state: str
    percent: int | None = None
    reason: str = ""
