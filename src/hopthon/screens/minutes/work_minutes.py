"""The minutes as they grow: what the log says, the secretary's words a step, passing by a vote."""

from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.commands import SetMinutesText
from hopthon.meeting.minutes import CONCLUSION
from hopthon.refusal import Refusal
from hopthon.screens.fields import broken, passage
from hopthon.screens.keys import Key
from hopthon.screens.minutes.minutes_log import log_lines
from hopthon.screens.workspace import Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.views.minutes_parts import Parts, parts_by_step
from hopthon.views.times import hour
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, line


class MinutesWork(Workspace):
    """Rows are the steps visited and the general conclusion; figures come from the log, not from here."""

    id = "minutes"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._width = 60  # as drawn last: up and down go by the rows one sees
        self._read, self._parts = -1, Parts()

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("biên bản")

    def title(self) -> tuple[str, str, str]:
        """Growing, or passed."""
        passed = self.meeting.passed
        if passed is None:
            return (_("Biên bản"), _("đang viết cùng cuộc họp"), "")
        state = passed.sentence if passed.valid else _("chưa được thông qua")
        return (_("Biên bản"), f"{hour(self.meeting.passed_at)} {state}", "")

    def rows(self) -> list[str]:
        """Every step the room was at, then the conclusion."""
        seen = {visit.step for visit in self.meeting.visits}
        steps = [s.id for s in self.meeting.steps if s.id in seen and s.id != CONCLUSION]
        return [*steps, CONCLUSION]

    def keys(self) -> tuple[Key, ...]:
        """Write, put to the vote, hand out."""
        return (
            Key("break", ("enter",), "Enter", _("xuống dòng"), _("xuống dòng, ý mới"), "typing"),
            Key("next", ("tab",), "Tab", _("mục sau"), _("sang mục sau"), "typing"),
            Key("before", ("shift+tab",), "Shift+Tab", _("mục trước"), _("về mục trước"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ, chữ đã lưu"), "typing"),
            Key("edit", ("enter",), "Enter", _("gõ lời"), _("gõ lời biên bản của mục này")),
            Key("vote", ("c",), "c", _("biểu quyết thông qua"), _("biểu quyết thông qua biên bản")),
            Key("info", ("t",), "t", _("người ký"), _("ghi tên chủ trì, thư ký, nơi họp")),
            Key("files", ("i",), "i", _("ghi ra tệp"), _("ghi biểu mẫu và biên bản ra tệp")),
        )

    def lines(self, width: int) -> list[Line]:
        """Each step's words; grey where none are needed."""
        self._width = width - 2
        found: list[Line] = []
        for row in self.rows():
            step = self.meeting.find_step(row)
            title = _("Kết luận chung") if row == CONCLUSION or step is None else step.title
            here = row == self.focus
            ground = "row" if here else None
            number = f"{step.number}. " if step is not None and step.number else ""
            head = Span(number + title, "strong" if here else "text", bold=True)
            found.append(line(head, key=row, ground=ground))
            text, editor = self.value(row), self.editor if here else None
            if text or editor is not None:
                rows = passage(text, self._width, editor)
            else:
                rows = [(Span(_("chưa có lời"), "second"),)]
            found += [Line((Span("  "), *spans), row, ground) for spans in rows]
            found += [*log_lines(self._told().get(row, ()), width), EMPTY]
        return found

    def status(self) -> str:
        """Who must still be named to sign; then why no figures are typed here."""
        if not (self.meeting.said("chair") and self.meeting.said("secretary")):
            return _("Chưa ghi tên chủ trì, thư ký: ấn t.")
        return _("│ số lấy từ nhật ký, không sửa ở đây")

    # choosing ------------------------------------------------------------------------------

    def settle(self) -> None:
        """At first where the room is."""
        rows = self.rows()
        if self.focus not in rows:
            self.focus = self.meeting.step if self.meeting.step in rows else rows[-1]

    def act(self, action: str) -> bool:
        """To the vote, or out to files."""
        if action == "vote":
            self.host.open("passing")
        elif action in ("info", "files"):
            self.host.open("info" if action == "info" else "export")
        else:
            return False
        return True

    # typing --------------------------------------------------------------------------------

    def value(self, row: str) -> str:
        """The words so far, line by line."""
        return self.meeting.minutes.get(row, "")

    def begin(self, row: str = "") -> None:
        """Open a passage; its line breaks stay."""
        super().begin(row)
        if self.editor is not None:
            self.editor = Editor.at_end(self.editor.text, breaks=True)

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """Saved as they are typed."""
        self.host.send(SetMinutesText(row, text, self.went_on), self._hear)

    def typing_key(self, key: str) -> bool:
        """Enter breaks the line; up and down go line by line, then to the passages around."""
        if key == "enter" and self.editor is not None:
            self.editor = self.editor.typed("\n")
        elif key in ("up", "down") and self._line_away(-1 if key == "up" else 1):
            pass
        else:
            return super().typing_key(key)
        return True

    # parts ---------------------------------------------------------------------------------

    def _told(self) -> Parts:
        """What the log says, put together anew only when it grew."""
        if self._read != self.meeting.seq:
            self._read, self._parts = self.meeting.seq, parts_by_step(self.meeting)
        return self._parts

    def _line_away(self, step: int) -> bool:
        """The cursor to the line above or below; False at the edge of the passage."""
        if self.editor is None:
            return False
        rows = broken(self.editor.text, self._width - 1)
        at = max(i for i, (start, _end) in enumerate(rows) if start <= self.editor.cursor)
        if not 0 <= at + step < len(rows):
            return False
        start, end = rows[at + step]
        cursor = min(end, start + self.editor.cursor - rows[at][0])
        self.editor = replace(self.editor, cursor=cursor)
        return True

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")
