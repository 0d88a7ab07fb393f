"""Ballots of any method that is voted on paper, drawn at random and counted by hand."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from hypothesis import strategies as st

from hopthon.voting.cells import cell
from hopthon.voting.count import Count
from hopthon.voting.paper import ALL, MEN, WOMEN, Criterion, Option, Paper, Settings
from hopthon.voting.tiebreak import PRESETS, Merits

Ballot = dict[str, int]
Cast = dict[str, list[Ballot]]
CRITERIA = (Criterion("fit", "Tính phù hợp", 4, 1), Criterion("cost", "Hiệu quả chi phí", 3, 3))
OPTIONS = ("a1", "a2", "a3", "a4")
WAYS = ("sum", "equal_weight", "rank_sum")


@st.composite
def papers(
    draw: st.DrawFn,
    methods: Sequence[str] = ("dots", "criteria", "election"),
    ways: Sequence[str] = WAYS,
) -> Paper:
    """A paper of one of these methods."""
    method = draw(st.sampled_from(methods))
    settings = Settings(
        beans=draw(st.integers(1, 3)),
        stacking=method == "dots" and draw(st.booleans()),
        tie_break="none" if method == "election" else draw(st.sampled_from(sorted(PRESETS))),
        combine=draw(st.sampled_from(ways)),
        criteria=CRITERIA if method == "criteria" else (),
    )
    if method == "election":
        settings = Settings(beans=settings.beans, seats=settings.beans, tie_break="none",
                            combine=settings.combine)  # fmt: skip
    groups = draw(st.sampled_from([(WOMEN, MEN), (WOMEN, MEN), (ALL,)]))
    return Paper("Đợt", method, tuple(Option(i, f"Việc {i}") for i in OPTIONS), groups, settings)


@st.composite
def ballot(draw: st.DrawFn, paper: Paper) -> Ballot:
    """One that a voter may cast."""
    if paper.method == "criteria":
        return {
            cell(o, c.id): draw(st.integers(1, c.max))
            for o in paper.ids
            for c in paper.settings.criteria
        }
    marked = draw(
        st.lists(
            st.sampled_from(paper.ids),
            max_size=paper.settings.beans,
            unique=not paper.settings.stacking,
        )
    )
    return dict(Counter(marked))


@st.composite
def cast(draw: st.DrawFn, paper: Paper, most: int = 5) -> Cast:
    """What each group put in the box."""
    return {g: draw(st.lists(ballot(paper), max_size=most)) for g in paper.groups}


@st.composite
def votes(
    draw: st.DrawFn,
    methods: Sequence[str] = ("dots", "criteria", "election"),
    ways: Sequence[str] = WAYS,
):
    """A paper and what was cast."""
    paper = draw(papers(methods, ways))
    return paper, draw(cast(paper))


merit = st.builds(Merits, st.booleans(), st.integers(0, 2), st.integers(0, 2), st.booleans())
merits = st.dictionaries(st.sampled_from(OPTIONS), merit)


def counted(ballots: Mapping[str, Sequence[Ballot]], entry: str = "ballot") -> dict[str, Count]:
    """Every cell added up."""
    found = {}
    for group, papers_cast in ballots.items():
        totals: Counter[str] = Counter()
        for one in papers_cast:
            totals.update(one)
        found[group] = Count(entry, len(papers_cast), {c: n for c, n in totals.items() if n})
    return found


def points(paper: Paper, ballots: Sequence[Ballot], option: str) -> int:
    """An option's score in one group, straight from the ballots."""
    if paper.method != "criteria":
        return sum(b.get(option, 0) for b in ballots)
    return sum(
        b.get(cell(option, c.id), 0) * c.weight for b in ballots for c in paper.settings.criteria
    )


def combined(paper: Paper, ballots: Mapping[str, Sequence[Ballot]], option: str) -> Fraction:
    """The combined score, higher better, by another road than the program's."""
    own = {g: {o: points(paper, cast, o) for o in paper.ids} for g, cast in ballots.items()}
    match paper.settings.combine:
        case "equal_weight":
            shares = (Fraction(own[g][option], len(c)) for g, c in ballots.items() if c)
            return sum(shares, Fraction(0))
        case "rank_sum":
            return -Fraction(
                sum(1 + sum(n > found[option] for n in found.values()) for found in own.values())
            )
        case _:
            return Fraction(sum(found[option] for found in own.values()))
