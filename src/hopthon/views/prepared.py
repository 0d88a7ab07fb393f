"""What a meeting was prepared with, as plain data: files taken in, last year's plan, the group, form I.1."""

from typing import Any

from msgspec import structs

from hopthon.meeting.past import state_of
from hopthon.meeting.state import Meeting
from hopthon.views.basic_data import figures

Data = dict[str, Any]


def prepared(meeting: Meeting) -> Data:
    """The parts of `show --json` that tell of it."""
    return {
        "imports": [structs.asdict(taken) for taken in meeting.imports],
        "past": _past(meeting),
        "members": [
            {"id": m.id, "name": m.name, "sex": m.sex, "role": m.role, "office": m.office}
            for m in meeting.members.values()
        ],
        "basic_data": _basic(meeting),
    }


def _past(meeting: Meeting) -> Data | None:
    """Last year's plan with what became of each activity; None when none lies on the table."""
    if not meeting.past.lines:
        return None
    states = [(one, state_of(meeting, one.id)) for one in meeting.past.activities]
    return {
        "source": meeting.past.source,
        "year": meeting.past.year,
        "activities": [
            {
                "id": one.id,
                "text": one.text,
                "state": state.state,
                "percent": state.percent,
                "reason": state.reason,
            }
            for one, state in states
        ],
    }


def _basic(meeting: Meeting) -> list[Data]:
    """The figures given, and rows of the village's own, with what does not agree."""
    return [
        {
            "id": row.indicator.id,
            "title": row.indicator.title,
            "unit": row.indicator.unit,
            "value": row.value,
            "problem": row.problem,
        }
        for row in figures(meeting)
        if row.value is not None or row.own
    ]
