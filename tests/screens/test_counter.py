"""The counter's seat: one round, keyed while others key it too; nothing lost, nothing doubled."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from hopthon.counter import Counter
from hopthon.meeting import commands as c
from hopthon.refusal import Refusal
from hopthon.screens.counter import countable
from hopthon.screens.help import HelpScreen
from hopthon.session import Session
from hopthon.session.seats import COUNTER
from hopthon.widgets.panes import Panes

from .seat import ENOUGH, as_event, in_file, still

At = Callable[..., Path]
KEYING = """
import sys
from pathlib import Path
from hopthon.meeting.commands import RecordBallot
from hopthon.session import Session

path, who, option, many = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
session = Session.open(path, "counter")
print("ready", flush=True)
for n in range(many):
    session.do(RecordBallot("r1", "women", 0, {option: 1}, cmd=f"{who}-{n}"))
    print(n, flush=True)
"""


def round_of(method: str = "dots", **settings: object) -> list[c.AnyCommand]:
    ids = [f"a{n}" for n in range(1, 5)]
    wishes: list[c.AnyCommand] = [c.SetAttendance(people=1_500, women=1_000, households=52)]
    wishes += [c.AddNode("activity", f"Việc {i}", "economy", id=i) for i in ids]
    chosen = c.RoundSettings(beans=2) if method == "dots" else c.RoundSettings()
    return [*wishes, c.OpenRound(tuple(ids), "", method, ("women", "men"), chosen, "r1")]


class CounterSeat:
    """One running counter."""

    def __init__(self, app: Counter, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def burst(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(as_event(key))
        await self.quiet()

    async def quiet(self) -> None:
        for _turn in range(ENOUGH):
            await self.pilot.pause()
            if self.app.desk is None or not self.app.desk.waiting:
                await self.pilot.pause()
                return
        raise AssertionError("a wish was never answered")

    def pane(self, name: str) -> str:
        return self.app.screen.query_one(Panes).plain(name)


@asynccontextmanager
async def count(path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[CounterSeat]:
    app = Counter(path, "r1", clock=still)
    async with app.run_test(size=size) as pilot:
        seat = CounterSeat(app, pilot)
        await seat.quiet()
        yield seat


async def test_cups_then_papers_and_nothing_else(at: At) -> None:
    path = at("rank", *round_of())
    async with count(path) as seat:
        assert "Cốc" in seat.pane("board")
        await seat.burst("4", "enter", "escape", "c", "o", "x", "n", "u", "space")
        assert in_file(path).rounds["r1"].state == "open", "closing is the facilitator's"
        assert "đóng đợt" not in seat.pane("keys")
        await seat.burst("f", "1", "2", "enter", "3", "enter")
        assert "Phiếu nam số 3" in seat.pane("board")
    vote = in_file(path).rounds["r1"]
    assert vote.counts["women"].totals == {"a1": 4}
    assert [sorted(b.marks) for b in vote.ballots["men"].values()] == [["a1", "a2"], ["a3"]]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_help_tells_the_keys_of_this_table(at: At, size: tuple[int, int]) -> None:
    path = at("rank", *round_of())
    async with count(path, size) as seat:
        await seat.burst("escape", "f", "1", "2", "escape")
        assert [key for key in (" ? ", "Ctrl+Q") if key not in seat.pane("keys")] == []
        await seat.burst("question_mark")
        assert isinstance(seat.app.screen, HelpScreen)
        shown = seat.pane("content")
        for word in ("nhập từng phiếu", "phiếu trắng", "tới một phiếu để sửa", "Ctrl+Q"):
            assert word in shown
        for word in ("đóng đợt", "mục tiếp", "u là quay lại", "chỗ làm khác"):
            assert word not in shown, "what this seat cannot do"
        await seat.burst("x", "question_mark", "down", "question_mark", "enter", "enter", "enter")
        assert seat.app.screen is seat.app.counter
    papers = in_file(path).rounds["r1"].ballots["women"]
    assert [sorted(b.marks) for b in papers.values()] == [["a1", "a2"]]


async def test_a_blank_paper_takes_two_enters_here_too(at: At) -> None:
    path = at("rank", *round_of())
    async with count(path) as seat:
        await seat.burst("escape", "f", "1", "enter", "enter")
        assert "Enter lần nữa" in seat.pane("message")
        await seat.burst("escape", "enter", "2", "enter", "enter", "enter")
    papers = in_file(path).rounds["r1"].ballots["women"]
    assert [sorted(b.marks) for b in papers.values()] == [["a1"], ["a2"], []]


async def test_another_seat_keys_the_same_papers(at: At) -> None:
    path = at("rank", *round_of())
    async with count(path) as seat:
        await seat.burst("escape", "f", "1", "enter")
        other = Session.open(path, COUNTER, still)
        other.do(c.RecordBallot("r1", "women", 0, {"a4": 1}))
        await seat.burst("2", "enter", "up", "3", "enter")
        other.close()
    papers = in_file(path).rounds["r1"].ballots["women"]
    assert {n: sorted(b.marks) for n, b in papers.items()} == {
        1: ["a1"],
        2: ["a4"],
        3: ["a2", "a3"],
    }


async def test_the_round_is_closed_meanwhile(at: At) -> None:
    path = at("rank", *round_of())
    async with count(path) as seat:
        other = Session.open(path, clock=still)
        other.do(c.AnnulRound("r1", "thử"))
        other.close()
        for _turn in range(ENOUGH):
            await asyncio.sleep(0)
            assert seat.app.desk is not None
            seat.app.desk.look()
            await seat.pilot.pause()
            if seat.app.counter is not None and seat.app.counter.work.vote() is None:
                break
        assert "thôi đếm" in seat.pane("message")
        await seat.burst("5", "enter")
    assert not in_file(path).rounds["r1"].counts


def test_a_round_there_is_to_count(at: At) -> None:
    meeting = in_file(at("rank", *round_of()))
    assert countable(meeting, "").id == countable(meeting, "r1").id == "r1"
    with pytest.raises(Refusal, match="đang mở: r1"):
        countable(meeting, "r7")


def test_two_counters_at_once_and_one_of_them_killed(at: At) -> None:
    """Three hundred papers each; the second is killed in the middle and sends all of its own again."""
    path, many = at("rank", *round_of()), 300

    def sit_down(who: str, option: str) -> subprocess.Popen[str]:
        words = [sys.executable, "-c", KEYING, str(path), who, option, str(many)]
        seat = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert seat.stdout is not None
        assert seat.stdout.readline() == "ready\n"
        return seat

    first, second = sit_down("one", "a1"), sit_down("two", "a2")
    assert second.stdout is not None
    for _n in range(40):
        second.stdout.readline()
    second.kill()
    second.communicate()
    again = sit_down("two", "a2")
    for seat in (first, again):
        seat.communicate()
        assert seat.returncode == 0
    vote = in_file(path).rounds["r1"]
    papers = vote.ballots["women"]
    assert sorted(papers) == list(range(1, 2 * many + 1)), "every number once"
    assert vote.counts["women"].totals == {"a1": many, "a2": many}
