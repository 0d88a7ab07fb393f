"""Facts. Past tense, frozen; a kind is never renamed and never changes meaning.

Fields added later need a default that means what older files meant by their absence.
"""

from decimal import Decimal

from msgspec import UNSET, Struct, UnsetType, field

from hopthon.processes.definition import Kind, Process
from hopthon.voting.decisions import Condition
from hopthon.voting.paper import Paper
from hopthon.voting.result import Row
from hopthon.voting.tiebreak import Merits


class Event(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A fact. `cmd`: the id of the command that caused it, when the sender gave one."""

    cmd: str = ""


class MeetingCreated(Event, frozen=True):
    """The meeting's identity, and the official process pinned as it stood on that day."""

    meeting: str
    process: Process
    kind: Kind
    program: str = ""


class InfoSet(Event, frozen=True):
    """Facts about the meeting: place, date, chair … Text or whole numbers; "" clears."""

    fields: dict[str, str | int]


class MeetingStarted(Event, frozen=True):
    """The meeting began."""


class MeetingEnded(Event, frozen=True):
    """The meeting ended."""


class StepEntered(Event, frozen=True):
    """The room moved to this agenda step."""

    step: str


class AttendanceSet(Event, frozen=True):
    """Counts by group as of now; only those that changed."""

    counts: dict[str, int]


class PersonAdded(Event, frozen=True):
    """Someone is on the roll (not yet present). `sex`: "F", "M" or ""."""

    id: str
    name: str
    sex: str = ""
    groups: tuple[str, ...] = ()
    household: str = ""


class PersonArrived(Event, frozen=True):
    """Someone of the roll is present."""

    id: str


class PersonLeft(Event, frozen=True):
    """Someone of the roll went away."""

    id: str


class NoteTaken(Event, frozen=True):
    """Something was said: statement, opinion, question, answer or conclusion."""

    id: str
    step: str
    kind: str
    text: str
    speaker: str = ""
    group: str = ""


class NoteEdited(Event, frozen=True):
    """Other words for a note. `continues`: the same typing as the event before, one undo for both."""

    id: str
    text: str
    continues: bool = False
    speaker: str | UnsetType = UNSET
    group: str | UnsetType = UNSET


class SpeechMade(Event, frozen=True):
    """One turn of speaking by someone of this group."""

    group: str


class NodeAdded(Event, frozen=True):
    """A line of the tree. `after`: the sibling it follows; "" is first, None last."""

    id: str
    kind: str
    sector: str
    text: str
    parent: str | None = None
    after: str | None = None


class NodeEdited(Event, frozen=True):
    """Other words for a line. `continues`: the same typing as the event before, one undo for both."""

    id: str
    text: str
    continues: bool = False


class NodeMoved(Event, frozen=True):
    """A line, and all below it, hangs elsewhere."""

    id: str
    sector: str
    parent: str | None = None
    after: str | None = None


class NodeRemoved(Event, frozen=True):
    """A line and all below it are gone (undo brings them back). `text`: what it said."""

    id: str
    text: str = ""


class ActivityDescribed(Event, frozen=True):
    """Answers to the six questions; only those that changed, None clears. Money in đồng."""

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
    external: bool | UnsetType | None = UNSET
    funding_source: str | UnsetType = UNSET
    delivery: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    objective: str | UnsetType = UNSET
    meets_women_needs: bool | UnsetType | None = UNSET
    poor_women_beneficiaries: int | UnsetType | None = UNSET
    public_jobs: int | UnsetType | None = UNSET
    women_participation: bool | UnsetType | None = UNSET
    short: str | UnsetType = UNSET
    continues: bool = False


class NodesKept(Event, frozen=True):
    """The lines of one kind and sector that a ranking kept."""

    sector: str
    kind: str
    ids: tuple[str, ...]


class RoundOpened(Event, frozen=True):
    """A vote opened, or was drafted; the ballot paper is pinned."""

    id: str
    paper: Paper
    draft: bool = False


class RoundChanged(Event, frozen=True):
    """Another ballot paper, before anything was counted."""

    round: str
    paper: Paper


class RoundStarted(Event, frozen=True):
    """A draft opened: from here on people vote. `paper`: worded as things stand now."""

    round: str
    paper: Paper


class TallyRecorded(Event, frozen=True):
    """Totals of one group. `counts`: what is counted so far, by option or by its parts; `ballots` None: not stated."""

    round: str
    group: str
    counts: dict[str, int | dict[str, int]]
    ballots: int | None = None


class BallotRecorded(Event, frozen=True):
    """One paper ballot; the same number again replaces it. `spoilt`: counted as a paper, gives nothing.

    `scores`: points by option and criterion. `incomplete`: points left out that nobody confirmed.
    """

    round: str
    group: str
    ballot: int
    marks: dict[str, int]
    spoilt: bool = False
    scores: dict[str, dict[str, int]] = {}
    incomplete: bool = False


class BallotRemoved(Event, frozen=True):
    """A paper ballot was keyed by mistake."""

    round: str
    group: str
    ballot: int


class BallotsImported(Event, frozen=True):
    """Many ballots of one group at once, numbered from `first`: option ids of each, repeated for stacked beans."""

    round: str
    group: str
    first: int
    ballots: tuple[tuple[str, ...], ...]


class RoundClosed(Event, frozen=True):
    """The count is final: everything announced is kept, so that later code cannot rewrite it.

    `notes`: what an election leaves open. `settles`, `settles_notes`: after a run-off, the rows and notes of the
    round it parted, as they stand from now on.
    """

    round: str
    rows: tuple[Row, ...]
    rankings: dict[str, tuple[Row, ...]]
    ballots: dict[str, int]
    totals: dict[str, dict[str, int]]
    merits: dict[str, Merits]
    override: str = ""
    broken: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    settles: tuple[Row, ...] = ()
    settles_notes: tuple[str, ...] = ()


class RoundReopened(Event, frozen=True):
    """A closed round counts again, for this reason."""

    round: str
    reason: str


class RoundAnnulled(Event, frozen=True):
    """A round counts for nothing, for this reason."""

    round: str
    reason: str


class SittingCount(Struct, frozen=True, omit_defaults=True):
    """What one cluster's sitting voted. `households`: how many came, when stated."""

    name: str
    in_favour: int = field(name="for")
    against: int
    abstain: int
    households: int | None = None


class DecisionTaken(Event, frozen=True):
    """The room decided; attendance frozen as it was, the arithmetic kept. `sittings`: by cluster, added up."""

    id: str
    kind: str
    title: str
    in_favour: int = field(name="for")
    against: int
    abstain: int
    valid: bool
    sentence: str
    conditions: tuple[Condition, ...]
    people: int | None = None
    households: int | None = None
    households_total: int | None = None
    sittings: tuple[SittingCount, ...] = ()


class DecisionAnnulled(Event, frozen=True):
    """A decision counts for nothing, for this reason."""

    id: str
    reason: str


class MinutesTextSet(Event, frozen=True):
    """The secretary's words for a step (or `conclusion`)."""

    step: str
    text: str
    continues: bool = False


class MinutesPassed(Event, frozen=True):
    """The minutes were read and passed: locked from here on."""

    in_favour: int = field(name="for")
    against: int
    abstain: int
    valid: bool
    sentence: str


class Undone(Event, frozen=True):
    """The events `seqs` (the last undoable ones) are taken back. `what` names them for people."""

    seqs: tuple[int, ...]
    what: str


class WallShown(Event, frozen=True):
    """This page hangs on the wall. `ref`: a node, round or decision; `hold`: the page that stays, 0 turns."""

    page: str
    ref: str = ""
    hold: int = 0


class WallCovered(Event, frozen=True):
    """The wall is covered by the title page, or shown again."""

    covered: bool


class Salvaged(Event, frozen=True):
    """This file was saved from a damaged one; these numbers of it were lost or could not be proven.

    `kept`: how many of its events stand in this file, in their old order, around this one.
    """

    lost: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()
    head: str = ""
    kept: int = 0


KINDS: dict[str, type[Event]] = {
    "meeting_created": MeetingCreated,
    "info_set": InfoSet,
    "meeting_started": MeetingStarted,
    "meeting_ended": MeetingEnded,
    "step_entered": StepEntered,
    "attendance_set": AttendanceSet,
    "person_added": PersonAdded,
    "person_arrived": PersonArrived,
    "person_left": PersonLeft,
    "note_taken": NoteTaken,
    "note_edited": NoteEdited,
    "speech_made": SpeechMade,
    "node_added": NodeAdded,
    "node_edited": NodeEdited,
    "node_moved": NodeMoved,
    "node_removed": NodeRemoved,
    "activity_described": ActivityDescribed,
    "nodes_kept": NodesKept,
    "round_opened": RoundOpened,
    "round_changed": RoundChanged,
    "round_started": RoundStarted,
    "tally_recorded": TallyRecorded,
    "ballot_recorded": BallotRecorded,
    "ballot_removed": BallotRemoved,
    "ballots_imported": BallotsImported,
    "round_closed": RoundClosed,
    "round_reopened": RoundReopened,
    "round_annulled": RoundAnnulled,
    "decision_taken": DecisionTaken,
    "decision_annulled": DecisionAnnulled,
    "minutes_text_set": MinutesTextSet,
    "minutes_passed": MinutesPassed,
    "undone": Undone,
    "wall_shown": WallShown,
    "wall_covered": WallCovered,
    "salvaged": Salvaged,
}
"""The name each kind has in the file, for ever."""
