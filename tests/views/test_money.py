"""What does not agree on an activity's sheet, what households pledge, sums of all."""

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall import Hall
from hopthon.money import read_money
from hopthon.views.activity_list import activity_list
from hopthon.views.money import activity_problems, per_household, sums
from hopthon.views.six_questions import complete_words, unanswered
from hopthon.views.whole import whole

MILLION = 10**6
COLLECTED = Path(__file__).parents[3] / "shared" / "data" / "vn"
REAL, HANDBOOK = COLLECTED / "activities_real.csv", COLLECTED / "handbook_table2_example.csv"


def hall_with(households: int | None = None, **described: Any) -> Hall:
    """One activity under a solution, so that only its sheet may say something."""
    hall = Hall()
    if households:
        hall.do("set_info", households_total=households)
    hall.do("add_node", id="g1", kind="solution", sector="economy", text="Có nơi họp")
    hall.do("add_node", id="a1", kind="activity", parent="g1", text="Xây nhà văn hóa xóm")
    if described:
        hall.do("describe_activity", id="a1", **described)
    return hall


def problems(hall: Hall) -> list[str]:
    return activity_problems(hall.meeting, hall.meeting.nodes["a1"])


def test_xom_hoi_4_the_pledges_do_not_cover_what_is_left_to_the_people() -> None:
    """500 million, 50 + 50 + 200 from outside, 200 left; 85 households agreed on 2 million each: 170."""
    hall = hall_with(
        total_cost=500 * MILLION,
        community_contribution=200 * MILLION,
        support_needed=300 * MILLION,
        support_reckoning="50 triệu + 50 triệu + 200 triệu",
        pledge_per_household=2 * MILLION,
        pledge_households=85,
    )
    assert problems(hall) == [
        "Hộ góp 2 triệu đồng × 85 hộ = 170 triệu đồng, còn thiếu 30 triệu đồng so với 200 triệu đồng "
        "dân phải góp; muốn đủ, mỗi hộ 2.353 nghìn đồng."
    ]
    hall.do("describe_activity", id="a1", pledge_per_household=2_353_000)
    assert problems(hall) == []


@pytest.mark.parametrize(
    "known",
    [
        {"support_needed": 300 * MILLION},
        {"contribution_percent": 40},
    ],
)
def test_what_the_people_have_to_give_follows_from_the_rest(known: dict[str, int]) -> None:
    hall = hall_with(85, total_cost=500 * MILLION, pledge_per_household=2 * MILLION, **known)
    assert len(problems(hall)) == 1
    assert "còn thiếu 30 triệu đồng so với 200 triệu đồng" in problems(hall)[0]


def test_all_households_of_the_village_give_where_nobody_said_how_many() -> None:
    hall = hall_with(100, community_contribution=200 * MILLION, pledge_per_household=2 * MILLION)
    assert problems(hall) == []
    hall.do("describe_activity", id="a1", pledge_households=101)
    assert problems(hall) == ["Ghi 101 hộ góp mà cả thôn chỉ có 100 hộ."]


def test_a_pledge_of_nobody_knows_how_many() -> None:
    hall = hall_with(community_contribution=1, pledge_per_household=2 * MILLION)
    assert problems(hall) == ["Mỗi hộ góp 2 triệu đồng mà chưa rõ bao nhiêu hộ góp."]


@given(st.integers(1, 10**9), st.integers(0, 10**7), st.integers(1, 500))
def test_what_is_told_to_be_enough_is_enough_and_a_thousand_less_is_not(
    due: int, each: int, households: int
) -> None:
    hall = hall_with(
        community_contribution=due, pledge_per_household=each, pledge_households=households
    )
    told = problems(hall)
    assert bool(told) == (each * households < due)
    if told:
        enough = read_money(told[0].partition("mỗi hộ ")[2].rstrip("."), "x")
        assert enough * households >= due > (enough - 1_000) * households


@pytest.mark.parametrize(
    ("percent", "told"),
    [
        (30, ["Ghi dân góp 30 % mà 60.000 trên 180.000 nghìn đồng là 33,3 %."]),
        (33, []),
        (34, ["Ghi dân góp 34 % mà 60.000 trên 180.000 nghìn đồng là 33,3 %."]),
    ],
)
def test_a_percentage_that_contradicts_the_amounts(percent: int, told: list[str]) -> None:
    for known in ("community_contribution", "support_needed"):
        amount = (60 if known == "community_contribution" else 120) * MILLION
        hall = hall_with(total_cost=180 * MILLION, contribution_percent=percent, **{known: amount})
        assert problems(hall) == told


def test_an_amount_keeps_how_it_was_reached_until_it_is_another() -> None:
    hall = hall_with(community_contribution=90 * MILLION, contribution_reckoning="450 công x 200")

    def reckoned() -> str:
        activity = hall.meeting.nodes["a1"].activity
        assert activity is not None
        return activity.contribution_reckoning

    assert reckoned() == "450 công × 200 nghìn"
    hall.do("describe_activity", id="a1", community_contribution=90 * MILLION)
    assert reckoned() == "450 công × 200 nghìn", "the same amount"
    hall.do("describe_activity", id="a1", community_contribution=91 * MILLION)
    assert reckoned() == ""
    hall.do("undo")
    assert reckoned() == "450 công × 200 nghìn"
    hall.do("describe_activity", id="a1", community_contribution=None)
    assert reckoned() == ""


