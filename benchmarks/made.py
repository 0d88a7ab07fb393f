"""Meetings and ballots of any size, the same each time."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from msgspec.structs import replace

from hopthon.journal.journal import Journal
from hopthon.meeting import events as e
from hopthon.meeting.codec import encode
from hopthon.processes.load import find
from hopthon.voting.paper import Option, Paper, Settings

AT = "2026-05-16T19:06:12.345+07:00"


def long_meeting(events: int, options: int = 20, seed: int = 1) -> Iterator[e.Event]:
    """A meeting whose ballots are keyed one by one, with talk and corrections in between."""
    rng, process = Random(seed), find("ctmtqg", Path("nowhere"))
    yield e.MeetingCreated(
        meeting="bench", process=replace(process, kinds=()), kind=process.kind("village")
    )
    yield e.InfoSet(fields={"village": "Bàn Thạch", "households_total": 98})
    yield e.MeetingStarted()
    ids = [f"a{n}" for n in range(options)]
    for node in ids:
        yield e.NodeAdded(id=node, kind="activity", sector="economy", text=f"Việc {node} của thôn")
    yield e.RoundOpened(
        id="r", paper=Paper("Xếp ưu tiên", "dots", tuple(Option(i, f"Việc {i}") for i in ids))
    )
    papers = {"women": 0, "men": 0}
    for _each in range(events - options - 4):
        chance, group = rng.random(), rng.choice(("women", "men"))
        if chance < 0.06:
            yield e.SpeechMade(group=group)
        elif chance < 0.10:
            yield e.NodeEdited(id=rng.choice(ids), text=f"Việc đổi tên {rng.randint(1, 999)}")
        else:
            papers[group] += chance > 0.12 or not papers[group]
            marks = dict.fromkeys(rng.sample(ids, min(5, options)), 1)
            yield e.BallotRecorded(round="r", group=group, ballot=papers[group], marks=marks)


def write(path: Path, events: int) -> list[str]:
    """The meeting as a file; gives its lines of JSON."""
    journal, lines = Journal.create(path), list[str]()
    with journal.writing() as transaction:
        for event in long_meeting(events):
            kind, data = encode(event)
            transaction.append(AT, "counter", kind, data)
            lines.append(data)
    journal.close()
    return lines


def pabulib(path: Path, ballots: int, options: int, seed: int = 1) -> None:
    """A `.pb` file of this size."""
    rng = Random(seed)
    rows = [f"{n};1000;Việc số {n}" for n in range(options)]
    votes = [
        f"{n};{','.join(map(str, rng.sample(range(options), 5)))};{rng.choice('FM')}"
        for n in range(ballots)
    ]
    head = ["META", "key;value", "description;Đo", "vote_type;approval", "max_length;5"]
    text = [*head, "PROJECTS", "project_id;cost;name", *rows, "VOTES", "voter_id;vote;sex", *votes]
    path.write_text("\n".join(text) + "\n", "utf-8")


def paper_and_totals(ballots: int, options: int) -> tuple[Paper, list[tuple[str, list[str]]]]:
    """A paper, and (group, options marked) of each ballot."""
    rng, ids = Random(1), [f"a{n}" for n in range(options)]
    paper = Paper(
        "Đo", "dots", tuple(Option(i, f"Việc {i}") for i in ids), settings=Settings(beans=5)
    )
    return paper, [(rng.choice(("women", "men")), rng.sample(ids, 5)) for _each in range(ballots)]
