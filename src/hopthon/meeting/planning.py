"""Taking in what another file holds: a tree with its sheets, items of an agenda, a working group."""

from decimal import Decimal
from typing import Any, cast

from msgspec import structs

from hopthon.alike import alike
from hopthon.language import _
from hopthon.meeting import activity, agenda, basic_data, linking, preparing, tree
from hopthon.meeting.commands import AddNode, ImportPlan, SetBasicData
from hopthon.meeting.entries import Import
from hopthon.meeting.events import (
    ActivityDescribed,
    BasicDataSet,
    Carried,
    IndicatorAdded,
    MemberSet,
    NodeAdded,
    NodeLinked,
    NodesKept,
    PlanImported,
    StepAdded,
)
from hopthon.meeting.ids import new_id
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import line

MOST = 5_000
"""More lines than any plan has."""


def decide_import(
    meeting: Meeting, command: ImportPlan, carried: dict[str, Carried] | None = None
) -> PlanImported:
    """All of it, each part checked as its own command would be, on what the parts before it lead to.

    `carried`: how lines of last year's plan stood, by the ids they had there.
    """
    source = line(command.source, _("Nguồn"), limit=200)
    if len(command.lines) > MOST:
        raise Refusal(_("Nhiều hơn {n} dòng thì không thể là một kế hoạch thôn.").format(n=MOST))
    taking = _Taking(meeting)
    taking.all(command)
    known = {text for one in meeting.imports for text in one.assigned}
    assigned = [line(text, _("Phân công"), limit=500) for text in command.assigned]
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


