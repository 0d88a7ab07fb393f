"""Taking back: the last undoable thing, exactly, until the minutes are passed."""

from hopthon.language import _
from hopthon.meeting.commands import Undo
from hopthon.meeting.events import (
    ActivityDescribed,
    BallotRecorded,
    BallotRemoved,
    BallotsImported,
    DecisionTaken,
    Event,
    MeetingCreated,
    MinutesPassed,
    MinutesTextSet,
    NodeEdited,
    NoteEdited,
    RoundAnnulled,
    RoundClosed,
    RoundReopened,
    Salvaged,
    TallyRecorded,
    Undone,
    WallCovered,
    WallShown,
)
from hopthon.meeting.naming import name
from hopthon.meeting.state import Correction, Meeting
from hopthon.meeting.writer import Undoable, Writer
from hopthon.refusal import Refusal

_NEVER = (MeetingCreated, MinutesPassed, Undone, WallShown, WallCovered, Salvaged)
_ON_RECORD = (
    RoundClosed,
    RoundReopened,
    RoundAnnulled,
    DecisionTaken,
    TallyRecorded,
    BallotRecorded,
    BallotRemoved,
    BallotsImported,
)
"""Taking these back stands in the minutes: a vote was touched."""


def decide_undo(meeting: Meeting, _command: Undo) -> Undone:
    """The newest step; says what it takes back."""
    if not meeting.undoable:
        raise Refusal(_("Không có gì để hoàn tác."))
    last = meeting.undoable[-1]
    return Undone(tuple(last.seqs), name(meeting, last.event))


def remember(meeting: Meeting, event: Event, seq: int, writer: Writer) -> None:
    """Keep what this event changed; typing that goes on joins the step before it."""
    steps = _mutable(meeting)
    if isinstance(event, MinutesPassed) and event.valid:
        steps.clear()
    if isinstance(event, _NEVER):
        return
    if steps and _goes_on(steps[-1], event, seq):
        steps[-1].seqs.append(seq)
        steps[-1].back.extend(writer.back)
    else:
        steps.append(Undoable([seq], event, writer.back))


def fold_undone(meeting: Meeting, event: Undone, at: str) -> Event | None:
    """Restore; what touched a vote is noted as a correction. Gives the event taken back."""
    steps = _mutable(meeting)
    if not steps or tuple(steps[-1].seqs) != event.seqs:
        return None  # only a salvaged file can hold an undo of something lost
    last = steps.pop()
    last.restore()
    if isinstance(last.event, _ON_RECORD):
        noted = list(meeting.undone)
        noted.append(Correction(at, "", "", event.what, None, None, "undone"))
        meeting.undone = noted
    return last.event


def _goes_on(step: Undoable, event: Event, seq: int) -> bool:
    if isinstance(event, NodeEdited | NoteEdited | ActivityDescribed):
        return (
            event.continues
            and step.seqs[-1] == seq - 1
            and getattr(step.event, "id", None) == event.id
        )
    if isinstance(event, MinutesTextSet):
        same = isinstance(step.event, MinutesTextSet) and step.event.step == event.step
        return event.continues and step.seqs[-1] == seq - 1 and same
    return False


def _mutable(meeting: Meeting) -> list[Undoable]:
    steps = meeting.undoable
    assert isinstance(steps, list)
    return steps
