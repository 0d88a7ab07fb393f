"""Points by criteria from CSV: all ballots or none, and what is wrong is named by line and column."""

import csv
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from .runs import Program

REAL = (
    Path(__file__).parents[3] / "shared" / "data" / "criteria" / "skate_nhk2017_icedance_free.csv"
)
WORKS = [
    {"do": "add_node", "id": f"a{n}", "kind": "activity", "sector": "economy", "text": text}
    for n, text in enumerate(("Sửa đập", "Làm đường / cầu"), 1)
]
CRITERIA = [
    {"id": "fit", "title": "Tính phù hợp", "max": 4},
    {"id": "cost", "title": "Rẻ", "max": 3},
]

WIDE = """phiếu;nhóm;1/fit;1/cost;2/fit;2/cost
1;nữ;4;3;1;2
2;nữ;2;0;-;1
1;nam;1;1;1;1
"""
LONG = """nhóm,phiếu,việc,tiêu chí,điểm
nữ,1,sửa đập,Tính phù hợp,4
nữ,1,Sửa đập,Rẻ,3
nữ,1,Làm đường / cầu,Tính phù hợp,1
nữ,2,Sửa đập,Tính phù hợp,2
nữ,2,Sửa đập,Rẻ,0
nam,1,Sửa đập,Tính phù hợp,1
nam,1,Sửa đập,Rẻ,1
nam,1,Làm đường / cầu,Tính phù hợp,1
nam,1,Làm đường / cầu,Rẻ,1
nữ,1,Làm đường / cầu,Rẻ,2
nữ,2,Làm đường / cầu,Tính phù hợp,-
nữ,2,Làm đường / cầu,Rẻ,1
"""


@pytest.fixture
def scored(hopthon: Program, path: Path) -> Path:
    """A round of two works by two criteria is open."""
    wish = {"do": "open_round", "id": "r1", "method": "criteria", "options": ["a1", "a2"]}
    vote = {**wish, "groups": ["women", "men"], "settings": {"criteria": CRITERIA}}
    assert hopthon.do(path, *WORKS, vote).status == 0
    return path


@pytest.fixture
def put(hopthon: Program, scored: Path, tmp_path: Path) -> Any:
    """The text as a file into the round."""

    def into(text: str, *more: str) -> Any:
        file = tmp_path / "điểm.csv"
        file.write_text(text, "utf-8")
        return hopthon("import-ballots", scored, "r1", file, *more)

    return into


@pytest.mark.parametrize("text", [WIDE, LONG], ids=["a line a ballot", "a line a number"])
def test_both_shapes_give_the_same_round(
    hopthon: Program, scored: Path, put: Any, text: str
) -> None:
    run = put(text)
    assert (run.status, run.err) == (0, "")
    assert run.out == "Đã nhập 3 phiếu (2 phiếu nữ, 1 phiếu nam) vào đợt bầu «Xếp ưu tiên».\n"
    (vote,) = hopthon.show(scored)["rounds"]
    assert vote["counts"] == {
        "women": {"a1": {"fit": 6, "cost": 3}, "a2": {"fit": 1, "cost": 3}},
        "men": {"a1": {"fit": 1, "cost": 1}, "a2": {"fit": 1, "cost": 1}},
    }
    assert hopthon.do(scored, {"do": "close_round", "round": "r1"}).status == 0
    assert hopthon("verify", scored).status == 0


def test_cells_not_keyed_wait_for_the_clerk(hopthon: Program, scored: Path, put: Any) -> None:
    run = put(WIDE.replace("2;0;-;1", "2;;-;1"))
    assert "1 phiếu còn ô chưa chấm (dòng 3)" in run.out
    run = hopthon.do(scored, {"do": "close_round", "round": "r1"})
    assert "Phiếu nữ số 2 còn thiếu điểm." in run.out


def test_points_with_a_part_are_scaled_only_when_asked(
    hopthon: Program, scored: Path, put: Any
) -> None:
    text = LONG.replace("Tính phù hợp,4", "Tính phù hợp,0.25").replace("Rẻ,3", 'Rẻ,"0,5"')
    run = put(text)
    assert run.err == (
        "Tệp «điểm.csv», dòng 2: cột «điểm» có điểm lẻ, phiếu chỉ ghi điểm nguyên: thêm --scale 4 thì "
        "mọi điểm nhân 4, và điểm cao nhất của tiêu chí cũng phải nhân 4.\n"
    )
    assert "dòng 2: cột «điểm» có điểm lẻ" in put(text, "--scale", "2").err
    small = "phiếu;1/fit;1/cost;2/fit;2/cost;giới\n1;0,25;0.5;1;0,75;nữ\n"
    run = put(small, "--scale", "4")
    assert (run.status, run.err) == (0, "")
    assert "Mọi điểm đã nhân 4." in run.out
    (vote,) = hopthon.show(scored)["rounds"]
    assert vote["counts"]["women"] == {"a1": {"fit": 1, "cost": 2}, "a2": {"fit": 4, "cost": 3}}
    for wrong in ("0", "-1", "4.5", "nhiều", "101"):
        assert "Số nhân" in put(small, f"--scale={wrong}").err


