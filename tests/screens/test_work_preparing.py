"""Preparing on screen: pages one may skip, each by keys alone; the same as the commands of `hopthon do`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hall import Hall
from hopthon.meeting import commands as c
from hopthon.meeting.past import state_of
from hopthon.processes.load import find
from hopthon.screens.work_basic import BasicWork
from hopthon.screens.work_group import GroupWork
from hopthon.screens.work_import import ImportWork
from hopthon.screens.work_past import PastWork
from hopthon.screens.work_plan import PlanWork
from hopthon.session import Session
from hopthon.views.carried import carried_words

from .seat import in_file, sit, still
from .seated import Seated, text

Golden = Callable[[str, str], None]
SIZES = [(120, 36), (100, 30), (80, 24)]
WORKS = ("Đổ bê tông đường", "Xây rãnh", "Trồng cây", "Làm cổng làng")


def near(path: Path) -> Path:
    """Last year's meeting beside this one."""
    info: dict[str, str | int] = {
        "village": "Bàn Thạch", "plan_year": 2026, "date": "2025-05-16",
    }  # fmt: skip
    process = find("ctmtqg", path.parent)
    session = Session.create(path.with_name("năm trước.hopthon"), process, "village", info, still)
    for n, words in enumerate(WORKS, 1):
        session.do(c.AddNode(kind="activity", sector="infrastructure", text=words, id=f"a{n}"))
    session.close()
    return session.path


async def test_from_every_page_tab_leads_back_to_the_list(prepared: Path) -> None:
    async with sit(prepared) as seat:
        await seat.burst("ctrl+p", *"chuan bi", "enter")
        assert "Tab điểm danh" in seat.pane("keys")
        for n in range(6):
            await seat.burst(*["down"] * n, "enter", "escape")
            assert seat.cockpit.work.id != "prepare"
            assert "Tab chuẩn bị" in seat.pane("keys")
            await seat.burst("tab", *["up"] * 6)
            assert seat.cockpit.work.id == "prepare"
        await seat.burst("n")
        await seat.burst("escape", "ctrl+p", *"to cong tac", "enter", "escape", "tab")
        assert seat.cockpit.work.id == "attendance", "the meeting runs: back to the step"
        await seat.burst("escape", "ctrl+p", *"chuan bi", "enter", "enter", "escape", "tab")
        assert seat.cockpit.work.id == "prepare"


# the working group -------------------------------------------------------------------------


def test_a_list_of_people_is_typed_line_by_line() -> None:
    seat = Seated(Hall())
    work = GroupWork(seat)
    work.settle()
    assert "Enter để gõ tên" in text(work)
    seat.keys(
        work, "enter", *"Hà Văn Lực", "enter", *"nam", "enter", *"Tổ trưởng", "enter", "enter"
    )
    seat.keys(work, *"Đinh Thị Hoa", "tab", *"n", "escape")
    members = [(m.name, m.sex, m.role) for m in seat.meeting.members.values()]
    assert members == [("Hà Văn Lực", "M", "Tổ trưởng"), ("Đinh Thị Hoa", "F", "")]
    assert "còn thiếu 5 người" in " ".join(text(work).split())
    assert "Nên có ít nhất 2 nữ, còn thiếu 1." in text(work)
    seat.keys(work, "up", "x")
    assert [m.name for m in seat.meeting.members.values()] == ["Đinh Thị Hoa"]


def test_what_is_no_sex_is_told_and_nothing_is_lost() -> None:
    seat = Seated(Hall())
    work = GroupWork(seat)
    work.settle()
    seat.keys(work, "enter", *"Hà Văn Lực", "enter", *"xy", "enter")
    assert seat.said[-1] == "Giới gõ nữ hoặc nam."
    assert work.editor is not None
    seat.keys(work, "backspace", "backspace", "escape")
    assert [m.name for m in seat.meeting.members.values()] == ["Hà Văn Lực"]


