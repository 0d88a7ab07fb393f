"""The roll: lists, comings and goings, and counts that always are what the visits make them."""

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hall import Hall
from hopthon.meeting import events as e
from hopthon.meeting.entries import Person
from hopthon.meeting.state import Meeting

LIST = [
    {"name": "Lò Thị Mai", "sex": "F", "household": "Lò Văn Pâng", "groups": ["poor", "minority"]},
    {"name": "Lò Văn Pâng", "sex": "M", "household": "Lò Văn Pâng", "groups": ["poor"]},
    {"name": "Lò Thị Mai", "sex": "F", "household": "Hà Văn An"},
    {"name": "lò thị mai", "sex": "F", "household": "hà văn an"},
    {"name": "Lò Thị Mái", "sex": "F", "household": "Hà Văn An"},
]


def listed() -> Hall:
    hall = Hall()
    hall.do("start_meeting")
    hall.do("add_people", people=LIST)
    return hall


def names(hall: Hall) -> list[tuple[str, str]]:
    return [(p.name, p.household) for p in hall.meeting.roll.values()]


def test_one_name_in_two_households_is_two_people_and_capitals_change_nothing() -> None:
    hall = listed()
    assert names(hall) == [
        ("Lò Thị Mai", "Lò Văn Pâng"),
        ("Lò Văn Pâng", "Lò Văn Pâng"),
        ("Lò Thị Mai", "Hà Văn An"),
        ("Lò Thị Mái", "Hà Văn An"),
    ]
    assert len(set(hall.meeting.roll)) == 4


def test_the_same_list_again_adds_only_who_is_new_and_one_undo_takes_a_list_back() -> None:
    hall = listed()
    assert hall.refused("add_people", people=LIST) == "Danh sách không có ai mới để thêm."
    added = hall.do("add_people", people=[*LIST, {"name": "Bùi Văn Tư", "household": "Tư"}])
    assert isinstance(added, e.PeopleAdded)
    assert [one.name for one in added.people] == ["Bùi Văn Tư"]
    hall.do("undo")
    hall.do("undo")
    assert not hall.meeting.roll


def test_a_list_with_one_wrong_name_adds_nobody() -> None:
    hall = Hall()
    for wrong in (
        {"name": "a\x1b[31mb"},
        {"name": "x" * 101},
        {"name": ""},
        {"name": "A", "sex": "X"},
    ):
        hall.refused("add_people", people=[LIST[0], wrong])
    assert not hall.meeting.roll


def test_mending_someone_who_is_here_mends_the_counts() -> None:
    hall = listed()
    mai, pang, *_rest = hall.meeting.roll
    hall.do("arrive", id=mai)
    hall.do("arrive", id=pang)
    hall.do("edit_person", id=pang, sex="F", household="Lò Văn Khác", groups=["near_poor"])
    expected = {"people": 2, "women": 2, "households": 2, "poor": 1, "near_poor": 1, "minority": 1}
    assert {k: n for k, n in hall.meeting.counts.items() if n} == expected
    hall.do("undo")
    assert hall.meeting.counts["households"] == 1
    changes = len(hall.meeting.attendance)
    hall.do("edit_person", id=pang, name="Lò Văn Păng")
    assert [dict(c.counts) for c in hall.meeting.attendance[changes:]] == [hall.meeting.counts]


def test_whoever_was_here_or_spoke_does_not_vanish() -> None:
    hall = listed()
    mai, pang, other, last = hall.meeting.roll
    hall.do("arrive", id=mai)
    assert "đã dự họp" in hall.refused("remove_person", id=mai)
    hall.do("leave", id=mai)
    assert "đã dự họp" in hall.refused("remove_person", id=mai), "gone home is not never come"
    hall.do("start_turn", group="men", name="Lò Văn Pâng")
    assert "đã phát biểu" in hall.refused("remove_person", id=pang)
    hall.do("note", text="Mời nói", speaker="lò thị mái")
    assert "đã phát biểu" in hall.refused("remove_person", id=last)
    hall.do("remove_person", id=other)
    assert other not in hall.meeting.roll


def test_a_newcomer_arrives_in_one_step() -> None:
    hall = listed()
    hall.do("add_person", id="new", name="Bùi Thị Xa", sex="F", household="Xa", here=True)
    assert hall.meeting.roll["new"].present
    assert (hall.meeting.counts["people"], hall.meeting.counts["women"]) == (1, 1)
    hall.do("undo")
    assert "new" not in hall.meeting.roll
    assert not hall.meeting.counts


def test_a_sitting_sends_everyone_home_when_it_ends() -> None:
    hall = listed()
    mai = next(iter(hall.meeting.roll))
    hall.do("arrive", id=mai)
    hall.do("pause_meeting", sitting=True, reason="khuya")
    ended = hall.facts[-1].at
    hall.do("resume_meeting")
    assert [stay.left for stay in hall.meeting.stays[mai]] == [ended]
    hall.do("arrive", id=mai)
    assert [bool(stay.left) for stay in hall.meeting.stays[mai]] == [True, False]


