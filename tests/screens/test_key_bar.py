"""The rows of keys on a small screen: labels shorten to words chosen for it, never to half a phrase."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from tests.every_workspace import workspaces

from hall import Hall
from hopthon.screens.keys import Key, squeezed, the_eight, undo_key
from hopthon.screens.workspace import Workspace

ROOM = 80 - 14
"""Beside the chip, on the smallest screen."""


def counting() -> Hall:
    """A round of eight works is open, women and men apart."""
    hall = Hall()
    hall.do("set_info", households_total=98)
    hall.do("start_meeting")
    hall.do("set_attendance", people=84, women=49, households=52)
    for n in range(1, 9):
        hall.do("add_node", id=f"a{n}", kind="activity", sector="economy", text=f"Việc {n}")
    hall.do("open_round", id="r1", options=[f"a{n}" for n in range(1, 9)])
    return hall


def closed() -> Hall:
    """The same round, closed, all works of one rank."""
    hall = counting()
    cups = {f"a{n}": 6 for n in range(1, 9)}
    hall.do("record_tally", round="r1", group="women", ballots=49, counts=cups)
    hall.do("record_tally", round="r1", group="men", ballots=35, counts=cups)
    hall.do("close_round", round="r1")
    return hall


def bars(kind: type[Workspace], hall: Hall) -> list[list[Key]]:
    """The row of keys at every row of it, in both modes."""
    host: Any = SimpleNamespace(meeting=hall.meeting, now=lambda: "2026-05-16T19:00:00")
    work = kind(host)
    work.settle()
    found: list[list[Key]] = []
    for row in [*work.rows(), ""]:
        work.focus = row
        keys = work.keys()
        found += [
            [k for k in keys if k.mode == mode and k.bar and k.label]
            for mode in ("typing", "choosing")
        ]
    return found


@pytest.mark.parametrize("hall", [counting, closed])
@pytest.mark.parametrize("kind", workspaces(), ids=lambda kind: kind.id)
def test_no_label_is_cut_to_its_first_word(kind: type[Workspace], hall: Callable[[], Hall]) -> None:
    for keys in bars(kind, hall()):
        whole = {label for key in keys for label in (key.label, key.brief)}
        cut = [key.label for key in squeezed(keys, ROOM)[0] if key.label not in whole]
        assert not cut, [key.label for key in keys]


@pytest.mark.parametrize("columns", [80, 100, 120, 160])
def test_the_eight_never_move_whatever_undo_names(columns: int) -> None:
    room, eight = columns - 14, the_eight()
    undo = ["ghi «a»", "dự kiến mục «Văn nghệ»", "lời biên bản «Thống nhất danh mục tám…»"]
    rows = [
        squeezed([*eight[:-1], last], room) for last in (eight[-1], *(undo_key(u) for u in undo))
    ]
    assert len({(gap, *(k.label for k in shown[:-1])) for shown, gap in rows}) == 1
    for shown, gap in rows:
        assert sum(len(k.shown) + len(k.label) + bool(k.label) + gap for k in shown) - gap <= room
    assert columns == 80 or "«dự kiến mục" in rows[2][0][-1].label
