"""Laws of counting that hold for every vote, looked for with Hypothesis."""

import re
from collections import Counter
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from hall import Hall, result
from hopthon.voting.paper import ALL, MEN, WOMEN, Option, Paper, Settings
from hopthon.voting.result import Result, Row
from hopthon.voting.tiebreak import PRESETS, Merits

OPTIONS = ("a1", "a2", "a3", "a4", "a5")
marks = st.lists(st.sampled_from(OPTIONS), max_size=3, unique=True)
ballots = st.lists(st.tuples(st.sampled_from((WOMEN, MEN)), marks), max_size=12)
merit = st.builds(Merits, st.booleans(), st.integers(0, 2), st.integers(0, 2), st.booleans())
merits = st.dictionaries(st.sampled_from(OPTIONS), merit)
presets = st.sampled_from(sorted(PRESETS))
Ballots = list[tuple[str, list[str]]]


def paper(
    preset: str, ids: tuple[str, ...] = OPTIONS, groups: tuple[str, ...] = (WOMEN, MEN)
) -> Paper:
    options = tuple(Option(i, f"Việc {i}") for i in ids)
    return Paper("Đợt", "dots", options, groups, Settings(beans=3, tie_break=preset))


def count(cast: Ballots) -> dict[str, dict[str, int]]:
    return {g: dict(Counter(o for group, m in cast if group == g for o in m)) for g in (WOMEN, MEN)}


def standing(found: Result) -> dict[str, tuple[int, object, bool]]:
    return {row.option: (row.rank, row.score, row.tied) for row in found.rows}