def counted(people: list[Person]) -> dict[str, int]:
    """What a person with a pencil would count."""
    counts = Counter(group for p in people for group in p.groups)
    counts["people"] = len(people)
    counts["women"] = sum(p.sex == "F" for p in people)
    counts["households"] = len({p.household for p in people if p.household})
    return {group: n for group, n in counts.items() if n}


def here(meeting: Meeting) -> list[Person]:
    """Whose last visit is not over."""
    stays = meeting.stays.items()
    return [meeting.roll[one] for one, visits in stays if visits and not visits[-1].left]


Step = tuple[str, int, Any]
WHO = st.integers(0, 4)
KNOWN = st.fixed_dictionaries(
    {},
    optional={
        "sex": st.sampled_from(["F", "M", ""]),
        "household": st.sampled_from(["h", "k", ""]),
        "groups": st.lists(st.sampled_from(["poor", "minority"]), max_size=2),
    },
)
STEPS = st.lists(
    st.tuples(st.sampled_from(["toggle", "toggle", "edit", "undo", "sitting"]), WHO, KNOWN)
)


@given(st.lists(KNOWN, min_size=5, max_size=5), STEPS)
def test_counts_are_always_what_the_visits_make_them(people: list[Any], steps: list[Step]) -> None:
    hall = Hall()
    hall.do("start_meeting")
    hall.do("add_people", people=[{"name": f"Người {n}", **p} for n, p in enumerate(people)])
    ids, floor = list(hall.meeting.roll), len(hall.meeting.undoable)
    for what, who, known in steps:
        person = hall.meeting.roll[ids[who]]
        if what == "toggle":
            hall.do("leave" if person.present else "arrive", id=person.id)
        elif what == "edit" and known:
            hall.do("edit_person", id=person.id, **known)
        elif what == "undo" and len(hall.meeting.undoable) > floor:
            hall.do("undo")
            if hall.meeting.pause is not None:  # the resuming was taken back: take back the resting
                hall.do("undo")
        elif what == "sitting":
            hall.do("pause_meeting", sitting=True, reason="khuya")
            hall.do("resume_meeting")
        present = here(hall.meeting)
        assert {p.id for p in present} == {p.id for p in hall.meeting.roll.values() if p.present}
        assert {g: n for g, n in hall.meeting.counts.items() if n} == counted(present)
    assert hall.again() == hall.meeting


def test_undo_puts_a_name_back_where_it_stood() -> None:
    hall = listed()
    before = list(hall.meeting.roll)
    hall.do("remove_person", id=before[1])
    hall.do("undo")
    assert list(hall.meeting.roll) == before


def test_whoever_stands_on_a_ballot_paper_stays_on_the_roll() -> None:
    hall = listed()
    one, two, *_rest = hall.meeting.roll
    paper = {"method": "election", "options": [one, two], "settings": {"seats": 1}}
    hall.do("open_round", id="r1", title="Bầu tổ trưởng", **paper)
    said = hall.refused("remove_person", id=one)
    assert said == "«Lò Thị Mai» có tên trên phiếu của đợt bầu «Bầu tổ trưởng» nên không bỏ được."
    hall.do("annul_round", round="r1", reason="mở nhầm")
    hall.do("remove_person", id=one)


def test_households_counted_by_hand_are_unknown_once_names_without_a_household_come() -> None:
    hall = Hall()
    hall.do("set_attendance", people=60, women=30, households=44)
    hall.do("add_person", id="p1", name="Bà Hoa", here=True)
    hall.do("add_person", id="p2", name="Bà Lan")
    hall.do("arrive", id="p2")
    assert "households" not in hall.meeting.counts, "neither 44 nor one"
    hall.do("set_attendance", households=2)
    hall.do("leave", id="p2")
    assert hall.meeting.counts["households"] == 1, "no more than people"


def test_an_older_file_counts_the_first_arrival_as_it_did() -> None:
    hall = Hall()
    hall.do("set_attendance", people=60, women=30, households=44)
    hall.do("add_person", id="p1", name="Bà Hoa")
    hall.take(e.PersonArrived("p1"))
    assert hall.meeting.counts["households"] == 1


def test_a_round_is_held_against_who_is_here_when_it_closes() -> None:
    hall = Hall()
    hall.do("start_meeting")
    hall.do("add_node", id="a1", kind="activity", sector="economy", text="Sửa đập")
    hall.do("add_node", id="a2", kind="activity", sector="economy", text="Làm đường")
    people = [{"name": f"Bà {n}", "sex": "F"} for n in range(3)]
    hall.do("add_people", people=people)
    for name in list(hall.meeting.roll):
        hall.do("arrive", id=name)
    hall.do("open_round", id="r1", options=["a1", "a2"], groups=["all"], settings={"beans": 1})
    counts = {"a1": 2, "a2": 1}
    hall.do("record_tally", round="r1", group="all", ballots=3, counts=counts)
    hall.do("leave", id=next(iter(hall.meeting.roll)))
    assert "chỉ có 2 người" in hall.refused("close_round", round="r1")
    hall.do("undo")
    hall.do("close_round", round="r1")
