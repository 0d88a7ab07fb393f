"""The room on the wall: who we are, where we are, who is here, what was decided."""

from datetime import timedelta

from hopthon.language import _
from hopthon.meeting.deciding import decision_titles
from hopthon.meeting.state import Meeting
from hopthon.numbers import money_words, percent
from hopthon.processes.definition import Step as AgendaStep
from hopthon.views.agenda import spent_seconds
from hopthon.views.attendance import Check, checks
from hopthon.views.choosing import lines_voted
from hopthon.views.money import sums
from hopthon.views.place_words import in_place_words
from hopthon.views.rounds import ranking
from hopthon.views.times import hour, moment
from hopthon.views.wall_pages import (
    Attendance,
    Measure,
    Notice,
    Question,
    Step,
    Thanks,
    Title,
    Verdict,
)
from hopthon.views.wall_tree import question_below
from hopthon.voting.decisions import Condition


def title(meeting: Meeting) -> Title:
    """The neutral page."""
    year = meeting.number("plan_year")
    name = meeting.said("village" if meeting.rules.level == "village" else "commune")
    subject = meeting.said("subject")
    if not subject and year:
        subject = _("Lập kế hoạch năm {year}").format(year=year)
    where = " · ".join(filter(None, (_short_day(meeting.said("date")), meeting.said("place"))))
    kind = in_place_words(meeting, meeting.rules.title)
    return Title(kind, name, subject, where) if name else Title("", kind, subject, where)


def step(meeting: Meeting, ref: str, now: str) -> Step | None:
    """The step the room is at; with a node as `ref`, the question that is asked about it."""
    node = meeting.nodes.get(ref)
    here = meeting.find_step(meeting.step if node is not None else ref or meeting.step)
    if here is None:
        return None
    last = max((s.number for s in meeting.steps), default=0)
    name = in_place_words(meeting, here.short or here.title)
    head = name
    if here.number:
        head = _("Bước {n}/{of} · {name}").format(n=here.number, of=last, name=name)
    question = question_below(meeting, node) if node is not None else _ask(meeting, here)
    running = here.id == meeting.step and bool(meeting.started_at) and not meeting.ended_at
    spent = spent_seconds(meeting, now).get(here.id, 0) if running else 0
    return Step(
        head,
        name,
        question,
        node.text if node is not None else "",
        hour(now),
        spent // 60,
        here.minutes if running else 0,
    )


def question(meeting: Meeting, ref: str) -> Question | None:
    """A question alone: to raise hands on (`ref` a kind of decision), about a node, of a step, or a note's."""
    if (node := meeting.nodes.get(ref)) is not None:
        asked = question_below(meeting, node)
        return Question(_("Hỏi bà con"), asked, node.text) if asked else None
    if (note := meeting.notes.get(ref)) is not None:
        return Question(_("Câu hỏi"), note.text, "") if note.kind == "question" else None
    if ref in decision_titles():
        return Question(
            decision_titles()[ref], _("Ai đồng ý, xin giơ tay"), _at_stake(meeting, ref)
        )
    here = meeting.find_step(ref or meeting.step)
    asked = _ask(meeting, here) if here is not None else ""
    return Question(_("Hỏi bà con"), asked, "") if asked else None


def _ask(meeting: Meeting, here: AgendaStep) -> str:
    """What is asked at a step, in the words of the place."""
    return in_place_words(meeting, here.ask)


def _at_stake(meeting: Meeting, kind: str) -> str:
    """What the list would bring: "8 việc, 252 triệu đồng cần hỗ trợ"."""
    wanted = [n for n in meeting.activities() if n.activity and n.activity.external is not False]
    if kind != "list" or not wanted:
        return ""
    support = sums(wanted).support
    return _("{n} việc, {money} cần hỗ trợ").format(n=len(wanted), money=money_words(support))


def pause(meeting: Meeting) -> Notice | None:
    """That the room rests, and until when; None when it does not."""
    rest = meeting.pause
    if rest is None:
        return None
    if rest.sitting:
        return Notice(_("Hẹn bà con"), _("Họp tiếp buổi sau"), rest.reason)
    if not rest.minutes:
        return Notice(_("Nghỉ"), _("Xin nghỉ ít phút"), rest.reason)
    back = moment(rest.since) + timedelta(minutes=rest.minutes)
    return Notice(_("Nghỉ"), _("Họp tiếp lúc {hour}").format(hour=f"{back:%H:%M}"), rest.reason)


