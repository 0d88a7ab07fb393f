"""A box over the dimmed screen: keys and lines, like everything else."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.screen import ModalScreen

from hopthon.widgets.lines import Line, LinePane


class Overlay(ModalScreen[None]):
    """Esc closes it; what lies behind keeps its focus."""

    CSS_PATH = "overlay.tcss"
    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        """One pane in the middle."""
        with Container(id="box"):
            yield LinePane("content", ground="panel")

    def on_mount(self) -> None:
        """Draw once there is room."""
        self.call_after_refresh(self.redraw)

    def on_resize(self) -> None:
        """Draw again."""
        self.call_after_refresh(self.redraw)

    def content(self, width: int, height: int) -> list[Line]:
        """What stands in the box."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Hand the pane its lines."""
        if self.is_mounted:
            pane = self.query_one("#content", LinePane)
            pane.show(self.content(pane.size.width, pane.size.height))

    def pressed(self, event: events.Key) -> None:
        """A key other than Esc."""

    def on_key(self, event: events.Key) -> None:
        """Esc closes, the rest is the overlay's own."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss()
            return
        self.pressed(event)
        if self.is_current:
            self.redraw()
