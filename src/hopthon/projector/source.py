"""The meeting behind the wall: read-only, kept up to date, and missed without a word when it is gone."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from hopthon.projector.logbook import Logbook
from hopthon.refusal import Refusal
from hopthon.session import Session
from hopthon.session.clock import Clock, stamp
from hopthon.session.follow import Follower
from hopthon.views.wall import held, wall_page
from hopthon.views.wall_pages import Page
from hopthon.views.wall_room import title

PATIENCE = 10.0
"""Seconds the last page stays when the file is gone; then the title hangs."""
_RETRY = 2.0


class Source:
    """Follows one meeting file. `on_news` is called when there may be something new to show."""

    def __init__(
        self,
        path: Path,
        clock: Clock,
        seconds: Callable[[], float],
        logbook: Logbook,
        on_news: Callable[[], None],
    ) -> None:
        """Open the file; FileTrouble when it cannot be. `seconds`: a clock that only goes forward."""
        self._path, self._clock, self._logbook = path, clock, logbook
        self._seconds = seconds
        self._on_news = on_news
        self._session = self._opened()
        self._id = self._session.meeting.id
        self._follower = self._new_follower()
        self._lost_at: float | None = None
        self._tried_at = seconds()

    async def start(self) -> None:
        """Follow from now on, in this event loop."""
        await self._follower.start()

    def stop(self) -> None:
        """Let go of the file."""
        self._follower.stop()
        self._session.close()

    def hail(self, text: str) -> None:
        """Tell the other windows of this meeting."""
        self._follower.hail(text)

    @property
    def lost(self) -> bool:
        """Whether the file is gone, replaced or cannot be read now."""
        return self._lost_at is not None

    def look(self) -> bool:
        """Take what is new in the file; gives whether there was anything."""
        if self._lost_at is not None:
            return False
        try:
            return bool(self._session.catch_up())
        except (Refusal, OSError) as trouble:
            self._logbook.write(trouble)
            self._lose(True)
            return False

    def page(self) -> tuple[Page, int]:
        """What hangs now, and the sheet that is held (0: they turn)."""
        meeting = self._session.meeting
        if self._lost_at is not None and self._seconds() - self._lost_at >= PATIENCE:
            return title(meeting), 0
        minute = self._clock().replace(second=0, microsecond=0)
        return wall_page(meeting, stamp(minute)), held(meeting)

    def tick(self) -> None:
        """Once a second: a lost file is tried again."""
        if self._lost_at is not None and self._seconds() - self._tried_at >= _RETRY:
            self._tried_at = self._seconds()
            self._try_again()

    def _opened(self) -> Session:
        return Session.open(self._path, "projector", self._clock, write=False)

    def _new_follower(self) -> Follower:
        return Follower(self._path, self._id, self._on_news, on_lost=self._lose)

    def _lose(self, lost: bool) -> None:
        if lost and self._lost_at is None:
            self._lost_at = self._seconds()
        elif not lost:
            self._try_again()

    def _try_again(self) -> None:
        """Open the file anew; another meeting in its place does not hang on this wall."""
        try:
            found = self._opened()
        except (Refusal, OSError):
            return
        if found.meeting.id != self._id:
            found.close()
            return
        self._session.close()
        self._session, self._lost_at = found, None
        self._follower.stop()
        self._follower = self._new_follower()
        self._starting = asyncio.ensure_future(self._follower.start())
        self._on_news()
