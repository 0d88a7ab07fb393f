"""What a meeting started from, in words: other files taken in, and what became of last year's plan."""

from collections import Counter

from hopthon.language import _
from hopthon.meeting.entries import Import, Node
from hopthon.meeting.events import Carried
from hopthon.meeting.past import STATES, state_labels, state_of
from hopthon.meeting.state import Meeting


def carried_words(node: Node) -> str:
    """ "chuyển tiếp từ năm 2026: làm được 60 %"; "" of a line that is this year's own."""
    if node.carried is None:
        return ""
    words = _("chuyển tiếp từ năm {year}: {state}")
    return words.format(year=node.carried.year, state=how_far(node.carried))


def how_far(carried: Carried) -> str:
    """ "chưa làm", "làm được 60 %"."""
    if carried.state == "doing" and carried.percent is not None:
        return _("làm được {n} %").format(n=carried.percent)
    return state_labels()[carried.state]


def import_words(taken: Import) -> str:
    """What one import brought, as the minutes tell it."""
    said = [
        (taken.lines - taken.carried, _("{n} dòng của cây")),
        (taken.carried, _("{n} việc chuyển tiếp")),
        (taken.steps, _("{n} mục chương trình")),
        (taken.members, _("{n} người của tổ công tác")),
        (taken.figures, _("{n} số liệu I.1")),
        (len(taken.assigned), _("{n} điều phân công")),
    ]
    parts = ", ".join(words.format(n=n) for n, words in said if n > 0)
    here = _("; {n} dòng đã có sẵn").format(n=taken.same) if taken.same else ""
    words = _("Lấy từ «{source}»: {parts}{here}.")
    return words.format(source=taken.source, parts=parts or _("chỗ dùng chung"), here=here)


def past_counts(meeting: Meeting) -> dict[str, int]:
    """State → how many activities of last year's plan, in the order of the states."""
    counts = Counter(state_of(meeting, one.id).state for one in meeting.past.activities)
    return {state: counts[state] for state in STATES if counts[state]}


def past_words(meeting: Meeting) -> str:
    """What became of last year's plan, in one sentence; "" when none lies on the table."""
    if not meeting.past.lines:
        return ""
    labels, counts = state_labels(), past_counts(meeting)
    said = ", ".join(f"{labels[state]} {n}" for state, n in counts.items())
    return _("Kế hoạch năm {year} có {n} việc: {said}.").format(
        year=meeting.past.year, n=len(meeting.past.activities), said=said
    )


def past_lines(meeting: Meeting) -> list[str]:
    """Each activity of last year's plan with what became of it, as the minutes tell it."""
    labels, found = state_labels(), list[str]()
    for one in meeting.past.activities:
        state = state_of(meeting, one.id)
        how = how_far(Carried(meeting.past.year, state.state, state.percent))
        why = f" ({state.reason})" if state.reason else ""
        found.append(f"{one.text.rstrip('.')}: {how or labels[state.state]}{why}.")
    return found
