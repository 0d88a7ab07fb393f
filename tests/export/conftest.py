"""Meetings to hand out, played in memory with a clock that ticks a minute an event."""

import json
import os
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hall import HANOI, Hall, Ticking
from hopthon.meeting.state import Meeting

Play = Callable[..., Meeting]


class Minutes(Ticking):
    """A clock that moves one minute each time it is read."""

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


class At(Ticking):
    """A clock that stands still."""

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def play() -> Play:
    """play(commands, kind="village") → the meeting after them."""

    def played(commands: Iterable[dict[str, Any]], kind: str = "village") -> Meeting:
        hall = Hall(kind)
        hall.clock = Minutes(datetime(2027, 2, 5, 19, 1, tzinfo=HANOI))
        for command in commands:
            wish = dict(command)
            hall.do(wish.pop("do"), **wish)
        hall.meeting.id, hall.meeting.head = "1234abcd-0000", "4340b8395471d4d2" * 4
        return hall.meeting

    return played


@pytest.fixture
def held(play: Play) -> Meeting:
    """A whole village meeting: ties, a correction, an override, an annulled decision, an amendment."""
    lines = (Path(__file__).parent / "meeting.jsonl").read_text(encoding="utf-8").splitlines()
    return play(json.loads(line) for line in lines)


@pytest.fixture
def evening() -> Meeting:
    """Xóm Hội 4, everything that can be prepared and much that happens: imports, last year's plan, the roll,
    speakers, the chair handed over, a quick vote, pledges that do not cover, an item put in, a break.
    """
    hall = Hall()
    script = Path(__file__).parent.parent / "fixtures" / "hoi-4.jsonl"
    for line in script.read_text(encoding="utf-8").splitlines():
        wish = json.loads(line)
        hall.clock = At(datetime.fromisoformat(wish.pop("at")).replace(tzinfo=HANOI))
        hall.do(wish.pop("do"), **wish)
    return hall.meeting


@pytest.fixture
def hostile(play: Play) -> Meeting:
    """Text that means something to Excel, Typst or a terminal, and a lot of it."""
    texts = [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2",
        "@SUM(A1)",
        "'=1",
        "[red]#,##0",
        "#let x = 1; #panic()",
        "$math$ _a_ *bold* `raw` <label> @ref",
        "\\ \\\\ \\u{1F600} // /* */",
        "- danh sách\\n= tiêu đề",
        "4. bốn",
        "Rất dài " + "x" * 900,
        "Chữ có dấu tách rời: " + "hội nghị",
        "Biểu tượng 🎉",
        "câu " * 240,
    ]
    commands: list[dict[str, object]] = [
        {"do": "set_info", "village": "CON=+|<b>", "commune": "#Xã $x$", "chair": "=A1"},
        {"do": "start_meeting"},
        {"do": "go_to_step", "step": "difficulties"},
        {"do": "set_attendance", "people": 100, "women": 50, "households": 50},
    ]
    for n, text in enumerate(texts):
        commands += [
            {
                "do": "add_node",
                "id": f"t{n}",
                "kind": "advantage",
                "sector": "economy",
                "text": text,
            },
            {
                "do": "add_node",
                "id": f"k{n}",
                "kind": "difficulty",
                "sector": "economy",
                "text": text,
            },
            {"do": "note", "kind": "opinion", "text": text, "speaker": text[:90], "group": "women"},
        ]
    for n in range(200):
        text = f"{texts[n % len(texts)]} {n}"[:1000]
        commands += [
            {
                "do": "add_node",
                "id": f"a{n}",
                "kind": "activity",
                "sector": "economy",
                "text": text,
            },
            {"do": "describe_activity", "id": f"a{n}", "note": text[:500], "unit": text[:20]}
            | {"total_cost": n * 1_000_000, "external": True, "place": text[:500]},
        ]
    ids = [f"a{n}" for n in range(200)]
    commands += [
        {"do": "open_round", "id": "r1", "title": "=1+1", "options": ids, "groups": ["all"]},
        {"do": "record_tally", "round": "r1", "group": "all", "ballots": 100}
        | {"counts": {f"a{n}": n % 7 for n in range(200)}},
        {"do": "close_round", "round": "r1", "override": "thử"},
    ]
    return play(commands)


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """golden(name, text): the text is what the file holds; HOPTHON_GOLDEN=write renews the file."""

    def compared(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if os.environ.get("HOPTHON_GOLDEN") == "write":
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compared


@pytest.fixture
def scored(play: Play) -> Meeting:
    """Two works by six criteria, every other one counted double, women and men apart."""
    works = [("a1", "Xây phai"), ("a2", "Làm đường")]
    criteria = [{"id": f"k{n}", "title": f"Ý {n}", "weight": 1 + n % 2} for n in range(1, 7)]
    vote = {"do": "open_round", "options": ["a1", "a2"], "groups": ["women", "men"]}
    wishes: list[dict[str, Any]] = [
        {"do": "start_meeting"},
        *({"do": "add_node", "id": i, "kind": "activity", "sector": "economy", "text": t} for i, t in works),
        {**vote, "id": "r1", "method": "criteria", "settings": {"criteria": criteria}},
        *(
            {
                "do": "record_tally",
                "round": "r1",
                "group": group,
                "ballots": 200,
                "counts": {
                    "a1": {f"k{n}": base + n for n in range(1, 7)},
                    "a2": {f"k{n}": base + 10 * n for n in range(1, 7)},
                },
            }
            for group, base in (("women", 200), ("men", 300))
        ),
        {"do": "close_round", "round": "r1", "override": "thử"},
    ]  # fmt: skip
    return play(wishes)
