"""Taking back: the last undoable thing, exactly, until the minutes are passed."""

from hopthon.language import _
from hopthon.meeting.codec import Fact
from hopthon.meeting.commands import Undo
from hopthon.meeting.entries import Correction
from hopthon.meeting.events import (
    ActivityDescribed,
    BallotRecorded,
    BallotRemoved,
    BallotsImported,
    DecisionTaken,
    Event,
    InfoSet,
    MeetingCreated,
    MinutesPassed,
    MinutesTextSet,
    NodeAdded,
    NodeEdited,
    NoteEdited,
    NoteTaken,
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
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Undoable, Writer, put_back
from hopthon.refusal import Refusal

_NEVER = frozenset({MeetingCreated, MinutesPassed, Undone, WallShown, WallCovered, Salvaged})
_Typed = NodeEdited | NoteEdited | ActivityDescribed | MinutesTextSet | InfoSet
_TYPED = (NodeEdited, NoteEdited, ActivityDescribed, MinutesTextSet, InfoSet)
_CREATION = 2
"""The event that creation writes beside the meeting itself: where and when it is held."""
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
    return Undone(last.seqs, name(meeting, last.event))


def remember(meeting: Meeting, event: Event, seq: int, writer: Writer) -> None:
    """Keep what this event changed; typing that goes on joins the step before it."""
    steps = _mutable(meeting)
    if type(event) in _NEVER:
        if isinstance(event, MinutesPassed) and event.valid:
            steps.clear()
            meeting.written.clear()
        else:
            writer.forget()
    elif meeting.locked:
        writer.forget()  # nothing is taken back any more
    elif seq == _CREATION and isinstance(event, InfoSet):
        writer.forget()  # what the meeting was created with is part of its creation
    elif isinstance(event, _TYPED) and steps and _goes_on(steps[-1], event, seq):
        steps[-1].last = seq
    else:
        steps.append(Undoable(seq, seq, event, writer.start))


def fold_undone(meeting: Meeting, event: Undone, fact: Fact) -> list[Event]:
    """Restore, newest first; what touched a vote is noted as a correction. Gives the events taken back.

    More than one only in a salvaged file: what is newer than the step named had been undone before it.
    """
    steps, undone = _mutable(meeting), list[Event]()
    numbers = _here(meeting, event.seqs, fact.seq)
    while numbers and steps and steps[-1].first >= numbers[0]:
        last = steps.pop()
        put_back(meeting.written, last.start)
        undone.append(last.event)
        if isinstance(last.event, _ON_RECORD):
            noted = Correction(fact.at, "", "", event.what, None, None, "undone")
            meeting.undone = [*meeting.undone, noted]
    return undone


def _here(meeting: Meeting, seqs: tuple[int, ...], said_at: int) -> list[int]:
    """The numbers these events have in this file: what was salvaged kept its order, not its numbers."""
    if meeting.salvaged is None or said_at > meeting.salvaged[1].kept + 1:
        return sorted(seqs)
    note, event = meeting.salvaged
    missing = {*event.lost, *event.doubtful}
    places = [s - sum(gap < s for gap in missing) for s in sorted(seqs) if s not in missing]
    return [place if place < note else place + 1 for place in places]


def _goes_on(step: Undoable, event: _Typed, seq: int) -> bool:
    if not event.continues or step.last != seq - 1:
        return False
    first = step.event
    if isinstance(event, MinutesTextSet):
        return isinstance(first, MinutesTextSet) and first.step == event.step
    if isinstance(event, InfoSet):
        return isinstance(first, InfoSet) and first.fields.keys() == event.fields.keys()
    begun = NoteTaken if isinstance(event, NoteEdited) else NodeAdded
    return isinstance(first, begun | type(event)) and first.id == event.id


def _mutable(meeting: Meeting) -> list[Undoable]:
    steps = meeting.undoable
    assert isinstance(steps, list)
    return steps
