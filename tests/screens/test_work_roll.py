"""The roll at the keys: a few letters and Enter; whoever stands first at that key has come, or gone."""

import random
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hall import Hall, digest
from hopthon.meeting import commands as c
from hopthon.screens.roll_find import found
from hopthon.screens.work_roll import RollWork

from .seat import in_file, led_to, sit
from .seated import Seated, key_bar, text

PEOPLE: list[dict[str, Any]] = [
    {"name": "Lò Thị Mai", "sex": "F", "household": "Lò Văn Pâng", "groups": ["poor"]},
    {"name": "Lò Văn Pâng", "sex": "M", "household": "Lò Văn Pâng", "groups": ["poor"]},
    {"name": "Mai Văn An", "sex": "M", "household": "Mai Văn An"},
    {"name": "Hà Thị Mái", "sex": "F", "household": "Hà Văn Tư"},
    {"name": "Lò Thị Mai", "sex": "F", "household": "Bùi Văn Đức"},
    {"name": "Đinh Thị Hoa", "sex": "F", "household": "Đinh Văn Hoan"},
]


@pytest.fixture(autouse=True)
def foretold_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "hopthon.screens.person_form.fresh_id", lambda prefix, _taken: f"{prefix}-new"
    )


def calling(
    *, slow: bool = False, people: list[dict[str, Any]] = PEOPLE
) -> tuple[Seated, RollWork]:
    hall = Hall()
    hall.do("set_info", households_total=6)
    hall.do("start_meeting")
    if people:
        hall.do("add_people", people=people)
    seat = Seated(hall, slow=slow)
    work = RollWork(seat)
    work.settle()
    work.begin()
    return seat, work


def here(seat: Seated) -> list[str]:
    roll = seat.meeting.roll.values()
    return [f"{p.name}/{p.household.split()[-1]}" for p in roll if p.present]


def test_who_is_found_first() -> None:
    hall = calling()[0].hall
    names = {one: f"{p.name}/{p.household.split()[-1]}" for one, p in hall.meeting.roll.items()}

    def first(typed: str) -> list[str]:
        return [names[one] for one in found(hall.meeting, typed)]

    mai = ["Lò Thị Mai/Pâng", "Hà Thị Mái/Tư", "Lò Thị Mai/Đức", "Mai Văn An/An"]
    assert first("mai") == mai, "those called so before those of that family"
    assert first("Mái") == ["Hà Thị Mái/Tư", *(n for n in mai if "Mái" not in n)]
    assert first("mai duc") == ["Lò Thị Mai/Đức"], "the household tells two of one name apart"
    assert first("dinh hoa") == first("hoa đinh") == ["Đinh Thị Hoa/Hoan"]
    assert first("xyz") == []
    assert len(first("")) == len(PEOPLE)
    decomposed = unicodedata.normalize("NFD", "Mái")
    assert first(unicodedata.normalize("NFC", decomposed))[0] == "Hà Thị Mái/Tư"


def test_one_evening_at_the_door() -> None:
    seat, work = calling()
    seat.keys(work, *"mai", "enter", *"pang", "enter", *"mai duc", "enter")
    assert here(seat) == ["Lò Thị Mai/Pâng", "Lò Văn Pâng/Pâng", "Lò Thị Mai/Đức"]
    assert seat.meeting.counts["people"] == 3
    assert "hộ 2/6 ✗ còn thiếu 2 hộ   ● nữ 2/3 ✓" in text(work)
    seat.keys(work, *"mai", "enter")
    assert here(seat) == ["Lò Văn Pâng/Pâng", "Lò Thị Mai/Đức"]
    assert seat.said[-1] == "«Lò Thị Mai» về."
    (row,) = [r for r in text(work).split("\n") if "Lò Thị Mai" in r and "Pâng" in r]
    assert row.endswith("19:00–19:00")


def test_enter_by_mistake_marks_nobody() -> None:
    seat, work = calling()
    seat.keys(work, "enter", *"hoa", "enter", "enter", "enter", *"xyz", "enter")
    assert here(seat) == ["Đinh Thị Hoa/Hoan"], (
        "nobody typed, nobody marked; nobody found, nobody made"
    )
    assert seat.said[-1].startswith("Không thấy ai như vậy.")
    assert len(seat.meeting.roll) == len(PEOPLE)


def test_two_enters_before_the_disk_answers_are_coming_and_going() -> None:
    seat, work = calling(slow=True)
    seat.keys(work, *"hoa", "enter", *"hoa", "enter", *"hoa", "enter")
    seat.answer()
    assert [type(w).__name__ for w in seat.sent] == ["Arrive", "Leave", "Arrive"]
    assert here(seat) == ["Đinh Thị Hoa/Hoan"]


def test_a_newcomer_is_added_by_name_and_is_here() -> None:
    seat, work = calling()
    seat.keys(work, *"Bùi Thị Xa", "down", "enter", "enter", *"nữ", "enter", *"Bùi Văn Tá", "enter")
    assert "nghèo, cận nghèo, DTTS" in text(work)
    seat.keys(work, *"hộ nghèo, dtts", "enter", *"hoa", "enter")
    new = seat.meeting.roll["p-new"]
    assert (new.name, new.sex, new.household) == ("Bùi Thị Xa", "F", "Bùi Văn Tá")
    assert new.groups == ("poor", "minority")
    assert here(seat) == ["Đinh Thị Hoa/Hoan", "Bùi Thị Xa/Tá"]


