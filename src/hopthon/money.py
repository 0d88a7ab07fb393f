"""Money as people say it in the hall: read exactly or refused, never guessed.

«6 triệu rưỡi», «1 tỷ 2», «450 công × 200», «2 triệu/hộ x 85 hộ», «50 triệu + 200 triệu». A bare number counts
in thousands of đồng, as on the forms. What is kept is written in Vietnamese.
"""

from fractions import Fraction

from msgspec import Struct

from hopthon.language import _
from hopthon.money_grammar import LETTERS, Factor, Words, parsed, refuse_dear
from hopthon.numbers import MONEY_LIMIT, in_full, in_short
from hopthon.text import folded


class Reckoning(Struct, frozen=True):
    """An amount, đồng, and how it was reached ("450 công × 200 nghìn"); "" for one said as it is."""

    dong: int
    words: str = ""


def read_reckoning(text: str, what: str) -> Reckoning:
    """The amount and how it was reached. `what`: the field's name for the Refusal."""
    said = Words(text, what)
    products = parsed(said)
    priced = [_priced(said, product) for product in products]
    if len({any(f.money for f in product) for product in products}) > 1:  # «50 + 200 triệu»
        raise said.unclear("50 triệu + 200 triệu")
    total = sum(map(_product, priced), Fraction(0))
    if total.denominator != 1:
        raise said.refused(_("{what}: «{text}» lẻ hơn một đồng, hãy gõ lại."))
    if total > MONEY_LIMIT:
        raise said.refused(_("{what}: số tiền lớn quá, hãy xem lại."))
    plain = len(priced) == 1 and len(priced[0]) == 1
    words = "" if plain else " + ".join(" × ".join(map(_said, product)) for product in priced)
    return Reckoning(int(total), words)


def read_money(text: str, what: str) -> int:
    """The amount alone, đồng."""
    return read_reckoning(text, what).dong


def read_pledge(text: str, what: str) -> tuple[int, int | None]:
    """What each household gives, đồng, and how many give (None: not said): "2 triệu x 85 hộ", "2.000"."""
    said = Words(text, what)
    first, *others = parsed(said)
    unsaid = len(first) == 2 and all(f.bare for f in first)  # which of the two is the money?
    nouns = set[str]().union(*(f.nouns for f in first))
    if others or len(first) > 2 or unsaid or not nouns <= {"ho", "nha"}:
        raise said.refused(
            _("{what}: «{text}» chưa rõ, hãy gõ tiền mỗi hộ và số hộ, ví dụ 2 triệu x 85 hộ.")
        )
    product = _priced(said, first, alone=True)
    if any(f.value.denominator != 1 for f in product):
        raise said.refused(_("{what}: «{text}» lẻ, hãy gõ lại."))
    counts = [int(f.value) for f in product if not f.money]
    return int(next(f.value for f in product if f.money)), counts[0] if counts else None


def may_stand(character: str) -> bool:
    """Whether it can be part of an amount being typed: an input method builds its letters one by one."""
    bare = folded(character)
    return character in "0123456789., +/*×²³" or not bare or bare in LETTERS


def _priced(said: Words, factors: list[Factor], *, alone: bool = False) -> list[Factor]:
    """The factors with one of them money; `alone`: «2 triệu/hộ» may stand without how many."""
    money = [at for at, f in enumerate(factors) if f.money]
    bare = [at for at, f in enumerate(factors) if f.bare]
    if len(money) > 1:
        raise said.refused(
            _("{what}: «{text}» nhân hai số tiền với nhau, hãy nhân tiền với một số đếm.")
        )
    if not money and not bare:
        raise said.refused(
            _("{what}: «{text}» chưa có tiền, hãy nhân với tiền, ví dụ 450 công x 200 nghìn.")
        )
    if not money:
        at = bare[-1]
        if len(factors) > 1 or alone:
            refuse_dear(said, max(f.value for f in factors if f.bare))
        factors = [*factors[:at], Factor(factors[at].value * 1_000, True), *factors[at + 1 :]]
    rate = next(f for f in factors if f.money)
    others = [f for f in factors if not f.money]
    met = any(f.bare or f.nouns & rate.nouns for f in others) or (alone and not others)
    if rate.per and not met:
        raise said.refused(
            _("{what}: «{text}» là tiền cho mỗi {noun}, hãy nhân với số {noun}."), noun=rate.noun
        )
    return factors


def _product(factors: list[Factor]) -> Fraction:
    found = Fraction(1)
    for factor in factors:
        found *= factor.value
    return found


def _said(factor: Factor) -> str:
    """As it is kept: «450 công», «200 nghìn», «2 triệu/hộ»."""
    number = in_short(factor.value) if factor.money else in_full(factor.value)
    return number + (("/" if factor.per else " ") + factor.noun if factor.noun else "")