def attendance(meeting: Meeting, now: str) -> Attendance:
    """Who is here, and whether that is enough."""
    people, women = meeting.counts.get("people"), meeting.counts.get("women")
    here = meeting.counts.get("households")
    must = next((c for c in checks(meeting) if c.rule == "households"), None)
    quorum = _quorum(must) if must is not None else None
    enough = ""
    if quorum is not None:
        enough = (
            _("Đủ để họp")
            if quorum.ok
            else _("Còn thiếu {n} hộ").format(n=max(0, quorum.need - quorum.n))
        )
    return Attendance(
        _("Điểm danh"),
        hour(now),
        people,
        women,
        None if people is None or women is None else people - women,
        "" if here is None else _("{n} hộ có mặt").format(n=here),
        quorum,
        enough,
    )


def verdict(meeting: Meeting, ref: str) -> Verdict | None:
    """A decision as taken; None when it is no more or was annulled."""
    decision = meeting.decisions.get(ref)
    if decision is None or decision.annulled:
        return None
    taken = decision.taken
    measures = tuple(_measure(c, taken.kind, taken.against) for c in taken.conditions)
    failed_first = sorted(measures, key=lambda m: m.ok) if not taken.valid else measures
    return Verdict(taken.title, taken.valid, tuple(failed_first))


def thanks(meeting: Meeting) -> Thanks:
    """The end, with the code of the log and what was decided, for phones to keep."""
    code = " ".join(meeting.head[i : i + 4] for i in range(0, 16, 4))
    return Thanks(_("Cảm ơn"), _("bà con!"), code, _result_texts(meeting))


def _short_day(iso: str) -> str:
    """ "2026-05-16" → "16.5.2026"."""
    if not iso:
        return ""
    when = moment(iso)
    return f"{when.day}.{when.month}.{when.year}"


def _quorum(check: Check) -> Measure | None:
    if check.count is None or check.need is None or not check.total:
        return None
    return Measure(
        _("{n}/{total} hộ có mặt").format(n=check.count, total=check.total),
        percent(check.count, check.total),
        check.count,
        check.total,
        check.need,
        bool(check.ok),
    )


def _measure(c: Condition, kind: str, against: int) -> Measure:
    words = {
        "households_present": _("{n}/{total} hộ có mặt"),
        "people_for": _("{n}/{total} người đồng ý"),
        "households_for": _("{n}/{total} hộ đồng ý"),
    }
    reasons = {
        "households_present": _("Cần quá nửa số hộ có mặt, còn thiếu {missing} hộ."),
        "people_for": _("Cần quá nửa số người dự, còn thiếu {missing} người."),
        "households_for": _("Cần hai phần ba số hộ, còn thiếu {missing} hộ.")
        if kind == "contribution"
        else _("Cần quá nửa số hộ, còn thiếu {missing} hộ."),
    }
    return Measure(
        words[c.base].format(n=c.n, total=c.total),
        percent(c.n, c.total),
        c.n,
        c.total,
        c.need,
        c.ok,
        0 if c.base == "households_present" else against,
        "" if c.ok else reasons[c.base].format(missing=c.missing),
    )


def _result_texts(meeting: Meeting) -> tuple[str, ...]:
    """The newest announced ranking as plain text: all of it, then less and less of it."""
    closed = [vote for vote in meeting.rounds.values() if vote.state == "closed"]
    if not closed:
        return ()
    closed = [vote for vote in closed if not lines_voted(meeting, vote.paper)] or closed
    village, date = meeting.said("village"), _short_day(meeting.said("date"))
    head = " ".join(filter(None, (village, date)))
    rows = ranking(meeting, closed[-1]).rows
    lines = [f"{row.rank}. {row.short} {row.score}" for row in rows]
    counts = dict.fromkeys(n for n in (len(lines), 8, 5, 3) if n <= len(lines))
    verdicts = [
        f"{d.taken.title}: {_('hợp lệ') if d.taken.valid else _('chưa đủ')}"
        for d in meeting.decisions.values()
        if not d.annulled
    ]
    full = "\n".join((head, *lines, *verdicts))
    return (full, *("\n".join((head, *lines[:n])) for n in counts))
