"""The key table of the cockpit, walked: no clash, no letter bound where one types, the eight always there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.screens.seat import sit

from hopthon.screens import keys as k
from hopthon.screens.home.home import home_keys
from hopthon.screens.places import Places
from hopthon.screens.workspace import Workspace

At = Callable[..., Path]
STEPS = (
    "attendance",
    "purpose",
    "present_i2",
    "difficulties",
    "potentials",
    "amend",
    "rank",
    "approve",
    "minutes",
)
EVERYWHERE = (
    "attendance", "notes", "tree", "activities", "round", "cups", "ballots", "ranking", "decision", "minutes",
    "passing", "grid", "scoring",
)  # fmt: skip
IN_FIELDS = frozenset({"plus", "minus", "equals_sign", "full_stop", *"0123456789"})
"""Printable keys that may act in number fields, where no number contains them."""


async def every_workspace(path: Path) -> list[Workspace]:
    async with sit(path) as seat:
        places: Places = seat.cockpit.places
        found: dict[str, Workspace] = {}
        for name in EVERYWHERE:
            await seat.burst("escape")
            places.open(name)
            found[places.here.id] = places.here
        return list(found.values())


async def test_no_workspace_takes_a_constant_key(at: At) -> None:
    workspaces = await every_workspace(at("amend"))
    assert len(workspaces) >= 8
    for work in workspaces:
        choosing = k.by_key(work.keys(), "choosing")
        assert not choosing.keys() & k.CONSTANT_KEYS, work.id
        bound = work.keys()
        names = [name for key in bound if key.mode == "choosing" for name in key.keys]
        assert len(names) == len(set(names)), f"{work.id}: one key, two meanings"


async def test_no_letter_is_bound_where_one_types(at: At) -> None:
    for work in await every_workspace(at("amend")):
        bound = work.keys()
        typing = [name for key in bound if key.mode == "typing" for name in key.keys]
        printable = {
            name for name in (*typing, *work.acting_keys()) if len(name) == 1 or name in IN_FIELDS
        }
        assert printable <= IN_FIELDS, work.id
        assert not [
            name for name in typing if name.startswith("alt+") or name in ("f1", "f10", "f11")
        ]
        assert not {"ctrl+w", "ctrl+t", "ctrl+n"} & set(typing)


def test_the_constant_keys_are_those_of_the_table() -> None:
    named = {name for key in (*k.the_eight(), *k.the_constant()) for name in key.keys}
    assert named == k.CONSTANT_KEYS
    assert len(k.the_eight()) == 8
    shared = {name for key in home_keys() for name in key.keys} & {"n", "b", "p", "u", "d", "space"}
    assert not shared, "home has no meeting to steer"


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 36)])
@pytest.mark.parametrize("step", STEPS)
async def test_the_eight_stand_on_the_bar_at_every_size(
    at: At, step: str, size: tuple[int, int]
) -> None:
    async with sit(at(step), size) as seat:
        for keys in ((), ("escape",), ("enter",)):
            await seat.burst(*keys)
            own, eight = seat.pane("keys").split("\n")
            for shown in ("n", "b", "Space", "p", "/", "?", "Ctrl+P", "u"):
                assert f" {shown} " in eight + " "
            assert len(own) <= size[0]
            assert len(eight) <= size[0]
            typing = seat.typed is not None
            assert ("ĐANG GÕ" in own) == typing
            if typing:
                assert "Esc" in own


async def test_dead_keys_are_grey_wherever_they_stand(at: At) -> None:
    async with sit(at("amend")) as seat:
        await seat.burst("escape")
        assert _lit(seat.cockpit.key_lines()[1].spans) >= {"n", "u"}
        await seat.burst("d")
        assert seat.typed is not None
        assert _lit(seat.cockpit.key_lines()[1].spans) == {"Ctrl+P"}


def _lit(spans: object) -> set[str]:
    assert isinstance(spans, tuple)
    return {span.text for span in spans if span.role == "focus"}
