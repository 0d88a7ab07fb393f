"""Everything that can be prepared, page by page: what each holds already, one key to go there."""

from hopthon.language import _
from hopthon.meeting.basic_data import indicators
from hopthon.processes.definition import Prompt
from hopthon.screens.keys import Key
from hopthon.screens.workspace import Workspace
from hopthon.views.carried import past_words
from hopthon.views.group import group_advice
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line


class PrepareWork(Workspace):
    """Rows are pages; none of them has to be filled."""

    id = "prepare"

    def name(self) -> str:
        """For the help."""
        return _("chuẩn bị")

    def title(self) -> tuple[str, str, str]:
        """That all of it can wait."""
        begun = bool(self.meeting.started_at)
        when = "" if begun else _("trang nào cũng bỏ qua được")
        return (_("Chuẩn bị cuộc họp"), when, "")

    def prompt(self) -> Prompt:
        """Nothing to say aloud."""
        return Prompt("")

    def rows(self) -> list[str]:
        """The pages."""
        figures = ["basic_data"] if self.meeting.procedure.indicators else []
        return ["info", "group", *figures, "agenda_plan", "import", "past"]

    def keys(self) -> tuple[Key, ...]:
        """To a page; n begins the meeting, as everywhere."""
        return (Key("edit", ("enter",), "Enter", _("mở trang"), _("mở trang này")),)

    def begin(self, row: str = "") -> None:
        """Go to the page."""
        self.focus = row or self.focus
        self.host.open(self.focus)

    def lines(self, width: int) -> list[Line]:
        """Two rows a page: its name, and what it holds."""
        found: list[Line] = []
        for row in self.rows():
            here = row == self.focus
            title, holds = self._page(row)
            ground = "row" if here else None
            found += [
                line(Span(fitted(title, width), "strong", bold=here), key=row, ground=ground),
                line(Span(fitted("  " + holds, width), "second"), key=row),
                EMPTY,
            ]
        return found[:-1]

    def status(self) -> str:
        """How to begin."""
        return "" if self.meeting.started_at else _("n để bắt đầu họp, lúc nào cũng được.")

    def _page(self, row: str) -> tuple[str, str]:
        meeting = self.meeting
        match row:
            case "info":
                chair = meeting.said("chair") or _("chưa ghi")
                households = meeting.number("households_total") or _("chưa rõ")
                words = _("chủ trì: {chair}; tổng số hộ: {n}").format(chair=chair, n=households)
                return _("Thông tin cuộc họp, ai chủ trì, ai ghi"), words
            case "group":
                lacking = group_advice(meeting)
                n = _("{n} người").format(n=len(meeting.members))
                said = " ".join([f"{n}.", *lacking[:1]]) if meeting.members else _("chưa ghi ai")
                return _("Tổ công tác lập kế hoạch"), said
            case "basic_data":
                whole = sum(one.counts != "heading" for one in indicators(meeting))
                words = _("đã ghi {n}/{whole} số liệu").format(n=len(meeting.basic), whole=whole)
                return _("Số liệu cơ bản, biểu I.1"), words
            case "agenda_plan":
                steps = [s for s in meeting.steps if s.id not in meeting.skipped]
                words = _("{n} mục, {minutes} phút; {named} mục đã có người trình bày").format(
                    n=len(steps),
                    minutes=sum(s.minutes for s in steps),
                    named=len(meeting.presenters),
                )
                return _("Chương trình, ai trình bày mục nào"), words
            case "import":
                taken = "; ".join(one.source for one in meeting.imports)
                return _("Lấy từ tệp: họp trù bị, biểu I.2, năm trước"), taken or _(
                    "chưa lấy tệp nào"
                )
            case _:
                return _("Kế hoạch năm trước"), past_words(meeting) or _("chưa lấy")
