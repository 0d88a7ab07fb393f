"""Meeting + Fact → the meeting after it. Never refuses: facts already happened. Costs what changed."""

from collections.abc import Iterable
from typing import Any, cast

from hopthon.meeting import (
    activity,
    agenda,
    attendance,
    basic_data,
    chairing,
    counting,
    deciding,
    info,
    linking,
    minutes,
    past,
    pauses,
    planning,
    preparing,
    reshaping,
    roll,
    rounds,
    speaking,
    talk,
    tree,
    undo,
    wall,
)
from hopthon.meeting import events as e
from hopthon.meeting.codec import Fact
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer

RECENT = 12
"""How many facts the rail may look back at."""


def fold(meeting: Meeting, fact: Fact) -> frozenset[str]:
    """Apply one fact in place; gives the parts of the meeting that changed (`PARTS`)."""
    event, at = fact.event, fact.at
    if meeting.kind is None and not isinstance(event, e.MeetingCreated):
        return _without(meeting, fact)
    if isinstance(event, e.Undone):
        undone = undo.fold_undone(meeting, event, fact)
        parts = frozenset[str]().union(*(PARTS[type(one)] for one in undone))
    else:
        writer = Writer(meeting.written)
        try:
            _apply(meeting, event, at, fact.seat, writer)
        except LookupError:
            writer.take_back()
            return _without(meeting, fact)
        undo.remember(meeting, event, fact.seq, writer)
        parts = PARTS[type(event)]
    wall.hang(meeting, event)
    meeting.seq, meeting.last_at = fact.seq, at
    recent: Any = meeting.recent
    recent.append(fact)
    if len(recent) > RECENT:
        del recent[0]
    if event.cmd:
        cast(dict[str, int], meeting.commands)[event.cmd] = fact.seq
    return parts


def _without(meeting: Meeting, fact: Fact) -> frozenset[str]:
    """A fact about something that this file has lost: it stays in the log and changes nothing."""
    meeting.seq, meeting.last_at = fact.seq, fact.at
    cast(list[int], meeting.orphans).append(fact.seq)
    return frozenset()


def replay(facts: Iterable[Fact]) -> Meeting:
    """A meeting from its facts, oldest first."""
    meeting = Meeting()
    for fact in facts:
        fold(meeting, fact)
    return meeting


def _apply(meeting: Meeting, event: e.Event, at: str, seat: str, writer: Writer) -> None:
    match event:
        case e.BallotRecorded():
            counting.fold_ballot(meeting, event, at, writer)
        case e.TallyRecorded():
            counting.fold_tally(meeting, event, at, writer)
        case e.NodeAdded():
            tree.fold_add(meeting, event, at, writer)
        case e.NodeEdited():
            tree.fold_edit(meeting, event, at, writer)
        case e.NodeMoved():
            tree.fold_move(meeting, event, at, writer)
        case e.NodeRemoved():
            tree.fold_remove(meeting, event, at, writer)
        case e.NodesKept():
            tree.fold_keep(meeting, event, at, writer)
        case e.NodesMerged():
            reshaping.fold_merge(meeting, event, at, writer)
        case e.NodeSplit():
            reshaping.fold_split(meeting, event, at, writer)
        case e.NodeLinked():
            linking.fold_link(meeting, event, at, writer)
        case e.NodeUnlinked():
            linking.fold_unlink(meeting, event, at, writer)
        case e.ActivityDescribed():
            activity.fold_describe(meeting, event, at, writer)
        case e.SpeechMade():
            speaking.fold_speech(meeting, event, at, writer)
        case e.TurnStarted():
            speaking.fold_turn(meeting, event, at, writer)
        case e.TurnEnded():
            speaking.fold_end_turn(meeting, event, at, writer)
        case e.SpeakerQueued():
            speaking.fold_queue(meeting, event, at, writer)
        case e.SpeakerDropped():
            speaking.fold_drop(meeting, event, at, writer)
        case e.NoteTaken():
            talk.fold_note(meeting, event, at, seat, writer)
        case e.NoteEdited():
            talk.fold_edit_note(meeting, event, at, writer)
        case e.AttendanceSet():
            attendance.fold_attendance(meeting, event, at, writer)
        case e.PersonArrived() | e.PersonLeft():
            roll.fold_presence(meeting, event, at, writer)
        case e.PersonAdded():
            roll.fold_person(meeting, event, at, writer)
        case e.PeopleAdded():
            roll.fold_people(meeting, event, at, writer)
        case e.PersonEdited():
            roll.fold_edit_person(meeting, event, at, writer)
        case e.PersonRemoved():
            roll.fold_remove_person(meeting, event, at, writer)
        case e.ChairHandedOver():
            chairing.fold_hand_over(meeting, event, at, writer)
        case e.StepEntered():
            agenda.fold_step(meeting, event, at, writer)
        case e.StepSkipped():
            agenda.fold_skip(meeting, event, at, writer)
        case e.StepAdded():
            agenda.fold_added(meeting, event, at, writer)
        case e.MeetingPaused():
            pauses.fold_pause(meeting, event, at, writer)
        case e.MeetingResumed():
            pauses.fold_resume(meeting, event, at, writer)
        case e.MeetingStarted():
            agenda.fold_start(meeting, event, at, writer)
        case e.MeetingEnded():
            agenda.fold_end(meeting, event, at, writer)
        case e.InfoSet():
            info.fold_info(meeting, event, at, writer)
        case e.RoundOpened():
            rounds.fold_open(meeting, event, at, writer)
        case e.BallotRemoved():
            counting.fold_remove(meeting, event, at, writer)
        case e.BallotsImported():
            counting.fold_import(meeting, event, at, writer)
        case e.RoundChanged():
            rounds.fold_change(meeting, event, at, writer)
        case e.RoundStarted():
            rounds.fold_start(meeting, event, at, writer)
        case e.RoundClosed():
            rounds.fold_close(meeting, event, at, writer)
        case e.RoundReopened():
            rounds.fold_reopen(meeting, event, at, writer)
        case e.RoundAnnulled():
            rounds.fold_annul(meeting, event, at, writer)
        case e.DecisionTaken():
            deciding.fold_decision(meeting, event, at, writer)
        case e.DecisionAnnulled():
            deciding.fold_annul(meeting, event, at, writer)
        case e.MinutesTextSet():
            minutes.fold_text(meeting, event, at, writer)
        case e.MinutesPassed():
            deciding.fold_pass(meeting, event, at, writer)
        case e.MeetingCreated():
            meeting.id, meeting.process, meeting.kind = event.meeting, event.process, event.kind
            meeting.created_at = at
        case e.Salvaged():
            meeting.salvaged = (meeting.seq + 1, event)
        case e.PlanImported():
            planning.fold_import(meeting, event, at, writer)
        case e.PastPlanTaken():
            past.fold_take(meeting, event, at, writer)
        case e.PastStateSet():
            past.fold_state(meeting, event, at, writer)
        case e.MemberSet():
            preparing.fold_member(meeting, event, at, writer)
        case e.MemberRemoved():
            preparing.fold_remove_member(meeting, event, at, writer)
        case e.StepPlanned():
            preparing.fold_plan_step(meeting, event, at, writer)
        case e.StepMoved():
            preparing.fold_move_step(meeting, event, at, writer)
        case e.BasicDataSet():
            basic_data.fold_basic_data(meeting, event, at, writer)
        case e.IndicatorAdded():
            basic_data.fold_indicator(meeting, event, at, writer)
        case e.WallShown() | e.WallCovered():
            pass
        case _:
            raise AssertionError(f"no fold for {type(event).__name__}")


