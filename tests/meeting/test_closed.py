"""Once the meeting ended or its minutes are passed: what it was stays what it was."""

from typing import Any

import pytest

from .ready import ready

PREPARING: list[tuple[str, dict[str, Any]]] = [
    ("import_plan", {"source": "s", "assigned": ["x"]}),
    ("take_past_plan", {"source": "s", "year": 2025, "lines": []}),
    ("set_past_state", {"id": "b2", "state": "done"}),
    ("carry_past", {}),
    ("set_member", {"name": "Bà Hoa"}),
    ("remove_member", {"id": "m1"}),
    ("plan_step", {"step": "purpose", "minutes": 3}),
    ("set_basic_data", {"values": {"I.5": 3}}),
    ("add_indicator", {"under": "I.5", "title": "Dân tộc Lô Lô"}),
    ("set_attendance", {"people": 3}),
    ("add_person", {"name": "Bà Hoa", "here": True}),
    ("add_people", {"people": [{"name": "Bà Hoa"}]}),
    ("edit_person", {"id": "p1", "name": "Bà Hoa"}),
    ("remove_person", {"id": "p1"}),
    ("arrive", {"id": "p1"}),
    ("hand_over_chair", {"to": "Bà Hoa", "reason": "bận"}),
    ("queue_speaker", {"group": "women"}),
    ("drop_speaker", {"id": "l1"}),
    ("start_turn", {"group": "women"}),
    ("end_turn", {}),
    ("speech", {"group": "women"}),
    ("resume_meeting", {"since": "2030-01-01T00:00:00+07:00"}),
    ("keep_nodes", {"sector": "economy", "kind": "difficulty", "ids": []}),
    ("merge_nodes", {"id": "k1", "away": "k2"}),
]


@pytest.mark.parametrize(("wish", "fields"), PREPARING, ids=[wish for wish, _f in PREPARING])
@pytest.mark.parametrize("how", ["ended", "passed"])
def test_nothing_that_makes_another_meeting_of_it_is_taken(
    wish: str, fields: dict[str, Any], how: str
) -> None:
    hall = ready()
    hall.do("annul_round", round="r2", reason="thử")
    if how == "ended":
        hall.do("end_meeting")
        assert "đã kết thúc" in hall.refused(wish, **fields)
    else:
        hall.do("pass_minutes", **{"for": 80, "against": 0})
        assert "đã thông qua" in hall.refused(wish, **fields)
