"""The meeting as it stands. Read-only for everyone: only `fold`, through a `Writer`, changes it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from hopthon.meeting.codec import Fact
from hopthon.meeting.entries import (
    AttendanceChange,
    ChairTurn,
    Correction,
    Decision,
    Import,
    Member,
    Node,
    NoteRow,
    Past,
    PastState,
    Pause,
    Person,
    Round,
    SpeechTurn,
    Stay,
    StepVisit,
    Waiting,
    Wall,
)
from hopthon.meeting.events import MinutesPassed, Salvaged
from hopthon.processes.definition import Indicator, Kind, Process, Step

if TYPE_CHECKING:
    from hopthon.meeting.writer import Undoable

OF_THE_LOG = frozenset(
    {
        "wall",
        "seq",
        "head",
        "last_at",
        "undoable",
        "written",
        "undone",
        "recent",
        "commands",
        "salvaged",
    }
    | {"orphans"}
)
"""Parts that tell of the log rather than of the meeting: undo does not restore them."""


class Meeting(Struct, eq=False):
    """Everything a screen, the wall, the minutes or a form may need to know."""

    id: str = ""
    process: Process | None = None
    kind: Kind | None = None
    created_at: str = ""
    info: Mapping[str, str | int] = field(default_factory=dict[str, "str | int"])
    started_at: str = ""
    ended_at: str = ""
    own_agenda: tuple[Step, ...] = ()
    """The agenda with what this evening put in; empty: that of the process."""
    added: Mapping[str, str] = field(default_factory=dict[str, str])
    """Why each item of the evening's own was put in."""
    skipped: Mapping[str, str] = field(default_factory=dict[str, str])
    pauses: Sequence[Pause] = field(default_factory=list[Pause])
    visits: Sequence[StepVisit] = field(default_factory=list[StepVisit])
    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    attendance: Sequence[AttendanceChange] = field(default_factory=list[AttendanceChange])
    roll: Mapping[str, Person] = field(default_factory=dict[str, Person])
    stays: Mapping[str, tuple[Stay, ...]] = field(default_factory=dict[str, "tuple[Stay, ...]"])
    """Person → when they were here, oldest first."""
    chairs: Sequence[ChairTurn] = field(default_factory=list[ChairTurn])
    """Who took the chair over, oldest first."""
    nodes: Mapping[str, Node] = field(default_factory=dict[str, Node])
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, "tuple[str, ...]"])
    shared: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, "tuple[str, ...]"])
    """Line → lines that serve it though they hang elsewhere (`Node.also`, the other way round)."""
    kept: Mapping[tuple[str, str], tuple[str, ...]] = field(
        default_factory=dict["tuple[str, str]", "tuple[str, ...]"]
    )
    notes: Mapping[str, NoteRow] = field(default_factory=dict[str, NoteRow])
    speeches: Sequence[SpeechTurn] = field(default_factory=list[SpeechTurn])
    turn_ends: Mapping[int, str] = field(default_factory=dict[int, str])
    """Place in `speeches` → when that turn ended."""
    queue: tuple[Waiting, ...] = ()
    """Who asked to speak, first come first."""
    rounds: Mapping[str, Round] = field(default_factory=dict[str, Round])
    decisions: Mapping[str, Decision] = field(default_factory=dict[str, Decision])
    minutes: Mapping[str, str] = field(default_factory=dict[str, str])
    passed: MinutesPassed | None = None
    passed_at: str = ""
    corrections: Sequence[Correction] = field(default_factory=list[Correction])

    imports: Sequence[Import] = field(default_factory=list[Import])
    past: Past = Past()
    past_states: Mapping[str, PastState] = field(default_factory=dict[str, PastState])
    """What became of each activity of last year's plan; one that is not here was not begun."""
    members: Mapping[str, Member] = field(default_factory=dict[str, Member])
    """The working group, in the order they were named."""
    presenters: Mapping[str, str] = field(default_factory=dict[str, str])
    """Who presents each item of the agenda."""
    basic: Mapping[str, Decimal] = field(default_factory=dict[str, Decimal])
    """The figures of form I.1, by their code."""
    own_indicators: Sequence[Indicator] = field(default_factory=list[Indicator])

    # of the log
    wall: Wall = Wall()
    seq: int = 0
    head: str = ""
    last_at: str = ""
    undoable: "Sequence[Undoable]" = field(default_factory=list["Undoable"])
    written: list[Any] = field(default_factory=list[Any])
    """What stood before each change that can be undone, as `Writer` keeps it."""
    undone: Sequence[Correction] = field(default_factory=list[Correction])
    recent: Sequence[Fact] = field(default_factory=list[Fact])
    commands: Mapping[str, int] = field(default_factory=dict[str, int])
    salvaged: tuple[int, Salvaged] | None = None
    orphans: Sequence[int] = field(default_factory=list[int])
    """Numbers of facts about something this file does not hold: it was damaged, or written by hand."""

    def __eq__(self, other: object) -> bool:
        """Whether the two meetings stand alike, wherever they are in their logs."""
        if not isinstance(other, Meeting):
            return NotImplemented
        parts = (name for name in self.__struct_fields__ if name not in OF_THE_LOG)
        return all(getattr(self, name) == getattr(other, name) for name in parts)

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
    def steps(self) -> tuple[Step, ...]:
        """The agenda: the process's, and what was put in."""
        return self.own_agenda or self.rules.steps

    @property
    def pause(self) -> Pause | None:
        """The rest the meeting takes now."""
        last = self.pauses[-1] if self.pauses else None
        return last if last is not None and not last.until and not self.ended_at else None

    @property
    def speaking(self) -> SpeechTurn | None:
        """The turn that runs now."""
        last = len(self.speeches) - 1
        running = last >= 0 and self.speeches[last].timed and last not in self.turn_ends
        return self.speeches[last] if running else None

    @property
    def presiding(self) -> str:
        """Who chairs now; "" when nobody is named."""
        last = self.chairs[-1] if self.chairs else None
        return self.said("chair") if last is None or last.back else last.name

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
        return next((s for s in self.steps if s.id == step), None)

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
