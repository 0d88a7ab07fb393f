"""Before a vote: what stands on the paper, how it is voted."""

from collections.abc import Callable
from pathlib import Path

from hall import Hall, digest
from hopthon.meeting import commands as c
from hopthon.screens.work_round import RoundWork

from .seat import in_file, led_to, sit
from .seated import Seated, text

TITLE = "Xếp ưu tiên các hoạt động cần nguồn vốn bên ngoài"


def drafting(options: int = 8) -> tuple[Seated, RoundWork]:
    hall = Hall()
    hall.do("start_meeting")
    for n in range(1, options + 1):
        hall.do("add_node", id=f"a{n}", kind="activity", sector="economy", text=f"Việc {n}")
        hall.do("describe_activity", id=f"a{n}", external=True)
    hall.do("add_node", id="own", kind="activity", sector="economy", text="Dân tự làm")
    hall.do("describe_activity", id="own", external=False)
    seat = Seated(hall)
    work = RoundWork(seat)
    work.settle()
    return seat, work


def test_as_the_process_has_it(golden: Callable[[str, str], None]) -> None:
    seat, work = drafting()
    for width in (60, 77):
        golden(f"round-{width}", text(work, width))
    seat.keys(work, "o")
    (vote,) = seat.meeting.rounds.values()
    assert vote.paper.ids == tuple(f"a{n}" for n in range(1, 9)), (
        "self-funded works are not voted on"
    )
    assert (vote.paper.groups, vote.paper.settings.beans) == (("women", "men"), 3)
    assert vote.paper.settings.hidden
    assert seat.said == ["Đã mở đợt bầu: phiếu nữ, phiếu nam để riêng. Kết quả che đến khi đóng."]
    assert seat.opened == [("cups", "women")]


def test_ticking_beans_together_and_in_sight() -> None:
    seat, work = drafting()
    seat.keys(work, "down", "enter", "enter", "down", "enter", *["down"] * 6, "enter")
    seat.keys(work, "ctrl+u", "4", "down", "enter", "down", "enter", "o")
    (vote,) = seat.meeting.rounds.values()
    assert vote.paper.ids == ("a1", "a2", "a4", "a5", "a6", "a7", "a8")
    assert (vote.paper.groups, vote.paper.settings.beans) == (("all",), 4)
    assert not vote.paper.settings.hidden
    assert seat.said == ["Đã mở đợt bầu: đếm chung. Kết quả hiện dần."]


def test_the_next_round_starts_from_the_defaults_again() -> None:
    seat, work = drafting()
    seat.keys(work, "enter", "e", "o", "o")
    first, second = seat.meeting.rounds.values()
    assert first.paper.groups == ("all",)
    assert (second.paper.groups, len(second.paper.ids)) == (("women", "men"), 8)


def test_what_cannot_be_opened_is_said_and_stays() -> None:
    seat, work = drafting(2)
    seat.keys(work, "enter", "down", "enter", "o")
    assert len(seat.said) == 1
    seat.keys(work, "down", "enter", "ctrl+u", "9", "enter", "up", "enter", "o")
    assert "hãy bớt hạt" in seat.said[-1]
    assert not seat.meeting.rounds
    assert work.beans() == 9


def test_nothing_to_vote_on() -> None:
    seat, work = drafting(0)
    assert text(work) == "Chưa có hoạt động nào cần nguồn vốn bên ngoài để xếp ưu tiên."
    seat.keys(work, "enter", "e", "o")
    assert not seat.meeting.rounds


async def test_opening_at_the_keys(at: Callable[..., Path], start: Callable[[Path], Path]) -> None:
    wishes: list[c.AnyCommand] = [c.SetAttendance(people=84, women=49, households=52)]
    for n in range(1, 5):
        wishes += [c.AddNode("activity", f"Việc {n}", "economy", id=f"a{n}")]
    path = at("rank", *wishes)
    before = start(path)
    async with sit(path) as seat:
        await seat.burst("enter", "o")
        assert "Đã mở đợt bầu" in seat.pane("message")
        assert "Cốc" in seat.pane("board")
    opened = c.OpenRound(
        ("a2", "a3", "a4"), TITLE, "", ("women", "men"), c.RoundSettings(beans=1, hidden=True)
    )
    assert digest(in_file(path)) == led_to(before, [opened])
