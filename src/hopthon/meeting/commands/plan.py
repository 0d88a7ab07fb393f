"""Wishes about what a meeting starts from: another file's plan, and what became of last year's."""

from decimal import Decimal

from hopthon.meeting.commands.agenda import AddStep
from hopthon.meeting.commands.base import Command
from hopthon.meeting.commands.preparing import AddIndicator, SetMember
from hopthon.meeting.commands.tree import AddNode, DescribeActivity, KeepNodes, LinkNode


class ImportPlan(Command, frozen=True, tag="import_plan"):
    """Take in what another file holds, all of it or nothing, as one step that can be undone.

    Each part is written as the command of its own; ids that are taken here get new ones. A line whose parent
    already has one of exactly these words is that line. `source` names the file for people; `assigned`: who
    does what, in words; `basic`: figures of form I.1 that nobody gave here yet.
    """

    source: str
    lines: tuple[AddNode, ...] = ()
    sheets: tuple[DescribeActivity, ...] = ()
    kept: tuple[KeepNodes, ...] = ()
    links: tuple[LinkNode, ...] = ()
    steps: tuple[AddStep, ...] = ()
    members: tuple[SetMember, ...] = ()
    assigned: tuple[str, ...] = ()
    indicators: tuple[AddIndicator, ...] = ()
    basic: dict[str, Decimal] = {}


class TakePastPlan(Command, frozen=True, tag="take_past_plan"):
    """Lay out last year's plan, `year`, to say of each activity what became of it."""

    source: str
    year: int
    lines: tuple[AddNode, ...]
    sheets: tuple[DescribeActivity, ...] = ()


class SetPastState(Command, frozen=True, tag="set_past_state"):
    """What became of an activity of last year's plan: not_begun, doing, done, dropped.

    `percent`: of one being done; `reason`: why one was dropped.
    """

    id: str
    state: str
    percent: int | None = None
    reason: str = ""


class CarryPast(Command, frozen=True, tag="carry_past"):
    """Hang what is not done into this year's tree, with the lines it stood under."""
