"""Attendance as rows: counts, shares, and what the process asks for, in words; now, and at any past moment."""

from collections.abc import Mapping

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.attendance import group_labels
from hopthon.meeting.state import Meeting
from hopthon.numbers import percent
from hopthon.processes.definition import Requirement
from hopthon.views.times import hour, moment
from hopthon.voting.decisions import Share


class CountRow(Struct, frozen=True):
    """One group: its count (None unknown), of what total (None: none)."""

    group: str
    label: str
    count: int | None
    total: int | None


class Check(Struct, frozen=True):
    """One requirement of the process. `ok` None: not known yet. `level`: must or should."""

    rule: str
    label: str
    level: str
    count: int | None
    total: int | None
    need: int | None
    ok: bool | None
    sentence: str

    @property
    def missing(self) -> int:
        """How many more would do."""
        return max(0, (self.need or 0) - (self.count or 0))


class Movement(Struct, frozen=True):
    """Who came or went at a moment: "+ 3 hộ", "56 người"; and how the room stood then."""

    at: str
    changes: tuple[tuple[str, int, bool], ...]
    checks: tuple[Check, ...] = ()


def count_rows(meeting: Meeting) -> list[CountRow]:
    """Households, people, women, men, then the groups the process or the room counts."""
    counts, labels = meeting.counts, group_labels()
    people, women = counts.get("people"), counts.get("women")
    men = None if people is None or women is None else people - women
    rows = [
        CountRow(
            "households",
            labels["households"],
            counts.get("households"),
            meeting.number("households_total"),
        ),
        CountRow("people", labels["people"], people, None),
        CountRow("women", labels["women"], women, None),
        CountRow("men", labels["men"], men, None),
    ]
    asked = {r.rule for r in meeting.rules.requirements}
    usual = ("poor", "near_poor", "minority")
    others = (*usual, "disaster_hit", "experienced")
    shown = [g for g in others if g in counts or g in asked or g in usual]
    rows.extend(CountRow(group, labels[group], counts.get(group), None) for group in shown)
    return rows


def checks(meeting: Meeting, counts: Mapping[str, int] | None = None) -> list[Check]:
    """Every requirement of this kind of meeting against the counts: these, or those of now."""
    now = meeting.counts if counts is None else counts
    return [_check(meeting, r, now) for r in meeting.rules.requirements]


def women_share(meeting: Meeting, counts: Mapping[str, int] | None = None) -> str | None:
    """ "31/84", None while unknown."""
    now = meeting.counts if counts is None else counts
    people, women = now.get("people"), now.get("women")
    return None if people is None or women is None else f"{women}/{people}"


def counts_at(meeting: Meeting, at: str) -> Mapping[str, int]:
    """The counts as they stood at a moment (a stamp); nothing before the first count."""
    when, found = moment(at), dict[str, int]()
    for change in meeting.attendance:
        if moment(change.at) > when:
            break
        found = dict(change.counts)
    return found


def movements(meeting: Meeting, most: int | None = None) -> list[Movement]:
    """The last counts first, as changes from the counts before; `most`: no more than so many.

    People called by name come one by one: all of one minute are one movement.
    """
    found: list[Movement] = []
    changes, first = meeting.attendance, len(meeting.attendance)
    while first and (most is None or len(found) < most):
        last = first = first - 1
        while meeting.roll and first and hour(changes[first - 1].at) == hour(changes[last].at):
            first -= 1
        now = changes[last].counts
        before = changes[first - 1].counts if first else dict[str, int]()
        moved = tuple(
            (group, n - before.get(group, 0), group in before)
            for group, n in now.items()
            if n != before.get(group)
        )
        if moved:
            met = tuple(checks(meeting, now))
            found.append(Movement(hour(changes[last].at), moved, met))
    return found


def _check(meeting: Meeting, asked: Requirement, counts: Mapping[str, int]) -> Check:
    counted = {"women_members": "women", "members": "people"}.get(asked.rule, asked.rule)
    count = counts.get(counted)
    if asked.count is not None:
        need: int | None = asked.count
        total = None
    else:
        total = (
            meeting.number("households_total")
            if asked.rule == "households"
            else counts.get("people")
        )
        share = Share(asked.part, asked.whole, asked.strict)
        need = None if total is None else share.need(total)
    ok = None if need is None or count is None or total == 0 else count >= need
    return Check(
        asked.rule,
        asked.label,
        asked.level,
        count,
        total,
        need,
        ok,
        _sentence(asked, count, total, need, ok),
    )


def _sentence(
    asked: Requirement, count: int | None, total: int | None, need: int | None, ok: bool | None
) -> str:
    if ok is None or count is None or need is None:
        return _("{label}: chưa đủ số liệu").format(label=asked.label)
    unit = (
        _("hộ")
        if asked.rule == "households"
        else _("nữ")
        if asked.rule.startswith("women")
        else _("người")
    )
    shown = f"{count}/{total}" if total is not None else str(count)
    share = f" ({percent(count, total)})" if total is not None else ""
    if ok:
        return _("{label}: {shown}{share}, đủ").format(label=asked.label, shown=shown, share=share)
    return _("{label}: {shown}{share}, còn thiếu {n} {unit}").format(
        label=asked.label, shown=shown, share=share, n=need - count, unit=unit
    )
