"""A hall with something of everything in it, so that every wish has something to work on."""

from hall import Hall


def ready() -> Hall:
    """Running at `purpose`: 84 people, 49 women; a tree; a closed, an open, an annulled round and a draft."""
    hall = Hall()
    hall.do("set_info", village="Bàn Thạch", households_total=98)
    hall.do("start_meeting")
    hall.do("set_attendance", people=84, women=49, households=52)
    hall.do("go_to_step", step="purpose")
    hall.do("add_node", id="t1", kind="advantage", sector="economy", text="Đất tốt")
    hall.do("add_node", id="k1", kind="difficulty", sector="economy", text="Thiếu nước tưới")
    hall.do("add_node", id="n1", kind="cause", parent="k1", text="Mương bồi lấp")
    hall.do("add_node", id="g1", kind="solution", parent="n1", text="Nạo vét mương")
    for name, text in (("a1", "Sửa đập"), ("a2", "Làm đường"), ("a3", "Giống lúa")):
        hall.do("add_node", id=name, kind="activity", parent="g1", text=text)
        hall.do("describe_activity", id=name, external=True)
    hall.do("add_node", id="a4", kind="activity", sector="society", text="Vệ sinh đường làng")
    hall.do("describe_activity", id="a4", external=False)
    hall.do("add_node", id="k2", kind="difficulty", sector="economy", text="Lúa kém")
    hall.do("add_node", id="n2", kind="cause", parent="k2", text="Mương hẹp")
    hall.do("add_node", id="g2", kind="solution", parent="n2", text="Đào rộng mương")
    hall.do("link_node", id="g2", parent="n1")
    hall.do("note", id="c1", step="purpose", text="Nêu mục đích")
    hall.do(
        "open_round", id="r1", title="Đợt đầu", options=["a1", "a2", "a3"], settings={"beans": 1}
    )
    hall.do(
        "record_tally", round="r1", group="women", ballots=49, counts={"a1": 20, "a2": 19, "a3": 10}
    )
    hall.do(
        "record_tally", round="r1", group="men", ballots=35, counts={"a1": 10, "a2": 11, "a3": 14}
    )
    hall.do("close_round", round="r1")
    hall.do("open_round", id="r2", title="Đợt hai", options=["a1", "a2"], settings={"beans": 1})
    hall.do("record_ballot", round="r2", group="women", ballot=1, marks={"a1": 1})
    hall.do("open_round", id="r3", title="Đợt nhầm", options=["a3"])
    hall.do("annul_round", round="r3", reason="mở nhầm")
    hall.do("take_decision", id="q1", kind="list", **{"for": 66, "against": 10, "abstain": 8})
    hall.do("take_decision", id="q2", kind="adjustment", **{"for": 50, "against": 1})
    hall.do("annul_decision", id="q2", reason="hỏi lại")
    hall.do("add_person", id="p1", name="Hà Thị Mai", sex="F", groups=["poor"])
    hall.do("open_round", id="r4", title="Đợt nháp", options=["a1", "a2"], draft=True)
    hall.do("set_member", id="m1", name="Hà Văn Lực", sex="M", role="Tổ trưởng")
    hall.do("set_basic_data", values={"I.5": 412, "I.6": 98})
    hall.do(
        "take_past_plan",
        source="Họp thôn Bàn Thạch 16/05/2025",
        year=2026,
        lines=[
            {"id": "b1", "kind": "difficulty", "sector": "economy", "text": "Đường trơn"},
            {"id": "b2", "kind": "activity", "sector": "economy", "text": "Rải cấp phối"},
        ],
    )
    hall.do("queue_speaker", id="l1", group="women", name="Bà Hoa")
    hall.do("start_turn", group="men")
    return hall
