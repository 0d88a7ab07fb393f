"""From a key to the complete frame, typing into a tree of 300 lines with 60 activities.

`python -m benchmarks.bench_keys`; goal: p95 at most 16 ms.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.big_tree import big_tree
from benchmarks.measure import percentiles
from benchmarks.terminal import Terminal

WORDS = "Xã ở đầu nguồn ngăn đập giữ nước nên mùa khô ruộng cạn phải chờ "
SLOW, QUICK = 0.12, 0.02
"""Seconds between keys: someone typing, and someone holding a key down."""


def typing(terminal: Terminal, gap: float, letters: int) -> list[float]:
    """Seconds from each letter to its frame."""
    took: list[float] = []
    text = (WORDS * 9)[:letters]
    for at, letter in enumerate(text):
        sent = terminal.press(letter)
        took.append(terminal.until(letter) - sent)
        terminal.rest(gap)
        if at % 40 == 39:  # a new line now and then
            terminal.press("\r")
            terminal.rest(0.2)
    return took


def walking(terminal: Terminal, steps: int) -> list[float]:
    """Seconds from each arrow key to its frame."""
    took: list[float] = []
    for _step in range(steps):
        sent = terminal.press("\x1b[B")
        took.append(terminal.until("▌") - sent)
        terminal.rest(SLOW)
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "họp.hopthon"
        big_tree(file)
        with Terminal([sys.executable, "-m", "hopthon", str(file)], Path(name)) as terminal:
            terminal.until("TRÌNH")
            terminal.rest(1.0)
            print("\nKey → frame, 300 lines in the tree")
            percentiles("walking", walking(terminal, 60))
            terminal.press("\r")
            terminal.rest(0.3)
            terminal.press("\r")
            terminal.rest(0.3)
            percentiles("typing, 8 keys a second", typing(terminal, SLOW, 160))
            percentiles("typing, 50 keys a second", typing(terminal, QUICK, 160))
            print("\nKey → frame, 60 activities")
            for keys in ("\x1b", "\x10", "phieu hoat dong", "\r", "\x1b"):
                terminal.press(keys)
                terminal.rest(0.3)
            percentiles("walking down a sheet", walking(terminal, 20))
            terminal.press("l")
            terminal.rest(0.3)
            percentiles("walking down the list of all", walking(terminal, 50))
            terminal.press("l")
            terminal.rest(0.3)
            terminal.press("\x1b[A" * 20)  # to the first question
            terminal.press("\r")
            terminal.rest(0.3)
            percentiles("typing in a sheet, 8 keys a second", typing(terminal, SLOW, 38))


if __name__ == "__main__":
    main()
