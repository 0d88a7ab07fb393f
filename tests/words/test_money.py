"""Money as people in the hall say it: exact, or refused in one sentence."""

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hopthon.money import may_stand, read_money, read_pledge, read_reckoning
from hopthon.numbers import MONEY_LIMIT, grouped, money_words, thousands
from hopthon.refusal import Refusal
from hopthon.text import folded

MILLION, BILLION = 10**6, 10**9


@pytest.mark.parametrize(
    ("said", "dong"),
    [
        ("6.000", 6 * MILLION),
        ("6000", 6 * MILLION),
        ("6 000", 6 * MILLION),
        ("6 triệu", 6 * MILLION),
        ("6tr", 6 * MILLION),
        ("6trđ", 6 * MILLION),
        ("1,2 tỷ", 1_200 * MILLION),
        ("1.2 tỉ", 1_200 * MILLION),
        ("5,5 triệu", 5_500_000),
        ("6 triệu rưỡi", 6_500_000),
        ("6 trieu ruoi", 6_500_000),
        ("1 tỷ rưỡi đồng", 1_500 * MILLION),
        ("nửa triệu", 500_000),
        ("1 tỷ 2", 1_200 * MILLION),
        ("2 triệu 5", 2_500_000),
        ("2tr5", 2_500_000),
        ("2 triệu 500", 2_500_000),
        ("2 triệu 050", 2_050_000),
        ("2 triệu 50 nghìn", 2_050_000),
        ("1 tỷ 200 triệu 500 nghìn", 1_200_500_000),
        ("15 nghìn 5", 15_500),
        ("180.000 nghìn đồng", 180 * MILLION),
        ("500 đồng", 500),
        ("500đ", 500),
        ("450 x 200", 90 * MILLION),
        ("450 × 200 nghìn", 90 * MILLION),
        ("450 công × 200", 90 * MILLION),
        ("200 nghìn * 450", 90 * MILLION),
        ("450 ngày công x 200.000 đồng", 90 * MILLION),
        ("3 công/hộ", None),
        ("85 hộ x 3 công x 200", 51 * MILLION),
        ("2 triệu/hộ x 85 hộ", 170 * MILLION),
        ("85 hộ dân x 2 triệu mỗi hộ", 170 * MILLION),
        ("2 trieu x 85", 170 * MILLION),
        ("mỗi hộ 2 triệu x 85 hộ", 170 * MILLION),
        ("450 x một công 200 nghìn", 90 * MILLION),
        ("1.910 nghìn đồng/hộ x 70 hộ", 133_700_000),
        ("250.000 đồng/khẩu x 396 nhân khẩu", 99 * MILLION),
        ("1,5 km x 2 tỷ", 3 * BILLION),
        ("300 m² x 100", 30 * MILLION),
        ("50 triệu + 50 triệu + 200 triệu", 300 * MILLION),
        ("50.000+20.000", 70 * MILLION),
        ("450 công x 200 nghìn + 10 triệu", 100 * MILLION),
        ("0,5 đồng x 10", 5),
        ("0", 0),
    ],
)
def test_as_people_say_it(said: str, dong: int | None) -> None:
    for typed in (said, unicodedata.normalize("NFD", said), said.upper()):
        if dong is None:
            with pytest.raises(Refusal):
                read_money(typed, "Tổng số")
        else:
            assert read_money(typed, "Tổng số") == dong


@pytest.mark.parametrize(
    "said",
    [
        "", "abc", "-5", "1.2.3", "٣", "1,2,3", "0,0001 đồng", "9" * 40, "9.999.999 tỷ", "6 trieuu",
        "6 trieuu x 85", "+", "x", "6 x", "+ 6", "6 triệu 5 tỷ", "1 tỷ 2000 triệu", "1,5 tỷ 200",
        "rưỡi", "6 rưỡi", "1,5 triệu rưỡi", "500 đồng 5", "triệu", "6 5", "2 triệu/", "/hộ", "6 triệu triệu",
        "450 công 200", "2 triệu / 2", "6 triệu đồng đồng", "mỗi 2 triệu",
        "mỗi hộ", "1 x " * 60 + "2 triệu",
    ],
)  # fmt: skip
def test_what_is_no_money_is_refused_in_one_sentence(said: str) -> None:
    with pytest.raises(Refusal, match=r"^Tổng số: .*[.]$"):
        read_money(said, "Tổng số")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("1,200", "hiểu được hai cách, hãy gõ rõ, ví dụ 1.200 hay 1,2."),
        ("1,200 triệu", "hiểu được hai cách, hãy gõ rõ, ví dụ 1.200 hay 1,2."),
        ("2 triệu 50", "hiểu được hai cách, hãy gõ rõ, ví dụ 2 triệu 50 nghìn hay 2,5 triệu."),
        ("50 + 50 + 200 triệu", "hiểu được hai cách, hãy gõ rõ, ví dụ 50 triệu + 200 triệu."),
        (
            "450 công x 200.000",
            "hiểu được hai cách, hãy gõ rõ, ví dụ 200.000 đồng hay 200.000 nghìn.",
        ),
        (
            "500.000/hộ x 98 hộ",
            "hiểu được hai cách, hãy gõ rõ, ví dụ 500.000 đồng/hộ hay 500.000 nghìn/hộ.",
        ),
        ("450 công", "chưa có tiền, hãy nhân với tiền, ví dụ 450 công x 200 nghìn."),
        ("6 con", "chưa có tiền, hãy nhân với tiền, ví dụ 450 công x 200 nghìn."),
        ("2 triệu/hộ", "là tiền cho mỗi hộ, hãy nhân với số hộ."),
        ("2 triệu/hộ x 85 khẩu", "là tiền cho mỗi hộ, hãy nhân với số hộ."),
        ("2 triệu x 3 triệu", "nhân hai số tiền với nhau, hãy nhân tiền với một số đếm."),
        ("0,3 đồng", "lẻ hơn một đồng, hãy gõ lại."),
    ],
)
def test_what_may_mean_two_things_is_not_guessed(said: str, why: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_money(said, "Dân góp")
    assert caught.value.sentence == f"Dân góp: «{said}» {why}"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("6 triệu", ""),
        ("450 cong x 200", "450 cong × 200 nghìn"),
        ("450 công × 200 nghìn", "450 công × 200 nghìn"),
        ("2TR/hộ x 85 hộ", "2 triệu/hộ × 85 hộ"),
        ("50 triệu + 200 triệu", "50 triệu + 200 triệu"),
        ("300 x 450", "300 × 450 nghìn"),
    ],
)
def test_how_it_was_reached_is_kept(said: str, words: str) -> None:
    assert read_reckoning(said, "x").words == words


