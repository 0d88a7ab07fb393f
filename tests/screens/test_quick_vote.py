"""Too many lines: the room votes on which stay, by the same rounds as any vote."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hall import Hall, digest
from hopthon.export.minutes import minutes_pdf
from hopthon.export.ranking import ranking_csv
from hopthon.export.tables import tables
from hopthon.export.workbook import workbook
from hopthon.meeting import commands as c
from hopthon.screens.rounds.work_ranking import RankingWork
from hopthon.screens.rounds.work_round import RoundWork
from hopthon.screens.tree.work_tree import TreeWork
from hopthon.views.minutes_parts import parts_by_step
from hopthon.views.minutes_votes import Line, VoteTable
from hopthon.views.step_done import lacking
from hopthon.views.wall import page_name, wall_page
from hopthon.views.wall_pages import Options, Ranking
from hopthon.voting.paper import MEN, WOMEN

from .seat import in_file, led_to, sit
from .seated import Seated, text

At = Callable[..., Path]
Start = Callable[[Path], Path]
Golden = Callable[[str, str], None]
S = "infrastructure"
IDS = ("k1", "k2", "k3", "k4")
WORDS = ("Mương sạt", "Thiếu nước", "Đường lầy", "Cầu hỏng")
LINES = [c.AddNode("difficulty", w, S, id=i) for i, w in zip(IDS, WORDS, strict=True)]
WOMEN_CUPS, MEN_CUPS = (40, 30, 20, 10), (5, 25, 30, 4)


async def test_from_the_tree_to_the_vote_and_back_with_the_first_three(
    at: At, start: Start, golden: Golden
) -> None:
    path = at("difficulties", c.SetAttendance(people=84, women=49, households=52), *LINES)
    before = start(path)
    async with sit(path) as seat:
        await seat.burst("escape", "v")
        golden("quick-vote-form-120x36", seat.frame())
        await seat.burst("o", "enter", *typed(WOMEN_CUPS), "enter", *typed(MEN_CUPS), "escape")
        await seat.burst("c")
        assert seat.cockpit.work.id == "ranking"
        golden("quick-vote-result-120x36", seat.frame())
        await seat.burst("k")
        assert seat.cockpit.work.id == "tree"
        assert "Đã giữ 3 dòng đầu bảng" in seat.pane("message")
        assert seat.meeting.kept == {(S, "difficulty"): ("k2", "k3", "k1")}
        golden("quick-vote-kept-120x36", seat.frame())
    (vote,) = in_file(path).rounds.values()
    settings = c.RoundSettings(beans=3, tie_break="women_first", hidden=True)
    wishes = (
        c.OpenRound(IDS, vote.paper.title, "dots", (WOMEN, MEN), settings, id=vote.id),
        *cup_by_cup(vote.id, WOMEN, WOMEN_CUPS, 49),
        *cup_by_cup(vote.id, MEN, MEN_CUPS, 35),
        c.CloseRound(vote.id),
        c.KeepNodes(S, "difficulty", ("k2", "k3", "k1")),
    )
    assert digest(in_file(path)) == led_to(before, wishes)


async def test_all_of_it_in_one_burst(at: At) -> None:
    path = at("difficulties", c.SetAttendance(people=84, women=49, households=52), *LINES)
    cups = ("enter", *typed(WOMEN_CUPS), "enter", *typed(MEN_CUPS), "escape")
    async with sit(path, (80, 24)) as seat:
        await seat.burst("escape", "v", "o", *cups, "c", "k")
        assert seat.cockpit.work.id == "tree"
    assert in_file(path).kept == {(S, "difficulty"): ("k2", "k3", "k1")}


def cup_by_cup(vote: str, group: str, cups: tuple[int, ...], ballots: int) -> list[c.RecordTally]:
    counts = dict(zip(IDS, cups, strict=True))
    return [
        c.RecordTally(vote, group, {i: counts[i] for i in IDS[:n]}, ballots) for n in range(1, 5)
    ]


def typed(cups: tuple[int, ...]) -> list[str]:
    return [key for n in cups for key in (*str(n), "enter")]


def difficulties(hall: Hall | None = None, *, step: str = "difficulties") -> Hall:
    hall = hall or Hall()
    hall.do("set_info", households_total=98)
    hall.do("start_meeting")
    hall.do("go_to_step", step=step)
    hall.do("set_attendance", people=84, women=49, households=52)
    for one, words in zip(IDS, WORDS, strict=True):
        hall.do("add_node", id=one, kind="difficulty", sector=S, text=words)
    return hall


def voted(women: tuple[int, ...] = WOMEN_CUPS, men: tuple[int, ...] = MEN_CUPS) -> Hall:
    hall = difficulties()
    hall.do("open_round", id="r1", options=IDS, groups=["women", "men"], settings={"beans": 3})
    for group, cups, ballots in (("women", women, 49), ("men", men, 35)):
        counts = dict(zip(IDS, cups, strict=True))
        hall.do("record_tally", round="r1", group=group, counts=counts, ballots=ballots)
    hall.do("close_round", round="r1")
    return hall


def test_a_tie_where_it_is_cut_is_parted_first() -> None:
    seat = Seated(voted((40, 30, 20, 20), (5, 25, 10, 10)))
    work = RankingWork(seat)
    work.settle()
    seat.keys(work, "k")
    assert seat.said == [
        "Đồng hạng 3 ngay chỗ cắt, ấn r bầu lại rồi mới giữ: «Đường lầy», «Cầu hỏng»."
    ]
    assert not seat.meeting.kept
    seat.keys(work, "r")
    again = list(seat.meeting.rounds)[-1]
    for group, first, second, ballots in (("women", 30, 19, 49), ("men", 20, 15, 35)):
        counts = {"k3": first, "k4": second}
        seat.hall.do("record_tally", round=again, group=group, counts=counts, ballots=ballots)
    seat.hall.do("close_round", round=again)
    work.settle()
    seat.keys(work, "k")
    assert seat.meeting.kept == {(S, "difficulty"): ("k2", "k1", "k3")}
    assert seat.opened[-1] == ("tree", "k2")


def test_a_tie_elsewhere_is_nobodys_business() -> None:
    seat = Seated(voted((40, 40, 20, 10), (5, 5, 30, 4)))
    work = RankingWork(seat)
    work.settle()
    seat.keys(work, "k")
    assert sorted(seat.meeting.kept[S, "difficulty"]) == ["k1", "k2", "k3"]


def test_works_of_several_sectors_are_ranked_not_cut() -> None:
    hall = difficulties()
    for n, sector in enumerate(("economy", "society"), 1):
        hall.do("add_node", id=f"a{n}", kind="activity", sector=sector, text=f"Việc {n}")
    hall.do("open_round", id="r1", options=["a1", "a2"], groups=["all"])
    hall.do("record_tally", round="r1", group="all", counts={"a1": 2, "a2": 1}, ballots=3)
    hall.do("close_round", round="r1")
    seat = Seated(hall)
    work = RankingWork(seat)
    work.settle()
    keys = work.keys()
    assert next(key.label for key in keys if key.id == "keep") == ""
    seat.keys(work, "k")
    assert seat.said == ["Đợt bầu này không phải để chọn dòng giữ lại trong một ngành."]


@pytest.mark.parametrize(
    ("row", "said"), [("n1", []), ("k5", ["Mới có 1 dòng, giữ được 3: chưa phải chọn."])]
)
def test_nothing_to_choose(row: str, said: list[str]) -> None:
    hall = difficulties()
    hall.do("add_node", id="n1", kind="cause", parent="k1", text="Mưa")
    hall.do("add_node", id="k5", kind="difficulty", sector="economy", text="Thiếu vốn")
    seat = Seated(hall)
    work = TreeWork(seat)
    work.open_line(row)
    seat.keys(work, "v")
    assert (seat.said, seat.opened) == (said, [])


def test_the_round_being_written_waits_for_the_vote_on_lines() -> None:
    hall = difficulties(step="rank")
    hall.do("add_node", id="a1", kind="activity", sector=S, text="Làm cầu")
    seat = Seated(hall)
    work = RoundWork(seat)
    work.settle()
    work.form.title = "Đợt chính"
    work.open_line("k1")
    assert (work.rows()[:4], work.draft.title) == (
        list(IDS),
        "Chọn 3 khó khăn giữ lại: Hạ tầng",
    )
    seat.keys(work, "r")
    assert (work.rows()[0], work.draft.title) == ("a1", "Đợt chính"), "given up"
    work.open_line("k1")
    hall.do("go_to_step", step=hall.meeting.steps[-1].id)
    work.settle()
    assert work.draft.title == "Đợt chính", "another step: nobody waits for that vote"
    work.open_line("k1")
    seat.keys(work, "o")
    assert work.draft.title == "Đợt chính", "opened: the next round is the one that waited"


def test_the_ranking_starts_from_the_works_that_sectors_kept() -> None:
    hall = difficulties(step="rank")
    works = [f"a{n}" for n in range(1, 8)]
    for one in works:
        hall.do("add_node", id=one, kind="activity", sector="economy", text=one)
    hall.do("add_node", id="b1", kind="activity", sector=S, text="b1")
    work = RoundWork(Seated(hall))
    assert set(work.draft.chosen) == {*works, "b1"}
    hall.do("keep_nodes", sector="economy", kind="activity", ids=works[1:6])
    assert set(work.draft.chosen) == {*works[1:6], "b1"}, "the others can be ticked"
    hall.do("keep_nodes", sector="economy", kind="activity", ids=works[1:3])
    assert set(work.draft.chosen) == {*works, "b1"}, "choosing is not done yet"


def test_lines_that_are_no_works_are_told_as_such_everywhere() -> None:
    hall = voted()
    meeting = hall.meeting
    (table,) = [p for p in parts_by_step(meeting)["difficulties"] if isinstance(p, VoteTable)]
    assert table.head[1] == "Khó khăn"
    assert [row[1] for row in table.rows] == ["Thiếu nước", "Đường lầy", "Mương sạt", "Cầu hỏng"]
    hall.do("keep_nodes", sector=S, kind="difficulty", ids=["k2", "k3", "k1"])
    told = [p.text for p in parts_by_step(meeting)["difficulties"] if isinstance(p, Line)]
    assert "Giữ lại: Thiếu nước; Đường lầy; Mương sạt." in told
    hall.do("show_on_wall", page="options", ref="r1")
    page = wall_page(meeting, meeting.last_at)
    assert isinstance(page, Options)
    assert [choice.text for choice in page.choices] == list(WORDS)
    assert page_name(meeting) == "Các khó khăn để chọn"
    hall.do("show_on_wall", page="ranking", ref="r1")
    assert isinstance(wall_page(meeting, meeting.last_at), Ranking)
    seat = Seated(hall)
    work = RankingWork(seat)
    work.settle()
    assert "● Ba khó khăn đầu nữ chọn" in text(work)
    assert "Thiếu nước" in ranking_csv(meeting).decode("utf-8-sig")
    assert tables(meeting)
    assert workbook(meeting)
    assert minutes_pdf(meeting)


async def test_the_ranking_of_works_is_still_to_come(at: At) -> None:
    hall = voted()
    step = hall.meeting.find_step("rank")
    assert step is not None
    assert lacking(hall.meeting, step) == "Chưa bầu đợt nào."
    wishes = [*LINES, c.AddNode("activity", "Làm cầu", S, id="a1")]
    vote = c.OpenRound(IDS, "Chọn", "dots", ("all",), c.RoundSettings(beans=3), id="r1")
    count = c.RecordTally("r1", "all", dict.fromkeys(IDS, 3), 4)
    here = c.SetAttendance(people=84, women=49, households=52)
    async with sit(at("rank", here, *wishes, vote, count, c.CloseRound("r1"))) as seat:
        assert seat.cockpit.work.id == "round", "not the result about lines"