HEAD = "phiếu;nhóm;1/fit;1/cost;2/fit;2/cost\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + "1;nữ;5;1;1;1\n", "dòng 2: cột «1/fit»: Số 1, «Tính phù hợp»: 5 điểm, nhiều nhất 4."),
        (HEAD + "1;nữ;1;1;1;1\n\n1;nữ;1;1;1;1\n", "dòng 4: phiếu số 1 đã có ở dòng 2."),
        (HEAD + "1;nữ;1;1;1;hai\n", "dòng 2: cột «2/cost» ghi «hai», phải là số điểm."),
        (HEAD + "1;nữ;1;1;-1;1\n", "dòng 2: cột «2/fit» ghi «-1», phải là số điểm."),
        (HEAD + "1;nữ;1.250;1;1;1\n", "dòng 2: cột «1/fit» ghi «1.250», phải là số điểm."),
        (HEAD + "1;nữ;٣;1;1;1\n", "dòng 2: cột «1/fit» ghi «٣», phải là số điểm."),
        (HEAD + "1;nữ;1;1;1;1;9\n", "dòng 2: có nhiều ô hơn số cột ở dòng đầu."),
        (HEAD + "1;Q;1;1;1;1\n", "dòng 2: nhóm «Q», phải là nữ hoặc nam."),
        (HEAD + "1;;1;1;1;1\n", "1 phiếu không ghi nam hay nữ (dòng 2)"),
        (HEAD, "không có phiếu nào"),
        ("", "trống."),
        ("phiếu;chọn\n1;2\n", "dòng 1: cần các cột phiếu, việc, tiêu chí, điểm"),
        ("phiếu;nhóm;a1/fit;a1 /fit\n", "dòng 1: có hai cột «a1 /fit»"),
        ("phiếu;nhóm;1/fit;3/fit\n1;nữ;1;1\n", "dòng 2: cột «3/fit»: «3» không có trên phiếu của đợt này."),
        ("phiếu;nhóm;1/fit;1/đẹp\n1;nữ;1;1\n", "dòng 2: cột «1/đẹp»: «đẹp» không có trên phiếu"),
        ("phiếu;nhóm;a1/fit;Sửa đập/fit\n1;nữ;1;1\n", "dòng 2: cột «Sửa đập/fit»: phiếu này đã chấm ô ấy rồi."),
        (
            LONG + "nam,1,Sửa đập,Rẻ,2\n",
            "dòng 14: phiếu «1» đã chấm «Sửa đập», «Rẻ» ở dòng 8.",
        ),
        (LONG.replace("nam,1,Sửa đập,Rẻ", "nam,1,Xây chợ,Rẻ"), "dòng 8: cột «điểm»: «Xây chợ» không có"),
        (LONG.replace("nam,1,Sửa", "nam,,Sửa"), "dòng 7: cột «phiếu» còn để trống."),
        (HEAD + "1;nữ;1;\x1b[31mđỏ\u202e;1;1\n", "dòng 2: cột «1/cost» ghi «[31mđỏ», phải là số điểm."),
        (HEAD + '1;nữ;1;"\n', "dòng 2: dấu nháy không khép hoặc ô quá dài."),
    ],
)  # fmt: skip
def test_all_or_nothing_and_the_place_is_named(
    hopthon: Program, scored: Path, put: Any, text: str, said: str
) -> None:
    before = hopthon.show(scored)
    run = put(text)
    assert (run.status, run.out) == (1, "")
    assert said in run.err
    assert run.err.count("\n") == 1
    assert run.err.rstrip("\n").isprintable()
    assert hopthon.show(scored) == before


def test_only_points_are_scaled(hopthon: Program, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.csv"
    file.write_text("chọn\n1\n", "utf-8")
    assert (
        "bỏ --scale" in hopthon("import-ballots", path, "r1", file, "--create", "--scale", "2").err
    )


def test_a_file_makes_its_works_its_criteria_and_its_round(hopthon: Program, path: Path) -> None:
    """Nine judges, five criteria, quarter points: a real file, read where it lies."""
    if not REAL.exists():
        pytest.skip(f"không có ../shared/data/criteria/{REAL.name} bên cạnh dự án")
    refused = hopthon("import-ballots", path, "r1", REAL, "--create")
    assert refused.status == 1
    assert "dòng 2: cột «score» có điểm lẻ" in refused.err
    assert "thêm --scale 4" in refused.err
    run = hopthon("import-ballots", path, "r1", REAL, "--create", "--scale", "4")
    assert (run.status, run.err) == (0, "")
    expected: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    with REAL.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            expected[row["option"], row["criterion"]] += 4 * Fraction(row["score"])
    options = list(dict.fromkeys(option for option, _criterion in expected))
    assert run.out.splitlines() == [
        f"Đã nhập 9 phiếu vào đợt bầu «{REAL.stem}».",
        f"Đã lập {len(options)} hoạt động và một đợt chấm điểm 5 tiêu chí, nhiều nhất 40 điểm một tiêu chí.",
        "9 phiếu không ghi nam hay nữ nên đợt này không đếm riêng nam, nữ.",
        "Mọi điểm đã nhân 4.",
        "Không dùng cột «published_panel_score».",
    ]
    shown = hopthon.show(path)
    (vote,) = shown["rounds"]
    texts = {node["id"]: node["text"] for node in shown["tree"]}
    titles = {one["id"]: one["title"] for one in vote["settings"]["criteria"]}
    counted = {
        (texts[option], titles[criterion]): n
        for option, points in vote["counts"]["all"].items()
        for criterion, n in points.items()
    }
    assert counted == expected
    assert hopthon.do(path, {"do": "close_round", "round": "r1"}).status == 0
    assert hopthon("verify", path).status == 0
