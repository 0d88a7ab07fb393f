"""Attendance: counts on single keys, the conditions in words, who came and went."""

from msgspec import convert

from hopthon.language import _
from hopthon.meeting.attendance import MOST_PEOPLE, group_labels
from hopthon.meeting.commands import SetAttendance, SetInfo
from hopthon.numbers import percent, read_count
from hopthon.processes.definition import Prompt
from hopthon.screens.fields import number_cell
from hopthon.screens.keys import Key
from hopthon.screens.workspace import DIGITS, Workspace
from hopthon.views.attendance import Check, Movement, checks, count_rows, movements
from hopthon.views.times import hour
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line

TOTAL = "households_total"
_MARKS = {"women": ("● ", "women"), "men": ("○ ", "men")}


class AttendanceWork(Workspace):
    """Rows are groups; the total of households is one more."""

    id = "attendance"
    starts_typing = True

    def name(self) -> str:
        """For the help."""
        return _("điểm danh")

    def title(self) -> tuple[str, str, str]:
        """When it was last counted."""
        changes = self.meeting.attendance
        when = _("lúc {hour}").format(hour=hour(changes[-1].at)) if changes else _("chưa đếm")
        return (_("Điểm danh"), when, "")

    def rows(self) -> list[str]:
        """Every count that is typed; men follow from the others."""
        groups = [row.group for row in count_rows(self.meeting) if row.group != "men"]
        return [groups[0], TOTAL, *groups[1:]]

    def keys(self) -> tuple[Key, ...]:
        """Counters."""
        return (
            Key("dòng", ("up", "down"), "↑ ↓", _("dòng"), _("dòng trên, dòng dưới"), "typing"),
            Key("plus", ("plus",), "+", _("thêm một"), _("thêm một người"), "typing"),
            Key("minus", ("minus",), "-", _("bớt một"), _("bớt một người"), "typing"),
            Key("digits", (), "0–9", _("gõ lại số"), _("gõ lại số"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ, số đã lưu"), "typing"),
            Key("edit", ("enter",), "Enter", _("sửa số"), _("sửa số ở dòng này")),
        )

    def prompt(self) -> Prompt:
        """The roll call's own sentence, at whatever step it is taken."""
        steps = [s for s in self.meeting.rules.steps if "attendance" in s.opens]
        return steps[0].prompt() if steps else super().prompt()

    def wall(self) -> tuple[str, str]:
        """The attendance page."""
        return ("attendance", "")

    def value(self, row: str) -> str:
        """The count as it stands."""
        n = self.meeting.number(TOTAL) if row == TOTAL else self.meeting.counts.get(row)
        return "" if n is None else str(n)

    def accepts(self, character: str) -> bool:
        """Digits; + and − act."""
        return character in DIGITS

    def acting_keys(self) -> frozenset[str]:
        """One more, one less."""
        return frozenset({"plus", "minus"})

    def saves_pauses(self, row: str) -> bool:
        """Half a number is no count."""
        return False

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """A finished number."""
        if not leaving or not text.strip():
            return
        label = _("Tổng số hộ") if row == TOTAL else group_labels()[row]
        n = read_count(text, label, MOST_PEOPLE)
        command = SetInfo(households_total=n) if row == TOTAL else convert({row: n}, SetAttendance)
        self.host.send(command)

    def typing_key(self, key: str) -> bool:
        """+ and − count one more or less, at once."""
        if key in ("plus", "minus") and self.editor is not None:
            now = int(self.editor.text) if self.editor.text.isdigit() else 0
            self.editor = Editor.at_end(str(max(0, now + (1 if key == "plus" else -1))))
            row = self.focus
            if self.finish():
                self.begin(row)
                self.editor = Editor.at_end(self._saved_or(row, now, key))
                self._saved = self.editor.text
            return True
        return super().typing_key(key)

    def _saved_or(self, row: str, now: int, key: str) -> str:
        """What the field shows while the file is being written."""
        return str(max(0, now + (1 if key == "plus" else -1))) if row else ""

    def lines(self, width: int) -> list[Line]:
        """Counts, conditions, movements."""
        found = [
            line(
                " " * (width - 24),
                Span(flush(_("có mặt"), 6), "second"),
                "   ",
                Span(_("tổng số"), "second"),
            )
        ]
        total = self.meeting.number(TOTAL)
        for row in count_rows(self.meeting):
            found.append(self._count_line(row.group, row.label, row.count, width))
            if row.group == "households":
                shown = "–" if total is None else str(total)
                found.append(
                    self._cell_line(
                        TOTAL, "  " + _("trong tổng số hộ của thôn"), "second", shown, width
                    )
                )
        found += [EMPTY, EMPTY, *self._conditions(width), EMPTY, EMPTY]
        moved = movements(self.meeting)
        if moved:
            found.append(line(Span(_("Ra vào"), "second", bold=True)))
            found += [_movement(m) for m in moved[:8]]
        return found

    def _count_line(self, group: str, label: str, n: int | None, width: int) -> Line:
        mark, role = _MARKS.get(group, ("", "text"))
        shown = "–" if n is None else str(n)
        if group == "men":
            return line(
                Span("  " + mark, role),
                Span(fitted(label, width - 24 - 4), role),
                Span(flush(shown, 9), "text"),
                Span("    " + _("tự tính"), "second"),
            )
        indent = "  " + mark if mark else ""
        return self._cell_line(group, indent + label, role, shown, width)

    def _cell_line(self, key: str, label: str, role: str, shown: str, width: int) -> Line:
        here = self.focus == key
        editor = self.editor if here else None
        return line(
            Span(fitted(label, width - 24), "strong" if here else role, bold=here),
            *number_cell(shown, 10, editor),
            key=key,
            ground="row" if here else None,
        )

    def _conditions(self, width: int) -> list[Line]:
        found = checks(self.meeting)
        if not found:
            return []
        head = fitted(_("Điều kiện"), width - 32) + flush(_("cần"), 9) + flush(_("có"), 7)
        lines = [line(Span(head, "second", bold=True)), *(_condition(c, width) for c in found)]
        if any(c.ok is False and c.level == "must" for c in found):
            words = _("Họp tiếp được, nhưng danh mục bầu ra sẽ không hợp lệ.")
            lines += [EMPTY, line("  ", Span(words, "second"))]
        return lines


def _condition(c: Check, width: int) -> Line:
    mark, role = {
        True: ("✓", "text"),
        False: ("✗" if c.level == "must" else "!", "warn"),
        None: ("·", "second"),
    }[c.ok]
    need = "–" if c.need is None else f"{c.need}/{c.total}" if c.total is not None else str(c.need)
    unit = (
        _("hộ") if c.rule == "households" else _("nữ") if c.rule.startswith("women") else _("người")
    )
    if c.ok is False:
        tail = Span(
            "   " + _("còn thiếu {n} {unit}").format(n=c.missing, unit=unit), "warn", bold=True
        )
    else:
        tail = Span("   " + (percent(c.count or 0, c.total) if c.total else ""), "second")
    return line(
        Span(mark + " ", role, bold=True),
        Span(fitted(c.label, width - 34), "text", bold=True),
        Span(flush(need, 9), "second"),
        Span(flush("–" if c.count is None else str(c.count), 7), "strong", bold=True),
        tail,
    )


def _movement(m: Movement) -> Line:
    words = {"households": _("hộ"), "people": _("người"), "women": _("nữ"), "poor": _("hộ nghèo")}
    parts = [
        f"{'+' if known and n > 0 else '−' if n < 0 else ' '}{abs(n):>3} {words[group]}"
        for group, n, known in m.changes
        if group in words
    ]
    return line(Span(m.at + "   ", "second"), "   ".join(parts))