FULL: dict[str, Any] = {
    "unit": "nhà", "quantity": 1, "place": "Đội 2", "time": "Q.III", "responsible": "Trưởng thôn",
    "total_cost": 3 * MILLION, "community_contribution": MILLION, "support_needed": 2 * MILLION,
    "note": "Dân góp công",
}  # fmt: skip


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        ((), ()),
        (("unit",), ("bao nhiêu",)),
        (("place", "time"), ("ở đâu", "khi nào")),
        (("total_cost",), ("chi phí",)),
        (("note", "responsible"), ("ai lo", "cách làm")),
    ],
)
def test_the_six_questions(without: tuple[str, ...], missing: tuple[str, ...]) -> None:
    activity = hall_with(**{k: v for k, v in FULL.items() if k not in without}).meeting.nodes["a1"]
    assert activity.activity is not None
    assert unanswered(activity.activity) == missing
    said = complete_words(activity.activity)
    assert said == (f"Phiếu còn thiếu: {', '.join(missing)}." if missing else "Phiếu đủ sáu câu.")


def test_a_percentage_answers_the_fifth_question_and_nothing_answers_none() -> None:
    hall = hall_with(contribution_percent=30)
    activity = hall.meeting.nodes["a1"].activity
    assert activity is not None
    assert complete_words(activity) == "Phiếu còn thiếu 5 trong sáu câu."
    assert "chi phí" not in unanswered(activity)


def test_the_list_adds_up_and_says_what_it_leaves_out() -> None:
    hall = hall_with(98, **FULL)
    hall.do("add_node", id="a2", kind="activity", sector="society", text="Lớp xóa mù chữ")
    hall.do("add_node", id="a3", kind="activity", sector="society", text="Đào giếng")
    hall.do("describe_activity", id="a2", total_cost=5 * MILLION, contribution_percent=30)
    listed = activity_list(hall.meeting)
    assert [(s.sector, [r.id for r in s.rows], s.sums.unknown) for s in listed.sectors] == [
        ("economy", ["a1"], 0),
        ("society", ["a2", "a3"], 2),
    ]
    assert (listed.sums.total, listed.sums.contribution) == (8 * MILLION, MILLION)
    assert listed.each == 11_000, "1.000.000 over 98 households, rounded up to a thousand"
    row = listed.sectors[1].rows[0]
    assert (row.percent, row.contribution, row.problems) == (
        30,
        None,
        ("Chưa gắn với giải pháp nào.",),
    )
    shown = whole(hall.meeting)["sums"]
    assert shown["all"]["unknown_amounts"] == 2
    assert shown["all"]["contribution_per_household"] == 11_000
    assert shown["economy"]["activities"] == 1


@given(st.integers(0, 10**12), st.integers(1, 100_000))
def test_each_household_gives_enough(dong: int, households: int) -> None:
    hall = Hall()
    hall.do("set_info", households_total=households)
    each = per_household(hall.meeting, dong)
    assert each is not None
    assert each % 1_000 == 0
    assert each * households >= dong > (each - 1_000) * households or each == 0 == dong


@pytest.mark.skipif(not REAL.exists(), reason="the collected figures are not here")
def test_the_collected_figures_add_up() -> None:
    rows = list(csv.DictReader(REAL.read_text("utf-8").splitlines()))
    hall = Hall()
    for n, row in enumerate(rows):
        hall.do("add_node", id=f"a{n}", kind="activity", sector="economy", text=row["hoat_dong"])
        columns = {
            "total_cost": row["tong_so_1000d"],
            "community_contribution": row["dan_gop_1000d"],
            "support_needed": row["can_ho_tro_1000d"],
        }
        money = {k: read_money(said, k) for k, said in columns.items() if said}
        hall.do("describe_activity", id=f"a{n}", unit=row["dvt"], **money)
        if row["thon"] == "xóm Hội 4":
            pledge = {"pledge_per_household": 2 * MILLION, "pledge_households": int(row["so_ho"])}
            hall.do("describe_activity", id=f"a{n}", **pledge)
            told = activity_problems(hall.meeting, hall.meeting.nodes[f"a{n}"])
            assert told[0].endswith("muốn đủ, mỗi hộ 2.353 nghìn đồng.")
        else:
            assert activity_problems(hall.meeting, hall.meeting.nodes[f"a{n}"]) == [
                "Chưa gắn với giải pháp nào."
            ]
    assert sums(hall.meeting.activities()).count == len(rows)


@pytest.mark.skipif(not HANDBOOK.exists(), reason="the handbook's example is not here")
def test_the_handbooks_example_is_complete_and_agrees() -> None:
    hall = Hall()
    hall.do("add_node", id="g1", kind="solution", sector="economy", text="Chủ động nước")
    rows = list(csv.DictReader(HANDBOOK.read_text("utf-8").splitlines()))
    for n, row in enumerate(rows):
        name = f"a{n}"
        hall.do("add_node", id=name, kind="activity", parent="g1", text=row["hoat_dong"])
        hall.do(
            "describe_activity", id=name, unit=row["dvt"], quantity=int(row["so_luong"]),
            time=row["thoi_gian"], place=row["dia_diem"], responsible=row["trach_nhiem"],
            total_cost=read_money(row["tong_so"], "x"), note=row["ghi_chu"],
            community_contribution=read_money(row["dan_gop"], "x"),
            support_needed=read_money(row["can_ho_tro"], "x"),
        )  # fmt: skip
    listed = activity_list(hall.meeting)
    assert all(not row.missing and not row.problems for row in listed.sectors[0].rows)
    assert (listed.sums.total, listed.sums.unknown) == (33 * MILLION, 0)
