"""Drawing what is being typed: a cell for a number, a line that scrolls, a passage that wraps."""

from rich.cells import cell_len

from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import fitted, flush, wrapped


def number_cell(
    shown: str, width: int, editor: Editor | None, *, role: str = "text"
) -> tuple[Span, ...]:
    """A number flush right in `width` cells; while typed, the cursor stands in the last cell.

    A number that will be typed over stands out whole.
    """
    if editor is None:
        return (Span(flush(shown, width - 1)[-(width - 1) :] + " ", role, ground="field"),)
    if editor.picked:
        blank = " " * max(0, width - 1 - len(editor.text))
        chosen = Span(
            editor.text[-(width - 1) :], "focus", bold=True, ground="ground", reverse=True
        )
        return Span(blank, ground="field"), chosen, Span(" ", ground="field")
    text = flush(editor.text, width - 1)[-(width - 1) :]
    at = len(text) - (len(editor.text) - editor.cursor)
    return (
        Span(text[: max(0, at)], "strong", bold=True, ground="field"),
        *_under_cursor(text, at),
        *(() if at >= len(text) else (Span(" ", ground="field"),)),
    )


def text_cell(
    shown: str, width: int, editor: Editor | None, *, role: str = "text", ghost: str = ""
) -> tuple[Span, ...]:
    """A line of text in `width` cells with a blank at either side; scrolls with the cursor.

    `ghost`: what is offered to go on with, grey behind the cursor.
    """
    width = max(3, width)
    inner = width - 2
    if editor is None:
        return (Span(" " + fitted(shown, inner) + " ", role, ground="field"),)
    if editor.picked and cell_len(editor.text) < inner:
        chosen = Span(editor.text, "focus", bold=True, ground="ground", reverse=True)
        rest = Span(" " * (width - 1 - cell_len(editor.text)), ground="field")
        return Span(" ", ground="field"), chosen, rest
    start, room = editor.cursor, inner - 1
    while start > 0 and (room := room - cell_len(editor.text[start - 1])) >= 0:
        start -= 1
    text, at = editor.text[start : start + inner], editor.cursor - start
    while cell_len(text) > inner and len(text) > at + 1:
        text = text[:-1]
    used = cell_len(text) + (1 if at >= len(text) else 0)
    offered = fitted(ghost, inner - used) if ghost and used < inner else ""
    return (
        Span(" " + text[:at], "strong", bold=True, ground="field"),
        *_under_cursor(text, at),
        *((Span(offered, "second", ground="field"),) if offered else ()),
        Span(" " * (width - 1 - used - cell_len(offered)), ground="field"),
    )


def passage(
    text: str, width: int, editor: Editor | None, role: str = "text", *, bold: bool = False
) -> list[tuple[Span, ...]]:
    """A passage in rows of at most `width` cells; while typed, with the cursor in its place."""
    if editor is None:
        return [(Span(text[start:end], role, bold),) for start, end in broken(text, width)]
    rows = broken(editor.text, width - 1)
    found: list[tuple[Span, ...]] = []
    here = max(i for i, (start, _end) in enumerate(rows) if start <= editor.cursor)
    for index, (start, end) in enumerate(rows):
        row = editor.text[start:end]
        if index != here:
            found.append((Span(row, "strong", bold=True),))
            continue
        at = editor.cursor - start
        found.append((Span(row[:at], "strong", bold=True), *_under_cursor(row, at)))
    return found


def broken(text: str, width: int) -> list[tuple[int, int]]:
    """(start, end) of each row of a passage: paragraph by paragraph, whole words where they fit."""
    rows: list[tuple[int, int]] = []
    begin = 0
    for paragraph in text.split("\n"):
        rows += [(begin + start, begin + end) for start, end in wrapped(paragraph, max(1, width))]
        begin += len(paragraph) + 1
    return rows


def _under_cursor(text: str, at: int) -> tuple[Span, ...]:
    """The letter under the block cursor, and what follows it."""
    letter = text[at : at + 1] or " "
    return (
        Span(letter, "focus", bold=True, ground="ground", reverse=True),
        Span(text[at + 1 :], "strong", bold=True, ground=None),
    )
