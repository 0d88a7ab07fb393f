"""A line of the tree as it is drawn: label, then the words, two cells further in each level."""

from functools import lru_cache

from msgspec import Struct

from hopthon.meeting.tree import kind_labels
from hopthon.screens.fields import passage
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import Line, fit, fitted, line

_DEPTH = {"advantage": 0, "difficulty": 0, "cause": 1, "solution": 2, "activity": 3}
_LABEL = 13


class Row(Struct, frozen=True):
    """One line: its id, what it is, its words. `sign`: before the label; `see`: only points at a line elsewhere.

    `note`: in grey under it.
    """

    id: str
    kind: str
    text: str
    sign: str = ""
    see: bool = False
    note: str = ""

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
        label = f"{self.sign} {kind_labels()[self.kind]}".strip()
        if here:
            return _drawn(self, label, width, editor, here=True, hung=hung)
        return _still(self, label, width, hung)


def _drawn(
    row: Row, label: str, width: int, editor: Editor | None, *, here: bool, hung: bool
) -> list[Line]:
    bold = row.depth == 0
    room = width - row.indent
    role = "second" if row.see else "strong" if bold else "text"
    rows = passage(row.text, room, editor, role, bold=bold)
    named = Span(fitted(label, _LABEL), "text" if here else "second")
    ground = "row" if here else None
    lines: list[Line] = []
    for index, spans in enumerate(rows):
        head = Span(" " * _LABEL) if index else named
        inset = Span(" " * (row.indent - _LABEL))
        lines.append(Line((head, inset, *spans), row.id, ground, hung and not index))
    if row.note:
        words = Span(fit(row.note, room).rstrip(), "second")
        lines.append(Line((Span(" " * row.indent), words), row.id, ground))
    return lines


@lru_cache(maxsize=2048)
def _still(row: Row, label: str, width: int, hung: bool) -> list[Line]:
    """A line nobody is at: the same until its words change."""
    return _drawn(row, label, width, None, here=False, hung=hung)
