"""Attendance: counts on single keys, the conditions in words, who came and went."""

from msgspec import Struct, convert

from hopthon.language import _
from hopthon.meeting.attendance import MOST_PEOPLE, group_labels
from hopthon.meeting.commands import AnyCommand, SetAttendance, SetInfo
from hopthon.numbers import read_count
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens.keys import Key
from hopthon.screens.pending import Pending
from hopthon.screens.people.attendance_table import (
    TOTAL,
    conditions,
    movement_lines,
    roll_call,
    table,
)
from hopthon.screens.problem_lines import explained
from hopthon.screens.workspace import DIGITS, Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.views.attendance import count_rows
from hopthon.views.times import hour
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, line


class Trouble(Struct, frozen=True):
    """A number that cannot be true, as typed, and why."""

    row: str
    typed: str
    sentence: str


class AttendanceWork(Workspace):
    """Rows are groups; the village's households stand beside those present."""

    id = "attendance"
    starts_typing = True

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._sent: Pending[str, int] = Pending()
        self._trouble: Trouble | None = None
        self._history = False

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("điểm danh")

    def title(self) -> tuple[str, str, str]:
        """When it was last counted."""
        changes = self.meeting.attendance
        counted = changes and changes[-1].counts
        when = _("lúc {hour}").format(hour=hour(changes[-1].at)) if counted else _("chưa đếm")
        return (_("Điểm danh"), when, "")

    def prompt(self) -> Prompt:
        """The roll call's own sentence, at whatever step it is taken."""
        return roll_call(self.meeting) or super().prompt()

    def wall(self) -> tuple[str, str]:
        """The attendance page."""
        return ("attendance", "")

    def rows(self) -> list[str]:
        """Every count that is typed; men follow from the others. Tab leads to the total beside."""
        groups = [row.group for row in count_rows(self.meeting) if row.group != "men"]
        beside = [TOTAL] if self.focus == TOTAL or not self.value(TOTAL) else []
        return [groups[0], *beside, *groups[1:]]

    def keys(self) -> tuple[Key, ...]:
        """Counters."""
        beside = self.focus == "households"
        total, brief = (_("tổng số hộ"), _("tổng số")) if beside else ("", "")
        return (
            Key("walk", ("up", "down"), "↑ ↓", _("dòng"), _("dòng trên, dòng dưới"), "typing"),
            Key(
                "plus",
                ("plus",),
                "+",
                _("thêm một"),
                _("thêm một người"),
                "typing",
                brief=_("thêm"),
            ),
            Key(
                "minus", ("minus",), "-", _("bớt một"), _("bớt một người"), "typing", brief=_("bớt")
            ),
            Key("digits", (), "0–9", _("gõ lại số"), _("gõ lại số"), "typing", brief=_("gõ lại")),
            Key(
                "total",
                ("tab",),
                "Tab",
                total,
                _("sang tổng số hộ của thôn"),
                "typing",
                brief=brief,
            ),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ, số đã lưu"), "typing"),
            Key("edit", ("enter",), "Enter", _("sửa số"), _("sửa số ở dòng này")),
            Key(
                "roll",
                ("m",),
                "m",
                _("gọi tên") if self.meeting.roll else "",
                _("gọi tên theo danh sách"),
            ),
            Key(
                "history",
                ("h",),
                "h",
                _("về bảng đếm") if self._history else _("ai ra, ai vào"),
                _("xem cả tối ai ra, ai vào"),
            ),
        )

    def lines(self, width: int) -> list[Line]:
        """Counts, conditions, movements; or the evening's movements alone."""
        if self._history:
            return movement_lines(self.meeting, width) or [
                line(Span(_("Chưa đếm lần nào. Enter để gõ số."), "second"))
            ]
        wrong = self._trouble.row if self._trouble else ""
        found = table(self.meeting, self.value, self.focus, self.editor, wrong, width)
        if self._trouble is not None:
            found += [EMPTY, *explained(self._trouble.sentence, "", width)]
        moved = movement_lines(self.meeting, width, 8)
        return [*found, EMPTY, EMPTY, *conditions(self.meeting, width), EMPTY, EMPTY, *moved]

    # choosing and typing -------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """Who came and went; the roll by name."""
        if action == "roll":
            self.host.open("roll")
            return True
        if action != "history":
            return False
        self._history = not self._history
        return True

    def value(self, row: str) -> str:
        """The count as it stands, or as it was typed where that cannot be."""
        if self._trouble is not None and self._trouble.row == row:
            return self._trouble.typed
        if row in self._sent:
            return str(self._sent[row])
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

    def begin(self, row: str = "") -> None:
        """Open a count; the table comes back for it."""
        self._history = False
        super().begin(row)

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """A finished number."""
        if leaving and text.strip():
            self._send(row, self._read(row, text))

    def beside(self, step: int) -> str:
        """Down from the total is the line below, up its own line."""
        if self.focus == TOTAL and step < 0:
            return "households"
        return super().beside(step)

    def typing_key(self, key: str) -> bool:
        """+ and − count one more or less, at once; Tab goes to the total and back."""
        if key in ("plus", "minus"):
            self._step(1 if key == "plus" else -1)
        elif key == "tab" and self.focus == "households":
            self.step_to(TOTAL)
        else:
            return super().typing_key(key)
        return True

    # parts ---------------------------------------------------------------------------------

    def _read(self, row: str, text: str) -> int:
        label = _("Tổng số hộ") if row == TOTAL else group_labels()[row]
        return read_count(text, label, MOST_PEOPLE)

    def _step(self, step: int) -> None:
        if self.editor is None:
            return
        try:
            now = self._read(self.focus, self.editor.text) if self.editor.text.strip() else 0
        except Refusal as refusal:
            self.host.say(refusal.sentence, "warn")
            return
        self._saved = str(max(0, now + step))
        self.editor = Editor.over(self._saved)
        self._send(self.focus, int(self._saved))

    def _send(self, row: str, n: int) -> None:
        command: AnyCommand = (
            SetInfo(households_total=n) if row == TOTAL else convert({row: n}, SetAttendance)
        )
        if self._trouble is not None and self._trouble.row == row:
            self._trouble = None
        answered = self._sent.put(row, n)

        def hear(outcome: Outcome) -> None:
            answered()
            if isinstance(outcome, Refusal):
                self._trouble = Trouble(row, str(n), outcome.sentence)
                self.host.say(outcome.sentence, "warn")
            elif self._trouble is not None:  # with this number it may be true now
                self._send(self._trouble.row, int(self._trouble.typed))

        self.host.send(command, hear)
