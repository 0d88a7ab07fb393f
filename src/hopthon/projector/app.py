"""The window on the wall: full screen, nothing but the page; it follows the meeting file."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from hopthon.language import _
from hopthon.projector import motion
from hopthon.projector.logbook import Logbook
from hopthon.projector.sheet import Sheet, Wall
from hopthon.projector.show import Show
from hopthon.projector.source import Source
from hopthon.projector.surface import Surface
from hopthon.refusal import Refusal
from hopthon.session.clock import Clock, local_clock
from hopthon.views.themes import Theme
from hopthon.widgets.base_app import BaseApp, terminal

_TRIES = 5
"""How often a wall that fell over gets up again."""


class WallApp(BaseApp):
    """One meeting file on the wall. `crashed` says that it ended by a fault of its own."""

    ALLOW_SELECT = False
    AUTO_FOCUS = None
    BINDINGS = [
        *BaseApp.BINDINGS,
        Binding("ctrl+c", "leave", show=False, priority=True),
    ]
    CSS = "Screen { overflow: hidden; }"

    def __init__(
        self,
        path: Path,
        theme: Theme,
        log_path: Path,
        clock: Clock = local_clock,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """Open the file; FileTrouble when it cannot be. `seconds`: a clock that only goes forward."""
        super().__init__()
        self.crashed = False
        self._colours, self._seconds = theme, seconds
        self._logbook = Logbook(log_path)
        self._source = Source(path, clock, seconds, self._logbook, self.look)
        page, hold = self._source.page()
        self._show = Show(Wall(48, 12, theme), page, seconds(), hold)
        self._surface = Surface(theme)
        self._frames: asyncio.Task[None] | None = None

    def compose(self) -> ComposeResult:
        """The surface alone."""
        yield self._surface

    async def on_mount(self) -> None:
        """Follow the file; leave cleanly when the window is closed."""
        self.screen.styles.background = self._colours.background
        await self._source.start()
        self.set_interval(1, self.tick)
        self.leave_on_signals()

    def on_unmount(self) -> None:
        """Let go of the file."""
        self._stop_travel()
        self._source.stop()

    def on_resize(self, event: events.Resize) -> None:
        """Draw the page for the new size and tell the cockpit."""
        self._safely(lambda: self._resize(event.size.width, event.size.height))

    @property
    def missing(self) -> bool:
        """Whether the meeting file is gone, replaced or cannot be read now."""
        return self._source.lost

    def look(self) -> None:
        """Something may be new in the file: show it."""
        self._safely(self._take)

    def tick(self) -> None:
        """Once a second: the clock, the turn of pages, the file that was lost."""
        self._safely(self._tick)

    def _resize(self, columns: int, rows: int) -> None:
        self._stop_travel()
        self._show.resize(Wall(max(columns, 1), max(rows, 1), self._colours))
        self._surface.show(self._show.sheet.canvas)
        self._hail()

    def _take(self) -> None:
        self._source.look()
        self._hang()

    def _tick(self) -> None:
        at = self._seconds()
        self._source.tick()
        self._hang()
        if self._show.turn(at):
            self._stop_travel()
            self._surface.show(self._show.sheet.canvas)
        self._hail()

    def _hang(self) -> None:
        before = self._show.sheet
        at = self._seconds()
        page, hold = self._source.page()
        if not self._show.hang(page, hold, at):
            return
        self._stop_travel()
        after = self._show.sheet
        frames = motion.travel(before, after) if before.places and motion.wanted() else []
        if frames:
            self._frames = asyncio.ensure_future(self._travel(frames, after))
        else:
            self._surface.show(after.canvas)

    async def _travel(self, frames: list[motion.Frame], after: Sheet) -> None:
        pause = motion.TRAVEL / (len(frames) + 1)
        for frame in frames:
            self._surface.show_frame(frame)
            await asyncio.sleep(pause)
        self._surface.show(after.canvas)

    def _stop_travel(self) -> None:
        if self._frames is not None:
            self._frames.cancel()
            self._frames = None

    def _hail(self) -> None:
        self._source.hail(f"wall {self.size.width}x{self.size.height}")

    def _safely(self, work: Callable[[], None]) -> None:
        """Nothing that goes wrong may reach the wall: what hangs there stays."""
        try:
            work()
        except Exception as error:
            self._logbook.write(error)

    def failed(self, error: Exception) -> None:
        """Into the logbook; whoever started the wall puts it up again."""
        self._logbook.write(error)
        self.crashed = True
        self.exit(return_code=1)


def run_wall(path: Path, theme: Theme, log_path: Path) -> int:
    """Show the meeting until someone closes the window; gives the exit status.

    Refuses (FileTrouble) a file that cannot be opened, and anything that is not a terminal.
    """
    if not terminal():
        raise Refusal(
            _("Cửa sổ chiếu cần một cửa sổ dòng lệnh thật; hãy mở nó ngay trong cửa sổ dòng lệnh.")
        )
    app = WallApp(path, theme, log_path)
    for _try in range(_TRIES):
        app.run(mouse=False)
        if not app.crashed:
            return app.return_code or 0
        try:
            app = WallApp(path, theme, log_path)
        except Refusal:  # a sentence about the file is not for the hall
            return 1
    return 1
