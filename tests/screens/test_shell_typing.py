"""What fingers, Unikey, Word and hostile hands send arrives as meant, in order, whatever the speed."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.screens.seat import in_file, sit

from hopthon.meeting import commands as c
from hopthon.screens.fields import text_cell
from hopthon.widgets.editor import Editor

At = Callable[..., Path]
BACK = "backspace"


def texts(path: Path) -> list[str]:
    return [node.text for node in in_file(path).nodes.values()]


async def test_a_unikey_burst_is_never_reordered(at: At) -> None:
    """Unikey sends backspaces and the new letters in one write."""
    path = at("difficulties")
    burst = [*"Thieu", BACK, BACK, *"ếu", *" nuoc", BACK, BACK, BACK, *"ước", *" tuoi"]
    burst += [BACK, BACK, BACK, *"ưới", "enter", *"Duong", BACK, BACK, BACK, BACK, BACK, *"Đường"]
    async with sit(path) as seat:
        await seat.burst(*burst)
        assert seat.typed == "Đường"
        await seat.burst("escape")
    assert texts(path) == ["Thiếu nước tưới", "Đường"]


async def test_letters_typed_right_after_a_step_go_into_the_new_step(at: At) -> None:
    path = at("working_group")
    async with sit(path) as seat:
        await seat.burst("enter", *"Tổ có 5 người", "escape", "n", *"Chỉ đạo của xã", "escape")
    notes = in_file(path).notes.values()
    assert {n.step: n.text for n in notes} == {
        "working_group": "Tổ có 5 người",
        "directive": "Chỉ đạo của xã",
    }


async def test_a_burst_that_opens_the_finder_goes_on_in_it(at: At) -> None:
    path = at("amend")
    async with sit(path) as seat:
        await seat.burst("escape", "slash", *"bien ban nb", BACK, BACK, BACK, "enter")
        assert seat.app.screen is seat.cockpit
        assert not in_file(path).speeches
        assert seat.meeting.step == "amend" or seat.meeting.step == "minutes"
        assert not seat.meeting.notes


async def test_stepping_and_undoing_in_one_burst_types_nothing(at: At) -> None:
    path = at("working_group")
    async with sit(path) as seat:
        await seat.burst("escape", "n", "escape", "b", "b", "b", "n", "escape", "u", "u", "u", "u")
    assert not in_file(path).notes


async def test_marks_typed_one_by_one_become_letters(at: At) -> None:
    path = at("difficulties")
    words = "Đường liên thôn lầy lội, khó đi"
    async with sit(path) as seat:
        await seat.write(unicodedata.normalize("NFD", words))
        assert seat.typed == words
        await seat.burst(BACK, "escape")
    assert texts(path) == [words[:-1]]


@pytest.mark.parametrize(
    ("clipboard", "kept"),
    [
        ("•\u00a0Thiếu\tnước\r\n", "Thiếu nước"),
        ("\u201cTại sao?\u201d \u2018vậy\u2019", "“Tại sao?” 'vậy'"),
        ("- dòng một\n- dòng hai", "dòng một dòng hai"),
        ("a\u200bb\x1b[31mđỏ\x07\ufeff", "ab[31mđỏ"),
        (unicodedata.normalize("NFD", "Nghẽn mương"), "Nghẽn mương"),
    ],
)
async def test_what_word_puts_on_the_clipboard(at: At, clipboard: str, kept: str) -> None:
    path = at("difficulties")
    async with sit(path) as seat:
        await seat.paste(clipboard)
        assert seat.typed == kept
        await seat.burst("escape")
    assert texts(path) == [kept]


async def test_a_paste_longer_than_the_field_is_held_in_it_and_told(at: At) -> None:
    path = at("difficulties")
    async with sit(path) as seat:
        await seat.paste("mưa lũ " * 300)
        await seat.burst("escape")
        assert seat.typed is not None, "what cannot be kept is not thrown away either"
        assert "nhiều nhất được 1000" in seat.pane("message")
        await seat.burst("ctrl+u", *"Mưa lũ", "escape")
    assert texts(path) == ["Mưa lũ"]


BOOK = "• Thiếu\u00a0nước\ttưới “mùa khô”\r\n" * 3_300
FIELDS = [
    ("difficulties", "tree", ""), ("working_group", "notes", "+"), ("working_group", "notes", "@"),
    ("working_group", "info", "chair"), ("amend", "activities", "text"), ("amend", "activities", "place"),
    ("amend", "activities", "short"), ("amend", "activities", "total_cost"), ("minutes", "minutes", ""),
    ("directive", "attendance", "households"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "work", "row"), FIELDS)
async def test_a_book_pasted_by_mistake_changes_no_field(
    at: At, step: str, work: str, row: str
) -> None:
    path = at(step, c.AddNode("activity", "Làm đường", sector="infrastructure", id="a1"))
    before = in_file(path).seq
    async with sit(path) as seat:
        await seat.burst("escape")
        seat.cockpit.open(work, "a1" if work == "activities" else "")
        seat.cockpit.work.begin(row)
        stood = seat.typed
        assert stood is not None
        await seat.paste(BOOK)
        assert seat.typed == stood
        said = seat.pane("message").strip()
        assert "chưa dán gì" in said or "chỉ nhận số" in said
        await seat.burst("escape")
    assert in_file(path).seq == before


async def test_words_pasted_into_a_number_say_so(at: At) -> None:
    path = at("attendance")
    async with sit(path) as seat:
        await seat.burst("escape", "enter")
        await seat.paste("41 hộ")
        assert "chỉ nhận số" in seat.pane("message")
        await seat.paste(" 41\r\n")
        await seat.burst("enter", "escape")
    assert in_file(path).counts["households"] == 41


async def test_a_paste_while_choosing_goes_nowhere(at: At) -> None:
    path = at("amend")
    before = in_file(path).seq
    async with sit(path) as seat:
        await seat.burst("escape")
        await seat.paste("n b u x 1 2 3")
        assert "Enter để mở ô gõ" in seat.pane("message")
    assert in_file(path).seq == before


async def test_hostile_words_stand_as_typed(at: At) -> None:
    path = at("difficulties")
    words = "[red]Đỏ[/red] {x} %s \\n [link='file:///'] $(rm)"
    async with sit(path) as seat:
        await seat.write(words)
        for part in words.split():
            assert part in seat.frame()
        await seat.burst("escape")
    assert texts(path) == [words]


async def test_keys_without_a_letter_never_enter_the_text(at: At) -> None:
    path = at("difficulties")
    async with sit(path) as seat:
        await seat.burst("a", "f5", "ctrl+w", "ctrl+t", "f12", "insert", "ctrl+z", "ctrl+c", "b")
        assert seat.typed == "ab"
        await seat.burst("escape")
    assert texts(path) == ["ab"]


async def test_notes_take_the_same_burst(at: At) -> None:
    path = at("working_group")
    async with sit(path) as seat:
        await seat.burst(
            "enter", *"Ba", BACK, "à", *" Lan", "enter", *"Ong", BACK, BACK, BACK, *"Ông"
        )
        await seat.burst("escape")
    assert [n.text for n in in_file(path).notes.values()] == ["Bà Lan", "Ông"]


async def test_a_number_field_takes_digits_and_says_so_to_letters(at: At) -> None:
    path = at("attendance")
    async with sit(path) as seat:
        await seat.burst("escape", "enter", *"4x4")
        assert seat.typed == "44"
        await seat.burst("x")
        assert "Ô này chỉ nhận số" in seat.pane("message")
        await seat.burst("enter", "escape")
    assert in_file(path).counts["households"] == 44


async def test_typing_never_waits_for_the_disk_but_keeps_its_order(at: At) -> None:
    path = at("difficulties")
    async with sit(path) as seat:
        await seat.burst(*(key for i in range(30) for key in (*f"Dòng {i}", "enter")), "escape")
    assert texts(path) == [f"Dòng {i}" for i in range(30)]
    assert in_file(path).seq == 4 + 30, "one event a line, after the four that made the meeting"


async def test_what_is_asked_takes_words_like_any_field(at: At) -> None:
    path = at("amend")
    async with sit(path) as seat:
        said: list[str] = []
        await seat.burst("escape")
        seat.cockpit.ask_reason("Vì sao?", said.append)
        await seat.burst("enter", *"nhầm", BACK, "m")
        await seat.paste("•\u00a0cốc 6")
        assert "nhầmcốc 6" in seat.pane("message")
        assert "Enter" in seat.pane("keys")
        await seat.burst("enter", "n")
        assert said == ["nhầmcốc 6"]
        seat.cockpit.ask_reason("Vì sao?", said.append)
        await seat.burst(*"thôi", "escape")
        assert said == ["nhầmcốc 6"]
    assert not in_file(path).speeches


@pytest.mark.parametrize("width", [-20, 0, 1, 3, 12])
@pytest.mark.parametrize("cursor", [0, 1, 9_999, 20_000])
def test_a_field_of_any_width_shows_the_cursor_at_once(width: int, cursor: int) -> None:
    spans = text_cell("", width, Editor("ướt" * 6_666 + "át", cursor))
    assert sum(len(span.text) for span in spans) == max(3, width)
    assert sum(span.reverse for span in spans) == 1
