"""A hall where people vote: four activities, ten women and eight men, candidates on the roll."""

from typing import Any

from hall import Hall
from hopthon.meeting.events import RoundClosed
from hopthon.meeting.standing import problems
from hopthon.session.recheck import recheck
from hopthon.views.whole import whole
from hopthon.voting.result import Row

ACTIVITIES = ("a1", "a2", "a3", "a4")
CANDIDATES = (("p1", "Lò Thị Mai", "F"), ("p2", "Hà Văn An", "M"), ("p3", "Vì Thị Én", "F"),
              ("p4", "Cà Văn Ơn", "M"), ("p5", "Lường Thị Ết", "F"))  # fmt: skip
CRITERIA = [{"id": "fit", "title": "Tính phù hợp", "max": 4},
            {"id": "cost", "title": "Rẻ", "max": 3, "weight": 2}]  # fmt: skip


def booth(kind: str = "village", women: int = 10, men: int = 8) -> Hall:
    """People are counted, works and candidates are known, nothing is open."""
    hall = Hall(kind)
    hall.do("set_info", households_total=40)
    hall.do("start_meeting")
    hall.do("set_attendance", people=women + men, women=women, households=1)
    for name in ACTIVITIES:
        hall.do("add_node", id=name, kind="activity", sector="economy", text=f"Việc {name}")
    for name, full, sex in CANDIDATES:
        groups = ["trained"] if name in ("p1", "p2") else []
        hall.do("add_person", id=name, name=full, sex=sex, groups=groups)
    return hall


def opened(hall: Hall, method: str, round_id: str = "r", **more: Any) -> Hall:
    """A round of this method, open."""
    usual: dict[str, dict[str, Any]] = {
        "dots": {"options": list(ACTIVITIES), "settings": {"beans": 2}},
        "criteria": {"options": ["a1", "a2"], "settings": {"criteria": CRITERIA}},
        "hands": {"options": ["a1", "a2"]},
        "secret": {"options": [], "title": "Tín nhiệm ông An?", "groups": ["all"]},
        "election": {
            "options": [p for p, *_rest in CANDIDATES],
            "settings": {"seats": 2},
            "groups": ["all"],
        },
    }
    hall.do("open_round", id=round_id, method=method, **{**usual[method], **more})
    return hall


def tally(
    hall: Hall, group: str, ballots: int | None, counts: dict[str, Any], round_id: str = "r"
) -> None:
    """One group's count."""
    hall.do("record_tally", round=round_id, group=group, ballots=ballots, counts=counts)


def close(hall: Hall, round_id: str = "r", **more: Any) -> RoundClosed:
    """What was announced; verify finds nothing wrong with it."""
    closed = hall.do("close_round", round=round_id, **more)
    assert isinstance(closed, RoundClosed)
    assert recheck(hall.facts) == []
    return closed


def told(hall: Hall, round_id: str = "r") -> list[tuple[str, str, bool]]:
    """What does not add up: where, the sentence, whether it keeps the round open."""
    return [
        (p.where, p.sentence, p.blocking)
        for p in problems(hall.meeting, hall.meeting.rounds[round_id])
    ]


def ranks(rows: tuple[Row, ...]) -> list[tuple[str, int, int | str]]:
    """Option, rank, score."""
    return [(row.option, row.rank, row.score) for row in rows]


def shown(hall: Hall, round_id: str = "r") -> dict[str, Any]:
    """The round as other programs see it."""
    return next(r for r in whole(hall.meeting)["rounds"] if r["id"] == round_id)
