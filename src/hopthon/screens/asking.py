"""A question on the message row that wants a few words: a reason, a name, a file."""

from collections.abc import Callable

from msgspec import Struct, field
from textual import events

from hopthon.language import _
from hopthon.screens import input_method as im
from hopthon.screens.fields import text_cell
from hopthon.screens.keys import Key
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import BACK, Editor
from hopthon.widgets.lines import Line, fitted
from hopthon.widgets.lines import line as make_line


def _unheard(_said: str) -> None: ...


class Asking(Struct):
    """The question, what is typed so far, and who wants to know."""

    question: str
    then: Callable[[str], None] = _unheard
    editor: Editor = field(default_factory=Editor)

    def key(self, event: events.Key) -> bool:
        """Take a key; True once answered with some words, or dropped with Esc."""
        if not event.is_printable and event.key not in BACK:
            self.editor = self.editor.ended()
        if event.key == "enter" and (words := self.editor.text.strip()):
            self.then(words)
            return True
        if event.is_printable and event.character:
            self.editor = self.editor.pressed(event.character)
        else:
            self.editor = self.editor.key(event.key) or self.editor
        return event.key == "escape"

    def paste(self, text: str) -> str:
        """Take what was pasted; gives a sentence when it is too long."""
        self.editor, told = im.pasted(self.editor, text)
        return told

    def line(self, width: int) -> Line:
        """Question and field in one row."""
        asked = fitted(self.question, min(len(self.question), max(10, width // 2)))
        room = max(10, width - len(asked) - 4)
        return make_line(
            " ", Span(asked + "  ", "warn", bold=True), *text_cell("", room, self.editor)
        )

    def keys(self) -> tuple[Key, ...]:
        """Two, as everywhere something is asked."""
        return (
            Key("say", ("enter",), "Enter", _("ghi"), _("ghi lời này"), "typing"),
            Key("never mind", ("escape",), "Esc", _("thôi"), _("thôi, không làm"), "typing"),
        )


class Offer(Asking):
    """A question with a key for each answer. Any other key is none, does what it always does, and ends it."""

    answers: dict[str, Callable[[], None]] = field(default_factory=dict[str, Callable[[], None]])
    shown: tuple[Key, ...] = ()

    def key(self, event: events.Key) -> bool:
        """Take a key; True once it was one of the answers."""
        answer = self.answers.get(event.key)
        if answer is not None:
            answer()
        return answer is not None

    def line(self, width: int) -> Line:
        """The question, and its keys where there is room; they stand below it too."""
        spans = [Span("! ", "warn", bold=True), Span(self.question, "strong", bold=True)]
        beside = [(f"   {key.shown}", f" {key.label}") for key in self.shown]
        if len(self.question) + sum(len(k + words) for k, words in beside) + 4 <= width:
            for shown, words in beside:
                spans += [Span(shown, "focus", bold=True), Span(words)]
        return make_line(" ", *spans)

    def keys(self) -> tuple[Key, ...]:
        """The answers."""
        return self.shown

    def passes(self, key: str) -> bool:
        """Whether this key is meant for what lies behind the question."""
        return key not in self.answers