def test_a_name_that_never_came_to_the_disk_leaves_nothing_waiting() -> None:
    hall = Hall()
    hall.do("start_meeting")
    hall.do("end_meeting")
    seat = Seated(hall)
    work = GroupWork(seat)
    work.settle()
    seat.keys(work, "enter", *"Hà Văn Lực", "enter")
    assert "đã kết thúc" in seat.said[-1]
    assert (work.focus, work.holds("enter")) == ("new name", False)


@pytest.mark.parametrize("size", SIZES)
async def test_the_working_group_in_one_burst(
    prepared: Path, golden: Golden, size: tuple[int, int], foretold: None
) -> None:
    async with sit(prepared, size) as seat:
        await seat.burst("ctrl+p", *"to cong tac", "enter", "enter", *"Hà Văn Lực", "enter", *"nam",
                         "enter", *"Tổ trưởng", "enter", *"Trưởng thôn", "enter", *"Đinh Thị Hoa",
                         "enter", *"nữ", "escape")  # fmt: skip
        golden(f"group-{size[0]}x{size[1]}", seat.frame())
    members = [(m.name, m.sex, m.office) for m in in_file(prepared).members.values()]
    assert members == [("Hà Văn Lực", "M", "Trưởng thôn"), ("Đinh Thị Hoa", "F", "")]


# form I.1 ----------------------------------------------------------------------------------


def test_figures_are_typed_down_the_list_and_problems_told_below() -> None:
    seat = Seated(Hall())
    work = BasicWork(seat)
    work.settle()
    seat.keys(work, "enter", *"120,5", "enter", *"150", "escape")
    assert [str(v) for v in seat.meeting.basic.values()] == ["120.5", "150"]
    assert "- Đất trồng cây hàng năm" in text(work)
    assert "✗ Đất trồng cây hàng năm 150 nhiều hơn đất nông nghiệp 120,5. (và 1 chỗ khác)" in (
        text(work, 77)
    )
    seat.keys(work, "enter", *"100", "enter")
    assert "✗" not in text(work, 77)
    work.step_to("I.6")
    seat.keys(work, *"98", "escape")
    assert seat.meeting.number("households_total") == 98
    work.step_to("II.15")
    seat.keys(work, *"-0,5", "escape")
    assert str(seat.meeting.basic["II.15"]) == "-0.5"
    work.step_to("II.4")
    seat.keys(work, *"2", "enter")
    assert "ghi 1 là có, 0 là không" in seat.said[-1]


