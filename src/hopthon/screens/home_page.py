"""Home as lines: going on, three choices, the recent meetings."""

from hopthon.language import _
from hopthon.screens.recent import Recent
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line

LISTED = 5
_WIDEST = 92


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
        *(_going_on(recent[0], here=at == 0) if recent else []),
        *_choices(1 if recent else 0, at),
        *[EMPTY] * 2,
        *_recent(recent, at, inner),
        *[EMPTY] * 2,
        _second(_("Không cần mạng. Gõ đến đâu lưu đến đó, mất điện cũng không mất.")),
    ]
    if len(lines) > height:
        lines = [row for row in lines if row.spans]
    return [_placed(row, margin, inner) for row in lines]


def _going_on(recent: Recent, *, here: bool) -> list[Line]:
    return [
        _row(0, "", "", "", here),
        _row(0, "Enter", recent.headline, "", here),
        _row(0, "", "", recent.standing, here),
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
    name = max(12, width - 10 - 26 - 13 - 16)
    heads = (
        Span(fitted(_("GẦN ĐÂY"), 8 + name + 26), "second", bold=True),
        Span(fitted(_("ngày họp"), 13), "second"),
        Span(_("biên bản"), "second"),
    )
    rows = [line("  ", *heads)]
    for index, meeting in enumerate(recent[:LISTED], 4):
        here = index == at
        passed = meeting.state == "passed"
        words = "✓ " + _("đã thông qua") if passed else "! " + _("chưa thông qua")
        rows.append(
            line(
                Span("▌" if here else " ", "focus"),
                " ",
                Span(fitted(str(index - 3), 8), "focus", bold=True),
                Span(fitted(meeting.name, name - 1) + " ", "strong", bold=True),
                fitted(meeting.kind, 25) + " ",
                fitted(meeting.date, 13),
                Span(words, "second" if passed else "warn"),
                key=str(index),
                ground="row" if here else None,
            )
        )
    return rows


def _second(words: str) -> Line:
    return line("  ", Span(words, "second"))


def _placed(row: Line, margin: int, width: int) -> Line:
    """In the middle of the screen; the row's ground reaches over the content only."""
    before = Span(" " * margin, ground="ground")
    if not row.ground:
        return Line((before, *row.spans), row.key)
    used = sum(len(span.text) for span in row.spans)
    spans = (Span(s.text, s.role, s.bold, row.ground, s.reverse) for s in row.spans)
    return Line((before, *spans, Span(" " * max(0, width - used), ground=row.ground)), row.key)
