"""The drawn face: every Vietnamese letter, every mark of it, nothing but block signs."""

import tomllib
import unicodedata
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hopthon.widgets import bigtext
from hopthon.widgets.bigtext import (
    SYMBOLS,
    cup,
    digit,
    double,
    draw,
    fits,
    missing,
    symbol,
    trimmed,
    verdict,
    width,
)

TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
VOWELS = [unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in TONES]
SMALL = [*VOWELS, *"bcdđghklmnpqrstvx", *"fjwz"]
LETTERS = [*SMALL, *(c.upper() for c in SMALL)]
SIGNS = "0123456789.,:;!?'\"()-–/%+=«» "
GOLDEN = Path(__file__).with_name("big_letters.txt")
DOTLESS = {"i": "ı"}


def ink(rows):
    """The inked pixels as (column, pixel row)."""
    halves = {"▀": (0,), "▄": (1,), "█": (0, 1), " ": ()}
    return {
        (x, 2 * y + h) for y, row in enumerate(rows) for x, c in enumerate(row) for h in halves[c]
    }


def found(part, whole, rows=range(-12, 13)):
    """Where `part` lies inside `whole`: moved by (columns, rows), every way it does."""
    return [
        (dx, dy)
        for dx in range(-12, 13)
        for dy in rows
        if all((x + dx, y + dy) in whole for x, y in part)
    ]


def test_the_alphabet_under_test_has_all_134_letters_with_diacritics():
    assert len({c for c in LETTERS if not c.isascii()}) == 134


@pytest.mark.parametrize("c", LETTERS)
def test_a_letter_keeps_its_base_and_every_mark(c):
    base, *marks = unicodedata.normalize("NFD", c)
    if "\u031b" in marks:
        marks.remove("\u031b")
        base = unicodedata.normalize("NFC", base + "\u031b")
    above = [mark for mark in marks if mark != "\u0323"]
    drawn, plain = ink(draw(c)), ink(draw(DOTLESS.get(base, base) if above else base))
    places = found(plain, drawn, rows=[0])
    assert places, "the base letter is not there"
    dx, _dy = places[0]
    rest = drawn - {(x + dx, y) for x, y in plain}
    for mark in above:
        shape = {(x, y) for x, y in ink(draw("o" + mark)) if y < 5}
        assert found(shape, rest), f"{unicodedata.name(mark)} is not there"
    assert any(y == 11 for _x, y in rest) == ("\u0323" in marks)
    assert len(rest) >= 2 * len(above) + ("\u0323" in marks)
    rows_above = {y for _x, y in rest if y < 5}
    assert rows_above <= (set(range(4)) if base.islower() else {0, 1})


@pytest.mark.parametrize(("plain", "horned"), ["oơ", "uư", "OƠ", "UƯ"])
def test_a_horn_is_added_to_the_letter(plain, horned):
    assert ink(draw(plain)) < ink(draw(horned))


def test_no_two_letters_or_signs_look_the_same():
    glyphs = {c: frozenset(ink(draw(c))) for c in [*LETTERS, *SIGNS]}
    same = [(a, b) for a, b in combinations(glyphs, 2) if glyphs[a] == glyphs[b]]
    assert same == []


@pytest.mark.parametrize("c", [*"ăâêôơưđ", *"ĂÂÊÔƠƯĐ"])
def test_letters_of_their_own_differ_from_their_plain_ones_by_two_pixels_or_more(c):
    plain = unicodedata.normalize("NFD", c)[0].translate({ord("đ"): "d", ord("Đ"): "D"})
    assert len(ink(draw(c)) ^ ink(draw(plain))) >= 2


@given(st.text(st.sampled_from([*LETTERS, *SIGNS]), min_size=1, max_size=20))
def test_a_text_is_its_letters_side_by_side(text):
    rows = draw(text)
    assert [len(row) for row in rows] == [width(text)] * 6
    assert width(text) == sum(width(c) for c in text) + len(text) - 1
    assert set("".join(rows)) <= set(" ▀▄█")
    assert draw(unicodedata.normalize("NFD", text)) == rows
    assert not missing(text)
    assert fits(text, width(text))
    assert not fits(text, width(text) - 1)


