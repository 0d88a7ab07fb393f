"""Breaks, and meetings of several sittings: another evening, another cluster of the village."""

from datetime import datetime

from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.commands import PauseMeeting, ResumeMeeting
from hopthon.meeting.entries import AttendanceChange, Pause
from hopthon.meeting.events import MeetingPaused, MeetingResumed
from hopthon.meeting.roll import close_stay
from hopthon.meeting.speaking import close_turn
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import line

MOST_MINUTES = 24 * 60


def decide_pause(meeting: Meeting, command: PauseMeeting) -> MeetingPaused:
    """While it runs; a sitting does not end in the middle of a vote, for people are counted anew after it."""
    if not meeting.started_at:
        raise Refusal(_("Cuộc họp chưa bắt đầu nên chưa nghỉ được."))
    if meeting.pause is not None:
        raise Refusal(_("Cuộc họp đang nghỉ rồi."))
    if not 0 <= command.minutes <= MOST_MINUTES:
        raise Refusal(_("Nghỉ {n} phút thì không thể đúng.").format(n=command.minutes))
    voting = _voting(meeting)
    if command.sitting and voting is not None:
        raise Refusal(
            _("Đợt bầu «{title}» chưa đóng: đóng hoặc hủy rồi mới hẹn buổi khác.").format(
                title=voting
            )
        )
    reason = line(command.reason, _("Lý do nghỉ"), limit=200, empty=not command.sitting)
    return MeetingPaused(reason, command.minutes, command.sitting)


def decide_resume(meeting: Meeting, command: ResumeMeeting) -> MeetingResumed:
    """After a pause; with `since`, after one that nobody said, from the last thing that happened on."""
    if command.since:
        _refuse_not_idle(meeting, command.since)
    elif meeting.pause is None:
        raise Refusal(_("Cuộc họp đang họp, không nghỉ."))
    name = line(command.name, _("Tên buổi"), limit=100, empty=True)
    return MeetingResumed(name, since=command.since)


def _refuse_not_idle(meeting: Meeting, since: str) -> None:
    if not meeting.started_at or meeting.pause is not None:
        raise Refusal(_("Chỉ kể thành buổi khác khi cuộc họp đang họp."))
    if (voting := _voting(meeting)) is not None:
        raise Refusal(
            _("Đợt bầu «{title}» chưa đóng: đóng hoặc hủy rồi mới kể thành buổi khác.").format(
                title=voting
            )
        )
    try:
        idle = datetime.fromisoformat(since) >= datetime.fromisoformat(meeting.last_at)
    except (ValueError, TypeError):
        idle = False
    if not idle:
        raise Refusal(_("Sau lúc ấy cuộc họp còn có việc ghi lại nên không kể là nghỉ được."))


def _voting(meeting: Meeting) -> str | None:
    """The title of a round in which people vote now."""
    return next((r.paper.title for r in meeting.rounds.values() if r.state == "open"), None)


def fold_pause(meeting: Meeting, event: MeetingPaused, at: str, writer: Writer) -> None:
    """From now on nothing is counted as meeting."""
    close_turn(meeting, at, writer)
    writer.add(meeting.pauses, Pause(at, "", event.reason, event.minutes, event.sitting))


def fold_resume(meeting: Meeting, event: MeetingResumed, at: str, writer: Writer) -> None:
    """The pause is over; a new sitting begins with nobody counted yet."""
    before = list(meeting.pauses)
    if event.since:
        since = min(event.since, at, key=datetime.fromisoformat)  # never later than now
        close_turn(meeting, since, writer)
        ended = Pause(since, at, sitting=True, name=event.name)
    else:
        ended = replace(before.pop(), until=at, name=event.name)
    writer.set(meeting, "pauses", [*before, ended])
    if ended.sitting:
        for name in tuple(meeting.counts):
            writer.drop(meeting.counts, name)
        for person in meeting.roll.values():
            if person.present:
                writer.put(meeting.roll, person.id, replace(person, present=False))
                close_stay(meeting, person.id, ended.since, writer)
        writer.add(meeting.attendance, AttendanceChange(at, {}))
