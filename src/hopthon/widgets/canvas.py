"""A page of the wall as a grid of coloured cells, as wide as the screen whatever is written."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip

from hopthon.views.themes import Theme
from hopthon.widgets.bar import Role, Share, cells, mark_at

_Look = tuple[Role, bool, Role | None, bool]
"""Role, bold, the tile's role, black on white."""


class _Cell(Struct, frozen=True):
    """What stands in a cell; "" is the right half of a wide letter."""

    glyph: str = " "
    look: "_Look" = ("text", False, None, False)


_cell = lru_cache(maxsize=4096)(_Cell)  # a wall is redrawn at each vote: cells are shared
_look_of = attrgetter("look")
_EMPTY = _Cell()
_PAPER = RichStyle(color="#000000", bgcolor="#FFFFFF")
_VARIANTS = frozenset(
    map(chr, range(0xFE00, 0xFE10))
)  # they change widths; emoji are not for walls
_STACKED = 4  # a letter and three marks: more would grow into other rows


class Canvas:
    """Cells (0, 0) to (columns - 1, rows - 1); what falls outside is cut, never an error."""

    def __init__(self, columns: int, rows: int, theme: Theme) -> None:
        self.columns = max(columns, 1)
        self.rows = max(rows, 1)
        self.theme = theme
        self._grid = [[_EMPTY] * self.columns for _row in range(self.rows)]

    @property
    def margin(self) -> int:
        """Empty columns at either side."""
        return 2 if self.columns < 60 else 3 if self.columns < 80 else 4

    @property
    def content(self) -> int:
        """Columns between the margins."""
        return max(self.columns - 2 * self.margin, 1)

    @property
    def edge(self) -> int:
        """The first column of the right margin: words end before it."""
        return self.margin + self.content

    def text(
        self,
        x: int,
        y: int,
        text: str,
        role: Role = "text",
        bold: bool = False,
        reverse: Role | None = None,
    ) -> int:
        """Writes one line, cut at the right margin; gives the column after it.

        `reverse` writes in the background's colour on a tile of that role instead of in `role`.
        """
        edge, look = self.edge, (role, bold, reverse, False)
        for glyph, size in _sized(text):
            if x + size > edge:
                break
            self._put(x, y, _cell(glyph, look), size)
            x += size
        return x

    def right(
        self,
        y: int,
        text: str,
        role: Role = "text",
        bold: bool = False,
        reverse: Role | None = None,
    ) -> int:
        """Writes one line that ends at the right margin; gives its first column.

        Longer than the content, it starts at the left margin and is cut.
        """
        start = max(self.edge - width(text), self.margin)
        self.text(start, y, text, role, bold, reverse)
        return start

    def block(self, x: int, y: int, rows: Sequence[str], role: Role = "text") -> None:
        """Sets drawn rows one under the other; their empty cells leave what is there."""
        look: _Look = (role, False, None, False)
        for down, row in enumerate(rows):
            at = x
            for glyph, size in _sized(row):
                if glyph != " ":
                    self._put(at, y + down, _cell(glyph, look), size)
                at += size

    def stamp(self, x: int, y: int, rows: Sequence[str]) -> None:
        """Sets drawn rows in black on white whatever the theme, empty cells too: for codes."""
        for down, row in enumerate(rows):
            for at, glyph in enumerate(row):
                self._put(x + at, y + down, _cell(glyph, ("text", False, None, True)), 1)

    def bar(
        self,
        x: int,
        y: int,
        width: int,
        shares: Sequence[Share],
        whole: int,
        needed: int | None = None,
        track: bool = True,
    ) -> int | None:
        """Draws shares of the whole as a bar; gives the threshold's column when there is one.

        The first share is measured against `needed`. Without `track` the rest stays empty.
        """
        for at, (glyph, role) in enumerate(cells(width, shares, whole, needed)):
            if track or role != "rule":
                self._put(x + at, y, _cell(glyph, (role, False, None, False)), 1)
        return None if needed is None else x + mark_at(width, whole, needed)

    def strips(self) -> list[Strip]:
        """The page for Textual: every strip has exactly `columns` cells."""
        return [self.strip(y) for y in range(self.rows)]

    def strip(self, y: int) -> Strip:
        """One row of the page."""
        runs = groupby(self._grid[y], _look_of)
        segments = [
            Segment("".join([cell.glyph for cell in run]), _style(self.theme, *look))
            for look, run in runs
        ]
        return Strip(segments, self.columns)

    def same_row(self, other: "Canvas", y: int) -> bool:
        """Whether this row is the same on both pages (cheaper than comparing strips)."""
        return self._grid[y] == other._grid[y]

    def plain(self) -> str:
        """The page without colours, one line a row, without the spaces at its end."""
        return "\n".join("".join(cell.glyph for cell in row).rstrip() for row in self._grid)

    def _put(self, x: int, y: int, cell: _Cell, size: int) -> None:
        if not (0 <= y < self.rows and x >= 0 and x + size <= self.columns):
            return
        row = self._grid[y]
        if row[x].glyph == "":  # the right half of a wide letter: its left half goes too
            row[x - 1] = _EMPTY
        if x + size < self.columns and row[x + size].glyph == "":
            row[x + size] = _EMPTY
        row[x] = cell
        if size == 2:
            row[x + 1] = _cell("", cell.look)


