"""The meeting as it stands. Read-only for everyone: only `fold`, through a `Writer`, changes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from hopthon.meeting.codec import Fact
from hopthon.meeting.events import DecisionTaken, MinutesPassed, RoundClosed, Salvaged
from hopthon.processes.definition import Kind, Process, Step
from hopthon.voting.count import Count
from hopthon.voting.paper import Paper
from hopthon.voting.tiebreak import Merits

if TYPE_CHECKING:
    from hopthon.meeting.writer import Undoable

NODE_KINDS = ("advantage", "difficulty", "cause", "solution", "activity")
PARENT_KIND = {"cause": "difficulty", "solution": "cause", "activity": "solution"}
"""What a line hangs under; advantages and difficulties are roots, activities may wait for their parent."""
COUNTED_GROUPS = (
    "people",
    "women",
    "households",
    "poor",
    "near_poor",
    "minority",
    "disaster_hit",
    "experienced",
)
SPEECH_GROUPS = ("women", "men", "poor", "near_poor", "minority", "disaster_hit", "experienced")


@dataclass(frozen=True, slots=True)
class Activity:
    """The answers to the six questions. Money in đồng; None and "" are unknown."""

    unit: str = ""
    quantity: Decimal | None = None
    time: str = ""
    place: str = ""
    responsible: str = ""
    total_cost: int | None = None
    community_contribution: int | None = None
    support_needed: int | None = None
    contribution_percent: int | None = None
    external: bool | None = None
    funding_source: str = ""
    delivery: str = ""
    note: str = ""
    objective: str = ""
    meets_women_needs: bool | None = None
    poor_women_beneficiaries: int | None = None
    public_jobs: int | None = None
    women_participation: bool | None = None
    short: str = ""

    @property
    def merits(self) -> Merits:
        """What counts when votes are equal."""
        return Merits(
            bool(self.meets_women_needs),
            self.poor_women_beneficiaries or 0,
            self.public_jobs or 0,
            bool(self.women_participation),
        )


@dataclass(frozen=True, slots=True)
class Node:
    """One line of the tree."""

    id: str
    kind: str
    sector: str
    parent: str | None
    text: str
    activity: Activity | None = None
    added_at: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone on the roll."""

    id: str
    name: str
    sex: str
    groups: tuple[str, ...]
    household: str
    present: bool = False


@dataclass(frozen=True, slots=True)
class AttendanceChange:
    """The counts from this moment on."""

    at: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class StepVisit:
    """The room was at this step from `at` until the next visit."""

    step: str
    at: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Something said."""

    id: str
    step: str
    kind: str
    text: str
    speaker: str
    group: str
    at: str
    seat: str


@dataclass(frozen=True, slots=True)
class SpeechTurn:
    """One turn of speaking."""

    group: str
    step: str
    at: str


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry changed after it was made: what stood, what stands. For the minutes."""

    at: str
    ref: str
    group: str
    what: str
    before: int | str | None
    after: int | str | None
    kind: str = "count"


@dataclass(frozen=True, slots=True)
class Ballot:
    """One paper as keyed, cell by cell. `incomplete`: points left out, not confirmed."""

    marks: Mapping[str, int]
    spoilt: bool = False
    incomplete: bool = False


