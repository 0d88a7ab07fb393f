"""What is offered, grey behind the cursor, to one who fills in a sheet: `→` at the end of the line takes it."""

from hopthon.meeting.entries import Activity, Node
from hopthon.meeting.state import Meeting
from hopthon.text import folded
from hopthon.views.units import usual_units

FROM_EARLIER = ("unit", "place", "time", "responsible", "funding_source", "women_needs_said_by")
"""Fields in which this meeting's earlier answers are offered again."""


def suggestion(meeting: Meeting, node: Node, field: str, typed: str) -> str:
    """The answer that what is typed begins, diacritics or not; "" where there is none, or it stands already.

    A unit is offered by the kind of work before anything is typed; other answers once a letter is.
    """
    if field not in FROM_EARLIER:
        return ""
    begun = folded(typed)
    offered = list(usual_units(node.text)) if field == "unit" else []
    if begun:
        offered += _earlier(meeting, node, field)
    fitting = [answer for answer in offered if folded(answer).startswith(begun)]
    if any(len(answer) == len(typed) for answer in fitting):
        return ""
    return fitting[0] if fitting else ""


def _earlier(meeting: Meeting, node: Node, field: str) -> list[str]:
    """What other activities have there, the newest first."""
    others = [n.activity for n in meeting.nodes.values() if n.activity and n.id != node.id]
    answers = (getattr(a, field) for a in reversed(others) if a != Activity())
    return list(dict.fromkeys(filter(None, answers)))
