"""Counting an election: cups of slips or slip by slip, who would be elected, what would be missed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hall import Hall
from hopthon.meeting import commands as c
from hopthon.screens.counting.work_ballots import BallotsWork
from hopthon.screens.counting.work_counting import CountingWork
from hopthon.screens.counting.work_cups import CupsWork
from hopthon.views.wall_now import wall_page

from .seat import Seat, in_file, sit
from .seated import Seated, text

PEOPLE = (
    ("Hà Thị Ly", "F", ("trained",)),
    ("Đinh Văn Tân", "M", ()),
    ("Lò Văn Ún", "M", ()),
    ("Hà Thị Mai", "F", ()),
)


def electing(kind: type[CountingWork], **settings: Any) -> tuple[Seated, CountingWork]:
    """Two of four are elected by the 84 here, one woman and one trained person wanted."""
    hall = Hall()
    hall.do("start_meeting")
    hall.do("set_attendance", people=84, women=49, households=52)
    for n, (name, sex, groups) in enumerate(PEOPLE, 1):
        hall.do("add_person", id=f"p{n}", name=name, sex=sex, groups=list(groups))
    quotas = [{"what": "women", "part": 3, "whole": 10}, {"what": "trained", "count": 1}]
    hall.do(
        "open_round",
        id="r1",
        options=["p1", "p2", "p3", "p4"],
        title="Bầu tổ giám sát",
        method="election",
        groups=["all"],
        settings={"seats": 2, "quotas": quotas, **settings},
    )
    seat = Seated(hall)
    work = kind(seat)
    work.settle()
    work.begin()
    return seat, work


def foretold(work: CountingWork) -> list[str]:
    """From the sentence about closing now on."""
    shown = text(work, 110).split("\n")
    first = [i for i, row in enumerate(shown) if row.startswith("Nếu đóng lúc này")]
    return shown[first[0] :] if first else []


def test_frames(golden: Callable[[str, str], None]) -> None:
    seat, work = electing(CupsWork)
    seat.keys(work, *"20", "enter", *"61", "enter", *"58", "enter")
    for width in (60, 77):
        golden(f"election-{width}", text(work, width))
    seat, work = electing(BallotsWork)
    seat.keys(work, *"23", "enter", *"32", "enter", "0", "2", "enter", "1")
    golden("election-ballots-60", text(work))


def test_who_would_be_elected_and_what_would_be_missed() -> None:
    seat, work = electing(BallotsWork)
    assert foretold(work) == []
    seat.keys(work, *"23", "enter")
    assert foretold(work) == [
        "Nếu đóng lúc này: trúng cử Đinh Văn Tân, Lò Văn Ún.",
        "! Trúng cử có 0 nữ, cần ít nhất 1: còn thiếu 1.",
        "! Trúng cử có 0 người đã tập huấn, cần ít nhất 1: còn thiếu 1.",
        "",
        "Đủ số để đóng: Esc rồi c.",
    ]
    seat.keys(work, *"14", "enter", "4", "enter", "2", "enter")
    assert foretold(work)[:3] == [
        "Nếu đóng lúc này: trúng cử Đinh Văn Tân, Hà Thị Mai.",
        "! Trúng cử có 0 người đã tập huấn, cần ít nhất 1: còn thiếu 1.",
        "",
    ]
    seat.keys(work, *"14", "enter", "1", "enter")
    assert foretold(work)[:2] == ["Nếu đóng lúc này: trúng cử Hà Thị Ly, Hà Thị Mai.", ""]


def test_a_tie_over_the_last_seat_is_foretold() -> None:
    seat, work = electing(CupsWork)
    seat.keys(work, *"60", "enter", *"30", "enter", *"30", "enter", "1", "enter")
    assert foretold(work)[:2] == [
        "Nếu đóng lúc này: trúng cử Hà Thị Ly.",
        "! Đinh Văn Tân, Lò Văn Ún bằng phiếu mà chỉ còn 1 chỗ: bầu lại giữa những người này.",
    ]


def test_in_the_run_off_the_quotas_of_the_election_are_foretold() -> None:
    seat, work = electing(CupsWork, quotas=[{"what": "women", "count": 2}])
    seat.keys(work, *"60", "enter", *"30", "enter", "1", "enter", *"30", "enter", "escape", "c")
    seat.hall.do("open_round", id="r2", options=[], settings={"run_off_of": "r1"})
    work.focus = ""
    work.begin()
    seat.keys(work, *"41", "enter", *"40", "enter")
    assert foretold(work)[:2] == [
        "Nếu đóng lúc này: trúng cử Đinh Văn Tân.",
        "! Trúng cử có 1 nữ, cần ít nhất 2: còn thiếu 1.",
    ]


def test_what_cannot_be_is_told_before_what_would_be() -> None:
    seat, work = electing(CupsWork)
    seat.keys(work, *"90", "enter")
    assert foretold(work) == []
    assert "Số 1 được 90 phiếu, nhiều hơn 84 phiếu thu vào." in text(work, 110)


@pytest.mark.parametrize("only", ["", "r1"])
def test_a_counting_table_only_counts(only: str) -> None:
    seat, work = electing(CupsWork)
    work.only = only
    seat.keys(work, *"60", "enter")
    assert bool(foretold(work)) == (not only)


async def test_an_election_at_the_keys(at: Callable[..., Path]) -> None:
    """From an empty roll to the elected: candidates typed, slips keyed, all in bursts."""
    path = at("rank", c.SetAttendance(people=84, women=49, households=52))
    async with sit(path) as seat:
        await seat.burst(*"mmmm")
        for name in ("Hà Thị Ly, nữ", "Đinh Văn Tân, nam", "Lò Văn Ún, nam"):
            await seat.burst("enter", *name, "enter")
        await seat.burst("down", "down", "enter", "2", "enter", "o", "escape", "f", *"23", "enter")
        assert "Nếu đóng lúc này: trúng cử Đinh Văn Tân, Lò Văn Ún." in seat.pane("board")
        assert "có 0 nữ, cần ít nhất 1" in seat.pane("board")
        await _the_wall_is_silent(seat)
        await seat.burst(*"13", "enter", *"1", "enter", "enter", "enter", "escape", "c")
        assert "Hà Thị Ly" in seat.pane("board")
    (vote,) = in_file(path).rounds.values()
    assert vote.closed is not None
    assert [(row.option, row.rank, row.score) for row in vote.closed.rows] == [
        (vote.paper.ids[0], 1, 2),
        (vote.paper.ids[2], 1, 2),
        (vote.paper.ids[1], 3, 1),
    ]
    assert vote.closed.notes == ()
    assert vote.closed.ballots == {"all": 4}, "three slips and a blank one"


async def _the_wall_is_silent(seat: Seat) -> None:
    """Counting may hang there; who is ahead may not."""
    name = next(iter(seat.meeting.rounds))
    for page in ("counting", "ranking", "reveal", "side"):
        seat.cockpit.send(c.ShowOnWall(page, name))
        await seat.quiet()
        shown = repr(wall_page(seat.meeting, seat.cockpit.now()))
        assert seat.meeting.wall.page == page
        assert "Tân" not in shown
        assert "trúng cử" not in shown
