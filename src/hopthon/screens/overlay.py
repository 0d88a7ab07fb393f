"""A box over the dimmed screen: keys and lines, like everything else."""

from typing import ClassVar

from textual import events
from textual.screen import ModalScreen

from hopthon.screens import input_method as im
from hopthon.screens.typed import Typed, TypedScreen
from hopthon.widgets.lines import Line
from hopthon.widgets.panes import Pane


class Overlay(TypedScreen, ModalScreen[None]):
    """Esc closes it; what lies behind keeps its focus."""

    DEFAULT_CSS = """
    Overlay { align: center middle; background: #13171c 75%; }
    Overlay > Panes {
        width: 108; max-width: 96%; height: 26; max-height: 96%; padding: 1 3; background: #191e25;
    }
    """
    GROUND: ClassVar[str] = "panel"

    def content(self, width: int, height: int) -> list[Line]:
        """What stands in the box."""
        raise NotImplementedError

    def drawn(self, width: int, height: int) -> dict[str, Pane]:
        """The box alone."""
        return {"content": Pane(0, 0, width, height, self.content(width, height), "panel")}

    def room(self) -> tuple[int, int]:
        """Inside the box, once it is laid out."""
        return self.panes.size

    def on_mount(self) -> None:
        """Draw once there is a box."""
        self.call_after_refresh(self.redraw)

    def on_resize(self) -> None:
        """Draw again."""
        self.call_after_refresh(self.redraw)

    def pressed(self, event: events.Key) -> None:
        """A key other than Esc."""

    def pasted(self, text: str) -> None:
        """Pasted text: nothing, unless there is a field."""

    def take(self, event: Typed) -> None:
        """Esc closes, the rest is the overlay's own."""
        if isinstance(event, events.Paste):
            self.pasted(event.text)
        elif event.key == im.SWITCH:
            im.switch()
        elif event.key == "escape":
            self.dismiss()
        else:
            self.pressed(event)
        if self.is_current:
            self.redraw()
