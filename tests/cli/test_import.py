"""Ballots from files: all of them or none, and whatever the file says wrongly of itself is said."""

import csv
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from hopthon.imports import read_ballots
from hopthon.refusal import Refusal

from .runs import Program

FIXTURES = Path(__file__).parent.parent / "fixtures"
REAL = sorted((Path(__file__).parents[3] / "shared" / "data" / "votes").glob("*.pb"))
ACTIVITIES = [
    {"do": "add_node", "id": f"a{n}", "kind": "activity", "sector": "economy", "text": text}
    for n, text in enumerate(("Sửa đập", "Làm đường", "Giống lúa"), 1)
]


def opened(hopthon: Program, path: Path, **settings: Any) -> None:
    groups = settings.pop("groups", ["women", "men"])
    wish = {"do": "open_round", "id": "r1", "options": ["a1", "a2", "a3"], "groups": groups}
    assert hopthon.do(path, *ACTIVITIES, {**wish, "settings": {"beans": 2, **settings}}).status == 0


def test_a_file_makes_its_activities_and_its_round(hopthon: Program, path: Path) -> None:
    run = hopthon("import-ballots", path, "r1", FIXTURES / "village.pb", "--create")
    assert (run.status, run.err) == (0, "")
    assert run.out.splitlines() == [
        "Đã nhập 4 phiếu (2 phiếu nữ, 2 phiếu nam) vào đợt bầu «Thôn mẫu: bầu thử».",
        "Đã lập 3 hoạt động ở ngành «Cơ sở hạ tầng» và một đợt bầu, mỗi người 2 hạt.",
        "1 phiếu ghi một việc hai lần, chỉ tính một: dòng 16.",
        "Tệp ghi 5 phiếu, có 4.",
        "Số phiếu tệp ghi khác số đếm được (tệp/đếm): «1» 3/2, «L-2» 3/2.",
    ]
    shown = hopthon.show(path)
    (vote,) = shown["rounds"]
    assert vote["options"] == ["1", "L-2", "nước-sạch"]
    assert vote["counts"] == {"women": {"1": 2, "L-2": 1}, "men": {"L-2": 1, "nước-sạch": 1}}
    assert vote["ballots"] == {"women": 2, "men": 2}
    texts = [node["text"] for node in shown["tree"]]
    assert texts == ['Đập "tạm"; đoạn trên', "Đường vào Khu giữa", "Nước sạch"]
    assert all(node["activity"]["external"] for node in shown["tree"])
    assert hopthon.do(path, {"do": "close_round", "round": "r1"}).status == 0
    assert hopthon("verify", path).status == 0


def test_numbers_mean_places_on_the_paper(hopthon: Program, path: Path) -> None:
    opened(hopthon, path)
    run = hopthon("import-ballots", path, "r1", FIXTURES / "numbers.csv")
    assert run.status == 0, run.err
    assert run.out.splitlines() == [
        "Đã nhập 4 phiếu (2 phiếu nữ, 2 phiếu nam) vào đợt bầu «Xếp ưu tiên».",
        "Các số trong tệp được đọc là số thứ tự trên phiếu bầu.",
        "1 phiếu ghi một việc hai lần, chỉ tính một: dòng 4.",
    ]
    (vote,) = hopthon.show(path)["rounds"]
    assert vote["counts"] == {"women": {"a1": 2, "a2": 1, "a3": 1}, "men": {"a3": 1}}


def test_one_column_an_option_may_stack(hopthon: Program, path: Path) -> None:
    run = hopthon("import-ballots", path, "r1", FIXTURES / "columns.csv", "--create")
    assert run.status == 0, run.err
    (vote,) = hopthon.show(path)["rounds"]
    assert (vote["settings"]["stacking"], vote["settings"]["beans"]) == (True, 3)
    assert [row["score"] for row in vote["results"]] == [5, 1, 1]


def test_ballots_already_there_stay_and_numbering_goes_on(hopthon: Program, path: Path) -> None:
    opened(hopthon, path)
    for _twice in range(2):
        assert hopthon("import-ballots", path, "r1", FIXTURES / "numbers.csv").status == 0
    assert hopthon.show(path)["rounds"][0]["ballots"] == {"women": 4, "men": 4}


