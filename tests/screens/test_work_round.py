"""Before a vote: what stands on the paper, how it is voted."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hall import Hall, digest
from hopthon.meeting import commands as c
from hopthon.screens.round_form import Draft, RoundForm
from hopthon.screens.round_wish import change
from hopthon.screens.work_round import RoundWork
from hopthon.voting.paper import Paper

from .seat import in_file, led_to, sit
from .seated import Seated, key_bar, text

SETTLED = c.RoundSettings(beans=1)
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


def test_the_most_points_of_one_criterion_and_of_all() -> None:
    seat, work = drafting(3)
    seat.keys(work, "m")
    first, second, *_others = (f"#c:{one.id}" for one in work.draft.criteria)
    to(work, seat, "#top")
    seat.keys(work, "enter", "5", "enter")
    work.focus = first
    seat.keys(work, "t")
    assert seat.reply("20") == "Điểm cao nhất của «Tính phù hợp»?"
    work.focus = second
    seat.keys(work, "t")
    seat.reply("nhiều")
    assert "Hiệu quả chi phí" in seat.said[-1]
    shown = text(work)
    assert "1  Tính phù hợp: 1–20 điểm" in shown
    assert "Điểm cao nhất mỗi tiêu chí        –" in shown, "no one number holds for all"
    seat.keys(work, "o")
    assert [c.max for c in chosen(seat).settings.criteria] == [20, 5, 5, 5]


def test_candidates_who_are_not_on_the_roll() -> None:
    seat, work = drafting(1)
    seat.keys(work, *"mmmm")
    assert work.focus == "#candidate", "an empty roll is no end"
    for typed in ("Hà Thị Ly, nữ, đã tập huấn", "Đinh Văn Tân, nam", "Lò A"):
        seat.keys(work, "enter")
        seat.type(work, typed)
        seat.keys(work, "enter")
    people = [(p.name, p.sex, p.groups, p.present) for p in seat.meeting.roll.values()]
    assert people == [
        ("Hà Thị Ly", "F", ("trained",), False),
        ("Đinh Văn Tân", "M", (), False),
        ("Lò A", "", (), False),
    ]
    assert "people" not in seat.meeting.counts, "a name on the paper is nobody in the hall"
    seat.keys(work, "o")
    paper = chosen(seat)
    assert [(o.text, o.sex, o.trained) for o in paper.options] == [
        ("Hà Thị Ly", "F", True),
        ("Đinh Văn Tân", "M", False),
        ("Lò A", "", False),
    ]


def test_a_candidate_that_cannot_be_is_said_and_stays_in_the_field() -> None:
    seat, work = drafting(1)
    seat.hall.do("add_person", id="p1", name="Hà Thị Ly", sex="F")
    seat.keys(work, *"mmmm", "down", "enter")
    seat.type(work, "hà thị ly, nữ")
    seat.keys(work, "enter")
    assert "đã có trong danh sách" in seat.said[-1]
    seat.keys(work, "ctrl+u")
    seat.type(work, "Lò B, chị")
    seat.keys(work, "enter")
    assert seat.said[-1] == "Sau tên chỉ ghi nữ hay nam, tập huấn; «chị» thì không hiểu."
    seat.keys(work, "backspace", "backspace", "backspace", "n", "ữ", "enter")
    assert [p.name for p in seat.meeting.roll.values()] == ["Hà Thị Ly", "Lò B"]


def test_a_draft_is_kept_and_opened_later() -> None:
    seat, work = drafting(3)
    seat.keys(work, "enter", "g")
    (vote,) = seat.meeting.rounds.values()
    assert (vote.state, seat.opened) == ("draft", [])
    assert work.title() == ("Xếp ưu tiên", "đợt 1 · bỏ hạt vào cốc", "bản nháp")
    seat.keys(work, "r", "s")
    assert (vote.state, len(vote.paper.ids), seat.opened) == ("open", 2, [("cups", "women")])
    assert work.title()[2] == "chưa mở"


def test_a_kept_draft_is_changed_step_by_step_then_opened() -> None:
    seat, work = drafting(3)
    seat.keys(work, "g", "enter")
    work.focus = "#title"
    seat.keys(work, "enter", "ctrl+u")
    seat.type(work, "Việc làm đường")
    seat.keys(work, "enter", "g", "g")
    (vote,) = seat.meeting.rounds.values()
    assert seat.said[-1] == "Bản nháp không có gì đổi. o để mở."
    assert seat.sent[1:] == [c.ChangeRound(vote.id, "Việc làm đường", options=("a2", "a3"))]
    seat.hall.do("undo")
    work.settle()
    assert "(•)  1  Việc 1" in text(work), "one step takes it all back, and the screen shows it"
    assert vote.paper.title == TITLE
    work.focus = "a3"
    seat.keys(work, "enter", "e", "o")
    assert (vote.state, vote.paper.ids, vote.paper.groups) == ("open", ("a1", "a2"), ("all",))
    assert seat.opened == [("cups", "women")]


def test_every_key_fits_on_the_bar_of_a_small_screen() -> None:
    seat, work = drafting(3)
    seat.keys(work, "g", "r", "m", *["down"] * 3)
    shown = key_bar(work)
    assert len(shown) <= 80
    assert [key for key in "omehtgsr" if f" {key} " not in shown] == []


def test_of_a_draft_made_elsewhere_only_what_was_touched_changes() -> None:
    seat, work = drafting(3)
    seat.hall.do("add_node", id="d", kind="difficulty", sector="economy", text="Thiếu nước")
    seat.hall.do(
        "open_round",
        id="r1",
        options=["d", "a3", "a1"],
        title="Khó khăn nào trước",
        settings={"beans": 3, "combine": "rank_sum", "hidden": False, "tie_break": "handbook"},
        draft=True,
    )
    seat.keys(work, "r")
    assert "(•)  3  Thiếu nước" in text(work)
    work.focus = "#stacking"
    seat.keys(work, "enter", "g")
    assert seat.sent == [c.ChangeRound("r1", settings=c.RoundSettings(stacking=True))]
    assert seat.meeting.rounds["r1"].paper.ids == ("d", "a3", "a1")


def test_drafts_by_turns_and_nothing_typed_lost() -> None:
    seat, work = drafting(3)
    seat.keys(work, "g", "r", "m", "g", "r", "r", "e")
    assert [r.paper.method for r in seat.meeting.rounds.values()] == ["dots", "criteria"]
    seat.keys(work, "r", "m", "r")
    assert work.title()[1:] == ("đợt 1 · bỏ hạt vào cốc", "bản nháp")
    seat.keys(work, "r")
    assert not work.draft.apart, "the new round is as it was left"
    seat.keys(work, "r")
    assert work.title()[1] == "đợt 2 · giơ tay từng việc"
    first, second = seat.meeting.rounds
    seat.hall.do("annul_round", round=second, reason="thừa")
    work.settle()
    assert work.title()[2] == "chưa mở"
    seat.keys(work, "r")
    assert work.title()[1].startswith("đợt 1")
    seat.hall.do("undo")
    seat.hall.do("start_round", round=first)
    work.settle()
    assert work.title()[2] == "chưa mở"


def test_keeping_taken_back_leaves_the_form_as_it_was() -> None:
    seat, work = drafting(3)
    seat.keys(work, "enter", "g")
    seat.hall.do("undo")
    work.settle()
    assert work.title()[2] == "chưa mở"
    assert work.draft.chosen == ["a2", "a3"]


@given(st.lists(st.sampled_from(["down", "up", "enter", "e", "m", "h", "down", "enter"])))
def test_a_draft_changed_is_what_it_would_have_been_at_once(keys: list[str]) -> None:
    at_once, work = drafting(4)
    later, other = drafting(4)
    for seat in (at_once, later):
        seat.hall.do("add_person", id="p1", name="Hà Thị Ly", sex="F")
    at_once.keys(work, *keys, "escape", "g")
    later.keys(other, "g", *keys, "escape", "g")
    if at_once.meeting.rounds:
        assert chosen(later) == chosen(at_once)
        assert change(Draft(later.meeting, RoundForm(chosen(later))), "r1") is None


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
    told = " ".join(text(work).split())
    assert told.startswith("Chưa có hoạt động nào cần nguồn vốn bên ngoài để xếp ưu tiên. Ctrl+P")
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


async def test_a_draft_kept_changed_and_opened_in_one_burst(
    at: Callable[..., Path], start: Callable[[Path], Path]
) -> None:
    wishes: list[c.AnyCommand] = [c.SetAttendance(people=84, women=49, households=52)]
    for n in range(1, 5):
        wishes += [c.AddNode("activity", f"Việc {n}", "economy", id=f"a{n}")]
    path = at("rank", *wishes)
    before = start(path)
    async with sit(path) as seat:
        await seat.burst("g", "enter", "e", "g", "o")
        assert "Đã mở đợt bầu: đếm chung" in seat.pane("message")
        await seat.burst("escape", "u", "u")
        assert "đợt 1 · bỏ hạt vào cốc" not in seat.pane("board")
        await seat.burst("r")
        assert "(•)  4  Việc 4" in seat.pane("board"), "each change was one step back"
        await seat.burst("down", "enter", "o")
    kept = c.OpenRound(
        ("a1", "a2", "a3", "a4"), TITLE, "", ("women", "men"), c.RoundSettings(), draft=True
    )
    name = next(iter(in_file(path).rounds))
    first = c.ChangeRound(name, options=("a2", "a3", "a4"), groups=("all",), settings=SETTLED)
    second = c.ChangeRound(name, options=("a1", "a3", "a4"), settings=SETTLED)
    undone = [c.StartRound(name), c.Undo(), c.Undo()]
    assert digest(in_file(path)) == led_to(
        before, [kept, first, *undone, second, c.StartRound(name)]
    )