@given(st.text(max_size=12))
def test_any_text_can_be_asked_for(text):
    rows = draw(text)
    assert len(rows) == 6
    assert set("".join(rows)) <= set(" ▀▄█")
    assert fits(text, 10_000) == (not missing(text))


def test_what_cannot_be_drawn_is_named():
    assert missing("Bàn 村 Ω?") == {"村", "Ω"}
    assert not fits("Bàn 村", 1000)
    assert draw("村") == draw("?")
    assert draw("") == [""] * 6


def test_a_verdict_and_its_word_fit_the_design_size():
    for said, text in (("no", "Chưa đủ"), ("yes", "Hợp lệ")):
        assert len(verdict(said)[0]) + 2 + width(text) <= 44
    assert fits("Bàn Thạch", 44)


def test_names_are_drawn_as_they_were_looked_at():
    names, *_ = GOLDEN.read_text("utf-8").partition("\n")
    assert (
        names
        == "Bàn Thạch | Chưa đủ | Hợp lệ | Tại sao? | Cảm ơn | Khuổi Nậm | Nghĩa Phượng | ĐẤT ỚT"
    )
    rows = [row for name in names.split(" | ") for row in draw(name)]
    assert GOLDEN.read_text("utf-8").splitlines()[1:] == [row.rstrip() for row in rows]


def test_double_makes_every_pixel_four_and_drops_empty_rows():
    once, twice = trimmed(draw("61/84")), double(draw("61/84"))
    assert len(twice) == 7
    top = min(y for _x, y in ink(once))
    assert ink(twice) == {
        (2 * x + i, 2 * (y - top) + j) for x, y in ink(once) for i in (0, 1) for j in (0, 1)
    }
    assert double(draw(" ")) == trimmed([]) == []


def test_eight_symbols_and_ten_digits_all_differ():
    symbols = [symbol(i) for i in range(SYMBOLS)]
    digits = [digit(n) for n in range(10)]
    assert [[len(row) for row in rows] for rows in symbols] == [[6] * 3] * 8
    assert [[len(row) for row in rows] for rows in digits] == [[3] * 3] * 10
    assert len({*map(tuple, symbols)}) == 8
    assert len({*map(tuple, digits)}) == 10
    assert symbol(SYMBOLS) == symbol(-1) == []
    assert [len(row) for row in digit(10)] == [7] * 3
    assert digit(10)[0] == f"{digit(1)[0]} {digit(0)[0]}"
    assert set("".join(row for rows in symbols + digits for row in rows)) <= set(" ▘▝▖▗▀▄▌▐▛▜▙▟█▚▞")


def test_verdicts_stand_on_the_line_of_the_capitals():
    line = {y for _x, y in ink(draw("H"))}
    yes, no = ink(verdict("yes")), ink(verdict("no"))
    assert {y for _x, y in yes} == {y for _x, y in no} == line
    assert yes != no


@pytest.mark.parametrize(("beans", "pixels"), [(0, 0), (1, 4), (2, 8), (3, 12), (5, 12)])
def test_beans_lie_inside_the_cup(beans, pixels):
    outline, filling = cup(beans)
    cells = {(x, y) for y, row in enumerate(filling) for x, c in enumerate(row) if c != " "}
    assert len(ink(filling)) == pixels
    assert all(outline[y][x] == " " for x, y in cells)


def test_every_sheet_of_drawings_is_even():
    source = Path(bigtext.__file__).with_name("glyphs.toml").read_text("utf-8")
    for kind, sheets in tomllib.loads(source).items():
        for sheet in sheets:
            rows = sheet["pixels"].splitlines()
            assert set(sheet["pixels"]) <= set("#. \n")
            assert len({tuple(map(len, row.split())) for row in rows}) == 1
            assert kind != "big" or sheet["top"] + len(rows) <= 12
