"""Women's and men's counts as one score: added, weighed equally, or by ranks. Exact: integers and fractions."""

from collections.abc import Mapping
from fractions import Fraction

from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.voting.count import Count
from hopthon.voting.methods import method
from hopthon.voting.paper import Paper
from hopthon.voting.ranking import Score, rank

WAYS = ("sum", "equal_weight", "rank_sum")


def refuse_unknown(way: str) -> None:
    """Refuse a way that does not exist, naming those that do."""
    if way not in WAYS:
        raise Refusal(
            _("Không có cách gộp «{name}»; hiện có: {known}.").format(
                name=way[:40], known=", ".join(WAYS)
            )
        )


def group_points(paper: Paper, counts: Mapping[str, Count]) -> dict[str, dict[str, int]]:
    """Each group's own score per option; a group not counted is absent."""
    counter = method(paper.method)
    return {
        group: counter.points(paper, counts[group].totals)
        for group in paper.groups
        if group in counts
    }


def standing(
    paper: Paper, counts: Mapping[str, Count]
) -> tuple[dict[str, Score], dict[str, Score]]:
    """What options are ranked by (high first), and the score as shown (rank sums: lower is better)."""
    points = group_points(paper, counts)
    match paper.settings.combine:
        case "equal_weight":
            shown = {
                o: _exact(
                    sum((_share(points[g][o], counts[g].ballots) for g in points), Fraction(0))
                )
                for o in paper.ids
            }
            return shown, shown
        case "rank_sum":
            places = [{p.option: p.rank for p in rank(paper.ids, points[g])} for g in points]
            sums = {o: sum(place[o] for place in places) for o in paper.ids}
            return {o: -n for o, n in sums.items()}, {**sums}
        case _:
            added: dict[str, Score] = {o: sum(points[g][o] for g in points) for o in paper.ids}
            return added, added


def _share(points: int, ballots: int | None) -> Fraction:
    return Fraction(points, ballots) if ballots else Fraction(0)


def _exact(score: Fraction) -> Score:
    return int(score) if score.denominator == 1 else score


def way_words(way: str) -> str:
    """The way as the minutes name it."""
    return {
        "sum": _("cộng số của nữ và nam"),
        "equal_weight": _("số của mỗi nhóm chia cho số phiếu của nhóm rồi cộng"),
        "rank_sum": _("cộng thứ hạng của nữ và nam, số nhỏ xếp trên"),
    }[way]