def test_all_or_nothing(hopthon: Program, path: Path) -> None:
    """The women's ballots fit, the men's group is being counted by cup: neither is taken."""
    opened(hopthon, path)
    tally = {"do": "record_tally", "round": "r1", "group": "men", "ballots": 1, "counts": {"a1": 1}}
    hopthon.do(path, tally)
    before = hopthon.show(path)
    run = hopthon("import-ballots", path, "r1", FIXTURES / "numbers.csv")
    assert (run.status, run.out) == (1, "")
    assert "đếm theo cốc" in run.err
    assert hopthon.show(path) == before
    run = hopthon("import-ballots", path, "r1", FIXTURES / "village.pb", "--create")
    assert run.status == 1
    assert run.err == "Mã «r1» đã có rồi.\n"
    assert hopthon.show(path) == before


def test_unstated_sex_never_enters_a_vote_counted_apart(
    hopthon: Program, path: Path, tmp_path: Path
) -> None:
    opened(hopthon, path)
    file = tmp_path / "b.csv"
    file.write_text("sex;marks\nnữ;1\n;2\n", "utf-8")
    run = hopthon("import-ballots", path, "r1", file)
    assert run.status == 1
    assert "1 phiếu không ghi nam hay nữ (dòng 3)" in run.err
    other = path.with_name("chung.hopthon")
    hopthon("new", other)
    opened(hopthon, other, groups=["all"])
    assert hopthon("import-ballots", other, "r1", file).status == 0
    assert hopthon.show(other)["rounds"][0]["ballots"] == {"all": 2}


def test_an_option_that_is_not_on_the_paper_is_named(
    hopthon: Program, path: Path, tmp_path: Path
) -> None:
    opened(hopthon, path)
    file = tmp_path / "b.csv"
    file.write_text("sex;marks\nnữ;a1 a9\n", "utf-8")
    run = hopthon("import-ballots", path, "r1", file)
    assert run.err == "Phiếu ghi «a9», đợt bầu không có việc mang mã, số thứ tự hay tên đó.\n"
    assert hopthon("import-ballots", path, "r7", file).err == "Không có đợt bầu mang mã «r7».\n"


def test_candidates_are_named_by_id_number_or_name(
    hopthon: Program, path: Path, tmp_path: Path
) -> None:
    """The same three papers of an election, said three ways."""
    people = [{"do": "add_person", "id": f"p{n}", "name": name} for n, name in enumerate("ABC", 1)]
    vote = {
        "do": "open_round",
        "options": ["p1", "p2", "p3"],
        "method": "election",
        "groups": ["all"],
    }
    papers = ("chọn\n1 3\n3\n2 3\n", "chọn\np1 p3\np3\np2 p3\n", "A;B;C\nx;;x\n;;x\n;x;x\n")
    for n, text in enumerate(papers):
        wish = {**vote, "id": f"r{n}", "settings": {"seats": 2}}
        assert hopthon.do(path, *(people if not n else ()), wish).status == 0
        file = tmp_path / "b.csv"
        file.write_text(text, "utf-8")
        assert hopthon("import-ballots", path, f"r{n}", file).status == 0
    counts = [vote["counts"]["all"] for vote in hopthon.show(path)["rounds"]]
    assert counts == [{"p1": 1, "p3": 3, "p2": 1}] * 3
    file.write_text("chọn\n1 2 3\n", "utf-8")
    run = hopthon("import-ballots", path, "r0", file)
    assert run.err == "Phiếu thứ 1: Phiếu chọn 3 người, chỉ bầu 2.\n"


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("hands", "Giơ tay thì đếm tại chỗ, không nhập từng phiếu.\n"),
        ("secret", "Phiếu kín chỉ nhập theo xấp đã đếm, không nhập từng phiếu.\n"),
    ],
)
def test_what_is_not_voted_on_keyed_paper_is_not_imported(
    hopthon: Program, path: Path, tmp_path: Path, method: str, said: str
) -> None:
    wish = {"do": "open_round", "id": "r1", "method": method, "options": ["a1"], "groups": ["all"]}
    assert hopthon.do(path, *ACTIVITIES, wish).status == 0
    file = tmp_path / "b.csv"
    file.write_text("chọn\n1\n", "utf-8")
    run = hopthon("import-ballots", path, "r1", file)
    assert (run.status, run.out, run.err) == (1, "", said)


