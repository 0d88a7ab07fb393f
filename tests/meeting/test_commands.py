"""Every wish: carried out, or refused in one sentence with nothing changed."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from hall import Hall, digest
from hopthon.meeting import events as e
from hopthon.meeting.commands import AnyCommand
from hopthon.meeting.decide import decide
from hopthon.meeting.read import NAMES, read_command
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal

from .ready import ready

Wish = dict[str, Any]

ACCEPTED: list[tuple[str, Wish]] = [
    ("set_info", {"village": "Bàn Thạch", "plan_year": 2027, "date": "2026-05-16"}),
    ("go_to_step", {"step": "attendance"}),
    ("skip_step", {"step": "potentials", "reason": "hết giờ"}),
    ("add_step", {"title": "Văn nghệ", "minutes": 10, "reason": "các cháu muốn hát"}),
    ("pause_meeting", {"minutes": 15, "reason": "giải lao"}),
    ("set_attendance", {"people": 90, "women": 50}),
    ("add_person", {"name": "Đinh Văn Hoan", "sex": "M", "household": "Hoan"}),
    ("add_people", {"people": [{"name": "Đinh Thị Bình", "sex": "F", "household": "Hoan"}]}),
    ("edit_person", {"id": "p1", "name": "Hà Thị Mãi", "groups": ["poor", "minority"]}),
    ("remove_person", {"id": "p1"}),
    ("arrive", {"id": "p1"}),
    ("hand_over_chair", {"to": "Ông Bình", "reason": "đi họp ở xã"}),
    ("note", {"text": "Đề nghị sửa đập trước", "kind": "opinion", "group": "women"}),
    ("edit_note", {"id": "c1", "speaker": "Bà Hoa"}),
    ("speech", {"group": "women"}),
    ("queue_speaker", {"group": "poor", "name": "Ông Tài"}),
    ("drop_speaker", {"id": "l1"}),
    ("start_turn", {"id": "l1"}),
    ("end_turn", {}),
    ("add_node", {"kind": "cause", "parent": "k1", "text": "Nắng hạn", "after": "n1"}),
    ("edit_node", {"id": "a1", "text": "Sửa đập tạm"}),
    ("move_node", {"id": "k1", "sector": "society"}),
    ("remove_node", {"id": "t1"}),
    ("describe_activity", {"id": "a1", "quantity": 1.5, "unit": "km", "total_cost": 6_000_000}),
    ("merge_nodes", {"id": "n1", "away": "n2", "text": "Mương hẹp và bồi lấp"}),
    ("split_node", {"of": "a1", "text": "Sửa đập", "rest": "Nạo vét lòng đập"}),
    ("link_node", {"id": "n1", "parent": "k2"}),
    ("unlink_node", {"id": "g2", "parent": "n1"}),
    ("keep_nodes", {"sector": "economy", "kind": "difficulty", "ids": ["k1"]}),
    ("open_round", {"options": ["a1", "a2", "a3"], "groups": ["all"]}),
    ("change_round", {"round": "r4", "title": "Đợt khác", "settings": {"beans": 2}}),
    ("start_round", {"round": "r4"}),
    ("record_tally", {"round": "r2", "group": "men", "ballots": 35, "counts": {"a1": 30}}),
    ("record_ballot", {"round": "r2", "group": "women", "ballot": 2, "marks": {}}),
    ("remove_ballot", {"round": "r2", "group": "women", "ballot": 1}),
    ("import_ballots", {"round": "r2", "group": "women", "ballots": [["a1"], []]}),
    ("close_round", {"round": "r2", "override": "nam không bỏ phiếu"}),
    ("reopen_round", {"round": "r1", "reason": "đếm sót"}),
    ("annul_round", {"round": "r1", "reason": "sai phiếu"}),
    ("take_decision", {"kind": "contribution", "for": 50, "against": 2}),
    ("annul_decision", {"id": "q1", "reason": "đếm sai"}),
    ("set_minutes_text", {"step": "conclusion", "text": "Thống nhất"}),
    ("undo", {}),
    (
        "import_plan",
        {
            "source": "Họp trù bị",
            "lines": [
                {"id": "k1", "kind": "difficulty", "sector": "economy", "text": "Thiếu nước tưới"},
                {"id": "k9", "kind": "difficulty", "sector": "economy", "text": "Thiếu phân"},
                {"id": "a1", "kind": "activity", "sector": "economy", "text": "Ủ phân"},
            ],
            "sheets": [{"id": "a1", "external": False, "total_cost": 6_000_000}],
            "kept": [{"sector": "economy", "kind": "difficulty", "ids": ["k9"]}],
            "steps": [{"title": "Bàn quỹ thôn", "minutes": 10, "opens": ["notes", "decision"]}],
            "members": [{"name": "Đinh Thị Hoa", "sex": "F"}],
            "assigned": ["Bà Hoa đi mời cụm trên"],
        },
    ),
    (
        "take_past_plan",
        {
            "source": "Họp thôn 2025",
            "year": 2026,
            "lines": [{"id": "x", "kind": "activity", "sector": "economy", "text": "Làm cầu"}],
        },
    ),
    ("set_past_state", {"id": "b2", "state": "doing", "percent": 60}),
    ("carry_past", {}),
    ("set_member", {"id": "m1", "office": "Trưởng thôn"}),
    ("remove_member", {"id": "m1"}),
    ("plan_step", {"step": "past_year", "minutes": 15, "presenter": "Hà Văn Lực"}),
    ("set_basic_data", {"values": {"I.7": 12, "II.1": 62.5, "I.6": None}}),
    ("add_indicator", {"under": "I.5", "title": "Dân tộc Dao"}),
    ("show_on_wall", {"page": "ranking", "ref": "r1"}),
    ("cover_wall", {"covered": True}),
]
ELSEWHERE = {
    "start_meeting",
    "end_meeting",
    "resume_meeting",
    "leave",
    "move_step",
    "pass_minutes",
}  # each has a test of its own below

FIXTURES = Path(__file__).parent.parent / "fixtures"
REFUSED: list[tuple[str, Wish, str]] = [
    tuple(json.loads(line))
    for line in (FIXTURES / "refusals.jsonl").read_text("utf-8").splitlines()
]
"""Wish by wish what is refused in the hall that is `ready`, and the sentence."""


def test_every_wish_there_is_stands_in_a_test() -> None:
    assert {name for name, _wish in ACCEPTED} | ELSEWHERE == set(NAMES)
    assert len(get_args(AnyCommand)) == len(NAMES)


@pytest.mark.parametrize(("name", "wish"), ACCEPTED, ids=[name for name, _wish in ACCEPTED])
def test_carried_out(name: str, wish: Wish) -> None:
    hall = ready()
    before = digest(hall.meeting)
    first, again = hall.decide(name, **wish), hall.decide(name, **wish)
    assert first == again
    assert digest(hall.meeting) == before, "deciding reads and changes nothing"
    hall.take(first)
    assert digest(hall.meeting) != before
    assert digest(hall.again()) == digest(hall.meeting)


@pytest.mark.parametrize(
    ("name", "wish", "sentence"), REFUSED, ids=[f"{n}-{i}" for i, (n, *_rest) in enumerate(REFUSED)]
)
def test_refused_in_one_sentence(room: Hall, name: str, wish: Wish, sentence: str) -> None:
    assert room.refused(name, **wish) == sentence


@pytest.fixture(scope="module")
def room() -> Hall:
    """One hall for all: a refusal leaves it as it was, which `refused` proves."""
    return ready()


def test_a_meeting_starts_once_and_at_the_first_step() -> None:
    hall = Hall()
    assert "chưa bắt đầu" in hall.refused("go_to_step", step="purpose")
    assert "chưa bắt đầu" in hall.refused("end_meeting")
    assert "chưa bắt đầu" in hall.refused("pass_minutes", **{"for": 1, "against": 0})
    hall.do("start_meeting")
    assert hall.meeting.step == hall.meeting.rules.steps[0].id


def test_the_agenda_is_put_in_order_before_the_meeting_only() -> None:
    hall = Hall()
    before = [step.id for step in hall.meeting.steps]
    hall.do("move_step", step="poor_group", after="purpose")
    moved = [step.id for step in hall.meeting.steps]
    assert moved[moved.index("purpose") + 1] == "poor_group"
    assert [s.number for s in hall.meeting.steps] == [s.number for s in hall.meeting.rules.steps]
    hall.do("undo")
    assert [step.id for step in hall.meeting.steps] == before
    assert "chính nó" in hall.refused("move_step", step="purpose", after="purpose")
    assert "không có mục" in hall.refused("move_step", step="purpose", after="hát")
    hall.do("start_meeting")
    assert "đã bắt đầu" in hall.refused("move_step", step="purpose", after="")


def test_attendance_must_be_known_before_a_vote() -> None:
    hall = Hall()
    vote = {"for": 1, "against": 0}
    assert "người dự" in hall.refused("take_decision", kind="adjustment", **vote)
    for kind in ("list", "contribution", "community", "slips"):
        assert "tổng số hộ" in hall.refused("take_decision", kind=kind, **vote)
    hall.do("set_info", households_total=98)
    assert "hộ có mặt" in hall.refused("take_decision", kind="contribution", **vote)
    hall.do("take_decision", kind="slips", **vote)


def test_the_roll_counts_who_comes_and_goes() -> None:
    hall = Hall()
    for name, sex, household in (("p1", "F", "Mai"), ("p2", "M", "Mai"), ("p3", "M", "An")):
        hall.do("add_person", id=name, name=name, sex=sex, household=household, groups=["poor"])
        hall.do("arrive", id=name)
    assert dict(hall.meeting.counts) | {
        "people": 3,
        "women": 1,
        "households": 2,
        "poor": 3,
    } == dict(hall.meeting.counts)
    assert "danh sách" in hall.refused("set_attendance", people=9)
    assert hall.refused("arrive", id="p1") == "«p1» đã có mặt rồi."
    hall.do("leave", id="p1")
    assert (hall.meeting.counts["women"], hall.meeting.counts["households"]) == (0, 2)
    hall.do("leave", id="p2")
    assert (hall.meeting.counts["people"], hall.meeting.counts["households"]) == (1, 1)


def test_a_count_typed_by_hand_never_outgrows_the_roll() -> None:
    hall = Hall()
    for name in ("p1", "p2"):
        hall.do("add_person", id=name, name=name)
        hall.do("arrive", id=name)
    hall.do("set_attendance", women=2)
    hall.do("leave", id="p1")
    assert hall.meeting.counts["women"] <= hall.meeting.counts["people"] == 1


def test_passed_minutes_lock_everything_but_a_correction() -> None:
    hall = ready()
    hall.do("annul_round", round="r2", reason="dừng")
    hall.do("pass_minutes", **{"for": 10, "against": 70})
    assert not hall.meeting.locked
    hall.do("pass_minutes", **{"for": 70, "against": 10})
    for name, wish in ACCEPTED:
        if name not in ("show_on_wall", "cover_wall"):
            assert hall.refused(name, **wish).startswith("Biên bản đã thông qua")
    assert hall.refused("note", text="thêm", kind="opinion").startswith("Biên bản đã thông qua")
    hall.do("note", text="Đính chính: 49 nữ", kind="correction")
    hall.do("cover_wall", covered=True)
    hall.do("end_meeting")


def test_an_ended_meeting_takes_only_words() -> None:
    hall = ready()
    hall.do("annul_round", round="r2", reason="dừng")
    hall.do("end_meeting")
    assert hall.refused("end_meeting") == "Cuộc họp đã kết thúc rồi."
    for name, wish in ACCEPTED:
        if name not in (
            "set_info", "note", "edit_note", "set_minutes_text", "describe_activity", "undo",
            "show_on_wall", "cover_wall",
        ):  # fmt: skip
            assert (
                hall.refused(name, **wish)
                == "Cuộc họp đã kết thúc nên không làm việc này được nữa."
            )
    hall.do("set_minutes_text", step="conclusion", text="Thống nhất")
    hall.do("pass_minutes", **{"for": 70, "against": 10})


def test_nothing_is_decided_before_a_meeting_exists() -> None:
    with pytest.raises(Refusal, match="chưa có cuộc họp"):
        decide(Meeting(), read_command('{"do": "start_meeting"}'))


def test_what_is_pinned_on_the_paper_stays_whatever_follows() -> None:
    hall = ready()
    paper, closed = hall.meeting.rounds["r1"].paper, hall.meeting.rounds["r1"].closed
    hall.do("edit_node", id="a1", text="Tên khác hẳn")
    hall.do("describe_activity", id="a1", short="khác", meets_women_needs=True)
    hall.do("move_node", id="k1", sector="society")
    hall.do("add_node", id="a9", kind="activity", parent="g1", text="Việc thêm")
    assert (hall.meeting.rounds["r1"].paper, hall.meeting.rounds["r1"].closed) == (paper, closed)


def test_a_line_that_leaves_is_kept_no_more() -> None:
    hall = ready()
    hall.do("add_node", id="t2", kind="advantage", sector="economy", text="Gần đường")
    hall.do("keep_nodes", sector="economy", kind="advantage", ids=["t1", "t2"])
    hall.do("remove_node", id="t1")
    assert hall.meeting.kept[("economy", "advantage")] == ("t2",)
    hall.do("move_node", id="t2", sector="society")
    assert hall.meeting.kept[("economy", "advantage")] == ()
    hall.do("undo")
    hall.do("undo")
    assert hall.meeting.kept[("economy", "advantage")] == ("t1", "t2")


def test_a_moved_line_takes_all_below_into_its_sector() -> None:
    hall = ready()
    hall.do("move_node", id="k1", sector="society")
    below = {"k1", "n1", "g1", "a1", "a2", "a3"}
    assert {n.id for n in hall.meeting.walk("k1")} == below
    assert {hall.meeting.nodes[i].sector for i in below} == {"society"}


def test_ballots_and_cups_never_mix_in_a_group() -> None:
    hall = ready()
    assert "từng phiếu" in hall.refused("record_tally", round="r2", group="women", counts={"a1": 1})
    hall.do("remove_ballot", round="r2", group="women", ballot=1)
    hall.do("record_tally", round="r2", group="women", ballots=3, counts={"a1": 1})
    assert not [c for c in hall.meeting.corrections if c.kind == "count"], "nothing was corrected"
    sentence = hall.refused("record_ballot", round="r2", group="women", ballot=1, marks={})
    assert "đếm theo cốc" in sentence


def test_a_broken_bound_keeps_a_round_open_until_a_reason_is_written() -> None:
    hall = ready()
    hall.do("record_tally", round="r2", group="men", ballots=36, counts={"a1": 30, "a2": 40})
    sentence = hall.refused("close_round", round="r2")
    assert sentence.startswith("Chưa đóng được: Cốc 2 có 40 hạt, nhiều hơn 36 phiếu nam.")
    assert sentence.endswith("(và 1 chỗ khác)")
    closed = hall.do("close_round", round="r2", override="chủ trì quyết")
    assert isinstance(closed, e.RoundClosed)
    assert (closed.override, len(closed.broken)) == ("chủ trì quyết", 2)
