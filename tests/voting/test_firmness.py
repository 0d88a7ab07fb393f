"""Firmness against brute force: every change of k ballots into every ballot one voter may cast."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations, product

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
    found = []
    most = paper.settings.beans if paper.settings.stacking else 1
    for marks in product(range(most + 1), repeat=len(paper.ids)):
        if sum(marks) <= paper.settings.beans:
            found.append(tuple((o, n) for o, n in zip(paper.ids, marks, strict=True) if n))
    return found


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


@st.composite
def small_rounds(draw: st.DrawFn):
    method = draw(st.sampled_from(["dots", "dots", "criteria"]))
    n = draw(st.integers(2, 3 if method == "dots" else 2))
    ids = "abcd"[:n]
    beans = draw(st.integers(1, min(2, n)))
    stacking = method == "dots" and draw(st.booleans())
    criteria = (Criterion("f", "F", 3, draw(st.integers(1, 2))),) if method == "criteria" else ()
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
            tie_break=draw(st.sampled_from(["women_first", "handbook", "none"])),
        ),
    )
    choices = possible(paper)
    sizes = [draw(st.integers(0, 3 if len(groups) == 1 else 2)) for _g in groups]
    ballots = {
        g: [draw(st.sampled_from(choices)) for _n in range(size)]
        for g, size in zip(groups, sizes, strict=True)
    }
    merits = {i: Merits(meets_women_needs=draw(st.booleans())) for i in ids}
    return paper, ballots, merits, draw(st.integers(1, n))


@settings(max_examples=150, deadline=None)
@given(small_rounds())
def test_firmness_is_what_brute_force_finds(small) -> None:
    paper, ballots, merits, top = small
    keyed = {g: [dict(b) for b in papers] for g, papers in ballots.items()}
    found = firmness(paper, counted(ballots), merits, keyed, top)
    assert (found.members, found.order) == by_force(paper, ballots, merits, top)
