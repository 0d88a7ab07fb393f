"""The agenda: start, steps, end."""

from hopthon.language import _
from hopthon.meeting.commands import AddStep, EndMeeting, GoToStep, SkipStep, StartMeeting
from hopthon.meeting.entries import StepVisit
from hopthon.meeting.events import (
    MeetingEnded,
    MeetingStarted,
    StepAdded,
    StepEntered,
    StepSkipped,
)
from hopthon.meeting.ids import new_id
from hopthon.meeting.pauses import MOST_MINUTES
from hopthon.meeting.speaking import close_turn
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.processes.definition import Step
from hopthon.processes.rules import OPENS
from hopthon.refusal import Refusal
from hopthon.text import line


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
        known = ", ".join(step.id for step in meeting.steps)
        raise Refusal(
            _("Chương trình không có mục «{step}»; các mục: {known}.").format(
                step=command.step[:40], known=known
            )
        )
    if not meeting.started_at:
        raise Refusal(_("Cuộc họp chưa bắt đầu: hãy bắt đầu rồi sang mục."))
    if meeting.pause is not None:
        raise Refusal(_("Cuộc họp đang nghỉ: hãy họp tiếp rồi sang mục."))
    if meeting.step == command.step:
        raise Refusal(_("Cuộc họp đang ở mục này rồi."))
    return StepEntered(command.step)


def decide_skip(meeting: Meeting, command: SkipStep) -> StepSkipped:
    """A step that has not been worked at, or the one in hand."""
    step = meeting.find_step(command.step)
    if step is None:
        raise Refusal(_("Chương trình không có mục «{step}».").format(step=command.step[:40]))
    if step.id in meeting.skipped:
        raise Refusal(_("Mục «{step}» đã bỏ qua rồi.").format(step=step.title))
    if step.id != meeting.step and any(visit.step == step.id for visit in meeting.visits):
        raise Refusal(_("Mục «{step}» đã họp rồi nên không bỏ qua nữa.").format(step=step.title))
    return StepSkipped(step.id, line(command.reason, _("Lý do bỏ qua mục"), limit=200))


def decide_add(meeting: Meeting, command: AddStep) -> StepAdded:
    """After a step that is there; its item of the minutes is that step's."""
    after = command.after or meeting.step
    before = meeting.find_step(after)
    if after and before is None:
        raise Refusal(_("Chương trình không có mục «{step}».").format(step=after[:40]))
    if not 0 <= command.minutes <= MOST_MINUTES:
        raise Refusal(_("Mục dài {n} phút thì không thể đúng.").format(n=command.minutes))
    title = line(command.title, _("Tên mục"), limit=100)
    taken = {step.id: step for step in meeting.steps}
    step = Step(
        new_id(command.id, "s", meeting.seq + 1, taken),
        title,
        minutes=command.minutes,
        opens=checked_opens(command.opens),
        item=before.item if before is not None else 0,
    )
    reason = line(command.reason, _("Lý do thêm mục"), limit=200, empty=True)
    return StepAdded(step, after, reason)


def checked_opens(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """What an item of the evening's own is worked with; notes when nobody says."""
    for one in wanted:
        if one not in OPENS:
            raise Refusal(
                _("Mục không mở được «{what}»; chỉ mở: {known}.").format(
                    what=one[:40], known=", ".join(OPENS)
                )
            )
    return tuple(dict.fromkeys(wanted)) or ("notes",)


def fold_start(meeting: Meeting, _event: MeetingStarted, at: str, writer: Writer) -> None:
    """The clock runs from the first step."""
    writer.set(meeting, "started_at", at)
    if meeting.steps:
        writer.add(meeting.visits, StepVisit(meeting.steps[0].id, at))


def fold_end(meeting: Meeting, _event: MeetingEnded, at: str, writer: Writer) -> None:
    """The clock stops."""
    close_turn(meeting, at, writer)
    writer.set(meeting, "ended_at", at)


def fold_skip(meeting: Meeting, event: StepSkipped, _at: str, writer: Writer) -> None:
    """Left out, with the reason."""
    writer.put(meeting.skipped, event.step, event.reason)


def fold_added(meeting: Meeting, event: StepAdded, _at: str, writer: Writer) -> None:
    """In its place; the numbers of the printed agenda stay."""
    steps = list(meeting.steps)
    at = next((i + 1 for i, step in enumerate(steps) if step.id == event.after), 0)
    writer.set(meeting, "own_agenda", (*steps[:at], event.step, *steps[at:]))
    writer.put(meeting.added, event.step.id, event.reason)


def fold_step(meeting: Meeting, event: StepEntered, at: str, writer: Writer) -> None:
    """From now on the room is here; what had been left out is taken up again."""
    close_turn(meeting, at, writer)
    writer.drop(meeting.skipped, event.step)
    writer.add(meeting.visits, StepVisit(event.step, at))
