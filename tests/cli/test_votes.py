"""Every way to vote, as other programs see it: `do`, `show`, `verify`, `export`."""

import csv
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from .runs import Program

SKATING = (
    Path(__file__).parents[3] / "shared" / "data" / "criteria" / "skate_nhk2017_icedance_free.csv"
)
QUARTERS = 4


def test_quarter_points_as_whole_numbers_summed_and_ranked_exactly(
    hopthon: Program, path: Path
) -> None:
    """Nine scorers, ten couples, five criteria: 8.25 points are 33 quarters; ties stay ties."""
    if not SKATING.exists():
        pytest.skip("không có ../shared/data bên cạnh dự án")
    with SKATING.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    couples = list(dict.fromkeys(row["option"] for row in rows))
    criteria = list(dict.fromkeys(row["criterion"] for row in rows))
    scorers = list(dict.fromkeys(row["scorer"] for row in rows))
    option = {name: f"o{n}" for n, name in enumerate(couples, 1)}
    part = {name: f"c{n}" for n, name in enumerate(criteria, 1)}
    sheets: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    exact: dict[str, Fraction] = defaultdict(Fraction)
    for row in rows:
        quarters = Fraction(row["score"]) * QUARTERS
        assert quarters.denominator == 1
        sheets[row["scorer"]][option[row["option"]]][part[row["criterion"]]] = int(quarters)
        exact[option[row["option"]]] += quarters
    run = hopthon.do(
        path,
        *[{"do": "add_node", "id": option[c], "kind": "activity", "sector": "society", "text": c}
          for c in couples],
        {"do": "open_round", "id": "r", "method": "criteria", "groups": ["all"],
         "options": list(option.values()),
         "settings": {"criteria": [{"id": i, "title": t, "max": 40} for t, i in part.items()]}},
        *[{"do": "record_ballot", "round": "r", "group": "all", "ballot": n, "scores": sheets[s]}
          for n, s in enumerate(scorers, 1)],
        {"do": "close_round", "round": "r"},
    )  # fmt: skip
    assert run.status == 0, run.out
    (shown,) = hopthon.show(path)["rounds"]
    results = shown["results"]
    assert {r["option"]: r["score"] for r in results} == exact
    assert [r["rank"] for r in results] == [
        1 + sum(n > r["score"] for n in exact.values()) for r in results
    ]
    assert [r["rank"] for r in results] == [1, 2, 2, 4, 5, 6, 6, 8, 9, 10]
    assert [Fraction(r["score"], QUARTERS) for r in results if r["tied"]] == [
        Fraction("408.25"), Fraction("408.25"), 358, 358,
    ]  # fmt: skip
    assert all(sum(r["parts"].values()) == r["score"] for r in results)
    assert hopthon("verify", path).status == 0


WORKS = [
    {"do": "add_node", "id": f"a{n}", "kind": "activity", "sector": "economy", "text": f"Việc {n}"}
    for n in (1, 2, 3)
]
CRITERIA = [
    {"id": "fit", "title": "Hợp", "max": 5},
    {"id": "cost", "title": "Rẻ", "max": 5, "weight": 3},
]
EVENING: list[dict[str, Any]] = [
    {"do": "set_info", "households_total": 30},
    {"do": "set_attendance", "people": 20, "women": 12, "households": 15},
    *WORKS,
    {"do": "add_person", "id": "p1", "name": "Mai", "sex": "F"},
    {"do": "add_person", "id": "p2", "name": "An", "sex": "M", "groups": ["trained"]},
    {
        "do": "open_round",
        "id": "c",
        "method": "criteria",
        "options": ["a1", "a2"],
        "settings": {"criteria": CRITERIA, "combine": "equal_weight"},
    },
    {
        "do": "record_tally",
        "round": "c",
        "group": "women",
        "ballots": 10,
        "counts": {"a1": {"fit": 30, "cost": 21}, "a2": {"fit": 40, "cost": 20}},
    },
    {
        "do": "record_tally",
        "round": "c",
        "group": "men",
        "ballots": 3,
        "counts": {"a1": {"fit": 10, "cost": 4}, "a2": {"fit": 4, "cost": 5}},
    },
    {"do": "close_round", "round": "c"},
    {"do": "open_round", "id": "h", "method": "hands", "groups": ["all"], "options": ["a1", "a2"]},
    {
        "do": "record_tally",
        "round": "h",
        "group": "all",
        "counts": {"a1": {"for": 9, "against": 1, "abstain": 2}, "a2": {"for": 9}},
    },
    {"do": "close_round", "round": "h"},
    {"do": "open_round", "id": "hh", "options": [], "settings": {"run_off_of": "h"}},
    {
        "do": "record_tally",
        "round": "hh",
        "group": "all",
        "counts": {"a1": {"for": 4}, "a2": {"for": 8}},
    },
    {"do": "close_round", "round": "hh"},
    {
        "do": "open_round",
        "id": "s",
        "method": "secret",
        "groups": ["all"],
        "options": [],
        "title": "Tín nhiệm?",
    },
    {
        "do": "record_tally",
        "round": "s",
        "group": "all",
        "ballots": 20,
        "counts": {"for": 15, "against": 3, "blank": 1, "spoilt": 1},
    },
    {"do": "close_round", "round": "s"},
    {
        "do": "open_round",
        "id": "e",
        "method": "election",
        "groups": ["all"],
        "options": ["p1", "p2"],
        "settings": {"seats": 1, "quotas": [{"what": "women", "count": 1}]},
    },
    {
        "do": "record_tally",
        "round": "e",
        "group": "all",
        "ballots": 20,
        "counts": {"p1": 8, "p2": 12},
    },
    {"do": "close_round", "round": "e"},
    {"do": "open_round", "id": "d", "options": ["a1"], "draft": True},
]


def test_an_evening_of_every_way_to_vote(hopthon: Program, path: Path, tmp_path: Path) -> None:
    run = hopthon.do(path, *EVENING)
    assert run.status == 0, run.out
    shown = {r["id"]: r for r in hopthon.show(path)["rounds"]}
    a1 = Fraction(30 + 3 * 21, 10) + Fraction(10 + 3 * 4, 3)
    a2 = Fraction(40 + 3 * 20, 10) + Fraction(4 + 3 * 5, 3)
    assert [(r["option"], r["rank"], r["score"]) for r in shown["c"]["results"]] == [
        ("a1", 1, str(a1)),
        ("a2", 2, str(a2)),
    ]
    assert [(r["option"], r["rank"], r["decided_by"]) for r in shown["h"]["results"]] == [
        ("a2", 1, "run_off"),
        ("a1", 2, "run_off"),
    ]
    assert shown["s"]["counts"] == {"all": {"for": 15, "against": 3, "blank": 1, "spoilt": 1}}
    assert shown["e"]["elected"] == ["p2"]
    assert shown["e"]["notes"] == ["Trúng cử có 0 nữ, cần ít nhất 1: còn thiếu 1."]
    assert shown["d"]["state"] == "draft"
    assert shown["c"]["counts"]["women"] == {
        "a1": {"fit": 30, "cost": 21},
        "a2": {"fit": 40, "cost": 20},
    }
    assert hopthon("verify", path).status == 0
    assert hopthon("export", path, "--to", tmp_path / "ra").status == 0
