"""The power goes while someone types: a real program on a real terminal, killed at once."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.screens.seat import in_file

from hopthon.screens.cockpit import PAUSE

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from benchmarks.terminal import Terminal

At = Callable[..., Path]


def test_what_rested_half_a_second_survives(at: At, tmp_path: Path) -> None:
    path = at("difficulties")
    words = [sys.executable, "-m", "hopthon", str(path)]
    with Terminal(words, tmp_path) as terminal:
        terminal.until("TRÌNH")
        terminal.press("Đường vào Khu giữa\r")
        terminal.until("nữa")
        terminal.press("Thiếu nước tướ")
        terminal.until("tướ")
        terminal.rest(PAUSE)
        terminal.until("«Thiếu")  # in the list of what was just written
        terminal.kill()
    assert [n.text for n in in_file(path).nodes.values()] == [
        "Đường vào Khu giữa",
        "Thiếu nước tướ",
    ]
    with Terminal(words, tmp_path) as terminal:
        terminal.until("Thiếu nước tướ")


def test_a_window_whose_terminal_is_gone_leaves_and_keeps_the_words(at: At, tmp_path: Path) -> None:
    """Windows close without a signal too: a lost connection, a terminal that crashed."""
    path = at("difficulties")
    with Terminal([sys.executable, "-m", "hopthon", str(path)], tmp_path) as terminal:
        terminal.until("TRÌNH")
        terminal.press("Thiếu nước tưới")
        terminal.until("tưới")
        terminal.hang_up()
        assert terminal.ended(within=60), "without a terminal it would read from nothing for ever"
    assert [n.text for n in in_file(path).nodes.values()] == ["Thiếu nước tưới"]
