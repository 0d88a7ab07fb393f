"""Paper ballots by number keys alone: nothing lags, nothing is lost, everything can be put right."""

import random
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall import digest
from hopthon.meeting import commands as c
from hopthon.meeting.entries import Ballot
from hopthon.screens.counting.work_ballots import BallotsWork

from .seat import in_file, led_to, sit
from .seated import Seated, text, voting_hall

At = Callable[..., Path]


def keying(options: int = 8, *, slow: bool = False) -> tuple[Seated, BallotsWork]:
    seat = Seated(voting_hall(options), slow=slow)
    work = BallotsWork(seat)
    work.settle()
    work.begin()
    return seat, work


def papers(seat: Seated, group: str = "women") -> dict[int, list[int] | str]:
    vote = seat.meeting.rounds["r1"]

    def shown(ballot: Ballot) -> list[int] | str:
        return "hỏng" if ballot.spoilt else sorted(vote.paper.number(o) for o in ballot.marks)

    return {n: shown(ballot) for n, ballot in vote.ballots.get(group, {}).items()}


def test_mark_unmark_next_blank_spoilt() -> None:
    seat, work = keying()
    seat.keys(work, *"63", *"3", *"8", "enter", "0", "-", *"161", "enter")
    assert papers(seat) == {1: [6, 8], 2: [], 3: "hỏng", 4: [6]}


def test_more_beans_than_a_voter_has_are_not_marked() -> None:
    seat, work = keying()
    seat.keys(work, *"1234", "enter")
    assert seat.said == ["Phiếu này đã đủ 3 hạt."]
    assert papers(seat) == {1: [1, 2, 3]}


def test_a_number_that_is_not_on_the_paper() -> None:
    seat, work = keying()
    seat.keys(work, "9")
    assert seat.said == ["Phiếu không có số 9."]


def test_from_ten_up_a_full_stop_makes_one_number() -> None:
    seat, work = keying(15)
    seat.keys(work, *"312.10.", "enter")
    seat.keys(work, *"1.2.12.", "enter", *"5.1", "enter", *"15.3.", "enter", "0")
    assert papers(seat) == {1: [3, 10, 12], 2: [1, 2, 12], 3: [1, 5], 4: [3, 15], 5: []}
    seat.keys(work, *"7", *"16.")
    assert seat.said[-1] == "Phiếu không có số 16."
    seat.keys(work, "enter")
    assert papers(seat)[6] == [7]


@given(st.lists(st.sets(st.integers(1, 15), max_size=3), min_size=1, max_size=20))
def test_every_ballot_is_kept_as_keyed_however_late_the_disk(wanted: list[set[int]]) -> None:
    seat, work = keying(15, slow=True)
    for ballot in wanted:
        for number in ballot:
            seat.type(work, f"{number}.")
        seat.keys(work, "enter", *([] if ballot else ["enter"]))
        seat.answer(1)
    seat.answer()
    assert papers(seat) == {n: sorted(ballot) for n, ballot in enumerate(wanted, 1)}


def test_back_to_put_one_right_then_on() -> None:
    seat, work = keying()
    seat.keys(work, "1", "enter", "2", "enter", "3", "enter", "7")
    seat.keys(work, "up", "up", "2", "5", "enter")
    assert papers(seat) == {1: [1], 2: [5], 3: [3]}
    seat.keys(work, "enter")  # number 3 as it stands: nothing to write
    assert sum(isinstance(one, c.RecordBallot) for one in seat.sent) == 4
    assert "Phiếu nữ số 4" in text(work), "back at the new one"
    seat.keys(work, "enter")
    assert papers(seat)[4] == [7], "what was marked before is still in hand"


def test_up_steps_over_a_number_that_was_taken_away() -> None:
    seat, work = keying()
    seat.keys(work, "1", "enter", "2", "enter", "3", "enter")
    seat.hall.do("remove_ballot", round="r1", group="women", ballot=2)
    seat.keys(work, "up", "up")
    assert "Phiếu nữ số 1" in text(work)


def test_the_other_group_has_its_own_numbers_and_its_own_hand() -> None:
    seat, work = keying()
    seat.keys(work, "1", "enter", "4", "tab", "2", "enter", "tab", "enter")
    assert papers(seat) == {1: [1], 2: [4]}
    assert papers(seat, "men") == {1: [2]}


