"""Files put into a folder: names, locks, full disks, and what the command line says."""

import csv
import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest

from hopthon.cli import main
from hopthon.export import export, exports
from hopthon.export.ranking import inert
from hopthon.export.saving import safe_name, save
from hopthon.meeting.state import Meeting
from hopthon.refusal import FileTrouble, Refusal
from hopthon.session import Session


def test_usual_files_of_a_village_meeting(held: Meeting, tmp_path: Path) -> None:
    written = export(held, tmp_path / "new" / "folder")
    assert [(code, path.name) for code, path in written] == [
        ("I.1", "I.1 Nà Lầu 2028.xlsx"),
        ("I.2", "I.2 Nà Lầu 2028.xlsx"),
        ("I.3", "I.3 Nà Lầu 2028.pdf"),
        ("ranking", "Xếp hạng Nà Lầu 2028.csv"),
    ]
    assert sorted(p.name for p in (tmp_path / "new/folder").iterdir()) == sorted(
        path.name for _code, path in written
    ), "nothing else is left lying there"


def test_every_kind_of_meeting_has_its_minutes(
    play: Callable[..., Meeting], tmp_path: Path
) -> None:
    for kind, code in (("poor-group", "I.4"), ("preparatory", "minutes"), ("village", "I.3")):
        codes = [c for c, _path in export(play([], kind=kind), tmp_path / kind)]
        assert code in codes


def test_every_code_can_be_written(held: Meeting, tmp_path: Path) -> None:
    codes = [one.code for one in exports()]
    assert [code for code, _path in export(held, tmp_path, codes)] == codes


def test_an_unknown_code_is_refused_before_anything_is_written(
    held: Meeting, tmp_path: Path
) -> None:
    with pytest.raises(Refusal, match=r"I\.9.*I\.2, I\.3"):
        export(held, tmp_path / "out", ["I.2", "I.9"])
    assert not (tmp_path / "out").exists()


def test_the_ranking_opens_in_a_vietnamese_excel(held: Meeting, tmp_path: Path) -> None:
    ((_code, path),) = export(held, tmp_path, ["ranking"])
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = data.decode("utf-8-sig").split("\r\n")
    assert rows[1] == "Xếp ưu tiên;1;2;Xây phai Nà Lầu;8;12;20;hạt;Hạng 1 với 20 hạt."


def test_points_by_criterion_follow_the_ranking(scored: Meeting, tmp_path: Path) -> None:
    ((_code, path),) = export(scored, tmp_path, ["ranking"])
    head, first = list(csv.DictReader(path.open(encoding="utf-8-sig"), delimiter=";"))[:2]
    assert list(head)[9:] == [
        *("Ý 1", "Ý 1 × 2", "Ý 2", "Ý 3", "Ý 3 × 2", "Ý 4", "Ý 5", "Ý 5 × 2", "Ý 6")
    ]
    assert (head["Hoạt động"], head["Ý 1"], head["Ý 1 × 2"], head["Ý 6"]) == (
        *("Làm đường", "520", "1040", "620"),
    )
    weighed = ("Ý 1 × 2", "Ý 2", "Ý 3 × 2", "Ý 4", "Ý 5 × 2", "Ý 6")
    for row in (head, first):
        assert sum(int(row[name]) for name in weighed) == int(row["Tổng"])


def test_no_cell_of_the_ranking_is_calculated(hostile: Meeting, tmp_path: Path) -> None:
    ((_code, path),) = export(hostile, tmp_path, ["ranking"])
    cells = [
        c.strip('"') for c in path.read_text(encoding="utf-8-sig").replace("\n", ";").split(";")
    ]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]
    assert [inert(t) for t in ("=1", "\tx", "\rx", "a=1", "")] == ["'=1", "'\tx", "'\rx", "a=1", ""]


