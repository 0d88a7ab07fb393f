"""Voting again among those that share a rank: only they are parted, and only as long as the run-off stands."""

from typing import Any

import pytest
from msgspec import structs

from hall import Hall, digest
from hopthon.meeting.codec import Fact
from hopthon.meeting.events import RoundClosed
from hopthon.session.recheck import recheck
from hopthon.views.minutes import minutes
from hopthon.views.rounds import ranked_order
from hopthon.views.wall_now import wall_page

from .booth import ACTIVITIES, booth, close, opened, ranks, tally

TIE = {"a1": 3, "a2": 6, "a3": 3, "a4": 3}


def tied() -> Hall:
    """a2 leads, the three others share rank 2, of women and of all."""
    hall = opened(booth(), "dots", settings={"beans": 3})
    for group in ("women", "men"):
        tally(hall, group, 8, TIE)
    assert ranks(close(hall).rows) == [("a2", 1, 12), ("a1", 2, 6), ("a3", 2, 6), ("a4", 2, 6)]
    return hall


def run_off(hall: Hall, counts: dict[str, int], round_id: str = "rr", **more: Any) -> Hall:
    """The same people, one bean each."""
    wish = {"settings": {"run_off_of": "r", "beans": 1}, "options": [], **more}
    hall.do("open_round", id=round_id, **wish)
    for group in hall.meeting.rounds[round_id].paper.groups:
        tally(hall, group, 8, counts, round_id)
    close(hall, round_id)
    return hall


def order(hall: Hall, round_id: str = "r") -> list[tuple[str, int, bool]]:
    closed = hall.meeting.rounds[round_id].closed
    assert closed is not None
    return [(r.option, r.rank, r.tied) for r in closed.rows]


def test_it_orders_that_group_only() -> None:
    hall = run_off(tied(), {"a1": 1, "a3": 2, "a4": 5})
    assert order(hall) == [("a2", 1, False), ("a4", 2, False), ("a3", 3, False), ("a1", 4, False)]
    closed = hall.meeting.rounds["r"].closed
    assert closed is not None
    assert [r.decided_by for r in closed.rows] == [None, "run_off", "run_off", "run_off"]
    assert [r.score for r in closed.rows] == [12, 6, 6, 6], "scores stay those of the round"
    assert [r.sentence for r in closed.rows][1:] == [
        "Hạng 2 với 6 hạt; đồng hạng với «Việc a3», bầu lại 10 > 4: xếp trên.",
        "Hạng 3 với 6 hạt; đồng hạng với «Việc a1», bầu lại 4 > 2: xếp trên.",
        "Hạng 4 với 6 hạt; đồng hạng với «Việc a3», bầu lại 2 < 4: xếp sau.",
    ]
    assert ranked_order(hall.meeting) == {"a2": 1, "a4": 2, "a3": 3, "a1": 4}
    assert digest(hall.again()) == digest(hall.meeting)


def test_sevens_become_seven_and_eight() -> None:
    hall = booth(women=30, men=0)
    for n in range(5, 10):
        hall.do("add_node", id=f"a{n}", kind="activity", sector="society", text=f"Việc a{n}")
    names = [f"a{n}" for n in range(1, 10)]
    hall.do("open_round", id="r", options=names, groups=["all"], settings={"beans": 5})
    tally(hall, "all", 30, dict(zip(names, [20, 19, 18, 17, 16, 15, 9, 9, 1], strict=True)))
    close(hall)
    assert [rank for _o, rank, _t in order(hall)] == [1, 2, 3, 4, 5, 6, 7, 7, 9]
    hall.do("open_round", id="rr", options=[], settings={"run_off_of": "r", "beans": 1})
    tally(hall, "all", 30, {"a7": 10, "a8": 20}, "rr")
    close(hall, "rr")
    assert [(o, rank) for o, rank, _t in order(hall)][5:] == [
        ("a6", 6),
        ("a8", 7),
        ("a7", 8),
        ("a9", 9),
    ]


def test_what_ties_again_stays_tied_and_may_be_voted_once_more() -> None:
    hall = run_off(tied(), {"a1": 1, "a3": 3, "a4": 3})
    assert order(hall)[1:] == [("a3", 2, True), ("a4", 2, True), ("a1", 4, False)]
    run_off(hall, {"a3": 2, "a4": 5}, "rr2", settings={"run_off_of": "rr", "beans": 1})
    assert hall.meeting.rounds["rr2"].paper.settings.run_off_of == "r", "it parts the round itself"
    assert order(hall)[1:] == [("a4", 2, False), ("a3", 3, False), ("a1", 4, False)]