def test_leaving_the_field_keeps_what_is_in_hand() -> None:
    seat, work = keying()
    seat.keys(work, "1", "2", "escape", "enter", "3", "enter")
    assert papers(seat) == {1: [1, 2, 3]}


def test_a_blank_ballot_takes_two_enters_and_nothing_between() -> None:
    seat, work = keying()
    seat.keys(work, "1", "enter", "enter")
    assert seat.said == ["Phiếu này chưa ghi gì. Enter lần nữa nếu là phiếu trắng."]
    assert papers(seat) == {1: [1]}
    seat.keys(work, "enter", "2", "enter", "3", "3", "enter", "8", "enter")
    assert papers(seat) == {1: [1], 2: [], 3: [2], 4: [8]}, "a mark lets go of it"
    seat.keys(work, "enter", "escape", "enter", "enter", "tab", "tab", "enter", "9", "enter")
    assert papers(seat) == {1: [1], 2: [], 3: [2], 4: [8]}, "so does any other key"


def test_passing_by_a_spoilt_or_a_blank_ballot_leaves_it_as_it_is() -> None:
    seat, work = keying()
    seat.keys(work, "-", "0", "1", "enter", "up", "up", "up", "enter", "enter", "1", "enter")
    assert papers(seat) == {1: "hỏng", 2: [], 3: [1]}, "of the third the mark is taken back"
    seat.keys(work, "enter", "enter")
    assert papers(seat) == {1: "hỏng", 2: [], 3: []}, "it is a blank one now, meant so"


@given(st.lists(st.sampled_from(["1", "2", "enter", "0", "-", "backspace", "tab", "escape"])))
def test_no_blank_ballot_without_its_key_or_two_enters(keys: list[str]) -> None:
    """Counted from the keys alone: a ballot without marks comes from 0, or from an Enter right after one that asked."""
    seat, work = keying()
    asked = blank = 0
    for key in keys:
        typing, before = work.editor is not None, len(seat.said)
        seat.keys(work, key)
        blank += typing and (key == "0" or (key == "enter" and asked))
        asked = key == "enter" and len(seat.said) > before
    vote = seat.meeting.rounds["r1"]
    kept = [b for group in vote.ballots.values() for b in group.values()]
    assert sum(not b.marks and not b.spoilt for b in kept) == blank


def test_the_last_one_away() -> None:
    seat, work = keying()
    seat.keys(work, "x", "1", "enter", "2", "enter", "escape", "x")
    assert papers(seat) == {1: [1]}
    assert seat.said[-1] == "Đã bỏ phiếu số 2."


def test_to_a_ballot_by_its_number_and_away_with_it() -> None:
    seat, work = keying()
    seat.keys(work, "1", "enter", "2", "enter", "3", "enter", "7", "*")
    assert seat.reply("2") == "Sửa phiếu số mấy?"
    assert "Phiếu nữ số 2" in text(work)
    seat.keys(work, "5", "enter", "escape", "g")
    seat.reply("1")
    seat.keys(work, "escape", "x", "g")
    seat.reply("1")
    assert seat.said[-1] == "Chưa có phiếu nữ số 1."
    seat.keys(work, "enter", "enter")
    assert papers(seat) == {2: [2, 5], 3: [3], 4: [7]}, "number 1 is not given out again"


def test_a_number_is_never_given_out_twice() -> None:
    seat, work = keying()
    seat.keys(work, "1", "enter", "2", "enter", "escape", "x", "x", "enter", "3", "enter")
    assert papers(seat) == {3: [3]}


def test_another_seat_keys_the_same_group() -> None:
    seat, work = keying(slow=True)
    seat.keys(work, "1", "enter")
    seat.hall.do("record_ballot", round="r1", group="women", ballot=0, marks={"a8": 1})
    seat.keys(work, "2", "enter", "up")
    assert "đang được lưu" in seat.said[-1], "its number is not certain yet"
    seat.answer()
    assert "Máy khác cũng đang nhập: phiếu vừa rồi mang số 3." in seat.said
    seat.keys(work, "up", "3", "enter")
    seat.answer()
    assert papers(seat) == {1: [8], 2: [1], 3: [2, 3]}


