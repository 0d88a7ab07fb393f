"""The result of a round: ranks, scores, and for every row the sentence that explains it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from hopthon.language import _
from hopthon.voting.methods import method
from hopthon.voting.paper import ALL, MEN, WOMEN, Paper
from hopthon.voting.ranking import Place, Score, rank
from hopthon.voting.tiebreak import PRESETS, Key, Merits, because, chain

_NAME = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One option's result, as announced. `score` is an integer, or "n/d" where it is a fraction."""

    option: str
    rank: int
    score: int | str
    by_group: dict[str, int]
    decided_by: str | None
    tied: bool
    sentence: str
    rival: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The combined ranking, and each group's own (shared ranks stay shared there: no chain)."""

    rows: tuple[Row, ...]
    rankings: dict[str, tuple[Row, ...]]


def result(
    paper: Paper, totals: Mapping[str, Mapping[str, int]], merits: Mapping[str, Merits]
) -> Result:
    """Count the round as it stands. `totals`: group → option → beans."""
    scores = method(paper.method).scores(paper, totals)
    keys = chain(paper.settings.tie_break, paper.ids, totals, merits)
    rows = tuple(
        _row(paper, place, scores, keys, totals) for place in rank(paper.ids, scores, keys)
    )
    apart = {
        group: _group_rows(paper, totals.get(group, {}))
        for group in (WOMEN, MEN)
        if group in paper.groups
    }
    return Result(rows, apart)


def _row(
    paper: Paper,
    place: Place,
    scores: Mapping[str, int],
    keys: list[Key],
    totals: Mapping[str, Mapping[str, int]],
) -> Row:
    return Row(
        option=place.option,
        rank=place.rank,
        score=_shown(scores[place.option]),
        by_group={g: totals.get(g, {}).get(place.option, 0) for g in paper.groups if g != ALL},
        decided_by=place.decided_by,
        tied=place.tied,
        sentence=_sentence(paper, place, scores, keys),
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


def _sentence(paper: Paper, place: Place, scores: Mapping[str, int], keys: list[Key]) -> str:
    score = scores[place.option]
    if place.tied:
        return _tied_sentence(paper, place, score, keys)
    if place.rival is None or place.decided_by is None:
        return _plain(paper, place, score)
    values = next(key.values for key in keys if key.name == place.decided_by)
    mine, other = values[place.option], values[place.rival]
    return _(
        "Hạng {rank} với {score} {unit}; bằng điểm «{rival}», {where} vì {reason}{skipped}."
    ).format(
        rank=place.rank,
        score=_shown(score),
        unit=method(paper.method).unit,
        rival=_name(paper, place.rival),
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
        score=_shown(score),
        unit=method(paper.method).unit,
        equal=equal,
        skipped=_skipped(paper),
    )


def _plain(paper: Paper, place: Place, score: Score) -> str:
    words = (
        _("Đồng hạng {rank} với {score} {unit}.")
        if place.tied
        else _("Hạng {rank} với {score} {unit}.")
    )
    return words.format(rank=place.rank, score=_shown(score), unit=method(paper.method).unit)


def _skipped(paper: Paper) -> str:
    if "women_votes" in PRESETS[paper.settings.tie_break] and WOMEN not in paper.groups:
        return _(" (không đếm riêng phiếu nữ)")
    return ""


def _name(paper: Paper, option: str) -> str:
    name = next(o.name for o in paper.options if o.id == option)
    return name if len(name) <= _NAME else name[: _NAME - 1].rstrip() + "…"


def _shown(score: Score) -> int | str:
    return score if isinstance(score, int) else str(Fraction(score))
