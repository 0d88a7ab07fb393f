"""What each criterion gave an option: points as counted, and with their weight [HB III 3.4b]."""

from collections.abc import Sequence

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.entries import Round
from hopthon.numbers import grouped
from hopthon.voting.cells import cell
from hopthon.voting.criteria import Criteria
from hopthon.voting.paper import Criterion

ACROSS = 5
"""So many criteria stand side by side on a page."""


class PointsTable(Struct, frozen=True):
    """Points by criterion, an option a row. The column "option" is the wide one."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def criteria_of(vote: Round) -> tuple[Criterion, ...]:
    """What a round was scored by; nothing where it was voted otherwise."""
    return vote.paper.settings.criteria if vote.paper.method == Criteria.id else ()


def points(vote: Round, option: str, criterion: Criterion) -> int:
    """Points of all groups together, unweighted, as announced."""
    totals = vote.closed.totals.values() if vote.closed is not None else ()
    return sum(counted.get(cell(option, criterion.id), 0) for counted in totals)


def weight_words(criterion: Criterion) -> str:
    """The criterion with its weight, where it has one: "Rẻ × 2"."""
    return criterion.title if criterion.weight == 1 else f"{criterion.title} × {criterion.weight}"


def points_tables(vote: Round, ranks: Sequence[tuple[int, str, str]]) -> tuple[PointsTable, ...]:
    """`ranks`: (rank, option, text) in order. More criteria than fit across go on in a table below."""
    criteria = criteria_of(vote)
    found: list[PointsTable] = []
    for start in range(0, len(criteria), ACROSS):
        some, last = criteria[start : start + ACROSS], start + ACROSS >= len(criteria)
        head = (_("Hạng"), _("Hoạt động"), *map(weight_words, some))
        rows = (
            (
                str(rank),
                text,
                *(_weighted(points(vote, option, one), one) for one in some),
                *((grouped(_sum(vote, option)),) if last else ()),
            )
            for rank, option, text in ranks
        )
        title = _("Điểm từng tiêu chí") if not start else _("Điểm từng tiêu chí (tiếp)")
        total = (_("Cộng cả hệ số"),) if last else ()
        found.append(PointsTable(title, (*head, *total), tuple(rows)))
    return tuple(found)


def _sum(vote: Round, option: str) -> int:
    return sum(points(vote, option, one) * one.weight for one in criteria_of(vote))


def _weighted(n: int, criterion: Criterion) -> str:
    """ "24", or "24 × 2 = 48", which may break before the sign."""
    if criterion.weight == 1:
        return grouped(n)
    halves = (f"{grouped(n)} × {criterion.weight}", f"= {grouped(n * criterion.weight)}")
    return " ".join(half.replace(" ", "\N{NO-BREAK SPACE}") for half in halves)
