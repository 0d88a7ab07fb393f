"""Whole meetings played from one seed on a real file, every promise checked after every step."""

import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from hall import START, digest
from hopthon.journal.journal import Journal, Transaction
from hopthon.journal.record import GENESIS, Record
from hopthon.meeting.codec import Fact, decode, encode
from hopthon.meeting.events import SpeechMade
from hopthon.meeting.fold import replay
from hopthon.meeting.read import read_command
from hopthon.processes.load import find
from hopthon.refusal import FileTrouble, Refusal
from hopthon.session import Session
from hopthon.session.recheck import recheck

from .model import Model
from .wishes import wish

SEATS = ("facilitator", "secretary")
SECRETARY_MAY = {
    "note", "edit_note", "speech", "set_attendance", "add_person", "arrive", "leave",
    "set_minutes_text", "undo", "add_people", "edit_person", "remove_person", "queue_speaker",
    "drop_speaker", "start_turn", "end_turn",
}  # fmt: skip
PROCESS = find("ctmtqg", Path("nowhere"))


BEGINNING: list[dict[str, Any]] = [
    {"do": "set_info", "households_total": 98},
    {"do": "start_meeting"},
    {"do": "set_attendance", "people": 60, "women": 30, "households": 50},
    {"do": "add_node", "id": "k1", "kind": "difficulty", "sector": "economy", "text": "thiếu nước"},
    {"do": "add_node", "id": "n1", "kind": "cause", "parent": "k1", "text": "mương lấp"},
    {"do": "add_node", "id": "g1", "kind": "solution", "parent": "n1", "text": "nạo vét"},
    *[{"do": "add_node", "id": f"a{n}", "kind": "activity", "parent": "g1", "text": f"việc {n}"}
      for n in range(1, 5)],
    {"do": "open_round", "id": "r1", "options": ["a3", "a1", "a2"], "settings": {"beans": 2}},
]  # fmt: skip
"""A room with something to vote on, so that most wishes can be granted."""


class Unplugged(Exception):
    """The machine stopped in the middle of a save."""


class Simulation:
    """Two seats at one table and a wall that lags; `run` gives what the whole came to."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.rng = Random(seed)
        self.path = folder / f"{seed}.hopthon"
        self.moment = START
        Session.create(self.path, PROCESS, "village", {}, self.clock, f"sim-{seed}").close()
        self.seats = {name: Session.open(self.path, name, self.clock) for name in SEATS}
        self.wall = Session.open(self.path, "projector", self.clock, write=False)
        self.disk = Journal.open(self.path, write=False)
        self.records: list[Record] = list(self.disk.read())
        self.facts: list[Fact] = [_fact(record) for record in self.records]
        self.states = {2: digest(self.wall.meeting)}
        self.model = Model()
        self.done: dict[str, int] = {}
        for wanted in BEGINNING:
            self._carry_out(self.seats["facilitator"], wanted, fail=False)
            self._check()

    def clock(self) -> Any:
        """Mostly forwards, sometimes back: a laptop's clock."""
        self.moment += timedelta(seconds=self.rng.choice([0, 1, 1, 30, -3600]))
        return self.moment

    def run(self, steps: int) -> str:
        """Play; the digest stands for the whole run, file and all."""
        try:
            for _step in range(steps):
                self._step()
            assert recheck(self.facts) == [], "verify finds nothing in an honest file"
            return sha256((self.records[-1].hash + digest(self.wall.meeting)).encode()).hexdigest()
        finally:
            for session in (*self.seats.values(), self.wall):
                session.close()
            self.disk.close()

    def _step(self) -> None:
        seat = self.rng.choice(SEATS) if self.rng.random() < 0.3 else "facilitator"
        chance = self.rng.random()
        if chance < 0.03:
            self.seats[seat].close()
            self.seats[seat] = Session.open(self.path, seat, self.clock)
        elif chance < 0.06:
            self._unplug()
        elif chance < 0.12:
            self.wall.catch_up()
            assert self.wall.meeting.seq == len(self.records)
        else:
            self._wish(seat, fail=chance > 0.98)
        self._check()

    def _unplug(self) -> None:
        journal = Journal.open(self.path)
        try:
            with journal.writing() as transaction:
                transaction.append("2026", "facilitator", *encode(SpeechMade(group="men")))
                raise Unplugged
        except Unplugged:
            pass
        finally:
            journal.close()

    def _wish(self, seat: str, *, fail: bool) -> None:
        session = self.seats[seat]
        wanted = wish(self.rng, session.meeting)
        if seat == "secretary" and wanted["do"] not in SECRETARY_MAY and self.rng.random() < 0.9:
            return
        self._carry_out(session, wanted, fail=fail)

    def _carry_out(self, session: Session, wanted: dict[str, Any], *, fail: bool) -> None:
        before, known = len(self.records), self.done.get(wanted.get("cmd", ""))
        try:
            command = read_command(json.dumps(wanted))
            done = _full_disk(session, command) if fail else session.do(command)
        except Refusal:
            self._read()
            assert len(self.records) == before, "a refusal writes nothing"
            assert self._changed(session) == before, "a refusal changes nothing"
            return
        self._read()
        if known is not None:
            assert (done.seq, len(self.records)) == (known, before), "a command id is done once"
            return
        assert (done.seq, len(self.records)) == (before + 1, before + 1), (
            "acknowledged is on the disk"
        )
        assert self.records[-1].seat == session.seat
        if wanted.get("cmd"):
            self.done[wanted["cmd"]] = done.seq
        self.model.accept(wanted, done.id)

    def _changed(self, session: Session) -> int:
        """How far the seat has got, if it stands there as it should."""
        session.catch_up()
        seq = session.meeting.seq
        return seq if self.states.get(seq) in (None, digest(session.meeting)) else -1

    def _read(self) -> None:
        for record in self.disk.read(self.records[-1].seq):
            prev = self.records[-1].hash if self.records else GENESIS
            assert (record.seq, record.prev) == (len(self.records) + 1, prev)
            assert record.proven
            self.records.append(record)
            self.facts.append(_fact(record))

    def _check(self) -> None:
        self._read()
        assert digest(self.wall.meeting) == self.states[self.wall.meeting.seq], (
            "the wall lags, it never errs"
        )
        if len(self.records) in self.states:
            return
        for session in self.seats.values():
            session.catch_up()
        first, second = (session.meeting for session in self.seats.values())
        again = replay(self.facts)
        again.head = self.records[-1].hash
        now = digest(again)
        assert digest(first) == digest(second) == now, "every seat sees what the log says"
        self.states[again.seq] = now
        assert digest(self.wall.meeting) == self.states[self.wall.meeting.seq], (
            "the wall lags, it never errs"
        )
        self.model.check(again)
        assert not again.orphans
        shown = again.rounds.get(again.wall.ref)
        if again.wall.page == "ranking" and shown is not None and shown.paper.settings.hidden:
            hung = [f for f in self.facts if f.event.__class__.__name__ == "RoundClosed"]
            assert hung, "a hidden count is not on the wall before the round closes"


def _full_disk(session: Session, command: Any) -> Any:
    """The save fails at its very end, as on a full disk."""

    def end(_transaction: Transaction) -> None:
        raise FileTrouble("đầy")

    kept = Transaction.end
    Transaction.end = end  # the moment of the save
    try:
        return session.do(command)
    finally:
        Transaction.end = kept


def _fact(record: Record) -> Fact:
    event = decode(record.kind, record.data, record.seq)
    assert event is not None
    return Fact(record.seq, record.at, record.seat, event)
