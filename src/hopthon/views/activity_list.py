"""All activities at one glance: sector by sector, with what is complete, what does not agree, and the sums."""

from msgspec import Struct

from hopthon.meeting.entries import Node
from hopthon.meeting.state import Meeting
from hopthon.numbers import grouped
from hopthon.views.money import Sums, activity_problems, per_household, sums
from hopthon.views.six_questions import unanswered


class ListRow(Struct, frozen=True):
    """One activity. Money in đồng, None unknown; `percent`: the village's part where only that is known.

    `missing`: the questions without an answer; `problems`: what does not agree.
    """

    id: str
    text: str
    amount: str
    total: int | None
    contribution: int | None
    support: int | None
    percent: int | None
    missing: tuple[str, ...]
    problems: tuple[str, ...]


class ListSector(Struct, frozen=True):
    """The activities of one sector, as the tree has them."""

    sector: str
    title: str
    rows: tuple[ListRow, ...]
    sums: Sums


class ActivityList(Struct, frozen=True):
    """The whole list. `households`: of the village; `each`: what one of them gives, đồng; None unknown."""

    sectors: tuple[ListSector, ...]
    sums: Sums
    households: int | None
    each: int | None


def activity_list(meeting: Meeting) -> ActivityList:
    """The list as the meeting stands; only sectors with something in them."""
    activities = meeting.activities()
    sectors = [
        ListSector(
            sector.id,
            sector.title,
            tuple(_row(meeting, n) for n in activities if n.sector == sector.id),
            sums(n for n in activities if n.sector == sector.id),
        )
        for sector in meeting.procedure.sectors
    ]
    whole = sums(activities)
    return ActivityList(
        tuple(s for s in sectors if s.rows),
        whole,
        meeting.number("households_total"),
        per_household(meeting, whole.contribution),
    )


def _row(meeting: Meeting, node: Node) -> ListRow:
    a = node.activity
    assert a is not None, "only activities stand in the list"
    return ListRow(
        node.id,
        node.text,
        "" if a.quantity is None else f"{grouped(a.quantity)} {a.unit}".strip(),
        a.total_cost,
        a.community_contribution,
        a.support_needed,
        a.contribution_percent if a.community_contribution is None else None,
        unanswered(a),
        tuple(activity_problems(meeting, node)),
    )
