"""Wishes about votes: opened, counted, closed."""

from msgspec import UNSET, Struct, UnsetType

from hopthon.meeting.commands.base import Command


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
    """Many ballots at once, all or nothing. `ballots`: option ids of each, repeated for stacked beans.

    `scores`: points by option and criterion of each; where 0 is written, the voter left them out on purpose.
    """

    round: str
    group: str
    ballots: tuple[tuple[str, ...], ...] = ()
    scores: tuple[dict[str, dict[str, int]], ...] = ()


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
