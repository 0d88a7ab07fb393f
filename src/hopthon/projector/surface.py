"""The one widget of the wall: rows of cells, of which only the changed ones are drawn again."""

from collections.abc import Sequence

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from hopthon.views.themes import Theme


class Surface(Widget):
    """What `show` was given last."""

    DEFAULT_CSS = "Surface { width: 100%; height: 100%; }"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.styles.background = theme.background
        self._strips: list[Strip] = []

    def show(self, strips: Sequence[Strip]) -> None:
        """Hang these rows; only those that differ from what hangs are drawn."""
        before, self._strips = self._strips, [*strips]
        if len(before) != len(self._strips):
            self.refresh()
            return
        changed = [y for y, strip in enumerate(self._strips) if strip != before[y]]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """One row."""
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width)
