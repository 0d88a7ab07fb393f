"""Wishes. Imperative; each may be refused. The same names in `hopthon do` and in the screens.

Ids are chosen by the sender or made when left out. `cmd`: an id of the sender's; the same one twice is done once.
"""

from decimal import Decimal

from msgspec import UNSET, Struct, UnsetType, field


class Command(
    Struct,
    frozen=True,
    tag_field="do",
    forbid_unknown_fields=True,
    omit_defaults=True,
    kw_only=True,
):
    """What someone wants."""

    cmd: str = ""


class SetInfo(Command, frozen=True, tag="set_info"):
    """Facts about the meeting; only those given change, "" clears."""

    village: str | UnsetType = UNSET
    village_word: str | UnsetType = UNSET
    commune: str | UnsetType = UNSET
    commune_word: str | UnsetType = UNSET
    province: str | UnsetType = UNSET
    place: str | UnsetType = UNSET
    plan_year: int | UnsetType = UNSET
    date: str | UnsetType = UNSET
    households_total: int | UnsetType = UNSET
    chair: str | UnsetType = UNSET
    chair_title: str | UnsetType = UNSET
    deputy: str | UnsetType = UNSET
    secretary: str | UnsetType = UNSET
    facilitator: str | UnsetType = UNSET
    subject: str | UnsetType = UNSET
    unit: str | UnsetType = UNSET
    number: str | UnsetType = UNSET


class StartMeeting(Command, frozen=True, tag="start_meeting"):
    """Begin."""


class EndMeeting(Command, frozen=True, tag="end_meeting"):
    """End."""


class GoToStep(Command, frozen=True, tag="go_to_step"):
    """Move to an agenda step."""

    step: str


class SetAttendance(Command, frozen=True, tag="set_attendance"):
    """Counts; men = people − women."""

    people: int | UnsetType = UNSET
    women: int | UnsetType = UNSET
    households: int | UnsetType = UNSET
    poor: int | UnsetType = UNSET
    near_poor: int | UnsetType = UNSET
    minority: int | UnsetType = UNSET
    disaster_hit: int | UnsetType = UNSET
    experienced: int | UnsetType = UNSET


class AddPerson(Command, frozen=True, tag="add_person"):
    """Put someone on the roll."""

    name: str
    id: str | None = None
    sex: str = ""
    groups: tuple[str, ...] = ()
    household: str = ""


class Arrive(Command, frozen=True, tag="arrive"):
    """Someone of the roll is here."""

    id: str


class Leave(Command, frozen=True, tag="leave"):
    """Someone of the roll went away."""

    id: str


class Note(Command, frozen=True, tag="note"):
    """Write down what was said."""

    text: str
    step: str = ""
    kind: str = "opinion"
    speaker: str = ""
    group: str = ""
    id: str | None = None


class EditNote(Command, frozen=True, tag="edit_note"):
    """Other words, speaker or group for a note."""

    id: str
    text: str | UnsetType = UNSET
    speaker: str | UnsetType = UNSET
    group: str | UnsetType = UNSET
    continues: bool = False


class Speech(Command, frozen=True, tag="speech"):
    """Count one turn of speaking."""

    group: str


class AddNode(Command, frozen=True, tag="add_node"):
    """Add a line to the tree."""

    kind: str
    text: str
    sector: str = ""
    parent: str | None = None
    after: str | None = None
    id: str | None = None


class EditNode(Command, frozen=True, tag="edit_node"):
    """Other words for a line."""

    id: str
    text: str
    continues: bool = False


class MoveNode(Command, frozen=True, tag="move_node"):
    """Hang a line, with all below it, elsewhere; only what is given changes."""

    id: str
    parent: str | UnsetType | None = UNSET
    after: str | None = None
    sector: str | UnsetType = UNSET


class RemoveNode(Command, frozen=True, tag="remove_node"):
    """Take a line and all below it away."""

    id: str


class DescribeActivity(Command, frozen=True, tag="describe_activity"):
    """Answer some of the six questions; null clears. Money in đồng."""

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


class KeepNodes(Command, frozen=True, tag="keep_nodes"):
    """Keep these lines of a kind in a sector (at most the cap)."""

    sector: str
    kind: str
    ids: tuple[str, ...]


