"""Scoring by criteria, and how firm a result is: `python -m benchmarks.scores`."""

from collections import Counter
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.measure import head, row, timed
from hopthon.meeting import events as e
from hopthon.meeting.codec import Fact
from hopthon.meeting.fold import fold, replay
from hopthon.meeting.state import Meeting
from hopthon.processes.load import find
from hopthon.voting.count import Count
from hopthon.voting.firmness import Firmness, firmness
from hopthon.voting.paper import Criterion, Option, Paper, Settings
from hopthon.voting.result import result

AT = "2026-05-16T19:06:12.345+07:00"
CRITERIA = tuple(Criterion(f"c{n}", f"Tiêu chí {n}") for n in range(4))
Ballots = dict[str, list[dict[str, int]]]


def paper(options: int, method: str = "criteria") -> Paper:
    """Women and men apart, four criteria of ten points or five beans."""
    listed = tuple(Option(f"a{n}", f"Việc {n}") for n in range(options))
    criteria = CRITERIA if method == "criteria" else ()
    return Paper("Đo", method, listed, settings=Settings(beans=5, criteria=criteria))


def ballots(of: Paper, voters: int, lead: int) -> Ballots:
    """Cast at random; the first three options ahead by up to `lead` points a criterion."""
    rng, cast = Random(1), dict[str, list[dict[str, int]]](women=[], men=[])
    for voter in range(voters):
        cast["women" if voter % 2 else "men"].append(_ballot(of, rng, lead))
    return cast


def _ballot(of: Paper, rng: Random, lead: int) -> dict[str, int]:
    if of.method == "dots":
        chosen = [o for o in of.ids[:3] if lead and rng.random() < 0.8]
        chosen += rng.sample(of.ids[3:], 5 - len(chosen))
        return dict.fromkeys(chosen, 1)
    return {
        f"{o}/{c.id}": rng.randint(1 + lead, 10) if n < 3 else rng.randint(1, 10 - lead)
        for n, o in enumerate(of.ids)
        for c in CRITERIA
    }


def counted(cast: Mapping[str, list[dict[str, int]]]) -> dict[str, Count]:
    """Added up in plain Python."""
    found: dict[str, Count] = {}
    for group, papers in cast.items():
        totals: Counter[str] = Counter()
        for one in papers:
            totals.update(one)
        found[group] = Count("ballot", len(papers), dict(totals))
    return found


def scoring(options: int, voters: int) -> None:
    """Entry by entry, then all at once."""
    of = paper(options)
    cast = ballots(of, voters, 0)
    head(f"{options * 4 * voters:,} scores: {voters:,} ballots of {options} options × 4 criteria")
    facts = _facts(of, cast)
    meeting = replay(facts[:3])
    tenth = max(1, voters // 10)
    for start in (0, voters // 2, voters - tenth):
        for fact in facts[meeting.seq : 3 + start]:
            fold(meeting, fact)
        row(f"one ballot more, after {start:,} of them", _each(meeting, facts[3 + start :][:tenth]))
    counts = counted(cast)
    row("result of the totals, with sentences", timed(lambda: result(of, counts, {}), 5))
    row("every ballot folded again, then the result", timed(lambda: _again(of, facts), 3))
    row("the same sums in plain Python", base := timed(lambda: counted(cast), 3))
    _beside_numpy(of, cast, base[0])


def _facts(of: Paper, cast: Ballots) -> list[Fact]:
    process = find("ctmtqg", Path("nowhere"))
    events: list[e.Event] = [
        e.MeetingCreated(meeting="bench", process=process, kind=process.kind("village")),
        e.MeetingStarted(),
        e.RoundOpened(id="r", paper=of),
    ]
    for group, papers in cast.items():
        for number, one in enumerate(papers, 1):
            scores = {o: {c.id: one[f"{o}/{c.id}"] for c in CRITERIA} for o in of.ids}
            events.append(
                e.BallotRecorded(round="r", group=group, ballot=number, marks={}, scores=scores)
            )
    return [Fact(n, AT, "counter", event) for n, event in enumerate(events, 1)]


def _each(meeting: Meeting, facts: list[Fact]) -> list[float]:
    waiting = iter(facts)
    return timed(lambda: fold(meeting, next(waiting)), len(facts))


def _again(of: Paper, facts: list[Fact]) -> None:
    result(of, replay(facts).rounds["r"].counts, {})


def _beside_numpy(of: Paper, cast: Ballots, base: float) -> None:
    if find_spec("numpy") is None:
        print("numpy cannot be imported here: nothing to stand beside")
        return
    numpy: Any = import_module("numpy")
    cells = [f"{o}/{c.id}" for o in of.ids for c in CRITERIA]

    def array() -> Any:
        return numpy.array([[b[c] for c in cells] for papers in cast.values() for b in papers])

    filled = timed(lambda: array().sum(axis=0), 3)
    row(
        "numpy, its array filled from the ballots", filled, f"plain Python {base / filled[0]:.1f} ×"
    )
    grid = array()
    took = timed(lambda: grid.sum(axis=0), 5)
    row("numpy, the numbers already in its array", took, f"plain Python {base / took[0]:.0f} ×")


def firm(method: str, lead: int, *, keyed: bool) -> None:
    """Two figures for a hundred options and a thousand ballots."""
    of = paper(100, method)
    cast = ballots(of, 1_000, lead)
    counts = counted(cast)

    def work() -> Firmness:
        return firmness(of, counts, {}, cast if keyed else {}, 3)

    found = work()
    what = f"{method}, {'ballots' if keyed else 'cups alone'}, {'clear' if lead else 'close'}"
    row(what, timed(work, 7), f"members {found.members}, order {found.order}")


if __name__ == "__main__":
    scoring(15, 240)
    scoring(100, 1_000)
    head("How firm: 100 options × 1,000 ballots, the first three")
    for name in ("dots", "criteria"):
        for ahead in (0, 6):
            for known in (True, False):
                firm(name, ahead, keyed=known)
