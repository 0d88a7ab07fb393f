"""The grid of a wall page: nothing written on it can break it, and a bar never lies."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from hopthon.views.themes import find
from hopthon.widgets.bar import THRESHOLD, Share, cells, mark_at
from hopthon.widgets.canvas import Canvas, width, wrapped

THEME = find("dark_hall")
HOSTILE = st.lists(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("\x1b\x07\r\n\t a[]\u0301\u0323\u200d\ufe0f\u202e漢🇻🇳👩🌾ㅎ\u1100\u1161ẩ"),
        st.sampled_from(["[red]", "[/]", "\x1b[31m", "👩\u200d🌾", "❤\ufe0f"]),
    ),
    max_size=30,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(
    columns=st.integers(1, 100),
    rows=st.integers(1, 12),
    writes=st.lists(
        st.tuples(
            st.integers(-10, 110),
            st.integers(-2, 14),
            HOSTILE,
            st.sampled_from(["text", "right", "block", "bar"]),
        ),
        max_size=8,
    ),
)
def test_every_strip_is_exactly_as_wide_as_the_screen(columns, rows, writes):
    canvas = Canvas(columns, rows, THEME)
    for x, y, text, door in writes:
        match door:
            case "text":
                canvas.text(x, y, text, "muted", reverse="women")
            case "right":
                canvas.right(y, text, bold=True)
            case "block":
                canvas.block(x, y, text.split("a"), "accent")
            case _:
                canvas.bar(x, y, len(text), [Share(3, "good"), Share(2, "bad", "checker")], 9, 4)
    strips = canvas.strips()
    assert len(strips) == rows
    for strip, line in zip(strips, canvas.plain().split("\n"), strict=True):
        assert strip.cell_length == columns
        assert sum(cell_len(segment.text) for segment in strip) == columns
        assert strip.text.rstrip() == line
        assert not any(unicodedata.category(c) in ("Cc", "Cs", "Cf") for c in strip.text)


def test_markup_and_control_characters_are_only_letters():
    canvas = Canvas(48, 2, THEME)
    canvas.text(2, 0, "[red]Thôn\x1b[2J Đoàn\u202e Kết[/]")
    assert canvas.plain().split("\n")[0] == "  [red]Thôn [2J Đoàn Kết[/]"


def test_decomposed_letters_stand_as_people_know_them():
    canvas = Canvas(48, 1, THEME)
    canvas.text(2, 0, unicodedata.normalize("NFD", "Nghĩa Phượng"))
    assert canvas.plain() == "  Nghĩa Phượng"


def test_writing_over_half_of_a_wide_letter_takes_the_whole_letter():
    canvas = Canvas(48, 1, THEME)
    canvas.text(2, 0, "漢字")
    canvas.text(3, 0, "ab")
    assert canvas.plain() == "   ab"
    canvas.text(2, 0, "漢")
    assert canvas.plain() == "  漢b"


@pytest.mark.parametrize(("columns", "margin", "content"), [(48, 2, 44), (64, 3, 58), (80, 4, 72)])
def test_words_stay_between_the_margins(columns, margin, content):
    canvas = Canvas(columns, 3, THEME)
    canvas.text(canvas.margin, 0, "ư" * 200)
    canvas.right(1, "19:42")
    canvas.right(2, "ơ" * 200)
    assert (canvas.margin, canvas.content) == (margin, content)
    assert canvas.plain().split("\n") == [
        " " * margin + "ư" * content,
        " " * (margin + content - 5) + "19:42",
        " " * margin + "ơ" * content,
    ]


def test_text_tells_where_it_ends_so_that_more_can_follow():
    canvas = Canvas(48, 1, THEME)
    after = canvas.text(2, 0, "24", reverse="women")
    canvas.text(after, 0, "+26", "muted")
    tile, rest = [s for s in canvas.strips()[0] if s.text.strip()]
    assert (tile.text, rest.text) == ("24", "+26")
    assert tile.style.bgcolor.name == THEME.women.lower()
    assert tile.style.color.name == THEME.background.lower()
    assert rest.style.color.name == THEME.muted.lower()


def test_a_drawn_block_leaves_what_shines_through_it():
    canvas = Canvas(48, 2, THEME)
    canvas.text(2, 0, "abc")
    canvas.block(2, 0, ["█ █", "▀▀▀"], "accent")
    assert canvas.plain() == "  █b█\n  ▀▀▀"


def _drawn(*args):
    return "".join(glyph for glyph, _role in cells(*args))


def test_the_bars_of_the_design():
    assert _drawn(44, [Share(52, "good")], 98, 50) == "█" * 22 + "┃█" + "─" * 20
    assert _drawn(58, [Share(50, "bad")], 98, 66) == "█" * 30 + "·" * 9 + "┃" + "─" * 18
    agree = [Share(66, "good"), Share(10, "bad", "checker")]
    assert _drawn(58, agree, 84, 43) == "█" * 29 + "┃" + "█" * 16 + "▚" * 6 + "─" * 6
    assert _drawn(38, [Share(24, "women"), Share(26, "men", "stripes")], 50) == "█" * 18 + "▌" * 20
    assert _drawn(10, [Share(5, "accent", "line")], 10) == "━" * 5 + "─" * 5


def test_a_threshold_stands_where_the_page_is_told():
    canvas = Canvas(64, 1, THEME)
    assert canvas.bar(3, 0, 58, [Share(52, "good")], 98, 50) == canvas.plain().index(THRESHOLD)
    assert canvas.bar(3, 0, 58, [Share(52, "good")], 98) is None


def test_without_a_track_the_rest_stays_empty():
    canvas = Canvas(48, 1, THEME)
    canvas.bar(2, 0, 20, [Share(1, "women")], 2, track=False)
    assert canvas.plain() == "  " + "█" * 10


@given(st.data(), st.integers(8, 80), st.integers(1, 500))
def test_whatever_rounding_says_the_threshold_tells_the_truth(data, width, whole):
    needed = data.draw(st.integers(1, whole))
    agree = data.draw(st.integers(0, whole))
    against = data.draw(st.integers(0, whole - agree))
    shares = [Share(agree, "good"), Share(against, "bad", "checker")]
    row = _drawn(width, shares, whole, needed)
    mark = row.index(THRESHOLD)
    assert len(row) == width
    assert mark == mark_at(width, whole, needed)
    if agree >= needed:
        assert row[: mark + 2] == "█" * mark + "┃█"
    else:
        assert row[mark - 1] == "·"
        assert "█" not in row[mark:]
    assert ("█" in row) == (agree > 0)
    assert ("▚" in row) == (against > 0)
    assert ("─" in row[mark:]) or agree + against == whole


@given(
    st.lists(st.integers(0, 300), min_size=1, max_size=4), st.integers(0, 300), st.integers(8, 80)
)
def test_a_bar_is_full_only_when_everything_is_in(amounts, rest, width):
    styles = ["solid", "stripes", "checker", "dots"]
    shares = [Share(a, "men", style) for a, style in zip(amounts, styles, strict=False)]
    row = _drawn(width, shares, sum(amounts) + rest)
    assert len(row) == width
    assert ("─" in row) == (rest > 0 or not any(amounts))
    assert [("█▌▚·"[i] in row) for i in range(len(amounts))] == [a > 0 for a in amounts]


@given(HOSTILE, st.integers(3, 30), st.integers(0, 5))
def test_wrapped_lines_fit_and_say_when_words_are_missing(text, columns, rows):
    lines = wrapped(text, columns, rows)
    assert len(lines) <= rows
    assert all(width(line) <= columns for line in lines)
    whole = wrapped(text, columns, 1000)
    assert lines == whole or rows == 0 or lines[-1].endswith("…")


def test_words_stay_whole_and_the_rest_is_an_ellipsis_at_a_word():
    text = "Bà con còn dùng giống lúa tạp, năng suất thấp"
    assert wrapped(text, 40, 2) == ["Bà con còn dùng giống lúa tạp, năng suất", "thấp"]
    assert wrapped(text, 40, 1) == ["Bà con còn dùng giống lúa tạp, năng…"]
    assert wrapped(text, 31, 1) == ["Bà con còn dùng giống lúa tạp…"]