def test_tables_can_be_asked_in_sql(held: Meeting, tmp_path: Path) -> None:
    ((_code, path),) = export(held, tmp_path, ["tables"])
    database = sqlite3.connect(path)
    ranked = database.execute(
        "select activity.text, result.rank, result.score from result"
        " join activity on activity.node = result.option where ranking = 'all' order by rank"
    ).fetchall()
    assert ranked == [
        ("Xây phai Nà Lầu", 1, 20),
        ("Kè ngầm qua suối", 2, 16),
        ("Mua máy tuốt lúa", 3, 8),
    ]
    assert database.execute("select total_cost from activity where node = 'a1'").fetchone() == (
        30_500_500,
    )
    assert database.execute("select valid from decision order by rowid").fetchall() == [
        (1,),
        (0,),
        (1,),
    ]
    assert database.execute("select count(*) from correction").fetchone() == (2,)
    assert database.execute("pragma integrity_check").fetchone() == ("ok",)
    database.close()


def test_tables_tell_who_was_here_and_who_spoke(tmp_path: Path) -> None:
    file = tmp_path / "m.hopthon"
    shutil.copyfile(Path(__file__).parent.parent / "fixtures" / "format-1-people.hopthon", file)
    meeting = Session.open(file, write=False).meeting
    ((_code, path),) = export(meeting, tmp_path / "out", ["tables"])
    database = sqlite3.connect(path)
    visits = "select name, n, came < visit.left from visit join person on person = person.id order by name, n"
    assert database.execute(visits).fetchall() == [
        ("Bùi Thị Xa", 1, 0),
        ("Hà Văn Ân", 1, 0),
        ("Lò Thị Mai", 1, 0),
        ("Lò Văn Pâng", 1, 1),
        ("Lò Văn Pâng", 2, 0),
    ]
    turns = 'select "group", speaker, at < ended from speech order by n'
    assert database.execute(turns).fetchall() == [
        ("women", "Lò Thị Mai", 1),
        ("men", "Hà Văn Ân", 1),
        ("women", "", 1),
    ]
    assert database.execute("select name, back from chair").fetchall() == [
        ("Bùi Thị Xa", 0),
        ("Lê Văn Tài", 1),
    ]
    database.close()


def test_tables_tell_what_the_meeting_was_prepared_with(tmp_path: Path) -> None:
    file = tmp_path / "m.hopthon"
    shutil.copyfile(Path(__file__).parent.parent / "fixtures" / "format-1-plan.hopthon", file)
    told = asked(Session.open(file, write=False).meeting, tmp_path / "out")
    assert told(
        "select year, text, state, percent, quantity from past where kind = 'activity'"
    ) == [
        (2026, "Rải cấp phối", "doing", 60, 500),
        (2026, "Xây cầu", "dropped", None, None),
        (2026, "Dọn đường làng", "done", None, None),
    ]
    assert told(
        "select text, carried_year, carried_percent from node where carried_state <> ''"
    ) == [("Rải cấp phối", 2026, 60)]
    assert told("select source, lines, same, carried from import") == [
        ("Họp trù bị 10/05/2026", 5, 1, 0),
        ("Họp thôn 2025", 1, 0, 1),
    ]
    assert told("select text from assigned") == [("Bà Hoa mời cụm trên",)]
    assert told("select name from member where role = 'Tổ trưởng'") == [("Hà Văn Lực",)]
    assert told("select title, value from basic_data where own") == [
        ("- Dân tộc Dao", 30),
        ("- Dân tộc Nùng", 7),
    ]
    assert told("select name, sitting from pause") == [("tối thứ hai", 1)]


def test_points_and_clusters_have_tables(
    scored: Meeting, play: Callable[..., Meeting], tmp_path: Path
) -> None:
    told = asked(scored, tmp_path / "scored")
    weighed = (
        "select option, sum(count * weight) from tally join criterion"
        " on criterion.round = tally.round and criterion.id = part group by option order by 2 desc"
    )
    ranked = "select option, score from result where ranking = 'all' order by rank"
    assert told(weighed) == told(ranked)
    clusters = [
        {"name": "Cụm trên", "households": 30, "for": 26, "against": 2, "abstain": 1},
        {"name": "Cụm dưới", "households": 28, "for": 20, "against": 0, "abstain": 4},
    ]
    meeting = play(
        [
            {"do": "set_info", "households_total": 60},
            {"do": "start_meeting"},
            {"do": "pause_meeting", "minutes": 15, "reason": "Giải lao"},
            {"do": "resume_meeting"},
            {"do": "queue_speaker", "id": "l1", "group": "poor", "name": "Bà Hoa"},
            {"do": "plan_step", "step": "past_year", "presenter": "Lê Văn Tài"},
            {"do": "take_decision", "id": "q1", "kind": "contribution", "sittings": clusters},
        ]
    )
    told = asked(meeting, tmp_path / "clusters")
    assert told("select name, \"for\", households from sitting where decision = 'q1'") == [
        ("Cụm trên", 26, 30),
        ("Cụm dưới", 20, 28),
    ]
    assert told("select minutes, reason, sitting from pause") == [(15, "Giải lao", 0)]
    assert told('select name, "group" from waiting') == [("Bà Hoa", "poor")]
    assert told("select presenter from step where id = 'past_year'") == [("Lê Văn Tài",)]


