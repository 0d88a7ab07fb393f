"""Two counting tables on one round: real windows on real terminals, one of them killed while it keys."""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.screens.seat import in_file
from tests.screens.test_counter import round_of

from hopthon.cli import main
from hopthon.meeting.entries import Ballot

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from benchmarks.terminal import Terminal

At = Callable[..., Path]
ALL_IN = "phiếu số mấy"
"""What `*` asks: it is not taken before every ballot sent has its number from the file."""
BURST = 40


class Table:
    """A window of `hopthon counter`, keying papers for one option."""

    def __init__(self, path: Path, folder: Path, mark: str) -> None:
        words = [sys.executable, "-m", "hopthon", "counter", str(path), "r1"]
        self.terminal = Terminal(words, folder, (100, 30))
        self.mark, self.acknowledged = mark, 0
        self.terminal.until("ĐANG GÕ")
        if not papers(path):  # the first one here: from cups to papers
            self.terminal.press("\x1b")
            self.terminal.until("ĐANG CHỌN")
            self.terminal.press("f")
            self.terminal.until("ĐANG GÕ")

    def key(self, many: int) -> None:
        """Papers in one burst, faster than any hand."""
        self.terminal.press(f"{self.mark}\r" * many)

    def settle(self, many: int) -> None:
        """Wait until the window says that these too are in the file."""
        self.terminal.press("*")
        self.terminal.until(ALL_IN)
        self.terminal.press("\x1b")
        self.terminal.until("ĐANG GÕ")
        self.acknowledged += many


def papers(path: Path) -> Mapping[int, Ballot]:
    return in_file(path).rounds["r1"].ballots.get("women", {})


def keyed(path: Path) -> Counter[str]:
    """How many papers there are for each option."""
    return Counter(option for ballot in papers(path).values() for option in ballot.marks)


def test_one_of_two_windows_is_killed_in_the_middle(at: At, tmp_path: Path) -> None:
    path = at("rank", *round_of())
    with ExitStack() as stack:
        one, two = (Table(path, tmp_path, mark) for mark in "12")
        stack.enter_context(one.terminal)
        stack.enter_context(two.terminal)
        for table in (one, two):
            table.key(BURST)
        for table in (one, two):
            table.settle(BURST)
        assert keyed(path) == {"a1": BURST, "a2": BURST}

        for table in (one, two):
            table.key(BURST)
        while keyed(path)["a2"] <= two.acknowledged:
            two.terminal.rest(0.01)
        two.terminal.kill()
        one.settle(BURST)
        assert keyed(path)["a1"] == one.acknowledged == 2 * BURST
        assert two.acknowledged < keyed(path)["a2"] <= 2 * BURST

        again = Table(path, tmp_path, "3")
        stack.enter_context(again.terminal)
        for table in (one, again):
            table.key(BURST)
        for table in (one, again):
            table.settle(BURST)
    counted = keyed(path)
    assert (counted["a1"], counted["a3"]) == (3 * BURST, BURST)
    assert sorted(papers(path)) == list(range(1, counted.total() + 1)), "every number once"
    assert all(sum(ballot.marks.values()) == 1 for ballot in papers(path).values())
    assert in_file(path).rounds["r1"].counts["women"].totals == counted
    assert main(["verify", str(path)]) == 0
