"""A whole screen of lines in panes, in one widget: it repaints only the rows that changed."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from hopthon.widgets.colours import style
from hopthon.widgets.lines import EMPTY, Line


class Pane(Struct, frozen=True):
    """Lines from the top of a rectangle, in cells from the screen's corner; `ground` fills the rest of it."""

    x: int
    y: int
    width: int
    height: int
    lines: Sequence[Line] = ()
    ground: str = "ground"

    @property
    def place(self) -> tuple[int, int, int, int, str]:
        """Where it is and on what: everything but the lines."""
        return self.x, self.y, self.width, self.height, self.ground


class Panes(Widget, can_focus=False):
    """Panes by name. Everything shown is handed over; it says only which was clicked."""

    DEFAULT_CSS = "Panes { width: 100%; height: 100%; }"

    class Clicked(Message):
        """A line was clicked, at a place in its pane; `key` None: a line that belongs to nothing."""

        def __init__(self, pane: str, key: str | None, x: int, y: int) -> None:
            super().__init__()
            self.pane, self.key, self.x, self.y = pane, key, x, y

    class Scrolled(Message):
        """The wheel turned over this pane: +1 down, -1 up."""

        def __init__(self, pane: str, step: int) -> None:
            super().__init__()
            self.pane, self.step = pane, step

    def __init__(self, *, ground: str = "ground") -> None:
        super().__init__()
        self._ground = ground
        self.shown: Mapping[str, Pane] = {}
        """What stands there now; panes do not overlap."""

    def show(self, panes: Mapping[str, Pane]) -> None:
        """Draw these instead; only lines that differ are painted."""
        before, self.shown = self.shown, panes
        if [p.place for p in before.values()] != [p.place for p in panes.values()]:
            self.refresh()
            return
        changed = [
            Region(new.x, new.y + row, new.width, 1)
            for old, new in zip(before.values(), panes.values(), strict=True)
            for row, (was, now) in enumerate(zip_longest(old.lines, new.lines))
            if was != now and row < new.height
        ]
        if changed:
            self.refresh(*changed)

    def plain(self, name: str) -> str:
        """What stands in a pane, without colours; "" when there is none."""
        pane = self.shown.get(name)
        return "\n".join(row.plain.rstrip() for row in pane.lines) if pane is not None else ""

    def render_line(self, y: int) -> Strip:
        """One row through every pane it crosses."""
        segments: list[Segment] = []
        at, width = 0, self.size.width
        for pane in sorted(self._crossed(y), key=lambda pane: pane.x):
            segments += [*_blank(pane.x - at, self._ground), *_row(pane, y)]
            at = pane.x + pane.width
        return Strip([*segments, *_blank(width - at, self._ground)]).crop(0, width)

    def on_click(self, event: events.Click) -> None:
        """Say which line."""
        for name, pane in self.shown.items():
            x, y = event.x - pane.x, event.y - pane.y
            if 0 <= x < pane.width and 0 <= y < pane.height:
                key = pane.lines[y].key if y < len(pane.lines) else None
                self.post_message(self.Clicked(name, key, x, y))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Say so."""
        self._scrolled(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Say so."""
        self._scrolled(event, -1)

    def _scrolled(self, event: events.MouseEvent, step: int) -> None:
        for name, pane in self.shown.items():
            if pane in self._crossed(event.y) and 0 <= event.x - pane.x < pane.width:
                self.post_message(self.Scrolled(name, step))

    def _crossed(self, y: int) -> list[Pane]:
        return [pane for pane in self.shown.values() if pane.y <= y < pane.y + pane.height]


def stacked(width: int, height: int, **rows: tuple[int, Sequence[Line]]) -> dict[str, Pane]:
    """Panes one below the other, each as wide as the screen: name → (rows, lines); 0 rows: what is left."""
    left = height - sum(high for high, _lines in rows.values())
    panes: dict[str, Pane] = {}
    y = 0
    for name, (high, lines) in rows.items():
        high = high or max(0, left)
        panes[name] = Pane(0, y, width, high, lines)
        y += high
    return panes


def _row(pane: Pane, y: int) -> Strip:
    row = pane.lines[y - pane.y] if y - pane.y < len(pane.lines) else EMPTY
    ground = row.ground or pane.ground
    segments = [
        Segment(s.text, style(s.role, s.bold, s.ground or ground, s.reverse))
        for s in row.spans
        if s.text
    ]
    return Strip(segments).adjust_cell_length(pane.width, style("text", False, ground, False))


def _blank(width: int, ground: str) -> list[Segment]:
    return [Segment(" " * width, style("text", False, ground, False))] if width > 0 else []
