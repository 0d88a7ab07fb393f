"""A line of the tree as it is drawn: label, then the words, two cells further in each level."""

from dataclasses import dataclass

from hopthon.meeting.tree import kind_labels
from hopthon.screens.fields import passage
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import Line, fitted, line

_DEPTH = {"advantage": 0, "difficulty": 0, "cause": 1, "solution": 2, "activity": 3}
_LABEL = 13


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its id, what it is, its words."""

    id: str
    kind: str
    text: str

    @property
    def depth(self) -> int:
        """Levels from the left."""
        return _DEPTH[self.kind]

    @property
    def indent(self) -> int:
        """Where its words begin."""
        return _LABEL + 2 * self.depth

    def question(self, words: str) -> Line:
        """What is asked at this level, over the words."""
        return line(" " * self.indent, Span(words, "focus", bold=True))

    def lines(self, width: int, editor: Editor | None, *, here: bool, hung: bool) -> list[Line]:
        """As many rows as the words need. `hung`: this line's branch is on the wall."""
        bold = self.depth == 0
        room = width - self.indent
        rows = passage(self.text, room, editor, "strong" if bold else "text", bold=bold)
        label = Span(fitted(kind_labels()[self.kind], _LABEL), "text" if here else "second")
        ground = "row" if here else None
        lines: list[Line] = []
        for index, spans in enumerate(rows):
            head = Span(" " * _LABEL) if index else label
            inset = Span(" " * (self.indent - _LABEL))
            lines.append(Line((head, inset, *spans), self.id, ground, hung and not index))
        return lines
