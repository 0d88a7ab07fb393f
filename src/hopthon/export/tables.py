"""A plain relational copy of the meeting for Datasette, spreadsheets and other programs."""

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hopthon.meeting.entries import Node, Round
from hopthon.meeting.state import Meeting
from hopthon.views.agenda import agenda_rows
from hopthon.views.money import activity_problems
from hopthon.views.rounds import ranking
from hopthon.views.whole import meeting_state

Row = dict[str, Any]

_KEYS = {
    "meeting": "id",
    "attendance": ("n", "group"),
    "person": "id",
    "visit": ("person", "n"),
    "chair": "n",
    "step": "id",
    "node": "id",
    "activity": "node",
    "reference": ("node", "parent"),
    "origin": ("node", "id"),
    "note": "id",
    "speech": "n",
    "round": "id",
    "option": ("round", "option"),
    "ballot": ("round", "group", "number"),
    "mark": ("round", "group", "number", "option"),
    "tally": ("round", "group", "option"),
    "result": ("round", "ranking", "option"),
    "decision": "id",
    "minutes_text": "step",
    "correction": "n",
}
_REFERS = {
    "visit": [("person", "person", "id")],
    "activity": [("node", "node", "id")],
    "reference": [("node", "node", "id"), ("parent", "node", "id")],
    "origin": [("node", "node", "id")],
    "option": [("round", "round", "id")],
    "ballot": [("round", "round", "id")],
    "mark": [("round", "round", "id")],
    "tally": [("round", "round", "id")],
    "result": [("round", "round", "id")],
}


def tables(meeting: Meeting) -> bytes:
    """The SQLite file; tables with nothing in them are left out. Money in đồng, times with their offset."""
    from sqlite_utils import Database

    with tempfile.TemporaryDirectory(prefix="hopthon-") as folder:
        path = Path(folder) / "tables.db"
        database = Database(path)
        for name, rows in _tables(meeting).items():
            kept = list(rows)
            if kept:
                table: Any = database[name]
                table.insert_all(
                    kept, pk=_KEYS[name], foreign_keys=_REFERS.get(name, []), alter=True
                )
        database.vacuum()
        database.close()
        return path.read_bytes()


def _tables(meeting: Meeting) -> Mapping[str, Iterable[Row]]:
    rounds = list(meeting.rounds.values())
    return {
        "meeting": [_meeting(meeting)],
        "attendance": [
            {"n": n, "at": change.at, "group": group, "count": count}
            for n, change in enumerate(meeting.attendance, 1)
            for group, count in change.counts.items()
        ],
        "person": [
            {
                "id": p.id,
                "name": p.name,
                "sex": p.sex,
                "groups": ", ".join(p.groups),
                "household": p.household,
                "present": p.present,
            }
            for p in meeting.roll.values()
        ],
        "visit": [
            _fields(stay, person=person, n=n)
            for person, stays in meeting.stays.items()
            for n, stay in enumerate(stays, 1)
        ],
        "step": [
            {"id": s.step, "number": s.number, "title": s.title, "state": s.state}
            | {"planned_minutes": s.planned, "spent_seconds": s.spent}
            for s in agenda_rows(meeting)
        ],
        "node": [_node(meeting, node) for node in meeting.nodes.values()],
        "activity": [_activity(meeting, node) for node in meeting.activities()],
        "reference": [
            {"node": node.id, "parent": parent}
            for node in meeting.nodes.values()
            for parent in node.also
        ],
        "origin": [
            _fields(origin, node=node.id)
            for node in meeting.nodes.values()
            for origin in node.origins
        ],
        "note": [_fields(note) for note in meeting.notes.values()],
        "speech": [
            _fields(turn, n=n, ended=meeting.turn_ends.get(n - 1, ""))
            for n, turn in enumerate(meeting.speeches, 1)
        ],
        "chair": [_fields(turn, n=n) for n, turn in enumerate(meeting.chairs, 1)],
        "round": [_round(vote) for vote in rounds],
        "option": [
            {"round": vote.id, "option": o.id, "number": n, "text": o.text, "short": o.short}
            for vote in rounds
            for n, o in enumerate(vote.paper.options, 1)
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
        "minutes_text": [{"step": s, "text": text} for s, text in meeting.minutes.items()],
        "correction": [
            _fields(c, n=n) for n, c in enumerate((*meeting.corrections, *meeting.undone), 1)
        ],
    }


def _fields(value: Any, **more: object) -> Row:
    return {**more, **{name: getattr(value, name) for name in value.__struct_fields__}}


def _meeting(meeting: Meeting) -> Row:
    return {
        "id": meeting.id,
        "process": meeting.procedure.id,
        "kind": meeting.rules.id,
        "state": meeting_state(meeting),
        "started_at": meeting.started_at,
        "ended_at": meeting.ended_at,
        **meeting.info,
        "seq": meeting.seq,
        "head": meeting.head,
    }


def _node(meeting: Meeting, node: Node) -> Row:
    kept = node.id in meeting.kept.get((node.sector, node.kind), ())
    row = _fields(node, kept=kept)
    for name in ("activity", "origins", "also"):  # tables of their own
        del row[name]
    return row


def _activity(meeting: Meeting, node: Node) -> Row:
    row = _fields(node.activity, node=node.id, text=node.text)
    quantity = row["quantity"]
    if quantity is not None:
        row["quantity"] = int(quantity) if quantity == int(quantity) else float(quantity)
    return {**row, "problems": " ".join(activity_problems(meeting, node))}


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
            yield _fields(row, round=vote.id, ranking=name)


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