@dataclass(slots=True)
class Round:
    """One vote. `state`: draft, open, closed, annulled. `counts` per group; ballots apart where keyed one by one.

    `numbered`: the highest number a ballot of the group ever had: one taken away is not given out again.
    `parted`: of a run-off, how the round it parted stood before.
    """

    id: str
    paper: Paper
    opened_at: str
    state: str = "open"
    counts: Mapping[str, Count] = field(default_factory=dict[str, Count])
    ballots: Mapping[str, Mapping[int, Ballot]] = field(
        default_factory=dict[str, Mapping[int, Ballot]]
    )
    numbered: Mapping[str, int] = field(default_factory=dict[str, int])
    closed: RoundClosed | None = None
    closed_at: str = ""
    reopenings: Sequence[tuple[str, str]] = ()
    annulled: tuple[str, str] | None = None
    parted: RoundClosed | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as taken. `annulled`: (at, reason)."""

    taken: DecisionTaken
    at: str
    step: str
    annulled: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Wall:
    """What should hang on the wall: a page and what it speaks of; views resolve what may be shown."""

    page: str = "title"
    ref: str = ""
    hold: int = 0
    covered: bool = False


@dataclass(slots=True)
class Meeting:
    """Everything a screen, the wall, the minutes or a form may need to know."""

    id: str = ""
    process: Process | None = None
    kind: Kind | None = None
    created_at: str = ""
    info: Mapping[str, str | int] = field(default_factory=dict[str, "str | int"])
    started_at: str = ""
    ended_at: str = ""
    visits: Sequence[StepVisit] = field(default_factory=list[StepVisit])
    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    attendance: Sequence[AttendanceChange] = field(default_factory=list[AttendanceChange])
    roll: Mapping[str, Person] = field(default_factory=dict[str, Person])
    nodes: Mapping[str, Node] = field(default_factory=dict[str, Node])
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, "tuple[str, ...]"])
    kept: Mapping[tuple[str, str], tuple[str, ...]] = field(
        default_factory=dict["tuple[str, str]", "tuple[str, ...]"]
    )
    notes: Mapping[str, NoteRow] = field(default_factory=dict[str, NoteRow])
    speeches: Sequence[SpeechTurn] = field(default_factory=list[SpeechTurn])
    rounds: Mapping[str, Round] = field(default_factory=dict[str, Round])
    decisions: Mapping[str, Decision] = field(default_factory=dict[str, Decision])
    minutes: Mapping[str, str] = field(default_factory=dict[str, str])
    passed: MinutesPassed | None = None
    passed_at: str = ""
    corrections: Sequence[Correction] = field(default_factory=list[Correction])

    # about the log rather than the meeting: not part of what undo restores
    wall: Wall = field(default_factory=Wall, compare=False)
    seq: int = field(default=0, compare=False)
    head: str = field(default="", compare=False)
    last_at: str = field(default="", compare=False)
    undoable: "Sequence[Undoable]" = field(default_factory=list["Undoable"], compare=False)
    undone: Sequence[Correction] = field(default_factory=list[Correction], compare=False)
    recent: Sequence[Fact] = field(default_factory=list[Fact], compare=False)
    commands: Mapping[str, int] = field(default_factory=dict[str, int], compare=False)
    salvaged: tuple[int, Salvaged] | None = field(default=None, compare=False)
    orphans: Sequence[int] = field(default_factory=list[int], compare=False)
    """Numbers of facts about something this file does not hold: it was damaged, or written by hand."""

    @property
    def rules(self) -> Kind:
        """The kind of meeting, pinned when it was created."""
        assert self.kind is not None, "the first event creates the meeting"
        return self.kind

    @property
    def procedure(self) -> Process:
        """The official process, pinned when the meeting was created."""
        assert self.process is not None, "the first event creates the meeting"
        return self.process

    @property
    def step(self) -> str:
        """Where the room is; "" before the first step."""
        return self.visits[-1].step if self.visits else ""

    @property
    def locked(self) -> bool:
        """The minutes are passed: nothing changes any more but by a new entry."""
        return self.passed is not None and self.passed.valid

    def find_step(self, step: str) -> Step | None:
        """The agenda step of this id."""
        return next((s for s in self.rules.steps if s.id == step), None)

    def number(self, name: str) -> int | None:
        """A whole number of the meeting's facts (`households_total`, `plan_year`), None when unknown."""
        value = self.info.get(name)
        return value if isinstance(value, int) else None

    def said(self, name: str) -> str:
        """A text of the meeting's facts; "" when unknown."""
        value = self.info.get(name, "")
        return value if isinstance(value, str) else str(value)

    def under(self, parent: str | None, sector: str = "") -> tuple[str, ...]:
        """Ids hanging under a line, in order; under None: the roots of a sector, in order."""
        return self.children.get(child_key(parent, sector), ())

    def activities(self) -> list[Node]:
        """Every activity: sector by sector, in the order of the tree, those without a parent last."""
        found: list[Node] = []
        for sector in self.procedure.sectors:
            roots = [self.nodes[i] for i in self.under(None, sector.id)]
            roots.sort(key=lambda n: n.kind == "activity")  # stable: order within each kind stays
            for root in roots:
                found += [n for n in self.walk(root.id) if n.kind == "activity"]
        return found

    def walk(self, root: str) -> list[Node]:
        """A line and all below it, depth first."""
        found, ahead = [self.nodes[root]], list(reversed(self.under(root)))
        while ahead:
            node = self.nodes[ahead.pop()]
            found.append(node)
            ahead.extend(reversed(self.under(node.id)))
        return found


def child_key(parent: str | None, sector: str) -> str:
    """Where the children of a parent, or the roots of a sector, are listed."""
    return parent if parent is not None else f"/{sector}"