def test_equal_run_offs_are_decided_by_the_women_and_say_so() -> None:
    hall = tied()
    hall.do("open_round", id="rr", options=[], settings={"run_off_of": "r", "beans": 1})
    tally(hall, "women", 8, {"a1": 1, "a3": 4, "a4": 3}, "rr")
    tally(hall, "men", 8, {"a1": 1, "a3": 3, "a4": 4}, "rr")
    close(hall, "rr")
    closed = hall.meeting.rounds["r"].closed
    assert closed is not None
    assert closed.rows[1].sentence == (
        "Hạng 2 với 6 hạt; đồng hạng với «Việc a4», bầu lại 7 = 7: xếp trên vì phụ nữ bầu 4 > 3."
    )


def test_exactly_those_that_share_a_rank_may_be_voted_again() -> None:
    hall = tied()
    for ids in (["a1", "a3"], ["a2"], list(ACTIVITIES), ["a1", "a3", "a4", "a4"]):
        said = hall.refused("open_round", options=ids, settings={"run_off_of": "r"})
        assert said == "Bầu lại thì chọn đúng các việc đồng hạng: a1, a3, a4."
    hall.do("open_round", id="rr", options=["a4", "a3", "a1"], settings={"run_off_of": "r"})
    paper = hall.meeting.rounds["rr"].paper
    assert (paper.title, paper.method, paper.groups) == (
        "Bầu lại: Xếp ưu tiên",
        "dots",
        ("women", "men"),
    )
    clear = opened(booth(), "dots", settings={"beans": 1}, groups=["all"])
    tally(clear, "all", 10, {"a1": 4, "a2": 3, "a3": 2, "a4": 1})
    close(clear)
    assert "không có việc nào đồng hạng" in clear.refused(
        "open_round", options=[], settings={"run_off_of": "r"}
    )


@pytest.mark.parametrize("undoing", ["undo", "annul_round", "reopen_round"])
def test_without_the_run_off_the_tie_is_back(undoing: str) -> None:
    hall = tied()
    before = order(hall)
    run_off(hall, {"a1": 1, "a3": 2, "a4": 5})
    assert order(hall) != before
    hall.do(undoing, **({} if undoing == "undo" else {"round": "rr", "reason": "sai"}))
    assert order(hall) == before
    assert digest(hall.again()) == digest(hall.meeting)
    if undoing == "annul_round":
        run_off(hall, {"a1": 5, "a3": 2, "a4": 1}, "rr2")
    else:
        tally(hall, "men", 8, {"a1": 8, "a3": 0, "a4": 0}, "rr")
        close(hall, "rr")
    assert order(hall)[1] == ("a1", 2, False)


def test_counted_again_with_the_same_tie_the_run_off_still_holds() -> None:
    """A missed cup of another work: the room is not asked twice about the three it has voted on again."""
    hall = run_off(tied(), {"a1": 1, "a3": 2, "a4": 5})
    before = order(hall)
    hall.do("reopen_round", round="r", reason="còn sót cốc 2")
    tally(hall, "men", 8, {**TIE, "a2": 8})
    assert [r.tied for r in close(hall).rows] == [False, True, True, True], "what was counted"
    closed = hall.meeting.rounds["r"].closed
    assert closed is not None
    assert order(hall) == before
    assert (
        closed.rows[1].sentence
        == "Hạng 2 với 6 hạt; đồng hạng với «Việc a3», bầu lại 10 > 4: xếp trên."
    )
    said = "Các việc bầu lại ở đợt 2 vẫn đồng hạng: kết quả bầu lại vẫn dùng."
    assert closed.notes == (said,)
    assert any(said in str(item.parts) for item in minutes(hall.meeting).items)
    assert recheck(hall.facts) == []
    assert digest(hall.again()) == digest(hall.meeting)
    hall.do("undo")
    assert hall.meeting.rounds["r"].state == "open"
    close(hall)
    hall.do("annul_round", round="rr", reason="phiếu bầu lại bị lẫn")
    assert [tied_now for _o, _r, tied_now in order(hall)] == [False, True, True, True]
    closed = hall.meeting.rounds["r"].closed
    assert closed is not None
    assert not closed.notes
    assert digest(hall.again()) == digest(hall.meeting)


def test_the_same_tie_on_another_rank_is_parted_there() -> None:
    """The run-off's order is used inside the group, wherever the group now stands."""
    hall = run_off(tied(), {"a1": 1, "a3": 2, "a4": 5})
    hall.do("reopen_round", round="r", reason="đếm lại")
    for group in ("women", "men"):
        tally(hall, group, 8, {"a1": 5, "a2": 1, "a3": 5, "a4": 5})
    close(hall)
    assert order(hall) == [("a4", 1, False), ("a3", 2, False), ("a1", 3, False), ("a2", 4, False)]
    hall.do("reopen_round", round="rr", reason="đếm lại")
    assert order(hall)[:3] == [("a1", 1, True), ("a3", 1, True), ("a4", 1, True)]


