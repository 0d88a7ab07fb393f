"""A laptop's clock is corrected in the middle of the evening: nothing takes less than no time."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hall import START, Hall
from hopthon.refusal import Refusal
from hopthon.views.agenda import agenda_clock, agenda_rows
from hopthon.views.minutes import minutes
from hopthon.views.speaking import heard
from hopthon.views.times import moment

WISHES = (
    {"do": "go_to_step", "step": "purpose"},
    {"do": "go_to_step", "step": "difficulties"},
    {"do": "pause_meeting", "minutes": 5},
    {"do": "pause_meeting", "reason": "khuya", "sitting": True},
    {"do": "resume_meeting"},
    {"do": "arrive", "id": "p1"},
    {"do": "leave", "id": "p1"},
    {"do": "start_turn", "group": "women"},
    {"do": "end_turn"},
    {"do": "open_round", "options": ["a1"]},
)


@given(
    st.lists(
        st.tuples(st.sampled_from(WISHES), st.sampled_from((0, 60, 600, 1800, -600, -3600))),
        min_size=4,
        max_size=24,
    )
)
def test_no_step_turn_rest_or_visit_is_ever_negative(
    course: list[tuple[dict[str, object], int]],
) -> None:
    hall = Hall()
    hall.do("add_person", id="p1", name="Bà Hoa", household="h")
    hall.do("add_node", id="a1", kind="activity", sector="economy", text="Sửa đập")
    hall.do("start_meeting")
    for wish, seconds in course:
        hall.clock.moment += timedelta(seconds=seconds)
        fields = {key: value for key, value in wish.items() if key != "do"}
        try:
            hall.do(str(wish["do"]), **fields)
        except Refusal:
            continue
        meeting, now = hall.meeting, hall.meeting.last_at
        assert all(row.spent >= 0 for row in agenda_rows(meeting, now))
        assert (agenda_clock(meeting, now).resting or 0) >= 0
        assert all(row.seconds >= 0 for row in heard(meeting, now).values())
        stays = [stay for all_of_them in meeting.stays.values() for stay in all_of_them]
        assert all(not s.left or moment(s.left) >= moment(s.came) for s in stays)
    minutes(hall.meeting)


def test_rests_that_lie_over_each_other_leave_a_step_its_no_time() -> None:
    hall = Hall()
    hall.do("start_meeting")
    for _twice in range(2):
        hall.clock.moment = START
        hall.do("pause_meeting")
        hall.clock.moment += timedelta(minutes=30)
        hall.do("resume_meeting")
    assert agenda_rows(hall.meeting)[0].spent == 0


def test_who_comes_before_the_next_sitting_is_said_to_begin_never_left_before() -> None:
    hall = Hall()
    hall.do("add_person", id="p1", name="Bà Hoa")
    hall.do("start_meeting")
    hall.do("pause_meeting", reason="khuya", sitting=True)
    hall.do("arrive", id="p1")
    hall.do("resume_meeting")
    (stay,) = hall.meeting.stays["p1"]
    assert stay.left == stay.came


def test_a_night_nobody_said_belongs_to_no_speaker_and_begins_no_later_than_now() -> None:
    hall = Hall()
    hall.do("start_meeting")
    hall.do("start_turn", group="women")
    since = hall.meeting.last_at
    hall.clock.moment += timedelta(hours=20)
    hall.do("resume_meeting", since=since, name="tối thứ hai")
    assert hall.meeting.speaking is None
    assert hall.meeting.turn_ends == {0: since}
    hall.do("undo")
    assert hall.meeting.speaking is not None
    later = datetime.fromisoformat(since) + timedelta(days=9)
    hall.do("resume_meeting", since=later.isoformat(timespec="milliseconds"))
    assert hall.meeting.pauses[0].since == hall.meeting.pauses[0].until == hall.meeting.last_at
