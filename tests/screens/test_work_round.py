"""Before a vote: what stands on the paper, how it is voted."""

from collections.abc import Callable
from pathlib import Path

from hall import Hall, digest
from hopthon.meeting import commands as c
from hopthon.screens.work_round import RoundWork
from hopthon.voting.paper import Paper

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
    seat.keys(work, "ctrl+u", "4", *["down"] * 2, "enter", *["down"] * 2, "enter", "o")
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
    assert work.draft.beans == 9


def chosen(seat: Seated) -> Paper:
    """The paper of the newest round."""
    return list(seat.meeting.rounds.values())[-1].paper


def to(work: RoundWork, seat: Seated, row: str) -> None:
    seat.keys(work, *["down"] * work.rows().index(row))
    assert work.focus == row


def test_criteria_of_the_process_and_of_the_room() -> None:
    seat, work = drafting(3)
    seat.keys(work, "m")
    first = work.draft.criteria[0].id
    to(work, seat, f"#c:{first}")
    seat.keys(work, "h", "down", "enter")
    work.focus = "#own"
    seat.keys(work, "enter")
    seat.type(work, "Làm được ngay trong năm")
    seat.keys(work, "enter", "down", "enter", "ctrl+u", "5", "enter", "o")
    paper = chosen(seat)
    assert paper.method == "criteria"
    assert [(c.title, c.max, c.weight) for c in paper.settings.criteria] == [
        ("Tính phù hợp", 5, 2),
        ("Phát huy nội lực cộng đồng", 5, 1),
        ("Số lượng người hưởng lợi", 5, 1),
        ("Làm được ngay trong năm", 5, 1),
    ]
    assert seat.opened == [("grid", "women")]


def test_hands_apart_by_ranks_ties_left() -> None:
    seat, work = drafting(3)
    seat.keys(work, "m", "m")
    to(work, seat, "#combine")
    seat.keys(work, "enter", "enter", "down", "enter", "enter", "o")
    settings = chosen(seat).settings
    assert (settings.combine, settings.tie_break) == ("rank_sum", "none")


def test_a_secret_ballot_names_its_question_and_its_counters() -> None:
    seat, work = drafting(1)
    seat.keys(work, "m", "m", "m", "o")
    assert seat.said[-1] == "Ghi điều cần hỏi ý kiến rồi mới mở phiếu kín."
    seat.keys(work, "enter")
    seat.type(work, "Góp 100 nghìn một hộ làm đường?")
    seat.keys(work, "down", "enter")
    seat.type(work, "Hà A, Hà B, Đinh C")
    seat.keys(work, "down", "enter")
    seat.type(work, "Hộ Ly, Hộ Tân")
    seat.keys(work, "enter", "o")
    paper = chosen(seat)
    assert (paper.method, paper.title) == ("secret", "Góp 100 nghìn một hộ làm đường?")
    assert paper.settings.committee == ("Hà A", "Hà B", "Đinh C")
    assert paper.settings.witnesses == ("Hộ Ly", "Hộ Tân")
    assert seat.opened == [("grid", "women")]


def test_an_election_from_the_roll() -> None:
    seat, work = drafting(1)
    for n in range(1, 5):
        seat.hall.do("add_person", id=f"p{n}", name=f"Người {n}", sex="F" if n == 4 else "M")
    seat.keys(work, *"mmmm", "enter", "down", "enter", "down", "enter")
    work.focus = "#seats"
    seat.keys(work, "enter", "ctrl+u", "2", "down", "down", "enter", "1", "enter", "o")
    assert len(seat.said) == 1, seat.said
    paper = chosen(seat)
    assert (paper.method, paper.ids, paper.groups) == ("election", ("p1", "p2", "p3"), ("all",))
    assert (paper.settings.seats, paper.settings.beans) == (2, 2)
    assert [(q.what, q.need(10)) for q in paper.settings.quotas] == [("women", 3), ("trained", 1)]
    assert seat.opened == [("cups", "women")]


def test_a_draft_is_kept_and_opened_later() -> None:
    seat, work = drafting(3)
    seat.keys(work, "enter", "g")
    (vote,) = seat.meeting.rounds.values()
    assert (vote.state, seat.opened) == ("draft", [])
    seat.keys(work, "s")
    assert (vote.state, len(vote.paper.ids), seat.opened) == ("open", 2, [("cups", "women")])


def test_the_rows_of_each_method(golden: Callable[[str, str], None]) -> None:
    seat, work = drafting(2)
    seat.hall.do("add_person", id="p1", name="Hà Thị Ly", sex="F")
    shown: list[str] = []
    for _method in range(5):
        shown += [" · ".join(work.title()), text(work), ""]
        seat.keys(work, "m")
    golden("round-methods", "\n".join(shown))


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
