"""A meeting in memory: wishes read, decided, encoded, decoded and folded as in a file, without the disk."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from hopthon.meeting.codec import Fact, decode, encode
from hopthon.meeting.decide import decide
from hopthon.meeting.events import Event, InfoSet, MeetingCreated
from hopthon.meeting.fold import fold, replay
from hopthon.meeting.read import read_command
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Undoable
from hopthon.processes.load import find
from hopthon.refusal import Refusal
from hopthon.voting.count import Count
from hopthon.voting.paper import Paper
from hopthon.voting.result import Result
from hopthon.voting.result import result as count_result
from hopthon.voting.tiebreak import Merits

HANOI = timezone(timedelta(hours=7))
START = datetime(2026, 5, 16, 19, 0, tzinfo=HANOI)


class Ticking:
    """A clock that moves one second each time it is read."""

    def __init__(self, moment: datetime = START) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


class Hall:
    """A village meeting: `do` carries out, `refused` gives the sentence and proves nothing changed."""

    def __init__(self, kind: str = "village", process: str = "ctmtqg") -> None:
        found = find(process, Path("nowhere"))
        self.meeting = Meeting()
        self.facts: list[Fact] = []
        self.clock = Ticking()
        self.take(
            MeetingCreated(meeting="m", process=replace(found, kinds=()), kind=found.kind(kind))
        )
        self.take(InfoSet(fields={"village_word": "thôn", "commune_word": "xã"}))

    def take(self, event: Event, seat: str = "facilitator") -> Event:
        kind, data = encode(event)
        known = decode(kind, data)
        assert known == event, "what is stored must read back as it was"
        at = self.clock().isoformat(timespec="milliseconds")
        fact = Fact(self.meeting.seq + 1, at, seat, known)
        fold(self.meeting, fact)
        self.facts.append(fact)
        return known

    def decide(self, name: str, /, **wish: Any) -> Event:
        line = json.dumps({"do": name, **wish}, ensure_ascii=False)
        return decide(self.meeting, read_command(line))

    def do(self, name: str, /, **wish: Any) -> Event:
        return self.take(self.decide(name, **wish))

    def refused(self, name: str, /, **wish: Any) -> str:
        before, seq = digest(self.meeting), self.meeting.seq
        with pytest.raises(Refusal) as caught:
            self.do(name, **wish)
        assert (digest(self.meeting), self.meeting.seq) == (before, seq)
        return caught.value.sentence

    def again(self) -> Meeting:
        """The same log folded from the beginning."""
        return replay(self.facts)


def plain(thing: Any) -> Any:
    """Everything in it as JSON-able data, tables sorted: equal exactly when the things are."""
    if isinstance(thing, Undoable):
        return [thing.seqs, plain(thing.event)]
    if isinstance(thing, msgspec.Struct):
        # what stood before points back at the meeting
        pinned = ("process", "kind", "written") if isinstance(thing, Meeting) else ()
        names = (f for f in thing.__struct_fields__ if f not in pinned)
        return {"": type(thing).__name__, **{f: plain(getattr(thing, f)) for f in names}}
    if isinstance(thing, Mapping):
        return sorted([str(key), plain(value)] for key, value in thing.items())
    if isinstance(thing, Sequence) and not isinstance(thing, str):
        return [plain(item) for item in thing]
    return str(thing) if isinstance(thing, Decimal | frozenset) or thing is msgspec.UNSET else thing


def digest(meeting: Meeting) -> str:
    """One line that stands for the whole state, log positions and undo steps included."""
    text = json.dumps(plain(meeting), ensure_ascii=True, sort_keys=True)
    return sha256(text.encode()).hexdigest()


def result(
    paper: Paper, totals: Mapping[str, Mapping[str, int]], merits: Mapping[str, Merits]
) -> Result:
    """The result of plain totals: group → cell → number."""
    counts = {group: Count("tally", None, cells) for group, cells in totals.items()}
    return count_result(paper, counts, merits)