def asked(meeting: Meeting, folder: Path) -> Callable[[str], list[tuple[object, ...]]]:
    """Asks the tables of a meeting in SQL."""
    ((_code, path),) = export(meeting, folder, ["tables"])

    def rows(question: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(path)) as database:
            return database.execute(question).fetchall()

    return rows


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("I.2 Bàn Thạch 2027", "I.2 Bàn Thạch 2027.x"),
        ('a<b>c:"/\\|?*d', "a b c d.x"),
        ("con", "_con.x"),
        ("LPT1.2", "_LPT1.2.x"),
        ("thôn . . ", "thôn.x"),
        ("", "_.x"),
        ("../../etc", "etc.x"),
    ],
)
def test_names_that_every_system_takes(name: str, safe: str) -> None:
    assert safe_name(name, ".x") == safe


def test_long_names_are_cut() -> None:
    name = safe_name("Thạch " * 200, ".xlsx")
    assert len(name) <= 130
    assert len(name.encode()) <= 255
    assert name.endswith("Thạch.xlsx")


@pytest.mark.parametrize(
    ("mark", "content"),
    [
        (".~lock.I.2.xlsx#", b",Hoa,may-xa,16.05.2026 20:00,file:///home/hoa;"),
        ("~$I.2.xlsx", b"\x03Hoa" + b"\x20" * 50),
    ],
)
def test_a_file_open_elsewhere_is_kept_and_the_new_one_put_beside(
    tmp_path: Path, mark: str, content: bytes
) -> None:
    target = tmp_path / "I.2.xlsx"
    target.write_bytes(b"old")
    (tmp_path / mark).write_bytes(content)
    with pytest.raises(FileTrouble, match=r"Hoa đang mở.*«I\.2 \(chờ ghi\)\.xlsx»"):
        save(b"new", target)
    assert target.read_bytes() == b"old"
    assert (tmp_path / "I.2 (chờ ghi).xlsx").read_bytes() == b"new"


def test_windows_says_no_when_the_file_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, real = tmp_path / "I.2.xlsx", os.replace
    target.write_bytes(b"old")

    def held_open(source: Path, to: Path) -> None:
        if Path(to) == target:
            raise PermissionError(errno.EACCES, "in use", str(to))
        real(source, to)

    monkeypatch.setattr(os, "replace", held_open)
    with pytest.raises(FileTrouble, match=r"Có máy đang mở tệp «I\.2\.xlsx»"):
        save(b"new", target)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["I.2 (chờ ghi).xlsx", "I.2.xlsx"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "I.3.pdf"
    target.write_bytes(b"old")

    def full(_handle: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileTrouble, match="Ổ đĩa đã đầy"):
        save(b"new", target)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("I.3.pdf", b"old")]


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(FileTrouble, match="không phải thư mục"):
        save(b"new", tmp_path / "out" / "I.3.pdf")


def test_the_command_line_names_each_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "m.hopthon")
    assert main(["new", file, "--set", "village=Nà Lầu", "--set", "plan_year=2028"]) == 0
    capsys.readouterr()
    out = tmp_path / "out"
    assert main(["export", file, "--to", str(out), "--only", "I.3, I.2"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"I.3: {out / 'I.3 Nà Lầu 2028.pdf'}",
        f"I.2: {out / 'I.2 Nà Lầu 2028.xlsx'}",
    ]
    assert main(["export", file, "--to", str(out), "--only", "I.9"]) == 1
    assert "I.9" in capsys.readouterr().err
