"""Screens that take every key and paste in the order they came, whatever screen is on top by then."""

from collections.abc import Iterable

from textual import events
from textual.geometry import Size
from textual.screen import Screen

from hopthon.widgets.lines import Line, LinePane

Typed = events.Key | events.Paste


class TypedScreen(Screen[None]):
    """The app hands over keys one by one, so that a burst that opens an overlay goes on inside it."""

    def __init__(self) -> None:
        super().__init__()
        self._panes: dict[str, LinePane] = {}

    def take(self, event: Typed) -> None:
        """One key, or one paste."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Hand the panes their lines."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Draw once there is room."""
        self.call_after_refresh(self.redraw)

    def on_resize(self) -> None:
        """Draw again."""
        self.call_after_refresh(self.redraw)

    def pane(self, name: str, *, ground: str = "ground") -> LinePane:
        """A pane to compose with, known by its name from then on."""
        self._panes[name] = pane = LinePane(name, ground=ground)
        return pane

    def show(self, name: str, lines: Iterable[Line]) -> None:
        """Put lines into a pane, unless the screen is not up or gone."""
        pane = self._panes.get(name)
        if pane is not None and pane.is_attached:
            pane.show(tuple(lines))

    def pane_size(self, name: str) -> Size | None:
        """How large a pane is; None while there is none."""
        pane = self._panes.get(name)
        return pane.size if pane is not None and pane.is_attached else None
