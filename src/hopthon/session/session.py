"""A meeting in progress on one file: every wish is decided on what the file holds at that moment."""

import gc
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from msgspec import Struct, structs
from msgspec.structs import replace

from hopthon import __version__
from hopthon.journal.follow import poke
from hopthon.journal.journal import Journal, Transaction
from hopthon.journal.record import Record
from hopthon.language import _
from hopthon.meeting.codec import Fact, decode, encode
from hopthon.meeting.commands import AnyCommand
from hopthon.meeting.decide import decide
from hopthon.meeting.events import Event, InfoSet, MeetingCreated
from hopthon.meeting.fold import fold
from hopthon.meeting.state import Meeting
from hopthon.processes.definition import Process
from hopthon.refusal import FileTrouble
from hopthon.session.clock import Clock, local_clock, stamp
from hopthon.session.seats import FACILITATOR, refuse_not_allowed


class Done(Struct, frozen=True):
    """A wish carried out: the number of its event, the id it was given, and every fact new to this session."""

    seq: int
    id: str | None
    facts: tuple[Fact, ...]


class Session:
    """One seat on one meeting file. Not for use from two threads at once."""

    def __init__(
        self, journal: Journal, seat: str = FACILITATOR, clock: Clock = local_clock
    ) -> None:
        """Take up the meeting where the file stands."""
        self.meeting = Meeting()
        self.seat = seat
        self._journal = journal
        self._clock = clock
        self._unreported: list[Fact] = []
        with _all_of_it_stays():
            for _fact in _taken(self.meeting, journal.read()):
                pass  # nobody is told what stood before
        if self.meeting.kind is None:
            raise FileTrouble(
                _("Tệp «{name}» chưa có cuộc họp nào.").format(name=journal.path.name)
            )

    @classmethod
    def open(
        cls, path: Path, seat: str = FACILITATOR, clock: Clock = local_clock, *, write: bool = True
    ) -> "Session":
        """The meeting in this file. FileTrouble when it cannot be opened."""
        return cls(Journal.open(path, write=write), seat, clock)

    @classmethod
    def create(
        cls,
        path: Path,
        process: Process,
        kind: str,
        info: dict[str, str | int] | None = None,
        clock: Clock = local_clock,
        meeting: str | None = None,
    ) -> "Session":
        """A new meeting file, holding its own copy of the process. Refuses an existing path."""
        chosen = process.kind(kind)
        facts = {"village_word": process.village_words[0], "commune_word": process.commune_words[0]}
        journal = Journal.create(path)
        created = MeetingCreated(
            meeting or str(uuid4()), _common_part(process), chosen, f"hopthon {__version__}"
        )
        try:
            with journal.writing() as transaction:
                for event in (created, InfoSet({**facts, **(info or {})})):
                    transaction.append(stamp(clock()), FACILITATOR, *encode(event))
        except BaseException:  # no half-made meeting is left behind
            journal.close()
            path.unlink(missing_ok=True)
            raise
        return cls(journal, FACILITATOR, clock)

    @property
    def path(self) -> Path:
        """The meeting file."""
        return self._journal.path

    @property
    def writable(self) -> bool:
        """Whether wishes can be carried out at all."""
        return self._journal.writable

    @property
    def room(self) -> int | None:
        """Bytes left on the file's disk; None when it cannot be asked."""
        return self._journal.room

    def do(self, command: AnyCommand) -> Done:
        """Carry out a wish, durably, or raise Refusal and change nothing.

        A command id seen before is not done again: its first event is given back.
        """
        refuse_not_allowed(self.seat, command)
        with self._journal.writing() as transaction:
            self._follow(transaction.read(self.meeting.seq))
            if command.cmd and command.cmd in self.meeting.commands:
                return Done(self.meeting.commands[command.cmd], None, self.take_unreported())
            event = _caused(self.meeting, command)
            record = self._append(transaction, event)
        self._follow([record])
        poke(self.meeting.id)
        return Done(record.seq, getattr(event, "id", None), self.take_unreported())

    def do_all(self, commands: Sequence[AnyCommand]) -> Done:
        """Carry out several wishes as one: all of them durable at once, or Refusal and nothing changed.

        Each is decided on what those before it lead to, in a meeting of its own: this one learns
        only what is on the disk.
        """
        for command in commands:
            refuse_not_allowed(self.seat, command)
        with self._journal.writing() as transaction:
            self._follow(transaction.read(self.meeting.seq))
            ahead, records = Meeting(), list[Record]()
            for _fact in _taken(ahead, transaction.read(0)):
                pass
            for command in commands:
                record = self._append(transaction, _caused(ahead, command))
                records += [record]
                for _fact in _taken(ahead, [record]):
                    pass
        self._follow(records)
        poke(self.meeting.id)
        return Done(self.meeting.seq, None, self.take_unreported())

    def catch_up(self) -> tuple[Fact, ...]:
        """Take what other seats wrote; gives every fact not told here yet."""
        self._follow(self._journal.read(self.meeting.seq))
        return self.take_unreported()

    def close(self) -> None:
        """Let go of the file."""
        self._journal.close()

    def _append(self, transaction: Transaction, event: Event) -> Record:
        return transaction.append(stamp(self._clock()), self.seat, *encode(event))

    def _follow(self, records: Iterable[Record]) -> None:
        self._unreported += _taken(self.meeting, records)

    def take_unreported(self) -> tuple[Fact, ...]:
        """Every fact not reported yet: also what was read on the way to a refusal."""
        facts, self._unreported = tuple(self._unreported), []
        return facts


@contextmanager
def _all_of_it_stays() -> Generator[None, None, None]:
    """Reading a long meeting makes things that stay: looking for garbage among them doubles the time."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def _caused(meeting: Meeting, command: AnyCommand) -> Event:
    event = decide(meeting, command)
    return structs.replace(event, cmd=command.cmd) if command.cmd else event


def _taken(meeting: Meeting, records: Iterable[Record]) -> Iterator[Fact]:
    """Fold the records into the meeting, one by one; gives the facts."""
    for record in records:
        event = decode(record.kind, record.data, record.seq)
        meeting.head = record.hash
        if event is None:
            meeting.seq = record.seq
            continue
        fact = Fact(record.seq, record.at, record.seat, event)
        fold(meeting, fact)
        yield fact


def _common_part(process: Process) -> Process:
    """The process's common part: the kind held is pinned beside it, the others are not needed."""
    return replace(process, kinds=())
