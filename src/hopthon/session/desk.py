"""A session in a thread of its own: screens send wishes and never wait for the disk.

The thread decides, writes and folds its own meeting; what came of it is handed over in order, and the
screens' meeting is folded from the same facts. So a cockpit is a follower like every other window.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

from hopthon.language import _
from hopthon.meeting.codec import Fact
from hopthon.meeting.commands import AnyCommand
from hopthon.meeting.fold import fold
from hopthon.meeting.state import Meeting
from hopthon.refusal import FileTrouble, Refusal
from hopthon.session.clock import Clock, local_clock
from hopthon.session.seats import FACILITATOR
from hopthon.session.session import Done, Session

Outcome = Done | Refusal
Answer = Callable[[Outcome], None]
Deliver = Callable[[Callable[[], None]], object]
_Job = tuple[AnyCommand | None, Answer | None]


class Desk:
    """One seat at work on a meeting file.

    `deliver` runs a function on the screens' thread (an event loop's `call_soon_threadsafe`).
    `on_change` is told which parts of `meeting` changed.
    """

    def __init__(
        self,
        path: Path,
        deliver: Deliver,
        on_change: Callable[[frozenset[str]], None],
        seat: str = FACILITATOR,
        clock: Clock = local_clock,
        *,
        write: bool = True,
    ) -> None:
        """Open the file here and now (FileTrouble when it cannot be), then work beside the screens."""
        self._session = Session.open(path, seat, clock, write=write)
        self.path, self.seat, self.writable = path, seat, write
        self.clock = clock
        self.meeting: Meeting = Session.open(path, seat, clock, write=False).meeting
        self.waiting = 0
        self._deliver, self._on_change = deliver, on_change
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="hopthon-desk", daemon=True)
        self._thread.start()

    def send(self, command: AnyCommand, then: Answer | None = None) -> None:
        """Carry out a wish; `then` hears, on the screens' thread, what came of it."""
        self.waiting += 1
        self._jobs.put((command, then))

    def look(self) -> None:
        """Take what other seats wrote."""
        self._jobs.put((None, None))

    def close(self) -> None:
        """Finish what was sent, then let go of the file."""
        self._jobs.put(None)
        self._thread.join(timeout=30)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            command, then = job
            self._hand_over(*self._carry_out(command), then, command is not None)
        self._session.close()

    def _carry_out(self, command: AnyCommand | None) -> tuple[tuple[Fact, ...], Outcome | None]:
        try:
            if command is None:
                return self._session.catch_up(), None
            done = self._session.do(command)
            return done.facts, done
        except Refusal as refusal:
            return self._session.take_unreported(), refusal
        except Exception as error:  # the meeting must go on; the log file has the rest
            trouble = FileTrouble(_("Chưa ghi được: {why}.").format(why=type(error).__name__))
            trouble.__cause__ = error
            return (), trouble

    def _hand_over(
        self, facts: tuple[Fact, ...], outcome: Outcome | None, then: Answer | None, asked: bool
    ) -> None:
        head = self._session.meeting.head

        def on_screens() -> None:
            parts: frozenset[str] = frozenset()
            for fact in facts:
                if fact.seq > self.meeting.seq:
                    parts |= fold(self.meeting, fact)
            self.meeting.head = head
            if asked:
                self.waiting -= 1
            if parts or facts:
                self._on_change(parts)
            if then is not None and outcome is not None:
                then(outcome)

        self._deliver(on_screens)
