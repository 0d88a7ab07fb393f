"""Keys in, words out: every syllable there is, in several orders of typing; what is none stays as typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hopthon.vietnamese.methods import TELEX, VNI, Method
from hopthon.vietnamese.word import Word
from vietnamese.syllables import TONES, syllables, word

KEYS = {
    "telex": {"tones": "s f r x j", "^": "{}", "(": "w", "+": "w", "-": "d"},
    "vni": {"tones": "1 2 3 4 5", "^": "6", "(": "8", "+": "7", "-": "9"},
}
MARKED_TONES = [tone for tone in TONES if tone != "ngang"]
MARKS = {"\u0302": "^", "\u0306": "(", "\u031b": "+"}


def made(keys: str, by: Method = TELEX, *, over: bool = False) -> str:
    typed = Word()
    for key in keys:
        typed = typed.typed(key, by)
    return (typed.ended() if over else typed).text


def taken_apart(onset: str, rime: str, by: Method) -> tuple[list[tuple[str, str]], int]:
    """Each letter and the key of its mark; which letter bears the tone."""
    keys, letters, bears = KEYS[by.id], list[tuple[str, str]](), 0
    for place, c in enumerate(onset + rime):
        base, *marks = unicodedata.normalize("NFD", c)
        if "\u0301" in marks:
            bears = place
        mark = next((MARKS[m] for m in marks if m in MARKS), "-" if c == "đ" else "")
        base = "d" if c == "đ" else base
        letters.append((base, keys[mark].format(base) if mark else ""))
    return letters, bears


def orders(onset: str, rime: str, tone: str, by: Method) -> set[str]:
    """The ways people type it: marks inside or last, the tone early or last, ươ with one key or two."""
    letters, bears = taken_apart(onset, rime, by)
    if by is TELEX and "oó" in rime:
        letters[bears] = ("oo", "")  # two that are no ô
    marked_twice = [mark for _base, mark in letters].count(KEYS[by.id]["+"]) == 2
    key = dict(zip(MARKED_TONES, KEYS[by.id]["tones"].split(), strict=True)).get(tone, "")
    base = [one for one, _mark in letters]
    marks = [mark for _one, mark in letters]
    once = list(marks)
    if marked_twice:  # the second one marks both
        once[once.index(KEYS[by.id]["+"])] = ""
    found = {"".join(base) + "".join(once) + key, "".join(base) + key + "".join(once)}
    found |= {_with(base, bears, key) + "".join(once)}
    for row in (marks, once):
        inside = [one + mark for one, mark in zip(base, row, strict=True)]
        found |= {"".join(inside) + key, _with(inside, bears, key)}
    return found


def _with(row: list[str], at: int, key: str) -> str:
    return "".join(part + (key if i == at else "") for i, part in enumerate(row))


@pytest.mark.parametrize("by", [TELEX, VNI], ids=["telex", "vni"])
def test_every_syllable_however_it_is_typed(by: Method) -> None:
    wrong = [
        (keys, made(keys, by, over=True), word(*one))
        for one in syllables()
        for keys in orders(*one, by)
        if made(keys, by, over=True) != word(*one)
    ]
    assert not wrong, f"{len(wrong)}: {wrong[:40]}"


def test_there_are_thousands_of_them() -> None:
    assert len({word(*one) for one in syllables()}) > 12_000
    assert word("tr", "ướng", "huyền") == "trường"


@pytest.mark.parametrize(
    ("stands", "key", "then"),
    [("hòa", "s", "hóa"), ("thúy", "z", "thuy"), ("gì", "f", "gif"), ("già", "s", "giá"),
     ("thuở", "n", "thưởn"), ("tiế", "n", "tiến"), ("quy", "s", "quý"), ("Đa", "f", "Đà"),
     ("hoà", "s", "hoàs"), ("test", "s", "tests"), ("họp thôn", "s", "họp thôns")],
)  # fmt: skip
def test_a_word_that_stands_there_is_gone_on_with(stands: str, key: str, then: str) -> None:
    assert Word.of(stands).text == stands
    assert Word.of(stands).typed(key, TELEX).text == then


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("tesst", "test"), ("ass", "as"), ("aaa", "aa"), ("ddd", "dd"), ("ww", "w"), ("uww", "uw"),
        ("xooong", "xoong"), ("mooocs", "moóc"), ("test", "tét"), ("text", "text"), ("tootf", "tôtf"),
        ("windows", "windows"), ("class", "class"), ("wifi", "wifi"), ("data", "data"), ("WC", "WC"),
        ("DDAFO", "ĐÀO"), ("Ddaf", "Đà"), ("TRUWOWNGF", "TRƯỜNG"), ("HDDND", "HĐND"), ("QDD", "QĐ"),
        ("UBND", "UBND"), ("add", "add"), ("Facebook", "Facebook"), ("USB", "USB"), ("file", "file"),
        ("DDawks", "Đắk"), ("Lawks", "Lắk"), ("DDawk", "Đăk"), ("Kroong", "Krông"), ("Buks", "Búk"),
        ("hoafz", "hoa"), ("hoafs", "hóa"), ("toiz", "toiz"), ("tooiw", "tơi"), ("trangw", "trăng"),
    ],
)  # fmt: skip
def test_what_fingers_mean(keys: str, text: str) -> None:
    assert made(keys, over=True) == text


@pytest.mark.parametrize(
    ("keys", "text"), [("a11", "a1"), ("a66", "a6"), ("d9a81k", "đắk"), ("m3", "m3")]
)
def test_digits_that_are_meant(keys: str, text: str) -> None:
    assert made(keys, VNI, over=True) == text


@given(
    st.text("aeiouydstwfrxjzghncpkmqlDAEOUWSFJ0123456789éđ", max_size=30),
    st.sampled_from([TELEX, VNI]),
)
def test_any_burst_is_some_text(keys: str, by: Method) -> None:
    text = made(keys, by)
    assert unicodedata.is_normalized("NFC", text)
    assert len(text) <= len(keys)
    assert made(keys, by, over=True)[:1].lower() in {"", text[:1].lower(), keys[:1].lower()}


@given(st.text("bcghiklmnpqtuvyBCGHIKLMNPQTUVY", max_size=20))
def test_letters_that_mean_nothing_else_stay(keys: str) -> None:
    assert made(keys) == made(keys, VNI) == keys
