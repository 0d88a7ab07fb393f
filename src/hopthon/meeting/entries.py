"""What a meeting is made of: its lines, people, notes, votes and decisions, each read-only."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct, field

from hopthon.meeting.events import (
    ActivityDescribed,
    Carried,
    DecisionTaken,
    MemberSet,
    NodeAdded,
    PastStateSet,
    RoundClosed,
)
from hopthon.voting.count import Count
from hopthon.voting.paper import Paper
from hopthon.voting.tiebreak import Merits

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


class Activity(Struct, frozen=True):
    """The answers to the six questions. Money in đồng; None and "" are unknown.

    `…_reckoning`: how that amount was reached ("450 công × 200 nghìn"), "" where it was said as it is.
    `pledge_households`: how many give what was pledged; None: every one of the village.
    """

    unit: str = ""
    quantity: Decimal | None = None
    time: str = ""
    place: str = ""
    responsible: str = ""
    total_cost: int | None = None
    community_contribution: int | None = None
    support_needed: int | None = None
    contribution_percent: int | None = None
    total_reckoning: str = ""
    contribution_reckoning: str = ""
    support_reckoning: str = ""
    pledge_per_household: int | None = None
    pledge_households: int | None = None
    external: bool | None = None
    funding_source: str = ""
    delivery: str = ""
    note: str = ""
    objective: str = ""
    meets_women_needs: bool | None = None
    women_needs_said_by: str = ""
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


class Origin(Struct, frozen=True):
    """A line as it stood before it was merged with another."""

    id: str
    text: str
    added_at: str = ""


class Node(Struct, frozen=True):
    """One line of the tree. `origins`: the lines it was merged from, itself first; `also`: other lines it serves.

    `carried`: it continues last year's plan.
    """

    id: str
    kind: str
    sector: str
    parent: str | None
    text: str
    activity: Activity | None = None
    added_at: str = ""
    origins: tuple[Origin, ...] = ()
    also: tuple[str, ...] = ()
    carried: Carried | None = None


Member = MemberSet
"""Someone of the working group, as last written down."""
PastState = PastStateSet
"""What became of an activity of last year's plan, as last said."""


class Import(Struct, frozen=True):
    """Another file's plan that was taken in: how many lines and items it added, how many were here already."""

    at: str
    source: str
    lines: int
    same: int = 0
    steps: int = 0
    members: int = 0
    assigned: tuple[str, ...] = ()
    carried: int = 0
    figures: int = 0


class Past(Struct, frozen=True):
    """Last year's plan, line by line, with the sheets of its activities."""

    source: str = ""
    year: int = 0
    lines: tuple[NodeAdded, ...] = ()
    sheets: tuple[ActivityDescribed, ...] = ()

    @property
    def activities(self) -> tuple[NodeAdded, ...]:
        """Its activities, in order."""
        return tuple(one for one in self.lines if one.kind == "activity")


class Person(Struct, frozen=True):
    """Someone on the roll."""

    id: str
    name: str
    sex: str
    groups: tuple[str, ...]
    household: str
    present: bool = False


class Stay(Struct, frozen=True):
    """Someone of the roll was here from `came` to `left` ("": they still are)."""

    came: str
    left: str = ""


class AttendanceChange(Struct, frozen=True):
    """The counts from this moment on."""

    at: str
    counts: Mapping[str, int]


class StepVisit(Struct, frozen=True):
    """The room was at this step from `at` until the next visit."""

    step: str
    at: str


class Pause(Struct, frozen=True):
    """The meeting rested from `since` to `until` ("": it still does); `minutes`: as announced, 0 unknown.

    `sitting`: it ended a sitting; `name` is what the one that began then is called.
    """

    since: str
    until: str = ""
    reason: str = ""
    minutes: int = 0
    sitting: bool = False
    name: str = ""


class NoteRow(Struct, frozen=True):
    """Something said."""

    id: str
    step: str
    kind: str
    text: str
    speaker: str
    group: str
    at: str
    seat: str


class SpeechTurn(Struct, frozen=True):
    """One turn of speaking. `timed`: how long it took is known (`Meeting.turn_ends`)."""

    group: str
    step: str
    at: str
    speaker: str = ""
    timed: bool = False


class Waiting(Struct, frozen=True):
    """Someone who asked to speak."""

    id: str
    group: str
    name: str
    at: str


class ChairTurn(Struct, frozen=True):
    """Who chairs from this moment on. `back`: the chair themselves again."""

    at: str
    name: str
    reason: str = ""
    back: bool = False


class Correction(Struct, frozen=True):
    """An entry changed after it was made: what stood, what stands. For the minutes."""

    at: str
    ref: str
    group: str
    what: str
    before: int | str | None
    after: int | str | None
    kind: str = "count"


class Ballot(Struct, frozen=True):
    """One paper as keyed, cell by cell. `incomplete`: points left out, not confirmed."""

    marks: Mapping[str, int]
    spoilt: bool = False
    incomplete: bool = False


class Round(Struct):
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


class Decision(Struct, frozen=True):
    """A decision as taken. `annulled`: (at, reason)."""

    taken: DecisionTaken
    at: str
    step: str
    annulled: tuple[str, str] | None = None


class Wall(Struct, frozen=True):
    """What should hang on the wall: a page and what it speaks of; views resolve what may be shown."""

    page: str = "title"
    ref: str = ""
    hold: int = 0
    covered: bool = False
