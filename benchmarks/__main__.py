"""All measurements, one table each: `python -m benchmarks`."""

import json
import tempfile
from argparse import Namespace
from collections import Counter
from contextlib import redirect_stdout
from io import StringIO
from itertools import count
from pathlib import Path

from benchmarks.made import long_meeting, pabulib, paper_and_totals, write
from benchmarks.measure import head, row, timed
from hopthon.cli.ballots import import_ballots
from hopthon.imports import read_ballots
from hopthon.meeting.codec import Fact, decode, encode
from hopthon.meeting.commands import Note
from hopthon.meeting.fold import replay
from hopthon.processes.load import find
from hopthon.session import Session
from hopthon.voting.result import result


def append(folder: Path) -> None:
    head("One wish, from decision to the disk (300 notes)")
    session = Session.create(folder / "append.hopthon", find("ctmtqg", Path("nowhere")), "village")
    row("Session.do", timed(lambda: session.do(Note(text="ý kiến của bà con")), 300))
    many = [Note(text="ý kiến của bà con")] * 100
    row("Session.do_all of 100", timed(lambda: session.do_all(many), 5))
    session.close()


def opening(folder: Path) -> None:
    for events in (10_000, 100_000):
        _open_one(folder, events)


def _open_one(folder: Path, events: int) -> None:
    head(f"A meeting of {events:,} events")
    path = folder / f"{events}.hopthon"
    lines = write(path, events)
    row(
        "json.loads of the same lines",
        base := timed(lambda: [json.loads(line) for line in lines], 3),
    )
    stored = [encode(event) for event in long_meeting(events)]
    row("decode into events", timed(lambda: [decode(*one) for one in stored], 3))
    facts = [Fact(n, "2026-05-16T19:06:12.345+07:00", "counter", event)
             for n, event in enumerate(long_meeting(events), 1)]  # fmt: skip
    row("fold", timed(lambda: replay(facts), 3))
    opened = timed(lambda: Session.open(path, write=False).close(), 3)
    row(
        "open: read, check the chain, decode, fold",
        opened,
        f"{opened[0] / base[0]:.1f} × json.loads",
    )


def ranking() -> None:
    head("Ranking")
    for ballots, options in ((300, 15), (1_000, 100), (10_000, 100)):
        _rank_one(ballots, options)


def _rank_one(ballots: int, options: int) -> None:
    paper, cast = paper_and_totals(ballots, options)

    def counted() -> None:
        totals = {
            g: dict(Counter(o for group, marked in cast if group == g for o in marked))
            for g in ("women", "men")
        }
        result(paper, totals, {})

    row(f"{ballots:,} ballots × {options} options, with sentences", timed(counted, 9))


def importing(folder: Path) -> None:
    head("Ballots from a file")
    for ballots, options in ((1_449, 21), (20_000, 100)):
        file = folder / f"{ballots}.pb"
        pabulib(file, ballots, options)
        _import_one(file, f"{ballots:,} ballots × {options} options")


def _import_one(file: Path, what: str) -> None:
    names = count()

    def whole() -> None:
        path = file.with_name(f"{file.stem}-{next(names)}.hopthon")
        Session.create(path, find("ctmtqg", Path("nowhere")), "village").close()
        with redirect_stdout(StringIO()):
            import_ballots(Namespace(file=path, round="r", ballots=file, create=True, scale=None))

    row(f"read {what}", timed(lambda: read_ballots(file), 3))
    row("import-ballots --create", timed(whole, 3))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        append(Path(name))
        opening(Path(name))
        ranking()
        importing(Path(name))
