"""The tree as a fast outline: what is typed, where it hangs, how it is taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hall import digest
from tests.screens.seat import Seat, in_file, led_to, sit, still

from hopthon.demo.play import play
from hopthon.meeting import commands as c
from hopthon.screens.cockpit import PAUSE
from hopthon.session import Session

At = Callable[..., Path]
Start = Callable[[Path], Path]

pytestmark = pytest.mark.usefixtures("foretold")


def sector(path: Path) -> str:
    return in_file(path).procedure.sectors[0].id


async def test_siblings_children_parents(at: At, start: Start) -> None:
    path = at("difficulties")
    before, s = start(path), sector(path)
    async with sit(path) as seat:
        await seat.burst(*"Đường lầy lội", "tab", *"Chưa có rãnh", "enter", *"Xe nặng qua lại")
        await seat.burst("tab", *"Đào rãnh", "shift+tab", *"Mưa to", "shift+tab", *"Thiếu nước")
        await seat.burst("escape")
        assert seat.typed is None
    wishes = (
        c.AddNode("difficulty", "Đường lầy lội", s, None, None, "k-1"),
        c.AddNode("cause", "Chưa có rãnh", s, "k-1", None, "n-2"),
        c.AddNode("cause", "Xe nặng qua lại", s, "k-1", "n-2", "n-3"),
        c.AddNode("solution", "Đào rãnh", s, "n-3", None, "g-4"),
        c.AddNode("cause", "Mưa to", s, "k-1", "n-3", "n-5"),
        c.AddNode("difficulty", "Thiếu nước", s, None, "k-1", "k-6"),
    )
    assert digest(in_file(path)) == led_to(before, wishes)


async def test_edit_move_delete_undo(at: At, start: Start) -> None:
    path = at("difficulties")
    s = sector(path)
    path = at(
        "difficulties",
        *(c.AddNode("difficulty", f"Khó {i}", s, None, None, f"k{i}") for i in (1, 2, 3)),
    )
    before = start(path)
    async with sit(path) as seat:
        await seat.burst("down", "enter", *" và xa", "ctrl+down", "escape")
        await seat.burst("up", "up", "x", "x", "u")
    wishes = (
        c.EditNode("k2", "Khó 2 và xa"),
        c.MoveNode("k2", after="k3"),
        c.RemoveNode("k1"),
        c.RemoveNode("k3"),
        c.Undo(),
    )
    assert digest(in_file(path)) == led_to(before, wishes)


async def test_capture_from_an_activity_upwards(at: At, start: Start) -> None:
    path = at("difficulties")
    before, s = start(path), sector(path)
    async with sit(path) as seat:
        await seat.burst(
            "escape", "a", *"Sửa đập", "shift+tab", *"Giữ nước", "shift+tab", *"Đập vỡ"
        )
        await seat.burst("escape")
    wishes = (
        c.AddNode("activity", "Sửa đập", s, None, None, "a-2"),
        c.AddNode("solution", "Giữ nước", s, None, "a-2", "g-3"),
        c.MoveNode("a-2", "g-3"),
        c.AddNode("cause", "Đập vỡ", s, None, "g-3", "n-4"),
        c.MoveNode("g-3", "n-4"),
    )
    found = in_file(path)
    assert [found.nodes[i].parent for i in ("a-2", "g-3", "n-4")] == ["g-3", "n-4", None]
    assert digest(found) == led_to(before, wishes)


async def test_an_empty_draft_leaves_nothing_and_an_emptied_line_keeps_its_words(at: At) -> None:
    path = at("difficulties")
    path = at("difficulties", c.AddNode("difficulty", "Khó", sector(path), None, None, "k1"))
    async with sit(path) as seat:
        await seat.burst("enter", "enter", "escape")
        assert seat.typed is None
        await seat.burst("enter", "ctrl+u", "escape")
        assert seat.typed is None
        assert "giữ câu đã lưu" in seat.pane("message")
    assert [n.text for n in in_file(path).nodes.values()] == ["Khó"]


async def test_what_rests_half_a_second_is_in_the_file(at: At) -> None:
    assert PAUSE < 0.5
    path = at("difficulties")
    async with sit(path) as seat:
        await seat.write("Thiếu nư")
        await seat.pilot.pause(PAUSE)
        await seat.quiet()
        assert [n.text for n in in_file(path).nodes.values()] == ["Thiếu nư"]
        await seat.write("ớc tưới")
        await seat.pilot.pause(PAUSE)
        await seat.quiet()
        assert [n.text for n in in_file(path).nodes.values()] == ["Thiếu nước tưới"]
        assert seat.typed == "Thiếu nước tưới", "saving does not close the field"
        await seat.burst("escape", "u")
        assert not in_file(path).nodes, "one line typed with a pause is one undo"


async def _taken_away(seat: Seat, path: Path, *wishes: c.AnyCommand) -> None:
    other = Session.open(path, clock=still)
    for wish in wishes:
        other.do(wish)
    seq = other.meeting.seq
    other.close()
    assert seat.app.desk is not None
    seat.app.desk.look()
    await seat.until(lambda: seat.meeting.seq >= seq)


async def test_another_window_writes_while_a_line_is_typed(at: At) -> None:
    path = at("difficulties")
    s = sector(path)
    async with sit(path) as seat:
        await seat.write("Của tôi")
        await _taken_away(seat, path, c.AddNode("difficulty", "Của máy kia", s, None, None, "k9"))
        assert seat.typed == "Của tôi"
        await seat.burst(*" dài hơn", "escape")
    assert sorted(n.text for n in in_file(path).nodes.values()) == [
        "Của máy kia",
        "Của tôi dài hơn",
    ]


async def test_a_line_taken_away_while_typed_comes_back_as_a_new_one(at: At) -> None:
    path = at("difficulties")
    path = at("difficulties", c.AddNode("difficulty", "Khó", sector(path), None, None, "k1"))
    async with sit(path) as seat:
        await seat.burst("enter", *" khăn mới")
        await _taken_away(seat, path, c.RemoveNode("k1"))
        assert "khăn mới" in seat.pane("board")
        await seat.burst("escape")
        assert "bị bỏ ở máy khác" in seat.pane("message")
    assert [n.text for n in in_file(path).nodes.values()] == ["Khó khăn mới"]


async def test_a_draft_whose_parent_is_taken_away_is_not_lost(at: At) -> None:
    path = at("difficulties")
    path = at("difficulties", c.AddNode("difficulty", "Khó", sector(path), None, None, "k1"))
    async with sit(path) as seat:
        await seat.burst("enter", "tab", *"Vì mưa")
        await _taken_away(seat, path, c.RemoveNode("k1"))
        await seat.burst("escape")
        assert "✗ Nguyên nhân  Vì mưa" in seat.pane("board"), "kept, and marked"
        assert seat.pane("message").strip()
        await seat.burst("enter", *" lũ", "escape")
    assert [(n.kind, n.parent, n.text) for n in in_file(path).nodes.values()] == [
        ("cause", None, "Vì mưa lũ")
    ], "what hung above it is gone; the line waits for another"


async def test_lines_that_may_not_stand_wait_marked_until_someone_opens_them(
    tmp_path: Path,
) -> None:
    path = tmp_path / "xong.hopthon"
    play(path).close()  # minutes passed: nothing may be added any more
    async with sit(path) as seat:
        before = seat.meeting.seq
        await seat.burst("ctrl+p", *"cây khó khăn", "enter", "enter", "enter")
        await seat.burst(*"Ao cạn", "enter", *"Bờ sạt", "enter", *"Cá chết", "escape")
        assert "Biên bản đã thông qua" in seat.pane("message")
        board = seat.pane("board")
        assert all(words in board for words in ("Ao cạn", "Bờ sạt", "Cá chết")), "nothing is lost"
        assert [row.split()[-1] for row in board.split("\n") if "✗" in row] == [
            "cạn",
            "sạt",
            "chết",
        ]
        await seat.burst("up", "enter")
        assert seat.typed == "Bờ sạt", "opened where it stands"
        await seat.burst(*" thêm", "escape")
        assert "✗ Thuận lợi  Bờ sạt thêm" in seat.pane("board"), "still not taken, still not lost"
        await seat.burst("x")
        assert [r.split()[-1] for r in seat.pane("board").split("\n") if "✗" in r] == [
            "cạn",
            "chết",
        ]
        assert seat.meeting.seq == before
