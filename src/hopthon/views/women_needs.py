"""Who said that a work meets women's needs, where that set it above another [HB 3.2b]."""

from hopthon.language import _
from hopthon.meeting.entries import Round
from hopthon.meeting.state import Meeting


def women_needs_said(meeting: Meeting, vote: Round, option: str) -> str:
    """ "Hợp nhu cầu phụ nữ, theo lời chị Hà." where the mark decided for this option; "" else, or nobody is named."""
    node = meeting.nodes.get(option)
    closed = vote.closed
    if closed is None or node is None or node.activity is None or option not in closed.merits:
        return ""
    who = node.activity.women_needs_said_by.rstrip(".")
    if not who or not closed.merits[option].meets_women_needs:
        return ""
    parted = {
        name
        for row in closed.rows
        if row.decided_by == "meets_women_needs"
        for name in (row.option, row.rival)
    }
    return _("Hợp nhu cầu phụ nữ, theo lời {who}.").format(who=who) if option in parted else ""
