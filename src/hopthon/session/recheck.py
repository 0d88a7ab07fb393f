"""Recounting what was announced, from the counts in the log: the second half of `verify`."""

from collections.abc import Iterable

from hopthon.language import _
from hopthon.meeting.codec import Fact
from hopthon.meeting.events import DecisionTaken, RoundClosed
from hopthon.meeting.fold import fold
from hopthon.meeting.naming import round_name
from hopthon.meeting.rounds import recount
from hopthon.meeting.state import Meeting
from hopthon.text import clipped
from hopthon.voting.decisions import Votes, judge
from hopthon.voting.result import Row


def recheck(facts: Iterable[Fact]) -> list[str]:
    """A sentence for every closed round or decision that the log does not bear out."""
    meeting, found = Meeting(), list[str]()
    for fact in facts:
        match fact.event:
            case RoundClosed():
                found += _round(meeting, fact.event)
            case DecisionTaken():
                found += _decision(meeting, fact.event)
            case _:
                pass
        fold(meeting, fact)
    return found


def _round(meeting: Meeting, closed: RoundClosed) -> list[str]:
    vote = meeting.rounds[closed.round]
    totals = {group: dict(count.totals) for group, count in vote.counts.items()}
    again = recount(vote.paper, vote.counts, closed.merits)
    if (
        totals == closed.totals
        and _figures(again.rows) == _figures(closed.rows)
        and {g: _figures(r) for g, r in again.rankings.items()}
        == {g: _figures(r) for g, r in closed.rankings.items()}
    ):
        return []
    return [
        _("Kết quả đã công bố của {round} «{title}» khác kết quả đếm lại từ nhật ký.").format(
            round=round_name(meeting, closed.round), title=clipped(vote.paper.title)
        )
    ]


def _figures(rows: tuple[Row, ...]) -> list[tuple[object, ...]]:
    return [(r.option, r.rank, r.score, r.by_group, r.decided_by, r.tied) for r in rows]


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
    if (again.valid, again.conditions) == (taken.valid, taken.conditions):
        return []
    return [
        _("Biểu quyết «{title}» đã công bố khác với tính lại từ nhật ký.").format(
            title=clipped(taken.title)
        )
    ]
