"""The one widget of the wall: rows of cells, of which only the changed ones are drawn again."""

from collections.abc import Sequence

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from hopthon.views.themes import Theme
from hopthon.widgets.canvas import Canvas


class Surface(Widget):
    """What `show` was given last."""

    DEFAULT_CSS = "Surface { width: 100%; height: 100%; }"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.styles.background = theme.background
        self._canvas: Canvas | None = None
        self._strips: list[Strip] = []

    def show(self, canvas: Canvas) -> None:
        """Hang this page; only rows that differ from what hangs are drawn."""
        hung, self._canvas = self._canvas, canvas
        if hung is None or (hung.columns, hung.rows) != (canvas.columns, canvas.rows):
            self._hang(canvas.strips())
            return
        for y in range(canvas.rows):
            if not canvas.same_row(hung, y):
                self._strips[y] = canvas.strip(y)
                self.refresh(Region(0, y, canvas.columns, 1))

    def show_frame(self, frame: Sequence[Strip]) -> None:
        """Hang rows that are on their way from one page to another."""
        self._canvas = None
        self._hang([*frame])

    def _hang(self, strips: list[Strip]) -> None:
        before, self._strips = self._strips, strips
        if len(before) != len(strips):
            self.refresh()
            return
        for y, strip in enumerate(strips):
            if strip != before[y]:
                self.refresh(Region(0, y, strip.cell_length, 1))

    def render_line(self, y: int) -> Strip:
        """One row."""
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width)
