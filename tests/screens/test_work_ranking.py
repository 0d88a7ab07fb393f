"""A closed round: ranks, reasons, the two rankings side by side, a way back for a reason."""

from collections.abc import Callable
from pathlib import Path

from hall import Hall, digest
from hopthon.meeting import commands as c
from hopthon.screens.rounds.work_ranking import RankingWork
from hopthon.views.minutes_votes import Line, Part, vote_parts

from .seat import in_file, led_to, sit
from .seated import Seated, text, voting_hall

WOMEN = (24, 12, 28, 20, 10, 35, 9, 9)
MEN = (26, 10, 8, 30, 12, 5, 7, 7)


def closed(women: tuple[int, ...] = WOMEN, men: tuple[int, ...] = MEN) -> Hall:
    hall = voting_hall(len(women))
    for group, cups, ballots in (("women", women, 49), ("men", men, 35)):
        counts = {f"a{n}": beans for n, beans in enumerate(cups, 1)}
        hall.do("record_tally", round="r1", group=group, counts=counts, ballots=ballots)
    hall.do("close_round", round="r1", override="thử")
    return hall


def looking(hall: Hall) -> tuple[Seated, RankingWork]:
    seat = Seated(hall)
    work = RankingWork(seat)
    work.settle()
    return seat, work


def notes(work: RankingWork) -> list[str]:
    return [row.strip(" ↳") for row in text(work, 77).split("\n") if row.startswith("     ")]


def test_the_evening_of_the_pictures(golden: Callable[[str, str], None]) -> None:
    _seat, work = looking(closed())
    for width in (60, 77):
        golden(f"ranking-{width}", text(work, width))


def test_a_shared_rank_is_told_once_below_all_who_share_it() -> None:
    _seat, work = looking(closed((9, 9, 9), (7, 7, 7)))
    assert notes(work) == ["đồng hạng 1, phụ nữ bầu 9 = 9 = 9: chưa phân định được"]
    assert "Chưa xong       3 việc đồng hạng 1: để vậy, hay r bầu lại" in text(work)


def test_the_row_under_a_shared_rank_says_why_it_is_under() -> None:
    _seat, work = looking(closed((9, 9, 6), (7, 7, 10)))
    assert notes(work) == [
        "đồng hạng 1, phụ nữ bầu 9 = 9: chưa phân định được",
        "bằng điểm «Việc số 2», xếp sau vì phụ nữ bầu 6 < 9",
    ]


def test_each_pair_of_equals_has_its_own_reason() -> None:
    _seat, work = looking(closed((9, 8, 7), (1, 2, 3)))
    assert notes(work) == [
        "bằng điểm hạng 2, xếp trên vì phụ nữ bầu 9 > 8",
        "bằng điểm hạng 3, xếp trên vì phụ nữ bầu 8 > 7",
    ]


def test_figures_and_reason_of_the_row_in_hand() -> None:
    seat, work = looking(closed())
    seat.keys(work, "down", "down", "enter")
    assert seat.said == ["Hạng 3 với 40 hạt. Nữ 71,4 %, nam 14,3 % số phiếu."]


def test_who_said_that_it_meets_womens_needs_is_told_where_that_decided() -> None:
    hall = voting_hall(3)
    for name, who in (("a2", "chị Hà, đội 2"), ("a3", "")):
        hall.do(
            "describe_activity", id=name, meets_women_needs=name == "a2", women_needs_said_by=who
        )
    for group, ballots in (("women", 49), ("men", 35)):
        counts = {"a1": 20, "a2": 20, "a3": 5}
        hall.do("record_tally", round="r1", group=group, counts=counts, ballots=ballots)
    hall.do("close_round", round="r1")
    seat, work = looking(hall)
    assert work.focus == "a2"
    said = "Hợp nhu cầu phụ nữ, theo lời chị Hà, đội 2."
    assert said in text(work)
    seat.keys(work, "down")
    assert said not in text(work), "the other had no such mark"
    (told,) = [p for p in vote_parts(hall.meeting, hall.meeting.rounds["r1"]) if _names(p)]
    assert told == Line("«Việc số 2»: hợp nhu cầu phụ nữ, theo lời chị Hà, đội 2.", kind="fact")
    hall.do("describe_activity", id="a2", women_needs_said_by="")
    assert not any(map(_names, vote_parts(hall.meeting, hall.meeting.rounds["r1"])))


def _names(part: Part) -> bool:
    return isinstance(part, Line) and "theo lời" in part.text