class CriterionSetting(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A criterion, the room's own or the process's."""

    id: str
    title: str = ""
    max: int = 10
    weight: int = 1


class QuotaSetting(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the elected should hold: `count`, or `part`/`whole` of the seats."""

    what: str
    count: int = 0
    part: int = 0
    whole: int = 1


class RoundSettings(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Settings of a round; what is left out comes from the process, then from the method."""

    beans: int | UnsetType = UNSET
    stacking: bool | UnsetType = UNSET
    tie_break: str | UnsetType = UNSET
    combine: str | UnsetType = UNSET
    hidden: bool | UnsetType = UNSET
    criteria: tuple[CriterionSetting, ...] | UnsetType = UNSET
    seats: int | UnsetType = UNSET
    quotas: tuple[QuotaSetting, ...] | UnsetType = UNSET
    run_off_of: str | UnsetType = UNSET
    committee: tuple[str, ...] | UnsetType = UNSET
    witnesses: tuple[str, ...] | UnsetType = UNSET
    reveal: bool | UnsetType = UNSET


class OpenRound(Command, frozen=True, tag="open_round"):
    """Open a vote; left out, method and groups come from the process."""

    options: tuple[str, ...]
    title: str = ""
    method: str = ""
    groups: tuple[str, ...] = ()
    settings: RoundSettings = RoundSettings()
    id: str | None = None
    draft: bool = False


class ChangeRound(Command, frozen=True, tag="change_round"):
    """Other options, words or settings, as long as nothing is counted; left out stays."""

    round: str
    title: str | UnsetType = UNSET
    method: str | UnsetType = UNSET
    options: tuple[str, ...] | UnsetType = UNSET
    groups: tuple[str, ...] | UnsetType = UNSET
    settings: RoundSettings = RoundSettings()


class StartRound(Command, frozen=True, tag="start_round"):
    """Open a draft: from here on people vote."""

    round: str


class RecordTally(Command, frozen=True, tag="record_tally"):
    """Enter the counts of one group: `counts` replaces all; `ballots` null: not known yet.

    Per option a number, or a table: points by criterion, hands `for`, `against`, `abstain`. A secret round
    counts `for`, `against`, `blank`, `spoilt`.

    `only`: just this cell is meant (an option, `option/part`, or `#ballots`), as `counts` and `ballots` have it or
    without a number; all others stay as they stand, so that two tables can count one group at once.
    """

    round: str
    group: str
    counts: dict[str, int | dict[str, int]]
    ballots: int | None = None
    only: str = ""


class RecordBallot(Command, frozen=True, tag="record_ballot"):
    """Key one paper ballot, or correct it. No marks: blank. `confirmed`: points left out are meant so.

    `ballot` 0: a new one, which is given the next free number; the event carries it.
    """

    round: str
    group: str
    ballot: int
    marks: dict[str, int] = {}
    spoilt: bool = False
    scores: dict[str, dict[str, int]] = {}
    confirmed: bool = False


class RemoveBallot(Command, frozen=True, tag="remove_ballot"):
    """Take back a ballot keyed by mistake."""

    round: str
    group: str
    ballot: int


class ImportBallots(Command, frozen=True, tag="import_ballots"):
    """Many ballots at once, all or nothing: option ids of each, repeated for stacked beans."""

    round: str
    group: str
    ballots: tuple[tuple[str, ...], ...]


class CloseRound(Command, frozen=True, tag="close_round"):
    """Close; `override`: the written reason, needed where a bound is broken."""

    round: str
    override: str = ""


class ReopenRound(Command, frozen=True, tag="reopen_round"):
    """Count again, for a reason."""

    round: str
    reason: str


class AnnulRound(Command, frozen=True, tag="annul_round"):
    """Make a round count for nothing, for a reason."""

    round: str
    reason: str


class Sitting(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One cluster's sitting of a village that votes by clusters: its votes, and the households that came."""

    name: str
    in_favour: int = field(name="for")
    against: int
    abstain: int = 0
    households: int | None = None


class TakeDecision(Command, frozen=True, tag="take_decision"):
    """Record a vote on one question; for households-based kinds the numbers are households.

    `sittings`: where the village votes by clusters, each cluster's own numbers; `for`, `against` and
    `abstain` are then their sums, and may be left out.
    """

    kind: str
    in_favour: int | UnsetType = field(name="for", default=UNSET)
    against: int | UnsetType = UNSET
    abstain: int = 0
    title: str = ""
    id: str | None = None
    sittings: tuple[Sitting, ...] = ()


class AnnulDecision(Command, frozen=True, tag="annul_decision"):
    """Make a decision count for nothing, for a reason."""

    id: str
    reason: str


class SetMinutesText(Command, frozen=True, tag="set_minutes_text"):
    """The secretary's words for a step (or `conclusion`)."""

    step: str
    text: str
    continues: bool = False


class PassMinutes(Command, frozen=True, tag="pass_minutes"):
    """The minutes were read and voted on."""

    in_favour: int = field(name="for")
    against: int
    abstain: int = 0


class Undo(Command, frozen=True, tag="undo"):
    """Take back the last undoable thing."""


class ShowOnWall(Command, frozen=True, tag="show_on_wall"):
    """Hang a page on the wall."""

    page: str
    ref: str = ""
    hold: int = 0


class CoverWall(Command, frozen=True, tag="cover_wall"):
    """Cover the wall with the title page, or show it again."""

    covered: bool


AnyCommand = (
    SetInfo | StartMeeting | EndMeeting | GoToStep | SetAttendance | AddPerson | Arrive | Leave
    | Note | EditNote | Speech | AddNode | EditNode | MoveNode | RemoveNode | DescribeActivity | KeepNodes
    | OpenRound | ChangeRound | StartRound | RecordTally | RecordBallot | RemoveBallot | ImportBallots
    | CloseRound | ReopenRound | AnnulRound
    | TakeDecision | AnnulDecision | SetMinutesText | PassMinutes | Undo | ShowOnWall | CoverWall
)  # fmt: skip