def test_rows_of_the_village_s_own_stand_where_they_belong() -> None:
    seat = Seated(Hall())
    work = BasicWork(seat)
    work.focus = "I.5.2"
    seat.keys(work, "a")
    assert seat.reply("Dao") == "Dân tộc nào nữa? Ví dụ: Dao"
    assert (seat.meeting.own_indicators[0].number, seat.meeting.own_indicators[0].title) == (
        "5.4",
        "- Dân tộc Dao",
    )
    assert work.rows()[work.rows().index("I.5.3") + 1] == work.focus
    work.focus = "I.16"
    seat.keys(work, "a")
    seat.reply("Số lượng dê, con")
    assert seat.meeting.own_indicators[1].unit == "con"
    work.focus = "I.2"
    seat.keys(work, "a")
    assert "Chỉ thêm dòng" in seat.said[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_figures_in_one_burst(prepared: Path, golden: Golden, size: tuple[int, int]) -> None:
    async with sit(prepared, size) as seat:
        await seat.burst(
            "ctrl+p", *"so lieu co ban", "enter", "enter", *"120", "tab", *"150", "tab"
        )
        await seat.burst(*"30", "escape")
        golden(f"basic-{size[0]}x{size[1]}", seat.frame())
    assert [int(v) for v in in_file(prepared).basic.values()] == [120, 150, 30]


# the agenda --------------------------------------------------------------------------------


def test_the_agenda_is_planned_by_keys() -> None:
    seat = Seated(Hall())
    work = PlanWork(seat)
    work.settle()
    seat.keys(work, "down", "enter", *"7", "enter", *"Bà Mai", "escape")
    purpose = seat.meeting.find_step("purpose")
    assert purpose is not None
    assert (purpose.minutes, seat.meeting.presenters["purpose"]) == (7, "Bà Mai")
    seat.keys(work, "a")
    seat.reply("Bàn quỹ thôn, 10 phút")
    added = work.focus.partition(" ")[0]
    assert "Mục này mở: ghi chép." in text(work)
    seat.keys(work, "o", "o", "o", "o")
    step = seat.meeting.find_step(added)
    assert step is not None
    assert (step.title, step.minutes, step.opens) == ("Bàn quỹ thôn", 10, ("decision",))
    seat.keys(work, "ctrl+up", "ctrl+up", "ctrl+up")
    assert seat.meeting.steps[0].id == added
    seat.keys(work, "ctrl+down")
    assert seat.meeting.steps[1].id == added
    work.go_to("poor_group")
    seat.keys(work, "o", "x")
    assert "quy trình" in seat.said[-1]
    seat.reply("nhóm chưa họp được")
    assert seat.meeting.skipped["poor_group"] == "nhóm chưa họp được"
    assert "Bỏ qua: nhóm chưa họp được." in text(work, 77)
    seat.hall.do("start_meeting")
    work.go_to(added)
    seat.keys(work, "ctrl+down")
    assert "đã bắt đầu" in seat.said[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_an_item_put_in_chooses_what_it_opens(
    prepared: Path, golden: Golden, size: tuple[int, int]
) -> None:
    async with sit(prepared, size) as seat:
        await seat.burst("n", "escape")
        await seat.burst("ctrl+p", *"them mot muc", "enter")
        await seat.burst(*"Bàn quỹ thôn, 10", "enter", "o", "o", "o", "o")
        golden(f"agenda-{size[0]}x{size[1]}", seat.frame())
        await seat.burst("n", "n")
        assert seat.cockpit.work.id == "decision"
    assert in_file(prepared).steps[1].opens == ("decision",)


async def test_who_presents_stands_under_what_is_asked(prepared: Path) -> None:
    session = Session.open(prepared, clock=still)
    session.do(c.PlanStep("purpose", presenter="Bà Mai"))
    session.do(c.StartMeeting())
    session.do(c.GoToStep("purpose"))
    session.close()
    async with sit(prepared) as seat:
        assert "Bà Mai trình bày. Nói chậm" in seat.pane("board")


# from another file -------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_last_year_from_the_file_to_this_year_s_tree(
    prepared: Path, golden: Golden, size: tuple[int, int]
) -> None:
    near(prepared)
    async with sit(prepared, size) as seat:
        await seat.burst("ctrl+p", *"lay tu hop", "enter")
        work = seat.cockpit.work
        assert isinstance(work, ImportWork)
        await seat.until(lambda: len(work.rows()) > 1)
        await seat.burst("enter")
        await seat.until(lambda: "take" in work.rows())
        golden(f"import-{size[0]}x{size[1]}", seat.frame())
        await seat.burst("enter")
        assert seat.cockpit.work.id == "past"
        await seat.burst(
            "enter", *"60", "enter", "escape", "x", "down", "t", *"chết cả", "enter", "m"
        )
        golden(f"past-{size[0]}x{size[1]}", seat.frame())
        await seat.burst("u", "m")
        await seat.burst("ctrl+p", *"phieu hoat dong", "enter", "escape")
        assert "chuyển tiếp từ năm 2026" in seat.pane("board")
    meeting = in_file(prepared)
    states = [state_of(meeting, f"a{n}").state for n in range(1, 5)]
    assert states == ["doing", "done", "dropped", "not_begun"]
    assert [(n.text, carried_words(n)) for n in meeting.nodes.values()] == [
        (WORKS[0], "chuyển tiếp từ năm 2026: làm được 60 %"),
        (WORKS[3], "chuyển tiếp từ năm 2026: chưa làm"),
    ]


async def test_a_file_that_cannot_be_read_changes_nothing(prepared: Path) -> None:
    prepared.with_name("ghi chú.xlsx").write_bytes(b"khong phai")
    async with sit(prepared) as seat:
        await seat.burst("ctrl+p", *"nhap bieu", "enter")
        work = seat.cockpit.work
        await seat.until(lambda: len(work.rows()) > 1)
        await seat.burst("enter")
        await seat.until(lambda: "Excel" in seat.pane("message"))
        await seat.burst("down", "enter", *str(prepared), "enter")
        await seat.until(lambda: "chính cuộc họp này" in seat.pane("message"))
    assert in_file(prepared).seq == 2


def test_the_page_of_last_year_says_where_to_get_it() -> None:
    seat = Seated(Hall())
    work = PastWork(seat)
    work.settle()
    assert "Chưa lấy kế hoạch năm trước. Enter" in text(work, 77)
    seat.keys(work, "x", "enter")
    assert seat.opened == [("import", "")]


# the pages, and a meeting opened again days later ------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_the_pages_lead_everywhere(
    prepared: Path, golden: Golden, size: tuple[int, int]
) -> None:
    async with sit(prepared, size) as seat:
        await seat.burst("ctrl+p", *"chuan bi", "enter")
        golden(f"prepare-{size[0]}x{size[1]}", seat.frame())
        been: list[str] = []
        for n in range(6):
            await seat.burst("ctrl+p", *"chuan bi", "enter", *["up"] * 6, *["down"] * n, "enter")
            been.append(seat.cockpit.work.id)
            await seat.burst("escape")
        await seat.burst("n")
        assert seat.cockpit.work.id == "attendance"
    assert been == ["info", "group", "basic_data", "agenda_plan", "import", "past"]


