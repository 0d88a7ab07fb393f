"""What every workspace of the cockpit has: rows to choose among, a field to type in, keys, words.

A workspace draws itself from the meeting as lines and turns keys into commands; it owns no widget.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from hopthon.language import _
from hopthon.meeting.commands import AnyCommand
from hopthon.meeting.state import Meeting
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens.keys import Key
from hopthon.session.desk import Answer
from hopthon.text import LINE_LIMIT, PAGE_LIMIT
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, line

DIGITS = frozenset("0123456789. ")


class Host(Protocol):
    """What the cockpit gives its workspaces."""

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        ...

    def now(self) -> str:
        """The time, as a stamp."""
        ...

    def send(self, command: AnyCommand, then: Answer | None = None) -> None:
        """Carry out a wish."""
        ...

    def say(self, sentence: str, role: str = "text") -> None:
        """A sentence on the message row."""
        ...

    def ask_reason(self, question: str, then: Callable[[str], None]) -> None:
        """Have a reason typed on the message row."""
        ...

    def open(self, workspace: str, ref: str = "") -> None:
        """Go to another workspace."""
        ...


class Workspace:
    """The parts that are the same in all of them."""

    id = ""
    starts_typing = False

    def __init__(self, host: Host) -> None:
        self.host = host
        self.focus: str = ""
        self.editor: Editor | None = None
        self.went_on = False  # this typing has been saved before: one undo for all of it
        self._saved: str = ""

    # what it shows -------------------------------------------------------------------------

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self.host.meeting

    def name(self) -> str:
        """For the help: "cây khó khăn"."""
        return ""

    def title(self) -> tuple[str, str, str]:
        """Bold, plain, and at the right."""
        return ("", "", "")

    def prompt(self) -> Prompt:
        """What to say aloud, and what to mind: the step's own."""
        step = self.meeting.find_step(self.meeting.step)
        return step.prompt() if step is not None else Prompt("")

    def lines(self, width: int) -> list[Line]:
        """The content, `width` cells wide; rows to choose among carry a key."""
        raise NotImplementedError

    def rows(self) -> Sequence[str]:
        """The keys to walk through, in order."""
        raise NotImplementedError

    def keys(self) -> tuple[Key, ...]:
        """Its own keys, both modes."""
        return ()

    def wall(self) -> tuple[str, str] | None:
        """The page and ref that `p` hangs up."""
        return None

    def status(self) -> str:
        """The grey line at the foot: what still stands in the way."""
        return ""

    def foot(self, width: int, *, small: bool) -> list[Line]:
        """What stays in sight under the content, however long that is; `small`: few rows to spare."""
        status = self.status()
        return [EMPTY, line(Span(fitted(status, width), "second"))] if status else []

    # choosing ------------------------------------------------------------------------------

    def settle(self) -> None:
        """Keep the choice on something that is there."""
        rows = self.rows()
        if self.focus not in rows:
            self.focus = rows[0] if rows else ""

    def walk(self, step: int) -> None:
        """To the row above or below; stays at either end."""
        rows = self.rows()
        if self.focus in rows:
            at = rows.index(self.focus) + step
            self.focus = rows[max(0, min(len(rows) - 1, at))]
        else:
            self.settle()

    def act(self, action: str) -> bool:
        """Do what one of its keys says; False for one that is not its own."""
        return False

    # typing --------------------------------------------------------------------------------

    def value(self, row: str) -> str:
        """The text a field starts from."""
        return ""

    def editable(self, row: str) -> bool:
        """Whether Enter opens a field there."""
        return True

    def accepts(self, character: str) -> bool:
        """Whether this character may stand in the field that is open."""
        return True

    def refused_letter(self, character: str) -> str:
        """What to say when a letter falls into a number field; "" says nothing."""
        return _("Ô này chỉ nhận số.") if character.isalpha() else ""

    def accepts_paste(self) -> bool:
        """Whether pasted text may go into the field that is open."""
        return True

    def acting_keys(self) -> frozenset[str]:
        """Printable keys that act in the open field because nothing typed there contains them."""
        return frozenset()

    def before_key(self, key: str) -> None:
        """Hear of every key in the open field before it acts; "" for a paste."""

    def holds(self, key: str) -> bool:
        """Whether this key has to wait for the answers to what was sent: it acts on what they say."""
        return False

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """Send what was typed; raises Refusal for what cannot be read."""

    def begin(self, row: str = "") -> None:
        """Open the field of a row: to go on at its end, or to type it over."""
        self.focus = row or self.focus
        if self.focus and self.editable(self.focus):
            self._saved, self.went_on = self.value(self.focus), False
            over = self.typed_over(self.focus)
            self.editor = Editor.over(self._saved) if over else Editor.at_end(self._saved)

    def pause(self) -> None:
        """Typing rested for a moment: save what changed."""
        self._store(leaving=False)

    def finish(self) -> bool:
        """Leave the field, keeping what was typed. False, with a sentence, if it cannot be kept."""
        if self.editor is None:
            return True
        if not self._store(leaving=True):
            return False
        self.editor = None
        return True

    def step_to(self, row: str) -> None:
        """Leave this field for another."""
        if self.finish():
            self.begin(row)

    def beside(self, step: int) -> str:
        """The next editable row that way; this one at the end."""
        rows = [row for row in self.rows() if self.editable(row)]
        if self.focus not in rows:
            return rows[0] if rows else self.focus
        return rows[max(0, min(len(rows) - 1, rows.index(self.focus) + step))]

    def typing_key(self, key: str) -> bool:
        """A key that is not text: Enter, Tab, arrows … True when it did something."""
        steps = {"enter": 1, "down": 1, "tab": 1, "up": -1, "shift+tab": -1}
        if key in steps:
            self.step_to(self.beside(steps[key]))
            return True
        return False

    def _store(self, *, leaving: bool) -> bool:
        if self.editor is None or self.editor.text == self._saved:
            return True
        if (long := len(self.editor.text)) > (most := self.longest(self.focus)):
            words = _("Ô này dài {n} chữ cái, nhiều nhất được {limit}; hãy viết gọn lại.")
            self.host.say(words.format(n=long, limit=most), "warn")
            return False
        try:
            self.save(self.focus, self.editor.text, leaving=leaving)
        except Refusal as refusal:
            self.host.say(refusal.sentence, "warn")
            return False
        if leaving or self.saves_pauses(self.focus):
            self._saved, self.went_on = self.editor.text, True
        return True

    def longest(self, row: str) -> int:
        """How many letters the field holds: more stays in it until it is shortened."""
        return PAGE_LIMIT if self.editor is not None and self.editor.breaks else LINE_LIMIT

    def saves_pauses(self, row: str) -> bool:
        """Text is kept at every pause; a number only when it is finished, or half a number would stand."""
        return True

    def typed_over(self, row: str) -> bool:
        """Text goes on at its end; a number is typed anew: 26 typed where 24 stands is 26, never 2426."""
        return not self.saves_pauses(row)