@given(ballots, merits, presets, st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_says_nothing(
    cast: Ballots, known: dict[str, Merits], preset: str, rng: Random
) -> None:
    shuffled = list(cast)
    rng.shuffle(shuffled)
    assert result(paper(preset), count(cast), known) == result(
        paper(preset), count(shuffled), known
    )


@given(ballots, merits, presets, st.permutations(OPTIONS))
def test_the_order_and_the_ids_of_the_options_change_no_rank(
    cast: Ballots, known: dict[str, Merits], preset: str, order: list[str]
) -> None:
    plain = standing(result(paper(preset), count(cast), known))
    assert standing(result(paper(preset, tuple(order)), count(cast), known)) == plain
    other = dict(zip(OPTIONS, order, strict=True))
    renamed = [(group, [other[o] for o in marked]) for group, marked in cast]
    again = standing(result(paper(preset), count(renamed), {other[o]: m for o, m in known.items()}))
    assert {o: again[other[o]] for o in OPTIONS} == plain


@given(ballots, merits, presets, st.sampled_from(OPTIONS), st.sampled_from((WOMEN, MEN)))
def test_one_more_vote_never_lowers_a_rank(
    cast: Ballots, known: dict[str, Merits], preset: str, option: str, group: str
) -> None:
    before = result(paper(preset), count(cast), known)
    after = result(paper(preset), count([*cast, (group, [option])]), known)
    assert standing(after)[option][0] <= standing(before)[option][0]
    mine = {r.option: r.rank for r in before.rankings[group]}
    now = {r.option: r.rank for r in after.rankings[group]}
    assert now[option] <= mine[option]


@given(ballots, merits, presets)
def test_a_rank_is_one_more_than_the_number_strictly_better(
    cast: Ballots, known: dict[str, Merits], preset: str
) -> None:
    """Counted again here, by other code, straight from the ballots."""
    found = result(paper(preset), count(cast), known)

    def key(option: str) -> tuple[int, ...]:
        m = known.get(option, Merits())
        women = sum(marked.count(option) for group, marked in cast if group == WOMEN)
        men = sum(marked.count(option) for group, marked in cast if group == MEN)
        links = {
            "women_votes": women,
            "meets_women_needs": m.meets_women_needs,
            "poor_women_beneficiaries": m.poor_women_beneficiaries,
            "public_jobs": m.public_jobs,
            "women_participation": m.women_participation,
        }
        return (women + men, *(links[name] for name in PRESETS[preset]))

    for row in found.rows:
        assert row.rank == 1 + sum(key(o) > key(row.option) for o in OPTIONS)
        assert row.tied == (sum(key(o) == key(row.option) for o in OPTIONS) > 1)
        assert row.score == key(row.option)[0] == sum(row.by_group.values())
        rivals = [o for o in OPTIONS if o != row.option and key(o)[0] == key(row.option)[0]]
        if row.decided_by:
            assert row.rival in rivals
            place = 1 + PRESETS[preset].index(row.decided_by)
            assert key(row.option)[:place] == key(row.rival)[:place]
            assert key(row.option)[place] != key(row.rival)[place]
        else:
            assert row.tied or not rivals
    assert [r.rank for r in found.rows] == sorted(r.rank for r in found.rows)


@given(ballots, merits, presets)
def test_every_sentence_is_true(cast: Ballots, known: dict[str, Merits], preset: str) -> None:
    counted = count(cast)
    found = result(paper(preset), counted, known)
    women = counted[WOMEN]
    by_id = {row.option: row for row in found.rows}
    for row in found.rows:
        said = re.match(r"(Đồng hạng|Hạng) (\d+) với (\d+) hạt", row.sentence)
        assert said, row.sentence
        assert (said[1] == "Đồng hạng") == row.tied
        assert (int(said[2]), int(said[3])) == (row.rank, row.score)
        if equal := re.search(r"phụ nữ bầu ([\d = ]+):", row.sentence):
            assert {int(n) for n in equal[1].split(" = ")} == {women.get(row.option, 0)}
        if compared := re.search(r"«Việc (\w+)», xếp (trên|sau) vì (.*)\.$", row.sentence):
            other = by_id[compared[1]]
            assert other.score == row.score
            assert (compared[2] == "trên") == (row.rank < other.rank)
            _check_reason(compared[3], row, other, women, known)
        else:
            assert row.decided_by is None


def _check_reason(
    reason: str, row: Row, other: Row, women: dict[str, int], known: dict[str, Merits]
) -> None:
    mine, theirs = known.get(row.option, Merits()), known.get(other.option, Merits())
    if figures := re.search(r"(\d+) ([<>]) (\d+)", reason):
        left, right = int(figures[1]), int(figures[3])
        assert (left > right) == (figures[2] == ">") == (row.rank < other.rank)
        pairs = {
            "phụ nữ bầu": (women.get(row.option, 0), women.get(other.option, 0)),
            "số phụ nữ nghèo": (mine.poor_women_beneficiaries, theirs.poor_women_beneficiaries),
            "số việc làm công": (mine.public_jobs, theirs.public_jobs),
        }
        assert (left, right) == next(p for words, p in pairs.items() if reason.startswith(words))
    else:
        holder = theirs if reason.startswith("việc kia") else mine
        asked = "women_participation" if "tham gia" in reason else "meets_women_needs"
        assert getattr(holder, asked)
        assert (holder is mine) == (row.rank < other.rank)


@given(ballots, merits)
def test_without_women_apart_the_chain_goes_on_without_them(
    cast: Ballots, known: dict[str, Merits]
) -> None:
    together = {ALL: dict(Counter(o for _g, m in cast for o in m))}
    found = result(paper("women_first", groups=(ALL,)), together, known)
    assert all(row.decided_by != "women_votes" for row in found.rows)
    assert all(row.sentence.endswith("(không đếm riêng phiếu nữ).") for row in found.rows
               if row.tied or row.decided_by)  # fmt: skip


@settings(max_examples=40)
@given(ballots)
def test_cups_and_papers_give_the_same_result(cast: Ballots) -> None:
    by_paper, by_cup, imported = _hall(), _hall(), _hall()
    for group in (WOMEN, MEN):
        mine = [marked for g, marked in cast if g == group]
        for number, marked in enumerate(mine, 1):
            by_paper.do(
                "record_ballot",
                round="r",
                group=group,
                ballot=number,
                marks=dict.fromkeys(marked, 1),
            )
        if mine:
            imported.do("import_ballots", round="r", group=group, ballots=mine)
        counted = Counter(o for marked in mine for o in marked)
        by_cup.do("record_tally", round="r", group=group, ballots=len(mine),
                  counts={o: counted[o] for o in OPTIONS})  # fmt: skip
    assert by_paper.meeting == imported.meeting
    results = [_result(hall) for hall in (by_paper, by_cup, imported)]
    assert results[0] == results[1] == results[2]


@settings(max_examples=40)
@given(ballots, ballots)
def test_a_correction_is_as_if_it_had_been_right_at_first(wrong: Ballots, right: Ballots) -> None:
    """Each group keyed wrong, then every paper keyed again, those too many taken out."""
    corrected, straight = _hall(), _hall()
    for group in (WOMEN, MEN):
        first = [marked for g, marked in wrong if g == group]
        then = [marked for g, marked in right if g == group]
        for hall, keyed in ((corrected, first), (corrected, then), (straight, then)):
            for number, marked in enumerate(keyed, 1):
                hall.do("record_ballot", round="r", group=group, ballot=number,
                        marks=dict.fromkeys(marked, 1))  # fmt: skip
        for number in range(len(then) + 1, len(first) + 1):
            corrected.do("remove_ballot", round="r", group=group, ballot=number)
    one, other = corrected.meeting.rounds["r"], straight.meeting.rounds["r"]
    assert {g: p for g, p in one.ballots.items() if p} == {
        g: p for g, p in other.ballots.items() if p
    }
    assert {g: c.totals for g, c in one.counts.items() if c.totals} == {
        g: c.totals for g, c in other.counts.items() if c.totals
    }
    assert _result(corrected) == _result(straight)


def _hall() -> Hall:
    hall = Hall()
    for option in OPTIONS:
        hall.do("add_node", id=option, kind="activity", sector="economy", text=f"Việc {option}")
    hall.do("open_round", id="r", options=list(OPTIONS), settings={"beans": 3})
    return hall


def _result(hall: Hall) -> Result:
    vote = hall.meeting.rounds["r"]
    counted = {group: dict(count.totals) for group, count in vote.counts.items()}
    found = result(vote.paper, {WOMEN: {}, MEN: {}, **counted}, {})
    return found
