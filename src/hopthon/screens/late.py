"""A meeting that nobody closed, opened again hours later: another sitting, or still the same one?"""

from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.refusal import Refusal
from hopthon.screens.asking import Offer
from hopthon.screens.keys import Key
from hopthon.screens.workspace import Host
from hopthon.session.desk import Outcome
from hopthon.views.times import day, hour, seconds_between

LATE = 6 * 3600
"""Seconds without anything written down after which nobody can have sat there all the time."""


def late_sitting(host: Host) -> Offer | None:
    """The question to ask on opening; None where there is nothing to ask."""
    meeting = host.meeting
    if not meeting.started_at or meeting.ended_at or meeting.pause is not None:
        return None
    if seconds_between(meeting.last_at, host.now()) < LATE:
        return None
    since = meeting.last_at
    asked = _("Việc sau cùng ghi lúc {hour}, {day}: hôm nay là buổi khác?").format(
        hour=hour(since), day=day(since[:10])
    )

    def another() -> None:
        host.send(c.ResumeMeeting(since=since), told)

    def told(outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            host.say(outcome.sentence, "warn")
            return
        host.say(_("Kể là buổi khác, đồng hồ không tính lúc nghỉ. Điểm danh lại từ đầu."))
        host.open("attendance")

    def same() -> None:
        host.say(_("Vẫn kể là một buổi, tính cả thời gian từ lúc ấy."))

    return Offer(
        question=asked,
        answers={"k": another, "v": same, "escape": same},
        shown=(
            Key("another", ("k",), "k", _("kể là buổi khác"), _("kể là buổi khác")),
            Key("same", ("v",), "v", _("vẫn một buổi"), _("vẫn là một buổi")),
        ),
    )
