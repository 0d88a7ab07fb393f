"""Telex and VNI in a field: bursts, mending, backspace, and another input method running beside."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hopthon.vietnamese.methods import METHODS, TELEX, VNI, Method, use
from hopthon.widgets.editor import LONGEST, Editor

BACK = "backspace"


@pytest.fixture(autouse=True)
def telex() -> Iterator[None]:
    use(TELEX)
    yield
    use(None)


def press(editor: Editor, *keys: str) -> Editor:
    for key in keys:
        editor = editor.pressed(key) if len(key) == 1 else editor.key(key) or editor
    return editor


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("Hojp thoon Banf Thachj, xax Vox Mieesu", "Họp thôn Bàn Thạch, xã Võ Miếu"),
        ("DDuwowngf lieen thoon laayf looij, khos ddi!", "Đường liên thôn lầy lội, khó đi!"),
        ("nhaf WC, data vaf windows 10", "nhà WC, data và windows 10"),
        ("QDD-UBND, HDDND xax; 50 trieeuj ddoongf/km", "QĐ-UBND, HĐND xã; 50 triệu đồng/km"),
        ("thuowr xuwa, quys I/2027, gif?", "thuở xưa, quý I/2027, gì?"),
    ],
)
def test_a_sentence(keys: str, text: str) -> None:
    assert press(Editor(), *keys).text == text


def test_vni_leaves_numbers_alone() -> None:
    use(VNI)
    assert press(Editor(), *"d9u7o7ng2 1,2 km, 100m3, 2027: 6 trie65u").text == (
        "đường 1,2 km, 100m3, 2027: 6 triệu"
    )
    assert press(Editor.over("24"), *"26").text == "26"


def test_backspace_takes_a_letter_and_the_word_goes_on() -> None:
    assert press(Editor(), *"tieengs", BACK, BACK, *"n").text == "tiến"
    assert press(Editor(), *"tieengs", BACK, BACK, *"f").text == "tiề"
    assert press(Editor(), *"Thachj", BACK, BACK, BACK, *"uj").text == "Thụ"
    assert press(Editor.at_end("Ban"), "f").text == "Bàn"


def test_in_the_middle_of_a_line() -> None:
    line = Editor("Ban Thạch, xã", 3)
    marked = press(line, "f")
    assert (marked.text, marked.cursor) == ("Bàn Thạch, xã", 3)
    moved = press(Editor(), *"Ban", "home", "end", "left", *"o")
    assert moved.text == "Baon"


def test_leaving_a_word_with_an_arrow_ends_it() -> None:
    assert press(Editor(), *"WC", "left").text == "WC"
    assert press(Editor(), *"data").ended().text == "data"


def test_what_another_input_method_composed_is_left_alone() -> None:
    unikey = [*"Thie", BACK, *"ê", *"u", BACK, BACK, *"ếu", *" tes", *"t"]
    assert press(Editor(), *unikey[:-5]).text == "Thiếu"
    burst = [*"te", BACK, *"é", BACK, *"es", *"t"]  # it was told «tesst»
    assert press(Editor(), *burst).text == "test"
    assert Editor().pressed("tiếng").pressed("s").text == "tiếngs"
    assert press(Editor(), *unicodedata.normalize("NFD", "Đường")).text == "Đường"


def test_numbers_typed_over_are_typed_over() -> None:
    assert press(Editor.over("ba"), *"hoa", "f").text == "hòa"


def test_nothing_is_added_to_a_full_field() -> None:
    full = Editor.at_end("a" * (LONGEST - 1) + " ")
    assert press(full, "b") == full
    assert press(Editor.at_end(" " * (LONGEST - 2) + "ha"), "f").text.endswith("hà")


KEYS = [*"aeiouydstwfrxjzghncpkmql", *"DDAEOUWSFJ", *"0123456789 .,-", "é", "ư", "\u0301"]
MOVES = [BACK, "left", "right", "home", "end", "delete", "ctrl+backspace", "ctrl+left"]


@given(st.lists(st.sampled_from([*KEYS, *MOVES]), max_size=60), st.sampled_from(METHODS))
def test_no_burst_breaks_a_field(keys: list[str], by: Method) -> None:
    use(by)
    editor = Editor()
    for key in keys:
        before = editor
        editor = press(editor, key)
        assert 0 <= editor.cursor <= len(editor.text)
        assert unicodedata.is_normalized("NFC", editor.text)
        assert editor.text[: editor.cursor].endswith(editor.word.text if editor.word else "")
        if key == BACK:
            assert len(editor.text) == max(0, len(before.text) - (before.cursor > 0))
            assert editor.text[editor.cursor :] == before.text[before.cursor :]


@given(st.text("bghiklmnptuvycq,.; 0123456789\n", max_size=80))
def test_without_telex_keys_nothing_changes(text: str) -> None:
    use(TELEX)
    assert press(Editor(breaks=True), *text).text == text
