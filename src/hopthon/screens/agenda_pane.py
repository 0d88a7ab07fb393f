"""The agenda beside the work: done, now, next, minutes; on a small screen in one line."""

from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.views.agenda import AgendaRow, agenda_clock, agenda_rows
from hopthon.views.step_done import lacking
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line

_MARKS = {
    "done": Span("✓", "second"),
    "now": Span("▶", "strong", bold=True),
    "skipped": Span("–", "second"),
}


def agenda_lines(meeting: Meeting, now: str, *, choosing: bool, height: int) -> list[Line]:
    """The agenda: done ✓, now ▶, next bold, real over planned minutes; then the expected end.

    Where there are too few rows for all of it, the steps around the present one stay.
    """
    rows = agenda_rows(meeting, now)
    heading = Span(fitted(_("CHƯƠNG TRÌNH"), 16), "second", bold=True)
    head = [line("  ", heading, Span(flush(_("phút"), 7), "second")), EMPTY]
    foot = _clock_lines(meeting, now)
    at = next((i for i, row in enumerate(rows) if row.state == "now"), -1)
    key = "focus" if choosing else "second"
    unfinished = {s.id for s in meeting.steps if lacking(meeting, s)}
    steps: list[Line] = []
    for index, row in enumerate(rows):
        if row.state == "done" and row.step in unfinished:
            mark = Span("!", "warn", bold=True)
        elif row.state == "skipped":
            mark = _MARKS["skipped"]
        elif index == at - 1:
            mark = Span("b", key, bold=True)
        elif row.state == "next" or (not meeting.started_at and index == 0):
            mark = Span("n", key, bold=True)
        else:
            mark = _MARKS.get(row.state, Span(" "))
        steps.append(_step(row, mark))
    if len(head) + len(steps) + len(foot) > height:
        head, foot = head[:1], [row for row in foot if row.spans]
    room = max(0, height - len(head) - len(foot))
    top = max(0, min(at - room // 2, len(steps) - room))
    return [*head, *steps[top : top + room], *foot][:height]


def _step(row: AgendaRow, mark: Span) -> Line:
    here, spent = row.state == "now", row.spent // 60
    minutes = str(spent if row.state == "done" else row.planned)
    loud = here or row.state == "next"
    role = "strong" if loud else "second" if row.state in ("done", "skipped") else "text"
    over = here and 0 < row.planned < spent
    number = f"{row.number:>2} " if row.number else "   "
    return line(
        " ",
        mark,
        " ",
        Span(number + fitted(row.short, 15), role, bold=loud),
        Span(
            flush(f"{spent}/{row.planned}" if here else minutes, 5) + " ",
            "warn" if over else "strong" if here else "second",
            bold=here,
        ),
        key=row.step,
        ground="row" if here else None,
    )


def _clock_lines(meeting: Meeting, now: str) -> list[Line]:
    """When it will be over, and how far behind that is."""
    clock = agenda_clock(meeting, now)
    if not clock.ends:
        return []
    ends = line("  ", Span(fitted(_("Dự kiến xong"), 16), "second"), Span(flush(clock.ends, 7)))
    if clock.resting is not None:
        rest = Span(flush(_("{n} phút").format(n=clock.resting), 10), "warn", bold=True)
        return [EMPTY, ends, line("  ", Span(fitted(_("Đang nghỉ"), 13), "warn", bold=True), rest)]
    if clock.late <= 0:
        return [EMPTY, ends, line("  ", Span(_("Đúng giờ"), "second"))]
    late = Span(flush(_("{n} phút").format(n=clock.late), 10), "warn", bold=True)
    return [EMPTY, ends, line("  ", Span(fitted(_("Chậm"), 13), "warn", bold=True), late)]


def agenda_line(meeting: Meeting, now: str, width: int, *, choosing: bool) -> Line:
    """On a small screen: where we are, and what is next."""
    rows = agenda_rows(meeting, now)
    here = next((r for r in rows if r.state == "now"), None)
    after = next((r for r in rows if r.state == "next"), None)
    clock = agenda_clock(meeting, now)
    left = [Span(" ▶ ", "strong", bold=True)]
    if here is not None:
        place = f"{here.number}/{rows[-1].number} " if here.number else ""
        left += [
            Span(place + here.short, "strong", bold=True),
            Span("  " + _("{a}/{b} phút").format(a=here.spent // 60, b=here.planned), "second"),
        ]
    else:
        left.append(Span(_("chưa bắt đầu"), "second"))
    if clock.resting is not None:
        words = _("nghỉ {n}").format(n=clock.resting)
        left.append(Span("  " + words, "warn", bold=True))
    elif clock.late > 0:
        left.append(Span("  " + _("chậm {n}").format(n=clock.late), "warn", bold=True))
    used = sum(len(s.text) for s in left)
    if after is None:
        return line(*left, ground="panel")
    words = f" {after.number or ''} {after.short} "
    gap = max(1, width - used - len(words) - 2)
    return line(
        *left,
        " " * gap,
        Span("n", "focus" if choosing else "second", bold=True),
        Span(words),
        ground="panel",
    )
