"""The course of the evening: items put in and left out, breaks, another sitting; time is told without them."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from hall import Hall
from hopthon.session.clock import stamp
from hopthon.views.agenda import agenda_clock, agenda_rows
from hopthon.views.minutes import minutes
from hopthon.views.minutes_parts import parts_by_step
from hopthon.views.step_done import lacking
from hopthon.views.wall import wall_page
from hopthon.views.wall_pages import Notice


def running() -> Hall:
    hall = Hall()
    hall.do("set_info", village="Bàn Thạch", households_total=98)
    hall.do("start_meeting")
    hall.do("set_attendance", people=84, women=49, households=52)
    return hall


def now(hall: Hall) -> str:
    return stamp(hall.clock.moment)


def wait(hall: Hall, minutes_: int) -> None:
    hall.clock.moment += timedelta(minutes=minutes_)


def states(hall: Hall) -> dict[str, str]:
    return {row.step: row.state for row in agenda_rows(hall.meeting)}


def told(hall: Hall) -> str:
    parts = [part for found in parts_by_step(hall.meeting).values() for part in found]
    return " ".join(getattr(part, "text", "") for part in parts)


def test_an_item_left_out_is_passed_by_and_taken_up_again() -> None:
    hall = running()
    hall.do("skip_step", step="purpose", reason="đã nói tuần trước")
    assert (states(hall)["purpose"], states(hall)["working_group"]) == ("skipped", "next")
    assert "Bỏ qua mục «Giới thiệu mục đích cuộc họp»: đã nói tuần trước." in told(hall)
    assert "bỏ qua rồi" in hall.refused("skip_step", step="purpose", reason="lại")
    hall.do("go_to_step", step="purpose")
    assert states(hall)["purpose"] == "now"
    assert "Bỏ qua" not in told(hall)


def test_an_item_put_in_is_held_where_it_was_put() -> None:
    hall = running()
    hall.do("go_to_step", step="purpose")
    hall.do("add_step", id="songs", title="Văn nghệ", minutes=10, reason="các cháu xin hát")
    steps = [step.id for step in hall.meeting.steps]
    assert steps[steps.index("purpose") + 1] == "songs"
    assert states(hall)["songs"] == "next"
    hall.do("go_to_step", step="songs")
    hall.do("note", text="Hát hai bài")
    assert "Mục này thêm vào chương trình: các cháu xin hát." in told(hall)
    assert "Hát hai bài" in told(hall)
    hall.do("undo")
    hall.do("undo")
    hall.do("undo")
    assert [step.id for step in hall.meeting.steps] == [s.id for s in hall.meeting.rules.steps]


@given(st.lists(st.integers(0, 40), max_size=6), st.integers(0, 40))
def test_rests_are_nobody_s_time(rests: list[int], work: int) -> None:
    with_rests, without = running(), running()
    wait(without, work)
    wait(with_rests, work)
    for minutes_ in rests:
        with_rests.do("pause_meeting", minutes=minutes_)
        wait(with_rests, minutes_)
        with_rests.do("resume_meeting")
    spent = [
        sum(row.spent for row in agenda_rows(hall.meeting, now(hall)))
        for hall in (with_rests, without)
    ]
    assert abs(spent[0] - spent[1]) < 60
    late = [agenda_clock(hall.meeting, now(hall)).late for hall in (with_rests, without)]
    assert abs(late[0] - late[1]) <= 1


def test_while_it_rests_the_wall_says_until_when() -> None:
    hall = running()
    hall.do("pause_meeting", minutes=15, reason="giải lao")
    shown = wall_page(hall.meeting, now(hall))
    assert isinstance(shown, Notice)
    assert shown.words.startswith("Họp tiếp lúc ")
    assert shown.reason == "giải lao"
    assert agenda_clock(hall.meeting, now(hall)).words.startswith("Đang nghỉ")
    assert "đang nghỉ" in hall.refused("go_to_step", step="purpose")
    assert "đang nghỉ" in hall.refused(
        "take_decision", kind="community", **{"for": 1, "against": 0}
    )
    assert "đang nghỉ" in hall.refused("pause_meeting")
    hall.do("note", text="ghi thêm trong lúc nghỉ")
    hall.do("resume_meeting")
    assert not isinstance(wall_page(hall.meeting, now(hall)), Notice)
    assert "Nghỉ đến " in told(hall)


def test_another_sitting_counts_its_own_people() -> None:
    hall = running()
    hall.do("add_person", id="p1", name="Bà Hoa", sex="F")
    hall.do("pause_meeting", reason="khuya rồi", sitting=True)
    hall.do("resume_meeting", name="tối thứ hai")
    assert hall.meeting.counts == {}
    assert "Buổi sau «tối thứ hai» họp tiếp" in told(hall)
    hall.do("set_attendance", people=60, women=40, households=50)
    assert "84 người" in told(hall) or "60 người" in told(hall)
    hall.do("undo")
    hall.do("undo")
    assert hall.meeting.counts["people"] == 84, "as if the second evening had not begun"


def test_what_was_not_reached_stands_in_the_minutes() -> None:
    hall = running()
    hall.do("skip_step", step="purpose", reason="đã biết")
    hall.do("go_to_step", step="working_group")
    hall.do("end_meeting")
    conclusion = " ".join(getattr(part, "text", "") for part in minutes(hall.meeting).conclusion)
    assert "Các mục chưa họp đến:" in conclusion
    assert "mục đích" not in conclusion.lower()


def test_a_step_knows_what_it_lacks() -> None:
    hall = running()
    assert _lacking(hall, "attendance") == ""
    assert _lacking(hall, "rank") == "Chưa bầu đợt nào."
    hall.do("add_node", id="a1", kind="activity", sector="economy", text="Sửa đập")
    hall.do("add_node", id="a2", kind="activity", sector="economy", text="Làm đường")
    hall.do("open_round", id="r1", options=["a1", "a2"], groups=["all"], settings={"beans": 1})
    assert _lacking(hall, "rank") == "Đợt bầu chưa đóng."
    hall.do("record_tally", round="r1", group="all", ballots=84, counts={"a1": 50, "a2": 34})
    hall.do("close_round", round="r1")
    assert _lacking(hall, "rank") == ""
    assert _lacking(hall, "purpose") == "", "talking needs no proof"


def _lacking(hall: Hall, step: str) -> str:
    found = hall.meeting.find_step(step)
    assert found is not None
    return lacking(hall.meeting, found)