def test_verify_sees_a_run_off_kept_that_should_not_be() -> None:
    hall = run_off(tied(), {"a1": 1, "a3": 2, "a4": 5})
    hall.do("reopen_round", round="r", reason="đếm lại")
    close(hall)
    last = hall.facts[-1]
    assert isinstance(last.event, RoundClosed)
    forged = structs.replace(last.event, stands={})
    assert len(recheck([*hall.facts[:-1], Fact(last.seq, last.at, last.seat, forged)])) == 1


def test_a_count_that_changed_since_is_not_touched_by_an_old_run_off() -> None:
    hall = run_off(tied(), {"a1": 1, "a3": 2, "a4": 5})
    hall.do("reopen_round", round="r", reason="đếm lại")
    tally(hall, "men", 8, {"a1": 8, "a2": 2, "a3": 3, "a4": 3})
    close(hall)
    counted = order(hall)
    assert counted[:2] == [("a1", 1, False), ("a2", 2, False)]
    closed = hall.meeting.rounds["r"].closed
    assert closed is not None
    assert closed.notes == (
        "Các việc bầu lại ở đợt 2 không còn đồng hạng: kết quả bầu lại thôi dùng.",
    )
    hall.do("annul_round", round="rr", reason="hết hiệu lực")
    assert order(hall) == counted


def test_a_run_off_counted_after_the_tie_is_gone_parts_nobody() -> None:
    hall = tied()
    hall.do("open_round", id="rr", options=[], settings={"run_off_of": "r", "beans": 1})
    hall.do("reopen_round", round="r", reason="đếm lại")
    for group in ("women", "men"):
        tally(hall, group, 8, {"a1": 1, "a3": 2, "a4": 5}, "rr")
    assert close(hall, "rr").settles == ()
    hall.do("annul_round", round="r", reason="bỏ")
    hall.do("reopen_round", round="rr", reason="lại")
    assert close(hall, "rr").settles == ()


def test_the_last_seat_of_an_election_is_voted_again_for_the_seats_left() -> None:
    quotas = [{"what": "women", "count": 1}]
    hall = opened(booth(), "election", settings={"seats": 2, "quotas": quotas})
    tally(hall, "all", 18, {"p1": 5, "p2": 15, "p3": 1, "p4": 5, "p5": 2})
    assert len(close(hall).notes) == 2
    hall.do("open_round", id="rr", options=[], settings={"run_off_of": "r"})
    paper = hall.meeting.rounds["rr"].paper
    assert (paper.method, paper.groups, paper.settings.seats, paper.ids) == (
        "election",
        ("all",),
        1,
        ("p1", "p4"),
    )
    tally(hall, "all", 18, {"p1": 10, "p4": 8}, "rr")
    close(hall, "rr")
    closed = hall.meeting.rounds["r"].closed
    assert closed is not None
    assert closed.notes == (), "a woman is elected, no seat is open"
    assert order(hall)[:3] == [("p2", 1, False), ("p1", 2, False), ("p4", 3, False)]
    hall.do("annul_round", round="rr", reason="sai")
    assert len(hall.meeting.rounds["r"].closed.notes) == 2


@pytest.mark.parametrize("name", ["criteria", "hands"])
def test_a_run_off_of_another_method_than_the_round(name: str) -> None:
    hall = tied()
    hall.do(
        "open_round",
        id="rr",
        method=name,
        options=[],
        settings={"run_off_of": "r", "criteria": [{"id": "x"}]},
    )
    part = {"criteria": "x", "hands": "for"}[name]
    for group in ("women", "men"):
        tally(
            hall,
            group,
            8,
            {
                "a1": {part: 8},
                "a3": {part: 10 if name == "criteria" else 6},
                "a4": {part: 9 if name == "criteria" else 7},
            },
            "rr",
        )
    close(hall, "rr", override="đếm thử")
    assert [o for o, *_rest in order(hall)] == (
        ["a2", "a3", "a4", "a1"] if name == "criteria" else ["a2", "a1", "a4", "a3"]
    )


def test_the_wall_says_that_the_run_off_decided() -> None:
    hall = run_off(tied(), {"a1": 1, "a3": 2, "a4": 5})
    hall.do("show_on_wall", page="ranking", ref="r")
    page = wall_page(hall.meeting, hall.clock().isoformat())
    assert [row.note[:1] for row in page.rows] == [
        (),
        ("▲ bầu lại thì xếp trên",),
        ("▲ bầu lại thì xếp trên",),
        (),
    ]


def test_verify_sees_a_forged_run_off() -> None:
    hall = run_off(tied(), {"a1": 1, "a3": 2, "a4": 5})
    last = hall.facts[-1]
    assert isinstance(last.event, RoundClosed)
    forged = structs.replace(last.event, settles=tuple(reversed(last.event.settles)))
    facts = [*hall.facts[:-1], Fact(last.seq, last.at, last.seat, forged)]
    assert len(recheck(facts)) == 1
