"""The reference of `hopthon do` against the commands: names, fields, and examples that run."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from docs.pages import blocks, named, sections, text
from hall import Hall
from hopthon.export import export
from hopthon.export.tables import KEYS
from hopthon.meeting import commands as c
from hopthon.meeting.read import NAMES
from hopthon.views.whole import whole

_INSIDE = {"settings": c.RoundSettings, "sittings": c.Sitting}


def listed() -> dict[str, str]:
    return sections(sections(text("lenh.md"), 2)["Lệnh trong `hopthon do"], 3)


def fields(name: str) -> set[str]:
    """Every field a command takes, with those of the structures inside it."""
    kind = next(k for k in c.AnyCommand.__args__ if k.__struct_config__.tag == name)
    found = {f.encode_name for f in msgspec.structs.fields(kind)} - {"cmd"}
    inside = {
        f"{name}.{f.encode_name}"
        for name in found & _INSIDE.keys()
        for f in msgspec.structs.fields(_INSIDE[name])
    }
    return found | inside


def examples() -> list[dict[str, object]]:
    lines = [line for body in blocks(text("lenh.md"), "json") for line in body.splitlines()]
    return [json.loads(line) for line in lines]


def test_every_command_is_listed_and_no_other() -> None:
    assert sorted(listed()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_listed_and_no_other(name: str) -> None:
    assert set(named(listed()[name])) == fields(name)


def test_the_examples_are_one_meeting_that_runs() -> None:
    hall = Hall()
    for wish in examples():
        name = str(wish.pop("do"))
        hall.do(name, **wish)
    assert hall.meeting.locked
    assert hall.meeting.ended_at
    assert {str(wish["do"]) for wish in examples()} == set(NAMES)


def test_show_json_is_described_key_by_key() -> None:
    section = sections(text("lenh.md"), 2)["Kết quả của `show --json"]
    assert set(named(section)) == set(whole(Hall().meeting))


def test_every_plain_table_is_described_and_no_other() -> None:
    section = sections(text("lenh.md"), 2)["Các bảng dữ liệu"]
    rows = [row for row in section.splitlines() if row.startswith("| `")]
    described = [name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])]
    assert sorted(described) == sorted(KEYS)


def test_the_questions_asked_of_the_tables_can_be_asked(tmp_path: Path) -> None:
    hall = Hall()
    for wish in examples():
        hall.do(str(wish.pop("do")), **wish)
    ((_code, path),) = export(hall.meeting, tmp_path, ["tables"])
    with closing(sqlite3.connect(path)) as database:
        for question in "".join(blocks(text("lenh.md"), "sql")).split(";"):
            if question.strip():
                assert database.execute(question).fetchall()
