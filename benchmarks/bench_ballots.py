"""Paper ballots keyed in one burst through the counter's window: `python -m benchmarks.bench_ballots`.

A thousand ballots of 15 marks beside a thousand of 3; then single keys, each with its frame, before and after them.
"""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks.measure import percentiles
from benchmarks.terminal import Terminal
from hopthon.meeting import commands as c
from hopthon.processes.load import find
from hopthon.session import Session

BALLOTS, SINGLE, OPTIONS = 1_000, 12, 20


def meeting(path: Path, beans: int) -> None:
    """A round of twenty activities, open; one ballot keyed, so that the window opens on ballots."""
    session = Session.create(path, find("ctmtqg", Path("nowhere")), "village")
    ids = tuple(f"a{n}" for n in range(1, OPTIONS + 1))
    settings = c.RoundSettings(beans=beans)
    session.do_all(
        [
            c.StartMeeting(),
            c.SetAttendance(people=3_000, women=2_000),
            *(c.AddNode("activity", f"Việc {i}", "economy", id=i) for i in ids),
            c.OpenRound(ids, "", "dots", ("women", "men"), settings, "r1"),
            c.RecordBallot("r1", "women", 0, {"a1": 1}),
        ]
    )
    session.close()


def keys(marks: int) -> list[str]:
    """One ballot, key by key: from 10 on a full stop makes one number of the digits."""
    numbers = [str(n) if n < 10 else f"{n}." for n in range(1, marks + 1)]
    return [*"".join(numbers), "\r"]


def single(terminal: Terminal, ballot: list[str]) -> list[float]:
    """Seconds from each key to its frame."""
    took: list[float] = []
    for key in ballot * SINGLE:
        if (seconds := terminal.frame(terminal.press(key), 1.0)) is not None:
            took.append(seconds)
        terminal.rest(0.01)
    return took


def burst(marks: int) -> None:
    """Everything at once, to the answer that the last one has its number in the file."""
    ballot = keys(marks)
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "họp.hopthon"
        meeting(file, marks)
        words = [sys.executable, "-m", "hopthon", "counter", str(file), "r1"]
        with Terminal(words, Path(name), (100, 30)) as terminal:
            terminal.until("ĐANG GÕ")
            terminal.rest(0.5)
            print(f"\n{BALLOTS:,} ballots × {marks} marks, {len(ballot)} keys each")
            percentiles("key → frame, before", single(terminal, ballot))
            began = terminal.pour("".join(ballot * BALLOTS) + "*")
            terminal.until("phiếu số mấy", 600)
            took = perf_counter() - began
            terminal.press("\x1b")
            terminal.rest(0.5)
            percentiles("key → frame, after", single(terminal, ballot))
        count = Session.open(file, write=False).meeting.rounds["r1"].counts["women"].ballots or 0
        wanted = 1 + BALLOTS + 2 * SINGLE
        each = 1000 * took / (BALLOTS * len(ballot))
        print(
            f"{'the burst':<52}{took:.1f} s, {1000 * took / BALLOTS:.1f} ms a ballot, {each:.2f} ms a key"
        )
        print(f"{'ballots in the file':<52}{count:,} of {wanted:,}")


if __name__ == "__main__":
    burst(3)
    burst(15)