HEAD = "META\nkey;value\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n1;5;A\n2;5;B\nVOTES\n"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.pb", "", "thiếu phần META"),
        ("x.pb", "1;2\n", "dòng 1: chưa có phần META"),
        ("x.pb", HEAD + "META\n", "có hai phần META"),
        ("x.pb", HEAD.replace("approval", "ordinal"), "«ordinal» chưa nhập được"),
        ("x.pb", HEAD.replace("2;5;B", "1;5;B"), "dòng 7: mã «1» đã có ở trên"),
        ("x.pb", HEAD.replace("2;5;B", ";5;B"), "dòng 7: việc không có mã"),
        ("x.pb", HEAD.replace("2;5;B", "2;5;B;9"), "dòng 7: có 4 ô mà bảng chỉ có 3 cột"),
        ("x.pb", HEAD + "voter_id;vote;sex\n7;1;F\n8;3;F\n", "dòng 11: phiếu ghi «3», không có việc này"),
        ("x.pb", HEAD + "voter_id;vote;sex\n7;1;F\n7;2;F\n", "dòng 11: người này đã có phiếu ở dòng 10"),
        ("x.pb", HEAD + "voter_id;vote;sex\n7;1;Q\n", "dòng 10: giới tính «Q»"),
        ("x.pb", HEAD + 'voter_id;vote\n7;"1\n', "dòng 10: dấu nháy không khép"),
        (
            "x.pb",
            HEAD.replace("approval\n", "approval\nmax_length;1\n") + 'voter_id;vote\n7;1,2\n',
            "dòng 11: phiếu có 2 dấu, tệp cho mỗi người nhiều nhất 1",
        ),
        (
            "x.pb",
            HEAD.replace("approval", "cumulative") + "voter_id;vote;points\n7;1,2;3\n",
            "dòng 10: phiếu ghi 2 việc mà có 1 số điểm",
        ),
        (
            "x.pb",
            HEAD.replace("approval", "cumulative") + "voter_id;vote;points\n7;1;-3\n",
            "dòng 10: điểm «-3» phải là số nguyên không âm",
        ),
        ("x.csv", "", "trống"),
        ("x.csv", "sex;marks\n", "không có phiếu nào"),
        ("x.csv", "sex;marks\nQ;1\n", "dòng 2: nhóm «Q»"),
        ("x.csv", "sex;marks\nnữ;1;9\n", "dòng 2: có nhiều ô hơn"),
        ("x.csv", "ballot;sex;marks\n1;nữ;1\n1;nữ;2\n", "dòng 3: phiếu số 1 đã có ở dòng 2"),
        ("x.csv", "sex;ballot\nnữ;1\n", "dòng 1: cần một cột «marks»"),
        ("x.csv", "sex;marks;marks\nnữ;1;1\n", "dòng 1: có hai cột «marks»"),
        ("x.csv", "sex;;Đập\nnữ;1;1\n", "dòng 1: cột 2 không có tên"),
        ("x.csv", "sex;Đập\nnữ;hai\n", "dòng 2: cột «Đập» ghi «hai»"),
        ("x.csv", "sex;marks\nnữ;1\x00\n", "dòng 2: có ký tự hỏng"),
        ("x.xlsx", "PK", "hãy đưa tệp .csv hoặc .pb"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_exactly_is_refused_by_line(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(Refusal) as caught:
        read_ballots(file)
    assert said in caught.value.sentence
    assert name in caught.value.sentence


def test_other_encodings_are_refused_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "b.csv"
    file.write_bytes("sex;marks\nnữ;1\n".encode("utf-16"))
    with pytest.raises(Refusal, match="hãy lưu lại dạng CSV UTF-8"):
        read_ballots(file)
    file.write_bytes("sex;marks\nnam;1\nNam;é".encode("latin-1"))
    with pytest.raises(Refusal, match="dòng 3: chữ không phải UTF-8"):
        read_ballots(file)


def test_a_missing_file_is_said_not_thrown(hopthon: Program, path: Path) -> None:
    run = hopthon("import-ballots", path, "r1", path.parent / "không có.pb", "--create")
    assert (run.status, run.out) == (1, "")
    assert "không có.pb" in run.err


# --- real ballots -----------------------------------------------------------------------------


def recount(
    file: Path,
) -> tuple[dict[str, str], dict[str, dict[str, str]], dict[str, Counter[str]]]:
    """META, PROJECTS and the votes a sex, read by code that shares nothing with the program."""
    section, header = "", list[str]()
    meta: dict[str, str] = {}
    projects: dict[str, dict[str, str]] = {}
    cast: dict[str, Counter[str]] = defaultdict(Counter)
    with file.open(encoding="utf-8-sig", newline="") as opened_file:
        for row in csv.reader(opened_file, delimiter=";"):
            if not row:
                continue
            if len(row) == 1 and row[0] in ("META", "PROJECTS", "VOTES"):
                section, header = row[0], []
            elif not header:
                header = row
            elif section == "META":
                meta[row[0]] = row[1].strip()
            elif section == "PROJECTS":
                projects[row[0]] = dict(zip(header, row, strict=False))
            else:
                ballot = dict(zip(header, row, strict=False))
                named = ballot["vote"].split(",") if ballot["vote"] else []
                points = (
                    map(int, ballot["points"].split(","))
                    if "points" in ballot
                    else [1] * len(named)
                )
                cast[ballot.get("sex", "")].update(dict(zip(named, points, strict=True)))
                cast["papers"][ballot.get("sex", "")] += 1
    return meta, projects, cast


def test_the_real_ballots_are_there() -> None:
    if not REAL:
        pytest.skip("không có ../shared/data/votes bên cạnh dự án")
    assert len(REAL) == 9


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_real_ballots_count_as_their_file_says(hopthon: Program, path: Path, file: Path) -> None:
    run = hopthon("import-ballots", path, "r1", file, "--create")
    assert run.status == 0, run.err
    assert hopthon.do(path, {"do": "close_round", "round": "r1"}).status == 0
    assert hopthon("verify", path).status == 0
    (vote,) = hopthon.show(path)["rounds"]
    meta, projects, cast = recount(file)
    papers = cast.pop("papers")
    rows = {row["option"]: row for row in vote["results"]}

    assert vote["options"] == list(projects)
    assert set(rows) == set(projects)
    assert sum(vote["ballots"].values()) == sum(papers.values())
    said = f"Tệp ghi {meta['num_votes']} phiếu, có {sum(papers.values())}."
    assert (said in run.out) == (int(meta["num_votes"]) != sum(papers.values()))
    apart = set(papers) == {"F", "M"}
    assert vote["groups"] == (["women", "men"] if apart else ["all"])
    assert ("không ghi nam hay nữ" in run.out) == (not apart)

    column = "score" if meta["vote_type"] == "cumulative" else "votes"
    for option, project in projects.items():
        row = rows[option]
        assert row["score"] == sum(votes[option] for votes in cast.values())
        if apart:
            assert row["by_group"] == {"women": cast["F"][option], "men": cast["M"][option]}
        if project.get(column) and file.stem != "Poland_Warszawa_2026_Sady_Zoliborskie":
            assert row["score"] == int(project[column])

    def key(option: str) -> tuple[int, int]:
        return sum(v[option] for v in cast.values()), cast["F"][option] if apart else 0

    for option, row in rows.items():
        assert row["rank"] == 1 + sum(key(other) > key(option) for other in projects)
        assert row["tied"] == (sum(key(other) == key(option) for other in projects) > 1)


def settled(hopthon: Program, path: Path, name: str) -> dict[str, dict[str, Any]]:
    file = next((f for f in REAL if name in f.stem), None)
    if file is None:
        pytest.skip(f"không có ../shared/data/votes/*{name}*.pb bên cạnh dự án")
    assert hopthon("import-ballots", path, "r1", file, "--create").status == 0
    return {row["option"]: row for row in hopthon.show(path)["rounds"][0]["results"]}


@pytest.mark.parametrize("name", ["k_approval_8", "Zdrowie-Mania", "Las"])
def test_ties_settled_by_the_womens_votes(hopthon: Program, path: Path, name: str) -> None:
    rows = settled(hopthon, path, name)
    decided = [row for row in rows.values() if row["decided_by"] == "women_votes"]
    assert decided
    assert all("phụ nữ bầu" in row["sentence"] for row in decided)


def test_a_tie_that_must_stay(hopthon: Program, path: Path) -> None:
    rows = settled(hopthon, path, "Marysin")
    for option in ("457", "307"):
        assert (rows[option]["score"], rows[option]["by_group"]["women"]) == (135, 91)
        assert (rows[option]["rank"], rows[option]["tied"]) == (8, True)
        assert rows[option]["sentence"] == (
            "Đồng hạng 8 với 135 hạt, phụ nữ bầu 91 = 91: chưa phân định được."
        )


def test_one_project_named_twice_and_one_project_alone(hopthon: Program, path: Path) -> None:
    rows = settled(hopthon, path, "Sady_Zoliborskie")
    assert [rows[o]["score"] for o in ("1740", "558", "1125", "1594")] == [627, 510, 271, 252]


def test_one_project_alone_is_first(hopthon: Program, path: Path) -> None:
    (row,) = settled(hopthon, path, "Pole_Mokotowskie").values()
    assert (row["rank"], row["score"], row["tied"]) == (1, 8, False)


def test_points_are_stacked_beans(hopthon: Program, path: Path) -> None:
    rows = settled(hopthon, path, "Podjasnogorska")
    assert rows["112"]["score"] == 627
    settings = hopthon.show(path)["rounds"][0]["settings"]
    assert (settings["stacking"], settings["beans"]) == (True, 10)
