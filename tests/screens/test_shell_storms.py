"""Windows dragged about: nothing falls over at any size."""

from collections.abc import Callable
from pathlib import Path

from tests.hall import START
from tests.screens.seat import sit

from hopthon.demo import middle

At = Callable[..., Path]
SIZES = [
    (20, 5),
    (79, 24),
    (80, 24),
    (99, 24),
    (100, 24),
    (119, 40),
    (120, 36),
    (200, 60),
    (1, 1),
    (3, 60),
    (200, 2),
]


async def test_any_size_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.hopthon"
    middle(path, START).close()
    async with sit(path) as seat:
        for size in [*SIZES, *reversed(SIZES), (120, 36)]:
            await seat.pilot.resize_terminal(*size)
            await seat.burst("down")
            rows = seat.frame().split("\n")
            assert len(rows) == size[1]
        assert "CHƯƠNG TRÌNH" in seat.frame()