class _Taking:
    """What is taken so far, and a meeting ahead in which it is there already."""

    def __init__(self, meeting: Meeting) -> None:
        self._ahead = _copy(meeting)
        self._writer = Writer([])
        self.ids: dict[str, str] = {}
        """Ids of the file → ids here."""
        self.new: set[str] = set()
        self.lines: list[NodeAdded] = []
        self.sheets: list[ActivityDescribed] = []
        self.links: list[NodeLinked] = []
        self.kept: list[NodesKept] = []
        self.steps: list[StepAdded] = []
        self.members: list[MemberSet] = []
        self.indicators: list[IndicatorAdded] = []
        self.basic: dict[str, Decimal | None] = {}
        self.same = 0

    def all(self, command: ImportPlan) -> None:
        """Every part, in the order in which they need each other."""
        for one in command.lines:
            self.line(one)
        for sheet in command.sheets:
            self.sheet(sheet)
        for link in command.links:
            self.link(link)
        for kept in command.kept:
            self.keep(kept)
        for step in command.steps:
            self.step(step)
        for member in command.members:
            self.member(member)
        for row in command.indicators:
            self.indicator(row)
        self.figures(command.basic)

    def line(self, one: AddNode) -> None:
        """A line under the parent it has here; one that is here already is only counted."""
        parent = None if one.parent is None else self._here(one.parent)
        wanted = structs.replace(one, parent=parent, after=None, id=self._free(one))
        event = tree.decide_add(self._ahead, wanted)
        old = one.id or event.id
        twin = self._twin(event)
        self.ids[old] = twin or event.id
        if twin:
            self.same += 1
            return
        tree.fold_add(self._ahead, event, "", self._writer)
        self.lines.append(event)
        self.new.add(old)

    def sheet(self, sheet: Any) -> None:
        """The answers to an activity that is new here; what was here already keeps its own."""
        if sheet.id in self.new:
            wanted = structs.replace(sheet, id=self.ids[sheet.id], continues=False)
            self.sheets.append(activity.decide_describe(self._ahead, wanted))
        elif sheet.id not in self.ids:
            raise Refusal(_("Phiếu «{id}» không thuộc dòng nào.").format(id=sheet.id[:40]))

    def link(self, link: Any) -> None:
        """A line that serves another one too, unless it does already."""
        node, parent = self._here(link.id), self._here(link.parent)
        if parent in (*self._ahead.nodes[node].also, self._ahead.nodes[node].parent):
            return
        event = linking.decide_link(self._ahead, structs.replace(link, id=node, parent=parent))
        linking.fold_link(self._ahead, event, "", self._writer)
        self.links.append(event)

    def keep(self, kept: Any) -> None:
        """What a ranking kept; not where this meeting has chosen itself."""
        if not self._ahead.kept.get((kept.sector, kept.kind)):
            ids = tuple(self._here(one) for one in kept.ids)
            event = tree.decide_keep(self._ahead, structs.replace(kept, ids=ids))
            tree.fold_keep(self._ahead, event, "", self._writer)
            self.kept.append(event)

    def step(self, step: Any) -> None:
        """An item that this agenda has not got yet, at its end but for the minutes."""
        if any(alike(step.title, there.title) == 2 for there in self._ahead.steps):
            self.same += 1
            return
        after = step.after if self._ahead.find_step(step.after) else self._last()
        taken = step.id is not None and self._ahead.find_step(step.id) is not None
        wanted = structs.replace(step, after=after, id=None if taken else step.id)
        if wanted.id is None:
            made = {one.id: one for one in self._ahead.steps}
            wanted = structs.replace(
                wanted, id=new_id(None, "s", self._ahead.seq + 1 + len(self.steps), made)
            )
        event = agenda.decide_add(self._ahead, wanted)
        agenda.fold_added(self._ahead, event, "", self._writer)
        self.steps.append(event)

    def member(self, member: Any) -> None:
        """Someone whose name is not in the working group yet."""
        if any(one.name == member.name for one in self._ahead.members.values()):
            self.same += 1
            return
        free = next(
            name
            for n in range(1, 10_000)
            if (name := f"m{self._ahead.seq + n}") not in self._ahead.members
        )
        wanted = structs.replace(member, id=None)
        event = structs.replace(preparing.decide_member(self._ahead, wanted), id=free)
        preparing.fold_member(self._ahead, event, "", self._writer)
        self.members.append(event)

    def indicator(self, row: Any) -> None:
        """A row of form I.1 of the village's own, unless it is there already."""
        title = row.title.casefold()
        for one in basic_data.indicators(self._ahead):
            if one.of == row.under and one.title.strip("- ").casefold() == title:
                self.ids[row.id or ""] = one.id
                return
        event = basic_data.decide_indicator(self._ahead, row)
        basic_data.fold_indicator(self._ahead, event, "", self._writer)
        self.ids[row.id or event.id] = event.id
        self.indicators.append(event)

    def figures(self, basic: dict[str, Decimal]) -> None:
        """Figures that nobody gave here yet, of rows that this form has."""
        rows = {one.id for one in basic_data.indicators(self._ahead)}
        found = {self.ids.get(code, code): value for code, value in basic.items()}
        wanted = {c: v for c, v in found.items() if c in rows and c not in self._ahead.basic}
        if wanted:
            self.basic = basic_data.decide_basic_data(
                self._ahead, SetBasicData(values={**wanted})
            ).values

    def _here(self, old: str) -> str:
        if old in self.ids:
            return self.ids[old]
        return tree.find(self._ahead, old).id

    def _free(self, one: AddNode) -> str | None:
        """The id of the file where it is free here, else the next free number."""
        if one.id is not None and one.id not in self._ahead.nodes:
            return one.id
        letter, n = tree.LETTER.get(one.kind, "x"), self._ahead.seq + 1
        while f"{letter}{n}" in self._ahead.nodes:
            n += 1
        return f"{letter}{n}"

    def _twin(self, event: NodeAdded) -> str:
        """The line of exactly these words at this place; "" none."""
        beside = self._ahead.under(event.parent, event.sector)
        nodes = (self._ahead.nodes[i] for i in beside)
        return next((n.id for n in nodes if n.kind == event.kind and n.text == event.text), "")

    def _last(self) -> str:
        """The last item before those that only close the meeting."""
        steps = self._ahead.steps
        closing = next((i for i, s in enumerate(steps) if "decision" in s.opens), len(steps))
        return steps[closing - 1].id if closing else ""


def _copy(meeting: Meeting) -> Meeting:
    """The same meeting in tables of its own, as far as taking in a plan changes them."""
    return structs.replace(
        meeting,
        nodes=dict(meeting.nodes),
        children=dict(meeting.children),
        shared=dict(meeting.shared),
        kept=dict(meeting.kept),
        added=dict(meeting.added),
        members=dict(meeting.members),
        own_indicators=list(meeting.own_indicators),
        written=cast(list[Any], []),
    )
