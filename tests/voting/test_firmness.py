"""Firmness against brute force: every change of k ballots into every ballot one voter may cast."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations, combinations_with_replacement, product

from hypothesis import given, settings
from hypothesis import strategies as st

from hopthon.voting.cells import cell
from hopthon.voting.combine import group_points, standing
from hopthon.voting.count import Count
from hopthon.voting.firmness import firmness
from hopthon.voting.paper import Criterion, Option, Paper, Settings
from hopthon.voting.ranking import rank
from hopthon.voting.tiebreak import Merits, chain

Ballot = tuple[tuple[str, int], ...]


def possible(paper: Paper) -> list[Ballot]:
    """Every ballot that one voter may cast."""
    if paper.method == "criteria":
        cells = [cell(o, c.id) for o in paper.ids for c in paper.settings.criteria]
        ranges = [range(1, c.max + 1) for _o in paper.ids for c in paper.settings.criteria]
        return [tuple(zip(cells, points, strict=True)) for points in product(*ranges)]
    most = paper.settings.beans if paper.settings.stacking else 1
    return [
        tuple((o, n) for o, n in zip(paper.ids, marks, strict=True) if n)
        for marks in product(range(most + 1), repeat=len(paper.ids))
        if sum(marks) <= paper.settings.beans
    ]


def counted(ballots: Mapping[str, list[Ballot]]) -> dict[str, Count]:
    counts = {}
    for group, papers in ballots.items():
        totals: Counter[str] = Counter()
        for paper in papers:
            totals.update(dict(paper))
        counts[group] = Count("ballot", len(papers), dict(totals))
    return counts


def outcome(
    paper: Paper, ballots: Mapping[str, list[Ballot]], merits: Mapping[str, Merits], top: int
):
    counts = counted(ballots)
    scores, _shown = standing(paper, counts)
    keys = chain(paper.settings.tie_break, paper.ids, group_points(paper, counts), merits)
    places = [p for p in rank(paper.ids, scores, keys) if p.rank <= top]
    return {p.option for p in places}, [(p.option, p.rank) for p in places]


def changed(
    ballots: Mapping[str, list[Ballot]], choices: list[Ballot], k: int
) -> Iterator[dict[str, list[Ballot]]]:
    places = [(group, i) for group, papers in ballots.items() for i in range(len(papers))]
    for chosen in combinations(places, k):
        for new in product(choices, repeat=k):
            other = {group: list(papers) for group, papers in ballots.items()}
            for (group, i), ballot in zip(chosen, new, strict=True):
                other[group][i] = ballot
            yield other


def by_force(
    paper: Paper, ballots: Mapping[str, list[Ballot]], merits: Mapping[str, Merits], top: int
):
    choices = possible(paper)
    members, order = outcome(paper, ballots, merits, top)
    fewest: dict[str, int | None] = {"members": None, "order": None}
    for k in range(1, sum(map(len, ballots.values())) + 1):
        for other in changed(ballots, choices, k):
            now, line = outcome(paper, other, merits, top)
            if fewest["members"] is None and now != members:
                fewest["members"] = k
            if fewest["order"] is None and line != order:
                fewest["order"] = k
        if None not in fewest.values():
            break
    return fewest["members"], fewest["order"]


PRESETS = ["women_first", "handbook", "handbook_commune", "none"]


@st.composite
def small_rounds(draw: st.DrawFn, tally: bool = False):
    method = draw(st.sampled_from(["dots", "dots", "dots", "election", "criteria"]))
    n = draw(st.integers(2, 2 if method == "criteria" else 3 if tally else 4))
    ids = "abcd"[:n]
    stacking = method == "dots" and draw(st.booleans())
    beans = draw(st.integers(1, 2))
    most = draw(st.integers(2, 3))
    criteria = (Criterion("f", "F", most, draw(st.integers(1, 2))),) if method == "criteria" else ()
    groups = draw(st.sampled_from([("women", "men"), ("all",)]))
    paper = Paper(
        "t",
        method,
        tuple(Option(i, i) for i in ids),
        groups,
        Settings(
            beans=beans,
            stacking=stacking,
            criteria=criteria,
            combine=draw(st.sampled_from(["sum", "equal_weight"])),
            tie_break="none" if method == "election" else draw(st.sampled_from(PRESETS)),
        ),
    )
    choices = possible(paper)
    sizes = [draw(st.integers(0, 3 if len(groups) == 1 else 2)) for _g in groups]
    ballots = {
        g: [draw(st.sampled_from(choices)) for _n in range(size)]
        for g, size in zip(groups, sizes, strict=True)
    }
    merit = st.builds(Merits, st.booleans(), st.integers(0, 1), st.just(0), st.booleans())
    merits = {i: draw(merit) for i in ids}
    return paper, ballots, merits, draw(st.integers(1, n))


EXAMPLES = int(os.environ.get("HOPTHON_EXAMPLES", "100"))
"""More of them, once, on a quiet machine: HOPTHON_EXAMPLES=5000."""


@settings(max_examples=EXAMPLES)
@given(small_rounds())
def test_firmness_is_what_brute_force_finds(small) -> None:
    paper, ballots, merits, top = small
    keyed = {g: [dict(b) for b in papers] for g, papers in ballots.items()}
    found = firmness(paper, counted(ballots), merits, keyed, top)
    assert (found.members, found.order) == by_force(paper, ballots, merits, top)


def behind(paper: Paper, counts: Mapping[str, Count]) -> Iterator[dict[str, list[Ballot]]]:
    """Every set of ballots that gives these totals."""
    choices = possible(paper)
    sets: list[list[tuple[str, list[Ballot]]]] = []
    for group, count in counts.items():
        every = combinations_with_replacement(choices, count.ballots or 0)
        sets.append([(group, list(c)) for c in every
                     if counted({group: list(c)})[group].totals == count.totals])  # fmt: skip
    for together in product(*sets):
        yield dict(together)


@settings(max_examples=EXAMPLES // 2)
@given(small_rounds(tally=True))
def test_of_cups_alone_it_is_the_smallest_that_any_ballots_behind_them_give(small) -> None:
    paper, ballots, merits, top = small
    counts = {g: Count("tally", c.ballots, c.totals) for g, c in counted(ballots).items()}
    found = firmness(paper, counts, merits, {}, top)
    every = [by_force(paper, one, merits, top) for one in behind(paper, counts)]
    members = [m for m, _o in every if m is not None]
    order = [o for _m, o in every if o is not None]
    assert (found.members, found.order) == (min(members, default=None), min(order, default=None))
