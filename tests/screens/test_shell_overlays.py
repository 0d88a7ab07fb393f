"""Help and finder: over the work, which keeps its place."""

from collections.abc import Callable
from pathlib import Path

from tests.screens.seat import in_file, sit

from hopthon.meeting import commands as c
from hopthon.screens.finder import FinderScreen, command_items, meeting_items
from hopthon.screens.help import HelpScreen

At = Callable[..., Path]


def hung(at: At) -> Path:
    path = at("amend")
    s = in_file(path).procedure.sectors[0].id
    return at(
        "amend",
        c.AddNode("difficulty", "Sân nhà văn hóa lầy", s, None, None, "k1"),
        c.AddNode("cause", "Chưa có tường bao", s, "k1", None, "n1"),
        c.AddNode("solution", "Làm sân", s, "n1", None, "g1"),
        c.AddNode("activity", "Xây sân và tường bao nhà văn hóa thôn", s, "g1", None, "a1"),
        c.Note("Đường Bà Lan đi qua", "amend", "opinion", "Bà Lan", "women", "c1"),
    )


async def test_help_tells_the_keys_of_this_place_and_any_key_closes_it(at: At) -> None:
    async with sit(hung(at)) as seat:
        await seat.burst("escape", "question_mark")
        assert isinstance(seat.app.screen, HelpScreen)
        shown = seat.frame()
        for word in (
            "LÚC NÀO CŨNG VẬY",
            "KHI ĐANG CHỌN DÒNG",
            "KHI ĐANG GÕ CHỮ",
            "NGƯỜI NÓI",
            "Ctrl+P",
        ):
            assert word in shown
        await seat.burst("down", "up")
        assert isinstance(seat.app.screen, HelpScreen)
        await seat.burst("n")
        assert seat.app.screen is seat.cockpit
        assert seat.meeting.step == "amend", "the key that closes does nothing else"


async def test_the_finder_needs_no_diacritics(at: At) -> None:
    async with sit(hung(at)) as seat:
        await seat.burst("escape", "slash", *"nha van hoa thon")
        assert "Xây sân và tường bao nhà văn hóa thôn" in seat.frame()
        await seat.burst("enter")
        assert seat.app.screen is seat.cockpit
        assert seat.cockpit.work.id == "activities"
        await seat.burst("escape", "slash", *"duong ba lan")
        assert "Đường Bà Lan" in seat.frame()
        await seat.burst("escape")
        assert seat.app.screen is seat.cockpit


async def test_the_finder_does_commands_and_goes_to_steps(at: At) -> None:
    async with sit(hung(at)) as seat:
        await seat.burst("escape", "ctrl+p", *"che hay mo", "enter")
        assert seat.meeting.wall.covered
        await seat.burst("slash", *"thong qua", "enter")
        assert seat.meeting.step == "approve"
        await seat.burst("escape", "slash", *"zzz")
        assert "Không thấy. Thử ít chữ hơn." in seat.frame()
        await seat.burst("enter")
        assert isinstance(seat.app.screen, FinderScreen), "nothing found, nothing done"
        await seat.burst("escape")
        await seat.burst("ctrl+p", *"ket thuc", "enter")
        assert seat.meeting.ended_at


async def test_ctrl_p_while_typing_keeps_the_words(at: At) -> None:
    path = at("difficulties")
    async with sit(path) as seat:
        await seat.burst(*"Thiếu nước", "ctrl+p")
        assert isinstance(seat.app.screen, FinderScreen)
        await seat.burst("escape")
        assert seat.typed == "Thiếu nước"
        await seat.burst("ctrl+p", *"chieu loi cam on", "enter")
        assert seat.meeting.wall.page == "thanks"
    assert [n.text for n in in_file(path).nodes.values()] == ["Thiếu nước"]


async def test_many_lines_are_all_within_reach(at: At) -> None:
    path = at("amend")
    s = in_file(path).procedure.sectors[0].id
    lines = (
        c.AddNode("difficulty", f"Khó khăn số {i}", s, None, None, f"k{i}") for i in range(300)
    )
    path = at("amend", *lines)
    async with sit(path) as seat:
        items = meeting_items(seat.meeting)
        assert sum(item.target[0] == "node" for item in items) == 300
        assert len({item.target for item in command_items()}) == len(command_items())
        await seat.burst("escape", "slash", *"kho khan so 287")
        assert "Khó khăn số 287" in seat.frame()
        await seat.burst("enter")
        assert seat.cockpit.work.focus == "k287"
        assert "Khó khăn số 287" in seat.pane("board")


async def test_events_from_elsewhere_do_not_disturb_an_overlay(at: At) -> None:
    async with sit(hung(at)) as seat:
        await seat.burst("escape", "slash", *"nha van")
        before = seat.frame()
        seat.cockpit.send(c.Speech("men"))
        await seat.quiet()
        assert seat.frame() == before


async def test_every_command_can_be_walked_to(at: At) -> None:
    last = command_items()[-1].text
    async with sit(hung(at), (80, 24)) as seat:
        await seat.burst("escape", "ctrl+p")
        assert f"còn {len(command_items()) - 9} dòng ↓" in seat.frame()
        assert last not in seat.frame()
        await seat.burst(*["down"] * len(command_items()))
        assert last in seat.frame()
        assert "dòng ↓" not in seat.frame()
        await seat.burst("up", *"lui")
        assert "Lùi về mục trước" in seat.frame(), "what is typed begins at the top again"


async def test_help_cuts_no_sentence_and_says_that_there_is_more(at: At) -> None:
    async with sit(at("difficulties"), (80, 24)) as seat:
        await seat.burst("escape", "question_mark")
        shown = seat.frame()
        assert "…" not in "".join(shown.splitlines()[2:21])
        assert "dòng ↓" in shown
        await seat.burst(*["down"] * 40)
        assert "dòng ↑" in seat.frame()
        assert "u là quay lại" in seat.frame()


async def test_a_long_sentence_takes_two_rows_and_the_foot_comes_back(at: At) -> None:
    path = at(
        "difficulties", *[c.AddNode("difficulty", "Đường lầy", "infrastructure", None, None, "k1")]
    )
    async with sit(path, (80, 24)) as seat:
        await seat.burst("escape", "m")
        said = " ".join(seat.pane("message").split())
        assert said.endswith("đến dòng cấp trên rồi m để dùng chung.")
        assert "Hộ" not in seat.frame().splitlines()[20]
        await seat.burst("m")
        assert "Hộ" in seat.frame().splitlines()[20]
