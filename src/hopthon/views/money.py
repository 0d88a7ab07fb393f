"""Sums over activities, in đồng, and what does not add up in each."""

from collections.abc import Iterable

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.activity import RECKONED, field_labels
from hopthon.meeting.entries import Activity, Node
from hopthon.meeting.state import Meeting
from hopthon.numbers import percent, thousands
from hopthon.views.pledges import pledge_problems, shared_by


class Sums(Struct, frozen=True):
    """Money of `count` activities, đồng. `unknown`: how many of them lack an amount, which counts as nothing."""

    total: int = 0
    contribution: int = 0
    support: int = 0
    count: int = 0
    unknown: int = 0


def sums(activities: Iterable[Node]) -> Sums:
    """Added up."""
    total = contribution = support = count = unknown = 0
    for node in activities:
        if (a := node.activity) is not None:
            total += a.total_cost or 0
            contribution += a.community_contribution or 0
            support += a.support_needed or 0
            count += 1
            unknown += None in (a.total_cost, a.community_contribution, a.support_needed)
    return Sums(total, contribution, support, count, unknown)


def unknown_words(found: Sums) -> str:
    """ "2 việc chưa rõ tiền"; "" where all is known."""
    return _("{n} việc chưa rõ tiền").format(n=found.unknown) if found.unknown else ""


def per_household(meeting: Meeting, dong: int) -> int | None:
    """What it is for each household of the village, rounded up to a whole thousand đồng; None: unknown how many."""
    households = meeting.number("households_total")
    return shared_by(dong, households) if households else None


def activity_problems(meeting: Meeting, node: Node) -> list[str]:
    """What stands in the sheet that does not agree; never in the way, one sentence each."""
    a = node.activity
    if a is None:
        return []
    found = [*_sum_problems(a), *_percent_problems(a), *pledge_problems(meeting, a)]
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


def contribution_words(a: Activity) -> str:
    """What the village gives where the amount is unknown: "dân góp 30 %"; "" else."""
    if a.community_contribution is not None or a.contribution_percent is None:
        return ""
    return _("dân góp {n} %").format(n=a.contribution_percent)


def reckonings(a: Activity) -> list[str]:
    """How each amount was reached: "Dân góp: 450 công × 200 nghìn"."""
    labels = field_labels()
    said = ((labels[amount], getattr(a, words)) for amount, words in RECKONED.items())
    return [f"{label}: {words}" for label, words in said if words]


def _sum_problems(a: Activity) -> list[str]:
    if not (gap := money_gap(a)):
        return []
    ours, theirs = a.community_contribution or 0, a.support_needed or 0
    return [
        _("{a} + {b} = {c}, còn lệch {d} so với tổng.").format(
            a=thousands(ours),
            b=thousands(theirs),
            c=thousands(ours + theirs),
            d=thousands(abs(gap)),
        )
    ]


def _percent_problems(a: Activity) -> list[str]:
    """The percentage is a whole number: half of one either way is no contradiction."""
    said, whole = a.contribution_percent, a.total_cost
    ours = a.community_contribution
    if ours is None and whole is not None and a.support_needed is not None:
        ours = whole - a.support_needed
    if said is None or ours is None or not whole:
        return []
    if 2 * abs(100 * ours - said * whole) <= whole:
        return []
    return [
        _("Ghi dân góp {said} % mà {a} trên {b} nghìn đồng là {real}.").format(
            said=said, a=thousands(ours), b=thousands(whole), real=percent(ours, whole)
        )
    ]