def test_a_group_counted_by_cups_is_left_for_the_other() -> None:
    hall = voting_hall()
    hall.do("record_tally", round="r1", group="women", counts={"a1": 3}, ballots=49)
    seat = Seated(hall)
    work = BallotsWork(seat)
    work.begin()
    assert "Phiếu nam số 1" in text(work)
    seat.keys(work, "tab", "5", "enter")
    assert "đang đếm theo cốc" in seat.said[-1]
    assert work.editor is not None
    assert "     5      " in text(work).split("\n")[4], "the ballot is back in hand"


def test_the_prompt_says_nothing_of_cups() -> None:
    _seat, work = keying()
    assert work.prompt().ask == ""


def test_frames(golden: Callable[[str, str], None]) -> None:
    seat, work = keying()
    seat.keys(work, *"168", "enter", *"36", "enter", "0", "-", *"63")
    for width in (60, 77):
        golden(f"ballots-{width}", text(work, width))


async def test_a_thousand_ballots_in_one_burst(at: At) -> None:
    """Raw keys, three marks each, faster than anyone: exactly these marks, in this order."""
    chance = random.Random(4)
    ballots = [chance.sample(range(1, 9), 3) for _n in range(1_000)]
    path = at("rank", *_prepared())
    async with sit(path) as seat:
        await seat.burst("escape", "f")
        for start in range(0, 1_000, 250):
            some = ballots[start : start + 250]
            await seat.burst(*(k for b in some for k in (*map(str, b), "enter")))
    vote = in_file(path).rounds["r1"]
    kept = [sorted(map(vote.paper.number, b.marks)) for b in vote.ballots["women"].values()]
    assert kept == [sorted(ballot) for ballot in ballots]
    counted = Counter(number for ballot in ballots for number in ballot)
    assert vote.counts["women"].totals == {f"a{n}": counted[n] for n in range(1, 9)}


async def test_two_enters_in_one_burst_are_a_blank_ballot(at: At) -> None:
    path = at("rank", *_prepared())
    async with sit(path) as seat:
        await seat.burst("escape", "f", "1", "enter", "enter", "ctrl+p", "escape", "enter")
        assert "Enter lần nữa" in seat.pane("message"), "what was opened between lets go of it"
        await seat.burst("2", "enter", "enter", "enter", "3", "enter", "enter")
        await seat.paste("7")
        await seat.burst("enter", "4", "enter")
    kept = in_file(path).rounds["r1"].ballots["women"]
    assert [sorted(b.marks) for b in kept.values()] == [["a1"], ["a2"], [], ["a3"], ["a4"]]


async def test_keying_at_the_keys(
    at: At, start: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = count(1)
    monkeypatch.setattr("hopthon.screens.rounds.paper_book.uuid4", lambda: UUID(int=next(numbers)))
    path = at("rank", *_prepared())
    before = start(path)
    async with sit(path) as seat:
        await seat.burst("escape", "f", "1", "6", "8", "enter", "0", "up", "3", "enter", "tab", "-")
        await seat.burst("2", "enter", "escape", "u")
    wishes = (
        c.RecordBallot("r1", "women", 0, {"a1": 1, "a6": 1, "a8": 1}, cmd=UUID(int=1).hex),
        c.RecordBallot("r1", "women", 0, {}, cmd=UUID(int=2).hex),
        c.RecordBallot("r1", "women", 2, {"a3": 1}),
        c.RecordBallot("r1", "men", 0, {}, spoilt=True, cmd=UUID(int=3).hex),
        c.RecordBallot("r1", "men", 0, {"a2": 1}, cmd=UUID(int=4).hex),
        c.Undo(),
    )
    assert digest(in_file(path)) == led_to(before, wishes)


def _prepared() -> list[c.AnyCommand]:
    ids = [f"a{n}" for n in range(1, 9)]
    wishes: list[c.AnyCommand] = [c.SetAttendance(people=1_500, women=1_000, households=52)]
    wishes += [c.AddNode("activity", f"Việc {i}", "economy", id=i) for i in ids]
    settings = c.RoundSettings(beans=3)
    return [*wishes, c.OpenRound(tuple(ids), "", "", ("women", "men"), settings, "r1")]
