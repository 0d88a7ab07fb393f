"""Screens that take every key and paste in the order they came, whatever screen is on top by then."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from contextvars import copy_context
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from hopthon.widgets.panes import Pane, Panes

Typed = events.Key | events.Paste
Tell = Callable[[Callable[[], object]], None]
"""Runs a function on the screens' thread, soon."""


class TypedScreen(Screen[None]):
    """The app hands over keys one by one, so that a burst that opens an overlay goes on inside it."""

    DEFAULT_CSS = "TypedScreen { background: #13171c; overflow: hidden; }"
    GROUND: ClassVar[str] = "ground"

    def __init__(self) -> None:
        super().__init__()
        self.panes = Panes(ground=self.GROUND)

    def compose(self) -> ComposeResult:
        """One widget holds everything."""
        yield self.panes

    def take(self, event: Typed) -> None:
        """One key, or one paste."""
        raise NotImplementedError

    def drawn(self, width: int, height: int) -> Mapping[str, Pane]:
        """What stands on a screen of this size."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Show what stands now, unless the screen is not up or gone."""
        size = self.room()
        if self.panes.is_attached and all(size):
            self.panes.show(self.drawn(*size))

    def room(self) -> tuple[int, int]:
        """Columns and rows there are: known before the first frame, so that the first frame is the whole one."""
        # the library leaves open what the app of a screen returns
        return self.app.size  # pyright: ignore[reportUnknownMemberType]

    @property
    def on_top(self) -> bool:
        """Whether keys come here: the library calls a screen that shimmers through an overlay current too."""
        # the library leaves open what the app of a screen returns
        return self.app.screen is self  # pyright: ignore[reportUnknownMemberType]

    def beside(self, work: Callable[["Tell"], None]) -> None:
        """Do this in a thread: what is slow. It tells the screen what came of it through `Tell`."""
        # the library leaves open what the app of a screen returns
        app = self.app  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        loop, context = asyncio.get_running_loop(), copy_context()

        def tell(what: Callable[[], object]) -> None:
            with suppress(RuntimeError):  # the program is over
                loop.call_soon_threadsafe(what, context=context)

        app.run_worker(lambda: work(tell), thread=True, exit_on_error=False)

    def on_mount(self) -> None:
        """Draw."""
        self.redraw()

    def on_resize(self) -> None:
        """Draw again."""
        self.redraw()
