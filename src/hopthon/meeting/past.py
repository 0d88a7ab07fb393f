"""Last year's plan: what became of each activity, and what is carried into this year's."""

from decimal import Decimal

from msgspec import convert, structs, to_builtins

from hopthon.language import _
from hopthon.meeting import planning
from hopthon.meeting.commands import (
    AddNode,
    CarryPast,
    DescribeActivity,
    ImportPlan,
    SetPastState,
    TakePastPlan,
)
from hopthon.meeting.entries import Past, PastState
from hopthon.meeting.events import Carried, NodeAdded, PastPlanTaken, PastStateSet, PlanImported
from hopthon.meeting.info import YEARS
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import line

STATES = ("not_begun", "doing", "done", "dropped")


def state_labels() -> dict[str, str]:
    """Each state's name for people."""
    return {
        "not_begun": _("chưa làm"),
        "doing": _("đang làm"),
        "done": _("làm xong"),
        "dropped": _("thôi không làm"),
    }


def decide_take(meeting: Meeting, command: TakePastPlan) -> PastPlanTaken:
    """A plan of an earlier year; one at a time lies on the table."""
    if command.year not in YEARS:
        raise Refusal(_("{n} không phải một năm hợp lẽ.").format(n=command.year))
    planned = meeting.number("plan_year")
    if planned is not None and command.year >= planned:
        raise Refusal(
            _("Đây là kế hoạch năm {year}, không phải của năm trước năm {planned}.").format(
                year=command.year, planned=planned
            )
        )
    if meeting.past_states and meeting.past.source != command.source:
        raise Refusal(
            _("Đã ghi kết quả của «{source}»: hoàn tác rồi mới lấy kế hoạch khác.").format(
                source=meeting.past.source
            )
        )
    # checked as lines of a tree of its own
    empty = structs.replace(
        meeting, nodes={}, children={}, shared={}, kept={}, added={}, members={}, imports=[]
    )
    taken = planning.decide_import(
        empty, ImportPlan(source=command.source, lines=command.lines, sheets=command.sheets)
    )
    if not any(one.kind == "activity" for one in taken.lines):
        raise Refusal(_("«{source}» không có hoạt động nào.").format(source=taken.source))
    event = PastPlanTaken(taken.source, command.year, taken.lines, taken.sheets)
    if (meeting.past.source, meeting.past.lines) == (event.source, event.lines):
        raise Refusal(_("Kế hoạch năm {year} đã lấy rồi.").format(year=command.year))
    return event


def decide_state(meeting: Meeting, command: SetPastState) -> PastStateSet:
    """How far an activity of last year got."""
    if all(one.id != command.id for one in meeting.past.activities):
        raise Refusal(
            _("Kế hoạch năm trước không có việc mang mã «{id}».").format(id=command.id[:40])
        )
    if command.state not in STATES:
        raise Refusal(
            _("Không có tình trạng «{state}»; chỉ có: {known}.").format(
                state=command.state[:40], known=", ".join(STATES)
            )
        )
    if command.percent is not None and not 0 <= command.percent <= 100:
        raise Refusal(_("Làm được bao nhiêu phần trăm thì ghi từ 0 đến 100."))
    percent = command.percent if command.state == "doing" else None
    reason = line(command.reason, _("Lý do"), limit=200, empty=True)
    return PastStateSet(
        command.id, command.state, percent, reason if command.state == "dropped" else ""
    )


def decide_carry(meeting: Meeting, _command: CarryPast) -> PlanImported:
    """What is not done and not dropped, with the lines above it."""
    past = meeting.past
    if not past.lines:
        raise Refusal(_("Chưa lấy kế hoạch năm trước."))
    unfinished = [one for one in past.activities if state_of(meeting, one.id).state in _OPEN]
    if not unfinished:
        raise Refusal(_("Việc của năm trước đã xong hoặc đã thôi cả, không có gì để chuyển tiếp."))
    above = {one.id: one for one in past.lines}
    wanted: dict[str, NodeAdded] = {}
    for one in unfinished:
        chain: list[NodeAdded] = [one]
        while chain[-1].parent in above:
            chain.append(above[chain[-1].parent or ""])
        wanted |= {link.id: link for link in reversed(chain)}
    carried = {
        one.id: Carried(past.year, state.state, state.percent)
        for one in unfinished
        for state in (state_of(meeting, one.id),)
    }
    command = ImportPlan(
        source=past.source,
        lines=tuple(
            AddNode(kind=n.kind, text=n.text, sector=n.sector, parent=n.parent, id=n.id)
            for n in wanted.values()
        ),
        sheets=tuple(
            convert(to_builtins(sheet, builtin_types=(Decimal,)), DescribeActivity)
            for sheet in past.sheets
            if sheet.id in wanted
        ),
    )
    return planning.decide_import(meeting, command, carried)


def state_of(meeting: Meeting, activity: str) -> PastState:
    """What became of it; nobody said: not begun."""
    return meeting.past_states.get(activity) or PastState(activity, "not_begun")


def fold_take(meeting: Meeting, event: PastPlanTaken, _at: str, writer: Writer) -> None:
    """It lies on the table."""
    writer.set(meeting, "past", Past(event.source, event.year, event.lines, event.sheets))


def fold_state(meeting: Meeting, event: PastStateSet, _at: str, writer: Writer) -> None:
    """As last said."""
    writer.put(meeting.past_states, event.id, structs.replace(event, cmd=""))


_OPEN = ("not_begun", "doing")
