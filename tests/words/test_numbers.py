"""Numbers as people in the hall write, say and read them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hopthon.numbers import (
    grouped,
    percent,
    read_count,
    read_quantity,
    runs,
)
from hopthon.refusal import Refusal


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


@pytest.mark.parametrize(
    ("numbers", "told"),
    [([], ""), ([4], "4"), ([2, 3], "2, 3"), ([1, 3, 4, 5, 8, 9], "1, 3–5, 8, 9")],
)
def test_runs_are_read_out_shortly(numbers: list[int], told: str) -> None:
    assert runs(numbers) == told
