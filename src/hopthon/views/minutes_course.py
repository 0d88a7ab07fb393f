"""The course of the evening as the minutes tell it: items put in or left out, breaks, sittings."""

from hopthon.language import _
from hopthon.meeting.attendance import group_labels
from hopthon.meeting.entries import Pause
from hopthon.meeting.state import Meeting
from hopthon.views.basic_data import agreed
from hopthon.views.carried import past_lines, past_words
from hopthon.views.group import group_words
from hopthon.views.minutes_votes import Line
from hopthon.views.speaking import heard
from hopthon.views.times import day_words, hour, hour_words, moment


def pause_lines(meeting: Meeting) -> list[tuple[str, Line]]:
    """(when, what) of every break and every sitting that ended."""
    return [
        (pause.since, Line(_told(pause), hour(pause.since), kind="fact"))
        for pause in meeting.pauses
    ]


def chair_lines(meeting: Meeting) -> list[tuple[str, Line]]:
    """(when, what) of every time the chair was handed over, and back."""
    found: list[tuple[str, Line]] = []
    before = meeting.said("chair")
    for turn in meeting.chairs:
        if turn.back:
            words = _("{name} chủ trì lại.").format(name=turn.name)
        else:
            said = _("{name} thay {before} chủ trì, vì {reason}.")
            said = said if before else _("{name} chủ trì, vì {reason}.")
            reason = turn.reason.rstrip(".")
            words = said.format(name=turn.name, before=before, reason=reason)
        found.append((turn.at, Line(words, hour(turn.at), kind="fact")))
        before = turn.name
    return found


def chairs_told(meeting: Meeting) -> str:
    """ "từ 20:15 Bùi Thị Xa, từ 20:40 Lê Văn Tài"; "" when the chair stayed."""
    words = _("từ {hour} {name}")
    return ", ".join(words.format(hour=hour(t.at), name=t.name) for t in meeting.chairs)


def speech_line(meeting: Meeting, step: str | None = None) -> str:
    """Turns and minutes of each group, at a step or in all: "nữ 3 (4 phút); nam 5"; "" when nobody spoke."""
    found, labels = heard(meeting, meeting.ended_at or meeting.last_at, step), group_labels()
    said = [
        f"{labels[group].lower()} {found[group].turns}{_lasted(found[group].seconds)}"
        for group in labels
        if group in found
    ]
    return "; ".join(said)


def agenda_lines(meeting: Meeting, step: str) -> tuple[Line, ...]:
    """Why a step was put in, or left out, and who presented it."""
    found: list[Line] = []
    if step in meeting.presenters and step not in meeting.skipped:
        words = _("Người trình bày: {name}.")
        found.append(Line(words.format(name=meeting.presenters[step]), kind="fact"))
    if step in meeting.added:
        because = meeting.added[step]
        words = (
            _("Mục này thêm vào chương trình: {reason}.")
            if because
            else _("Mục này thêm vào chương trình.")
        )
        found.append(Line(words.format(reason=because.rstrip(".")), kind="fact"))
    if step in meeting.skipped:
        there = meeting.find_step(step)
        title = there.title if there is not None else step
        words = _("Bỏ qua mục «{step}»: {reason}.")
        reason = meeting.skipped[step].rstrip(".")
        found.append(Line(words.format(step=title, reason=reason), kind="fact"))
    return tuple(found)


def prepared_lines(meeting: Meeting) -> dict[str, tuple[Line, ...]]:
    """Step → what was prepared for it: the working group, the village's figures, what became of last year."""
    steps = {step.id: step for step in meeting.steps}

    def first(*wanted: str) -> str:
        """The first step that is called so or opens this."""
        fitting = (s.id for s in meeting.steps if s.id in wanted or set(wanted) & set(s.opens))
        return next(fitting, "")

    group = "working_group" if "working_group" in steps else first("assignment")
    assigned = "; ".join(text.rstrip(".") for one in meeting.imports for text in one.assigned)
    told = [
        (group, group_words(meeting)),
        (
            first("assignment") or group,
            _("Phân công: {text}.").format(text=assigned) if assigned else "",
        ),
        (first("basic_data"), agreed(meeting)),
        (first("past", "past_year"), past_words(meeting)),
    ]
    found: dict[str, tuple[Line, ...]] = {}
    for step, words in told:
        if words:
            found[step] = (*found.get(step, ()), Line(words, kind="fact"))
    if meeting.past.lines:
        step = first("past", "past_year")
        found[step] += tuple(Line(text, kind="fact") for text in past_lines(meeting))
    return found


def unreached(meeting: Meeting) -> str:
    """What an ended meeting did not come to, in words; "" when nothing is left over."""
    if not meeting.ended_at:
        return ""
    seen = {visit.step for visit in meeting.visits} | set(meeting.skipped)
    left = [step.title for step in meeting.steps if step.id not in seen]
    return _("Các mục chưa họp đến: {steps}.").format(steps="; ".join(left)) if left else ""


def _lasted(seconds: int) -> str:
    """ " (4 phút)"; "" for turns that nobody timed."""
    if not seconds:
        return ""
    minutes = _("{n} phút").format(n=round(seconds / 60)) if seconds >= 30 else _("dưới 1 phút")
    return f" ({minutes})"


def _told(pause: Pause) -> str:
    why = _(" ({reason})").format(reason=pause.reason.rstrip(".")) if pause.reason else ""
    if not pause.sitting:
        until = _(" đến {hour}").format(hour=hour(pause.until)) if pause.until else ""
        return _("Nghỉ{until}{why}.").format(until=until, why=why)
    if not pause.until:
        return _("Dừng buổi họp, hẹn buổi sau{why}.").format(why=why)
    name = _(" «{name}»").format(name=pause.name) if pause.name else ""
    return _(
        "Dừng buổi họp{why}. Buổi sau{name} họp tiếp lúc {hour}, {day}; điểm danh lại."
    ).format(
        why=why,
        name=name,
        hour=hour_words(pause.until),
        day=day_words(moment(pause.until).date().isoformat()),
    )
