"""Home as lines: going on, three choices, the recent meetings."""

from hopthon.language import _
from hopthon.screens.home.recent import Recent
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line, wrap

LISTED = 5
_WIDEST = 92
_STATE = 30
_DATE = 12


def page(recent: list[Recent], at: int, width: int, height: int) -> list[Line]:
    """At most `height` rows; `at`: which choice is in focus. Blank rows go first."""
    inner, margin = min(_WIDEST, max(40, width - 4)), max(0, (width - _WIDEST) // 2)
    lines = [
        *[EMPTY] * 3,
        line(
            "  ",
            Span("hopthon", "strong", bold=True),
            Span("  " + _("sổ họp thôn trên máy tính"), "second"),
        ),
        *[EMPTY] * 2,
        *(_going_on(recent[0], inner, here=at == 0) if recent else []),
        *_choices(1 if recent else 0, at),
        *[EMPTY] * 2,
        *_recent(recent, at, inner),
        *[EMPTY] * 2,
        _second(_("Không cần mạng. Gõ đến đâu lưu đến đó, mất điện cũng không mất.")),
    ]
    if len(lines) > height:
        lines = [row for row in lines if row.spans]
    return [placed(row, margin, inner) for row in lines]


def _going_on(recent: Recent, width: int, *, here: bool) -> list[Line]:
    standing = wrap(recent.standing, width - 12)[:2]
    return [
        _row(0, "", "", "", here),
        _row(0, "Enter", fitted(recent.headline, width - 11), "", here),
        *(_row(0, "", "", words, here) for words in standing),
        _row(0, "", "", "", here),
        EMPTY,
    ]


def _choices(first: int, at: int) -> list[Line]:
    choices = (
        ("m", _("Cuộc họp mới"), _("ba câu hỏi là vào họp được")),
        ("v", _("Vào cuộc họp mẫu"), _("tập thử với số liệu Bàn Thạch, không lẫn với họp thật")),
        ("o", _("Mở tệp khác"), _("từ thẻ nhớ hay thư mục")),
    )
    return [_row(first + i, *words, first + i == at) for i, words in enumerate(choices)]


def _row(index: int, shown: str, label: str, hint: str, here: bool) -> Line:
    return line(
        Span("▌" if here else " ", "focus"),
        " ",
        Span(fitted(shown, 8), "focus", bold=True),
        Span(fitted(label, 21) if hint and label else label, "strong", bold=True),
        Span(hint, "second" if label else "text"),
        key=str(index),
        ground="row" if here else None,
    )


def _recent(recent: list[Recent], at: int, width: int) -> list[Line]:
    if not recent:
        return [_second(_("Chưa có cuộc họp nào trên máy này. m để bắt đầu, v để tập thử."))]
    return [
        heading(_("GẦN ĐÂY"), width),
        *(
            meeting_row(meeting, str(index - 3), width, here=index == at, key=str(index))
            for index, meeting in enumerate(recent[:LISTED], 4)
        ),
    ]


def heading(title: str, width: int) -> Line:
    """Over rows of meetings."""
    name, kind = _columns(width)
    return line(
        "  ",
        Span(fitted(title, 8 + name + kind), "second", bold=True),
        Span(fitted(_("ngày họp"), _DATE), "second"),
        Span(_("đến đâu rồi"), "second"),
    )


def meeting_row(meeting: Recent, number: str, width: int, *, here: bool, key: str) -> Line:
    """One meeting: number, name, kind, day, how far it is."""
    name, kind = _columns(width)
    words, role = meeting.mark
    return line(
        Span("▌" if here else " ", "focus"),
        " ",
        Span(fitted(number, 8), "focus", bold=True),
        Span(fitted(meeting.name, name - 1) + " ", "strong", bold=True),
        fitted(meeting.kind, kind - 1) + " ",
        fitted(meeting.date, _DATE),
        Span(fitted(words, min(_STATE, width - 10 - name - kind - _DATE)), role),
        key=key,
        ground="row" if here else None,
    )


def _columns(width: int) -> tuple[int, int]:
    """Cells for name and kind: what number, day and state leave."""
    left = width - 10 - _DATE - _STATE
    return max(12, left - left // 2), left // 2


def _second(words: str) -> Line:
    return line("  ", Span(words, "second"))


def placed(row: Line, margin: int, width: int) -> Line:
    """In the middle of the screen; the row's ground reaches over the content only."""
    before = Span(" " * margin, ground="ground")
    if not row.ground:
        return Line((before, *row.spans), row.key)
    used = sum(len(span.text) for span in row.spans)
    spans = (Span(s.text, s.role, s.bold, row.ground, s.reverse) for s in row.spans)
    return Line((before, *spans, Span(" " * max(0, width - used), ground=row.ground)), row.key)
