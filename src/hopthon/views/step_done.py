"""Whether a step has what it is held for: in words what it still lacks."""

from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.processes.definition import Step
from hopthon.views.attendance import checks
from hopthon.views.choosing import lines_voted


def lacking(meeting: Meeting, step: Step) -> str:
    """What this step was held for and has not got yet, one sentence; "" when it is complete.

    Steps for talking are complete when the room leaves them.
    """
    match step.opens[:1]:
        case ("attendance",):
            unmet = [x for x in checks(meeting) if x.level == "must" and not x.ok]
            return unmet[0].sentence + "." if unmet else ""
        case ("round",):
            return _of_round(meeting)
        case ("decision",):
            taken = any(d.annulled is None for d in meeting.decisions.values())
            return "" if taken else _("Chưa biểu quyết.")
        case ("minutes",):
            return "" if meeting.locked else _("Biên bản chưa thông qua.")
        case ("tree",):
            return "" if meeting.nodes else _("Cây chưa có dòng nào.")
        case ("activities",):
            there = any(node.kind == "activity" for node in meeting.nodes.values())
            return "" if there else _("Chưa có hoạt động nào.")
        case _:
            return ""


def _of_round(meeting: Meeting) -> str:
    rounds = meeting.rounds.values()
    states = {v.state for v in rounds if v.state == "open" or not lines_voted(meeting, v.paper)}
    if "open" in states:
        return _("Đợt bầu chưa đóng.")
    return "" if "closed" in states else _("Chưa bầu đợt nào.")
