"""What a meeting was prepared with, as plain tables: files taken in, last year's plan, the group, form I.1."""

from collections.abc import Iterable, Mapping

from hopthon.export.rows import Row, fields, number
from hopthon.meeting.entries import Import
from hopthon.meeting.past import state_of
from hopthon.meeting.state import Meeting
from hopthon.views.basic_data import figures


def prepared_tables(meeting: Meeting) -> Mapping[str, Iterable[Row]]:
    """Table → rows."""
    return {
        "import": [_import(taken, n) for n, taken in enumerate(meeting.imports, 1)],
        "assigned": [
            {"import": n, "n": k, "text": text}
            for n, taken in enumerate(meeting.imports, 1)
            for k, text in enumerate(taken.assigned, 1)
        ],
        "past": _past(meeting),
        "member": [fields(member) for member in meeting.members.values()],
        "basic_data": [
            {
                "id": row.indicator.id,
                "number": row.indicator.number,
                "title": row.indicator.title,
                "unit": row.indicator.unit,
                "value": number(row.value),
                "problem": row.problem,
                "own": row.own,
            }
            for row in figures(meeting)
            if row.value is not None or row.own
        ],
    }


def _import(taken: Import, n: int) -> Row:
    row = fields(taken, n=n)
    del row["assigned"]  # a table of its own
    return row


def _past(meeting: Meeting) -> Iterable[Row]:
    """Every line of last year's plan; of its activities, what became of each."""
    past = meeting.past
    sheets = {sheet.id: sheet for sheet in past.sheets}
    for line in past.lines:
        row: Row = {"id": line.id, "year": past.year, "source": past.source}
        row |= {"kind": line.kind, "sector": line.sector, "parent": line.parent, "text": line.text}
        if line.kind == "activity":
            state = state_of(meeting, line.id)
            row |= {"state": state.state, "percent": state.percent, "reason": state.reason}
            if (sheet := sheets.get(line.id)) is not None:
                said = fields(sheet)
                row |= {name: said[name] for name in said if name not in ("id", "continues")}
        yield row
