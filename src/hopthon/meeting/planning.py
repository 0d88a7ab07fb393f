"""Taking in what another file holds: a tree with its sheets, items of an agenda, a working group."""

from msgspec import structs

from hopthon.language import _
from hopthon.meeting import activity, agenda, basic_data, linking, preparing, tree
from hopthon.meeting.commands import ImportPlan
from hopthon.meeting.entries import Import
from hopthon.meeting.events import BasicDataSet, Carried, PlanImported
from hopthon.meeting.state import Meeting
from hopthon.meeting.taking import Taking
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import LINE_LIMIT, PAGE_LIMIT, line

MOST = 5_000
"""More lines, or references between them, than any plan has."""
_FEW = 200
"""More items, people or rows of its own than any meeting has."""


def decide_import(
    meeting: Meeting, command: ImportPlan, carried: dict[str, Carried] | None = None
) -> PlanImported:
    """All of it, each part checked as its own command would be, on what the parts before it lead to.

    `carried`: how lines of last year's plan stood, by the ids they had there.
    """
    source = line(command.source, _("Nguồn"), limit=200)
    _refuse_too_much(command)
    taking = Taking(meeting)
    taking.all(command)
    known = {text for one in meeting.imports for text in one.assigned}
    # a note is as long as a page, with who said it behind
    assigned = [
        line(text, _("Phân công"), limit=PAGE_LIMIT + LINE_LIMIT) for text in command.assigned
    ]
    stand = {taking.ids[old]: how for old, how in (carried or {}).items()}
    event = PlanImported(
        source,
        tuple(taking.lines),
        tuple(taking.sheets),
        tuple(taking.kept),
        tuple(taking.links),
        tuple(taking.steps),
        tuple(taking.members),
        tuple(text for text in assigned if text not in known),
        indicators=tuple(taking.indicators),
        basic=taking.basic,
        same=taking.same,
        carried={
            node: how
            for node, how in stand.items()
            if node not in meeting.nodes or meeting.nodes[node].carried != how
        },
    )
    parts = (event.lines, event.links, event.kept, event.steps, event.members, event.assigned)
    if not any((*parts, event.indicators, event.basic, event.carried)):
        words = _("Không có gì mới trong «{source}»: {n} dòng đã có cả ở đây.")
        raise Refusal(words.format(source=source, n=taking.same))
    return event


def _refuse_too_much(command: ImportPlan) -> None:
    words = _("Nhiều hơn {n} dòng thì không thể là một kế hoạch thôn.")
    if max(len(command.lines), len(command.sheets), len(command.links)) > MOST:
        raise Refusal(words.format(n=MOST))
    few = (command.kept, command.steps, command.members, command.assigned, command.indicators)
    if max(map(len, few)) > _FEW:
        raise Refusal(words.format(n=_FEW))


def fold_import(meeting: Meeting, event: PlanImported, at: str, writer: Writer) -> None:
    """Each part as if it had been said by itself, all in one step."""
    for one in event.lines:
        tree.fold_add(meeting, one, at, writer)
    for node, how in event.carried.items():
        if node in meeting.nodes:
            there = structs.replace(meeting.nodes[node], carried=how)
            writer.put(meeting.nodes, node, there)
    for sheet in event.sheets:
        if sheet.id in meeting.nodes:
            activity.fold_describe(meeting, sheet, at, writer)
    for link in event.links:
        if link.id in meeting.nodes and link.parent in meeting.nodes:
            linking.fold_link(meeting, link, at, writer)
    for kept in event.kept:
        tree.fold_keep(meeting, kept, at, writer)
    for step in event.steps:
        agenda.fold_added(meeting, step, at, writer)
    for member in event.members:
        preparing.fold_member(meeting, member, at, writer)
    for row in event.indicators:
        basic_data.fold_indicator(meeting, row, at, writer)
    if event.basic:
        basic_data.fold_basic_data(meeting, BasicDataSet(event.basic), at, writer)
    told = Import(
        at,
        event.source,
        len(event.lines),
        event.same,
        len(event.steps),
        len(event.members),
        event.assigned,
        len(event.carried),
        len(event.basic),
    )
    writer.add(meeting.imports, told)
