"""The reference of `hopthon do` against the commands: names, fields, and examples that run."""

import json

import msgspec
import pytest

from docs.pages import blocks, named, sections, text
from hall import Hall
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
