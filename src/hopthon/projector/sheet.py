"""What every page of the wall is drawn with: head, hero, page marker, and where things stand."""

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

from msgspec import Struct, field

from hopthon.language import _
from hopthon.views.themes import Theme
from hopthon.widgets import bigtext
from hopthon.widgets.bar import Role
from hopthon.widgets.canvas import Canvas, width, wrapped

T = TypeVar("T")
_BIG_ROWS = 10  # on a lower wall drawn letters would push everything else off it


class Sheet(Struct, frozen=True):
    """One drawn page. `places`: what may travel when the page changes → (first row, rows)."""

    canvas: Canvas
    places: dict[str, tuple[int, int]] = field(default_factory=dict[str, "tuple[int, int]"])


class Sheets(Sequence[Sheet]):
    """The sheets of a page, each drawn when it is first looked at: a vote redraws the one that hangs."""

    def __init__(self, count: int, paint: Callable[[int], Sheet]) -> None:
        self._count, self._paint = count, paint
        self._drawn: dict[int, Sheet] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Sheet: ...
    @overload
    def __getitem__(self, index: slice) -> list[Sheet]: ...
    def __getitem__(self, index: int | slice) -> Sheet | list[Sheet]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(self._count))]
        if not -self._count <= index < self._count:
            raise IndexError(index)
        index %= self._count
        if index not in self._drawn:
            self._drawn[index] = self._paint(index)
        return self._drawn[index]


class Wall(Struct, frozen=True):
    """The size and colours of the wall."""

    columns: int
    rows: int
    theme: Theme

    @property
    def narrow(self) -> bool:
        """The layout of 48 columns; a theme of large letters keeps it at any size."""
        return self.columns < 60 or self.theme.max_columns < 60

    @property
    def airy(self) -> bool:
        """Whether there are rows to leave empty."""
        return self.rows >= 15

    @property
    def top(self) -> int:
        """The first row of content."""
        return 2 if self.rows >= 10 else 1

    def canvas(self) -> Canvas:
        """An empty page."""
        return Canvas(self.columns, self.rows, self.theme)


def head(canvas: Canvas, left: str, right: str = "") -> None:
    """Where we are, and at the right the time or the place in a row of pages."""
    end = canvas.edge
    if right and canvas.content >= width(right) + 12:
        end = canvas.right(0, right, "muted") - 2
    shown(canvas, canvas.margin, 0, left, end - canvas.margin, "muted")


def marker(canvas: Canvas, page: int, pages: int) -> None:
    """ "Trang 2/3" at the bottom right, when there is more than one page."""
    if pages > 1:
        said = _("Trang {n}/{of}").format(n=page, of=pages)
        canvas.right(canvas.rows - 1, said, "muted", bold=True)


def shown(
    canvas: Canvas, x: int, y: int, text: str, columns: int, role: Role, bold: bool = False
) -> None:
    """One line cut between words where it does not fit."""
    for line in wrapped(text, columns, 1) if columns >= 3 else []:
        canvas.text(x, y, line, role, bold)


def paragraph(
    canvas: Canvas,
    y: int,
    text: str,
    rows: int,
    role: Role = "text",
    bold: bool = True,
    x: int | None = None,
) -> int:
    """Whole words in at most `rows` lines; gives the row after them."""
    x = canvas.margin if x is None else x
    lines = wrapped(text, max(canvas.edge - x, 3), max(rows, 1))
    for down, line in enumerate(lines):
        canvas.text(x, y + down, line, role, bold)
    return y + len(lines)


def big(canvas: Canvas, text: str) -> list[str]:
    """The text drawn as large as the wall allows, without empty rows; nothing when it does not fit."""
    if canvas.rows < _BIG_ROWS or not bigtext.fits(text, canvas.content):
        return []
    drawn = bigtext.trimmed(bigtext.draw(text))
    if drawn and canvas.rows >= 24 and 2 * len(drawn[0]) <= canvas.content:
        return bigtext.double(drawn)
    return drawn


def hero(canvas: Canvas, y: int, text: str, role: Role = "text", rows: int = 3) -> int:
    """The one large thing of the page: drawn, or bold where it is too long; gives the row after it."""
    drawn = big(canvas, text)
    if not drawn:
        return paragraph(canvas, y, text, rows, role)
    canvas.block(canvas.margin, y, drawn, role)
    return y + len(drawn)


def number(canvas: Canvas, parts: Sequence[tuple[str, Role]], after: str) -> list[list[str]]:
    """Numbers drawn side by side, doubled where the wall is wide and high enough.

    `after` is the word that must still fit beside them. Nothing when even the small ones do not fit.
    """
    room = canvas.content - width(after) - 2
    drawn = [bigtext.trimmed(bigtext.draw(text)) for text, _role in parts]
    for large in (True, False):
        if large and (canvas.columns < 60 or canvas.rows < 16):
            continue
        tried = [bigtext.double(rows) for rows in drawn] if large else drawn
        gap = 2 if large else 1
        if sum(len(rows[0]) + gap for rows in tried) - gap <= room and canvas.rows >= _BIG_ROWS:
            return tried
    return []


def numbers(canvas: Canvas, y: int, parts: Sequence[tuple[str, Role]], after: str) -> int:
    """A drawn number with the word after it on its last row; gives the row after it."""
    x, drawn = canvas.margin, number(canvas, parts, after)
    if not drawn:
        for text, role in parts:
            x = canvas.text(x, y, text, role, bold=True)
        canvas.text(x + 1, y, after, "text", bold=True)
        return y + 1
    gap = 1 + (len(drawn[0]) > 5)
    for rows, (_text, role) in zip(drawn, parts, strict=True):
        canvas.block(x, y, rows, role)
        x += len(rows[0]) + gap
    canvas.text(x - gap + 2, y + len(drawn[0]) - 1, after, "text", bold=True)
    return y + len(drawn[0])


def packed(items: Sequence[T], heights: Sequence[int], room: int) -> list[list[T]]:
    """The items in pages of at most `room` rows, in order, none left out."""
    pages: list[list[T]] = [[]]
    used = 0
    for item, high in zip(items, heights, strict=True):
        if pages[-1] and used + high > room:
            pages.append([])
            used = 0
        pages[-1].append(item)
        used += high
    return pages
