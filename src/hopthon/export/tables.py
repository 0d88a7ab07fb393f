"""A plain relational copy of the meeting for Datasette, spreadsheets and other programs."""

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hopthon.export.rows import Row, fields
from hopthon.export.tables_prepared import prepared_tables
from hopthon.export.tables_votes import vote_tables
from hopthon.meeting.entries import Node
from hopthon.meeting.state import Meeting
from hopthon.views.agenda import agenda_rows
from hopthon.views.money import activity_problems
from hopthon.views.whole import meeting_state

KEYS = {
    "meeting": "id",
    "attendance": ("n", "group"),
    "person": "id",
    "visit": ("person", "n"),
    "chair": "n",
    "step": "id",
    "pause": "n",
    "import": "n",
    "assigned": ("import", "n"),
    "past": "id",
    "member": "id",
    "basic_data": "id",
    "node": "id",
    "activity": "node",
    "reference": ("node", "parent"),
    "origin": ("node", "id"),
    "note": "id",
    "speech": "n",
    "waiting": "id",
    "round": "id",
    "option": ("round", "option"),
    "ballot": ("round", "group", "number"),
    "criterion": ("round", "id"),
    "mark": ("round", "group", "number", "option", "part"),
    "tally": ("round", "group", "option", "part"),
    "result": ("round", "ranking", "option"),
    "decision": "id",
    "sitting": ("decision", "n"),
    "minutes_text": "step",
    "correction": "n",
}
"""Every table there can be, with what tells its rows apart."""
_REFERS = {
    "visit": [("person", "person", "id")],
    "assigned": [("import", "import", "n")],
    "activity": [("node", "node", "id")],
    "reference": [("node", "node", "id"), ("parent", "node", "id")],
    "origin": [("node", "node", "id")],
    "option": [("round", "round", "id")],
    "ballot": [("round", "round", "id")],
    "criterion": [("round", "round", "id")],
    "mark": [("round", "round", "id")],
    "tally": [("round", "round", "id")],
    "result": [("round", "round", "id")],
    "sitting": [("decision", "decision", "id")],
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
                    kept, pk=KEYS[name], foreign_keys=_REFERS.get(name, []), alter=True
                )
        database.vacuum()
        database.close()
        return path.read_bytes()


def _tables(meeting: Meeting) -> Mapping[str, Iterable[Row]]:
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
            fields(stay, person=person, n=n)
            for person, stays in meeting.stays.items()
            for n, stay in enumerate(stays, 1)
        ],
        "step": [
            {"id": s.step, "number": s.number, "title": s.title, "state": s.state}
            | {"planned_minutes": s.planned, "spent_seconds": s.spent}
            | {"presenter": meeting.presenters.get(s.step, "")}
            | {"reason": meeting.skipped.get(s.step) or meeting.added.get(s.step, "")}
            for s in agenda_rows(meeting)
        ],
        "pause": [fields(pause, n=n) for n, pause in enumerate(meeting.pauses, 1)],
        **prepared_tables(meeting),
        "node": [_node(meeting, node) for node in meeting.nodes.values()],
        "activity": [_activity(meeting, node) for node in meeting.activities()],
        "reference": [
            {"node": node.id, "parent": parent}
            for node in meeting.nodes.values()
            for parent in node.also
        ],
        "origin": [
            fields(origin, node=node.id)
            for node in meeting.nodes.values()
            for origin in node.origins
        ],
        "note": [fields(note) for note in meeting.notes.values()],
        "speech": [
            fields(turn, n=n, ended=meeting.turn_ends.get(n - 1, ""))
            for n, turn in enumerate(meeting.speeches, 1)
        ],
        "waiting": [fields(one) for one in meeting.queue],
        "chair": [fields(turn, n=n) for n, turn in enumerate(meeting.chairs, 1)],
        **vote_tables(meeting),
        "minutes_text": [{"step": s, "text": text} for s, text in meeting.minutes.items()],
        "correction": [
            fields(c, n=n) for n, c in enumerate((*meeting.corrections, *meeting.undone), 1)
        ],
    }


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
    row = fields(node, kept=kept)
    for name in ("activity", "origins", "also", "carried"):  # tables and columns of their own
        del row[name]
    from_last_year = node.carried
    return row | {
        "carried_year": from_last_year.year if from_last_year else None,
        "carried_state": from_last_year.state if from_last_year else "",
        "carried_percent": from_last_year.percent if from_last_year else None,
    }


def _activity(meeting: Meeting, node: Node) -> Row:
    row = fields(node.activity, node=node.id, text=node.text)
    return {**row, "problems": " ".join(activity_problems(meeting, node))}
