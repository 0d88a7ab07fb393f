"""The agenda: start, steps, end."""

from hopthon.language import _
from hopthon.meeting.commands import EndMeeting, GoToStep, StartMeeting
from hopthon.meeting.entries import StepVisit
from hopthon.meeting.events import MeetingEnded, MeetingStarted, StepEntered
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal


def decide_start(meeting: Meeting, _command: StartMeeting) -> MeetingStarted:
    """Once only."""
    if meeting.started_at:
        raise Refusal(_("Cuộc họp đã bắt đầu rồi."))
    return MeetingStarted()


def decide_end(meeting: Meeting, _command: EndMeeting) -> MeetingEnded:
    """After it started, with no vote left open."""
    if not meeting.started_at:
        raise Refusal(_("Cuộc họp chưa bắt đầu nên chưa kết thúc được."))
    if meeting.ended_at:
        raise Refusal(_("Cuộc họp đã kết thúc rồi."))
    open_rounds = [r.paper.title for r in meeting.rounds.values() if r.state == "open"]
    if open_rounds:
        raise Refusal(
            _("Đợt bầu «{title}» chưa đóng: đóng hoặc hủy đợt bầu rồi mới kết thúc.").format(
                title=open_rounds[0]
            )
        )
    return MeetingEnded()


def decide_step(meeting: Meeting, command: GoToStep) -> StepEntered:
    """To any step of the agenda, forwards or back; the first move starts the meeting's clock too."""
    if meeting.find_step(command.step) is None:
        known = ", ".join(step.id for step in meeting.rules.steps)
        raise Refusal(
            _("Chương trình không có mục «{step}»; các mục: {known}.").format(
                step=command.step[:40], known=known
            )
        )
    if not meeting.started_at:
        raise Refusal(_("Cuộc họp chưa bắt đầu: hãy bắt đầu rồi sang mục."))
    if meeting.step == command.step:
        raise Refusal(_("Cuộc họp đang ở mục này rồi."))
    return StepEntered(command.step)


def fold_start(meeting: Meeting, _event: MeetingStarted, at: str, writer: Writer) -> None:
    """The clock runs from the first step."""
    writer.set(meeting, "started_at", at)
    if meeting.rules.steps:
        writer.add(meeting.visits, StepVisit(meeting.rules.steps[0].id, at))


def fold_end(meeting: Meeting, _event: MeetingEnded, at: str, writer: Writer) -> None:
    """The clock stops."""
    writer.set(meeting, "ended_at", at)


def fold_step(meeting: Meeting, event: StepEntered, at: str, writer: Writer) -> None:
    """From now on the room is here."""
    writer.add(meeting.visits, StepVisit(event.step, at))