MONEY = st.integers(1, 10**9)
COUNT = st.fractions(1, 10_000, max_denominator=1) | st.integers(1, 99_999).map(
    lambda n: Fraction(n, 10)
)


def number(n: Fraction) -> str:
    return grouped(int(n)) + (f",{n.numerator * 10 // n.denominator % 10}" if n % 1 else "")


@given(st.integers(0, MONEY_LIMIT // 1000))
def test_what_the_forms_show_reads_back(thousand: int) -> None:
    dong = thousand * 1000
    assert read_money(thousands(dong), "x") == dong


@given(st.integers(0, MONEY_LIMIT))
def test_what_is_said_aloud_reads_back(dong: int) -> None:
    assert read_money(money_words(dong), "x") == dong
    assert read_money(folded(money_words(dong)), "x") == dong


@given(st.lists(st.tuples(MONEY, COUNT), min_size=1, max_size=4))
def test_sums_of_products_are_exact_and_what_is_kept_says_the_same(
    parts: list[tuple[int, Fraction]],
) -> None:
    said = " + ".join(f"{money_words(dong)} x {number(count)} công" for dong, count in parts)
    total = sum((dong * count for dong, count in parts), Fraction(0))
    if total.denominator > 1 or total > MONEY_LIMIT:
        with pytest.raises(Refusal):
            read_reckoning(said, "x")
        return
    read = read_reckoning(said, "x")
    assert read.dong == total
    assert read_reckoning(read.words, "x") == read


@given(st.text("0123456789., xtriệuđồghkyn+/×", max_size=30))
def test_whatever_is_typed_is_an_amount_or_one_sentence(said: str) -> None:
    try:
        read = read_reckoning(said, "Tổng số")
    except Refusal as refusal:
        told = refusal.sentence
    else:
        told = "Tổng số: "
        assert not read.words or read_reckoning(read.words, "x") == read
    assert told.startswith("Tổng số: ")


@pytest.mark.parametrize(
    "said", ["6 triệu", "6 trie", "trê", "450 công × 200", "hộ + m² / khẩu", "rưỡi"]
)
def test_letters_of_money_may_be_typed_in_any_of_their_stages(said: str) -> None:
    assert all(map(may_stand, said + unicodedata.normalize("NFD", said)))


def test_others_may_not() -> None:
    assert not any(map(may_stand, "zfw=-!?"))


@pytest.mark.parametrize(
    ("said", "pledge"),
    [
        ("2 triệu x 85 hộ", (2 * MILLION, 85)),
        ("2 triệu/hộ × 85", (2 * MILLION, 85)),
        ("85 hộ x 2.000", (2 * MILLION, 85)),
        ("2 triệu/hộ", (2 * MILLION, None)),
        ("2.000", (2 * MILLION, None)),
        ("120 triệu", (120 * MILLION, None)),
    ],
)
def test_what_households_pledge(said: str, pledge: tuple[int, int | None]) -> None:
    assert read_pledge(said, "Mỗi hộ góp") == pledge


@pytest.mark.parametrize(
    "said",
    [
        "85 hộ",
        "2.000 x 85",
        "2 triệu x 85 khẩu",
        "2 triệu + 1 triệu",
        "2 triệu x 8,5 hộ",
        "2.000.000",
        "",
    ],
)
def test_no_pledge(said: str) -> None:
    with pytest.raises(Refusal, match=r"^Mỗi hộ góp: "):
        read_pledge(said, "Mỗi hộ góp")
