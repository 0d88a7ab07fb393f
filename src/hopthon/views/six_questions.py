"""Which of the six questions of an activity are not answered yet [HB 2.1]."""

from hopthon.language import _
from hopthon.meeting.entries import Activity

_FEW = 4


def unanswered(a: Activity) -> tuple[str, ...]:
    """The questions without an answer, in their order. A percentage answers the fifth where money is unknown."""
    money = (a.total_cost, a.community_contribution, a.support_needed)
    answers = (
        (_("bao nhiêu"), a.quantity is not None and bool(a.unit)),
        (_("ở đâu"), bool(a.place)),
        (_("khi nào"), bool(a.time)),
        (_("ai lo"), bool(a.responsible)),
        (_("chi phí"), None not in money or a.contribution_percent is not None),
        (_("cách làm"), bool(a.delivery or a.note)),
    )
    return tuple(question for question, answered in answers if not answered)


def complete_words(a: Activity) -> str:
    """ "Phiếu đủ sáu câu.", "Phiếu còn thiếu: ở đâu, khi nào.", or how many where that would be a long list."""
    missing = unanswered(a)
    if not missing:
        return _("Phiếu đủ sáu câu.")
    if len(missing) > _FEW:
        return _("Phiếu còn thiếu {n} trong sáu câu.").format(n=len(missing))
    return _("Phiếu còn thiếu: {questions}.").format(questions=", ".join(missing))
