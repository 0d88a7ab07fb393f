"""Wishes about preparing: who is in the working group, who presents what, the village's figures."""

from decimal import Decimal

from msgspec import UNSET, UnsetType

from hopthon.meeting.commands.base import Command


class SetMember(Command, frozen=True, tag="set_member"):
    """A member of the working group, or what changed of one."""

    id: str | None = None
    name: str | UnsetType = UNSET
    sex: str | UnsetType = UNSET
    role: str | UnsetType = UNSET
    office: str | UnsetType = UNSET


class RemoveMember(Command, frozen=True, tag="remove_member"):
    """Someone is not in the working group after all."""

    id: str


class PlanStep(Command, frozen=True, tag="plan_step"):
    """Other minutes, words or presenter for an item of the agenda; only what is given changes.

    `opens`: what an item of the evening's own is worked with.
    """

    step: str
    minutes: int | UnsetType = UNSET
    presenter: str | UnsetType = UNSET
    title: str | UnsetType = UNSET
    opens: tuple[str, ...] | UnsetType = UNSET


class MoveStep(Command, frozen=True, tag="move_step"):
    """Put an item of the agenda after another, "" first; only before the meeting begins."""

    step: str
    after: str


class SetBasicData(Command, frozen=True, tag="set_basic_data"):
    """Figures of form I.1 by their code; null takes one away."""

    values: dict[str, Decimal | None]


class AddIndicator(Command, frozen=True, tag="add_indicator"):
    """A row of the village's own under one of form I.1: an ethnic group, a crop, a kind of livestock."""

    under: str
    title: str
    unit: str = ""
    id: str | None = None
