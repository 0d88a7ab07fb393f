"""Numbers as people in the hall write, say and read them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hopthon.numbers import (
    MONEY_LIMIT,
    grouped,
    money_words,
    percent,
    read_count,
    read_money,
    read_quantity,
    thousands,
)
from hopthon.refusal import Refusal


@pytest.mark.parametrize(
    ("said", "dong"),
    [
        ("6.000", 6_000_000),
        ("6000", 6_000_000),
        ("6 triệu", 6_000_000),
        ("6tr", 6_000_000),
        ("1,2 tỷ", 1_200_000_000),
        ("5,5 triệu", 5_500_000),
        ("180.000 nghìn đồng", 180_000_000),
        ("500 đồng", 500),
        ("450 x 200", 90_000_000),
        ("450 × 200 nghìn", 90_000_000),
        ("0", 0),
    ],
)
def test_money_as_people_say_it(said: str, dong: int) -> None:
    assert read_money(said, "Tổng số") == dong


@pytest.mark.parametrize(
    "said", ["", "abc", "6 con", "450 công", "-5", "1.2.3", "٣", "1,2,3", "0,0001 đồng", "9" * 40]
)
def test_what_is_no_money_is_refused_in_one_sentence(said: str) -> None:
    with pytest.raises(Refusal, match=r"^Tổng số: .*[.]$"):
        read_money(said, "Tổng số")


@given(st.integers(0, MONEY_LIMIT // 1000))
def test_what_the_forms_show_reads_back(thousand: int) -> None:
    dong = thousand * 1000
    assert read_money(thousands(dong), "x") == dong


@given(st.integers(0, MONEY_LIMIT))
def test_what_is_said_aloud_reads_back(dong: int) -> None:
    assert read_money(money_words(dong), "x") == dong


@given(st.integers(0, 10**9))
def test_grouped_numbers_read_back(n: int) -> None:
    assert read_count(grouped(n), "x", 10**9) == n if n < 10**9 else True


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(52, 98, "53,1 %"), (66, 84, "78,6 %"), (1, 3, "33,3 %"), (1, 2000, "0,1 %"), (0, 0, "–")],
)
def test_percent_rounds_half_up_exactly(part: int, whole: int, shown: str) -> None:
    assert percent(part, whole) == shown


@pytest.mark.parametrize(
    ("said", "amount"),
    [("300", "300"), ("1,6", "1.6"), ("2.000", "2000"), ("2.000,5", "2000.5"), ("1.6", "1.6")],
)
def test_quantities(said: str, amount: str) -> None:
    assert read_quantity(said, "Số lượng") == Decimal(amount)


@pytest.mark.parametrize("said", ["", "m", "1,2,3", "-1", "1e9", "NaN", "٣"])
def test_no_quantity(said: str) -> None:
    with pytest.raises(Refusal):
        read_quantity(said, "Số lượng")


@pytest.mark.parametrize("said", ["", "6,5", "sáu", "-1", "²", "10000000000"])
def test_no_count(said: str) -> None:
    with pytest.raises(Refusal):
        read_count(said, "Số người")


def test_quantities_shown() -> None:
    assert [grouped(Decimal(n)) for n in ("2000", "1.6", "1.60", "2E+3")] == [
        "2.000",
        "1,6",
        "1,6",
        "2.000",
    ]
