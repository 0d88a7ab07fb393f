"""The course of the evening: leave a step out, put one in, rest, meet again another day."""

import re

from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.refusal import Refusal
from hopthon.screens.late import another_sitting
from hopthon.screens.places import Places
from hopthon.screens.workspace import Host
from hopthon.session.desk import Outcome
from hopthon.text import folded

_MINUTES_LAST = re.compile(r"^(?P<words>.*?)[\s,;]*(?P<minutes>\d{1,4})\s*(?:phút|p|')?$")
_MINUTES_FIRST = re.compile(r"^(?P<minutes>\d{1,4})\s*(?:phút|p|')?[\s,;]*(?P<words>.*)$")

_TITLES = frozenset({"ong", "ba", "anh", "chi", "co", "chu", "bac"})
"""Words before a name, folded."""


class Course:
    """Asks for the few words each of these needs, and sends it."""

    def __init__(self, host: Host, places: Places) -> None:
        self._host, self._places = host, places

    def act(self, action: str) -> bool:
        """Do it; False for what is not of the course."""
        ask = self._host.ask_reason
        match action:
            case "skip":
                ask(_("Lý do bỏ qua mục đang họp?"), self._skip)
            case "add step":
                ask(_("Thêm mục gì, mấy phút? Ví dụ: Văn nghệ, 10"), self._add)
            case "rest":
                ask(_("Nghỉ mấy phút, để làm gì? Ví dụ: 15 giải lao"), self._rest)
            case "adjourn":
                ask(_("Hẹn buổi khác vì sao?"), self._adjourn)
            case "hand over":
                deputy = self._host.meeting.said("deputy")
                words = _("{deputy} thay, vì sao? Người khác: tên, lý do")
                other = _("Ai thay chủ trì, vì sao? Ví dụ: ông Bình, đi họp ở xã")
                ask(words.format(deputy=deputy) if deputy else other, self._hand_over)
            case "chair back":
                self._chair_back()
            case "resume":
                self.resume()
            case "another sitting":
                another_sitting(self._host)
            case _:
                return False
        return True

    def resume(self) -> None:
        """The room is back."""
        after_sitting = self._host.meeting.pause is not None and self._host.meeting.pause.sitting

        def told(outcome: Outcome) -> None:
            if not self._refused(outcome) and after_sitting:
                self._host.say(_("Buổi mới: điểm danh lại từ đầu."))
                self._host.open("attendance")

        self._host.send(c.ResumeMeeting(), told)

    def _skip(self, why: str) -> None:
        meeting = self._host.meeting
        here = meeting.step

        def left_out(outcome: Outcome) -> None:
            steps = [s.id for s in meeting.steps if s.id not in meeting.skipped or s.id == here]
            at = steps.index(here) if here in steps else -1
            if not self._refused(outcome) and 0 <= at < len(steps) - 1:
                self._places.go_on_to(steps[at + 1])
                self._host.send(c.GoToStep(steps[at + 1]))

        self._host.send(c.SkipStep(here, why), left_out)

    def _add(self, said: str) -> None:
        title, minutes = title_and_minutes(said)

        def added(outcome: Outcome) -> None:
            if self._refused(outcome):
                return
            step = next((s.id for s in self._host.meeting.steps if s.title == title), "")
            self._host.open("agenda_plan", f"{step} minutes")
            self._host.say(
                _("Đã thêm «{title}», mở ghi chép. o đổi chỗ làm việc nó mở.").format(title=title)
            )

        self._host.send(c.AddStep(title, minutes), added)

    def _rest(self, said: str) -> None:
        found = _MINUTES_FIRST.match(said)
        minutes, why = (int(found["minutes"]), found["words"]) if found else (0, said)
        self._host.send(c.PauseMeeting(why.strip(), minutes), self._resting)

    def _adjourn(self, why: str) -> None:
        self._host.send(c.PauseMeeting(why, sitting=True), self._resting)

    def _hand_over(self, said: str) -> None:
        who, comma, why = said.partition(",")
        first = who.split()[0] if who.split() else ""
        named = first[:1].isupper() or folded(first) in _TITLES
        if (comma and named) or not self._host.meeting.said("deputy"):
            wish = c.HandOverChair(who.strip(), why.strip())
        else:
            wish = c.HandOverChair(reason=said)
        self._host.send(wish, self._chairs)

    def _chair_back(self) -> None:
        chairs = self._host.meeting.chairs
        if not chairs or chairs[-1].back:
            self._host.say(_("Chưa giao chủ trì cho ai."))
        else:
            self._host.send(c.HandOverChair(), self._chairs)

    def _chairs(self, outcome: Outcome) -> None:
        if not self._refused(outcome):
            words = _("Từ bây giờ {name} chủ trì.")
            self._host.say(words.format(name=self._host.meeting.presiding))

    def _resting(self, outcome: Outcome) -> None:
        if not self._refused(outcome):
            self._host.say(_("Đang nghỉ, đồng hồ dừng. n để họp tiếp."))

    def _refused(self, outcome: Outcome) -> bool:
        if isinstance(outcome, Refusal):
            self._host.say(outcome.sentence, "warn")
            return True
        return False


def title_and_minutes(said: str) -> tuple[str, int]:
    """ "Văn nghệ, 10 phút" → the title and the minutes; 0 where none are said."""
    found = _MINUTES_LAST.match(said)
    title = found["words"].strip() if found else said
    return title or said, int(found["minutes"]) if found and title else 0