def _parts(*names: str) -> frozenset[str]:
    return frozenset(names)


PARTS: dict[type[e.Event], frozenset[str]] = {
    e.MeetingCreated: _parts("info", "agenda"),
    e.InfoSet: _parts("info", "attendance"),
    e.MeetingStarted: _parts("agenda"),
    e.MeetingEnded: _parts("agenda", "speeches"),
    e.ChairHandedOver: _parts("info"),
    e.StepEntered: _parts("agenda", "speeches"),
    e.StepSkipped: _parts("agenda"),
    e.StepAdded: _parts("agenda"),
    e.MeetingPaused: _parts("agenda", "speeches"),
    e.MeetingResumed: _parts("agenda", "attendance", "speeches"),
    e.AttendanceSet: _parts("attendance"),
    e.PersonAdded: _parts("attendance"),
    e.PeopleAdded: _parts("attendance"),
    e.PersonEdited: _parts("attendance"),
    e.PersonRemoved: _parts("attendance"),
    e.PersonArrived: _parts("attendance"),
    e.PersonLeft: _parts("attendance"),
    e.NoteTaken: _parts("notes"),
    e.NoteEdited: _parts("notes"),
    e.SpeechMade: _parts("speeches"),
    e.SpeakerQueued: _parts("speeches"),
    e.SpeakerDropped: _parts("speeches"),
    e.TurnStarted: _parts("speeches"),
    e.TurnEnded: _parts("speeches"),
    e.NodeAdded: _parts("tree"),
    e.NodeEdited: _parts("tree"),
    e.NodeMoved: _parts("tree"),
    e.NodeRemoved: _parts("tree"),
    e.ActivityDescribed: _parts("tree"),
    e.NodesKept: _parts("tree"),
    e.NodesMerged: _parts("tree"),
    e.NodeSplit: _parts("tree"),
    e.NodeLinked: _parts("tree"),
    e.NodeUnlinked: _parts("tree"),
    e.RoundOpened: _parts("rounds", "speeches"),
    e.RoundChanged: _parts("rounds"),
    e.RoundStarted: _parts("rounds", "speeches"),
    e.TallyRecorded: _parts("rounds"),
    e.BallotRecorded: _parts("rounds"),
    e.BallotRemoved: _parts("rounds"),
    e.BallotsImported: _parts("rounds"),
    e.RoundClosed: _parts("rounds"),
    e.RoundReopened: _parts("rounds"),
    e.RoundAnnulled: _parts("rounds"),
    e.DecisionTaken: _parts("decisions", "speeches"),
    e.DecisionAnnulled: _parts("decisions"),
    e.MinutesTextSet: _parts("minutes"),
    e.MinutesPassed: _parts("minutes", "speeches"),
    e.Undone: _parts(),
    e.WallShown: _parts("wall"),
    e.WallCovered: _parts("wall"),
    e.Salvaged: _parts(),
    e.PlanImported: _parts("tree", "agenda", "info"),
    e.PastPlanTaken: _parts("info"),
    e.PastStateSet: _parts("info"),
    e.MemberSet: _parts("info"),
    e.MemberRemoved: _parts("info"),
    e.StepPlanned: _parts("agenda"),
    e.StepMoved: _parts("agenda"),
    e.BasicDataSet: _parts("info", "attendance"),
    e.IndicatorAdded: _parts("info"),
}
"""Which parts of the meeting each kind of event changes."""
