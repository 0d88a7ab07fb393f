"""The tree put right while people talk: twins, merging, splitting, sharing, asking upwards, choosing what stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hall import digest
from tests.screens.seat import Seat, in_file, led_to, sit

from hopthon.meeting import commands as c

At = Callable[..., Path]
Start = Callable[[Path], Path]
Golden = Callable[[str, str], None]
S = "infrastructure"

pytestmark = pytest.mark.usefixtures("foretold")


def difficulties(*texts: str) -> list[c.AnyCommand]:
    return [
        c.AddNode("difficulty", text, S, None, None, f"k{n}") for n, text in enumerate(texts, 1)
    ]


BRANCHES: list[c.AnyCommand] = [
    *difficulties("Thiếu nước tưới ở Khu giữa", "Lúa năng suất thấp"),
    c.AddNode("cause", "Mương bồi lấp", "", "k1", None, "n1"),
    c.AddNode("solution", "Nạo vét mương", "", "n1", None, "g1"),
    c.AddNode("cause", "Giống lúa tạp", "", "k2", None, "n2"),
    c.AddNode("difficulty", "Trạm y tế xa", "society", None, None, "k9"),
]


async def test_a_line_that_is_there_already_is_pointed_out_and_merged(
    at: At, start: Start, golden: Golden
) -> None:
    path = at("difficulties", *BRANCHES)
    before = start(path)
    async with sit(path) as seat:
        await seat.burst("down", "down", "down", "enter", "enter")
        await seat.write("Khu giua bi thieu nuoc")
        assert "! Giống" not in seat.pane("board"), "not while there is more to say"
        await seat.write(" tuoi")
        assert "Giống câu đã ghi: «Thiếu nước tưới ở Khu giữa». PgDn đến đó." in flat(seat)
        golden("tree-twin-120x36", seat.frame())
        await seat.burst("pagedown")
        assert (seat.typed, seat.cockpit.work.focus) == (None, "k1")
        assert "m gộp vào đây" in seat.pane("keys")
        await seat.burst("m")
        assert "Đã gộp" in seat.pane("message")
        assert "gộp từ «Khu giua bi thieu nuoc tuoi»" in seat.pane("board")
    wishes = (
        c.AddNode("difficulty", "Khu giua bi thieu nuoc tuoi", S, None, "k2", "k-1"),
        c.MergeNodes("k1", "k-1"),
    )
    assert digest(in_file(path)) == led_to(before, wishes)


async def test_a_twin_in_another_sector_is_named_with_it(at: At) -> None:
    path = at("difficulties", *BRANCHES)
    async with sit(path) as seat:
        await seat.burst("enter", "enter", *"Trạm y tế ở xa")
        assert "Giống câu ở ngành Xã hội: «Trạm y tế xa»." in flat(seat)
        await seat.burst("pagedown", "m")
        assert "hãy chuyển về cùng ngành rồi mới gộp" in seat.pane("message")
        assert len(in_file(path).nodes) == 7, "nothing merged, nothing lost"


async def test_the_line_itself_and_those_above_it_are_no_twins(at: At) -> None:
    path = at("difficulties", *BRANCHES)
    async with sit(path) as seat:
        await seat.burst("down", "down", "enter", "tab", *"Nạo vét mương")
        assert "! Giống" not in seat.pane("board")
        await seat.burst("enter", *"Nạo vét mương")
        assert "Giống câu đã ghi" in seat.pane("board")


async def test_two_points_in_one_line_are_split_at_the_cursor(at: At, start: Start) -> None:
    path = at("difficulties")
    before = start(path)
    async with sit(path) as seat:
        await seat.burst(*"Thiếu nước và đường lầy", "f2")
        assert "Đưa con trỏ vào giữa hai ý" in seat.pane("message")
        await seat.burst("ctrl+left", "ctrl+left", "ctrl+left", "f2")
        assert seat.typed == "Đường lầy"
        await seat.burst(*" lội", "escape")
    wishes = (
        c.AddNode("difficulty", "Thiếu nước và đường lầy", S, None, None, "k-1"),
        c.SplitNode("k-1", "Thiếu nước", "Đường lầy", "k-2"),
        c.EditNode("k-2", "Đường lầy lội"),
    )
    assert digest(in_file(path)) == led_to(before, wishes)


async def test_after_a_branch_is_removed_one_stands_beside_where_it_was(at: At) -> None:
    path = at("difficulties", *BRANCHES)
    async with sit(path) as seat:
        await seat.burst("escape", "down", "x")  # the cause, and the solution below it
        assert seat.cockpit.work.focus == "k2"
        await seat.burst("down", "x")
        assert seat.cockpit.work.focus == "k2", "nothing below it any more"
    assert set(in_file(path).nodes) == {"k1", "k2", "k9"}


async def test_splitting_is_one_undo(at: At) -> None:
    path = at("difficulties", *difficulties("Thiếu nước, đường lầy"))
    async with sit(path) as seat:
        await seat.burst("enter", "ctrl+left", "ctrl+left", "f2", "escape", "u")
        assert "tách" in seat.pane("message")
    assert [n.text for n in in_file(path).nodes.values()] == ["Thiếu nước, đường lầy"]


async def test_from_a_bare_activity_up_to_a_whole_branch_and_sideways(
    at: At, start: Start, golden: Golden
) -> None:
    path = at("difficulties", c.AddNode("activity", "Làm cầu qua suối", S, None, None, "a1"))
    before = start(path)
    async with sit(path) as seat:
        await seat.burst("escape", "t")
        assert "Tại sao muốn làm việc này?" in seat.pane("board")
        assert "Enter hỏi lên nguyên nhân" in seat.pane("keys")
        await seat.burst(*"Xe qua suối được", "enter")
        assert "Tại sao?" in seat.pane("board")
        await seat.burst(*"Mưa lũ ngập suối", "enter")
        assert "Nếu không làm thì khó khăn gì?" in seat.pane("board")
        golden("tree-upward-120x36", seat.frame())
        await seat.burst(*"Phải bán ngô tại rẫy", "enter")
        assert "Cần làm gì nữa?" in seat.pane("board")
        await seat.burst(*"San đường vào rẫy", "enter", "escape")
    wishes = (
        c.AddNode("solution", "Xe qua suối được", S, None, "a1", "g-1"),
        c.MoveNode("a1", "g-1"),
        c.AddNode("cause", "Mưa lũ ngập suối", S, None, "g-1", "n-2"),
        c.MoveNode("g-1", "n-2"),
        c.AddNode("difficulty", "Phải bán ngô tại rẫy", S, None, "n-2", "k-3"),
        c.MoveNode("n-2", "k-3"),
        c.AddNode("activity", "San đường vào rẫy", S, "g-1", "a1", "a-4"),
    )
    assert digest(in_file(path)) == led_to(before, wishes)


async def test_asking_upwards_may_stop_anywhere(at: At) -> None:
    path = at("difficulties", c.AddNode("activity", "Làm cầu", S, None, None, "a1"))
    async with sit(path) as seat:
        await seat.burst("escape", "t", *"Xe qua được", "enter", "enter")
        assert seat.typed is None, "nothing typed: it stops"
        await seat.burst("escape", "enter", "enter", *"Đắp ngầm", "escape")
    found = in_file(path)
    assert [found.nodes[i].kind for i in found.under(None, S)] == ["solution", "solution"]


async def test_a_cause_of_two_difficulties_is_written_once(
    at: At, start: Start, golden: Golden
) -> None:
    path = at("difficulties", *BRANCHES)
    before = start(path)
    async with sit(path, (100, 30)) as seat:
        await seat.burst("escape", "down", "m", "down", "down")
        assert "m chung" in seat.pane("keys")
        await seat.burst("m")
        assert "xem «Mương bồi lấp»" in seat.pane("board")
        golden("tree-shared-100x30", seat.frame())
        await seat.burst("down", "down", "enter")
        assert (seat.typed, seat.cockpit.work.focus) == (None, "n1")
        await seat.burst("down", "down", "down", "down", "x")
        assert "xem" not in seat.pane("board")
    wishes = (c.LinkNode("n1", "k2"), c.UnlinkNode("n1", "k2"))
    assert digest(in_file(path)) == led_to(before, wishes)


async def test_a_branch_goes_to_another_sector_with_all_below(at: At, start: Start) -> None:
    path = at("difficulties", *BRANCHES)
    before = start(path)
    async with sit(path) as seat:
        await seat.burst("escape", "c")
        assert "đã sang ngành Kinh tế" in seat.pane("message")
        assert "ngành 2/3" in seat.pane("board")
        await seat.burst("c")
        assert "ngành 3/3" in seat.pane("board")
        assert seat.cockpit.work.focus == "k1"
    wishes = (c.MoveNode("k1", None, sector="economy"), c.MoveNode("k1", None, sector="society"))
    assert digest(in_file(path)) == led_to(before, wishes)
    assert in_file(path).nodes["g1"].sector == "society"


async def test_more_than_a_sector_keeps_is_said_at_once_and_chosen(
    at: At, start: Start, golden: Golden
) -> None:
    path = at("difficulties", *difficulties("Một", "Hai", "Ba"))
    async with sit(path, (80, 24)) as seat:
        await seat.burst("escape", "k")
        assert "chưa phải chọn" in seat.pane("message")
        await seat.burst("down", "down", "enter", "enter", *"Bốn", "escape")
        assert "Quá 3 dòng: ấn k ở những dòng giữ lại, hay v" in seat.pane("board")
        before = start(path)
        await seat.burst("k", "down", "k")
        assert "đã giữ 2" in seat.pane("board")
        golden("tree-kept-80x24", seat.frame())
        await seat.burst("down", "k", "down", "k")
        assert "Đã giữ đủ 3 dòng" in seat.pane("message")
        assert "Quá 3" not in seat.pane("board")
    kept = in_file(path).kept[(S, "difficulty")]
    assert len(kept) == 3
    wishes = [c.KeepNodes(S, "difficulty", kept[:n]) for n in (1, 2, 3)]
    assert digest(in_file(path)) == led_to(before, wishes)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_no_key_of_the_bar_is_cut_off(at: At, size: tuple[int, int]) -> None:
    loose = c.AddNode("activity", "Làm cầu", S, None, None, "a1")
    path = at("difficulties", *BRANCHES, loose)
    async with sit(path, size) as seat:
        await seat.burst("escape", *["down"] * 6)
        assert seat.cockpit.work.focus == "a1"
        work = seat.cockpit.work
        for typing in (False, True):
            row = seat.pane("keys").split("\n")[0]
            keys = work.keys()
            mine = [k for k in keys if (k.mode == "typing") == typing]
            assert all(f" {k.shown}" in row for k in mine if k.bar and k.label)
            await seat.burst("enter")


def flat(seat: Seat) -> str:
    """The board's words, wherever its rows break."""
    return " ".join(seat.pane("board").replace("!", " ").split())
