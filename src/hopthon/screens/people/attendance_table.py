"""Attendance as drawn: the counts, what the process asks for, who came and went."""

from collections.abc import Callable

from hopthon.language import _
from hopthon.meeting.attendance import group_labels
from hopthon.meeting.state import Meeting
from hopthon.numbers import percent
from hopthon.processes.definition import Prompt
from hopthon.screens.fields import number_cell
from hopthon.views.attendance import Check, CountRow, Movement, checks, count_rows, movements
from hopthon.views.presence import late_early, late_early_words
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line, wrap

TOTAL = "households_total"
_CELL = 8
_RIGHT = 25  # cells from the counts to the right edge
_MARKS = {"women": ("● ", "women"), "men": ("○ ", "men")}


def roll_call(meeting: Meeting) -> Prompt | None:
    """What is said where the roll is called; None in a meeting that calls none."""
    return next((s.prompt() for s in meeting.steps if "attendance" in s.opens), None)


def table(
    meeting: Meeting,
    value: Callable[[str], str],
    focus: str,
    editor: Editor | None,
    wrong: str,
    width: int,
) -> list[Line]:
    """A row a group. `value`: what a cell holds; `wrong`: the row whose number cannot be."""
    heads = flush(_("có mặt"), _CELL - 1) + flush(_("tổng số"), _CELL + 2)
    found = [line(" " * (width - _RIGHT), Span(heads, "second"))]
    for row in count_rows(meeting):
        if row.group == "men":
            found.append(_men(row, width))
            continue
        here = focus == row.group or (row.group == "households" and focus == TOTAL)
        mark, role = _MARKS.get(row.group, ("", "text"))
        label = fitted(("  " + mark if mark else "") + row.label, width - _RIGHT)
        spans = [Span(label, "strong" if here else role, bold=here)]
        spans += _cell(row.group, value, focus, editor, wrong)
        if row.group == "households":
            spans += [*_cell(TOTAL, value, focus, editor, wrong)]
        key = TOTAL if focus == TOTAL and here else row.group
        found.append(line(*spans, key=key, ground="row" if here else None))
    return found


def conditions(meeting: Meeting, width: int) -> list[Line]:
    """What is needed, what there is, and what follows when it is not enough."""
    found = checks(meeting)
    if not found:
        return []
    head = fitted(_("Điều kiện"), width - 33) + flush(_("cần"), 7) + flush(_("đang có"), 8)
    lines = [line(Span(head, "second", bold=True)), *(_condition(c, width) for c in found)]
    if any(c.ok is False and c.level == "must" for c in found):
        words = _("Họp tiếp được, nhưng danh mục bầu ra sẽ không hợp lệ.")
        lines += [EMPTY, *(line("  ", Span(row, "second")) for row in wrap(words, width - 2))]
    return lines


def movement_lines(meeting: Meeting, width: int, most: int | None = None) -> list[Line]:
    """Newest first, under their head; nothing while nothing was counted."""
    moved = movements(meeting, most)
    if not moved:
        return []
    late = late_early(meeting)
    told = late_early_words(late) if late else ""
    head = line(Span(_("Ra vào") + "   ", "second", bold=True), Span(told, "second"))
    return [head, *(_movement(m, width) for m in moved)]


def _cell(
    row: str, value: Callable[[str], str], focus: str, editor: Editor | None, wrong: str
) -> tuple[Span, ...]:
    role = "warn" if row == wrong else "text"
    cell = number_cell(value(row) or "–", _CELL, editor if row == focus else None, role=role)
    return (*cell, Span("✗ " if row == wrong else "  ", "warn", bold=True))


def _men(row: CountRow, width: int) -> Line:
    mark, role = _MARKS["men"]
    shown = "–" if row.count is None else str(row.count)
    return line(
        Span(fitted("  " + mark + row.label, width - _RIGHT), role),
        flush(shown, _CELL - 1) + "    ",
        Span(_("tự tính"), "second"),
    )


def _condition(c: Check, width: int) -> Line:
    mark, role = {
        True: ("✓", "text"),
        False: ("✗" if c.level == "must" else "!", "warn"),
        None: ("·", "second"),
    }[c.ok]
    need = "–" if c.need is None else f"{c.need}/{c.total}" if c.total is not None else str(c.need)
    if c.ok is False:
        unit = {"households": _("hộ"), "women": _("nữ")}.get(c.rule.split("_")[0], _("người"))
        words = _("còn thiếu {n} {unit}").format(n=c.missing, unit=unit)
        tail = Span("   " + words, "warn", bold=True)
    else:
        tail = Span("   " + (percent(c.count or 0, c.total) if c.total else ""), "second")
    return line(
        Span(mark + " ", role, bold=True),
        Span(fitted(c.label, width - 35), "text", bold=True),
        Span(flush(need, 7), "second"),
        Span(flush("–" if c.count is None else str(c.count), 8), "strong", bold=True),
        tail,
    )


def _movement(m: Movement, width: int) -> Line:
    """What changed; at the right how the room stood then, for which the blanks and the last part give way."""
    words = {"households": _("hộ"), "people": _("người"), "women": _("nữ"), "poor": _("hộ nghèo")}
    labels = {group: label.lower() for group, label in group_labels().items()}
    parts = [
        (
            "+" if known and n > 0 else "−" if n < 0 else " ",
            str(abs(n)),
            words.get(group) or labels.get(group, group),
        )
        for group, n, known in sorted(m.changes, key=lambda change: change[0] not in words)
        if group != "men"
    ]
    right = [span for check in m.checks[:2] for span in _stood(check)]
    wide = "   ".join(f"{sign}{n:>3} {what}" for sign, n, what in parts)
    for said in (wide, *(_close(parts[:n]) for n in range(len(parts), 0, -1))):
        left = (Span(m.at + "   ", "second"), Span(said))
        gap = width - sum(len(span.text) for span in (*left, *right))
        if gap > 0:
            return line(*left, " " * gap, *right)
    return line(Span(m.at + "   ", "second"), wide)


def _close(parts: list[tuple[str, str, str]]) -> str:
    return "  ".join(f"{sign.strip()}{n} {what}" for sign, n, what in parts)


def _stood(check: Check) -> tuple[Span, ...]:
    """ "  hộ 46/98 ✗"."""
    if check.ok is None or check.total is None:
        return ()
    women = check.rule.startswith("women")
    name = _("nữ") if women else _("hộ") if check.rule == "households" else _("người")
    shown = f"  {name} {check.count}/{check.total} "
    return Span(shown, "second"), Span("✓" if check.ok else "✗", "second" if check.ok else "warn")
