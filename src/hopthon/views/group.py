"""The working group against what the process asks of it: advice, never in the way [HB 1.1]."""

from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.text import folded

LEAST, MOST, WOMEN = 6, 10, 2
"""Members beside the head, and women among them [processes.md, `preparatory`]."""


def group_advice(meeting: Meeting) -> list[str]:
    """What the working group still lacks, a sentence each."""
    members = list(meeting.members.values())
    if not members:
        return []
    heads = [one for one in members if is_head(one.role)]
    n, women = len(members) - len(heads), sum(one.sex == "F" for one in members)
    said: list[str] = []
    if not heads:
        said.append(_("Chưa ghi ai là tổ trưởng."))
    if n < LEAST:
        words = _("Tổ công tác nên có tổ trưởng và 6–10 người, còn thiếu {n} người.")
        said.append(words.format(n=LEAST - n))
    elif n > MOST:
        words = _("Tổ công tác nên có tổ trưởng và 6–10 người, đang thừa {n} người.")
        said.append(words.format(n=n - MOST))
    if women < WOMEN:
        said.append(_("Nên có ít nhất 2 nữ, còn thiếu {n}.").format(n=WOMEN - women))
    return said


def is_head(role: str) -> bool:
    """Whether this is the one who leads it."""
    return folded(role).startswith(("to truong", "truong"))


def group_words(meeting: Meeting) -> str:
    """Who is in it, as the minutes tell it; "" when nobody was named."""
    if not meeting.members:
        return ""
    said = "; ".join(
        ", ".join(filter(None, (one.name, one.role, one.office)))
        for one in meeting.members.values()
    )
    women = sum(one.sex == "F" for one in meeting.members.values())
    return _("Tổ công tác gồm {n} người, trong đó nữ {women}: {said}.").format(
        n=len(meeting.members), women=women, said=said
    )
