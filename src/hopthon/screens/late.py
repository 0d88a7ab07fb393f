"""A meeting that nobody closed, opened again hours later: another sitting, or still the same one?"""

from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.screens.asking import Offer
from hopthon.screens.keys import Key
from hopthon.screens.workspace import Host
from hopthon.session.desk import Outcome
from hopthon.views.times import day, hour, seconds_between

LATE = 6 * 3600
"""Seconds without anything written down after which nobody can have sat there all the time."""


def idle_since(meeting: Meeting, now: str) -> str:
    """When the meeting stopped without a word, so long ago that it is another sitting; "" when it did not."""
    if not meeting.started_at or meeting.ended_at or meeting.pause is not None:
        return ""
    return meeting.last_at if seconds_between(meeting.last_at, now) >= LATE else ""


def another_sitting(host: Host) -> None:
    """Count it as one: a rest from the last entry until now, people counted anew."""
    since = idle_since(host.meeting, host.now())
    if not since:
        host.say(_("Việc sau cùng mới ghi đây thôi, chưa phải buổi khác."), "warn")
        return

    def told(outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            host.say(outcome.sentence, "warn")
            return
        host.say(_("Kể là buổi khác, đồng hồ không tính lúc nghỉ. Điểm danh lại từ đầu."))
        host.open("attendance")

    host.send(c.ResumeMeeting(since=since), told)


def late_sitting(host: Host) -> Offer | None:
    """The question to ask on opening; None where there is nothing to ask."""
    since = idle_since(host.meeting, host.now())
    if not since:
        return None
    asked = _("Việc sau cùng ghi lúc {hour}, {day}: hôm nay là buổi khác?").format(
        hour=hour(since), day=day(since[:10])
    )

    def same() -> None:
        host.say(_("Vẫn kể là một buổi, tính cả thời gian từ lúc ấy."))

    return Offer(
        question=asked,
        answers={"k": lambda: another_sitting(host), "v": same, "escape": same},
        shown=(
            Key("another", ("k",), "k", _("kể là buổi khác"), _("kể là buổi khác")),
            Key("same", ("v",), "v", _("vẫn một buổi"), _("vẫn là một buổi")),
        ),
    )
