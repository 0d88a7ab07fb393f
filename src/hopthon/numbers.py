"""Numbers as people in the hall write and read them. Exact: integers and fractions only."""

import re
from decimal import Decimal

from hopthon.language import _
from hopthon.refusal import Refusal

_UNITS = {
    "": 1,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "nghin": 1_000,
    "ngan": 1_000,
    "n": 1_000,
    "k": 1_000,
    "ng": 1_000,
    "triệu": 1_000_000,
    "trieu": 1_000_000,
    "tr": 1_000_000,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "ty": 10**9,
    "ti": 10**9,
}
_MONEY = re.compile(r"([\d][\d., ]*)\s*([^\W\d]*)\s*(?:đồng|đ|dong|d)?$")
MONEY_LIMIT = 10**15
"""More than any village plan: đồng."""


def grouped(n: int | Decimal) -> str:
    """6000 → "6.000"; Decimal("1.6") → "1,6" (Vietnamese grouping and decimal comma)."""
    if isinstance(n, int):
        return f"{n:,}".replace(",", ".")
    whole, _dot, rest = format(n.normalize(), "f").partition(".")
    return grouped(int(whole)) + (f",{rest}" if rest else "")


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


def read_money(text: str, what: str, unit: int = 1_000) -> int:
    """Money as people say it → đồng: "6.000" (× unit), "6 triệu", "1,2 tỷ", "450 × 200 nghìn".

    A bare number counts in `unit` đồng (the forms' 1.000 đồng). Exact; refuses what it cannot read.
    """
    product = 1
    factors = re.split(r"\s*[x×*]\s*", text.strip().lower())
    for index, factor in enumerate(factors):
        product *= _factor(factor, text, what, unit if index == len(factors) - 1 else 1)
    if product > MONEY_LIMIT:
        raise Refusal(_("{what}: số tiền lớn quá, hãy xem lại.").format(what=what))
    return product


def _factor(factor: str, text: str, what: str, unit: int) -> int:
    match = _MONEY.match(factor)
    word = match[2] if match else "?"
    said_dong = factor.endswith(("đ", "đồng"))
    if word in ("đ", "đồng", "dong", "d"):
        word = ""
    if not match or word not in _UNITS:
        raise Refusal(
            _("{what}: không đọc được «{text}», ví dụ gõ 6.000 hay 6 triệu.").format(
                what=what, text=text[:20]
            )
        )
    amount = read_quantity(match[1].strip(), what)
    scale = _UNITS[word] if word or said_dong else unit
    total = amount * scale
    if total != total.to_integral_value():
        raise Refusal(
            _("{what}: «{text}» lẻ hơn một đồng, hãy gõ lại.").format(what=what, text=text[:20])
        )
    return int(total)
