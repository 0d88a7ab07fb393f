"""Wishes about decisions by vote."""

from msgspec import UNSET, Struct, UnsetType, field

from hopthon.meeting.commands.base import Command


class Sitting(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One cluster's sitting of a village that votes by clusters: its votes, and the households that came."""

    name: str
    in_favour: int = field(name="for")
    against: int
    abstain: int = 0
    households: int | None = None


class TakeDecision(Command, frozen=True, tag="take_decision"):
    """Record a vote on one question; for households-based kinds the numbers are households.

    `sittings`: where the village votes by clusters, each cluster's own numbers; `for`, `against` and
    `abstain` are then their sums, and may be left out.
    """

    kind: str
    in_favour: int | UnsetType = field(name="for", default=UNSET)
    against: int | UnsetType = UNSET
    abstain: int = 0
    title: str = ""
    id: str | None = None
    sittings: tuple[Sitting, ...] = ()


class AnnulDecision(Command, frozen=True, tag="annul_decision"):
    """Make a decision count for nothing, for a reason."""

    id: str
    reason: str
