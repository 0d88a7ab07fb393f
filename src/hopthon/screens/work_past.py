"""Last year's plan: of each activity what became of it, and what goes on this year."""

from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.meeting.events import Carried
from hopthon.meeting.past import state_of
from hopthon.numbers import read_count
from hopthon.refusal import Refusal
from hopthon.screens.fields import number_cell
from hopthon.screens.keys import Key
from hopthon.screens.workspace import DIGITS, Workspace
from hopthon.session.desk import Outcome
from hopthon.views.carried import how_far, past_words
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line, wrap

_STATE, _CELL = 18, 6


class PastWork(Workspace):
    """Rows are last year's activities; one letter says what became of each."""

    id = "past"

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("kế hoạch năm trước")

    def title(self) -> tuple[str, str, str]:
        """Which year."""
        past = self.meeting.past
        year = _("năm {year}").format(year=past.year) if past.lines else ""
        return (_("Kế hoạch năm trước"), year, "")

    def rows(self) -> list[str]:
        """Its activities."""
        return [one.id for one in self.meeting.past.activities]

    def keys(self) -> tuple[Key, ...]:
        """A state a letter; only the way to the files while nothing was taken."""
        keys = self._keys()
        if self.meeting.past.lines:
            return keys
        first = _("lấy từ tệp")
        return tuple(replace(k, label=first if k.id == "edit" else "", brief=None) for k in keys)

    def _keys(self) -> tuple[Key, ...]:
        return (
            Key("next", ("enter", "tab"), "Enter", _("việc sau"), _("sang việc sau"), "typing"),
            Key("walk", ("up", "down"), "↑ ↓", _("việc"), _("việc trên, việc dưới"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ, số đã lưu"), "typing"),
            Key(
                "edit",
                ("enter",),
                "Enter",
                _("được mấy %"),
                _("gõ phần trăm đã làm được"),
                brief="%",
            ),
            Key("done", ("x",), "x", _("xong"), _("việc này làm xong")),
            Key("doing", ("l",), "l", _("đang làm"), _("việc này đang làm"), brief=_("đang")),
            Key("not_begun", ("c",), "c", _("chưa làm"), _("việc này chưa làm"), brief=_("chưa")),
            Key("dropped", ("t",), "t", _("thôi"), _("thôi không làm việc này, có lý do")),
            Key(
                "carry",
                ("m",),
                "m",
                _("mang sang năm nay"),
                _("mang các việc chưa xong sang cây năm nay"),
                brief=_("mang sang"),
            ),
        )

    def lines(self, width: int) -> list[Line]:
        """An activity a row: what, how far."""
        if not self.meeting.past.lines:
            words = _("Chưa lấy kế hoạch năm trước. Enter để lấy từ tệp của năm trước.")
            return [line(Span(row, "second")) for row in wrap(words, width)]
        return [self._row(one.id, one.text, width) for one in self.meeting.past.activities]

    def foot(self, width: int, *, small: bool) -> list[Line]:
        """The sum of it, to be told aloud; why the one in focus was dropped."""
        state = state_of(self.meeting, self.focus) if self.focus else None
        why = _("Thôi vì: {why}.").format(why=state.reason) if state and state.reason else ""
        said = " ".join(filter(None, (why, past_words(self.meeting))))
        return [EMPTY, *(line(Span(row, "second")) for row in wrap(said, width))] if said else []

    # choosing and typing -------------------------------------------------------------------

    def begin(self, row: str = "") -> None:
        """The percentage; where nothing lies on the table, to the files."""
        if not self.meeting.past.lines:
            self.host.open("import")
            return
        super().begin(row)

    def act(self, action: str) -> bool:
        """Say what became of this one, or carry what is open."""
        if action == "carry":
            self.host.send(c.CarryPast(), self._carried)
            return True
        if action not in ("done", "doing", "not_begun", "dropped"):
            return False
        if self.focus not in self.rows():
            return True
        if action == "dropped":
            here = self.focus
            self.host.ask_reason(
                _("Vì sao thôi không làm?"),
                lambda why: self._send(c.SetPastState(here, "dropped", reason=why)),
            )
            return True
        percent = state_of(self.meeting, self.focus).percent if action == "doing" else None
        self._send(c.SetPastState(self.focus, action, percent))
        return True

    def value(self, row: str) -> str:
        """Percent done; nothing where nobody said."""
        percent = state_of(self.meeting, row).percent
        return "" if percent is None else str(percent)

    def accepts(self, character: str) -> bool:
        """Digits."""
        return character in DIGITS

    def saves_pauses(self, row: str) -> bool:
        """A number only when it is whole."""
        return False

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """So much of it is done: all of it is done, nothing is not begun."""
        if not leaving:
            return
        if not text.strip():
            self._send(c.SetPastState(row, "not_begun"))
            return
        percent = read_count(text, _("Phần trăm làm được"), 100)
        state = {0: "not_begun", 100: "done"}.get(percent, "doing")
        self._send(c.SetPastState(row, state, percent if state == "doing" else None))

    # parts ---------------------------------------------------------------------------------

    def _row(self, one: str, text: str, width: int) -> Line:
        here, state = one == self.focus, state_of(self.meeting, one)
        said = how_far(Carried(self.meeting.past.year, state.state, state.percent))
        typed = here and self.editor is not None
        words = Span(fitted(f" {said}", _STATE if not typed else _STATE - _CELL), "second")
        marks = {"done": "✓", "doing": "▶", "dropped": "–"}
        mark = Span(marks.get(state.state, "·") + " ", "strong", bold=True)
        cell = number_cell(self.value(one), _CELL, self.editor) if typed else ()
        label = Span(fitted(text, width - _STATE - 2), "strong" if here else "text", bold=here)
        return line(mark, label, *cell, words, key=one, ground="row" if here else None)

    def _carried(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")
            return
        n = self.meeting.imports[-1].carried
        self.host.say(_("Đã mang {n} việc sang cây năm nay. u để bỏ.").format(n=n))

    def _send(self, wish: c.AnyCommand) -> None:
        self.host.send(wish, self._hear)

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")
