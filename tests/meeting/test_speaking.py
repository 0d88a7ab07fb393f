"""Who speaks: the queue, turns and how long they took; a new chair."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hall import START, Hall, digest
from hopthon.meeting.events import SpeechMade


def begun() -> Hall:
    hall = Hall()
    hall.do("start_meeting")
    hall.do("go_to_step", step="purpose")
    return hall


def ends(hall: Hall) -> list[str]:
    return [hall.meeting.turn_ends.get(n, "") for n in range(len(hall.meeting.speeches))]


def test_first_come_first_called_and_whoever_is_called_waits_no_longer() -> None:
    hall = begun()
    for group, name in (("women", "Bà Hoa"), ("men", ""), ("poor", "Ông Tài"), ("men", "")):
        hall.do("queue_speaker", group=group, name=name)
    hall.do("start_turn")
    hall.do("start_turn", id=hall.meeting.queue[1].id)
    assert [(t.group, t.speaker) for t in hall.meeting.speeches] == [
        ("women", "Bà Hoa"),
        ("poor", "Ông Tài"),
    ]
    hall.do("drop_speaker", id=hall.meeting.queue[0].id)
    assert [w.group for w in hall.meeting.queue] == ["men"]
    hall.do("undo")
    hall.do("undo")
    assert [w.name for w in hall.meeting.queue] == ["", "Ông Tài", ""], "each in its old place"
    assert hall.meeting.speaking is not None
    assert hall.meeting.speaking.speaker == "Bà Hoa", (
        "her turn goes on as if nobody had been called"
    )


def test_what_ends_a_turn() -> None:
    hall = begun()
    for ender, wish in (
        ("speech", {"group": "men"}),
        ("end_turn", {}),
        ("go_to_step", {"step": "directive"}),
        ("pause_meeting", {}),
    ):
        hall.do("speech", group="women")
        turn = len(hall.meeting.speeches) - 1
        hall.do(ender, **wish)
        assert ends(hall)[turn] == hall.facts[-1].at
    assert "đang nghỉ" in hall.refused("start_turn", group="men")
    hall.do("queue_speaker", group="men")
    hall.do("resume_meeting")
    hall.do("start_turn")
    hall.do("end_meeting")
    assert ends(hall)[-1] == hall.facts[-1].at
    assert hall.meeting.speaking is None


def test_nothing_is_timed_before_the_meeting_or_in_older_files() -> None:
    hall = Hall()
    assert "chưa bắt đầu" in hall.refused("start_turn", group="men")
    hall.do("speech", group="women")
    hall.take(SpeechMade(group="men"))
    hall.do("start_meeting")
    assert hall.meeting.speaking is None
    assert [t.group for t in hall.meeting.speeches] == ["women", "men"]
    assert "đang phát biểu" in hall.refused("end_turn")


def test_the_chair_goes_and_comes_back() -> None:
    hall = Hall()
    hall.do("set_info", chair="Lê Văn Tài", deputy="Bùi Thị Xa")
    assert "chưa bắt đầu" in hall.refused("hand_over_chair", reason="bận")
    hall.do("start_meeting")
    assert hall.refused("hand_over_chair") == "Lý do thay chủ trì còn để trống."
    assert hall.refused("hand_over_chair", to="lê văn tài", reason="x").endswith("chủ trì rồi.")
    hall.do("hand_over_chair", reason="đi họp ở xã")
    assert hall.meeting.presiding == "Bùi Thị Xa"
    hall.do("hand_over_chair", to="Ông Bình", reason="bà Xa ốm")
    hall.do("hand_over_chair")
    assert (hall.meeting.presiding, hall.meeting.chairs[-1].back) == ("Lê Văn Tài", True)
    hall.do("set_info", chair="Lê Văn Tài (sửa)")
    assert hall.meeting.presiding == "Lê Văn Tài (sửa)", "a typo mended is the same chair"
    hall.do("undo")
    hall.do("undo")
    assert hall.meeting.presiding == "Ông Bình"


WISHES = st.lists(
    st.tuples(
        st.sampled_from(["women", "men", "poor", "end", "step", "rest", "wait"]),
        st.integers(0, 500),
    )
)


@given(WISHES)
def test_turns_never_overlap_and_end_once(wishes: list[Any]) -> None:
    hall = begun()
    for what, seconds in wishes:
        hall.clock.moment += timedelta(seconds=seconds)
        if what == "end" and hall.meeting.speaking is not None:
            hall.do("end_turn")
        elif what == "step":
            other = "directive" if hall.meeting.step == "purpose" else "purpose"
            hall.do("go_to_step", step=other)
        elif what == "rest":
            hall.do("pause_meeting")
            hall.do("resume_meeting")
        elif what in ("women", "men", "poor"):
            hall.do("speech", group=what)
    begins = [turn.at for turn in hall.meeting.speeches]
    for n, end in enumerate(ends(hall)):
        assert end == "" if hall.meeting.speaking and n == len(begins) - 1 else end >= begins[n]
        assert n + 1 == len(begins) or end <= begins[n + 1]
    assert all(begin >= START.isoformat() for begin in begins)


def test_a_vote_is_no_speech() -> None:
    hall = begun()
    hall.do("add_node", id="a1", kind="activity", sector="economy", text="Sửa đập")
    hall.do("set_info", households_total=12)
    hall.do("set_attendance", people=9, women=4, households=9)
    votes: tuple[tuple[str, dict[str, Any]], ...] = (
        ("open_round", {"options": ["a1"]}),
        ("take_decision", {"kind": "list", "for": 9, "against": 0}),
        ("start_round", {"round": "r9"}),
        ("pass_minutes", {"for": 9, "against": 0}),
    )
    hall.do("open_round", id="r9", options=["a1"], draft=True)
    hall.do("start_turn", group="women")
    hall.do("open_round", id="r8", options=["a1"], draft=True)
    assert hall.meeting.speaking is not None, "what is only prepared interrupts nobody"
    for wish, fields in votes:
        hall.do("start_turn", group="women")
        if wish == "pass_minutes":
            for vote in hall.meeting.rounds.values():
                if vote.state == "open":
                    hall.do("annul_round", round=vote.id, reason="thử")
        hall.do(wish, **fields)
        assert hall.meeting.speaking is None, wish
        assert ends(hall)[-1] == hall.meeting.last_at
    assert digest(hall.again()) == digest(hall.meeting)
