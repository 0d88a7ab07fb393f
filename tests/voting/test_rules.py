"""The rules as the handbook and the law have them, figure by figure."""

import pytest
from msgspec.structs import replace

from hall import result
from hopthon.refusal import Refusal
from hopthon.voting.count import Count
from hopthon.voting.decisions import HALF, TWO_THIRDS, Share, Votes, judge
from hopthon.voting.dots import default_beans
from hopthon.voting.methods import method
from hopthon.voting.paper import ALL, MEN, WOMEN, Option, Paper, Settings
from hopthon.voting.ranking import rank
from hopthon.voting.tiebreak import PRESETS, Key, Merits, chain, chain_words, refuse_unknown

DOTS = method("dots")


def paper(
    n: int = 4, groups: tuple[str, ...] = (WOMEN, MEN), **settings: int | bool | str
) -> Paper:
    options = tuple(Option(f"a{i}", f"Việc {i}") for i in range(1, n + 1))
    return Paper("Đợt", "dots", options, groups, replace(Settings(beans=2), **settings))


@pytest.mark.parametrize(
    ("share", "total", "need"),
    [
        (HALF, 98, 50),
        (HALF, 99, 50),
        (HALF, 1, 1),
        (HALF, 2, 2),
        (TWO_THIRDS, 98, 66),
        (TWO_THIRDS, 99, 66),
        (TWO_THIRDS, 3, 2),
        (Share(3, 10, strict=False), 10, 3),
        (Share(3, 10, strict=False), 84, 26),
    ],
)
def test_need_is_the_smallest_number_that_holds(share: Share, total: int, need: int) -> None:
    assert share.need(total) == need
    assert share.holds(need, total)
    assert not share.holds(need - 1, total)


def test_exactly_half_is_not_more_than_half_and_exactly_thirty_percent_is_enough() -> None:
    assert not HALF.holds(49, 98)
    assert Share(3, 10, strict=False).holds(30, 100)
    assert not Share(3, 10, strict=False).holds(29, 100)
    assert TWO_THIRDS.holds(66, 99)
    assert not HALF.holds(0, 0)


@pytest.mark.parametrize(
    ("options", "beans"), [(1, 1), (3, 1), (4, 2), (8, 3), (10, 3), (11, 4), (15, 5)]
)
def test_beans_are_three_tenths_of_the_options_rounded_up(options: int, beans: int) -> None:
    assert default_beans(options) == beans


def verdict(kind: str, in_favour: int, rule: str = "village", **room: int) -> tuple[bool, str]:
    here = {"people": 84, "households": 52, "households_total": 98, **room}
    found = judge(kind, Votes(in_favour, 0, 0), list_rule=rule, **here)
    return found.valid, found.sentence


def test_a_village_list_needs_households_present_and_people_in_favour() -> None:
    assert verdict("list", 61) == (
        True,
        "52/98 hộ (53,1 %) · 61/84 người dự họp đồng ý (72,6 %) → hợp lệ",
    )
    assert verdict("list", 43)[0]
    valid, sentence = verdict("list", 42)
    assert not valid
    assert sentence.endswith("không hợp lệ: cần ít nhất 43 người đồng ý, còn thiếu 1")
    valid, sentence = verdict("list", 43, households=49)
    assert not valid
    assert "cần ít nhất 50 hộ có mặt, còn thiếu 1" in sentence


def test_members_slips_and_contributions_each_have_their_base() -> None:
    assert verdict("list", 43, rule="members", households=0)[0]
    assert not verdict("list", 49, rule="slips")[0]
    assert verdict("list", 50, rule="slips")[0]
    assert verdict("contribution", 66)[0]
    assert not verdict("contribution", 65)[0]
    assert verdict("community", 50)[0]
    assert not verdict("community", 49)[0]
    assert verdict("minutes", 43)[0]
    assert not verdict("adjustment", 42)[0]


def test_competition_ranking() -> None:
    places = rank(["a", "b", "c", "d"], {"a": 5, "b": 9, "c": 5, "d": 3})
    assert [(p.option, p.rank, p.tied) for p in places] == [
        ("b", 1, False),
        ("a", 2, True),
        ("c", 2, True),
        ("d", 4, False),
    ]
    assert places[1].equals == ("c",)


def test_a_key_decides_only_between_equal_scores() -> None:
    key = Key("women_votes", {"a": 1, "b": 7, "c": 2})
    places = rank(["a", "b", "c"], {"a": 5, "b": 4, "c": 5}, [key])
    assert [(p.option, p.rank, p.decided_by, p.rival) for p in places] == [
        ("c", 1, "women_votes", "a"),
        ("a", 2, "women_votes", "c"),
        ("b", 3, None, None),
    ]


TIED = {WOMEN: {"a1": 10, "a2": 4}, MEN: {"a1": 4, "a2": 10}}
NEEDS = {"a2": Merits(meets_women_needs=True)}


