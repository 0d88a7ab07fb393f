"""From the writer's commit to the finished frame of the projector, in a pseudo-terminal (Linux, macOS).

The frame is finished when the last bytes for it have been read: drawing by the terminal itself is not in it.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from benchmarks.measure import percentiles
from hopthon.meeting.commands import (
    AddNode,
    CoverWall,
    DescribeActivity,
    GoToStep,
    OpenRound,
    RecordBallot,
    RoundSettings,
    SetAttendance,
    StartMeeting,
)
from hopthon.processes.load import find
from hopthon.session import Session

VOTES = 200


def meeting(path: Path) -> Session:
    """A meeting with a round of ten works open."""
    session = Session.create(
        path, find("ctmtqg"), "village", {"village": "Bàn Thạch", "households_total": 98}
    )
    session.do(StartMeeting())
    session.do(SetAttendance(people=200, women=120, households=52))
    session.do(GoToStep("rank"))
    ids = tuple(f"a{n}" for n in range(10))
    for one in ids:
        session.do(AddNode("activity", f"Việc của thôn số {one[1:]}", "economy", id=one))
        session.do(DescribeActivity(one, external=True))
    session.do(OpenRound(ids, settings=RoundSettings(beans=3), id="r"))
    session.do(CoverWall(False))
    return session


def main() -> None:
    """Prints the percentiles over a few hundred ballots, 50 to 200 ms apart."""
    if sys.platform == "win32":
        print("commit → wall: measured in a pseudo-terminal, which Windows has not")
        return
    from benchmarks.terminal import Terminal

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wall.hopthon"
        session = meeting(path)
        rng = Random(7)
        with Terminal(
            [sys.executable, "-m", "hopthon", "projector", str(path)], Path(folder), (48, 12)
        ) as wall:
            wall.rest(2.0)
            took: list[float] = []
            for number in range(1, VOTES + 1):
                wall.rest(rng.uniform(0.05, 0.2))
                marks = {f"a{n}": 1 for n in rng.sample(range(10), 3)}
                session.do(RecordBallot("r", "women" if number % 2 else "men", number, marks))
                start = time.perf_counter()
                if (done := wall.frame(start, 0.5)) is not None:
                    took.append(done)
        session.close()
        load = os.getloadavg()[0]
        print(
            f"\nCommit → frame of the wall at 48×12: {len(took)}/{VOTES} ballots, load {load:.1f}"
        )
        percentiles("counting page", took)


if __name__ == "__main__":
    main()
