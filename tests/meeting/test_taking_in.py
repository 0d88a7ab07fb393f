"""Taking in a plan: nothing is lost, nothing of it stands in the way of the rest, and it takes no time."""

import json
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from hall import Hall
from hopthon.imports.plan import PARTS, wishes
from hopthon.imports.plan_meeting import plan_of
from hopthon.meeting.commands import AddNode, ImportPlan
from hopthon.meeting.decide import decide
from hopthon.meeting.events import PlanImported
from hopthon.refusal import Refusal

TraceFunction = Callable[[FrameType, str, Any], Any]


def activities(*places: str) -> dict[str, object]:
    """Works of one name, each at its own place."""
    lines = [
        {"id": f"a{n}", "kind": "activity", "sector": "economy", "text": "Sửa đường"}
        for n in range(len(places))
    ]
    sheets = [{"id": f"a{n}", "place": place, "total_cost": 5} for n, place in enumerate(places)]
    return {"source": "Biểu I.2", "lines": lines, "sheets": sheets}


def places(hall: Hall) -> list[str]:
    return [n.activity.place for n in hall.meeting.activities() if n.activity]


def test_two_works_of_one_name_are_two_unless_they_say_the_same() -> None:
    hall = Hall()
    hall.do("import_plan", **activities("Đội 1", "Đội 2", "Đội 1"))
    assert places(hall) == ["Đội 1", "Đội 2"]
    again = hall.refused("import_plan", **activities("Đội 1", "Đội 2", "Đội 1"))
    assert "3 dòng đã có" in again
    hall.do("import_plan", **activities("Đội 1", "Đội 2", "Đội 3"))
    assert places(hall) == ["Đội 1", "Đội 2", "Đội 3"]


def test_lines_of_a_table_that_repeats_what_stands_above_are_one() -> None:
    hall = Hall()
    lines = [
        {"id": "k1", "kind": "difficulty", "sector": "economy", "text": "Thiếu nước"},
        {"id": "n1", "kind": "cause", "parent": "k1", "text": "Mương lấp"},
        {"id": "k2", "kind": "difficulty", "sector": "economy", "text": "Thiếu nước"},
        {"id": "n2", "kind": "cause", "parent": "k2", "text": "Đập vỡ"},
    ]
    keep = [{"sector": "economy", "kind": "difficulty", "ids": ["k1", "k2"]}]
    hall.do("import_plan", source="tệp", lines=lines, kept=keep)
    assert hall.meeting.kept["economy", "difficulty"] == ("k1",)
    assert len(hall.meeting.under("k1")) == 2


def test_a_row_of_form_i1_whose_id_is_taken_here_is_another_row() -> None:
    old, new = Hall(), Hall()
    for hall, title, n in ((old, "Dân tộc Dao", 30), (new, "Dân tộc Lô Lô", 41)):
        hall.do("add_indicator", id="i5", under="I.5", title=title)
        hall.do("set_basic_data", values={"i5": n})
    for wish in wishes(plan_of(old.meeting), PARTS):
        new.take(decide(new.meeting, wish))
    titles = {one.id: one.title for one in new.meeting.own_indicators}
    assert {titles[code]: int(n) for code, n in new.meeting.basic.items()} == {
        "- Dân tộc Lô Lô": 41,
        "- Dân tộc Dao": 30,
    }


def test_the_households_of_the_village_stay_as_this_meeting_has_them() -> None:
    hall = Hall()
    hall.do("set_info", households_total=98)
    hall.do("import_plan", source="tệp", basic={"I.5": 400, "I.6": 120})
    assert (hall.meeting.number("households_total"), int(hall.meeting.basic["I.5"])) == (98, 400)
    other = Hall()
    other.do("import_plan", source="tệp", basic={"I.6": 120})
    assert other.meeting.number("households_total") == 120, "nobody has said it here"


def test_what_was_chosen_elsewhere_does_not_stand_in_the_way_where_fewer_stay() -> None:
    hall = Hall()
    lines = [
        {"id": f"k{n}", "kind": "difficulty", "sector": "economy", "text": f"Khó {n}"}
        for n in range(9)
    ]
    keep = [{"sector": "economy", "kind": "difficulty", "ids": [f"k{n}" for n in range(9)]}]
    hall.do("import_plan", source="tệp", lines=lines, kept=keep)
    assert len(hall.meeting.nodes) == 9
    assert not hall.meeting.kept


def test_a_long_note_of_who_does_what_comes_along() -> None:
    old, new = Hall("preparatory"), Hall()
    old.do("set_info", village="x" * 200, date="2026-05-10")
    old.do("start_meeting")
    said = "Bà Hoa đi mời cụm trên. " * 100
    old.do("note", step="assignment", text=said, speaker="Bà Hoa")
    old.do("add_step", title="Bàn quỹ thôn")
    old.do("end_meeting")
    for wish in wishes(plan_of(old.meeting), PARTS):
        new.take(decide(new.meeting, wish))
    assert new.meeting.imports[0].assigned == (f"{said.strip()} (Bà Hoa)",)


@pytest.mark.parametrize("name", ["k", None])
def test_lines_beside_each_other_are_looked_at_once_each(name: str | None) -> None:
    def work(n: int) -> int:
        """Lines of the program that run."""
        lines = tuple(
            AddNode(kind="difficulty", sector="economy", text=f"k{i}", id=name) for i in range(n)
        )
        hall, ran = Hall(), [0]

        def count(_frame: FrameType, what: str, _arg: object) -> TraceFunction:
            ran[0] += what == "line"
            return count

        before = sys.gettrace()
        sys.settrace(count)
        try:
            event = decide(hall.meeting, ImportPlan(source="s", lines=lines))
        finally:
            sys.settrace(before)
        assert isinstance(event, PlanImported)
        assert len({line.id for line in event.lines}) == n
        return ran[0]

    assert work(400) < 11 * work(40), "not a hundred times"


@pytest.mark.parametrize(
    "part",
    [
        {"steps": [{"title": f"mục {n}"} for n in range(3_000)]},
        {"members": [{"name": f"ông {n}"} for n in range(3_000)]},
        {"indicators": [{"under": "I.5", "title": f"dân tộc {n}"} for n in range(3_000)]},
        {"assigned": [f"việc {n}" for n in range(3_000)]},
        {"links": [{"id": "a", "parent": "b"}] * 6_000},
    ],
    ids=lambda part: next(iter(part)),
)
def test_more_than_any_meeting_has_is_refused_at_once(part: dict[str, object]) -> None:
    assert "thì không thể là một kế hoạch thôn" in Hall().refused(
        "import_plan", source="s", **json.loads(json.dumps(part))
    )


def test_what_a_file_lacks_is_refused_and_not_read_from_elsewhere() -> None:
    with pytest.raises(Refusal, match="không có dòng"):
        Hall().do(
            "import_plan",
            source="s",
            lines=[{"id": "n1", "kind": "cause", "parent": "k9", "text": "n"}],
        )
