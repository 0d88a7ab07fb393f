"""`hopthon show` and `hopthon log`."""

from argparse import Namespace

import msgspec

from hopthon.cli.speech import say, tell
from hopthon.journal.journal import Journal
from hopthon.language import _
from hopthon.meeting.codec import Fact, decode
from hopthon.meeting.fold import fold
from hopthon.meeting.naming import name
from hopthon.meeting.state import Meeting
from hopthon.session import Session
from hopthon.views.summary import summary_lines
from hopthon.views.whole import whole


def show(options: Namespace) -> int:
    """The whole state, for people or as JSON."""
    meeting = Session.open(options.file, write=False).meeting
    if options.json:
        tell(whole(meeting), indent=True)
    else:
        for line in summary_lines(meeting):
            say(line)
    return 0


def log(options: Namespace) -> int:
    """The events, oldest first."""
    journal, meeting = Journal.open(options.file, write=False), Meeting()
    for record in journal.read():
        if options.json:
            tell(
                {
                    "seq": record.seq,
                    "at": record.at,
                    "seat": record.seat,
                    "kind": record.kind,
                    "data": msgspec.Raw(record.data.encode()),
                    "prev": record.prev,
                    "hash": record.hash,
                }
            )
            continue
        event = decode(record.kind, record.data, record.seq)
        words = record.kind if event is None else name(meeting, event)
        if event is not None:
            fold(meeting, Fact(record.seq, record.at, record.seat, event))
        say(
            _("{seq:>5}  {at}  {seat:<12} {what}").format(
                seq=record.seq, at=record.at[:19], seat=record.seat, what=words
            )
        )
    return 0
