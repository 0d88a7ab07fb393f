"""The minutes as they grow: the secretary's words a step, and passing them by a vote."""

from hopthon.language import _
from hopthon.meeting.commands import SetMinutesText
from hopthon.meeting.minutes import CONCLUSION
from hopthon.refusal import Refusal
from hopthon.screens.fields import passage
from hopthon.screens.keys import Key
from hopthon.screens.workspace import Workspace
from hopthon.session.desk import Outcome
from hopthon.views.times import hour
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, line


class MinutesWork(Workspace):
    """Rows are the steps visited and the general conclusion; figures come from the log, not from here."""

    id = "minutes"

    def name(self) -> str:
        """For the help."""
        return _("biên bản")

    def title(self) -> tuple[str, str, str]:
        """Growing, or passed."""
        passed = self.meeting.passed
        state = _("đang viết cùng cuộc họp")
        if passed is not None:
            state = passed.sentence if passed.valid else _("chưa được thông qua")
        return (
            _("Biên bản"),
            state if passed is None else hour(self.meeting.passed_at) + " " + state,
            "",
        )

    def rows(self) -> list[str]:
        """Every step the room was at, then the conclusion."""
        seen = {visit.step for visit in self.meeting.visits}
        steps = [s.id for s in self.meeting.rules.steps if s.id in seen and s.id != CONCLUSION]
        return [*steps, CONCLUSION]

    def keys(self) -> tuple[Key, ...]:
        """Write, put to the vote, hand out."""
        return (
            Key("next", ("enter",), "Enter", _("mục sau"), _("sang mục sau"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ, chữ đã lưu"), "typing"),
            Key("edit", ("enter",), "Enter", _("gõ lời"), _("gõ lời biên bản của mục này")),
            Key("vote", ("c",), "c", _("biểu quyết thông qua"), _("biểu quyết thông qua biên bản")),
            Key("files", ("i",), "i", _("ghi ra tệp"), _("ghi biểu mẫu và biên bản ra tệp")),
        )

    def act(self, action: str) -> bool:
        """To the vote, or out to files."""
        if action == "vote":
            self.host.open("passing")
        elif action == "files":
            self.host.open("export")
        else:
            return False
        return True

    def value(self, row: str) -> str:
        """The words so far, on one line while they are typed."""
        return self.meeting.minutes.get(row, "").replace("\n", " ")

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """Saved as they are typed."""
        self.host.send(SetMinutesText(row, text, self.went_on), self._hear)

    def lines(self, width: int) -> list[Line]:
        """Each step's words; grey where none are needed."""
        found: list[Line] = []
        for row in self.rows():
            step = self.meeting.find_step(row)
            title = _("Kết luận chung") if row == CONCLUSION or step is None else step.title
            here = row == self.focus
            ground = "row" if here else None
            number = f"{step.number}. " if step is not None and step.number else ""
            found.append(
                line(
                    Span(number + title, "strong" if here else "text", bold=True),
                    key=row,
                    ground=ground,
                )
            )
            text = self.value(row)
            editor = self.editor if here else None
            if text or editor is not None:
                found += [Line(spans, row, ground) for spans in passage(text, width - 2, editor)]
            else:
                found.append(
                    line(
                        Span(_("(chưa có lời; số liệu và ý kiến tự vào từ nhật ký)"), "second"),
                        key=row,
                        ground=ground,
                    )
                )
            found.append(EMPTY)
        return found

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")
