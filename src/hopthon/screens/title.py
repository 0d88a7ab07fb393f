"""The title row: where, what, whether all is saved, the hour."""

from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.views.place_words import in_place_words
from hopthon.views.times import hour
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import Line, fitted, line


def kept(waiting: int, trouble: str, *, writable: bool) -> Span:
    """Whether everything is in the file: the first thing to look at after a power cut."""
    if not writable:
        return Span("! " + _("chỉ xem"), "warn", bold=True)
    if trouble:
        return Span("✗ " + trouble, "warn", bold=True)
    if waiting:
        return Span("… " + _("đang lưu"), "warn")
    return Span("✓ " + _("đã lưu"), "second")


def title_line(meeting: Meeting, now: str, saved: Span, width: int, *, small: bool) -> Line:
    """Where, what, `kept`, the hour."""
    said = meeting.said
    kind = in_place_words(meeting, meeting.rules.title)
    where = fitted(said("village") or kind, width // 2).rstrip()
    kind = kind[:1].lower() + kind[1:]
    year = meeting.number("plan_year")
    parts = [
        f"{said('commune_word')} {said('commune')}".strip(),
        kind + (_(", kế hoạch năm {y}").format(y=year) if year else ""),
    ]
    clock = Span(hour(now) + " ", "strong", bold=True)
    if small:
        left = [Span(" " + where, "strong", bold=True), Span("   "), saved]
        return line(*left, " " * max(1, width - _cells(*left, clock)), clock)
    right = [saved, Span("   "), clock]
    middle = "  " + " · ".join(p for p in parts if p)
    room = max(0, width - len(where) - _cells(*right) - 2)
    left = [
        Span(" " + where, "strong", bold=True),
        Span(fitted(middle, min(len(middle), room)), "second"),
    ]
    return line(*left, " " * max(1, width - _cells(*left, *right)), *right)


def _cells(*spans: Span) -> int:
    return sum(len(span.text) for span in spans)
