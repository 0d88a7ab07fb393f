"""A whole meeting at the keys, page by page, ends in the state `hopthon do` of the same wishes ends in."""

from pathlib import Path
from typing import Any

import pytest
from tests.cli.runs import Program
from tests.screens.seat import Seat, sit

from hopthon.cli.home import FolderHome

pytestmark = pytest.mark.usefixtures("foretold")

Wish = dict[str, Any]
WHEN = {"at", "seq", "head", "since", "until", "spent_seconds", "seconds", "turn_seconds"}
"""What tells the time, or follows from it: the two evenings are not held at the same moment."""


async def prepared(seat: Seat) -> list[Wish]:
    """Three questions, then the pages one can prepare: who chairs, the working group, form I.1."""
    await seat.burst("m", *"Bàn Thạch", "tab", *"Võ Miếu", "tab", "tab", "tab", *"98", "f2")
    await seat.burst("enter", *"Hà Văn Lực", "escape")
    await seat.burst("ctrl+p", *"to cong tac", "enter", *"Đinh Thị Hoa", "enter", *"nữ", "escape")
    await seat.burst(
        "ctrl+p", *"so lieu co ban", "enter", "enter", *"120,5", "tab", *"100", "escape"
    )
    return [
        {"do": "set_info", "chair": "Hà Văn Lực"},
        {"do": "set_member", "id": "m-1", "name": "Đinh Thị Hoa", "sex": "F"},
        {"do": "set_basic_data", "values": {"I.1": 120.5}},
        {"do": "set_basic_data", "values": {"I.1.1": 100}},
    ]


async def people(seat: Seat) -> list[Wish]:
    """The meeting begins; the hall is counted."""
    await seat.burst("n", *"52", "down", *"84", "down", *"49", "escape")
    return [
        {"do": "start_meeting"},
        {"do": "set_attendance", "households": 52},
        {"do": "set_attendance", "people": 84},
        {"do": "set_attendance", "women": 49},
    ]


async def talk(seat: Seat) -> list[Wish]:
    """Two points, turns and the queue, the step on the wall; then on to the tree."""
    await seat.burst("n", *"Chào bà con", "enter", "f2", *"Nhất trí", "escape", "1", "2", "p")
    await seat.burst("4", *"bà Lan", "enter", "escape", "m", "0", "4", "escape")
    asides = ["working_group", "directive", "basic_data", "past_year", "poor_group", "present_i2"]
    for _step in asides:
        await seat.burst("n", "escape")
    return [
        {"do": "go_to_step", "step": "purpose"},
        {"do": "note", "id": "c-2", "step": "purpose", "text": "Chào bà con"},
        {"do": "note", "id": "c-3", "step": "purpose", "text": "Nhất trí", "group": "women"},
        {"do": "speech", "group": "women"},
        {"do": "speech", "group": "men"},
        {"do": "show_on_wall", "page": "step", "ref": "purpose"},
        {"do": "queue_speaker", "id": "l-4", "group": "women", "name": "bà Lan"},
        {"do": "start_turn", "id": "l-4"},
        {"do": "end_turn"},
        *({"do": "go_to_step", "step": step} for step in asides),
    ]


async def tree(seat: Seat) -> list[Wish]:
    """A branch down to three works."""
    lines = ["Thiếu nước tưới", "tab", "Mương bồi lấp", "tab", "Nạo vét mương", "tab"]
    works = ["Nạo vét 300 m", "enter", "Xây cống", "enter", "Làm đập", "escape"]
    keys = [key for words in (*lines, *works) for key in _keys(words)]
    await seat.burst("enter", *keys)
    common = {"do": "add_node", "sector": "infrastructure"}
    return [
        {**common, "kind": "difficulty", "id": "k-6", "text": "Thiếu nước tưới"},
        {**common, "kind": "cause", "id": "n-7", "text": "Mương bồi lấp", "parent": "k-6"},
        {**common, "kind": "solution", "id": "g-8", "text": "Nạo vét mương", "parent": "n-7"},
        {**common, "kind": "activity", "id": "a-9", "text": "Nạo vét 300 m", "parent": "g-8"},
        {**common, "kind": "activity", "id": "a-10", "text": "Xây cống", "parent": "g-8"},
        {**common, "kind": "activity", "id": "a-11", "text": "Làm đập", "parent": "g-8"},
    ]


async def sheets(seat: Seat) -> list[Wish]:
    """Six questions of each work, money as it is said."""
    told = (
        ("a-9", "300", "m", ("20000", 20_000_000), ("5000", 5_000_000)),
        ("a-10", "1", "cái", ("30 triệu", 30_000_000), ("6 triệu rưỡi", 6_500_000)),
        ("a-11", "1", "cái", ("1,2 tỷ", 1_200_000_000), ("450 công x 200", 90_000_000)),
    )
    wishes: list[Wish] = []
    await seat.burst("s", "pageup", "pageup")
    for id_, quantity, unit, (total, dong), (own, ours) in told:
        answers = (quantity, unit, "Khu giữa", "Quý II", "Trưởng thôn", total, own)
        keys = [key for words in answers for key in (*words, "tab")]
        await seat.burst("enter", "tab", *keys, "equals_sign", "escape", "t", "pagedown")
        await seat.burst(*["up"] * 8)
        fields = {
            "quantity": int(quantity), "unit": unit, "place": "Khu giữa", "time": "Quý II",
            "responsible": "Trưởng thôn", "total_cost": dong,
        }  # fmt: skip
        reckoned = {"contribution_reckoning": "450 công × 200 nghìn"} if "công" in own else {}
        wishes += [{"do": "describe_activity", "id": id_, name: v} for name, v in fields.items()]
        wishes += [
            {"do": "describe_activity", "id": id_, "community_contribution": ours, **reckoned},
            {"do": "describe_activity", "id": id_, "support_needed": dong - ours},
            {"do": "describe_activity", "id": id_, "external": True},
        ]
    return wishes


