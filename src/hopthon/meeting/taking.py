"""What is taken in from another file, part by part, each decided on what the parts before it lead to."""

from decimal import Decimal
from typing import Any, cast

from msgspec import structs

from hopthon.alike import alike
from hopthon.language import _
from hopthon.meeting import activity, agenda, basic_data, linking, preparing, tree
from hopthon.meeting.commands import AddNode, DescribeActivity, ImportPlan, SetBasicData
from hopthon.meeting.events import (
    ActivityDescribed,
    IndicatorAdded,
    MemberSet,
    NodeAdded,
    NodeLinked,
    NodesKept,
    StepAdded,
)
from hopthon.meeting.ids import new_id
from hopthon.meeting.state import Meeting, child_key
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal


class Taking:
    """What is taken so far, and a meeting ahead in which it is there already."""

    def __init__(self, meeting: Meeting) -> None:
        self._ahead = _copy(meeting)
        self._writer = Writer([])
        self._here_before = _by_words(meeting)
        self._taken: dict[Any, str] = {}  # the same, of what was taken in
        self._numbers: dict[str, int] = {}  # letter → the last number looked at
        self._rows: dict[str, str] = {}  # rows of form I.1: ids of the file → ids here
        self.ids: dict[str, str] = {}
        """Lines: ids of the file → ids here."""
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
        sheets = {sheet.id: structs.replace(sheet, id="") for sheet in command.sheets}
        for one in command.lines:
            self.line(one, sheets.get(one.id or ""))
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

    def line(self, one: AddNode, sheet: DescribeActivity | None) -> None:
        """A line under the parent it has here; one that is here already is only counted."""
        parent = None if one.parent is None else self._here(one.parent)
        wanted = structs.replace(one, parent=parent, after=None, id=self._free(one))
        event = tree.decide_add(self._ahead, wanted)
        old = one.id or event.id
        twin = self._twin(event, sheet)
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
        """What a ranking kept; not where this meeting has chosen itself, or keeps fewer."""
        ids = tuple(dict.fromkeys(self._here(one) for one in kept.ids))
        most = tree.cap(self._ahead, kept.kind)
        if not self._ahead.kept.get((kept.sector, kept.kind)) and len(ids) <= (most or len(ids)):
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
        title, rows = row.title.casefold(), basic_data.indicators(self._ahead)
        for one in rows:
            if one.of == row.under and one.title.strip("- ").casefold() == title:
                self._rows[row.id or ""] = one.id
                return
        taken = any(one.id == row.id for one in rows)
        wanted = structs.replace(row, id=None) if taken else row
        event = basic_data.decide_indicator(self._ahead, wanted)
        basic_data.fold_indicator(self._ahead, event, "", self._writer)
        self._rows[row.id or event.id] = event.id
        self.indicators.append(event)

    def figures(self, basic: dict[str, Decimal]) -> None:
        """Figures that nobody gave here yet, of rows that this form has."""
        # what is a fact of the meeting is given where the fact is: the village's households
        rows = {
            one.id
            for one in basic_data.indicators(self._ahead)
            if not (one.fact and self._ahead.info.get(one.fact))
        }
        found = {self._rows.get(code, code): value for code, value in basic.items()}
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
        letter = tree.LETTER.get(one.kind, "x")
        n = self._numbers.get(letter, self._ahead.seq + 1)
        while f"{letter}{n}" in self._ahead.nodes:
            n += 1
        self._numbers[letter] = n
        return f"{letter}{n}"

    def _twin(self, event: NodeAdded, sheet: DescribeActivity | None) -> str:
        """The line of exactly these words at this place; "" none.

        Two works of one name in the file are two, unless their sheets say the same.
        """
        words = (child_key(event.parent, event.sector), event.kind, event.text)
        before = self._here_before.get(words, [])
        key = (words, sheet)
        if key not in self._taken:
            twin = before[0] if before else ""
            if event.kind == "activity" and twin:
                before.pop(0)
            self._taken[key] = twin or event.id
            return twin
        return self._taken[key]

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


def _by_words(meeting: Meeting) -> dict[tuple[str, str, str], list[str]]:
    """Place, kind and words of every line → its id; several where they stand there twice."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for place, ids in meeting.children.items():
        for node in (meeting.nodes[i] for i in ids):
            found.setdefault((place, node.kind, node.text), []).append(node.id)
    return found