def test_the_form_says_what_it_cannot_read_and_keeps_it() -> None:
    seat, work = calling()
    seat.keys(work, "escape", "a", *"Lò Thị Mai", "enter", *"bà", "enter")
    assert seat.said[-1] == "Ô này ghi nữ hay nam, hoặc để trống."
    seat.keys(work, "ctrl+u", *"F", "enter", *"lò văn pâng", "enter", *"giàu", "enter")
    assert seat.said[-1].startswith("Không có nhóm này")
    seat.keys(work, "ctrl+u", "enter")
    assert seat.said[-1].startswith("Danh sách đã có «Lò Thị Mai» cùng hộ")
    seat.keys(work, *" con", "enter", "enter", "enter", "enter")
    assert seat.meeting.roll["p-new"].name == "Lò Thị Mai con"


def test_typos_are_mended_and_wrong_names_removed() -> None:
    seat, work = calling()
    seat.keys(work, *"hoa", "tab", *" Hoan", "enter", "enter", "enter", "enter", "escape")
    assert "Đinh Thị Hoa Hoan" in [p.name for p in seat.meeting.roll.values()]
    seat.keys(work, "x")
    assert "Đinh Thị Hoa Hoan" not in [p.name for p in seat.meeting.roll.values()]
    seat.keys(work, "c", "x")
    assert "đã dự họp" in seat.said[-1]
    seat.keys(work, "e", "escape", "m", "m")
    assert seat.opened == [("attendance", "")]


def test_an_empty_list_leads_on() -> None:
    seat, work = calling(people=[])
    assert "Chưa có tên nào." in text(work)
    seat.keys(work, "escape", "a", *"Bùi Văn Tư", *["enter"] * 4)
    (person,) = seat.meeting.roll.values()
    assert (person.name, person.present) == ("Bùi Văn Tư", True)


def test_frames(golden: Callable[[str, str], None]) -> None:
    seat, work = calling()
    seat.keys(work, *"mai", "enter", *"pang", "enter", *"hoa", "enter", *"mai")
    for width in (60, 77):
        golden(f"roll-{width}", text(work, width))
    golden("roll-keys", key_bar(work) + "\n" + ((work.finish() and key_bar(work)) or ""))


async def test_a_burst_hits_the_first_at_each_enter(
    prepared: Path, at: Callable[..., Path], start: Callable[[Path], Path]
) -> None:
    people = tuple(c.NewPerson(**{**one, "groups": ()}) for one in PEOPLE)
    before = start(at("attendance", c.AddPeople(people)))
    ids = list(in_file(before).roll)
    async with sit(prepared, (80, 24)) as seat:
        await seat.burst("escape", "m", *"mai", "enter", *"mái", "enter", *"pan", "enter", *"mai duc",
                         "enter", *"mai", "enter", "escape", "u")  # fmt: skip
    wishes = (
        *(c.Arrive(ids[n]) for n in (0, 3, 1, 4)),
        c.Leave(ids[0]),
        c.Undo(),
    )
    assert digest(in_file(prepared)) == led_to(before, wishes)


async def test_a_list_comes_in_from_the_keyboard_and_goes_with_one_undo(
    prepared: Path, at: Callable[..., Path], tmp_path: Path
) -> None:
    at("attendance")
    file = tmp_path / "danh sách.csv"
    file.write_text("Họ tên;Nam/Nữ\nLò Thị Mai;nữ\nHà Văn An;nam\n", "utf-8")
    async with sit(prepared) as seat:
        await seat.burst(
            "escape", "ctrl+p", *"nhap danh sach", "enter", *str(tmp_path / "no.csv"), "enter"
        )
        await seat.until(lambda: "Không thấy tệp" in seat.pane("message"))
        await seat.burst("ctrl+p", *"nhap danh sach", "enter", *f'"{file}"', "enter")
        await seat.until(lambda: len(seat.meeting.roll) == 2)
        await seat.until(lambda: "Đã thêm 2 người" in seat.pane("message"))
        assert "Gọi tên" in seat.pane("board")
        await seat.burst("escape", "u")
        assert not seat.meeting.roll


def test_four_hundred_names_in_any_order_of_keys() -> None:
    luck = random.Random(7)
    given = ["Mai", "Mái", "Hoa", "Lan", "An", "Tư"]
    people = [
        {"name": f"Lò {luck.choice(['Thị', 'Văn'])} {luck.choice(given)}", "household": f"Hộ {n}"}
        for n in range(400)
    ]
    seat, work = calling(people=people)
    expected: set[str] = set()
    for _turn in range(60):
        typed = luck.choice(["mai", "hoa", "lan 3", "an", "tu", "ho 17", "lo van"])
        wanted = found(seat.meeting, typed)[0]
        expected ^= {wanted}
        seat.keys(work, *typed, "enter")
    assert {p.id for p in seat.meeting.roll.values() if p.present} == expected
    assert seat.meeting.counts["people"] == len(expected)


@pytest.mark.parametrize("keys", [("enter", *"pang", "enter"), ("c",)])
def test_a_name_never_wipes_out_what_was_counted_by_hand_unasked(keys: tuple[str, ...]) -> None:
    seat, work = calling()
    seat.hall.do("set_attendance", people=84, women=49, households=5)
    seat.keys(work, "escape", *keys)
    assert "Đã đếm 84 người" in seat.said[-1]
    assert (seat.meeting.counts["people"], here(seat)) == (84, [])
    seat.keys(work, keys[-1])
    assert (seat.meeting.counts["people"], len(here(seat))) == (1, 1)
    seat.hall.do("undo")
    assert seat.meeting.counts["people"] == 84
