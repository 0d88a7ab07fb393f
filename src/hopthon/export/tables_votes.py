"""The votes as plain tables: rounds, papers, what was counted, results, decisions."""

from collections.abc import Iterable, Mapping

from hopthon.export.rows import Row, fields
from hopthon.meeting.entries import Round
from hopthon.meeting.events.decisions import SittingCount
from hopthon.meeting.state import Meeting
from hopthon.views.rounds import ranking


def vote_tables(meeting: Meeting) -> Mapping[str, Iterable[Row]]:
    """Table → rows."""
    rounds = list(meeting.rounds.values())
    return {
        "round": [_round(vote) for vote in rounds],
        "option": [
            {"round": vote.id, "option": o.id, "number": n, "text": o.text, "short": o.short}
            for vote in rounds
            for n, o in enumerate(vote.paper.options, 1)
        ],
        "criterion": [
            fields(one, round=vote.id) for vote in rounds for one in vote.paper.settings.criteria
        ],
        "ballot": [
            {"round": vote.id, "group": group, "number": n, "spoilt": ballot.spoilt}
            for vote in rounds
            for group, ballots in vote.ballots.items()
            for n, ballot in ballots.items()
        ],
        "mark": [
            {"round": vote.id, "group": group, "number": n, **_cell(option), "marks": marks}
            for vote in rounds
            for group, ballots in vote.ballots.items()
            for n, ballot in ballots.items()
            for option, marks in ballot.marks.items()
        ],
        "tally": [
            {"round": vote.id, "group": group, **_cell(option), "count": count}
            for vote in rounds
            for group, counted in vote.counts.items()
            for option, count in counted.totals.items()
        ],
        "result": [row for vote in rounds for row in _results(meeting, vote)],
        "decision": _decisions(meeting),
        "sitting": [
            _sitting(decision, n, sitting)
            for decision, known in meeting.decisions.items()
            for n, sitting in enumerate(known.taken.sittings, 1)
        ],
    }


def _round(vote: Round) -> Row:
    settings, closed = vote.paper.settings, vote.closed
    return {
        "id": vote.id,
        "title": vote.paper.title,
        "method": vote.paper.method,
        "state": vote.state,
        "opened_at": vote.opened_at,
        "closed_at": vote.closed_at,
        "beans": settings.beans,
        "stacking": settings.stacking,
        "tie_break": settings.tie_break,
        **{f"ballots_{group}": count.ballots for group, count in vote.counts.items()},
        "override": closed.override if closed else "",
        "annulled": vote.annulled[1] if vote.annulled else "",
    }


def _cell(key: str) -> Row:
    """Of a cell: the option, and the criterion or the hand where it is counted in parts."""
    option, _stroke, part = key.partition("/")
    return {"option": option, "part": part}


def _results(meeting: Meeting, vote: Round) -> Iterable[Row]:
    if vote.closed is None:
        return
    result = ranking(meeting, vote)
    for name, rows in (("all", result.rows), ("women", result.women), ("men", result.men)):
        for row in rows:
            yield fields(row, round=vote.id, ranking=name)


def _decisions(meeting: Meeting) -> Iterable[Row]:
    for decision in meeting.decisions.values():
        taken = decision.taken
        yield {
            "id": taken.id,
            "kind": taken.kind,
            "title": taken.title,
            "at": decision.at,
            "step": decision.step,
            "for": taken.in_favour,
            "against": taken.against,
            "abstain": taken.abstain,
            "people": taken.people,
            "households": taken.households,
            "households_total": taken.households_total,
            "valid": taken.valid and decision.annulled is None,
            "sentence": taken.sentence,
            "annulled": decision.annulled[1] if decision.annulled else "",
        }
    if (passed := meeting.passed) is not None:
        yield {
            "id": "minutes",
            "kind": "minutes",
            "at": meeting.passed_at,
            "for": passed.in_favour,
            "against": passed.against,
            "abstain": passed.abstain,
            "valid": passed.valid,
            "sentence": passed.sentence,
        }


def _sitting(decision: str, n: int, one: SittingCount) -> Row:
    """What one cluster of the village said."""
    row: Row = {"decision": decision, "n": n, "name": one.name, "households": one.households}
    return row | {"for": one.in_favour, "against": one.against, "abstain": one.abstain}
