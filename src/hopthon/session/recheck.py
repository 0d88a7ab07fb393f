"""Recounting what was announced, from the counts in the log: the second half of `verify`."""

import re
from collections.abc import Iterable

from hopthon.language import _
from hopthon.meeting.codec import Fact
from hopthon.meeting.events import DecisionTaken, MinutesPassed, RoundClosed
from hopthon.meeting.fold import fold
from hopthon.meeting.naming import round_name
from hopthon.meeting.run_offs import notes_then, settles, still_parted
from hopthon.meeting.standing import merits_of, recount
from hopthon.meeting.state import Meeting
from hopthon.text import clipped
from hopthon.voting.decisions import Votes, judge
from hopthon.voting.result import Row


def recheck(facts: Iterable[Fact]) -> list[str]:
    """A sentence for everything announced that the log does not bear out."""
    meeting, found = Meeting(), list[str]()
    for fact in facts:
        if meeting.kind is not None:
            found += _announced(meeting, fact)
        fold(meeting, fact)
    if meeting.salvaged is None:  # a salvaged file says itself what it lost
        found += [
            _("Sự kiện số {seq} nói về thứ mà tệp này không có.").format(seq=seq)
            for seq in meeting.orphans
        ]
    return found


def _announced(meeting: Meeting, fact: Fact) -> list[str]:
    match fact.event:
        case RoundClosed() as closed if closed.round in meeting.rounds:
            return _round(meeting, closed)
        case DecisionTaken() as taken:
            return _decision(meeting, taken)
        case MinutesPassed() as passed:
            return _minutes(meeting, passed)
        case _:
            return []


def _round(meeting: Meeting, closed: RoundClosed) -> list[str]:
    vote = meeting.rounds[closed.round]
    again = recount(vote.paper, vote.counts, closed.merits)
    parted = settles(meeting, vote, again)
    stands, told = still_parted(meeting, vote, again.rows)
    announced = (
        {group: dict(count.totals) for group, count in vote.counts.items()} == closed.totals
        and {group: count.ballots or 0 for group, count in vote.counts.items()} == closed.ballots
        and merits_of(meeting, vote.paper) == closed.merits
        and _figures(again.rows) == _figures(closed.rows)
        and {g: _figures(r) for g, r in again.rankings.items()}
        == {g: _figures(r) for g, r in closed.rankings.items()}
        and len(again.notes) == len(closed.notes)
        and _figures(parted) == _figures(closed.settles)
        and len(notes_then(meeting, vote, parted)) == len(closed.settles_notes)
        and {name: _figures(one.rows) for name, one in stands.items()}
        == {name: _figures(one.rows) for name, one in closed.stands.items()}
        and len(told) == len(closed.told)
    )
    if announced:
        return []
    return [
        _("Kết quả đã công bố của {round} «{title}» khác kết quả đếm lại từ nhật ký.").format(
            round=round_name(meeting, closed.round), title=clipped(vote.paper.title)
        )
    ]


def _figures(rows: tuple[Row, ...]) -> list[tuple[object, ...]]:
    return [
        (r.option, r.rank, r.score, r.by_group, r.decided_by, r.tied, _numbers(r.sentence))
        for r in rows
    ]


def _numbers(sentence: str) -> list[str]:
    """What a sentence claims; its wording may be another language's, or a later version's."""
    return sorted(re.findall(r"\d+", sentence))


def _decision(meeting: Meeting, taken: DecisionTaken) -> list[str]:
    counts = meeting.counts
    again = judge(
        taken.kind,
        Votes(taken.in_favour, taken.against, taken.abstain),
        list_rule=meeting.rules.list_rule or "members",
        people=counts.get("people", 0),
        households=counts.get("households", 0),
        households_total=meeting.number("households_total") or 0,
    )
    announced = (taken.valid, taken.conditions, _numbers(taken.sentence))
    if (again.valid, again.conditions, _numbers(again.sentence)) == announced:
        return []
    return [
        _("Biểu quyết «{title}» đã công bố khác với tính lại từ nhật ký.").format(
            title=clipped(taken.title)
        )
    ]


def _minutes(meeting: Meeting, passed: MinutesPassed) -> list[str]:
    again = judge(
        "minutes",
        Votes(passed.in_favour, passed.against, passed.abstain),
        list_rule="members",
        people=meeting.counts.get("people", 0),
        households=0,
        households_total=0,
    )
    announced = (passed.valid, _numbers(passed.sentence))
    if (again.valid, _numbers(again.sentence)) == announced:
        return []
    return [_("Biểu quyết thông qua biên bản đã công bố khác với tính lại từ nhật ký.")]