@lru_cache(maxsize=512)
def _style(theme: Theme, role: Role, bold: bool, reverse: Role | None, paper: bool) -> RichStyle:
    if paper:
        return _PAPER
    ink, ground = ("background", reverse) if reverse else (role, "background")
    return RichStyle(color=getattr(theme, ink), bgcolor=getattr(theme, ground), bold=bold)


@lru_cache(maxsize=2048)
def width(text: str) -> int:
    """How many cells the text takes once written."""
    return sum(size for _glyph, size in _sized(text))


def wrapped(text: str, columns: int, rows: int) -> list[str]:
    """The text in at most `rows` lines of whole words; "…" says that more was there.

    Only a word longer than a line is cut. `columns` is 3 or more.
    """
    lines: list[str] = []
    for word in text.split():
        for piece in filter(None, _pieces(word, columns)):
            if lines and width(f"{lines[-1]} {piece}") <= columns:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    if len(lines) <= rows:
        return lines
    return [*lines[: rows - 1], _ended(lines[rows - 1], columns)] if rows > 0 else []


def _ended(line: str, columns: int) -> str:
    """The line with "…", giving up its last words, or letters of its only word, to make room."""
    while width(line) >= columns and " " in line:
        line = line.rpartition(" ")[0]
    return _pieces(line, max(columns - 1, 1))[0].rstrip(" ,.;:") + "…"


def _pieces(word: str, columns: int) -> list[str]:
    if width(word) <= columns:
        return ["".join(_glyphs(word))]
    pieces = [""]
    for glyph in _glyphs(word):
        if pieces[-1] and width(pieces[-1] + glyph) > columns:
            pieces.append("")
        pieces[-1] += glyph
    return pieces


@lru_cache(maxsize=2048)
def _sized(text: str) -> tuple[tuple[str, int], ...]:
    """The letters of the text and how many cells each takes."""
    return tuple((glyph, cell_len(glyph)) for glyph in _glyphs(text))


@lru_cache(maxsize=2048)
def _glyphs(text: str) -> tuple[str, ...]:
    """The letters that can stand in cells, each with the marks on it; no sign a terminal obeys."""
    if text.isascii() and text.isprintable():
        return (*text,)
    glyphs: list[str] = []
    for c in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(c)
        if kind in ("Cc", "Zl", "Zp"):
            glyphs.append(" ")
        elif kind in ("Cs", "Co", "Cn"):
            glyphs.append("?")
        elif cell_len(c):
            glyphs.append(c)
        elif kind[0] == "M" and c not in _VARIANTS and glyphs and len(glyphs[-1]) < _STACKED:
            glyphs[-1] += c
    return tuple(glyphs)
