"""A window with a desk: keys in, wishes out, the meeting file followed; no rules, no drawing."""

import asyncio
import logging
from contextvars import copy_context
from pathlib import Path

from textual import events

from hopthon.journal.follow import Follower
from hopthon.meeting.commands import AnyCommand
from hopthon.screens.typed import TypedScreen
from hopthon.session import Session
from hopthon.session.clock import Clock
from hopthon.session.desk import Desk
from hopthon.session.seats import FACILITATOR
from hopthon.widgets.base_app import BaseApp

logger = logging.getLogger("hopthon")


class DeskApp(BaseApp):
    """One seat at one meeting file. Subclasses draw what `changed`, `stuck` and `lost` tell them."""

    TITLE = "hopthon"

    def __init__(self) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self._follower: Follower | None = None
        self.unsaved: tuple[AnyCommand, ...] = ()
        """What the disk refused to the end: whoever started the app keeps it elsewhere."""

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes go to the screen on top at once, one by one: queues of two screens lose order."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if isinstance(event, events.Key) and event.key == "ctrl+q":
                self.action_leave()
            elif isinstance(top := self.screen, TypedScreen):
                top.take(event)
        else:
            await super().on_event(event)

    def sit_down(
        self,
        path: Path,
        clock: Clock,
        seat: str = FACILITATOR,
        *,
        write: bool = True,
        session: Session | None = None,
    ) -> Desk:
        """Open the file and follow it from now on. FileTrouble when it cannot be opened."""
        loop, context = asyncio.get_running_loop(), copy_context()
        self.desk = desk = Desk(
            path,
            # timers started from there must know the app, which the desk's thread does not
            lambda answer: loop.call_soon_threadsafe(answer, context=context),
            self.changed,
            seat,
            clock,
            write=write,
            on_stuck=self.stuck,
            on_room=self.room_left,
            session=session,
        )
        self._follower = Follower(path, desk.meeting.id, desk.look, self.hailed, self._seen)
        self.run_worker(self._follower.start(), exit_on_error=False)
        return desk

    def changed(self, parts: frozenset[str]) -> None:
        """These parts of the meeting are not what they were."""
        raise NotImplementedError

    def stuck(self, why: str) -> None:
        """Why the disk refuses; "" when it no longer does."""
        raise NotImplementedError

    def room_left(self, megabytes: int | None) -> None:
        """The disk is nearly full, or (None) no longer so."""

    def lost(self, gone: bool) -> None:
        """The file is not in its place, or is there again."""
        raise NotImplementedError

    def hailed(self, text: str) -> None:
        """Another window of this meeting said something."""

    def on_unmount(self) -> None:
        """Finish writing."""
        if self._follower is not None:
            self._follower.stop()
        if self.desk is not None:
            self.unsaved = self.desk.close()

    def failed(self, error: Exception) -> None:
        """Into the log, one sentence on the terminal."""
        logger.error("%s stopped", type(self).__name__, exc_info=error)
        self._return_code = 1
        self.exit(return_code=1, message=self.stopped())

    def stopped(self) -> str:
        """The sentence the terminal is left with after a fault."""
        raise NotImplementedError

    def _seen(self, gone: bool) -> None:
        self.lost(gone)
        if not gone and self.desk is not None:
            self.desk.look()
