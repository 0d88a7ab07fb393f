"""What the meeting is and who leads it: the names that the minutes, the forms and the wall carry."""

from msgspec import convert

from hopthon.language import _
from hopthon.meeting.commands import SetInfo
from hopthon.meeting.info import MOST_HOUSEHOLDS, MOST_TURN, labels
from hopthon.meeting.speaking import TURN_MINUTES
from hopthon.numbers import read_count
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens.fields import text_cell
from hopthon.screens.keys import Key
from hopthon.screens.workspace import DIGITS, Workspace
from hopthon.session.desk import Outcome
from hopthon.views.times import day, hour, iso
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line

_PEOPLE = ("chair", "chair_title", "deputy", "secretary", "facilitator")
_PLACE = ("village", "commune", "province", "place")
_TIME = ("date", "plan_year", "households_total", "turn_minutes")
_PAPER = ("subject", "unit", "number")
_NUMBERS = {"plan_year": 10_000, "households_total": MOST_HOUSEHOLDS, "turn_minutes": MOST_TURN}
_LABEL = 28


class InfoWork(Workspace):
    """Rows are the meeting's facts; whoever signs comes first, for nobody else asks for them."""

    id = "info"
    starts_typing = True

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("thông tin cuộc họp")

    def title(self) -> tuple[str, str, str]:
        """What stands here."""
        return (_("Thông tin cuộc họp"), _("in vào biên bản và biểu mẫu"), "")

    def prompt(self) -> Prompt:
        """Nothing to say aloud."""
        return Prompt("")

    def rows(self) -> list[str]:
        """Every fact that is typed."""
        return [*_PEOPLE, *_PLACE, *_TIME, *_PAPER]

    def keys(self) -> tuple[Key, ...]:
        """A form's keys."""
        return (
            Key("next", ("enter", "tab"), "Enter", _("ô sau"), _("sang ô sau"), "typing"),
            Key("walk", ("up", "down"), "↑ ↓", _("ô"), _("ô trên, ô dưới"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ, chữ đã lưu"), "typing"),
            Key("edit", ("enter",), "Enter", _("gõ"), _("gõ vào ô này")),
            Key(
                "hand over", ("g",), "g", _("giao chủ trì"), _("người chủ trì bận: giao người khác")
            ),
            Key("chair back", ("t",), "t", _("chủ trì trở lại"), _("người chủ trì đã trở lại")),
        )

    def lines(self, width: int) -> list[Line]:
        """A field a row, in the groups one asks for them."""
        found: list[Line] = []
        for group in (_PEOPLE, _PLACE, _TIME, _PAPER):
            found += [self._row(row, width) for row in group]
            if group is _PEOPLE and (chairs := self.meeting.chairs):
                words = _("{name} đang chủ trì, từ {hour}").format(
                    name=self.meeting.presiding, hour=hour(chairs[-1].at)
                )
                found.append(line(" " * (_LABEL + 1), Span(words, "strong", bold=True)))
            found.append(EMPTY)
        return found[:-1]

    def status(self) -> str:
        """Who has yet to be named before anyone can sign."""
        missing = [labels()[row] for row in ("chair", "secretary") if not self.meeting.said(row)]
        if not missing:
            return ""
        return _("Biên bản cần người ký, còn thiếu: {who}.").format(who=", ".join(missing).lower())

    # typing --------------------------------------------------------------------------------

    def value(self, row: str) -> str:
        """As people write it."""
        said = self.meeting.said(row)
        if row == "turn_minutes":
            return said or str(TURN_MINUTES)
        return day(said) if row == "date" else said

    def accepts(self, character: str) -> bool:
        """Digits in a number; a date has slashes too."""
        if self.focus == "date":
            return character in (*DIGITS, "/", "-")
        return self.focus not in _NUMBERS or character in DIGITS

    def saves_pauses(self, row: str) -> bool:
        """Names at every pause; a number or a date when it is whole."""
        return row not in _NUMBERS and row != "date"

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """One fact; an empty name is taken away, an empty number stays as it was."""
        if row in _NUMBERS:
            if not text.strip():
                return
            value: str | int = read_count(text, labels()[row], _NUMBERS[row])
        else:
            value = iso(text) if row == "date" else text.strip()
        wish = convert({row: value, "continues": self.went_on}, SetInfo)
        self.host.send(wish, self._hear)

    # parts ---------------------------------------------------------------------------------

    def _row(self, row: str, width: int) -> Line:
        here = row == self.focus
        label = Span(fitted(labels()[row], _LABEL), "strong" if here else "second", bold=here)
        shown = self.value(row) or "–"
        cell = text_cell(shown, min(48, width - _LABEL), self.editor if here else None)
        return line(label, *cell, key=row, ground="row" if here else None)

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")
