"""The fields of an activity's sheet: which there are, what may be typed in each, how it is read."""

import unicodedata
from collections.abc import Callable
from decimal import Decimal

from hopthon.language import _
from hopthon.meeting.activity import field_labels
from hopthon.meeting.entries import Activity, Node
from hopthon.numbers import grouped, read_count, read_money, read_quantity, thousands

MONEY = ("total_cost", "community_contribution", "support_needed")
COUNTS = ("poor_women_beneficiaries", "public_jobs")
WORDS = ("text", "unit", "place", "time", "responsible", "note", "funding_source", "short")
CHOICES = ("delivery", "external", "meets_women_needs")
FIELDS = (
    "text", "quantity", "unit", "place", "time", "responsible", *MONEY, "note", "delivery",
    "funding_source", "external", "meets_women_needs", *COUNTS, "short",
)  # fmt: skip
"""In the order of the six questions, then what counts when votes are equal."""

Value = str | int | bool | Decimal | None

_DIGITS = frozenset("0123456789., ")
_SAID = ("đồng", "triệu", "nghìn", "ngàn", "tỷ", "tỉ", "tr", "k")
# an input method builds "triệu" from "trieu" letter by letter, so every stage of a letter is let in
_LETTERS = frozenset(
    letter
    for word in (*_SAID, "dong", "trieu", "trêu", "dông", "x×*")
    for letter in (word, unicodedata.normalize("NFD", word))
    for letter in letter
)


def choice_options(field: str) -> tuple[tuple[Value, str], ...]:
    """A choice's answers: what is stored, what is shown."""
    if field == "delivery":
        return (
            (_("Dân tự làm một phần"), _("một phần")),
            (_("Dân tự làm"), _("được")),
            (_("Thuê thi công"), _("không")),
        )
    return ((None, _("chưa rõ")), (True, _("có")), (False, _("không")))


def chosen(field: str, stored: Value) -> str:
    """The words of a stored answer; "" for one that is none of them."""
    return next((label for value, label in choice_options(field) if value == stored), "")


def turned(field: str, stored: Value, step: int) -> Value:
    """The next answer, or the one before."""
    values = [value for value, _label in choice_options(field)]
    if stored not in values:
        return values[0 if step > 0 else -1]
    return values[(values.index(stored) + step) % len(values)]


def stored(node: Node, field: str) -> Value:
    """What the meeting holds of a field."""
    return node.text if field == "text" else getattr(node.activity or Activity(), field)


def shown(field: str, value: Value) -> str:
    """A value as one would type it."""
    if field in CHOICES:
        return chosen(field, value)
    if value is None:
        return ""
    if field in MONEY:
        return thousands(int(str(value)))
    return grouped(value) if isinstance(value, Decimal) else str(value)


def may_stand(field: str, character: str) -> bool:
    """Whether this may be typed there: numbers, with the words money is said in."""
    if field in MONEY:
        return (
            character in _DIGITS
            or character.lower() in _LETTERS
            or bool(unicodedata.combining(character))
        )
    return field not in CHOICES and (character in _DIGITS or field in WORDS)


def why_not(field: str) -> str:
    """What to say to a letter that may not."""
    if field in MONEY:
        return _("Ô tiền chỉ nhận số và chữ nghìn, triệu, tỷ, đồng.")
    return _("Ô này chỉ nhận số.") if field not in CHOICES else ""


def read(field: str, text: str) -> Value:
    """A field's value from what was typed. Refusal when it is no number."""
    if field in WORDS:
        return text
    label, bare = field_labels()[field], text.strip()
    readers: dict[str, Callable[[], Value]] = {
        **dict.fromkeys(MONEY, lambda: read_money(bare, label)),
        **dict.fromkeys(COUNTS, lambda: read_count(bare, label)),
        "quantity": lambda: read_quantity(bare, label),
    }
    return readers[field]() if bare else None


def missing_sum(field: str, total: Value, ours: Value, theirs: Value) -> int | None:
    """The money field that follows from the other two; None while one is unknown, or it would be below 0."""
    known = {name: n for name, n in zip(MONEY, (total, ours, theirs), strict=True) if name != field}
    amounts = [n for n in known.values() if isinstance(n, int)]
    if len(amounts) < 2:
        return None
    amount = sum(amounts) if field == "total_cost" else amounts[0] - amounts[1]
    return amount if amount >= 0 else None
