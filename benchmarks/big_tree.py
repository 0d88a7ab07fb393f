"""A meeting with a full tree: 300 lines, 60 of them activities."""

from pathlib import Path

from hopthon.meeting import commands as c
from hopthon.processes.load import find
from hopthon.session import Session

BRANCHES = 60


def big_tree(path: Path) -> None:
    """Write it, standing at the step where the tree is built."""
    session = Session.create(path, find("ctmtqg", path.parent), "village", {"village": "Bàn Thạch"})
    sectors = [sector.id for sector in session.meeting.procedure.sectors]
    wishes: list[c.AnyCommand] = [c.StartMeeting()]
    for n in range(BRANCHES):
        sector = sectors[n % len(sectors)]
        words = f"{n}: thiếu nước tưới và phân bón ở Khu giữa vào mùa khô"
        levels = (
            ("difficulty", None, f"k{n}"),
            ("cause", f"k{n}", f"n{n}"),
            ("cause", f"k{n}", f"m{n}"),
            ("solution", f"n{n}", f"g{n}"),
            ("activity", f"g{n}", f"a{n}"),
        )
        wishes += [c.AddNode(kind, words, sector, up, None, own) for kind, up, own in levels]
    session.do_all([*wishes, c.GoToStep("difficulties")])
    session.close()
