"""A meeting starts from another file: which one, and which parts of it."""

from collections.abc import Sequence
from pathlib import Path

from hopthon.imports.plan import Plan, wishes
from hopthon.language import _
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens.keys import Key
from hopthon.screens.workspace import Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line

_OTHER = "other"


class ImportWork(Workspace):
    """First the files that lie near, then the parts of the one that was read."""

    id = "import"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._files: tuple[Path, ...] = ()
        self._plan: Plan | None = None
        self._ticked: set[str] = set()

    # what it is handed ---------------------------------------------------------------------

    def offer(self, files: Sequence[Path]) -> None:
        """Files that may hold a plan, the newest first."""
        self._files, self._plan = tuple(files), None
        self.focus = ""
        self.settle()

    def read(self, plan: Plan) -> None:
        """One of them was read; last year's is laid out, this year's is the start of the tree."""
        self._plan = plan
        self._ticked = {part for part in self._parts() if part != "past"}
        if self._is_past():
            self._ticked = {"past"} & set(self._parts())
        self.focus = "take"

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("lấy từ tệp")

    def title(self) -> tuple[str, str, str]:
        """The file that was read."""
        said = self._plan.source if self._plan is not None else _("họp trù bị, biểu I.2, năm trước")
        return (_("Lấy từ tệp"), said, "")

    def prompt(self) -> Prompt:
        """Nothing to say aloud."""
        return Prompt("")

    def rows(self) -> list[str]:
        """Files, or parts."""
        if self._plan is not None:
            return [*self._parts(), "take"]
        return [*(str(path) for path in self._files), _OTHER]

    def keys(self) -> tuple[Key, ...]:
        """Choose, tick, take."""
        return (
            Key("edit", ("enter",), "Enter", _("chọn"), _("chọn tệp này; lấy hay để lại phần này")),
            Key("take", ("l",), "l", _("lấy"), _("lấy các phần đã chọn")),
            Key("files", ("f",), "f", _("tệp khác"), _("chọn tệp khác")),
        )

    def lines(self, width: int) -> list[Line]:
        """Files, or parts with what is in them."""
        if self._plan is None:
            return self._file_lines(width)
        found = [self._part_line(self._plan, part, width) for part in self._parts()]
        if not found:
            found = [line(Span(_("Tệp này không có gì để lấy."), "second"))]
        here = self.focus == "take"
        take = line(
            Span(fitted(_("Lấy các phần đã chọn"), width), "strong", bold=True),
            key="take",
            ground="row" if here else None,
        )
        return [*found, EMPTY, take]

    def status(self) -> str:
        """What taking does."""
        if self._plan is None:
            return _("Tệp kia chỉ được đọc, không bị sửa.")
        return _("u bỏ lại hết; dòng đã có thì không thêm lần nữa.")

    # choosing ------------------------------------------------------------------------------

    def begin(self, row: str = "") -> None:
        """Enter: read this file, tick this part, or take."""
        self.focus = row or self.focus
        if self._plan is None:
            self._choose_file()
        elif self.focus == "take":
            self._take(self._plan)
        elif self.focus:
            self._tick(self.focus)

    def act(self, action: str) -> bool:
        """Take, or other files."""
        if action == "take":
            if self._plan is None:
                self._choose_file()
            else:
                self._take(self._plan)
        elif action == "files":
            self.host.open("import")
        else:
            return False
        return True

    # parts ---------------------------------------------------------------------------------

    def _parts(self) -> list[str]:
        plan = self._plan
        if plan is None:
            return []
        found = [part for part in ("tree", "agenda", "group", "data") if plan.has(part)]
        if plan.activities and self._is_past():
            found.insert(1, "past")
        return found

    def _is_past(self) -> bool:
        year, planned = self._plan.year if self._plan else None, self.meeting.number("plan_year")
        return year is not None and (planned is None or year < planned)

    def _tick(self, part: str) -> None:
        self._ticked ^= {part}
        if part in self._ticked and part in (
            "tree",
            "past",
        ):  # the same lines, one way or the other
            self._ticked -= {"tree", "past"} - {part}

    def _choose_file(self) -> None:
        if self.focus == _OTHER or not self.focus:
            asked = _("Tệp nào? Gõ hay dán đường dẫn")
            self.host.ask_reason(asked, lambda said: self.host.open("read plan", said))
        else:
            self.host.open("read plan", self.focus)

    def _take(self, plan: Plan) -> None:
        if not self._ticked:
            self.host.say(_("Chưa chọn phần nào: Enter ở một dòng để chọn."), "warn")
            return
        past = "past" in self._ticked
        try:
            todo = wishes(plan, tuple(self._ticked - {"past"}), past=past)
        except Refusal as refusal:
            self.host.say(refusal.sentence, "warn")
            return
        for last, wish in enumerate(todo, 1 - len(todo)):
            self.host.send(wish, self._told(past=past, last=last == 0))

    def _told(self, *, past: bool, last: bool):
        def told(outcome: Outcome) -> None:
            if isinstance(outcome, Refusal):
                self.host.say(outcome.sentence, "warn")
            elif last:
                self._plan = None
                self.host.say(_("Đã lấy xong. u để bỏ lại hết."))
                self.host.open("past" if past else "tree")

        return told

    def _file_lines(self, width: int) -> list[Line]:
        found: list[Line] = []
        for path in self._files:
            here = str(path) == self.focus
            kind = _("cuộc họp") if path.suffix == ".hopthon" else _("bảng tính")
            found.append(
                line(
                    Span(fitted(path.name, width - 12), "strong" if here else "text", bold=here),
                    Span(fitted("  " + kind, 12), "second"),
                    key=str(path),
                    ground="row" if here else None,
                )
            )
        if not found:
            found = [line(Span(_("Cạnh tệp cuộc họp này không có tệp nào khác."), "second"))]
        here = self.focus == _OTHER
        other = line(
            Span(fitted(_("Tệp ở chỗ khác …"), width), "strong" if here else "text", bold=here),
            key=_OTHER,
            ground="row" if here else None,
        )
        return [*found, EMPTY, other]

    def _part_line(self, plan: Plan, part: str, width: int) -> Line:
        here, on = part == self.focus, part in self._ticked
        mark = Span("[x] " if on else "[ ] ", "focus" if on else "second", bold=on)
        words = Span(
            fitted(self._words(plan, part), width - 4), "strong" if here else "text", bold=here
        )
        return line(mark, words, key=part, ground="row" if here else None)

    def _words(self, plan: Plan, part: str) -> str:
        match part:
            case "tree":
                words = _("Cây khởi đầu: {n} dòng, trong đó {a} hoạt động")
                return words.format(n=plan.has("tree"), a=plan.activities)
            case "past":
                words = _("Kế hoạch năm {year}: {a} hoạt động, để ghi việc nào xong")
                return words.format(year=plan.year, a=plan.activities)
            case "agenda":
                titles = "; ".join(step.title for step in plan.steps)
                return _("Mục chưa họp đến: {titles}").format(titles=titles)
            case "group":
                words = _("Tổ công tác {n} người, {m} điều phân công")
                return words.format(n=len(plan.members), m=len(plan.assigned))
            case _:
                return _("Số liệu I.1: {n} số").format(n=plan.has("data"))
