"""The wall never shows the name of someone who holds no office, whatever page is asked for."""

from hall import Hall
from hopthon.meeting.state import Meeting
from hopthon.views.wall_now import wall_page

NAME = "Lường Thị Xuyến"
PAGES = (
    "title", "attendance", "step", "tree", "activity", "options", "how", "counting", "ranking",
    "side", "differences", "decision", "question", "pause", "thanks",
)  # fmt: skip


def named_everywhere() -> Hall:
    """She is on the roll, waits, speaks, is quoted, is in the working group, presents; she chairs nothing."""
    hall = Hall()
    hall.do("set_info", village="Bàn Thạch", households_total=98)
    hall.do("set_member", name=NAME, sex="F", role="Thành viên")
    hall.do("plan_step", step="purpose", presenter=NAME)
    hall.do("start_meeting")
    hall.do("add_person", id="p1", name=NAME, sex="F", household=NAME, here=True)
    hall.do("set_attendance", households=1)
    hall.do("go_to_step", step="purpose")
    hall.do("add_node", id="k1", kind="difficulty", sector="economy", text="Thiếu nước")
    for name in ("a1", "a2"):
        hall.do("add_node", id=name, kind="activity", sector="economy", text=f"Sửa đập {name}")
        hall.do("describe_activity", id=name, external=True, meets_women_needs=name == "a1")
    hall.do("describe_activity", id="a1", women_needs_said_by=NAME)
    hall.do("note", id="c1", kind="question", text="Bao giờ làm?", speaker=NAME, group="women")
    hall.do("open_round", id="r1", options=["a1", "a2"], groups=["all"], settings={"beans": 1})
    hall.do("record_tally", round="r1", group="all", ballots=None, counts={"a1": 0, "a2": 0})
    hall.do("close_round", round="r1", override="thử")
    hall.do("take_decision", id="q1", kind="list", **{"for": 1, "against": 0})
    hall.do("import_plan", source="Họp trù bị", assigned=[f"{NAME} mời cụm trên"])
    hall.do("queue_speaker", group="women", name=NAME)
    hall.do("start_turn")
    hall.do("queue_speaker", group="women", name=NAME)
    return hall


def shown(meeting: Meeting) -> str:
    return str(wall_page(meeting, meeting.last_at))


def test_no_page_shows_who_spoke_or_who_came() -> None:
    hall = named_everywhere()
    things = ["", "r1", "q1", "c1", "k1", "a1", "a2", "p1", "purpose", "list"]
    seen: set[str] = set()
    for page in PAGES:
        for ref in things:
            hall.meeting.wall = type(hall.meeting.wall)(page, ref)
            page_now = shown(hall.meeting)
            seen.add(page_now.partition("(")[0])
            assert NAME not in page_now, (page, ref)
    assert len(seen) > 9, "pages of many kinds were drawn"
