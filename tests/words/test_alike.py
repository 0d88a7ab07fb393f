"""Lines that say the same, found whatever way they were typed; lines that do not, left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hopthon.alike import SMALL, alike, likest, words
from hopthon.text import folded

SYLLABLES = [
    "thiếu",
    "nước",
    "tưới",
    "đường",
    "lầy",
    "mương",
    "bồi",
    "lấp",
    "giống",
    "lúa",
    "tạp",
    "cầu",
    "gãy",
    "trạm",
    "điện",
    "yếu",
    "chợ",
    "xa",
    "rừng",
    "cháy",
    "trâu",
    "bò",
    "dịch",
    "bệnh",
    "nhà",
    "văn",
    "hóa",
    "dột",
    "xóm",
    "khu",
    "giữa",
    "suối",
    "lũ",
    "cuốn",
    "đập",
    "tràn",
    "hỏng",
    "trường",
    "học",
    "thiếu",
    "lớp",
]
LINES = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=9).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other", "degree"),
    [
        ("Thiếu nước tưới", "thieu nuoc tuoi", 2),
        ("Thiếu nước tưới ở Khu giữa", "Khu giữa bị thiếu nước tưới", 2),
        ("Đường bêtông nứt", "Đường bê tông nứt", 2),
        ("Cầu qua suối đã gãy.", "cầu qua suối gãy", 2),
        ("Mương thủy lợi bồi lấp", "Mương thủy lơi bồi láp", 2),
        ("Trường học thiếu lớp", "Trưng học thiếu lớp", 1),
        ("Trường học thiếu lớp", "Tưrờng học thiếu lớp", 1),
        ("Trường học thiếu lớp", "Trừơgn hoc thiêu lớp", 1),
        ("Trường học thiếu lớp", "Trưng họ thiếu lớp", 0),
        ("Chợ ở xa", "cho o xa", 2),
        ("Của cho người nghèo", "cua cho nguoi ngheo", 2),
        ("Đê vỡ", "de vo", 2),
        ("Chợ ở xa", "Xa", 0),
        ("Làm đường xóm 1", "Làm đường xóm 2", 0),
        ("Làm đường nội đồng", "Làm mương nội đồng", 0),
        ("Mua bò giống tốt", "Mua bê giống tốt", 0),
        ("Cầu gãy", "Câu gãy đôi", 0),
        ("", "", 0),
        ("\u0301 Cầu gãy", "cầu gãy", 2),
        ("...", "…", 0),
    ],
)
def test_by_example(one: str, other: str, degree: int) -> None:
    assert alike(one, other) == degree
    assert alike(other, one) == degree


@given(LINES, st.data())
def test_order_case_diacritics_and_small_words_change_nothing(
    line: str, data: st.DataObject
) -> None:
    mixed = list(data.draw(st.permutations(line.split())))
    assert alike(line, " ".join(mixed)) == 2
    assert alike(line, folded(line).upper()) == 2
    assert alike(unicodedata.normalize("NFD", line), line) == 2
    for small in data.draw(st.lists(st.sampled_from(sorted(SMALL)), max_size=4)):
        mixed.insert(data.draw(st.integers(0, len(mixed))), small)
    assert alike(line, " ".join(mixed)) == 2


@given(LINES, LINES)
def test_it_is_mutual_and_never_joins_lines_that_differ_in_two_words(one: str, other: str) -> None:
    degree = alike(one, other)
    assert degree == alike(other, one)
    mine, theirs = folded(one).split(), folded(other).split()
    if degree == 1:
        assert len(set(mine) ^ set(theirs)) <= 2
    if degree == 2:
        assert sorted("".join(mine)) == sorted("".join(theirs))


@given(LINES, st.integers(0, 8), st.integers(0, 20), st.sampled_from("abcdeghiklmnopqrstuvxy"))
def test_a_slip_of_one_letter_is_forgiven_in_a_long_word_only(
    line: str, which: int, where: int, letter: str
) -> None:
    said = line.split()
    which %= len(said)
    word = said[which]
    where %= len(word)
    slipped = [*said[:which], word[:where] + letter + word[where + 1 :], *said[which + 1 :]]
    degree = alike(line, " ".join(slipped))
    if folded(slipped[which]) == folded(word):
        assert degree == 2
    elif where == 0 or len(word) < 4 or len(said) < 3:
        assert degree == 0
    else:
        assert degree == 1


@given(st.lists(LINES, max_size=30), LINES)
def test_the_first_of_the_likest_is_found(lines: list[str], line: str) -> None:
    found = likest(line, ((str(i), words(said)) for i, said in enumerate(lines)))
    degrees = [alike(line, said) for said in lines]
    best = max(degrees, default=0)
    assert found == (str(degrees.index(best)) if best else "")
