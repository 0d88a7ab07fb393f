"""The counter's app: one desk, one screen; two of them may count one round at once."""

import asyncio
import logging
from contextvars import copy_context
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType

from hopthon.journal.follow import Follower
from hopthon.language import _
from hopthon.meeting.commands import AnyCommand
from hopthon.screens.counter import CounterScreen, countable
from hopthon.session.clock import Clock, local_clock
from hopthon.session.desk import Desk
from hopthon.session.seats import COUNTER

logger = logging.getLogger("hopthon")


class Counter(App[None]):
    """Counting one open round of a meeting file that someone else steers."""

    TITLE = "hopthon"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", show=False, priority=True)]

    def __init__(self, path: Path, vote: str = "", *, clock: Clock = local_clock) -> None:
        super().__init__()
        self._path, self._wanted, self._clock = path, vote, clock
        self.desk: Desk | None = None
        self.counter: CounterScreen | None = None
        self._follower: Follower | None = None
        self.unsaved: tuple[AnyCommand, ...] = ()
        """What the disk refused to the end."""

    async def on_event(self, event: events.Event) -> None:
        """Keys go to the screen at once, one by one, in their order."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if isinstance(event, events.Key) and event.key == "ctrl+q":
                self.action_leave()
            elif self.counter is not None:
                self.counter.take(event)
        else:
            await super().on_event(event)

    def on_mount(self) -> None:
        """Sit down at the round. Refusal when the file cannot be opened or nothing is open in it."""
        loop, context = asyncio.get_running_loop(), copy_context()
        self.desk = desk = Desk(
            self._path,
            lambda answer: loop.call_soon_threadsafe(answer, context=context),
            lambda _parts: self.counter.changed() if self.counter is not None else None,
            COUNTER,
            self._clock,
            on_stuck=lambda why: self.counter.stuck(why) if self.counter is not None else None,
        )
        self.counter = CounterScreen(desk, countable(desk.meeting, self._wanted).id)
        self.push_screen(self.counter)
        self._follower = Follower(self._path, desk.meeting.id, desk.look, _unheard, self._lost)
        self.run_worker(self._follower.start(), exit_on_error=False)

    def _lost(self, lost: bool) -> None:
        if self.counter is not None and self.desk is not None:
            self.counter.trouble = _("không thấy tệp") if lost else ""
            if not lost:
                self.desk.look()
            self.counter.redraw()

    def action_leave(self) -> None:
        """Save what is being typed, then go."""
        if self.counter is not None:
            self.counter.keep_typing()
        self.exit()

    def on_unmount(self) -> None:
        """Finish writing."""
        if self._follower is not None:
            self._follower.stop()
        if self.desk is not None:
            self.unsaved = self.desk.close()

    def _handle_exception(self, error: Exception) -> None:
        """No traceback at the counting table: into the log, one sentence on the terminal."""
        logger.error("the counter stopped", exc_info=error)
        self._return_code = 1
        told = _("hopthon gặp trục trặc và đã dừng; các phiếu đã nhập vẫn được lưu.")
        self.exit(return_code=1, message=told)


def _unheard(_text: str) -> None: ...