async def test_days_later_it_is_another_sitting_or_the_same(prepared: Path) -> None:
    session = Session.open(prepared, clock=lambda: still().replace(day=still().day - 3))
    session.do(c.StartMeeting())
    session.do(c.SetAttendance(people=84, women=49, households=52))
    session.close()
    before = prepared.read_bytes()
    async with sit(prepared, (80, 24)) as seat:
        assert "hôm nay là buổi khác?" in seat.pane("message")
        assert "k kể là buổi khác" in seat.pane("keys")
        await seat.burst("k")
        assert "Điểm danh lại" in seat.pane("message")
        assert "chậm" not in seat.frame()
        await seat.burst("escape", "u")
        assert len(seat.meeting.pauses) == 0
        await seat.burst("ctrl+p", *"quen ghi", "enter")
        assert "chưa phải buổi khác" in seat.pane("message"), "something was just written"
    prepared.write_bytes(before)
    async with sit(prepared, (80, 24)) as seat:
        await seat.burst("v")
        assert seat.cockpit.asking is None
        assert "chậm" in seat.frame()
    assert in_file(prepared).pauses == []
    async with sit(prepared, (80, 24)) as seat:
        await seat.burst("1", "2")
        assert seat.typed == "12", "who types on is not stopped, nothing typed is lost"
        assert seat.cockpit.asking is None


async def test_undo_names_the_figure(prepared: Path) -> None:
    async with sit(prepared) as seat:
        await seat.burst("ctrl+p", *"bieu i.1", "enter", "1")
        assert "Chưa họp" in seat.pane("message"), "a figure typed too early is no turn of speaking"
        await seat.burst("enter", *"120,5", "escape")
        assert "hoàn tác «số liệu «Đất nông" in seat.pane("keys")
        await seat.burst("u")
        assert "Đã hoàn tác «số liệu «Đất nông nghiệp»»." in seat.pane("message")


def test_with_nothing_taken_only_the_way_to_the_files_is_shown() -> None:
    seat = Seated(Hall())
    work = PastWork(seat)
    work.settle()
    keys = work.keys()
    shown = [k for k in keys if k.label and k.mode == "choosing"]
    assert [(k.shown, k.label) for k in shown] == [("Enter", "lấy từ tệp")]
    assert text(work, 40).replace("\n", " ").endswith("từ tệp của năm trước.")
