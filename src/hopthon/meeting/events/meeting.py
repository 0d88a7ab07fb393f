"""Facts about the meeting itself: what it is, its course, its minutes, its wall, its log."""

from msgspec import field

from hopthon.meeting.events.base import Event
from hopthon.processes.definition import Kind, Process


class MeetingCreated(Event, frozen=True):
    """The meeting's identity, and the official process pinned as it stood on that day."""

    meeting: str
    process: Process
    kind: Kind
    program: str = ""


class InfoSet(Event, frozen=True):
    """Facts about the meeting: place, date, chair … Text or whole numbers; "" clears."""

    fields: dict[str, str | int]
    continues: bool = False


class MeetingStarted(Event, frozen=True):
    """The meeting began."""


class MeetingEnded(Event, frozen=True):
    """The meeting ended."""


class ChairHandedOver(Event, frozen=True):
    """This person chairs from now on. `back`: the chair themselves again."""

    to: str
    reason: str = ""
    back: bool = False


class StepEntered(Event, frozen=True):
    """The room moved to this agenda step."""

    step: str


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
