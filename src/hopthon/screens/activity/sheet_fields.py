"""The fields of an activity's sheet: which there are, what may be typed in each, how it is read."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hopthon import money
from hopthon.language import _
from hopthon.meeting.activity import RECKONED, field_labels
from hopthon.meeting.entries import Activity, Node
from hopthon.numbers import grouped, in_short, read_count, read_quantity, thousands

MONEY = ("total_cost", "community_contribution", "support_needed")
PERCENT, PLEDGE = "contribution_percent", "pledge"
COUNTS = ("poor_women_beneficiaries", "public_jobs")
WORDS = (
    "text", "unit", "place", "time", "responsible", "note", "funding_source", "women_needs_said_by",
    "short",
)  # fmt: skip
CHOICES = ("delivery", "external", "meets_women_needs", "women_participation")
FIELDS = (
    "text", "quantity", "unit", "place", "time", "responsible", *MONEY, PERCENT, PLEDGE, "note",
    "delivery", "funding_source", "external", "meets_women_needs", "women_needs_said_by", *COUNTS,
    "women_participation", "short",
)  # fmt: skip
"""In the order of the six questions, then what counts when votes are equal."""

Value = str | int | bool | Decimal | None

_DIGITS = frozenset("0123456789., ")


def label(field: str) -> str:
    """The field's name; what households pledge is two answers in one field."""
    return _("Mỗi hộ góp") if field == PLEDGE else field_labels()[field]


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
    if field == "text":
        return node.text
    activity = node.activity or Activity()
    if field == PLEDGE:
        return _pledge(activity.pledge_per_household, activity.pledge_households)
    return getattr(activity, field)


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
    if field in (*MONEY, PLEDGE):
        return money.may_stand(character)
    return field not in CHOICES and (character in _DIGITS or field in WORDS)


def why_not(field: str) -> str:
    """What to say to a letter that may not."""
    if field in (*MONEY, PLEDGE):
        return _("Ô tiền chỉ nhận số và chữ nói tiền: 6 triệu, 450 công x 200 nghìn.")
    return _("Ô này chỉ nhận số.") if field not in CHOICES else ""


def read(field: str, text: str) -> Value:
    """A field's value from what was typed. Refusal when it is no number."""
    if field in WORDS:
        return text
    name, bare = label(field), text.strip()
    readers: dict[str, Callable[[], Value]] = {
        **dict.fromkeys(MONEY, lambda: money.read_money(bare, name)),
        **dict.fromkeys(COUNTS, lambda: read_count(bare, name)),
        PERCENT: lambda: read_count(bare, name, 100),
        PLEDGE: lambda: _pledge(*money.read_pledge(bare, name)),
        "quantity": lambda: read_quantity(bare, name),
    }
    return readers[field]() if bare else None


def answers(field: str, value: Value, text: str) -> dict[str, Any]:
    """What a value typed as `text` says of the activity, answer by answer, as the command has them."""
    if field == PLEDGE:
        each, households = money.read_pledge(str(value), label(field)) if value else (None, None)
        return {"pledge_per_household": each, "pledge_households": households}
    if field in MONEY:
        words = money.read_reckoning(text, label(field)).words if text.strip() else ""
        return {field: value, RECKONED[field]: words}
    return {field: value}


def missing_sum(
    field: str, total: Value, ours: Value, theirs: Value, percent: Value = None
) -> int | None:
    """The money field (or the percentage) that follows from the others; None while too few are known.

    Nor where it would be below 0, or no whole number.
    """
    amounts = dict(zip(MONEY, (total, ours, theirs), strict=True))
    known = {k: n for k, n in amounts.items() if isinstance(n, int) and k != field}
    if field != PERCENT and len(known) < 2 and isinstance(percent, int):
        return _by_percent(field, known, percent)
    if len(known) < 2:
        return None
    if field != PERCENT:
        first, second = known.values()
        amount = first + second if field == "total_cost" else first - second
        return amount if amount >= 0 else None
    given = known.get("community_contribution")
    whole = known.get("total_cost", sum(known.values()))
    part = whole - known["support_needed"] if given is None else given
    return _whole(100 * part, whole)


def _by_percent(field: str, known: dict[str, int], percent: int) -> int | None:
    """From one amount and the percentage the village gives."""
    shares = {"total_cost": 100, "community_contribution": percent, "support_needed": 100 - percent}
    for name, amount in known.items():
        return _whole(amount * shares[field], shares[name])
    return None


def _whole(part: int, whole: int) -> int | None:
    return part // whole if whole and part >= 0 and part % whole == 0 else None


def _pledge(each: int | None, households: int | None) -> str | None:
    if each is None:
        return None
    return in_short(each) + (f" x {grouped(households)} hộ" if households is not None else "")
