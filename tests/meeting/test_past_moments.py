"""The room at any past moment: shares, conditions, who came late; every vote stands on those present then."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hall import Hall
from hopthon.meeting import events as e
from hopthon.views.attendance import checks, counts_at, movements, women_share
from hopthon.views.minutes import minutes
from hopthon.views.presence import late_early, visits
from hopthon.views.speaking import clock, heard, heard_by_step, speaker, unheard, unheard_words
from hopthon.views.whole import whole


def later(hall: Hall, minutes: float) -> None:
    hall.clock.moment += timedelta(minutes=minutes)


def now(hall: Hall) -> str:
    return hall.clock().isoformat(timespec="milliseconds")


def evening() -> Hall:
    """10 households; the roll is called at 19:00, the meeting goes on at 19:30."""
    hall = Hall()
    hall.do("set_info", households_total=10, chair="Lê Văn Tài", secretary="Lò Thị Mai")
    hall.do("start_meeting")
    for n in range(8):
        sex = "F" if n < 3 else "M"
        hall.do("add_person", id=f"p{n}", name=f"Người {n}", sex=sex, household=f"h{n}", here=n < 6)
    hall.do("add_person", id="mai", name="Lò Thị Mai", sex="F", household="h0", here=True)
    later(hall, 30)
    hall.do("go_to_step", step="purpose")
    return hall


def test_every_vote_stands_on_who_is_present_at_that_moment() -> None:
    hall = evening()
    vote = {"kind": "contribution", "for": 6, "against": 0}
    first = hall.do("take_decision", id="q1", **vote)
    for n in (0, 1, 3):
        hall.do("leave", id=f"p{n}")
    second = hall.do("take_decision", id="q2", kind="contribution", **{"for": 4, "against": 0})
    hall.do("arrive", id="p6")
    assert isinstance(first, e.DecisionTaken)
    assert isinstance(second, e.DecisionTaken)
    assert (first.people, first.households) == (7, 6)
    assert (second.people, second.households) == (4, 4), "h0 is still here with Mai"
    for decision in hall.meeting.decisions.values():
        then = counts_at(hall.meeting, decision.at)
        assert (then["people"], then["households"]) == (
            decision.taken.people, decision.taken.households)  # fmt: skip


def test_which_conditions_held_at_a_past_moment() -> None:
    hall = evening()
    full = now(hall)
    for n in range(3):
        hall.do("leave", id=f"p{n}")
    later(hall, 5)
    thin = now(hall)
    hall.do("arrive", id="p0")
    assert [c.ok for c in checks(hall.meeting, counts_at(hall.meeting, full))] == [True, True]
    assert [c.ok for c in checks(hall.meeting, counts_at(hall.meeting, thin))] == [False, False]
    assert women_share(hall.meeting, counts_at(hall.meeting, full)) == "4/7"
    assert counts_at(hall.meeting, hall.facts[0].at) == {}
    newest = movements(hall.meeting, 1)[0]
    assert (newest.changes[0], [c.count for c in newest.checks]) == (("people", 1, True), [4, 2])


def test_who_came_late_and_left_early_is_told_in_numbers() -> None:
    hall = evening()
    assert "muộn" not in " ".join(minutes(hall.meeting).present)
    later(hall, 20)
    hall.do("arrive", id="p6")
    hall.do("leave", id="p1")
    hall.do("leave", id="mai")
    later(hall, 25)
    hall.do("arrive", id="mai")
    told = late_early(hall.meeting)
    assert told is not None
    assert (told.late, told.early) == (1, 1), "who came back did not leave early"
    assert visits(hall.meeting, "mai") == "19:00–19:50, 20:15"
    said = " ".join(minutes(hall.meeting).present)
    assert "Sau điểm danh: 1 người đến muộn, 1 người về sớm." in said
    assert "Người 6" not in said, "names are for those who hold an office"
    hall.do("leave", id="mai")
    said = " ".join(minutes(hall.meeting).present)
    assert f"Lò Thị Mai (thư ký) có mặt: {visits(hall.meeting, 'mai')}." in said


def test_counters_alone_tell_the_same() -> None:
    hall = Hall()
    hall.do("start_meeting")
    hall.do("set_attendance", people=40, women=20)
    assert late_early(hall.meeting) is None, "the roll is still being called"
    hall.do("go_to_step", step="purpose")
    for people in (44, 41):
        hall.do("set_attendance", people=people)
    told = late_early(hall.meeting)
    assert told is not None
    assert (told.late, told.early) == (4, 3)


def test_a_new_chair_stands_in_the_minutes() -> None:
    hall = evening()
    later(hall, 45)
    hall.do("hand_over_chair", to="Bùi Thị Xa", reason="đi họp ở xã.")
    later(hall, 25)
    hall.do("hand_over_chair")
    told = minutes(hall.meeting)
    assert told.chair == "Lê Văn Tài; từ 20:15 Bùi Thị Xa, từ 20:40 Lê Văn Tài"
    said = [
        (part.at, part.text) for item in told.items for part in item.parts if hasattr(part, "at")
    ]
    assert ("20:15", "Bùi Thị Xa thay Lê Văn Tài chủ trì, vì đi họp ở xã.") in said
    assert ("20:40", "Lê Văn Tài chủ trì lại.") in said


def test_turns_and_minutes_by_group_step_by_step() -> None:
    hall = evening()
    for group, spoke in (("women", 2.0), ("men", 4.5), ("women", 0.2)):
        hall.do("speech", group=group)
        later(hall, spoke)
    hall.do("go_to_step", step="directive")
    hall.do("speech", group="poor")
    later(hall, 1)
    told = minutes(hall.meeting)
    assert told.speeches == "Lượt phát biểu cả buổi: nữ 2 (2 phút); nam 1 (5 phút); hộ nghèo 1."
    lines = [part.text for item in told.items for part in item.parts if hasattr(part, "text")]
    assert "Lượt phát biểu ở mục này: nữ 2 (2 phút); nam 1 (5 phút)." in lines
    speaks = speaker(hall.meeting, now(hall))
    assert speaks is not None
    assert (speaks.group, speaks.clock, speaks.over) == ("poor", "1:01", False)
    hall.do("set_info", turn_minutes=1)
    speaks = speaker(hall.meeting, now(hall))
    assert speaks is not None
    assert speaks.over
    hall.do("set_info", turn_minutes=0)
    later(hall, 60)
    speaks = speaker(hall.meeting, now(hall))
    assert speaks is not None
    assert not speaks.over, "no limit at all"
    assert whole(hall.meeting)["speaking"]["by_step"]["purpose"]["women"]["turns"] == 2


def test_a_group_not_heard_is_named_until_it_is() -> None:
    hall = evening()
    hall.do("go_to_step", step="difficulties")
    assert unheard(hall.meeting, now(hall)) == (), "the step has just begun"
    later(hall, 11)
    assert unheard(hall.meeting, now(hall)) == ("women", "men"), "no poor household is here"
    assert unheard_words(hall.meeting, now(hall)) == "Chưa nghe phụ nữ, nam giới ở mục này."
    hall.do("speech", group="men")
    hall.do("note", text="Mương tắc", group="women")
    assert unheard(hall.meeting, now(hall)) == (), "a note of hers was heard too"
    hall.do("add_person", name="Người nghèo", household="x", groups=["poor", "minority"], here=True)
    assert unheard(hall.meeting, now(hall)) == ("poor",), "groups without a key are not asked after"
    hall.do("start_turn", group="minority")
    hall.do("go_to_step", step="potentials")
    later(hall, 11)
    assert unheard(hall.meeting, now(hall)) == ("women", "poor", "men", "minority")
    hall.do("pause_meeting")
    assert unheard(hall.meeting, now(hall)) == ()


def test_votes_and_the_roll_call_ask_nobody() -> None:
    hall = evening()
    for step in ("attendance", "rank"):
        hall.do("go_to_step", step=step)
        later(hall, 30)
        found = hall.meeting.find_step(step)
        assert found is not None
        assert bool({"notes", "tree"} & set(found.opens)) == bool(unheard(hall.meeting, now(hall)))


TURNS = st.lists(
    st.tuples(st.sampled_from(["women", "men", "poor", "end", "step", "rest"]), st.integers(0, 400))
)


@given(TURNS)
def test_minutes_by_group_sum_to_the_time_turns_took(turns: list[Any]) -> None:
    hall = evening()
    taken = 0
    for what, seconds in turns:
        running, before = hall.meeting.speaking is not None, hall.clock.moment
        hall.clock.moment += timedelta(seconds=seconds)
        if what == "end" and running:
            hall.do("end_turn")
        elif what == "step":
            hall.do(
                "go_to_step", step="difficulties" if hall.meeting.step == "purpose" else "purpose"
            )
        elif what == "rest":
            hall.do("pause_meeting")
            ended = hall.clock.moment
            hall.do("resume_meeting")
            taken += int((ended - before).total_seconds()) if running else 0
            continue
        elif what in ("women", "men", "poor"):
            hall.do("speech", group=what)
        taken += int((hall.clock.moment - before).total_seconds()) if running else 0
    last = hall.clock.moment.isoformat(timespec="milliseconds")
    found = heard(hall.meeting, last)
    assert sum(row.seconds for row in found.values()) == taken
    apart = heard_by_step(hall.meeting, last)
    assert sum(row.seconds for rows in apart.values() for row in rows.values()) == taken
    assert sum(row.turns for row in found.values()) == len(hall.meeting.speeches)


def test_seconds_are_read_as_a_clock() -> None:
    assert [clock(s) for s in (0, 9, 80, 725)] == ["0:00", "0:09", "1:20", "12:05"]
