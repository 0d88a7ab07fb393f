"""What every window has in common: it leaves when told to, and shows no traceback to the room."""

import asyncio
import contextlib
import gc
import os
import signal
import sys
from typing import ClassVar

from rich.terminal_theme import TerminalTheme
from textual.app import App
from textual.binding import Binding, BindingType


def terminal() -> bool:
    """Whether a terminal is still there; without one the library would read from it for ever."""
    streams = [sys.__stdin__, sys.__stdout__]
    if os.name == "posix":
        streams.append(sys.__stderr__)  # it draws on it there
    try:
        return all(stream is not None and stream.isatty() for stream in streams)
    except ValueError:  # closed
        return False


class BaseApp(App[None]):
    """A full-screen window; `failed` says what to do when something goes wrong in it."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", show=False, priority=True)]

    @property
    def ansi_theme(self) -> TerminalTheme:
        """Asked for at every row drawn: the library's own answer copies its table of themes each time."""
        return self.ansi_theme_dark

    def action_leave(self) -> None:
        """The window is done."""
        self.exit()

    def failed(self, error: Exception) -> None:
        """Something went wrong that nobody caught: note it, and end."""
        raise NotImplementedError

    def on_ready(self) -> None:
        """The first frame hangs. What was made until now stays for good: nobody need look through it again."""
        if not gc.isenabled():  # the command line put it off until here
            gc.freeze()
            gc.enable()
        if not self.is_headless:
            self.set_interval(1.0, self._mind_terminal)

    def _mind_terminal(self) -> None:
        if not terminal():
            self.action_leave()

    def leave_on_signals(self) -> None:
        """A window that is closed, or a machine that is shut down, leaves as Ctrl+Q does."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):  # Windows has no SIGHUP, and its loop no handlers
            if hasattr(signal, name):
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(getattr(signal, name), self.action_leave)

    def _handle_exception(self, error: Exception) -> None:
        """The library would print a traceback with local variables: names, before the whole room."""
        self.failed(error)
