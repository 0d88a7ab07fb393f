"""Facts about the tree and its activities."""

from decimal import Decimal

from msgspec import UNSET, UnsetType

from hopthon.meeting.events.base import Event


class NodeAdded(Event, frozen=True):
    """A line of the tree. `after`: the sibling it follows; "" is first, None last."""

    id: str
    kind: str
    sector: str
    text: str
    parent: str | None = None
    after: str | None = None


class NodeEdited(Event, frozen=True):
    """Other words for a line. `continues`: the same typing as the event before, one undo for both."""

    id: str
    text: str
    continues: bool = False


class NodeMoved(Event, frozen=True):
    """A line, and all below it, hangs elsewhere."""

    id: str
    sector: str
    parent: str | None = None
    after: str | None = None


class NodeRemoved(Event, frozen=True):
    """A line and all below it are gone (undo brings them back). `text`: what it said."""

    id: str
    text: str = ""


class ActivityDescribed(Event, frozen=True):
    """Answers to the six questions; only those that changed, None clears. Money in đồng."""

    id: str
    unit: str | UnsetType = UNSET
    quantity: Decimal | UnsetType | None = UNSET
    time: str | UnsetType = UNSET
    place: str | UnsetType = UNSET
    responsible: str | UnsetType = UNSET
    total_cost: int | UnsetType | None = UNSET
    community_contribution: int | UnsetType | None = UNSET
    support_needed: int | UnsetType | None = UNSET
    contribution_percent: int | UnsetType | None = UNSET
    total_reckoning: str | UnsetType = UNSET
    contribution_reckoning: str | UnsetType = UNSET
    support_reckoning: str | UnsetType = UNSET
    pledge_per_household: int | UnsetType | None = UNSET
    pledge_households: int | UnsetType | None = UNSET
    external: bool | UnsetType | None = UNSET
    funding_source: str | UnsetType = UNSET
    delivery: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    objective: str | UnsetType = UNSET
    meets_women_needs: bool | UnsetType | None = UNSET
    women_needs_said_by: str | UnsetType = UNSET
    poor_women_beneficiaries: int | UnsetType | None = UNSET
    public_jobs: int | UnsetType | None = UNSET
    women_participation: bool | UnsetType | None = UNSET
    short: str | UnsetType = UNSET
    continues: bool = False


class NodesMerged(Event, frozen=True):
    """Two lines that say the same are one: `id` stays, `away` is gone, all that hung there hangs here.

    `said`: what the line said that is gone; `text`: the words that stand now, None as they were.
    """

    id: str
    away: str
    said: str = ""
    text: str | None = None


class NodeSplit(Event, frozen=True):
    """A line that said two things is two: `of` now says `text` and keeps all below it, `id` after it says `rest`."""

    id: str
    of: str
    text: str
    rest: str


class NodeLinked(Event, frozen=True):
    """A line that hangs under one parent serves another one too."""

    id: str
    parent: str


class NodeUnlinked(Event, frozen=True):
    """It serves this other parent no more; where it hangs is as it was."""

    id: str
    parent: str


class NodesKept(Event, frozen=True):
    """The lines of one kind and sector that a ranking kept."""

    sector: str
    kind: str
    ids: tuple[str, ...]
