"""Lines of coloured text, and the pane that draws them and repaints only those that changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from hopthon.widgets.colours import Span, style


@dataclass(frozen=True, slots=True)
class Line:
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


class LinePane(Widget, can_focus=False):
    """A pane of lines. Everything it shows is handed to it; it says only where it was clicked."""

    class Clicked(Message):
        """A line was clicked; `key` None: a line that belongs to nothing."""

        def __init__(self, pane: "LinePane", key: str | None, x: int, y: int) -> None:
            super().__init__()
            self.pane, self.key, self.x, self.y = pane, key, x, y

    class Scrolled(Message):
        """The wheel turned over this pane: +1 down, -1 up."""

        def __init__(self, pane: "LinePane", step: int) -> None:
            super().__init__()
            self.pane, self.step = pane, step

    def __init__(self, name: str, *, ground: str = "ground") -> None:
        super().__init__(id=name)
        self.ground = ground
        self._lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Draw these from the top; only lines that differ are painted."""
        before, self._lines = self._lines, tuple(lines)
        width = self.size.width
        rows = max(len(before), len(self._lines))
        changed = [
            Region(0, y, width, 1)
            for y in range(min(rows, self.size.height))
            if (before[y] if y < len(before) else None)
            != (self._lines[y] if y < len(self._lines) else None)
        ]
        if changed:
            self.refresh(*changed)

    @property
    def plain(self) -> str:
        """What stands in the pane, without colours."""
        return "\n".join(row.plain.rstrip() for row in self._lines)

    def render_line(self, y: int) -> Strip:
        """One row, exactly as wide as the pane."""
        row = self._lines[y] if y < len(self._lines) else EMPTY
        ground, width = row.ground or self.ground, self.size.width
        segments = [
            Segment(s.text, style(s.role, s.bold, s.ground or ground, s.reverse))
            for s in row.spans
            if s.text
        ]
        blank = style("text", False, ground, False)
        return Strip(segments).adjust_cell_length(width, blank)

    def on_click(self, event: events.Click) -> None:
        """Say which line."""
        key = self._lines[event.y].key if 0 <= event.y < len(self._lines) else None
        self.post_message(self.Clicked(self, key, event.x, event.y))

    def on_mouse_scroll_down(self) -> None:
        """Say so."""
        self.post_message(self.Scrolled(self, 1))

    def on_mouse_scroll_up(self) -> None:
        """Say so."""
        self.post_message(self.Scrolled(self, -1))