async def ranking(seat: Seat) -> list[Wish]:
    """One bean each, three cups, women and men apart; the result hangs on the wall."""
    asides = ["difficulties", "potentials", "amend", "rank"]
    for _step in asides:
        await seat.burst("n", "escape")
    await seat.burst("o", "enter", *"20", "enter", *"15", "enter", *"14", "tab")
    await seat.burst("5", "up", *"20", "up", *"10", "escape", "c")
    options, women, men = ["a-9", "a-10", "a-11"], (20, 15, 14), (5, 20, 10)
    return [
        *({"do": "go_to_step", "step": step} for step in asides),
        {"do": "open_round", "id": "@rounds 0 id", "title": "Xếp ưu tiên các hoạt động cần nguồn vốn bên ngoài",
         "options": options, "groups": ["women", "men"],
         "settings": {"beans": 1, "hidden": True}},
        *_tallies("women", 49, dict(zip(options, women, strict=True))),
        *_tallies("men", 35, dict(zip(reversed(options), men, strict=True))),
        {"do": "close_round", "round": "@rounds 0 id"},
    ]  # fmt: skip


async def decided(seat: Seat) -> list[Wish]:
    """The list is agreed by hands, the conclusion noted."""
    await seat.burst("n", "enter", *"80", "enter", "3", "enter", "1", "enter", "escape")
    await seat.burst("n", *"Thống nhất", "escape")
    title = "Thông qua danh mục hoạt động ưu tiên năm 2027"
    return [
        {"do": "go_to_step", "step": "approve"},
        {"do": "take_decision", "id": "@decisions 0 id", "kind": "list", "title": title,
         "for": 80, "against": 3, "abstain": 1},
        {"do": "go_to_step", "step": "conclusion"},
        {"do": "note", "id": "c-12", "step": "conclusion", "text": "Thống nhất"},
    ]  # fmt: skip


async def closed(seat: Seat) -> list[Wish]:
    """The minutes are written, passed with the village's name typed, and the meeting ends."""
    await seat.burst("n", "enter", *"Đọc lại.", "escape", "c", "enter", *"82", "enter", "2")
    await seat.burst("enter", "0", "enter", *"ban thach", "enter")
    await seat.burst("escape", "ctrl+p", *"ket thuc cuoc hop", "enter")
    return [
        {"do": "go_to_step", "step": "minutes"},
        {"do": "set_minutes_text", "step": "minutes", "text": "Đọc lại."},
        {"do": "pass_minutes", "for": 82, "against": 2, "abstain": 0},
        {"do": "end_meeting"},
    ]


async def test_a_whole_meeting(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("HOPTHON_HOME", str(tmp_path / "home"))
    wishes: list[Wish] = []
    async with sit(None, home=FolderHome(tmp_path / "home")) as seat:
        for act in (prepared, people, talk, tree, sheets, ranking, decided, closed):
            wishes += await act(seat)
        assert seat.meeting.ended_at
        typed = seat.cockpit.desk.path
    hopthon, told = Program(monkeypatch, capsys), tmp_path / "lệnh.hopthon"
    shown, own = hopthon.show(typed), {"id": "each file its own"}
    facts = ("village", "commune", "households_total", "plan_year", "date")
    given = [word for fact in facts for word in ("--set", f"{fact}={shown['meeting'][fact]}")]
    assert hopthon("new", told, *given).status == 0
    run = hopthon.do(told, *(named(wish, shown) for wish in wishes))
    assert [line for line in run.lines if not line["ok"]] == []
    again = hopthon.show(told)
    again["meeting"] |= own
    shown["meeting"] |= own
    assert timeless(again) == timeless(shown)
    assert hopthon("verify", typed, told).status == 0


def named(wish: Wish, shown: Any) -> Wish:
    """Ids the screens chose, as they stand in the file: «@rounds 0 id»."""

    def found(value: Any) -> Any:
        if not isinstance(value, str) or not value.startswith("@"):
            return value
        there = shown
        for key in value[1:].split():
            there = there[int(key)] if key.isdigit() else there[key]
        return there

    return {name: found(value) for name, value in wish.items()}


def timeless(shown: Any) -> Any:
    """The state without its moments, and without what each file calls itself."""
    if isinstance(shown, dict):
        kept = {name: timeless(value) for name, value in shown.items()}
        return {n: v for n, v in kept.items() if n not in WHEN and not n.endswith("_at")}
    return [timeless(item) for item in shown] if isinstance(shown, list) else shown


def _keys(words: str) -> list[str]:
    return [words] if words in ("tab", "enter", "escape") else [*words]


def _tallies(group: str, ballots: int, counts: dict[str, int]) -> list[Wish]:
    """Cup by cup, each with those before it, as they are keyed."""
    wishes: list[Wish] = []
    so_far: dict[str, int] = {}
    for option, n in counts.items():
        so_far[option] = n
        wish = {"do": "record_tally", "round": "@rounds 0 id", "group": group, "ballots": ballots}
        wishes.append({**wish, "counts": dict(so_far)})
    return wishes
