"""The roll as drawn: a person a row, the letters typed, what the room comes to."""

from functools import lru_cache

from hopthon.language import _
from hopthon.meeting.entries import Person, Stay
from hopthon.meeting.state import Meeting
from hopthon.screens.fields import text_cell
from hopthon.views.attendance import Check, checks
from hopthon.views.presence import stay_words
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import Line, fitted, flush, line

_TIMES, _MARKS = 13, 5


def head_line(width: int) -> Line:
    """What stands in the columns."""
    name, home = _columns(width)
    words = "  " + fitted(_("Họ tên"), name) + fitted(_("Hộ"), home) + " " * _MARKS
    return line(Span(words + flush(_("giờ đến, về"), _TIMES), "second"))


def person_line(
    meeting: Meeting, person: str, width: int, present: bool, *, chosen: bool, here: bool
) -> Line:
    """Someone of the roll. `chosen`: Enter marks them; `here`: the focus is on them."""
    row = _row(meeting.roll[person], width, present, meeting.stays.get(person, ()))
    if not here:
        return row
    spans = (row.spans[0], Span(row.spans[1].text, "strong", bold=chosen), *row.spans[2:])
    return Line(spans, person, "row")


def search_line(editor: Editor | None, width: int) -> Line:
    """The letters typed so far."""
    label = Span(fitted(_("Tìm tên"), 9), "second")
    words = _("Enter rồi gõ vài chữ, không cần dấu") if editor is None else ""
    return line(label, *text_cell(words, width - 9, editor, role="second"))


def share_line(meeting: Meeting, width: int) -> Line:
    """How many are here, and what is still missing in words; fewer of them where there is little room."""
    people = meeting.counts.get("people")
    here = Span(_("Có mặt {n}").format(n="–" if people is None else people), "strong", bold=True)
    shares = [_share(check, _("còn thiếu {n} {unit}")) for check in checks(meeting)[:2]]
    spans = [here, *(span for share in shares for span in share)]
    if sum(len(span.text) for span in spans) <= width:
        return line(*spans)
    shares = [_share(check, _("thiếu {n} {unit}")) for check in checks(meeting)[:2]]
    return line(*(span for share in shares for span in share))


def _share(check: Check, missing: str) -> tuple[Span, ...]:
    women, homes = check.rule.startswith("women"), check.rule == "households"
    name = "● " + _("nữ") if women else _("hộ") if homes else check.label
    unit = _("nữ") if women else _("hộ") if homes else _("người")
    of = f"/{check.total}" if check.total is not None else ""
    shown = f"   {name} {'–' if check.count is None else check.count}{of} "
    head = Span(shown, "women" if women else "text")
    if check.ok is False:
        words = "✗ " + missing.format(n=check.missing, unit=unit)
        return head, Span(words, "warn", bold=True)
    return (head, Span("✓", "second")) if check.ok else (head,)


def _columns(width: int) -> tuple[int, int]:
    room = width - 2 - _TIMES - _MARKS
    return room * 3 // 5, room - room * 3 // 5


@lru_cache(maxsize=4096)
def _row(person: Person, width: int, present: bool, stays: tuple[Stay, ...]) -> Line:
    """Worked out once for each state of a person: lists are long, and drawn at every key."""
    times = _short(stay_words(stays))
    name, home = _columns(width)
    role = "text" if present else "second"
    sex, colour = {"F": ("●", "women"), "M": ("○", "men")}.get(person.sex, (" ", "second"))
    poor = "◇" if "poor" in person.groups or "near_poor" in person.groups else " "
    return line(
        Span("✓ " if present else "· ", "strong" if present else "second", bold=present),
        Span(fitted(person.name, name - 1) + " ", role),
        Span(fitted(person.household, home - 1) + " ", "second"),
        Span(sex + " ", colour),
        Span(poor + "  ", role),
        Span(flush(times, _TIMES), "text" if times else "second"),
        key=person.id,
    )


def _short(times: str) -> str:
    """The last visit, and a sign that there were others."""
    _before, comma, last = times.rpartition(", ")
    return ("… " if comma else "") + last if comma else times
