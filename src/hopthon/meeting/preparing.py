"""Preparing a meeting: the working group, the agenda as planned, who presents."""

from msgspec import UNSET
from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.agenda import checked_opens
from hopthon.meeting.commands import MoveStep, PlanStep, RemoveMember, SetMember
from hopthon.meeting.entries import Member
from hopthon.meeting.events import MemberRemoved, MemberSet, StepMoved, StepPlanned
from hopthon.meeting.ids import new_id
from hopthon.meeting.pauses import MOST_MINUTES
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.processes.definition import Step
from hopthon.refusal import Refusal
from hopthon.text import line

SEXES = ("F", "M", "")


def decide_member(meeting: Meeting, command: SetMember) -> MemberSet:
    """A new one needs a name; of one who is there only what was given changes."""
    before = meeting.members.get(command.id or "")
    member = before or Member(new_id(command.id, "m", meeting.seq + 1, meeting.members), "")
    name = member.name if command.name is UNSET else command.name
    sex = member.sex if command.sex is UNSET else command.sex
    if sex not in SEXES:
        raise Refusal(_("Giới ghi F (nữ), M (nam) hoặc để trống."))
    return MemberSet(
        member.id,
        line(name, _("Tên"), limit=100),
        sex,
        _said(command.role, member.role, _("Nhiệm vụ")),
        _said(command.office, member.office, _("Chức danh")),
    )


def decide_remove_member(meeting: Meeting, command: RemoveMember) -> MemberRemoved:
    """Someone who is there."""
    if command.id not in meeting.members:
        raise Refusal(_("Tổ công tác không có người mang mã «{id}».").format(id=command.id[:40]))
    return MemberRemoved(command.id, meeting.members[command.id].name)


def decide_plan_step(meeting: Meeting, command: PlanStep) -> StepPlanned:
    """What was given replaces what the process or the meeting had."""
    step = _step(meeting, command.step)
    minutes = step.minutes if command.minutes is UNSET else command.minutes
    if not 0 <= minutes <= MOST_MINUTES:
        raise Refusal(_("Mục dài {n} phút thì không thể đúng.").format(n=minutes))
    title = step.title if command.title is UNSET else line(command.title, _("Tên mục"), limit=100)
    presenter = _said(command.presenter, meeting.presenters.get(step.id, ""), _("Người trình bày"))
    if command.opens is UNSET:
        return StepPlanned(step.id, title, minutes, presenter)
    if step.id not in meeting.added:
        raise Refusal(
            _("«{step}» là mục của quy trình nên không đổi chỗ làm việc.").format(step=step.title)
        )
    return StepPlanned(step.id, title, minutes, presenter, checked_opens(command.opens))


def decide_move_step(meeting: Meeting, command: MoveStep) -> StepMoved:
    """Only before the meeting begins: later the order is that in which the room went."""
    step = _step(meeting, command.step)
    if meeting.started_at:
        raise Refusal(
            _("Cuộc họp đã bắt đầu nên không xếp lại chương trình; hãy sang thẳng mục cần họp.")
        )
    if command.after:
        _step(meeting, command.after)
    if command.after == step.id:
        raise Refusal(_("Không thể xếp một mục sau chính nó."))
    return StepMoved(step.id, command.after)


def fold_member(meeting: Meeting, event: MemberSet, _at: str, writer: Writer) -> None:
    """In their place, or the last."""
    writer.put(meeting.members, event.id, replace(event, cmd=""))


def fold_remove_member(meeting: Meeting, event: MemberRemoved, _at: str, writer: Writer) -> None:
    """Gone. The table is made anew, so that undo finds the order as it was."""
    left = {name: one for name, one in meeting.members.items() if name != event.id}
    writer.set(meeting, "members", left)


def fold_plan_step(meeting: Meeting, event: StepPlanned, _at: str, writer: Writer) -> None:
    """The item as planned here; the process's own stays as it was pinned."""
    steps = tuple(
        replace(
            s,
            title=event.title,
            minutes=event.minutes,
            short=_short(s, event.title),
            opens=event.opens or s.opens,
        )
        if s.id == event.step
        else s
        for s in meeting.steps
    )
    writer.set(meeting, "own_agenda", steps)
    if event.presenter:
        writer.put(meeting.presenters, event.step, event.presenter)
    else:
        writer.drop(meeting.presenters, event.step)


def fold_move_step(meeting: Meeting, event: StepMoved, _at: str, writer: Writer) -> None:
    """In its new place; the numbers follow, for the printed agenda is not used any more."""
    moved = next((s for s in meeting.steps if s.id == event.step), None)
    if moved is None:
        return
    rest = [s for s in meeting.steps if s.id != event.step]
    at = next((i + 1 for i, s in enumerate(rest) if s.id == event.after), 0)
    writer.set(meeting, "own_agenda", numbered([*rest[:at], moved, *rest[at:]]))


def numbered(steps: list[Step]) -> tuple[Step, ...]:
    """The steps with the numbers of their places: those that had one get the next."""
    made: list[Step] = []
    for step in steps:
        n = sum(1 for one in made if one.number) + 1
        made.append(replace(step, number=n) if step.number else step)
    return tuple(made)


def _short(step: Step, title: str) -> str:
    """The short name goes with the words it is short for."""
    return step.short if title == step.title else ""


def _said(given: str | object, before: str, what: str) -> str:
    return line(given, what, limit=100, empty=True) if isinstance(given, str) else before


def _step(meeting: Meeting, step: str) -> Step:
    found = meeting.find_step(step)
    if found is None:
        raise Refusal(_("Chương trình không có mục «{step}».").format(step=step[:40]))
    return found
