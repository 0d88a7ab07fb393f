"""The words in which money is said: numbers, «nghìn», «triệu», what is counted, what a price is for.

No meaning yet: a sum of products of factors, each money in đồng or a count. Diacritics may be missing.
"""

import re
import unicodedata
from fractions import Fraction

from msgspec import Struct

from hopthon.language import _
from hopthon.numbers import in_full
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
_LONGEST = 200
"""Letters: no sum said in a hall is longer, and it is read again at every key."""
_TOKEN = re.compile(
    r"\s*([0-9]{1,3}(?: [0-9]{3})+(?![0-9.,])|[0-9][0-9.,]*|m[23²³](?![0-9])|[^\W0-9_]+|[×*+/])"
)
_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,6})?|[0-9]{1,12}([.,][0-9]{1,6})?")
LETTERS = frozenset("".join((*_SCALES, *_NOUNS, _TIMES, "ruoi nua moi mot")))
"""Letters, without diacritics, of all these words."""
_DEAR = 100_000
"""A price without its unit, thousands of đồng, from which on it is most likely meant in đồng: it is asked."""


class Factor(Struct, frozen=True):
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


class Words(Struct, frozen=True):
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


def parsed(said: Words) -> list[list[Factor]]:
    """Products to be added up, each as its factors."""
    plain = unicodedata.normalize("NFC", said.text).strip().lower()
    sums: list[list[list[str]]] = [[[]]]
    at = 0
    if len(plain) > _LONGEST:
        raise said.unread()
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


def _factor(said: Words, words: list[str]) -> Factor:
    """A number with its word for money, or for what is counted."""
    first = next((i for i, word in enumerate(words) if word[0].isdigit()), 0)
    if first and folded(words[0]) in _PER[1:]:  # «mỗi hộ 2 triệu»
        words = [*words[first:], "/", *words[1:first]]
    at = next((i for i, w in enumerate(words) if i and folded(w) in _PER), len(words))
    number, noun = words[:at], words[at + 1 :]
    if not number or (at < len(words) and not _counted(noun)):
        raise said.unread()
    if any(folded(word) in _SCALES for word in number):
        return Factor(_money(said, number), True, " ".join(noun), bool(noun))
    value = _number(said, number[0], alone=True)
    if noun and len(number) == 1:  # «200/công»: money, in thousands as every bare number
        refuse_dear(said, value, f"/{' '.join(noun)}")
        return Factor(value * 1_000, True, " ".join(noun), True)
    if noun or (len(number) > 1 and not _counted(number[1:])):
        raise said.unread()
    return Factor(value, noun=" ".join(number[1:]))


def _money(said: Words, words: list[str]) -> Fraction:
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


def _tail(said: Words, digits: str, last: int) -> Fraction:
    """«1 tỷ 2», «1 tỷ 200»: tenths, thousandths of what was said before; «2 triệu 50» may be two things."""
    if not digits.isdigit() or last < 1_000:
        raise said.unread()
    if len(digits) not in (1, 3):
        raise said.unclear(_("2 triệu 50 nghìn hay 2,5 triệu"))
    return Fraction(int(digits) * last, 10 ** len(digits))


def _number(said: Words, token: str, *, alone: bool = False) -> Fraction:
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


def refuse_dear(said: Words, value: Fraction, of: str = "") -> None:
    """«450 công x 200.000», «500.000/hộ» may be đồng or thousands of them."""
    if value >= _DEAR:
        number = in_full(value)
        raise said.unclear(_("{a} hay {b}").format(a=f"{number} đồng{of}", b=f"{number} nghìn{of}"))
