"""The agenda as rows: where the room is, what was planned, what it took."""

from datetime import timedelta

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.views.times import moment, seconds_between


class AgendaRow(Struct, frozen=True):
    """One step. `state`: done, now, next, later or skipped. `spent`: seconds. `number` 0: not numbered."""

    step: str
    number: int
    title: str
    short: str
    state: str
    planned: int
    spent: int


class AgendaClock(Struct, frozen=True):
    """When the meeting should end (a stamp's hour, "" before it starts) and how late it runs, in minutes.

    `resting`: whole minutes of the pause it takes now, None when it goes on.
    """

    ends: str
    late: int
    resting: int | None = None

    @property
    def words(self) -> str:
        """ "Chậm 6 phút", "Đúng giờ", "Đang nghỉ 5 phút"."""
        if self.resting is not None:
            return _("Đang nghỉ {n} phút").format(n=self.resting)
        return _("Chậm {n} phút").format(n=self.late) if self.late > 0 else _("Đúng giờ")


def agenda_rows(meeting: Meeting, now: str = "") -> list[AgendaRow]:
    """Every step in order. `now`: a stamp; "" counts up to the last event, so that the log alone decides."""
    spent = spent_seconds(meeting, now or meeting.last_at)
    steps = meeting.steps
    at = next((i for i, s in enumerate(steps) if s.id == meeting.step), -1)
    ahead = next((s.id for s in steps[at + 1 :] if s.id not in meeting.skipped), "")
    rows: list[AgendaRow] = []
    for index, step in enumerate(steps):
        state = "later"
        if step.id in meeting.skipped:
            state = "skipped"
        elif meeting.ended_at:
            state = "done" if step.id in spent else "later"
        elif index == at:
            state = "now"
        elif step.id == ahead and meeting.started_at:
            state = "next"
        elif step.id in spent or index < at:
            state = "done"
        short = step.short or step.title
        rows.append(
            AgendaRow(
                step.id, step.number, step.title, short, state, step.minutes, spent.get(step.id, 0)
            )
        )
    return rows


def spent_seconds(meeting: Meeting, now: str) -> dict[str, int]:
    """Seconds of work at each step visited; several visits add up, pauses do not count.

    Never negative: where the clock was set back, pauses may lie over each other.
    """
    if not meeting.visits:
        return {}
    spent: dict[str, int] = {}
    ends = [visit.at for visit in meeting.visits[1:]] + [meeting.ended_at or now]
    for visit, end in zip(meeting.visits, ends, strict=True):
        worked = seconds_between(visit.at, end) - _rested(meeting, visit.at, end)
        spent[visit.step] = spent.get(visit.step, 0) + max(0, worked)
    return spent


def agenda_clock(meeting: Meeting, now: str) -> AgendaClock:
    """The expected end: what is left of this step, and all later ones not done, from now on."""
    if not meeting.started_at or meeting.ended_at:
        return AgendaClock("", 0)
    left = planned = 0
    for row in agenda_rows(meeting, now):
        if row.state == "skipped":
            continue
        planned += row.planned * 60
        if row.state in ("now", "next", "later"):
            left += max(0, row.planned * 60 - row.spent)
    ends = moment(now) + timedelta(seconds=left)
    met = seconds_between(meeting.started_at, now) - _rested(meeting, meeting.started_at, now)
    pause = meeting.pause
    resting = None if pause is None else seconds_between(pause.since, now) // 60
    return AgendaClock(f"{ends:%H:%M}", round((met + left - planned) / 60), resting)


def _rested(meeting: Meeting, start: str, end: str) -> int:
    """Seconds of this time that the meeting paused."""
    rested = 0
    for pause in meeting.pauses:
        began, until = max(start, pause.since, key=moment), min(end, pause.until or end, key=moment)
        rested += seconds_between(began, until)
    return rested