def test_women_first_and_handbook_differ_where_they_should() -> None:
    first = result(paper(2, tie_break="women_first"), TIED, NEEDS).rows
    assert [(r.option, r.decided_by) for r in first] == [
        ("a1", "women_votes"),
        ("a2", "women_votes"),
    ]
    letter = result(paper(2, tie_break="handbook"), TIED, NEEDS).rows
    assert [(r.option, r.decided_by) for r in letter] == [
        ("a2", "meets_women_needs"),
        ("a1", "meets_women_needs"),
    ]
    none = result(paper(2, tie_break="none"), TIED, NEEDS).rows
    assert [(r.rank, r.tied) for r in none] == [(1, True), (1, True)]


@pytest.mark.parametrize(
    ("merits", "key"),
    [
        (Merits(women_participation=True), "women_participation"),
        (Merits(meets_women_needs=True), "meets_women_needs"),
        (Merits(poor_women_beneficiaries=1), "poor_women_beneficiaries"),
    ],
)
def test_the_commune_starts_with_what_mobilises_women(merits: Merits, key: str) -> None:
    rows = result(paper(2, tie_break="handbook_commune"), TIED, {"a2": merits}).rows
    assert [(r.option, r.decided_by) for r in rows] == [("a2", key), ("a1", key)]


def test_every_key_in_its_turn() -> None:
    even = {WOMEN: {"a1": 5, "a2": 5}, MEN: {"a1": 5, "a2": 5}}
    for key, merits in (
        ("meets_women_needs", Merits(meets_women_needs=True)),
        ("poor_women_beneficiaries", Merits(poor_women_beneficiaries=2)),
        ("public_jobs", Merits(public_jobs=3)),
    ):
        rows = result(paper(2), even, {"a2": merits}).rows
        assert [(r.option, r.decided_by) for r in rows] == [("a2", key), ("a1", key)]


def test_womens_votes_are_skipped_and_said_so_when_not_counted_apart() -> None:
    counted = {ALL: {"a1": 14, "a2": 14}}
    assert [k.name for k in chain("women_first", ("a1", "a2"), counted, {})] == list(
        PRESETS["women_first"][1:]
    )
    rows = result(paper(2, groups=(ALL,)), counted, {}).rows
    assert {r.sentence for r in rows} == {
        "Đồng hạng 1 với 14 hạt: chưa phân định được (không đếm riêng phiếu nữ)."
    }
    decided = result(paper(2, groups=(ALL,)), counted, {"a2": Merits(public_jobs=3)}).rows[0]
    assert decided.sentence == (
        "Hạng 1 với 14 hạt; bằng điểm «Việc 1», xếp trên vì số việc làm công 3 > 0 (không đếm riêng phiếu nữ)."
    )


def test_each_group_is_ranked_by_itself_without_a_chain() -> None:
    counted = {WOMEN: {"a1": 3, "a2": 3, "a3": 1}, MEN: {"a3": 9}}
    apart = result(paper(3), counted, {"a2": Merits(meets_women_needs=True)}).rankings
    assert [(r.option, r.rank, r.tied) for r in apart[WOMEN]] == [
        ("a1", 1, True),
        ("a2", 1, True),
        ("a3", 3, False),
    ]
    assert apart[MEN][0].option == "a3"
    assert result(paper(3, groups=(ALL,)), {}, {}).rankings == {}


def test_the_chain_is_printed_and_unknown_names_are_refused() -> None:
    assert chain_words("women_first").startswith("bằng điểm thì lần lượt xét: số phiếu của phụ nữ;")
    assert chain_words("none") == "bằng điểm thì đồng hạng"
    with pytest.raises(Refusal, match="hiện có: women_first"):
        refuse_unknown("coin")


def test_what_a_cup_cannot_hold() -> None:
    ballot_paper = paper(4, beans=2)
    counted = Count("tally", 12, {"a1": 21, "a2": 2, "a3": 0})
    missing, cup = DOTS.problems(ballot_paper, WOMEN, counted)
    assert missing.sentence == "Còn cốc 4 nữ chưa nhập."
    assert cup.sentence == "Cốc 1 có 21 hạt, nhiều hơn 12 phiếu nữ."
    assert "có khi 12 gõ nhầm thành 21" in cup.advice
    assert cup.option == "a1"
    full = Count("tally", 10, {"a1": 10, "a2": 10, "a3": 1, "a4": 0})
    (total,) = DOTS.problems(ballot_paper, MEN, full)
    assert total.sentence == "10 phiếu nam × 2 hạt là 20, đã đếm 21: thừa 1 hạt."
    assert DOTS.problems(ballot_paper, MEN, Count("tally", 11, full.totals)) == []
    (papers,) = DOTS.problems(ballot_paper, MEN, Count("tally", None, full.totals))
    assert papers.sentence == "Chưa ghi số phiếu nam."


def test_stacking_lifts_the_bound_of_a_cup_but_not_of_the_sum() -> None:
    stacked = paper(2, beans=3, stacking=True)
    assert DOTS.problems(stacked, ALL, Count("tally", 10, {"a1": 30, "a2": 0})) == []
    (total,) = DOTS.problems(stacked, ALL, Count("tally", 10, {"a1": 30, "a2": 1}))
    assert total.where == "sum"
    DOTS.refuse_marks(stacked, {"a1": 3})
    with pytest.raises(Refusal, match="Phiếu có 4 hạt, mỗi người chỉ có 3 hạt"):
        DOTS.refuse_marks(stacked, {"a1": 4})
