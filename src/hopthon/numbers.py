"""Numbers as people in the hall write and read them. Exact: integers and fractions only."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from hopthon.language import _
from hopthon.refusal import Refusal

MONEY_LIMIT = 10**15
"""More than any village plan: đồng."""


def grouped(n: int | Decimal) -> str:
    """6000 → "6.000"; Decimal("1.6") → "1,6" (Vietnamese grouping and decimal comma)."""
    if isinstance(n, int):
        return f"{n:,}".replace(",", ".")
    whole, _dot, rest = format(n.normalize(), "f").partition(".")
    return grouped(int(whole)) + (f",{rest}" if rest else "")


def runs(numbers: Iterable[int]) -> str:
    """Ascending numbers as one reads them out: "1, 3–6, 8, 9"."""
    found: list[list[int]] = []
    for n in numbers:
        if found and found[-1][-1] == n - 1:
            found[-1].append(n)
        else:
            found.append([n])
    told = [[f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run) for run in found]
    return ", ".join(words for run in told for words in run)


def in_full(n: Fraction) -> str:
    """450 → "450"; 3/2 → "1,5". For numbers that end."""
    if n.denominator == 1:
        return grouped(int(n))
    return grouped(Decimal(n.numerator) / Decimal(n.denominator))


def in_short(dong: Fraction | int) -> str:
    """đồng → "200 nghìn", "1,2 tỷ", "500 đồng": as `money_words`, but always in Vietnamese: it is kept so."""
    exact = Fraction(dong)
    for size, word in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn")):
        if exact >= size and (exact * 1_000 / size).denominator == 1:
            return f"{in_full(exact / size)} {word}"
    return f"{in_full(exact)} đồng"


def percent(part: int, whole: int) -> str:
    """52 of 98 → "53,1 %", rounded half up, one decimal place. "–" of nothing."""
    if whole == 0:
        return "–"
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10},{tenths % 10} %"


def thousands(dong: int) -> str:
    """đồng → thousand đồng as the forms want it: 6_000_000 → "6.000"; 1_500 → "1,5"."""
    whole, rest = divmod(dong, 1_000)
    return grouped(whole) + _decimals(rest)


def money_words(dong: int) -> str:
    """đồng → as said aloud: "180 triệu đồng", "1,2 tỷ đồng", "500 nghìn đồng"; nothing is rounded away."""
    for size, word in ((10**9, _("tỷ đồng")), (10**6, _("triệu đồng")), (10**3, _("nghìn đồng"))):
        whole, rest = divmod(dong, size)
        if whole and rest * 1_000 % size == 0:  # three decimals can be said, more cannot
            return f"{grouped(whole)}{_decimals(rest * 1_000 // size)} {word}"
    return f"{grouped(dong)} {_('đồng')}"


def _decimals(thousandths: int) -> str:
    return f",{thousandths:03d}".rstrip("0") if thousandths else ""


def read_count(text: str, what: str, limit: int = 1_000_000) -> int:
    """A whole number as typed ("1.200", "61"); refuses anything else, in one sentence."""
    digits = text.strip().replace(".", "").replace(" ", "")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
        raise Refusal(
            _("{what}: «{text}» không phải số nguyên, hãy gõ lại bằng chữ số.").format(
                what=what, text=text[:20]
            )
        )
    if (n := int(digits)) > limit:
        raise Refusal(
            _("{what}: {n} lớn quá, nhiều nhất là {limit}.").format(
                what=what, n=grouped(n), limit=grouped(limit)
            )
        )
    return n


def read_quantity(text: str, what: str) -> Decimal:
    """A quantity as typed: "300", "1,6", "2.000" (dot groups thousands, comma starts decimals)."""
    plain = text.strip().replace(" ", "")
    if not re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d{1,6})?|\d{1,12}([.,]\d{1,6})?", plain, re.ASCII):
        raise Refusal(
            _("{what}: «{text}» không phải số lượng, ví dụ gõ 300 hay 1,6.").format(
                what=what, text=text[:20]
            )
        )
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", plain):
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", "."))
