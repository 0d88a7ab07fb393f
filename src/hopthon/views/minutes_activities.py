"""The activities as the minutes tell them: the sums, what they leave out, what was reckoned and pledged."""

from hopthon.language import _
from hopthon.meeting.entries import Node
from hopthon.meeting.state import Meeting
from hopthon.numbers import grouped, thousands
from hopthon.views.carried import carried_words
from hopthon.views.minutes_votes import Line
from hopthon.views.money import (
    contribution_words,
    per_household,
    reckonings,
    sums,
    unknown_words,
)
from hopthon.views.pledges import pledge_problems, pledge_words


def activity_facts(meeting: Meeting) -> list[Line]:
    """One line of sums, then a line for each activity of which more than amounts was said."""
    told = [_told(meeting, node) for node in meeting.activities()]
    return [Line(text, kind="fact") for text in (_all(meeting), *filter(None, told))]


def _all(meeting: Meeting) -> str:
    money = sums(meeting.activities())
    words = _(
        "Biểu I.2 ghi {n} hoạt động; tổng số {total}, dân góp {own}, cần hỗ trợ {support} (nghìn đồng)."
    ).format(
        n=money.count,
        total=thousands(money.total),
        own=thousands(money.contribution),
        support=thousands(money.support),
    )
    if left_out := unknown_words(money):
        words += " " + _("Chưa kể {left_out}.").format(left_out=left_out)
    each, households = (
        per_household(meeting, money.contribution),
        meeting.number("households_total"),
    )
    if each and households:
        words += " " + _("Dân góp chia đều {n} hộ: mỗi hộ {each} nghìn đồng.").format(
            n=grouped(households), each=thousands(each)
        )
    return words


def _told(meeting: Meeting, node: Node) -> str:
    a = node.activity
    if a is None:
        return ""
    pledged, lacking = pledge_words(meeting, a), pledge_problems(meeting, a)
    said = [
        carried_words(node),
        contribution_words(a),
        *(words[:1].lower() + words[1:] for words in reckonings(a)),
        _("hộ góp {reckoned}").format(reckoned=pledged) if pledged and not lacking else "",
        *(words[:1].lower() + words[1:].rstrip(".") for words in lacking),
    ]
    words = "; ".join(filter(None, said))
    return f"«{node.text}»: {words}." if words else ""
