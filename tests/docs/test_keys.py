"""The key tables of the guide against the keys there are: every key, in its mode, and no other."""

from types import SimpleNamespace
from typing import Any

import pytest
from tests.every_workspace import workspaces

from docs.pages import named, sections, text
from hall import Hall
from hopthon.meeting.entries import NODE_KINDS
from hopthon.screens import input_method
from hopthon.screens.home.archive import archive_keys
from hopthon.screens.home.home import home_keys
from hopthon.screens.home.setting import setting_keys
from hopthon.screens.keys import Key, moving, the_constant, the_eight
from hopthon.screens.tree.tree_keys import tree_keys
from hopthon.screens.tree.work_tree import TreeWork
from hopthon.screens.workspace import Workspace

SCREENS = ("trang đầu", "cuộc họp mới", "tủ lưu trữ", "cài đặt")
WHEN = {"typing": "gõ", "choosing": "chọn"}


KINDS = workspaces()


def counting() -> Hall:
    """A round of eight works is open, women and men apart."""
    hall = Hall()
    hall.do("set_info", households_total=98)
    hall.do("start_meeting")
    hall.do("set_attendance", people=84, women=49, households=52)
    ids = [f"a{n}" for n in range(1, 9)]
    for one in ids:
        hall.do("add_node", id=one, kind="activity", sector="economy", text=f"Việc {one}")
    hall.do("open_round", id="r1", options=ids)
    return hall


def keys_of(kind: type[Workspace]) -> tuple[str, tuple[Key, ...]]:
    """What the help calls the place, and every key it ever has."""
    host: Any = SimpleNamespace(meeting=counting().meeting)
    work = kind(host)
    if kind is TreeWork:
        return work.name(), tuple(key for node in NODE_KINDS for key in tree_keys(node))
    return work.name(), work.keys()


def table(heading: str) -> list[str]:
    return sections(text("huong-dan.md"), 3)[heading].splitlines()


@pytest.mark.parametrize("kind", KINDS)
def test_workspace(kind: type[Workspace]) -> None:
    name, keys = keys_of(kind)
    rows = [row.split("|") for row in table(f"Phím: {name}") if row.startswith("| `")]
    said = {(shown.strip(" `"), when.strip()) for _left, shown, when, *_rest in rows}
    assert said == {(key.shown, WHEN[key.mode]) for key in keys}


def test_everywhere() -> None:
    keys = (*the_eight(), *the_constant(), *moving(), input_method.key())
    assert set(named("\n".join(table("Phím ở mọi nơi")))) == {key.shown for key in keys}


def test_home() -> None:
    keys = {key.shown for key in home_keys()} | {"?"}
    assert set(named("\n".join(table("Phím: trang đầu")))) == keys


@pytest.mark.parametrize(
    ("place", "keys"), [("tủ lưu trữ", archive_keys()), ("cài đặt", setting_keys())]
)
def test_screens_of_home(place: str, keys: tuple[Key, ...]) -> None:
    assert set(named("\n".join(table(f"Phím: {place}")))) == {key.shown for key in keys}


def test_every_place_has_its_table() -> None:
    headings = {h for h in sections(text("huong-dan.md"), 3) if h.startswith("Phím: ")}
    names = {f"Phím: {keys_of(kind)[0]}" for kind in KINDS}
    assert headings == names | {f"Phím: {screen}" for screen in SCREENS}
