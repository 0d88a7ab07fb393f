"""A session in a thread of its own: screens send wishes and never wait for the disk.

The thread decides, writes and folds its own meeting; what came of it is handed over in order, and the
screens' meeting is folded from the same facts. So a cockpit is a follower like every other window.

When the disk refuses (full, pulled out, held by another), the wish is kept and tried again, and those
after it wait behind it: what was typed is lost neither then nor on leaving.
"""

import logging
import threading
from collections import deque
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

logger = logging.getLogger("hopthon")
Outcome = Done | Refusal
Answer = Callable[[Outcome], None]
Deliver = Callable[[Callable[[], None]], object]
_Job = tuple[AnyCommand, Answer | None]


LITTLE = 50_000_000
"""Bytes left on the disk from which on one should copy the meeting elsewhere."""


def _nothing(_sentence: str) -> None: ...
def _unminded(_megabytes: int | None) -> None: ...


class Desk:
    """One seat at work on a meeting file.

    `deliver` runs a function on the screens' thread (an event loop's `call_soon_threadsafe`).
    `on_change` is told which parts of `meeting` changed; `on_stuck` why the disk refuses, "" when it
    no longer does; `on_room` how many megabytes are left, once they are few, None when there is room again.
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
        on_stuck: Callable[[str], None] = _nothing,
        on_room: Callable[[int | None], None] = _unminded,
        session: Session | None = None,
    ) -> None:
        """Open the file here and now (FileTrouble when it cannot be), then work beside the screens.

        `session`: one opened already, which is taken over.
        """
        self._session = session or Session.open(path, seat, clock, write=write)
        self.path, self.seat, self.writable = path, seat, self._session.writable
        self.clock = clock
        second = Session.open(path, seat, clock, write=False)
        second.close()
        self.meeting: Meeting = second.meeting
        self.waiting = 0
        self._deliver, self._on_change, self._on_stuck = deliver, on_change, on_stuck
        self._on_room = on_room
        self._sent: SimpleQueue[_Job | bool] = SimpleQueue()  # True: look; False: finish
        self._undone: deque[_Job] = deque()  # in order; the first is tried again at every look
        self._why = ""
        self._roomy = True
        self._thread = threading.Thread(target=self._work, name="hopthon-desk", daemon=True)
        self._thread.start()

    def send(self, command: AnyCommand, then: Answer | None = None) -> None:
        """Carry out a wish; `then` hears, on the screens' thread, what came of it."""
        self.waiting += 1
        self._sent.put((command, then))

    def look(self) -> None:
        """Take what other seats wrote, and try again what the disk refused."""
        self._sent.put(True)

    def close(self) -> tuple[AnyCommand, ...]:
        """Finish what was sent, then let go of the file; gives the wishes the disk refused to the end."""
        self._sent.put(False)
        self._thread.join(timeout=30)
        return tuple(command for command, _then in self._undone)

    def _work(self) -> None:
        while (job := self._sent.get()) is not False:
            if isinstance(job, tuple):
                self._undone.append(job)
                if not self._why:
                    self._work_off()
            elif self._undone:
                self._work_off()
            else:
                self._look()
        self._work_off()
        self._session.close()

    def _work_off(self) -> None:
        while self._undone:
            command, then = self._undone[0]
            outcome = self._carry_out(command)
            if isinstance(outcome, FileTrouble):
                self._tell(outcome.sentence)
                return
            self._undone.popleft()
            facts = outcome.facts if isinstance(outcome, Done) else self._session.take_unreported()
            self._hand_over(facts, outcome, then)
        self._tell("")
        self._mind_room()

    def _look(self) -> None:
        try:
            facts = self._session.catch_up()
        except Refusal:  # the next look may see it again; the follower says when the file is gone
            return
        self._hand_over(facts)

    def _carry_out(self, command: AnyCommand) -> Outcome:
        try:
            return self._session.do(command)
        except Refusal as refusal:
            return refusal
        except Exception as error:  # the meeting must go on; the log file has the rest
            logger.exception("a wish failed: %s", type(command).__name__)
            return Refusal(_("Chưa làm được: {why}.").format(why=type(error).__name__))

    def _tell(self, why: str) -> None:
        if why != self._why:
            self._why = why
            self._deliver(lambda: self._on_stuck(why))

    def _mind_room(self) -> None:
        room = self._session.room
        roomy = room is None or room >= LITTLE
        if self._roomy != roomy:
            megabytes = None if room is None or roomy else room // 1_000_000
            self._deliver(lambda: self._on_room(megabytes))
        self._roomy = roomy

    def _hand_over(
        self, facts: tuple[Fact, ...], outcome: Outcome | None = None, then: Answer | None = None
    ) -> None:
        head = self._session.meeting.head

        def on_screens() -> None:
            parts: frozenset[str] = frozenset()
            for fact in facts:
                if fact.seq > self.meeting.seq:
                    parts |= fold(self.meeting, fact)
            self.meeting.head = head
            if outcome is not None:
                self.waiting -= 1
            if parts or facts:
                self._on_change(parts)
            if then is not None and outcome is not None:
                then(outcome)

        self._deliver(on_screens)
