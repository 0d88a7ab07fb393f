"""What stands on the screen, word for word, at the three layouts; and the one sentence below them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hall import START
from tests.screens.seat import in_file, sit

from hopthon.cli.home import FolderHome
from hopthon.demo import middle
from hopthon.meeting import commands as c

At = Callable[..., Path]
Golden = Callable[[str, str], None]
SIZES = [(120, 36), (104, 30), (80, 24)]


def branch(at: At) -> Path:
    s = in_file(at("difficulties")).procedure.sectors[0].id
    return at(
        "difficulties",
        c.SetAttendance(households=52, people=84, women=49),
        c.AddNode(
            "difficulty", "Bà con còn dùng giống lúa tạp, năng suất thấp", s, None, None, "k1"
        ),
        c.AddNode(
            "cause", "Chưa được hướng dẫn kỹ thuật canh tác giống lúa mới", s, "k1", None, "n1"
        ),
        c.AddNode(
            "solution",
            "Mở lớp tập huấn và đưa giống mới vào một cánh đồng chung",
            s,
            "n1",
            None,
            "g1",
        ),
        c.Speech("women"),
        c.Speech("poor"),
        c.ShowOnWall("tree", "k1"),
    )


@pytest.mark.parametrize("size", SIZES)
async def test_the_tree_while_one_types(at: At, golden: Golden, size: tuple[int, int]) -> None:
    async with sit(branch(at), size) as seat:
        await seat.burst("down", "enter", "enter", *"Xã ở đầu nguồn ngăn đập giữ nư")
        golden(f"tree-{size[0]}x{size[1]}", seat.frame())


@pytest.mark.parametrize("size", SIZES)
async def test_help_and_finder_over_the_work(at: At, golden: Golden, size: tuple[int, int]) -> None:
    async with sit(branch(at), size) as seat:
        await seat.burst("question_mark")
        golden(f"help-{size[0]}x{size[1]}", seat.frame())
        await seat.burst("escape", "slash", *"tap huan")
        golden(f"finder-{size[0]}x{size[1]}", seat.frame())


@pytest.mark.parametrize("size", SIZES)
async def test_home_and_the_three_questions(
    golden: Golden, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOPTHON_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("hopthon.cli.home.local_clock", lambda: START)
    async with sit(None, size, home=FolderHome(tmp_path / "home")) as seat:
        golden(f"home-{size[0]}x{size[1]}", seat.frame())
        await seat.burst("m", *"Bàn Thạch")
        golden(f"new-{size[0]}x{size[1]}", seat.frame())


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (60, 20), (20, 5)])
async def test_below_that_one_sentence(at: At, size: tuple[int, int]) -> None:
    async with sit(branch(at), size) as seat:
        words = " ".join(seat.frame().split())
        assert words.startswith(
            "Cửa sổ nhỏ quá: cần 80 cột, 24 dòng."[: 20 if size[0] < 30 else None]
        )
        assert "CHƯƠNG TRÌNH" not in words
        await seat.burst("space")
        assert seat.meeting.wall.covered, "the meeting runs on"
        await seat.pilot.resize_terminal(120, 36)
        await seat.quiet()
        assert "CHƯƠNG TRÌNH" in seat.frame()


@pytest.mark.parametrize("size", [*SIZES, (200, 60)])
async def test_exactly_one_place_has_the_keyboard(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "mẫu.hopthon"
    middle(path, START).close()
    async with sit(path, size) as seat:
        for keys in ((), ("escape",), ("d",), ("escape", "d"), ("slash",)):
            await seat.burst(*keys)
            rows = [row for row in seat.frame().split("\n") if "▌" in row]
            assert len(rows) == 1, keys
            assert all(row.count("▌") == 1 for row in rows)
