"""Laws of every method voted on paper, every way to combine, every chain."""

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hopthon.voting.combine import standing
from hopthon.voting.methods import method
from hopthon.voting.paper import MEN, WOMEN, Paper
from hopthon.voting.result import Result, result
from hopthon.voting.tiebreak import PRESETS, Merits

from .cast import OPTIONS, Cast, ballot, combined, counted, merits, points, votes

Known = dict[str, Merits]


def standings(found: Result) -> dict[str, tuple[int, object, bool]]:
    return {r.option: (r.rank, r.score, r.tied) for r in found.rows}


@given(votes(), merits, st.randoms(use_true_random=False))
def test_the_order_of_ballots_says_nothing(vote: tuple[Paper, Cast], known: Known, rng) -> None:
    paper, cast = vote
    before = result(paper, counted(cast), known)
    for ballots in cast.values():
        rng.shuffle(ballots)
    assert result(paper, counted(cast), known) == before


@given(votes(), merits, st.permutations(OPTIONS))
def test_no_option_is_favoured(vote: tuple[Paper, Cast], known: Known, order: list[str]) -> None:
    """Other names and another order on the paper: the same ranks for the same votes."""
    paper, cast = vote
    plain = standings(result(paper, counted(cast), known))
    turned = replace(paper, options=tuple(o for i in order for o in paper.options if o.id == i))
    assert standings(result(turned, counted(cast), known)) == plain
    other = dict(zip(OPTIONS, order, strict=True))

    def renamed(key: str) -> str:
        return other[key[:2]] + key[2:]

    swapped = {
        g: [{renamed(c): n for c, n in b.items()} for b in ballots] for g, ballots in cast.items()
    }
    again = standings(result(paper, counted(swapped), {other[o]: m for o, m in known.items()}))
    assert {o: again[other[o]] for o in OPTIONS} == plain


@given(votes(), merits)
def test_scores_and_ranks_counted_by_another_road(vote: tuple[Paper, Cast], known: Known) -> None:
    paper, cast = vote
    found = result(paper, counted(cast), known)
    scores = {o: combined(paper, cast, o) for o in OPTIONS}
    women = {o: points(paper, cast.get(WOMEN, []), o) for o in OPTIONS}

    def key(option: str) -> tuple[Fraction | int, ...]:
        m = known.get(option, Merits())
        links = {"women_votes": women[option], "meets_women_needs": m.meets_women_needs,
                 "poor_women_beneficiaries": m.poor_women_beneficiaries, "public_jobs": m.public_jobs,
                 "women_participation": m.women_participation}  # fmt: skip
        return (scores[option], *(links[n] for n in PRESETS[paper.settings.tie_break]))

    for row in found.rows:
        assert row.rank == 1 + sum(key(o) > key(row.option) for o in OPTIONS)
        assert row.tied == (sum(key(o) == key(row.option) for o in OPTIONS) > 1)
        shown = -scores[row.option] if paper.settings.combine == "rank_sum" else scores[row.option]
        assert Fraction(row.score) == shown
        assert isinstance(row.score, int) == (shown.denominator == 1)
        assert row.by_group == {
            g: points(paper, cast[g], row.option) for g in paper.groups if g != "all"
        }
    for group, rows in found.rankings.items():
        own = {o: points(paper, cast[group], o) for o in OPTIONS}
        assert [(r.rank, r.score) for r in rows] == [
            (1 + sum(n > own[r.option] for n in own.values()), own[r.option]) for r in rows
        ]


@given(st.data(), votes(ways=("sum", "rank_sum")), merits)
def test_more_for_an_option_never_lowers_it(
    data: st.DataObject, vote: tuple[Paper, Cast], known: Known
) -> None:
    """One ballot changed for the better of X and of nobody else; or one more paper that names X alone."""
    paper, cast = vote
    before = standings(result(paper, counted(cast), known))
    option = data.draw(st.sampled_from(OPTIONS))
    group = data.draw(st.sampled_from(paper.groups))
    if paper.method == "criteria":
        if not cast[group]:
            return
        number = data.draw(st.integers(0, len(cast[group]) - 1))
        better = data.draw(ballot(paper))
        mine = {
            c: max(n, better[c]) if c.startswith(option) else n
            for c, n in cast[group][number].items()
        }
        cast[group][number] = mine
    else:
        cast[group].append({option: 1})
    assert standings(result(paper, counted(cast), known))[option][0] <= before[option][0]


