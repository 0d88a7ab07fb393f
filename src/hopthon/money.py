"""Money as people say it in the hall: read exactly or refused, never guessed.

«6 triệu rưỡi», «1 tỷ 2», «450 công × 200», «2 triệu/hộ x 85 hộ», «50 triệu + 200 triệu». A bare number counts
in thousands of đồng, as on the forms. Diacritics may be missing. What is kept is written in Vietnamese.
"""

import re
import unicodedata
from fractions import Fraction

from msgspec import Struct

from hopthon.language import _
from hopthon.numbers import MONEY_LIMIT, in_full, in_short
from hopthon.refusal import Refusal
from hopthon.text import folded

_SCALES = {
    **dict.fromkeys(("dong", "d", "vnd"), 1),
    **dict.fromkeys(("nghin", "ngan", "n", "k", "ng"), 10**3),
    **dict.fromkeys(("trieu", "tr", "trd"), 10**6),
    **dict.fromkeys(("ty", "ti", "tyd"), 10**9),
}
_COUNTED = (
    "cong ngay ho khau nhan nguoi dan suat lao nam nu nha m m2 m3 km kg tan ta yen bao vien cai chiec "
    "chuyen ca may xe con cay ha sao thua lop buoi gio thang dot lan bo cuon ong cot met khoi to"
)
_NOUNS = frozenset(_COUNTED.split())
"""What is counted, without diacritics. Any other word is refused: it may be a slip in «triệu»."""
_TIMES, _PER = "x×*", ("/", "moi", "mot")
_TOKEN = re.compile(
    r"\s*([0-9]{1,3}(?: [0-9]{3})+(?![0-9.,])|[0-9][0-9.,]*|m[23²³](?![0-9])|[^\W0-9_]+|[×*+/])"
)
_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,6})?|[0-9]{1,12}([.,][0-9]{1,6})?")
LETTERS = frozenset("".join((*_SCALES, *_NOUNS, _TIMES, "ruoi nua moi mot")))
"""Letters, without diacritics, of all these words."""


_DEAR = 100_000
"""A price without its unit, thousands of đồng, from which on it is most likely meant in đồng: it is asked."""


class Reckoning(Struct, frozen=True):
    """An amount, đồng, and how it was reached ("450 công × 200 nghìn"); "" for one said as it is."""

    dong: int
    words: str = ""


class _Factor(Struct, frozen=True):
    """A number of a product: money in đồng, or a count; `noun`: of what, with `per` what the money is for."""

    value: Fraction
    money: bool = False
    noun: str = ""
    per: bool = False

    @property
    def bare(self) -> bool:
        """Neither money nor a count of anything."""
        return not self.money and not self.noun

    @property
    def nouns(self) -> set[str]:
        """Its words, folded."""
        return {folded(word) for word in self.noun.split()}


class _Words(Struct, frozen=True):
    """What was typed, and in which field, for the sentence of a refusal."""

    text: str
    what: str

    def refused(self, sentence: str, **more: str) -> Refusal:
        """The sentence with these words in it."""
        return Refusal(sentence.format(what=self.what, text=self.text.strip()[:40], **more))

    def unread(self) -> Refusal:
        """No money."""
        return self.refused(
            _("{what}: không đọc được «{text}», ví dụ gõ 6.000, 6 triệu hay 450 công x 200.")
        )

    def unclear(self, instead: str) -> Refusal:
        """It may mean two things."""
        words = _("{what}: «{text}» hiểu được hai cách, hãy gõ rõ, ví dụ {instead}.")
        return self.refused(words, instead=instead)


def read_reckoning(text: str, what: str) -> Reckoning:
    """The amount and how it was reached. `what`: the field's name for the Refusal."""
    said = _Words(text, what)
    products = _parsed(said)
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
    said = _Words(text, what)
    first, *others = _parsed(said)
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


# reading -----------------------------------------------------------------------------------


def _parsed(said: _Words) -> list[list[_Factor]]:
    """Products to be added up, each as its factors."""
    plain = unicodedata.normalize("NFC", said.text).strip().lower()
    sums: list[list[list[str]]] = [[[]]]
    at = 0
    while at < len(plain):
        match = _TOKEN.match(plain, at)
        if match is None:
            raise said.unread()
        token, at = match[1], match.end()
        if token == "+":
            sums.append([[]])
        elif token in _TIMES:
            sums[-1].append([])
        else:
            sums[-1][-1].append(token)
    return [[_factor(said, words) for words in product] for product in sums]


