"""A box over the dimmed screen: keys and lines, like everything else."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.screen import ModalScreen

from hopthon.screens.typed import Typed, TypedScreen
from hopthon.widgets.lines import Line


class Overlay(TypedScreen, ModalScreen[None]):
    """Esc closes it; what lies behind keeps its focus."""

    CSS_PATH = "overlay.tcss"
    BINDINGS: ClassVar[list[BindingType]] = []

    def compose(self) -> ComposeResult:
        """One pane in the middle."""
        with Container(id="box"):
            yield self.pane("content", ground="panel")

    def content(self, width: int, height: int) -> list[Line]:
        """What stands in the box."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Hand the pane its lines."""
        if (size := self.pane_size("content")) is not None:
            self.show("content", self.content(*size))

    def pressed(self, event: events.Key) -> None:
        """A key other than Esc."""

    def pasted(self, text: str) -> None:
        """Pasted text: nothing, unless there is a field."""

    def take(self, event: Typed) -> None:
        """Esc closes, the rest is the overlay's own."""
        if isinstance(event, events.Paste):
            self.pasted(event.text)
        elif event.key == "escape":
            self.dismiss()
        else:
            self.pressed(event)
        if self.is_current:
            self.redraw()
