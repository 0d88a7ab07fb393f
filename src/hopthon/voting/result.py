"""The result of a round: ranks, scores, and for every row the sentence that explains it."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from hopthon.language import _
from hopthon.voting.combine import group_points, standing
from hopthon.voting.count import Count
from hopthon.voting.election import notes
from hopthon.voting.methods import method
from hopthon.voting.paper import ALL, MEN, WOMEN, Paper
from hopthon.voting.ranking import Place, Score, rank
from hopthon.voting.tiebreak import PRESETS, Key, Merits, because, chain

_NAME = 40


class Row(Struct, frozen=True):
    """One option's result, as announced. `score` is an integer, or "n/d" where it is a fraction."""

    option: str
    rank: int
    score: int | str
    by_group: dict[str, int]
    decided_by: str | None
    tied: bool
    sentence: str
    rival: str | None = None


class Result(Struct, frozen=True):
    """The combined ranking, and each group's own (shared ranks stay shared there: no chain).

    `notes`: what an election leaves open: a tie over the last seat, quotas missed.
    """

    rows: tuple[Row, ...]
    rankings: dict[str, tuple[Row, ...]]
    notes: tuple[str, ...] = ()


def result(paper: Paper, counts: Mapping[str, Count], merits: Mapping[str, Merits]) -> Result:
    """Count the round as it stands."""
    points = group_points(paper, counts)
    scores, shown = standing(paper, counts)
    keys = chain(paper.settings.tie_break, paper.ids, points, merits)
    places = rank(paper.ids, scores, keys)
    cells = {group: count.totals for group, count in counts.items()}
    rows = tuple(_row(paper, place, shown, keys, points, cells) for place in places)
    apart = {g: _group_rows(paper, points.get(g, {})) for g in (WOMEN, MEN) if g in paper.groups}
    return Result(rows, apart, notes(paper, places))


def _row(
    paper: Paper,
    place: Place,
    shown: Mapping[str, Score],
    keys: list[Key],
    points: Mapping[str, Mapping[str, int]],
    cells: Mapping[str, Mapping[str, int]],
) -> Row:
    score = shown[place.option]
    return Row(
        option=place.option,
        rank=place.rank,
        score=_written(score),
        by_group={g: points.get(g, {}).get(place.option, 0) for g in paper.groups if g != ALL},
        decided_by=place.decided_by,
        tied=place.tied,
        sentence=_sentence(
            paper, place, score, keys, method(paper.method).detail(paper, place.option, cells)
        ),
        rival=place.rival,
    )


def _group_rows(paper: Paper, counted: Mapping[str, int]) -> tuple[Row, ...]:
    scores = {option: counted.get(option, 0) for option in paper.ids}
    return tuple(
        Row(
            p.option, p.rank, scores[p.option], {}, None, p.tied, _plain(paper, p, scores[p.option])
        )
        for p in rank(paper.ids, scores)
    )


def _sentence(paper: Paper, place: Place, score: Score, keys: list[Key], detail: str) -> str:
    if place.tied:
        return _tied_sentence(paper, place, score, keys)
    if place.rival is None or place.decided_by is None:
        return _plain(paper, place, score, detail)
    values = next(key.values for key in keys if key.name == place.decided_by)
    mine, other = values[place.option], values[place.rival]
    return _(
        "Hạng {rank} với {score} {unit}; bằng điểm «{rival}», {where} vì {reason}{skipped}."
    ).format(
        rank=place.rank,
        score=_written(score),
        unit=unit_of(paper),
        rival=short_name(paper, place.rival),
        where=_("xếp trên") if mine > other else _("xếp sau"),
        reason=because(place.decided_by, mine, other),
        skipped=_skipped(paper),
    )


def _tied_sentence(paper: Paper, place: Place, score: Score, keys: list[Key]) -> str:
    women = next((key.values for key in keys if key.name == "women_votes"), None)
    equal = ""
    if women is not None:
        votes = " = ".join(str(women[o]) for o in (place.option, *place.equals))
        equal = _(", phụ nữ bầu {votes}").format(votes=votes)
    return _("Đồng hạng {rank} với {score} {unit}{equal}: chưa phân định được{skipped}.").format(
        rank=place.rank,
        score=_written(score),
        unit=unit_of(paper),
        equal=equal,
        skipped=_skipped(paper),
    )


def _plain(paper: Paper, place: Place, score: Score, detail: str = "") -> str:
    words = (
        _("Đồng hạng {rank} với {score} {unit}{detail}.")
        if place.tied
        else _("Hạng {rank} với {score} {unit}{detail}.")
    )
    more = f" ({detail})" if detail else ""
    return words.format(rank=place.rank, score=_written(score), unit=unit_of(paper), detail=more)


def unit_of(paper: Paper) -> str:
    """What the combined score counts, in words."""
    return _("điểm thứ hạng") if paper.settings.combine == "rank_sum" else method(paper.method).unit


def _skipped(paper: Paper) -> str:
    if "women_votes" in PRESETS[paper.settings.tie_break] and WOMEN not in paper.groups:
        return _(" (không đếm riêng phiếu nữ)")
    return ""


def short_name(paper: Paper, option: str) -> str:
    """An option's name inside a sentence."""
    name = next(o.name for o in paper.options if o.id == option)
    return name if len(name) <= _NAME else name[: _NAME - 1].rstrip() + "…"


def _written(score: Score) -> int | str:
    return score if isinstance(score, int) else str(Fraction(score))
