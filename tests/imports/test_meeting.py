"""Another meeting's file as the start of this one; last year's plan; what was not reached."""

from pathlib import Path

import pytest

from cli.runs import Program
from hall import Hall
from hopthon.imports.plan import PARTS, wishes
from hopthon.imports.plan_meeting import plan_of
from hopthon.meeting.decide import decide
from hopthon.refusal import Refusal
from hopthon.views.carried import carried_words, past_words
from hopthon.views.minutes_parts import parts_by_step
from hopthon.views.whole import whole

SOURCE = "Họp trù bị của tổ công tác, thôn Bàn Thạch, 10/05/2026"


@pytest.fixture
def hopthon(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(monkeypatch, capsys)


def prepared() -> Hall:
    """A preparatory meeting that ended early."""
    hall = Hall("preparatory")
    hall.do("set_info", village="Bàn Thạch", date="2026-05-10", plan_year=2027)
    hall.do("set_member", name="Hà Văn Lực", sex="M", role="Tổ trưởng")
    hall.do("set_basic_data", values={"I.5": 412})
    hall.do("add_indicator", id="dao", under="I.5", title="Dân tộc Dao")
    hall.do("set_basic_data", values={"dao": 30})
    hall.do("start_meeting")
    hall.do("add_step", id="fund", title="Bàn quỹ thôn", minutes=15, opens=["notes", "decision"])
    for n in (1, 2):
        hall.do("add_node", id=f"k{n}", kind="difficulty", sector="economy", text=f"Khó khăn {n}")
    hall.do("add_node", id="n1", kind="cause", parent="k1", text="Mương bồi lấp")
    hall.do("link_node", id="n1", parent="k2")
    hall.do("add_node", id="a1", kind="activity", sector="economy", text="Nạo vét mương")
    hall.do("describe_activity", id="a1", external=False, total_cost=6_000_000, unit="km")
    hall.do("keep_nodes", sector="economy", kind="difficulty", ids=["k2"])
    hall.do("note", step="assignment", text="Đi mời cụm trên", speaker="Bà Hoa")
    hall.do("end_meeting")
    return hall


def started_from(hall: Hall, new: Hall, *, past: bool = False) -> None:
    for wish in wishes(plan_of(hall.meeting), PARTS, past=past):
        new.take(decide(new.meeting, wish))


def test_the_preparatory_meeting_is_the_start_of_the_village_meeting() -> None:
    old, new = prepared(), Hall()
    new.do("add_node", id="n1", kind="difficulty", sector="society", text="Đã có ở đây")
    started_from(old, new)
    tree = {n.text: n for n in new.meeting.nodes.values()}
    cause, kept = tree["Mương bồi lấp"], tree["Khó khăn 2"]
    assert (kept.id, tree["Nạo vét mương"].id) == ("k2", "a1"), "ids are kept where they are free"
    assert cause.id != "n1"
    assert (cause.parent, cause.also) == ("k1", ("k2",))
    assert tree["Nạo vét mương"].activity == old.meeting.nodes["a1"].activity
    assert new.meeting.kept["economy", "difficulty"] == ("k2",)
    assert [m.name for m in new.meeting.members.values()] == ["Hà Văn Lực"]
    assert sorted(map(int, new.meeting.basic.values())) == [30, 412]
    (one,) = whole(new.meeting)["imports"]
    assert one["source"] == SOURCE
    assert one["assigned"] == ("Đi mời cụm trên (Bà Hoa)",)
    said = " ".join(
        getattr(p, "text", "") for parts in parts_by_step(new.meeting).values() for p in parts
    )
    assert f"Lấy từ «{SOURCE}»: 4 dòng của cây" in said
    new.do("undo")
    assert set(new.meeting.nodes) == {"n1"}
    assert not new.meeting.members
    assert not new.meeting.basic
    assert not new.meeting.own_indicators


def test_the_second_time_nothing_is_added() -> None:
    old, new = prepared(), Hall()
    started_from(old, new)
    with pytest.raises(Refusal, match="Không có gì mới"):
        started_from(old, new)
    assert len(new.meeting.nodes) == 4


def test_what_was_not_reached_is_put_into_the_next_agenda() -> None:
    old, new = prepared(), Hall()
    started_from(old, new)
    titles = [step.title for step in new.meeting.steps]
    assert "Bàn quỹ thôn" in titles
    fund = next(s for s in new.meeting.steps if s.title == "Bàn quỹ thôn")
    assert (fund.minutes, fund.opens) == (15, ("notes", "decision"))
    assert new.meeting.added[fund.id] == (f"chuyển từ cuộc họp «{SOURCE}»")
    opens = [s.opens for s in new.meeting.steps]
    assert opens.index(fund.opens) < opens.index(("decision",)), "before what closes the meeting"
    assert titles.count("Biên bản") == [s.title for s in new.meeting.rules.steps].count("Biên bản")


def last_year() -> Hall:
    hall = Hall()
    hall.do("set_info", village="Bàn Thạch", date="2025-05-16", plan_year=2026)
    hall.do("add_node", id="k1", kind="difficulty", sector="infrastructure", text="Đường trơn")
    hall.do("add_node", id="n1", kind="cause", parent="k1", text="Đường đất")
    hall.do("add_node", id="g1", kind="solution", parent="n1", text="Làm đường")
    for n, text in enumerate(("Đổ bê tông", "Xây rãnh", "Trồng cây", "Làm cổng"), 1):
        hall.do("add_node", id=f"a{n}", kind="activity", parent="g1", text=text)
    hall.do("describe_activity", id="a1", unit="m", total_cost=90_000_000)
    return hall


def test_last_year_s_works_go_on_with_how_far_they_got() -> None:
    old, new = last_year(), Hall()
    new.do("set_info", plan_year=2027)
    started_from(old, new, past=True)
    assert not new.meeting.nodes, "it lies on the table, not in the tree"
    new.do("set_past_state", id="a1", state="doing", percent=60)
    new.do("set_past_state", id="a2", state="done")
    new.do("set_past_state", id="a3", state="dropped", reason="không ai chăm")
    assert past_words(new.meeting) == (
        "Kế hoạch năm 2026 có 4 việc: chưa làm 1, đang làm 1, làm xong 1, thôi không làm 1."
    )
    new.do("carry_past")
    tree = {n.text: n for n in new.meeting.nodes.values()}
    assert set(tree) == {"Đường trơn", "Đường đất", "Làm đường", "Đổ bê tông", "Làm cổng"}
    assert carried_words(tree["Đổ bê tông"]) == "chuyển tiếp từ năm 2026: làm được 60 %"
    assert carried_words(tree["Làm cổng"]) == "chuyển tiếp từ năm 2026: chưa làm"
    assert tree["Đổ bê tông"].activity == old.meeting.nodes["a1"].activity
    assert new.refused("carry_past").startswith("Không có gì mới")
    new.do("set_past_state", id="a1", state="doing", percent=80)
    new.do("carry_past")
    assert "80 %" in carried_words(new.meeting.nodes[tree["Đổ bê tông"].id])
    said = " ".join(
        getattr(p, "text", "") for parts in parts_by_step(new.meeting).values() for p in parts
    )
    assert "Trồng cây: thôi không làm (không ai chăm)." in said
    assert "«Đổ bê tông»: chuyển tiếp từ năm 2026: làm được 80 %." in said


def test_a_plan_of_this_year_is_not_last_year_s() -> None:
    new = Hall()
    new.do("set_info", plan_year=2026)
    with pytest.raises(Refusal, match="không phải của năm trước"):
        started_from(last_year(), new, past=True)


def test_the_command_says_what_it_took(hopthon: Program, tmp_path: Path) -> None:
    old, new = tmp_path / "cu.hopthon", tmp_path / "moi.hopthon"
    for path, year in ((old, 2026), (new, 2027)):
        assert hopthon("new", path, "--set", f"plan_year={year}").status == 0
    tree = {"kind": "activity", "sector": "economy", "text": "Sửa đập"}
    assert hopthon.do(old, {"do": "add_node", **tree}).status == 0
    run = hopthon("import-plan", new, old)
    assert (run.status, run.out) == (0, "Lấy từ «Họp thôn»: 1 dòng của cây.\n")
    again = hopthon("import-plan", new, old)
    assert (again.status, "đã có cả ở đây" in again.err) == (1, True)
    past = hopthon("import-plan", new, old, "--past", "--only", "tree")
    assert past.out == "Kế hoạch năm 2026 có 1 việc: chưa làm 1.\n"
    assert "tree, agenda, group, data" in hopthon("import-plan", new, old, "--only", "x").err
    assert "Hai tệp là một" in hopthon("import-plan", new, new).err
