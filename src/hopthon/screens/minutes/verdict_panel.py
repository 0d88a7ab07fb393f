"""A vote by hands as drawn: the numbers on their tracks, the verdict with its arithmetic, what comes next."""

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.deciding import verdict_on
from hopthon.meeting.state import Meeting
from hopthon.numbers import percent
from hopthon.refusal import Refusal
from hopthon.screens.fields import number_cell
from hopthon.voting.decisions import HALF, HOUSEHOLD_KINDS, TWO_THIRDS, Condition, Verdict, Votes
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line, wrap

_LABEL, _CELL, _GAP = 20, 8, 3


class Taken(Struct, frozen=True):
    """What is on record: the numbers, the verdict."""

    numbers: tuple[int, int, int]
    verdict: Verdict


def vote_line(
    name: str,
    label: str,
    count: tuple[str, int],
    base: int | None,
    editor: Editor | None,
    width: int,
    *,
    here: bool,
) -> Line:
    """One answer: how many hands, and how far along those who may raise one. `count`: as shown, and as a number."""
    shown, n = count
    room = width - _LABEL - _CELL - _GAP
    filled = min(room, room * n // base) if base else 0
    return line(
        Span(fitted(label, _LABEL), "strong" if here else "text", bold=here),
        *number_cell(shown or "·", _CELL, editor),
        " " * _GAP,
        Span("━" * filled, "text"),
        Span("─" * (room - filled), "rule"),
        key=name,
        ground="row" if here else None,
    )


def sum_line(total: int, base: int | None, *, household: bool) -> Line:
    """All hands against those who are here; too many are told below, in the verdict's place."""
    unit = _("hộ") if household else _("người")
    if base is None:
        tail = Span(_("chưa điểm danh"), "warn")
    elif total > base:
        tail = Span("✗", "warn", bold=True)
    elif total == base:
        tail = Span("✓ " + _("bằng số {unit} có mặt").format(unit=unit), "second")
    else:
        tail = Span(_("còn {n} {unit} chưa đếm").format(n=base - total, unit=unit), "second")
    figure = flush(str(total), _CELL - 1) + " " * (_GAP + 1)
    return line(Span(fitted(_("Cộng"), _LABEL), "second"), figure, tail)


def verdict_lines(
    meeting: Meeting, kind: str, votes: Votes, taken: Taken | None, width: int, *, counted: bool
) -> list[Line]:
    """Valid or not, condition by condition; or the one sentence why these numbers cannot be."""
    try:
        verdict = taken.verdict if taken is not None else verdict_on(meeting, kind, votes)
    except Refusal as refusal:
        rows = wrap(refusal.sentence, width - 4)
        signs = ["✗ ", *["  "] * len(rows)]
        return [
            line(
                "  ", Span(sign, "warn", bold=True), Span(row, "strong", bold=True), ground="panel"
            )
            for sign, row in zip(signs, rows, strict=False)
        ]
    words = _("đã ghi vào biên bản") if taken is not None else _("nếu ghi các số này")
    if taken is None and not counted:
        head = Span("· " + _("CHƯA ĐẾM"), "second", bold=True)
        words = ""
    elif verdict.valid:
        head = Span("✓ " + _("HỢP LỆ"), "strong", bold=True)
    else:
        head = Span("✗ " + _("KHÔNG HỢP LỆ"), "warn", bold=True)
    air = Line((), None, "panel")
    conditions = [
        _condition(c, width, known=taken is not None or counted) for c in verdict.conditions
    ]
    if not verdict.conditions:  # the minutes keep their arithmetic in the sentence
        rows = wrap(verdict.sentence, width - 4)
        conditions = [line("  " + row, ground="panel") for row in rows]
    told = line("  ", head, Span("   " + words, "second"), ground="panel")
    return [air, told, air, *conditions, air]


def following_lines(meeting: Meeting, kind: str, title: str, width: int) -> list[Line]:
    """The next question of this step, and whether it can pass today."""
    household = kind in HOUSEHOLD_KINDS
    how = _("tính theo hộ") if household else _("tính theo người")
    lines = [
        line(Span(_("Tiếp theo ở mục này"), "second", bold=True)),
        line(fitted(title, width - 16), Span(flush(how, 16), "second")),
    ]
    total, here = meeting.number("households_total"), meeting.counts.get("households")
    if not household or not total:
        return lines
    share = TWO_THIRDS if kind == "contribution" else HALF
    words = (
        _("Cần ít nhất {a}/{b} hộ đồng ý, tức hai phần ba.")
        if share is TWO_THIRDS
        else _("Cần ít nhất {a}/{b} hộ đồng ý, tức quá nửa.")
    )
    need = share.need(total)
    lines.append(line(Span(words.format(a=need, b=total), "second")))
    if kind != "slips" and here is not None and here < need:
        told = _("Hôm nay chỉ có {n} hộ nên không thể đủ.").format(n=here)
        advice = _("Cứ biểu quyết, rồi phát phiếu đến từng hộ vắng.")
        mark = Span("! ", "warn", bold=True)
        lines += [EMPTY, line(mark, Span(told, "strong", bold=True)), line("  " + advice)]
    return lines


def _condition(c: Condition, width: int, *, known: bool) -> Line:
    label = {
        "households_present": _("Hộ dự họp"),
        "people_for": _("Đồng ý"),
        "households_for": _("Hộ đồng ý"),
    }[c.base]
    rule = {
        "households_present": _("quá nửa số hộ"),
        "people_for": _("quá nửa người dự"),
        "households_for": _("cần {n} hộ").format(n=c.need),
    }[c.base]
    missed = ("✗", "warn") if known or c.base == "households_present" else ("·", "second")
    mark, role = ("✓", "text") if c.ok else missed
    return line(
        "  " + fitted(label, 16),
        Span(fitted(f"{c.n}/{c.total}", 9), "strong", bold=True),
        fitted(percent(c.n, c.total), 9),
        Span(fitted(rule, max(1, width - 40)), "second"),
        Span(mark, role, bold=True),
        ground="panel",
    )
