"""The result told from the last rank to the first, row by row."""

import pytest

from hopthon.meeting import commands as c
from hopthon.projector.pages import draw
from hopthon.projector.sheet import Wall
from hopthon.views.themes import find
from hopthon.views.wall import held, wall_page
from hopthon.views.wall_pages import Counting, Ranking

from .hall import closed, opened

ORDER = ["a10", "a9", "a7", "a4", "a5", "a8", "a6", "a3"]


def test_each_step_brings_one_more_row_from_the_end() -> None:
    hall = closed()
    for shown in range(9):
        hall.do(c.ShowOnWall("reveal", "r1", shown))
        page = wall_page(hall.meeting, hall.stamp)
        assert isinstance(page, Ranking)
        assert [row.option for row in reversed(page.rows)] == ORDER[:shown]
        assert held(hall.meeting) == 1


@pytest.mark.parametrize("size", [(48, 12), (64, 16), (80, 24)])
def test_the_newest_row_is_on_the_sheet_that_stays(size: tuple[int, int]) -> None:
    hall = closed().do(c.ShowOnWall("reveal", "r1", 6))
    first = draw(wall_page(hall.meeting, hall.stamp), Wall(*size, find()))[0].canvas.plain()
    assert "Nhà tiêu cho hộ nghèo" in first
    assert "Sửa chữa đập" not in first
    nothing = closed().do(c.ShowOnWall("reveal", "r1", 0))
    assert (
        draw(wall_page(nothing.meeting, nothing.stamp), Wall(*size, find()))[0]
        .canvas.plain()
        .strip()
    )


def test_an_open_round_reveals_nothing() -> None:
    hall = opened().do(c.ShowOnWall("reveal", "r1", 8))
    assert isinstance(wall_page(hall.meeting, hall.stamp), Counting)
