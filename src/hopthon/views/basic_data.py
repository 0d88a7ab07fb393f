"""Form I.1 as rows: what the process asks for, what the village gave, and where it does not agree."""

from decimal import Decimal

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.basic_data import indicators
from hopthon.meeting.state import Meeting
from hopthon.numbers import grouped
from hopthon.processes.definition import Indicator


class Figure(Struct, frozen=True):
    """One row. `value` None: not given; `problem`: one sentence, "" when it agrees; `own`: the village's own."""

    indicator: Indicator
    value: Decimal | None
    problem: str = ""
    own: bool = False


def figures(meeting: Meeting) -> list[Figure]:
    """Every row of the form in its order."""
    wrong = _problems(meeting)
    own = {one.id for one in meeting.own_indicators}
    return [
        Figure(one, meeting.basic.get(one.id), wrong.get(one.id, ""), one.id in own)
        for one in indicators(meeting)
    ]


def shown(row: Indicator, value: Decimal | None) -> str:
    """As people write it: "1.200", "62,5", "Có"; "" where nothing is known."""
    if value is None:
        return ""
    if row.counts == "yes_no":
        return _("Có") if value else _("Không")
    return f"-{grouped(-value)}" if value < 0 else grouped(value)


def agreed(meeting: Meeting) -> str:
    """The figures given, in one sentence for the minutes; "" while there are none."""
    rows = {one.id: one for one in indicators(meeting)}
    given = [code for code in rows if code in meeting.basic]
    if not given:
        return ""
    first = [code for code in _READ if code in meeting.basic] or given[:4]
    said = "; ".join(
        f"{rows[code].title.strip('- +').lower()} {shown(rows[code], meeting.basic[code])}"
        for code in first
    )
    return _("Biểu I.1 ghi {n} số liệu: {said}.").format(n=len(given), said=said)


_READ = ("I.5", "I.6", "I.7", "I.8")
"""What is read aloud: people, households, poor, near-poor."""


def _problems(meeting: Meeting) -> dict[str, str]:
    """Row → what does not agree there [forms.md, I.1]; one sentence a row."""
    basic, rows = meeting.basic, indicators(meeting)
    titles = {one.id: one.title.strip("- +") for one in rows}
    found: dict[str, str] = {}
    for one in rows:
        value, whole = basic.get(one.id), basic.get(one.of)
        if value is None:
            continue
        if one.counts == "share" and not 0 <= value <= 100:
            found[one.id] = _("Tỷ lệ phải từ 0 đến 100 %.")
        elif whole is not None and value > whole:
            found[one.id] = _("{part} {a} nhiều hơn {whole} {b}.").format(
                part=titles[one.id],
                a=grouped(value),
                whole=titles[one.of].lower(),
                b=grouped(whole),
            )
    parts: dict[str, list[Indicator]] = {}
    for one in rows:
        if one.disjoint:
            parts.setdefault(one.of, []).append(one)
    for whole in rows:
        if whole.id in parts:
            found |= _sum(meeting, whole, parts[whole.id])
    for one in rows:
        if one.fact and one.id in basic:
            said = meeting.number(one.fact)
            if said is not None and said != basic[one.id]:
                words = _("Thông tin cuộc họp ghi {a}, ở đây {b}: sửa một trong hai.")
                found[one.id] = words.format(a=grouped(said), b=grouped(basic[one.id]))
    return found


def _sum(meeting: Meeting, whole: Indicator, parts: list[Indicator]) -> dict[str, str]:
    """Parts that exclude each other add up to no more than the whole; men and women to exactly it."""
    total = meeting.basic.get(whole.id)
    given = [meeting.basic[one.id] for one in parts if one.id in meeting.basic]
    if total is None or not given:
        return {}
    added, title = sum(given, Decimal(0)), whole.title.strip("- +")
    exact = len(given) == len(parts) and all(one.sex for one in parts)
    if exact and added != total:
        words = _("Nam và nữ cộng lại là {a}, khác {whole} {b}.")
    elif added > total:
        words = _("Các phần cộng lại là {a}, nhiều hơn {whole} {b}.")
    else:
        return {}
    said = words.format(a=grouped(added), whole=title.lower(), b=grouped(total))
    return {whole.id: said}
