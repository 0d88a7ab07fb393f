"""Text as people type, paste and send it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hopthon.refusal import Refusal
from hopthon.text import clipped, folded, line, page, pasted


def test_decomposed_text_is_composed() -> None:
    assert line(unicodedata.normalize("NFD", "Đường lầy lội"), "x") == "Đường lầy lội"


@pytest.mark.parametrize(
    "bad",
    ["a\x00b", "\x1b[31mđỏ", "a\u202eb", "a\ud800b", "\x07", "a\u2028b", "a\ue000b", "a\x9bb"],
)
def test_control_characters_are_refused_in_one_sentence(bad: str) -> None:
    with pytest.raises(Refusal, match=r"^Nội dung .*[.]$"):
        line(bad, "Nội dung")


@pytest.mark.parametrize(
    "plain", ["[red]x[/red]", "=cmd|' /C calc'!A0", "{n} %s \\n", "<b>", "#let x = 1"]
)
def test_text_that_only_looks_dangerous_stays_as_it_is(plain: str) -> None:
    assert line(plain, "x") == plain


def test_a_line_is_one_line_and_a_page_keeps_its_breaks() -> None:
    assert line(" a\u00a0 b\tc\r\nd ", "x") == "a b c d"
    assert page("một  hai\r\nba\n", "x") == "một hai\nba"


@pytest.mark.parametrize("empty", ["", "  ", "\u00a0\t"])
def test_empty_is_refused_unless_it_may_be(empty: str) -> None:
    with pytest.raises(Refusal, match="để trống"):
        line(empty, "Nội dung")
    assert line(empty, "x", empty=True) == ""


def test_too_long_says_how_long() -> None:
    with pytest.raises(Refusal, match="100000"):
        line("x" * 100_000, "Nội dung")


def test_what_word_pastes() -> None:
    word = "•\tĐường\u00a0lầy\r\n– “Cần” rãnh\u200b\x0b\uf0b7 Dân\u2019 góp\x00"
    assert pasted(word) == "Đường lầy\n“Cần” rãnh\nDân' góp"


@given(st.text())
def test_what_was_pasted_can_be_kept(text: str) -> None:
    kept = pasted(text.encode("utf-8", "ignore").decode())
    assert page(kept, "x", empty=True, limit=10**9) is not None
    assert pasted(kept).split() == kept.split() or kept.strip()[:1] in "•·▪◦‣●○■□►✓-–—*"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60), st.integers(2, 40))
def test_clipped_fits(text: str, width: int) -> None:
    assert len(clipped(text, width)) <= width


def test_found_without_diacritics() -> None:
    assert folded("Nhà VĂN HÓA Đường") == "nha van hoa duong"