def test_reopening_asks_why() -> None:
    seat, work = looking(closed())
    seat.keys(work, "x")
    assert seat.meeting.rounds["r1"].state == "closed"
    assert seat.reply("sót một cốc") == "Lý do mở lại đợt 1?"
    assert seat.meeting.rounds["r1"].state == "open"
    assert [why for _at, why in seat.meeting.rounds["r1"].reopenings] == ["sót một cốc"]


def test_figures_are_not_typed_over() -> None:
    seat, work = looking(closed())
    seat.keys(work, "enter", "5")
    assert work.editor is None


def test_counted_together_there_are_no_sides() -> None:
    hall = voting_hall(2)
    hall.do("open_round", id="r2", options=["a1", "a2"], groups=["all"], settings={"beans": 1})
    counts = {"a1": 40, "a2": 40}
    hall.do("record_tally", round="r2", group="all", counts=counts, ballots=84)
    hall.do("close_round", round="r2")
    _seat, work = looking(hall)
    assert "Nữ" not in text(work)
    assert notes(work) == ["đồng hạng 1: chưa phân định được"]


def test_before_any_round_is_closed() -> None:
    _seat, work = looking(voting_hall())
    assert text(work) == "Chưa có đợt bầu nào đóng."
    assert work.rows() == []


async def test_closing_and_reopening_at_the_keys(
    at: Callable[..., Path], start: Callable[[Path], Path]
) -> None:
    wishes: list[c.AnyCommand] = [c.SetAttendance(people=84, women=49, households=52)]
    wishes += [c.AddNode("activity", f"Việc {n}", "economy", id=f"a{n}") for n in (1, 2)]
    wishes += [c.OpenRound(("a1", "a2"), groups=("women", "men"), id="r1")]
    wishes += [c.RecordTally("r1", group, {"a1": 20, "a2": 9}, 35) for group in ("women", "men")]
    path = at("rank", *wishes)
    before = start(path)
    async with sit(path) as seat:
        await seat.burst("escape", "c")
        assert "Đã đóng đợt 1. Kết quả đang hiện trên tường" in seat.pane("message")
        assert "Ba việc đầu nữ chọn" in seat.pane("board")
        await seat.burst("s", "x", *"đếm sót", "enter")
        assert "Cốc" in seat.pane("board")
    led = (c.CloseRound("r1"), c.ShowOnWall("side", "r1"), c.ReopenRound("r1", "đếm sót"))
    assert digest(in_file(path)) == led_to(before, led)


def test_a_run_off_parts_those_who_share_a_rank() -> None:
    seat, work = looking(closed())
    work.focus = "a7"
    seat.keys(work, "r")
    run_off = list(seat.meeting.rounds.values())[-1]
    assert (run_off.paper.ids, run_off.paper.settings.run_off_of) == (("a7", "a8"), "r1")
    assert seat.opened == [("round", "women")]
    for group, cups, ballots in (("women", (20, 29), 49), ("men", (30, 5), 35)):
        counts = {"a7": cups[0], "a8": cups[1]}
        seat.hall.do("record_tally", round=run_off.id, group=group, counts=counts, ballots=ballots)
    seat.hall.do("close_round", round=run_off.id)
    first = seat.meeting.rounds["r1"].closed
    assert first is not None
    assert work.vote() is seat.meeting.rounds["r1"], "the round it parts is what one looks at"
    assert [(row.option, row.rank) for row in first.rows[-2:]] == [("a7", 7), ("a8", 8)]


def test_nothing_shared_nothing_to_vote_again() -> None:
    seat, work = looking(closed((9, 8, 7), (9, 8, 7)))
    seat.keys(work, "r")
    assert seat.said == ["Không có việc nào đồng hạng để bầu lại."]


def test_the_wall_tells_it_from_the_last_rank() -> None:
    seat, work = looking(closed())
    seat.keys(work, "v", "v")
    assert (seat.meeting.wall.page, seat.meeting.wall.hold) == ("reveal", 2)
    assert seat.said[-1] == "Trên tường: 2 hạng cuối trong 8."
    seat.keys(work, *["v"] * 9)
    assert seat.meeting.wall.hold == 8


def test_how_firm_it_is_stands_below() -> None:
    _seat, work = looking(closed())
    shown = text(work, 77)
    assert "Độ chắc" in shown
    assert "phiếu đổi thì ba việc đầu mới khác" in shown


def test_a_round_that_is_told_slowly_hangs_empty_once_closed() -> None:
    hall = voting_hall(3)
    hall.do("change_round", round="r1", settings={"reveal": True})
    for group in ("women", "men"):
        hall.do(
            "record_tally", round="r1", group=group, counts={"a1": 9, "a2": 8, "a3": 7}, ballots=9
        )
    hall.do("close_round", round="r1")
    assert (hall.meeting.wall.page, hall.meeting.wall.hold) == ("reveal", 0)