@given(st.data(), votes(methods=("dots", "criteria"), ways=("equal_weight",)), merits)
def test_equal_weight_is_monotone_where_the_papers_stay_as_many(
    data: st.DataObject, vote: tuple[Paper, Cast], known: Known
) -> None:
    paper, cast = vote
    option, group = data.draw(st.sampled_from(OPTIONS)), data.draw(st.sampled_from(paper.groups))
    if not cast[group]:
        return
    before = standings(result(paper, counted(cast), known))
    number = data.draw(st.integers(0, len(cast[group]) - 1))
    if paper.method == "criteria":
        for c in paper.settings.criteria:
            cast[group][number][f"{option}/{c.id}"] = c.max
    else:
        cast[group][number] = {
            **cast[group][number],
            option: cast[group][number].get(option, 0) + 1,
        }
    assert standings(result(paper, counted(cast), known))[option][0] <= before[option][0]


@given(votes(), merits)
def test_sentences_say_the_figures_of_their_row(vote: tuple[Paper, Cast], known: Known) -> None:
    paper, cast = vote
    found = result(paper, counted(cast), known)
    women = {o: points(paper, cast.get(WOMEN, []), o) for o in OPTIONS}
    by_id = {r.option: r for r in found.rows}
    unit = {"dots": "hạt", "criteria": "điểm", "election": "phiếu"}[paper.method]
    unit = "điểm thứ hạng" if paper.settings.combine == "rank_sum" else unit
    for row in found.rows:
        said = re.match(rf"(Đồng hạng|Hạng) (\d+) với (\d+(?:/\d+)?) {unit}", row.sentence)
        assert said, row.sentence
        assert (said[1] == "Đồng hạng", int(said[2]), Fraction(said[3])) == (
            row.tied,
            row.rank,
            Fraction(row.score),
        )
        if compared := re.search(
            r"«Việc (\w+)», xếp (trên|sau) vì (.*?)(?: \(không .*\))?\.$", row.sentence
        ):
            other = by_id[compared[1]]
            assert other.score == row.score
            assert (compared[2] == "trên") == (row.rank < other.rank)
            if figures := re.fullmatch(r"phụ nữ bầu (\d+) ([<>]) (\d+)", compared[3]):
                assert (int(figures[1]), int(figures[3])) == (
                    women[row.option],
                    women[other.option],
                )
                assert (figures[2] == ">") == (women[row.option] > women[other.option])
        elif equal := re.search(r"phụ nữ bầu ([\d = ]+):", row.sentence):
            assert {int(n) for n in equal[1].split(" = ")} == {women[row.option]}
        elif paper.method == "criteria" and not row.tied:
            parts = re.search(r"\((.*)\)", row.sentence)
            assert parts, row.sentence
            sums = [int(part.rpartition(" ")[2]) for part in parts[1].split("; ")]
            assert sums == [sum(b[f"{row.option}/{c.id}"] for ballots in cast.values() for b in ballots)
                            for c in paper.settings.criteria]  # fmt: skip


@given(votes())
def test_a_full_honest_count_has_no_problem(vote: tuple[Paper, Cast]) -> None:
    """Whatever people cast stays inside the bounds; cups show nothing that ballots do not."""
    paper, cast = vote
    counter = method(paper.method)
    for group, count in counted(cast, "tally").items():
        whole = {c: count.totals.get(c, 0) for c in counter.cells(paper)}
        assert counter.problems(paper, group, replace(count, totals=whole)) == []
        assert counter.problems(paper, group, replace(count, entry="ballot")) == []
        for one in cast[group]:
            counter.refuse_marks(paper, one)


@given(votes(ways=("equal_weight",)))
def test_shares_of_one_group_are_divided_by_its_own_papers(vote: tuple[Paper, Cast]) -> None:
    paper, cast = vote
    scores, shown = standing(paper, counted(cast))
    assert scores == shown
    assert sum(map(Fraction, scores.values())) == sum(
        Fraction(sum(points(paper, b, o) for o in OPTIONS), len(b)) for b in cast.values() if b
    )
    assert paper.groups != (WOMEN, MEN) or cast.keys() == {WOMEN, MEN}
