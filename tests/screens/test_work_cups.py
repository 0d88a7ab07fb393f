"""Counting cups: what is typed is what is counted, however fast, by however many hands."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall import Hall, digest
from hopthon.meeting import commands as c
from hopthon.screens.counting.work_cups import CupsWork

from .seat import in_file, led_to, sit
from .seated import Seated, text, voting_hall

At = Callable[..., Path]
Golden = Callable[[str, str], None]


def counting(*, slow: bool = False, options: int = 8) -> tuple[Seated, CupsWork]:
    seat = Seated(voting_hall(options), slow=slow)
    work = CupsWork(seat)
    work.settle()
    work.begin()
    return seat, work


def totals(seat: Seated) -> dict[str, dict[str, int]]:
    return {g: dict(n.totals) for g, n in seat.meeting.rounds["r1"].counts.items()}


def test_down_one_column_then_the_other() -> None:
    seat, work = counting(options=2)
    for key in ("2", "0", "enter", "7", "enter", "enter", "9", "enter", "1", "0", "enter"):
        seat.keys(work, key)
    assert totals(seat) == {"women": {"a1": 20, "a2": 7}, "men": {"a1": 9, "a2": 10}}
    assert seat.meeting.rounds["r1"].counts["women"].ballots == 49, "as many papers as are present"
    assert work.focus == "men/#ballots"
    seat.keys(work, "enter")
    assert seat.said[-1] == "Đủ số để đóng: Esc rồi c."


def test_a_number_is_typed_anew_or_mended() -> None:
    seat, work = counting(options=2)
    seat.keys(work, "2", "4", "enter", "7", "enter", "4", "0", "enter")  # 40 papers, not 49
    seat.keys(work, "up", "up", "up", "2", "6", "enter", "backspace", "8", "enter")
    seat.keys(work, "up", "up", "end", "backspace", "5", "enter")
    assert totals(seat)["women"] == {"a1": 25, "a2": 8}
    assert seat.meeting.rounds["r1"].counts["women"].ballots == 40


async def test_a_burst_types_a_number_over(at: At) -> None:
    async with sit(at("rank", *_prepared())) as seat:
        assert seat.cockpit.work.editor is not None
        await seat.burst(*"24", "enter", "up", *"26", "enter", "up", *"2", *"7", "escape")
        first = seat.meeting.rounds["r1"].paper.ids[0]
        assert seat.meeting.rounds["r1"].counts["women"].totals[first] == 27


def test_tab_goes_across_and_arrows_along_the_column() -> None:
    seat, work = counting()
    seat.keys(work, "2", "4", "tab", "2", "6", "down", "1", "0", "up", "shift+tab")
    assert work.focus == "women/a1"
    assert totals(seat) == {"women": {"a1": 24}, "men": {"a1": 26, "a2": 10}}


@given(st.lists(st.tuples(st.integers(0, 15), st.integers(0, 99)), max_size=30), st.integers(0, 9))
def test_answers_may_come_late(entries: list[tuple[int, int]], step: int) -> None:
    """Whatever was typed last in a cup is what stands there, and is shown before it is on the disk."""
    seat, work = counting(slow=True)
    wanted: dict[str, int] = {}
    cells = [row for row in work.rows() if not row.endswith("#ballots")]
    for index, n in entries:
        work.step_to(cells[index])
        seat.keys(work, "ctrl+u")
        seat.type(work, str(n))
        assert work.finish()
        wanted[cells[index]] = n
        assert work.value(cells[index]) == str(n)
        seat.answer(step)
    seat.answer()
    stands = {f"{g}/{o}": n for g, found in totals(seat).items() for o, n in found.items()}
    assert stands == wanted


def test_a_hundred_entries_in_one_burst() -> None:
    seat, work = counting(slow=True, options=50)
    for _column in range(2):
        for n in range(50):
            seat.keys(work, *str(n % 20), "enter")
        seat.keys(work, "enter")
    seat.answer()
    column = {f"a{n + 1}": n % 20 for n in range(50)}
    assert totals(seat) == {"women": column, "men": column}


def test_two_windows_counting_a_group_each_lose_nothing() -> None:
    hall = voting_hall()
    women, men = Seated(hall, slow=True), Seated(hall, slow=True)
    one, other = CupsWork(women), CupsWork(men)
    one.begin("women/a1")
    other.begin("men/a1")
    for n in range(8):
        women.keys(one, *str(n + 10), "enter")
        men.keys(other, *str(n + 3), "enter")
        (men if n % 2 else women).answer(1)
    women.answer()
    men.answer()
    assert totals(women) == {
        "women": {f"a{n + 1}": n + 10 for n in range(8)},
        "men": {f"a{n + 1}": n + 3 for n in range(8)},
    }


def test_two_windows_counting_the_same_group_lose_nothing() -> None:
    hall = voting_hall()
    upper, lower = Seated(hall, slow=True), Seated(hall, slow=True)
    one, other = CupsWork(upper), CupsWork(lower)
    one.begin("women/a1")
    other.begin("women/a5")
    for n in range(4):  # neither window has seen what the other wrote when it writes
        upper.keys(one, *str(n + 10), "enter")
        lower.keys(other, *str(n + 20), "enter")
    upper.answer()
    lower.answer()
    assert totals(upper) == {
        "women": {f"a{n + 1}": n + 10 for n in range(4)} | {f"a{n + 5}": n + 20 for n in range(4)}
    }


def test_a_cup_can_be_emptied_again() -> None:
    seat, work = counting()
    seat.keys(work, "5", "enter", "up", "backspace", "enter")
    assert totals(seat) == {"women": {}}
    assert "·" in text(work).split("\n")[1]


def test_letters_are_refused_in_a_sentence() -> None:
    seat, work = counting()
    seat.type(work, "1a2")
    assert work.editor is not None
    assert work.editor.text == "12"
    assert seat.said == ["Ô này chỉ nhận số."]


def test_a_wrong_cup_is_told_once_beside_its_figure(golden: Golden) -> None:
    seat, work = counting()
    for n in (24, 12, 28, 20, 10, 53, 9, 9):
        seat.keys(work, *str(n), "enter")
    for width in (60, 77):
        golden(f"cups-{width}", text(work, width))
    small = work.foot(77, small=True)
    assert [row.plain for row in small] == [
        "✗ Cốc 6 có 53 hạt, nhiều hơn 49 phiếu nữ. Đếm lại; có khi 35 thành 53."
    ]


def test_the_name_that_was_cut_stands_in_full_below() -> None:
    hall = voting_hall()
    long = "Làm nhà tiêu hợp vệ sinh cho hộ nghèo do phụ nữ làm chủ"
    hall.do("annul_round", round="r1", reason="thử")
    hall.do("edit_node", id="a2", text=long)
    hall.do("open_round", id="r2", options=["a1", "a2"], groups=["women", "men"])
    work = CupsWork(Seated(hall))
    work.begin("women/a1")
    assert long not in text(work)
    work.begin("women/a2")
    assert long in text(work)


def test_what_is_missing_keeps_the_round_open() -> None:
    seat, work = counting(options=2)
    seat.keys(work, "1", "enter", "2", "escape", "c")
    assert seat.said[-1] == "Chưa đóng được: cột nam chưa nhập."
    assert seat.meeting.rounds["r1"].state == "open"
    seat.keys(work, "k")
    assert work.focus == "men/a1"


def test_checking_walks_from_one_wrong_cup_to_the_next() -> None:
    seat, work = counting(options=3)
    for n in (53, 1, 60):
        seat.keys(work, *str(n), "enter")
    seat.keys(work, "escape", "k")
    assert work.focus == "women/a1"
    assert seat.said[-1].endswith("Mời đếm lại cốc 1.")
    seat.keys(work, "k")
    assert work.focus == "women/a3"


def test_closing_all_the_same_needs_a_reason() -> None:
    seat, work = counting(options=2)
    seat.keys(work, *"53", "enter", "1", "enter", "enter", "1", "enter", "1", "escape", "c")
    assert seat.meeting.rounds["r1"].state == "open"
    assert seat.reply("đã đếm ba lần") == "Còn 1 chỗ sai. Lý do vẫn đóng:"
    closed = seat.meeting.rounds["r1"].closed
    assert closed is not None
    assert closed.override == "đã đếm ba lần"
    assert seat.said[-1] == (
        "Đã đóng đợt 1. Kết quả đang hiện trên tường, đã ghi vào biên bản mục 11."
    )


def test_earlier_values_of_a_cup_and_of_the_papers() -> None:
    seat, work = counting(options=1)
    seat.keys(work, "f2")
    assert seat.said[-1] == "Ô này chưa sửa lần nào."
    seat.keys(work, *"53", "enter", "up", "ctrl+u", *"35", "down", "up", "f2")
    assert "từ 53 thành 35" in seat.said[-1]
    seat.keys(work, "down", "ctrl+u", *"48", "up", "down", "f2")
    assert "từ 49 thành 48" in seat.said[-1]


def test_without_a_round_a_key_opens_one() -> None:
    hall = Hall()
    hall.do("start_meeting")
    seat = Seated(hall)
    work = CupsWork(seat)
    assert text(work) == "Chưa có đợt nào. o để mở đợt bầu đầu tiên."
    seat.keys(work, "o")
    assert seat.opened == [("round draft", "")]


@pytest.mark.parametrize("hostile", ["[red]đỏ[/red]", "=cmd|' /C calc'!A0", "«%s» {0} \\n"])
def test_names_are_shown_letter_by_letter(hostile: str) -> None:
    hall = voting_hall(1)
    hall.do("edit_node", id="a1", text=hostile)
    hall.do("open_round", id="r2", options=["a1"], groups=["all"])
    assert hostile in text(CupsWork(Seated(hall)))


def test_the_next_round_begins_at_its_first_cup() -> None:
    hall = voting_hall(2)
    work = CupsWork(Seated(hall))
    work.settle()
    work.focus = "women/#ballots"
    work.settle()
    assert work.focus == "women/#ballots", "the same round: nothing moves"
    hall.do("annul_round", round="r1", reason="thử")
    hall.do("open_round", id="r2", options=["a2", "a1"], groups=["women", "men"])
    work.settle()
    assert work.focus == "women/a2"


async def test_counting_at_the_keys(at: At, start: Callable[[Path], Path]) -> None:
    """A burst of raw keys ends where the same wishes lead."""
    path = at("rank", *_prepared())
    before = start(path)
    async with sit(path) as seat:
        await seat.burst("2", "4", "enter", "5", "3", "enter", "enter", "9", "tab", "escape")
        assert "Cốc 2 có 53 hạt, nhiều hơn 49 phiếu nữ." in seat.pane("board")
        await seat.burst("u", "c")
        assert seat.meeting.rounds["r1"].state == "open"
    wishes = (
        c.RecordTally("r1", "women", {"a1": 24}, 49),
        c.RecordTally("r1", "women", {"a1": 24, "a2": 53}, 49),
        c.RecordTally("r1", "men", {"a1": 9}, 35),
        c.Undo(),
    )
    assert digest(in_file(path)) == led_to(before, wishes)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_what_is_wrong_can_be_seen_on_every_screen(at: At, size: tuple[int, int]) -> None:
    path = at("rank", *_prepared(15), c.RecordTally("r1", "women", {"a1": 53}, 49))
    async with sit(path, size) as seat:
        assert "Cốc 1 có 53 hạt, nhiều hơn 49 phiếu nữ." in seat.pane("board")


def _prepared(options: int = 2) -> list[c.AnyCommand]:
    ids = [f"a{n}" for n in range(1, options + 1)]
    wishes: list[c.AnyCommand] = [c.SetAttendance(people=84, women=49, households=52)]
    wishes += [c.AddNode("activity", f"Việc {i}", "economy", id=i) for i in ids]
    return [*wishes, c.OpenRound(tuple(ids), groups=("women", "men"), id="r1")]
