"""Sums over activities, in đồng, and what does not add up in each."""

from collections.abc import Iterable

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.entries import Activity, Node
from hopthon.meeting.state import Meeting
from hopthon.numbers import thousands


class Sums(Struct, frozen=True):
    """Money of a set of activities, đồng; unknown amounts count as nothing."""

    total: int = 0
    contribution: int = 0
    support: int = 0


def sums(activities: Iterable[Node]) -> Sums:
    """Added up."""
    total = contribution = support = 0
    for node in activities:
        if (a := node.activity) is not None:
            total += a.total_cost or 0
            contribution += a.community_contribution or 0
            support += a.support_needed or 0
    return Sums(total, contribution, support)


def activity_problems(meeting: Meeting, node: Node) -> list[str]:
    """What stands in the sheet that does not agree; never in the way, one sentence each."""
    found: list[str] = []
    a = node.activity
    if a is None:
        return found
    if (gap := money_gap(a)) is not None and gap != 0:
        parts = (a.community_contribution or 0) + (a.support_needed or 0)
        found.append(
            _("{a} + {b} = {c}, còn lệch {d} so với tổng.").format(
                a=thousands(a.community_contribution or 0),
                b=thousands(a.support_needed or 0),
                c=thousands(parts),
                d=thousands(abs(gap)),
            )
        )
    if a.external is False and (a.support_needed or 0) > 0:
        found.append(
            _("Ghi là không cần vốn ngoài mà vẫn cần hỗ trợ {n} nghìn đồng.").format(
                n=thousands(a.support_needed or 0)
            )
        )
    if a.external is True and a.support_needed == 0:
        found.append(_("Ghi là cần vốn ngoài mà phần cần hỗ trợ bằng 0."))
    if node.parent is None:
        found.append(_("Chưa gắn với giải pháp nào."))
    return found


def money_gap(a: Activity) -> int | None:
    """Total less contribution and support, đồng; None while one of the three is unknown."""
    if a.total_cost is None or a.community_contribution is None or a.support_needed is None:
        return None
    return a.total_cost - a.community_contribution - a.support_needed
