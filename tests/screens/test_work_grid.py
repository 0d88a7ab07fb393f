"""Counts in several parts: points by criterion, hands, the stacks of a secret ballot, papers with points."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall import Hall
from hopthon.meeting import commands as c
from hopthon.screens.counting.work_grid import GridWork
from hopthon.screens.counting.work_scoring import ScoringWork
from hopthon.voting.cells import nested

from .seat import in_file, sit
from .seated import Seated, key_bar, text

CRITERIA = [
    {"id": "fit", "title": "Tính phù hợp", "max": 10, "weight": 2},
    {"id": "cost", "title": "Hiệu quả chi phí", "max": 5},
    {"id": "own", "title": "Sức dân", "max": 10},
]


def counting(method: str, groups: list[str], options: int = 3, **settings: Any) -> Hall:
    """A round "r1" by this method, 49 women and 35 men there."""
    hall = Hall()
    hall.do("set_info", village="Bàn Thạch", households_total=98, plan_year=2027)
    hall.do("start_meeting")
    hall.do("go_to_step", step="rank")
    hall.do("set_attendance", people=84, women=49, households=52)
    ids = [f"a{n}" for n in range(1, options + 1)]
    for n, name in enumerate(ids, 1):
        words = f"Sửa đường vào xóm số {n} cho xe máy đi được cả mùa mưa"
        hall.do("add_node", id=name, kind="activity", sector="economy", text=words)
    chosen = ids[:1] if method == "secret" else ids
    hall.do("open_round", id="r1", options=chosen, method=method, groups=groups, settings=settings)
    return hall


def at_work(hall: Hall, *, slow: bool = False) -> tuple[Seated, GridWork]:
    seat = Seated(hall, slow=slow)
    work = GridWork(seat)
    work.settle()
    work.begin()
    return seat, work


def scoring(*, slow: bool = False, **settings: Any) -> tuple[Seated, ScoringWork]:
    hall = counting("criteria", ["women", "men"], 2, criteria=CRITERIA, **settings)
    seat = Seated(hall, slow=slow)
    work = ScoringWork(seat)
    work.settle()
    work.begin()
    return seat, work


def counts(seat: Seated, group: str = "women") -> dict[str, Any]:
    return nested(seat.meeting.rounds["r1"].counts[group].totals)


def test_points_by_criterion_across_then_down() -> None:
    seat, work = at_work(counting("criteria", ["women", "men"], criteria=CRITERIA))
    seat.keys(work, *"100", "enter", *"99", "enter", *"80", "enter", *"60", "up", *"1")
    seat.keys(work, "right", "tab", *"70", "escape")
    assert counts(seat) == {"a1": {"fit": 1, "cost": 99, "own": 80}, "a2": {"fit": 60}}
    assert counts(seat, "men") == {"a1": {"cost": 70}}


def test_a_sum_no_papers_can_make_is_marked_and_told() -> None:
    seat, work = at_work(counting("criteria", ["all"], criteria=CRITERIA))
    seat.keys(work, *"100", "enter", *"421", "enter")
    shown = text(work)
    assert "421✗" in shown
    assert "421 điểm; 84 phiếu" in shown
    assert "Tổng ô này từ 84 đến 840 điểm" in shown


def test_hands_and_how_many_are_here() -> None:
    seat, work = at_work(counting("hands", ["all"], 2))
    seat.keys(work, *"40", "enter", *"30", "enter", *"20", "enter")
    assert "Số 1 có 90 tay, nhiều hơn 84 người" in text(work)
    seat.keys(work, "up", "ctrl+u", *"50", "enter", "ctrl+u", *"14", "enter")
    seat.keys(work, "enter", *"84", "enter", *"0", "enter", *"0", "enter", "escape", "c")
    closed = seat.meeting.rounds["r1"].closed
    assert closed is not None
    row, other = closed.rows
    assert (row.option, row.score, other.score) == ("a2", 84, 50)


def test_the_stacks_of_a_secret_ballot_and_who_counted_them() -> None:
    names = ["Hà Thị A", "Hà Văn B", "Đinh C"]
    seat, work = at_work(
        counting("secret", ["all"], committee=names, witnesses=["Hộ Ly", "Hộ Tân"])
    )
    seat.keys(work, *"60", "enter", *"20", "enter", "3", "enter", "2", "enter", "escape")
    asked = text(work)
    assert "Bốn xấp cộng lại 85, mà thu vào 84 phiếu." in asked
    seat.keys(work, "up", "enter", "ctrl+u", "1", "enter", "escape", "c")
    vote = seat.meeting.rounds["r1"]
    assert vote.closed is not None
    assert "20 không thuận, 3 trắng, 1 hỏng" in vote.closed.rows[0].sentence
    assert "Hà Thị A" in asked


def test_a_wide_grid_keeps_the_criterion_in_hand_in_sight() -> None:
    many = [{"id": f"c{n}", "title": f"Điều {n}"} for n in range(1, 13)]
    seat, work = at_work(counting("criteria", ["all"], criteria=many))
    assert "TC1 " in text(work)
    for _n in range(8):
        seat.keys(work, "5", "enter")
    shown = text(work).split("\n")[0]
    assert "TC9" in shown
    assert "‹" in shown
    assert "›" in shown
    assert "TC9 Điều 9" in text(work)


@pytest.mark.parametrize("method", ["criteria", "hands", "secret"])
def test_frames(method: str, golden: Callable[[str, str], None]) -> None:
    groups = ["all"] if method == "secret" else ["women", "men"]
    seat, work = at_work(counting(method, groups))
    seat.keys(work, *"45", "enter", *"3", "enter", *"1", "enter")
    for width in (60, 77):
        golden(f"grid-{method}-{width}", text(work, width))


# papers one by one ---------------------------------------------------------------------------


def papers(seat: Seated, group: str = "women") -> dict[int, str]:
    """Number → its points in order, "-" where left out."""
    vote = seat.meeting.rounds["r1"]
    cells = [f"{o}/{c['id']}" for o in vote.paper.ids for c in CRITERIA]
    return {
        n: "hỏng" if b.spoilt else " ".join(str(b.marks.get(cell, "-")) for cell in cells)
        for n, b in vote.ballots.get(group, {}).items()
    }


def key_in(seat: Seated, work: ScoringWork, points: str) -> None:
    for n in points.split():
        seat.keys(work, *n, "enter")


def test_paper_after_paper() -> None:
    seat, work = scoring()
    key_in(seat, work, "10 5 9 1 2 3")
    key_in(seat, work, "1 1 1 1 1 1")
    seat.keys(work, "-", "tab")
    key_in(seat, work, "2 2 2 2 2 2")
    assert papers(seat) == {1: "10 5 9 1 2 3", 2: "1 1 1 1 1 1", 3: "hỏng"}
    assert papers(seat, "men") == {1: "2 2 2 2 2 2"}


def test_points_left_out_are_confirmed_by_a_key() -> None:
    seat, work = scoring()
    seat.keys(work, "7", "enter", "enter", *["8", "enter"], *["enter"] * 3)
    assert "Còn 4 ô trống" in seat.said[-1]
    assert papers(seat) == {}
    seat.keys(work, "+")
    assert papers(seat) == {1: "7 - 8 - - -"}
    vote = seat.meeting.rounds["r1"]
    assert not vote.counts["women"].incomplete, "the clerk has confirmed it"


def test_more_points_than_one_may_give() -> None:
    seat, work = scoring()
    seat.keys(work, "1", "1", "enter")
    assert "nhiều nhất 10 điểm, không phải 11" in seat.said[-1]
    seat.keys(work, "ctrl+u", "9", "enter", "6", "enter", "backspace", "5", "enter", "1", "+")
    assert papers(seat) == {1: "9 5 1 - - -"}


def test_back_to_put_a_paper_right() -> None:
    seat, work = scoring()
    key_in(seat, work, "1 1 1 1 1 1")
    key_in(seat, work, "2 2 2 2 2 2")
    seat.keys(work, "pageup", "pageup", "right", "ctrl+u", "4", "+")
    assert papers(seat) == {1: "1 4 1 1 1 1", 2: "2 2 2 2 2 2"}
    seat.keys(work, "*")
    seat.reply("2")
    seat.keys(work, "escape", "x")
    assert papers(seat) == {1: "1 4 1 1 1 1"}


def test_a_paper_without_points_is_confirmed_twice() -> None:
    seat, work = scoring()
    seat.keys(work, "+", "enter", "+", "4", "+")
    assert papers(seat) == {1: "- 4 - - - -"}
    assert seat.said[-1] == "Phiếu này chưa ghi gì. + lần nữa nếu là phiếu trắng."
    seat.keys(work, "+", "+")
    assert papers(seat)[2] == "- - - - - -"


def test_a_paper_begun_waits_while_others_are_looked_at() -> None:
    seat, work = scoring()
    key_in(seat, work, "1 1 1 1 1 1")
    key_in(seat, work, "2 3")
    seat.keys(work, "pageup", "pagedown", "tab")
    key_in(seat, work, "5 5 5 5 5 5")
    seat.keys(work, "tab", "enter", "enter")
    key_in(seat, work, "1 1 1 1")
    assert papers(seat) == {1: "1 1 1 1 1 1", 2: "2 3 1 1 1 1"}
    assert papers(seat, "men") == {1: "5 5 5 5 5 5"}


@given(st.lists(st.tuples(*[st.integers(1, 5)] * 6), min_size=1, max_size=12))
def test_every_paper_is_kept_however_late_the_disk(wanted: list[tuple[int, ...]]) -> None:
    seat, work = scoring(slow=True)
    for paper in wanted:
        key_in(seat, work, " ".join(map(str, paper)))
    seat.answer()
    kept = {n: " ".join(map(str, paper)) for n, paper in enumerate(wanted, 1)}
    assert papers(seat) == kept


def test_the_frame_of_a_paper(golden: Callable[[str, str], None]) -> None:
    seat, work = scoring()
    key_in(seat, work, "10 5 9 1 2 3")
    key_in(seat, work, "7 3")
    for width in (60, 77):
        golden(f"scoring-{width}", text(work, width))


async def test_papers_with_points_in_bursts(at: Callable[..., Path]) -> None:
    """Raw keys, faster than anyone: every point in its cell, every paper once, those put right put right."""
    chance = random.Random(7)
    wanted = [[chance.randint(1, 10) for _cell in range(8)] for _n in range(100)]
    path = at("rank", *_scored(2))
    async with sit(path, (80, 24)) as seat:
        await seat.burst("escape", "f")
        for start in range(0, len(wanted), 25):
            some = wanted[start : start + 25]
            await seat.burst(*(key for paper in some for n in paper for key in (*str(n), "enter")))
        await seat.burst("-", "7", "enter", "+", "+", "+", "pageup", "pageup", "1", "0", "+")
        await seat.burst("pagedown", "tab", *["3", "enter"] * 8, "5", "tab", "tab", "enter", "+")
    vote = in_file(path).rounds["r1"]
    cells = [f"{o}/{x.id}" for o in vote.paper.ids for x in vote.paper.settings.criteria]
    women, men = vote.ballots["women"], vote.ballots["men"]
    kept = [[women[n].marks[cell] for cell in cells] for n in range(1, 101)]
    assert kept == wanted
    rest = [(n, b.spoilt, dict(b.marks)) for n, b in women.items() if n > 100]
    assert rest == [
        (101, True, {}),
        (102, False, {cells[0]: 10}),
        (103, False, {}),
    ]
    assert [dict(b.marks) for b in men.values()] == [dict.fromkeys(cells, 3), {cells[0]: 5}]
    assert not vote.counts["women"].incomplete


def _scored(options: int) -> list[c.AnyCommand]:
    ids = tuple(f"a{n}" for n in range(1, options + 1))
    wishes: list[c.AnyCommand] = [c.SetAttendance(people=1_500, women=1_000, households=52)]
    wishes += [c.AddNode("activity", f"Việc {i}", "economy", id=i) for i in ids]
    return [*wishes, c.OpenRound(ids, "", "criteria", ("women", "men"), id="r1")]


@pytest.mark.parametrize("width", [80, 100, 120])
def test_every_key_of_a_paper_fits_on_the_bar(width: int) -> None:
    seat, work = scoring()
    typing = key_bar(work, width)
    seat.keys(work, "escape")
    choosing = key_bar(work, width)
    assert max(len(typing), len(choosing)) <= width
    assert [
        shown for shown in ("Enter", "+", "-", "PgUp", "*", "Tab", "Esc") if shown not in typing
    ] == []
    assert [
        shown for shown in ("Enter", " k ", " c ", " f ", " g ", " x ") if shown not in choosing
    ] == []
