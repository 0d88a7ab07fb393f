"""Wishes about the tree and its activities."""

from decimal import Decimal

from msgspec import UNSET, UnsetType

from hopthon.meeting.commands.base import Command


class AddNode(Command, frozen=True, tag="add_node"):
    """Add a line to the tree."""

    kind: str
    text: str
    sector: str = ""
    parent: str | None = None
    after: str | None = None
    id: str | None = None


class EditNode(Command, frozen=True, tag="edit_node"):
    """Other words for a line."""

    id: str
    text: str
    continues: bool = False


class MoveNode(Command, frozen=True, tag="move_node"):
    """Hang a line, with all below it, elsewhere; only what is given changes."""

    id: str
    parent: str | UnsetType | None = UNSET
    after: str | None = None
    sector: str | UnsetType = UNSET


class RemoveNode(Command, frozen=True, tag="remove_node"):
    """Take a line and all below it away."""

    id: str


class DescribeActivity(Command, frozen=True, tag="describe_activity"):
    """Answer some of the six questions; null clears. Money in đồng."""

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


class MergeNodes(Command, frozen=True, tag="merge_nodes"):
    """Make one line of two that say the same: `id` stays, `away` goes; `text`: other words for it."""

    id: str
    away: str
    text: str | None = None


class SplitNode(Command, frozen=True, tag="split_node"):
    """Make two lines of one: `of` then says `text`, the new one after it `rest`."""

    of: str
    text: str
    rest: str
    id: str | None = None


class LinkNode(Command, frozen=True, tag="link_node"):
    """Let a line serve another parent besides the one it hangs under."""

    id: str
    parent: str


class UnlinkNode(Command, frozen=True, tag="unlink_node"):
    """Let it serve that other parent no more."""

    id: str
    parent: str


class KeepNodes(Command, frozen=True, tag="keep_nodes"):
    """Keep these lines of a kind in a sector (at most the cap)."""

    sector: str
    kind: str
    ids: tuple[str, ...]
