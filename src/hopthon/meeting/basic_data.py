"""The village's figures, form I.1: what the process asks for, and rows of the village's own [HB part II, I.1]."""

from decimal import Decimal

from msgspec import convert

from hopthon.language import _
from hopthon.meeting import info
from hopthon.meeting.commands import AddIndicator, SetBasicData, SetInfo
from hopthon.meeting.events import BasicDataSet, IndicatorAdded
from hopthon.meeting.ids import new_id
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.numbers import grouped
from hopthon.processes.definition import Indicator
from hopthon.refusal import Refusal
from hopthon.text import line

MOST = Decimal(10**12)
SIGNED = "rate"
"""Counted in what may fall as well as rise."""


def indicators(meeting: Meeting) -> tuple[Indicator, ...]:
    """Every row of the form, those of the village's own at the end of the row they stand under."""
    rows = list(meeting.procedure.indicators)
    for own in meeting.own_indicators:
        whole = next((one for one in rows if one.id == own.of), None)
        below = [i for i, one in enumerate(rows) if whole is not None and _stands_in(one, whole)]
        rows.insert(below[-1] + 1 if below else len(rows), own)
    return tuple(rows)


def _stands_in(row: Indicator, whole: Indicator) -> bool:
    """Whether it is this row, or printed among those below it (5.1, 5.2 …)."""
    return row.id == whole.id or (
        row.part == whole.part and row.number.startswith(f"{whole.number}.")
    )


def decide_basic_data(meeting: Meeting, command: SetBasicData) -> BasicDataSet:
    """Each figure for itself; whether they agree is said elsewhere, never in the way."""
    rows = {one.id: one for one in indicators(meeting)}
    if not rows:
        raise Refusal(_("Quy trình này không có biểu số liệu cơ bản."))
    if not command.values:
        raise Refusal(_("Chưa ghi số liệu nào."))
    for code, value in command.values.items():
        if code not in rows:
            raise Refusal(_("Biểu I.1 không có chỉ tiêu mang mã «{id}».").format(id=code[:40]))
        _refuse_impossible(meeting, rows[code], value)
    return BasicDataSet(command.values)


def decide_indicator(meeting: Meeting, command: AddIndicator) -> IndicatorAdded:
    """Under a row that may have more; the unit is that row's unless another is given."""
    rows = {one.id: one for one in indicators(meeting)}
    whole = rows.get(command.under)
    if whole is None or not whole.more:
        known = ", ".join(one.id for one in rows.values() if one.more)
        raise Refusal(
            _("Không thêm dòng dưới «{id}» được; chỉ dưới: {known}.").format(
                id=command.under[:40], known=known
            )
        )
    title = line(command.title, _("Tên chỉ tiêu"), limit=100)
    beside = [one for one in rows.values() if one is not whole and _stands_in(one, whole)]
    if any(one.title.strip("- ").casefold() == title.casefold() for one in beside):
        raise Refusal(_("«{title}» đã có rồi.").format(title=title))
    own = new_id(command.id, "i", meeting.seq + 1, rows)
    unit = line(command.unit, _("Đơn vị tính"), limit=30, empty=True) or _unit(whole, beside)
    last = Indicator(
        own,
        f"- {title}",
        unit,
        whole.part,
        f"{whole.number}.{len(beside) + 1}",
        whole.id,
        whole.counts,
        disjoint=any(one.disjoint for one in beside),
    )
    return IndicatorAdded(own, last)


def fold_basic_data(meeting: Meeting, event: BasicDataSet, _at: str, writer: Writer) -> None:
    """Each figure replaces the one before; what is a fact of the meeting too is it from now on."""
    facts = {one.id: one.fact for one in meeting.procedure.indicators if one.fact}
    for code, value in event.values.items():
        if value is None:
            writer.drop(meeting.basic, code)
            continue
        writer.put(meeting.basic, code, value)
        if code in facts:
            writer.put(meeting.info, facts[code], int(value))


def fold_indicator(meeting: Meeting, event: IndicatorAdded, _at: str, writer: Writer) -> None:
    """One more row."""
    writer.add(meeting.own_indicators, event.indicator)


def _refuse_impossible(meeting: Meeting, row: Indicator, value: Decimal | None) -> None:
    if value is None:
        return
    name = row.title.strip("- +")
    if row.counts == "heading":
        raise Refusal(_("«{what}» chỉ là tên nhóm, không ghi số.").format(what=name))
    lowest = Decimal(-100) if row.counts == SIGNED else Decimal(0)
    if not value.is_finite() or not lowest <= value <= MOST or value != round(value, 4):
        raise Refusal(_("{what}: {n} không dùng được.").format(what=name, n=str(value)[:20]))
    if row.counts == "count" and value != value.to_integral_value():
        words = _("{what}: {n} không phải số nguyên.")
        raise Refusal(words.format(what=name, n=grouped(value)))
    if row.counts == "yes_no" and value not in (0, 1):
        raise Refusal(_("{what}: ghi 1 là có, 0 là không.").format(what=name))
    if row.fact:
        info.decide_info(meeting, convert({row.fact: int(value)}, SetInfo))


def _unit(whole: Indicator, beside: list[Indicator]) -> str:
    return beside[-1].unit if beside else whole.unit
