"""The agenda as planned: minutes, who presents, what comes first, what is left out or put in."""

from msgspec import convert

from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.meeting.pauses import MOST_MINUTES
from hopthon.numbers import read_count
from hopthon.processes.definition import Prompt, Step
from hopthon.refusal import Refusal
from hopthon.screens.course import title_and_minutes
from hopthon.screens.fields import number_cell, text_cell
from hopthon.screens.keys import Key
from hopthon.screens.workspace import DIGITS, Workspace
from hopthon.session.desk import Outcome
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import Line, fitted, line

OPENS = ("notes", "tree", "activities", "round", "decision", "attendance")
"""What an item of the evening's own may be worked with, in the order that `o` goes through."""
_MINUTES = 7


def opens_words() -> dict[str, str]:
    """Each workspace, for people."""
    return {
        "attendance": _("điểm danh"),
        "notes": _("ghi chép"),
        "tree": _("cây"),
        "activities": _("phiếu hoạt động"),
        "round": _("bầu"),
        "decision": _("biểu quyết"),
        "minutes": _("biên bản"),
        "assignment": _("phân công"),
        "basic_data": _("số liệu"),
        "past": _("năm trước"),
        "group": _("tổ công tác"),
        "slips": _("phiếu về hộ"),
    }


class PlanWork(Workspace):
    """Rows are fields, two an item: its minutes and who presents it."""

    id = "agenda_plan"

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("chương trình")

    def title(self) -> tuple[str, str, str]:
        """How long it will take."""
        steps = [s for s in self.meeting.steps if s.id not in self.meeting.skipped]
        whole = _("{n} mục, {minutes} phút").format(
            n=len(steps), minutes=sum(s.minutes for s in steps)
        )
        return (_("Chương trình"), whole, "")

    def prompt(self) -> Prompt:
        """Nothing to say aloud."""
        return Prompt("")

    def rows(self) -> list[str]:
        """Every field."""
        return [f"{s.id} {field}" for s in self.meeting.steps for field in ("minutes", "presenter")]

    def keys(self) -> tuple[Key, ...]:
        """Fields, order, what is in."""
        return (
            Key("next", ("enter", "tab"), "Enter", _("ô sau"), _("sang ô sau"), "typing"),
            Key("walk", ("up", "down"), "↑ ↓", _("mục"), _("mục trên, mục dưới"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ, chữ đã lưu"), "typing"),
            Key("edit", ("enter",), "Enter", _("gõ"), _("gõ phút, rồi người trình bày")),
            Key("up one", ("ctrl+up",), "Ctrl+↑", _("lên"), _("đưa mục này lên trên")),
            Key("down one", ("ctrl+down",), "Ctrl+↓", _("xuống"), _("đưa mục này xuống dưới")),
            Key("add", ("a",), "a", _("thêm"), _("thêm một mục sau mục này")),
            Key("leave out", ("x",), "x", _("bỏ mục"), _("bỏ mục này, có lý do"), brief=_("bỏ")),
            Key("opens", ("o",), "o", _("mở gì"), _("mục tự thêm: đổi chỗ làm việc nó mở")),
        )

    def lines(self, width: int) -> list[Line]:
        """An item a row."""
        return [self._row(step, width) for step in self.meeting.steps]

    def status(self) -> str:
        """What the item in focus opens, or why it is left out."""
        step = self._step()
        if step is None:
            return ""
        if step.id in self.meeting.skipped:
            words = _("Bỏ qua: {why}. Sang thẳng mục này khi họp là lấy lại.")
            return words.format(why=self.meeting.skipped[step.id])
        words = opens_words()
        return _("Mục này mở: {opens}.").format(opens=", ".join(words[o] for o in step.opens))

    # choosing and typing -------------------------------------------------------------------

    def go_to(self, step: str) -> None:
        """The item in focus from now on."""
        self.focus = f"{step} minutes"

    def walk(self, step: int) -> None:
        """The next item, in the same column."""
        ids = [s.id for s in self.meeting.steps]
        one, _space, field = self.focus.partition(" ")
        at = ids.index(one) + step if one in ids else 0
        self.focus = f"{ids[max(0, min(len(ids) - 1, at))]} {field or 'minutes'}"

    def typing_key(self, key: str) -> bool:
        """Up and down stay in the column."""
        if key not in ("up", "down"):
            return super().typing_key(key)
        if self.finish():
            self.walk(1 if key == "down" else -1)
            self.begin()
        return True

    def act(self, action: str) -> bool:
        """Order, in and out, what it opens."""
        step = self._step()
        if step is None:
            return False
        match action:
            case "up one":
                self._move(step, -1)
            case "down one":
                self._move(step, 1)
            case "add":
                asked = _("Thêm mục gì sau mục này, mấy phút?")
                self.host.ask_reason(asked, lambda said: self._add(step, said))
            case "leave out":
                asked = _("Vì sao bỏ mục «{step}»?").format(step=step.short or step.title)
                self.host.ask_reason(asked, lambda why: self._send(c.SkipStep(step.id, why)))
            case "opens":
                self._turn(step)
            case _:
                return False
        return True

    def value(self, row: str) -> str:
        """As planned."""
        one, _space, field = row.partition(" ")
        step = self.meeting.find_step(one)
        if step is None:
            return ""
        if field == "minutes":
            return str(step.minutes) if step.minutes else ""
        return self.meeting.presenters.get(one, "")

    def accepts(self, character: str) -> bool:
        """Digits in minutes."""
        return not self.focus.endswith(" minutes") or character in DIGITS

    def saves_pauses(self, row: str) -> bool:
        """A field is kept when it is left."""
        return False

    def typed_over(self, row: str) -> bool:
        """Minutes are typed anew, names are gone on with."""
        return row.endswith(" minutes")

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """One field of one item."""
        if not leaving:
            return
        one, _space, field = row.partition(" ")
        said: str | int = text.strip()
        if field == "minutes":
            said = read_count(text, _("Số phút"), MOST_MINUTES) if said else 0
        self._send(convert({"step": one, field: said}, c.PlanStep))

    # parts ---------------------------------------------------------------------------------

    def _row(self, step: Step, width: int) -> Line:
        one, _space, field = self.focus.partition(" ")
        here, out = one == step.id, step.id in self.meeting.skipped
        presenter = max(14, width // 3)
        room = width - presenter - _MINUTES - 4
        editor = self.editor if here else None
        role = "second" if out else "strong" if here else "text"
        number = (
            f"{step.number:>2} "
            if step.number
            else " + "
            if step.id in self.meeting.added
            else "   "
        )
        title = Span(number + fitted(step.title, room), role, bold=here)
        minutes = "–" if out else self.value(f"{step.id} minutes") or "0"
        name = self.meeting.presenters.get(step.id, "") or "–"
        return line(
            title,
            *number_cell(minutes, _MINUTES, editor if field == "minutes" else None),
            " ",
            *text_cell(name, presenter, editor if field == "presenter" else None),
            key=self.focus if here else f"{step.id} minutes",
            ground="row" if here else None,
        )

    def _step(self) -> Step | None:
        return self.meeting.find_step(self.focus.partition(" ")[0])

    def _move(self, step: Step, way: int) -> None:
        ids = [s.id for s in self.meeting.steps]
        at = ids.index(step.id)
        if not 0 <= at + way < len(ids):
            return
        after = ids[at + 1] if way > 0 else ids[at - 2] if at >= 2 else ""
        self._send(c.MoveStep(step.id, after))

    def _add(self, step: Step, said: str) -> None:
        title, minutes = title_and_minutes(said)

        def added(outcome: Outcome) -> None:
            self._hear(outcome)
            if not isinstance(outcome, Refusal):
                self.go_to(self.meeting.steps[self._place(step) + 1].id)

        self.host.send(c.AddStep(title, minutes, after=step.id), added)

    def _place(self, step: Step) -> int:
        return [s.id for s in self.meeting.steps].index(step.id)

    def _turn(self, step: Step) -> None:
        if step.id not in self.meeting.added:
            self.host.say(_("Mục của quy trình mở sẵn chỗ làm việc của nó."), "warn")
            return
        first = step.opens[0] if step.opens else OPENS[-1]
        at = OPENS.index(first) if first in OPENS else -1
        self._send(c.PlanStep(step.id, opens=(OPENS[(at + 1) % len(OPENS)],)))

    def _send(self, wish: c.AnyCommand) -> None:
        self.host.send(wish, self._hear)

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")
