"""A meeting in progress on one file: every wish is decided on what the file holds at that moment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from msgspec import structs

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


@dataclass(frozen=True, slots=True)
class Done:
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
        self.catch_up()
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

    def do(self, command: AnyCommand) -> Done:
        """Carry out a wish, durably, or raise Refusal and change nothing.

        A command id seen before is not done again: its first event is given back.
        """
        refuse_not_allowed(self.seat, command)
        with self._journal.writing() as transaction:
            others = tuple(self._take(transaction.read(self.meeting.seq)))
            if command.cmd and command.cmd in self.meeting.commands:
                return Done(self.meeting.commands[command.cmd], None, others)
            event = decide(self.meeting, command)
            if command.cmd:
                event = structs.replace(event, cmd=command.cmd)
            record = self._append(transaction, event)
        (fact,) = self._take([record])
        poke(self.meeting.id)
        return Done(record.seq, getattr(event, "id", None), (*others, fact))

    def catch_up(self) -> tuple[Fact, ...]:
        """Take what other seats wrote; gives the facts that are new here."""
        return tuple(self._take(self._journal.read(self.meeting.seq)))

    def close(self) -> None:
        """Let go of the file."""
        self._journal.close()

    def _append(self, transaction: Transaction, event: Event) -> Record:
        return transaction.append(stamp(self._clock()), self.seat, *encode(event))

    def _take(self, records: Iterable[Record]) -> Iterator[Fact]:
        for record in records:
            event = decode(record.kind, record.data, record.seq)
            self.meeting.head = record.hash
            if event is None:
                self.meeting.seq = record.seq
                continue
            fact = Fact(record.seq, record.at, record.seat, event)
            fold(self.meeting, fact)
            yield fact


def _common_part(process: Process) -> Process:
    """The process's common part: the kind held is pinned beside it, the others are not needed."""
    return replace(process, kinds=())
