"""The activity sheet: six questions, money, marks for the tie-break [HB 2.1, 3.2]."""

from decimal import Decimal
from typing import Any

from msgspec import UNSET, structs
from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.commands import DescribeActivity
from hopthon.meeting.entries import Activity
from hopthon.meeting.events import ActivityDescribed
from hopthon.meeting.info import MOST_HOUSEHOLDS
from hopthon.meeting.state import Meeting
from hopthon.meeting.tree import find
from hopthon.meeting.writer import Writer
from hopthon.money import read_reckoning
from hopthon.numbers import MONEY_LIMIT, thousands
from hopthon.refusal import Refusal
from hopthon.text import line

SHORT_NAME = 29
"""Longest short name: what a ranking on the wall holds."""
RECKONED = {
    "total_cost": "total_reckoning",
    "community_contribution": "contribution_reckoning",
    "support_needed": "support_reckoning",
}
"""Amount → the field that says how it was reached."""

_MOST = {"contribution_percent": 100, "pledge_households": MOST_HOUSEHOLDS}
ANSWER = 500
"""Longest answer to one of the six questions."""


def field_labels() -> dict[str, str]:
    """Each answer's name for people."""
    return {
        "unit": _("Đơn vị tính"),
        "quantity": _("Số lượng"),
        "time": _("Thời gian"),
        "place": _("Địa điểm"),
        "responsible": _("Ai chịu trách nhiệm"),
        "total_cost": _("Tổng số"),
        "community_contribution": _("Dân góp"),
        "support_needed": _("Cần hỗ trợ"),
        "contribution_percent": _("Phần trăm dân góp"),
        "total_reckoning": _("Cách tính tổng số"),
        "contribution_reckoning": _("Cách tính dân góp"),
        "support_reckoning": _("Cách tính cần hỗ trợ"),
        "pledge_per_household": _("Mỗi hộ góp"),
        "pledge_households": _("Số hộ góp"),
        "external": _("Cần nguồn vốn bên ngoài"),
        "funding_source": _("Tên nguồn vốn"),
        "delivery": _("Cách thực hiện"),
        "note": _("Ghi chú"),
        "objective": _("Mục tiêu"),
        "meets_women_needs": _("Hợp nhu cầu phụ nữ"),
        "women_needs_said_by": _("Ai nói vậy"),
        "poor_women_beneficiaries": _("Phụ nữ nghèo được lợi"),
        "public_jobs": _("Việc làm công"),
        "women_participation": _("Huy động phụ nữ tham gia"),
        "short": _("Tên ngắn"),
    }


def decide_describe(meeting: Meeting, command: DescribeActivity) -> ActivityDescribed:
    """Each answer checked for itself; whether they add up is said elsewhere, never in the way."""
    node = find(meeting, command.id)
    if node.activity is None:
        raise Refusal(_("«{id}» không phải một hoạt động.").format(id=command.id))
    labels = field_labels()
    fields: dict[str, Any] = {
        name: _checked(name, value, labels[name])
        for name, value in structs.asdict(command).items()
        if name in labels and value is not UNSET
    }
    if not fields:
        raise Refusal(_("Chưa ghi mục nào của hoạt động."))
    for amount, words in RECKONED.items():
        _reckon(node.activity, fields, amount, words)
    return ActivityDescribed(node.id, continues=command.continues, **fields)


def fold_describe(meeting: Meeting, event: ActivityDescribed, _at: str, writer: Writer) -> None:
    """The answers given replace those before."""
    node = meeting.nodes[event.id]
    given = {n: v for n, v in structs.asdict(event).items() if n in _NAMES and v is not UNSET}
    activity = replace(node.activity or Activity(), **given)
    writer.put(meeting.nodes, event.id, replace(node, activity=activity))


def _reckon(activity: Activity, fields: dict[str, Any], amount: str, words: str) -> None:
    """How an amount was reached comes to that amount; another amount was not reached that way."""
    if said := fields.get(words):
        reckoned = read_reckoning(said, field_labels()[words])
        dong = fields[amount] if amount in fields else getattr(activity, amount)
        if dong != reckoned.dong:
            raise Refusal(
                _("{what}: «{text}» là {a} nghìn đồng, không phải số đã ghi.").format(
                    what=field_labels()[words], text=said[:60], a=thousands(reckoned.dong)
                )
            )
        fields[words] = reckoned.words
    elif amount in fields and fields[amount] != getattr(activity, amount):
        fields[words] = ""


_NAMES = frozenset(Activity.__struct_fields__)


def _checked(name: str, value: object, label: str) -> object:
    if isinstance(value, str):
        limit = SHORT_NAME if name == "short" else ANSWER
        return line(value, label, limit=limit, empty=True)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, Decimal):
        if not value.is_finite() or not 0 <= value <= 10**12 or value != round(value, 6):
            raise Refusal(_("{what}: {n} không dùng được.").format(what=label, n=str(value)[:20]))
        return value
    assert isinstance(value, int)
    most = _MOST.get(name, MONEY_LIMIT)
    if not 0 <= value <= most:
        raise Refusal(_("{what}: {n} không dùng được.").format(what=label, n=value))
    return value
