"""Lines of coloured text: fitted, wrapped, side by side."""

from functools import lru_cache

from msgspec import Struct
from rich.cells import cell_len, set_cell_size

from hopthon.widgets.colours import Span


class Line(Struct, frozen=True):
    """One row. `key`: what it belongs to, for selecting and clicking; `ground`: its own background.

    `mark`: what this row speaks of hangs on the wall.
    """

    spans: tuple[Span, ...] = ()
    key: str | None = None
    ground: str | None = None
    mark: bool = False

    @property
    def plain(self) -> str:
        """The words alone."""
        return "".join(span.text for span in self.spans)


EMPTY = Line()


def line(*parts: "Span | str", key: str | None = None, ground: str | None = None) -> Line:
    """A line of spans; bare strings are ordinary text."""
    return Line(tuple(p if isinstance(p, Span) else Span(p) for p in parts), key, ground)


def fit(text: str, width: int) -> str:
    """Exactly `width` cells: cut with “…” or filled with blanks."""
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def fitted(text: str, width: int) -> str:
    """`fit`, and after a cut filled up again: cutting trims blanks."""
    return set_cell_size(fit(text, width), width)


def flush(text: str, width: int) -> str:
    """Right-aligned in `width` cells."""
    return " " * max(0, width - cell_len(text)) + text


@lru_cache(maxsize=8192)
def wrapped(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Where to break: (start, end) of each row, whole words where they fit. Always one row at least."""
    if cell_len(text) <= width:
        return ((0, len(text)),)
    rows = list[tuple[int, int]]()
    start = cells = at = 0
    space = -1
    while at < len(text):
        wide = cell_len(text[at])
        if cells + wide > width and at > start:
            if text[at] == " ":
                rows.append((start, at))
                at += 1
                start, cells, space = at, 0, -1
            elif space >= start:
                rows.append((start, space))
                start, space = space + 1, -1
                cells = cell_len(text[start:at])
            else:
                rows.append((start, at))
                start, cells = at, 0
            continue
        if text[at] == " ":
            space = at
        cells += wide
        at += 1
    return (*rows, (start, len(text)))


def wrap(text: str, width: int) -> list[str]:
    """The rows themselves."""
    return [text[start:end] for start, end in wrapped(text, max(1, width))]