def _factor(said: _Words, words: list[str]) -> _Factor:
    """A number with its word for money, or for what is counted."""
    at = next((i for i, w in enumerate(words) if i and folded(w) in _PER), len(words))
    number, noun = words[:at], words[at + 1 :]
    if not number or (at < len(words) and not _counted(noun)):
        raise said.unread()
    if any(folded(word) in _SCALES for word in number):
        return _Factor(_money(said, number), True, " ".join(noun), bool(noun))
    value = _number(said, number[0], alone=True)
    if noun and len(number) == 1:  # «200/công»: money, in thousands as every bare number
        _cheap(said, value, f"/{' '.join(noun)}")
        return _Factor(value * 1_000, True, " ".join(noun), True)
    if noun or (len(number) > 1 and not _counted(number[1:])):
        raise said.unread()
    return _Factor(value, noun=" ".join(number[1:]))


def _money(said: _Words, words: list[str]) -> Fraction:
    """«6 triệu đồng», «1 tỷ 200 triệu», «1 tỷ 2», «6 triệu rưỡi», «nửa triệu»: đồng."""
    bare = [folded(word) for word in words]
    if len(bare) > 2 and _SCALES.get(bare[-1]) == 1 and not bare[-2][0].isdigit():
        bare.pop()
    if bare[0] == "nua" and len(bare) == 2 and _SCALES[bare[1]] > 1:
        return Fraction(_SCALES[bare[1]], 2)
    total, last = Fraction(0), 0
    for at in range(0, len(bare), 2):
        if total % (last or 1):  # «1,5 tỷ 200»: nothing follows a broken number
            raise said.unread()
        rest = bare[at:]
        if rest == ["ruoi"] and last > 1:
            return total + Fraction(last, 2)
        if len(rest) == 1:
            return total + _tail(said, rest[0], last)
        value, scale = _number(said, rest[0]), _SCALES.get(rest[1], 0)
        if not scale or (last and value * scale >= last):
            raise said.unread()
        total, last = total + value * scale, scale
    return total


def _tail(said: _Words, digits: str, last: int) -> Fraction:
    """«1 tỷ 2», «1 tỷ 200»: tenths, thousandths of what was said before; «2 triệu 50» may be two things."""
    if not digits.isdigit() or last < 1_000:
        raise said.unread()
    if len(digits) not in (1, 3):
        raise said.unclear(_("2 triệu 50 nghìn hay 2,5 triệu"))
    return Fraction(int(digits) * last, 10 ** len(digits))


def _number(said: _Words, token: str, *, alone: bool = False) -> Fraction:
    """Dots group, a comma starts decimals. `alone`: no word after it says in what it counts."""
    plain = token.replace(" ", "")
    if not _NUMBER.fullmatch(plain):
        raise said.unread()
    whole, _comma, rest = plain.partition(",")
    if len(rest) == 3 and "." not in whole and (alone or rest.endswith("0")):  # a dot, elsewhere
        raise said.unclear(
            _("{a} hay {b}").format(a=f"{whole}.{rest}", b=plain.rstrip("0").rstrip(","))
        )
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", plain):
        plain = plain.replace(".", "")
    return Fraction(plain.replace(",", "."))


def _counted(words: list[str]) -> bool:
    """Whether these words name what is counted."""
    return bool(words) and all(
        folded(word).replace("²", "2").replace("³", "3") in _NOUNS for word in words
    )


# meaning -----------------------------------------------------------------------------------


def _priced(said: _Words, factors: list[_Factor], *, alone: bool = False) -> list[_Factor]:
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
            _cheap(said, max(f.value for f in factors if f.bare))
        factors = [*factors[:at], _Factor(factors[at].value * 1_000, True), *factors[at + 1 :]]
    rate = next(f for f in factors if f.money)
    others = [f for f in factors if not f.money]
    met = any(f.bare or f.nouns & rate.nouns for f in others) or (alone and not others)
    if rate.per and not met:
        raise said.refused(
            _("{what}: «{text}» là tiền cho mỗi {noun}, hãy nhân với số {noun}."), noun=rate.noun
        )
    return factors


def _cheap(said: _Words, value: Fraction, of: str = "") -> None:
    """«450 công x 200.000», «500.000/hộ» may be đồng or thousands of them."""
    if value >= _DEAR:
        number = in_full(value)
        raise said.unclear(_("{a} hay {b}").format(a=f"{number} đồng{of}", b=f"{number} nghìn{of}"))


def _product(factors: list[_Factor]) -> Fraction:
    found = Fraction(1)
    for factor in factors:
        found *= factor.value
    return found


def _said(factor: _Factor) -> str:
    """As it is kept: «450 công», «200 nghìn», «2 triệu/hộ»."""
    number = in_short(factor.value) if factor.money else in_full(factor.value)
    return number + (("/" if factor.per else " ") + factor.noun if factor.noun else "")
