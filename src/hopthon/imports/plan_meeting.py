"""What another meeting's file holds for the next one: tree, sheets, what was not reached, who does what."""

from pathlib import Path

from msgspec import structs

from hopthon.imports.plan import Plan
from hopthon.language import _
from hopthon.meeting.commands import (
    AddIndicator,
    AddNode,
    AddStep,
    DescribeActivity,
    KeepNodes,
    LinkNode,
    SetMember,
)
from hopthon.meeting.entries import Activity, Node
from hopthon.meeting.state import Meeting
from hopthon.session import Session
from hopthon.text import clipped
from hopthon.views.form_i2 import named
from hopthon.views.place_words import in_place_words
from hopthon.views.times import day

_LONGEST = 200
"""Letters: of a source, of a reason."""


def read_meeting(path: Path) -> Plan:
    """The plan of this meeting; the file is only read."""
    session = Session.open(path, write=False)
    meeting = session.meeting
    session.close()
    return plan_of(meeting)


def plan_of(meeting: Meeting) -> Plan:
    """Everything of it that another meeting can go on with."""
    source = named_meeting(meeting)
    nodes = _in_order(meeting)
    return Plan(
        source,
        meeting.number("plan_year"),
        tuple(
            AddNode(kind=n.kind, text=n.text, sector=n.sector, parent=n.parent, id=n.id)
            for n in nodes
        ),
        tuple(sheet for n in nodes if n.activity and (sheet := _sheet(n.id, n.activity))),
        tuple(
            KeepNodes(sector=sector, kind=kind, ids=ids)
            for (sector, kind), ids in meeting.kept.items()
            if ids
        ),
        tuple(LinkNode(id=n.id, parent=other) for n in nodes for other in n.also),
        tuple(_left_over(meeting, source)),
        tuple(
            SetMember(name=m.name, sex=m.sex, role=m.role, office=m.office)
            for m in meeting.members.values()
        ),
        tuple(_assigned(meeting)),
        tuple(
            AddIndicator(id=one.id, under=one.of, title=one.title.strip("- "), unit=one.unit)
            for one in meeting.own_indicators
        ),
        dict(meeting.basic),
    )


def named_meeting(meeting: Meeting) -> str:
    """ "Họp trù bị, thôn Bàn Thạch, 10/05/2026"."""
    when = day(meeting.said("date") or meeting.started_at[:10])
    parts = (in_place_words(meeting, meeting.rules.title), named(meeting, "village"), when)
    return clipped(", ".join(filter(None, parts)), _LONGEST)


def _in_order(meeting: Meeting) -> list[Node]:
    roots = [i for s in meeting.procedure.sectors for i in meeting.under(None, s.id)]
    return [node for root in roots for node in meeting.walk(root)]


def _sheet(node: str, activity: Activity) -> DescribeActivity | None:
    """The answers given; None where there are none."""
    empty = Activity()
    given = {
        name: value
        for name, value in structs.asdict(activity).items()
        if value != getattr(empty, name)
    }
    return DescribeActivity(id=node, **given) if given else None


def _left_over(meeting: Meeting, source: str) -> list[AddStep]:
    """Items that an ended meeting left out or did not come to."""
    if not meeting.ended_at:
        return []
    seen = {visit.step for visit in meeting.visits} - set(meeting.skipped)
    return [
        AddStep(
            id=step.id,
            title=step.title,
            minutes=step.minutes,
            reason=clipped(_("chuyển từ cuộc họp «{source}»").format(source=source), _LONGEST),
            opens=step.opens,
        )
        for step in meeting.steps
        if step.id not in seen and not {"attendance", "minutes"} & set(step.opens)
    ]


def _assigned(meeting: Meeting) -> list[str]:
    """What was written down where work was shared out."""
    steps = {s.id for s in meeting.steps if "assignment" in s.opens}
    return [
        " ".join(filter(None, (n.text, f"({n.speaker})" if n.speaker else "")))
        for n in meeting.notes.values()
        if n.step in steps
    ]
