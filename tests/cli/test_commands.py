"""The command line as scripts rely on it: what is said, to whom, and the exit status."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hopthon.journal.journal import Journal
from hopthon.journal.record import GENESIS, link

from .runs import Program

FIXTURES = Path(__file__).parent.parent / "fixtures"
EXAMPLES = Path(__file__).parents[3] / "shared" / "examples"
VOTE = [
    *[{"do": "add_node", "id": f"a{n}", "kind": "activity", "sector": "economy", "text": f"Việc {n}"} for n in (1, 2)],
    {"do": "open_round", "id": "r1", "options": ["a1", "a2"], "settings": {"beans": 1}},
    {"do": "record_tally", "round": "r1", "group": "women", "ballots": 9, "counts": {"a1": 5, "a2": 4}},
    {"do": "record_tally", "round": "r1", "group": "men", "ballots": 9, "counts": {"a1": 4, "a2": 5}},
]  # fmt: skip


def test_a_whole_meeting_from_its_commands(hopthon: Program, path: Path) -> None:
    story = (FIXTURES / "phu-khe.jsonl").read_bytes()
    run = hopthon("do", path, given=story)
    assert run.status == 0
    assert all(line["ok"] for line in run.lines)
    assert [line["seq"] for line in run.lines] == list(range(3, 3 + len(run.lines)))
    _compare(
        hopthon.show(path), json.loads((FIXTURES / "phu-khe.expected.json").read_text("utf-8"))
    )
    assert hopthon("verify", path).status == 0


@pytest.mark.parametrize("story", sorted(EXAMPLES.glob("*.jsonl")) or [None], ids=str)
def test_the_examples_beside_the_project(hopthon: Program, path: Path, story: Path | None) -> None:
    if story is None:
        pytest.skip("không có ../shared/examples bên cạnh dự án")
    run = hopthon("do", path, given=story.read_bytes())
    assert run.status == 0, [line for line in run.lines if not line["ok"]]
    _compare(hopthon.show(path), json.loads(story.with_suffix(".expected.json").read_text("utf-8")))


def _compare(shown: dict[str, Any], wanted: dict[str, Any]) -> None:
    closed = next(r for r in shown["rounds"] if r["state"] == "closed")
    assert len(closed["results"]) == len(wanted["results"])
    for row, expected in zip(closed["results"], wanted["results"], strict=True):
        assert {name: row[name] for name in expected} == expected
    for group in ("women", "men"):
        if first := wanted.get(f"{group}_first_three"):
            assert [row["option"] for row in closed["rankings"][group]][:3] == first
    valid = {d["id"]: d["valid"] for d in shown["decisions"]}
    for name, decision in wanted.get("decisions", {}).items():
        assert valid[name] == decision["valid"]


def test_refused_lines_change_nothing_and_the_rest_go_on(hopthon: Program, path: Path) -> None:
    lines = [b'{"do": "start_meeting"}', b'{"do": "start_meeting"}', b"{", b'{"do": "nope"}', b"[]",
             b'{"do": "speech"}', b'{"do": "speech", "group": 7}', b"\xff\xfe", b"",
             b'{"do": "speech", "group": "women", "loud": true}', b'{"do": "speech", "group": "women"}']  # fmt: skip
    run = hopthon("do", path, given=b"\n".join(lines))
    assert run.status == 1
    assert [line["ok"] for line in run.lines] == [True, *[False] * 8, True]
    assert [line.get("error", "")[:40] for line in run.lines[1:9]] == [
        "Cuộc họp đã bắt đầu rồi.",
        "Dòng này không phải một lệnh JSON đúng.",
        "Không có lệnh «nope»; các lệnh: add_indi",
        run.lines[4]["error"][:40],
        "Thiếu «group» trong lệnh.",
        "«group» phải là chữ, không phải số nguyê",
        "Dòng này không phải một lệnh JSON đúng.",
        "Lệnh này không có mục «loud».",
    ]
    assert hopthon.show(path)["seq"] == 4
    assert run.err == ""


def test_stop_ends_at_the_first_refused(hopthon: Program, path: Path) -> None:
    run = hopthon.do(path, {"do": "end_meeting"}, {"do": "start_meeting"}, stop=True)
    assert (run.status, len(run.lines)) == (1, 1)
    assert hopthon.show(path)["meeting"]["state"] == "prepared"


def test_long_lines_and_no_lines(hopthon: Program, path: Path) -> None:
    note = {"do": "note", "text": "a" * 19_999}
    many = {"do": "keep_nodes", "sector": "economy", "kind": "cause", "ids": ["x" * 30] * 3_000}
    huge = b'{"do": "note", "text": "' + b"a" * 3_000_000 + b'"}'
    given = b"\n".join(
        [json.dumps(note).encode(), json.dumps(many).encode(), huge, b'{"do": "start_meeting"}']
    )
    run = hopthon("do", path, given=given)
    assert [line["ok"] for line in run.lines] == [True, False, False, True]
    assert "dài quá" in run.lines[2]["error"]
    assert hopthon("do", path, given=b"").status == 0
    assert hopthon("do", path, given=huge).lines == [run.lines[2]]


def test_a_command_id_is_done_once(hopthon: Program, path: Path) -> None:
    wish = {"do": "note", "text": "một lần", "cmd": "x1"}
    first, again = hopthon.do(path, wish, wish).lines
    assert first["seq"] == again["seq"]
    assert hopthon.do(path, wish).lines[0]["seq"] == first["seq"]
    assert len(hopthon.show(path)["notes"]) == 1


def test_what_is_acknowledged_is_on_the_disk(path: Path) -> None:
    """The answer comes, the process is killed at once, the file has it."""
    child = _start("do", path)
    assert child.stdin
    assert child.stdout
    for n in range(5):
        child.stdin.write(json.dumps({"do": "note", "text": f"ý kiến {n}"}).encode() + b"\n")
        child.stdin.flush()
        answer = json.loads(child.stdout.readline())
        records = list(Journal.open(path, write=False).read())
        assert (records[-1].seq, records[-1].kind) == (answer["seq"], "note_taken")
    child.kill()
    child.communicate()
    assert len(list(Journal.open(path, write=False).read())) == 7


def test_a_real_process_speaks_utf8_everywhere(path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    words = [sys.executable, "-m", "hopthon", "do", str(path)]
    line = json.dumps({"do": "go_to_step", "step": "đâu"}, ensure_ascii=False).encode()
    run = subprocess.run(
        words, input=line, capture_output=True, env=environment, timeout=60, check=False
    )
    assert run.returncode == 1
    assert "Chương trình không có mục «đâu»" in json.loads(run.stdout.decode("utf-8"))["error"]
    missing = subprocess.run(
        [sys.executable, "-m", "hopthon", "show", str(path.with_name("không có.hopthon"))],
        capture_output=True, env=environment, timeout=60, check=False,
    )  # fmt: skip
    assert missing.returncode == 1
    assert missing.stdout == b""
    assert len(missing.stderr.decode("utf-8").splitlines()) == 1
    assert b"Traceback" not in missing.stderr


def _start(*words: str | Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "hopthon", *map(str, words)]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_new_checks_everything_before_it_writes(hopthon: Program, tmp_path: Path) -> None:
    file = tmp_path / "m.hopthon"
    for words, said in (
        (["--process", "nope"], "nope"),
        (["--kind", "nope"], "không có loại cuộc họp"),
        (["--set", "village"], "ghi tên=giá trị"),
        (["--set", "colour=red"], "ghi tên=giá trị"),
        (["--set", "plan_year=soon"], "phải là số nguyên"),
        (["--set", "plan_year=1999"], "không phải một năm"),
        (["--set", "village=a\x07"], "ký tự điều khiển"),
    ):
        run = hopthon("new", file, *words)
        assert (run.status, run.out) == (1, ""), words
        assert said in run.err
        assert not file.exists()
    run = hopthon("new", file, "--set", "commune=Võ Miếu", "--set", "plan_year=2027")
    assert run.status == 0
    before = file.read_bytes()
    again = hopthon("new", file)
    assert (again.status, file.read_bytes()) == (1, before)


@pytest.mark.parametrize(
    "words",
    [["do"], ["show", "a", "b"], ["export", "a"], ["verify"], ["--nope"], ["show", "a", "--nope"],
     ["import-ballots", "a"], ["new", "a", "--set"], ["a", "b"]],
)  # fmt: skip
def test_wrong_usage_is_status_two_and_one_line(hopthon: Program, words: list[str]) -> None:
    run = hopthon(*words)
    assert (run.status, run.out) == (2, "")
    assert len(run.err.splitlines()) == 1
    assert "--help" in run.err


@pytest.mark.parametrize("command", ["show", "log", "do", "verify", "copy", "salvage"])
def test_files_that_are_no_meeting(hopthon: Program, tmp_path: Path, command: str) -> None:
    target = [tmp_path / "to.hopthon"] if command in ("copy", "salvage") else []
    junk, empty = tmp_path / "junk.hopthon", tmp_path / "empty.hopthon"
    junk.write_bytes(b"PK\x03\x04 not a meeting")
    empty.write_bytes(b"")
    for file in (junk, empty, tmp_path / "missing.hopthon", tmp_path):
        run = hopthon(command, file, *target, given=b"")
        assert run.status == 1, file
        assert run.err.strip()
        assert not any(t.exists() for t in target)
    assert (junk.read_bytes(), empty.read_bytes()) == (b"PK\x03\x04 not a meeting", b"")


def test_a_newer_file_is_refused_and_untouched(hopthon: Program, path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[60:64] = (2).to_bytes(4, "big")  # user_version
    path.write_bytes(raw)
    for command in ("show", "do", "verify", "log"):
        run = hopthon(command, path, given=b'{"do": "start_meeting"}')
        assert run.status == 1
        assert "mới hơn" in run.err
        assert path.read_bytes() == raw


def test_an_event_of_a_later_version_asks_for_an_update(hopthon: Program, path: Path) -> None:
    journal = Journal.open(path)
    with journal.writing() as transaction:
        transaction.append("2026-05-16T19:00:00+07:00", "facilitator", "x.later", "{}")
    assert hopthon("show", path).status == 0
    with journal.writing() as transaction:
        transaction.append("2026-05-16T19:00:00+07:00", "facilitator", "hologram_shown", "{}")
    journal.close()
    for command in ("show", "do", "verify"):
        run = hopthon(command, path, given=b'{"do": "start_meeting"}')
        assert run.status == 1
        assert "cập nhật" in run.err


def test_log_tells_the_events_in_words_and_in_json(hopthon: Program, path: Path) -> None:
    hopthon.do(path, *VOTE, {"do": "close_round", "round": "r1"}, {"do": "undo"})
    words = hopthon("log", path).out.splitlines()
    assert len(words) == 9
    assert words[-2].endswith("đóng đợt 1")
    assert words[-1].endswith("hoàn tác «đóng đợt 1»")
    records = hopthon("log", path, "--json").lines
    assert [r["seq"] for r in records] == list(range(1, 10))
    prev = GENESIS
    for record in records:
        assert record["prev"] == prev
        prev = record["hash"]


def test_a_copy_is_the_meeting_and_salvage_saves_what_is_left(
    hopthon: Program, path: Path, tmp_path: Path
) -> None:
    hopthon.do(path, *VOTE)
    stick = tmp_path / "usb"
    stick.mkdir()
    assert hopthon("copy", path, stick).status == 0
    assert (stick / path.name).read_bytes() == path.read_bytes()
    assert hopthon("copy", path, stick).status == 1, "never over something"
    raw = bytearray(path.read_bytes())
    at = raw.rfind("Việc 2".encode())  # the last event written stands first
    raw[at] ^= 1
    hurt = tmp_path / "hurt.hopthon"
    hurt.write_bytes(raw)
    run = hopthon("verify", hurt)
    assert (run.status, run.out) == (1, "")
    assert "số 4" in run.err
    saved = tmp_path / "saved.hopthon"
    assert hopthon("salvage", hurt, saved).status == 0
    assert [n["id"] for n in hopthon.show(saved)["tree"]] == ["a1"]
    assert hopthon("verify", saved).status == 0
    assert hopthon.do(saved, {"do": "undo"}, {"do": "start_meeting"}).status == 0


def forged(path: Path, kind: str, change: dict[str, Any]) -> None:
    """One event of the kind says something else, and every hash is made to fit again."""
    with sqlite3.connect(path) as db:
        guards = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _sql in guards:
            db.execute(f"DROP TRIGGER {name}")
        prev = GENESIS
        for seq, at, seat, named, data in db.execute(
            "SELECT seq, at, seat, kind, data FROM event"
        ).fetchall():
            said = (
                json.dumps(_changed(json.loads(data), change), ensure_ascii=False)
                if named == kind
                else data
            )
            head = link(prev, seq, at, seat, named, said)
            db.execute(
                "UPDATE event SET data=?, prev=?, hash=? WHERE seq=?", (said, prev, head, seq)
            )
            prev = head
        for _name, sql in guards:
            db.execute(sql)
    db.close()


def _changed(data: Any, change: dict[str, Any]) -> Any:
    for where, value in change.items():
        *steps, last = where.split(".")
        place = data
        for step in steps:
            place = place[int(step)] if isinstance(place, list) else place[step]
        place[last] = value
    return data


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("round_closed", {"rows.0.score": 99}),
        ("round_closed", {"rows.0.rank": 2}),
        ("round_closed", {"rows.0.option": "a2", "rows.1.option": "a1"}),
        ("round_closed", {"rows.0.sentence": "Hạng 1 với 90 hạt."}),
        ("round_closed", {"rankings.women.0.score": 8}),
        ("round_closed", {"totals.women.a1": 6}),
        ("round_closed", {"ballots.women": 90}),
        ("round_closed", {"merits.a2": {"public_jobs": 9}}),
        ("tally_recorded", {"counts.a1": 9}),
        ("decision_taken", {"valid": True}),
        ("decision_taken", {"sentence": "60/84 người dự họp đồng ý → hợp lệ"}),
        ("minutes_passed", {"valid": False}),
        ("attendance_set", {"counts.people": 10}),
    ],
)
def test_a_rewritten_result_is_found_by_recounting(
    hopthon: Program, path: Path, kind: str, change: dict[str, Any]
) -> None:
    assert hopthon.do(
        path,
        {"do": "set_attendance", "people": 20, "women": 10},
        {"do": "start_meeting"},
        *VOTE,
        {"do": "close_round", "round": "r1"},
        {"do": "take_decision", "kind": "adjustment", "for": 3, "against": 9},
        {"do": "pass_minutes", "for": 18, "against": 0},
    ).status == 0  # fmt: skip
    assert hopthon("verify", path).status == 0
    forged(path, kind, change)
    run = hopthon("verify", path)
    assert (run.status, run.out) == (1, "")
    assert "khác" in run.err


def test_a_note_of_the_head_finds_a_cut_tail(hopthon: Program, path: Path) -> None:
    hopthon.do(path, *VOTE)
    head = hopthon.show(path)["head"]
    shown = " ".join(head[i : i + 4] for i in range(0, 16, 4))
    assert hopthon("verify", path, "--head", shown.upper()).status == 0
    assert hopthon("verify", path, "--head", "0000 1111").status == 1


def test_a_language_without_a_catalogue_falls_back_to_vietnamese(
    hopthon: Program, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (["--lang", "fr"], ["--lang=xx"]):
        assert (
            hopthon("do", path, *words, given='{"do": "end_meeting"}')
            .lines[0]["error"]
            .startswith("Cuộc họp")
        )
    monkeypatch.setenv("HOPTHON_LANG", "zz")
    assert hopthon("show", path).status == 0
    assert hopthon("show", path, "--lang", "en").status == 0


def test_processes_and_themes_are_listed_and_checked(hopthon: Program, tmp_path: Path) -> None:
    assert "ctmtqg" in hopthon("processes").out
    assert any(p["id"] == "ctmtqg" for p in json.loads(hopthon("processes", "--json").out))
    assert hopthon("themes").status == 0
    bad = tmp_path / "bad.toml"
    bad.write_text("id = 7", "utf-8")
    for command in ("processes", "themes"):
        run = hopthon(command, "check", bad)
        assert run.status == 1
        assert run.err
        assert hopthon(command, "check").status == 1
