"""Meeting + Command → Event, or a Refusal. Pure: reads the meeting, changes nothing."""

from typing import assert_never

from hopthon.language import _
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
from hopthon.meeting import commands as c
from hopthon.meeting.events import Event
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal

_AFTER_LOCK = (c.EndMeeting, c.ShowOnWall, c.CoverWall)
_NOT_WHILE_RESTING = (
    c.OpenRound,
    c.StartRound,
    c.TakeDecision,
    c.PassMinutes,
    c.Speech,
    c.StartTurn,
)
"""What needs the room; counting, writing and mending go on while it rests."""
_AFTER_END = (
    *_AFTER_LOCK,
    c.SetInfo,
    c.Note,
    c.EditNote,
    c.SetMinutesText,
    c.PassMinutes,
    c.DescribeActivity,
    c.Undo,
)


def decide(meeting: Meeting, command: c.AnyCommand) -> Event:
    """The fact this wish causes, or a Refusal: one sentence, nothing changed."""
    if meeting.kind is None:
        raise Refusal(_("Tệp này chưa có cuộc họp."))
    _refuse_too_late(meeting, command)
    return _decide(meeting, command)


def _refuse_too_late(meeting: Meeting, command: c.AnyCommand) -> None:
    if meeting.locked:
        correction = isinstance(command, c.Note) and command.kind == "correction"
        if not correction and not isinstance(command, _AFTER_LOCK):
            raise Refusal(
                _("Biên bản đã thông qua nên không sửa được nữa; chỉ ghi thêm đính chính có lý do.")
            )
    elif meeting.pause is not None and isinstance(command, _NOT_WHILE_RESTING):
        raise Refusal(_("Cuộc họp đang nghỉ: hãy họp tiếp rồi mới làm việc này."))
    elif meeting.ended_at and not isinstance(command, _AFTER_END):
        raise Refusal(_("Cuộc họp đã kết thúc nên không làm việc này được nữa."))


def _decide(meeting: Meeting, command: c.AnyCommand) -> Event:
    match command:
        case c.SetInfo():
            return info.decide_info(meeting, command)
        case c.StartMeeting():
            return agenda.decide_start(meeting, command)
        case c.EndMeeting():
            return agenda.decide_end(meeting, command)
        case c.GoToStep():
            return agenda.decide_step(meeting, command)
        case c.SkipStep():
            return agenda.decide_skip(meeting, command)
        case c.AddStep():
            return agenda.decide_add(meeting, command)
        case c.PauseMeeting():
            return pauses.decide_pause(meeting, command)
        case c.ResumeMeeting():
            return pauses.decide_resume(meeting, command)
        case c.SetAttendance():
            return attendance.decide_attendance(meeting, command)
        case c.HandOverChair():
            return chairing.decide_hand_over(meeting, command)
        case c.AddPerson():
            return roll.decide_person(meeting, command)
        case c.AddPeople():
            return roll.decide_people(meeting, command)
        case c.EditPerson():
            return roll.decide_edit_person(meeting, command)
        case c.RemovePerson():
            return roll.decide_remove_person(meeting, command)
        case c.Arrive():
            return roll.decide_arrival(meeting, command)
        case c.Leave():
            return roll.decide_leave(meeting, command)
        case c.Note():
            return talk.decide_note(meeting, command)
        case c.EditNote():
            return talk.decide_edit_note(meeting, command)
        case c.Speech():
            return speaking.decide_speech(meeting, command)
        case c.QueueSpeaker():
            return speaking.decide_queue(meeting, command)
        case c.DropSpeaker():
            return speaking.decide_drop(meeting, command)
        case c.StartTurn():
            return speaking.decide_turn(meeting, command)
        case c.EndTurn():
            return speaking.decide_end_turn(meeting, command)
        case c.AddNode():
            return tree.decide_add(meeting, command)
        case c.EditNode():
            return tree.decide_edit(meeting, command)
        case c.MoveNode():
            return tree.decide_move(meeting, command)
        case c.RemoveNode():
            return tree.decide_remove(meeting, command)
        case c.KeepNodes():
            return tree.decide_keep(meeting, command)
        case c.MergeNodes():
            return reshaping.decide_merge(meeting, command)
        case c.SplitNode():
            return reshaping.decide_split(meeting, command)
        case c.LinkNode():
            return linking.decide_link(meeting, command)
        case c.UnlinkNode():
            return linking.decide_unlink(meeting, command)
        case c.DescribeActivity():
            return activity.decide_describe(meeting, command)
        case c.OpenRound():
            return rounds.decide_open(meeting, command)
        case c.ChangeRound():
            return rounds.decide_change(meeting, command)
        case c.StartRound():
            return rounds.decide_start(meeting, command)
        case c.RecordTally():
            return counting.decide_tally(meeting, command)
        case c.RecordBallot():
            return counting.decide_ballot(meeting, command)
        case c.RemoveBallot():
            return counting.decide_remove(meeting, command)
        case c.ImportBallots():
            return counting.decide_import(meeting, command)
        case c.CloseRound():
            return rounds.decide_close(meeting, command)
        case c.ReopenRound():
            return rounds.decide_reopen(meeting, command)
        case c.AnnulRound():
            return rounds.decide_annul(meeting, command)
        case c.TakeDecision():
            return deciding.decide_decision(meeting, command)
        case c.AnnulDecision():
            return deciding.decide_annul(meeting, command)
        case c.SetMinutesText():
            return minutes.decide_text(meeting, command)
        case c.PassMinutes():
            return deciding.decide_pass(meeting, command)
        case c.Undo():
            return undo.decide_undo(meeting, command)
        case c.ShowOnWall():
            return wall.decide_show(meeting, command)
        case c.CoverWall():
            return wall.decide_cover(meeting, command)
        case c.ImportPlan():
            return planning.decide_import(meeting, command)
        case c.TakePastPlan():
            return past.decide_take(meeting, command)
        case c.SetPastState():
            return past.decide_state(meeting, command)
        case c.CarryPast():
            return past.decide_carry(meeting, command)
        case c.SetMember():
            return preparing.decide_member(meeting, command)
        case c.RemoveMember():
            return preparing.decide_remove_member(meeting, command)
        case c.PlanStep():
            return preparing.decide_plan_step(meeting, command)
        case c.MoveStep():
            return preparing.decide_move_step(meeting, command)
        case c.SetBasicData():
            return basic_data.decide_basic_data(meeting, command)
        case c.AddIndicator():
            return basic_data.decide_indicator(meeting, command)
        case _:
            assert_never(command)
