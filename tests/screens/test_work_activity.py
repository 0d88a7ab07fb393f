"""The activity's sheet: money as people say it, advice that never stands in the way."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from hall import Hall, digest
from hopthon.meeting import commands as c
from hopthon.meeting.entries import Activity
from hopthon.screens.sheet_fields import FIELDS
from hopthon.screens.work_activity import ActivityWork

from .seat import in_file, led_to, sit
from .seated import Seated, text


def filling(field: str, *, slow: bool = False, **described: object) -> tuple[Seated, ActivityWork]:
    hall = Hall()
    hall.do("start_meeting")
    for n in (1, 2):
        hall.do("add_node", id=f"a{n}", kind="activity", sector="economy", text=f"Việc {n}")
    if described:
        hall.do("describe_activity", id="a1", **described)
    seat = Seated(hall, slow=slow)
    work = ActivityWork(seat)
    work.open_sheet("a1")
    work.begin(field)
    return seat, work


def sheet(seat: Seated, node: str = "a1") -> Activity:
    found = seat.meeting.nodes[node].activity
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("6 triệu", 6_000_000),
        ("6000", 6_000_000),
        ("6.000", 6_000_000),
        ("1,2 tỷ", 1_200_000_000),
        ("450 × 200", 90_000_000),
        ("450x200 nghìn", 90_000_000),
        ("500000đ", 500_000),
        ("trieu", None),
    ],
)
def test_money_as_people_say_it(typed: str, dong: int | None) -> None:
    seat, work = filling("total_cost")
    seat.type(work, typed)
    seat.keys(work, "enter")
    assert sheet(seat).total_cost == dong
    assert (work.focus == "total_cost") is (dong is None), "what cannot be read stays in the field"


def test_an_input_method_may_build_the_word_letter_by_letter() -> None:
    seat, work = filling("total_cost")
    seat.type(work, "6 trie")
    seat.keys(work, "backspace", "ê", "backspace", "ệ", "u", "tab")
    assert sheet(seat).total_cost == 6_000_000


def test_money_is_read_back_while_it_is_typed() -> None:
    seat, work = filling("total_cost")
    seat.type(work, "180.000")
    assert "180 triệu đồng" in text(work)
    assert sheet(seat).total_cost is None


def test_other_letters_are_refused_in_a_sentence() -> None:
    seat, work = filling("total_cost")
    seat.type(work, "z")
    assert seat.said == ["Ô tiền chỉ nhận số và chữ nói tiền: 6 triệu, 450 công x 200 nghìn."]


@pytest.mark.parametrize("slow", [False, True])
def test_the_missing_sum(slow: bool) -> None:
    seat, work = filling("total_cost", slow=slow)
    seat.keys(work, *"180.000", "tab", *"60.000", "tab", "=", "enter")
    seat.answer()
    assert sheet(seat).support_needed == 120_000_000
    seat.keys(work, "up", "up", "ctrl+u", "=", "up")
    seat.answer()
    assert sheet(seat).community_contribution == 60_000_000


def test_a_sum_that_does_not_follow() -> None:
    seat, work = filling("support_needed", total_cost=5_000_000)
    seat.keys(work, "=")
    assert seat.said == ["Chưa đủ số để tính ô này."]


def test_what_does_not_add_up_is_advice(golden: Callable[[str, str], None]) -> None:
    seat, work = filling(
        "support_needed",
        total_cost=180_000_000,
        community_contribution=60_000_000,
        unit="m",
        quantity=300,
        place="Khu giữa",
    )
    seat.type(work, "110000")
    seat.keys(work, "up", "down")
    assert sheet(seat).support_needed == 110_000_000, "stored all the same"
    assert "!  60.000 + 110.000 = 170.000, còn lệch 10.000 so với tổng." in text(work)
    for width in (60, 77):
        golden(f"activity-{width}", text(work, width))
    seat.keys(work, "=", "enter")
    assert "còn lệch" not in text(work)


@pytest.mark.parametrize("slow", [False, True])
def test_choices_are_turned_not_typed(slow: bool) -> None:
    seat, work = filling("external", slow=slow)
    seat.keys(work, "x", " ", " ", "right", "left")
    seat.answer()
    assert sheet(seat).external is False
    seat.keys(work, "left", "left")
    seat.answer()
    assert sheet(seat).external is None
    assert not seat.said


def test_left_of_nothing_chosen_is_the_last_answer() -> None:
    seat, work = filling("delivery")
    seat.keys(work, "left")
    assert sheet(seat).delivery == "Thuê thi công"


@pytest.mark.parametrize("slow", [False, True])
def test_how_an_amount_was_reached_stays_beside_it(slow: bool) -> None:
    seat, work = filling("community_contribution", slow=slow)
    seat.type(work, "450 công x 200")
    shown = text(work)
    assert "450 công x 200" in shown, "longer than the cell of a number: the row is its own"
    assert "= 90 triệu đồng" in shown, "and read back below"
    seat.keys(work, "enter")
    assert "90.000   90 triệu đồng\n                          = 450 công × 200 nghìn" in text(work)
    seat.answer()
    assert sheet(seat).community_contribution == 90_000_000
    assert sheet(seat).contribution_reckoning == "450 công × 200 nghìn"
    seat.keys(work, "up", *"91.000", "escape")
    seat.answer()
    assert "450 công" not in text(work), "another amount was not reached that way"


def test_what_may_mean_two_things_stays_in_the_field() -> None:
    seat, work = filling("total_cost")
    seat.type(work, "2 triệu 50")
    seat.keys(work, "enter")
    assert work.focus == "total_cost"
    assert seat.said == [
        "Tổng số: «2 triệu 50» hiểu được hai cách, hãy gõ rõ, ví dụ 2 triệu 50 nghìn hay 2,5 triệu."
    ]


@pytest.mark.parametrize("slow", [False, True])
def test_pledges_that_are_not_enough(slow: bool) -> None:
    seat, work = filling("pledge", slow=slow, total_cost=500_000_000, support_needed=300_000_000)
    seat.type(work, "2 triệu x 85 hộ")
    assert "= 170 triệu đồng" in text(work)
    seat.keys(work, "enter")
    seat.answer()
    assert (sheet(seat).pledge_per_household, sheet(seat).pledge_households) == (2_000_000, 85)
    told = " ".join(text(work).split())
    assert "Hộ góp 2 triệu đồng × 85 hộ = 170 triệu đồng, còn thiếu 30 triệu đồng" in told
    work.begin("pledge")
    assert work.value("pledge") == "2 triệu x 85 hộ"
    seat.keys(work, "ctrl+u", *"2.000", "escape")
    seat.answer()
    assert (sheet(seat).pledge_per_household, sheet(seat).pledge_households) == (2_000_000, None)
    work.begin("pledge")
    seat.keys(work, "ctrl+u", "escape")
    seat.answer()
    assert sheet(seat).pledge_per_household is None


@pytest.mark.parametrize(
    ("field", "known", "filled"),
    [
        ("community_contribution", {"total_cost": 180, "contribution_percent": 30}, 54),
        ("support_needed", {"total_cost": 180, "contribution_percent": 30}, 126),
        ("total_cost", {"support_needed": 126, "contribution_percent": 30}, 180),
        ("contribution_percent", {"total_cost": 180, "community_contribution": 54}, 30),
        ("contribution_percent", {"total_cost": 180, "support_needed": 126}, 30),
        ("contribution_percent", {"community_contribution": 54, "support_needed": 126}, 30),
        ("contribution_percent", {"total_cost": 180, "community_contribution": 55}, None),
        ("contribution_percent", {"total_cost": 0, "community_contribution": 0}, None),
        ("total_cost", {"support_needed": 126, "contribution_percent": 100}, None),
        ("support_needed", {"contribution_percent": 30}, None),
    ],
)
def test_what_follows_from_a_percentage(
    field: str, known: dict[str, int], filled: int | None
) -> None:
    million = {k: n * (1 if k == "contribution_percent" else 1_000_000) for k, n in known.items()}
    seat, work = filling(field, **million)
    seat.keys(work, "=", "escape")
    wanted = filled if filled is None or field == "contribution_percent" else filled * 1_000_000
    assert getattr(sheet(seat), field) == wanted
    assert seat.said == ([] if filled is not None else ["Chưa đủ số để tính ô này."])


def suggesting(work_name: str) -> tuple[Seated, ActivityWork]:
    seat, work = filling("unit")
    seat.hall.do("edit_node", id="a1", text=work_name)
    return seat, work


@pytest.mark.parametrize(
    ("name", "typed", "unit"),
    [
        ("Bê tông đường ngõ xóm", "", "m"),
        ("Bê tông đường ngõ xóm", "k", "km"),
        ("be tong duong ngo xom", "", "m"),
        ("Xây nhà văn hoá thôn bên đường", "", "nhà"),
        ("Làm cầu qua mương", "", "cái"),
        ("Tập huấn trồng lúa", "", "lớp"),
        ("Họp bàn chia nước", "b", "buổi"),
        ("Mua bò giống cho hộ nghèo", "", "con"),
        ("Câu lạc bộ thơ", "", ""),
        ("Bỏ rác đúng chỗ", "", ""),
        ("Bê tông đường ngõ xóm", "m", "m"),
        ("Bê tông đường ngõ xóm", "x", "x"),
    ],
)
def test_a_unit_is_offered_by_the_kind_of_work(name: str, typed: str, unit: str) -> None:
    seat, work = suggesting(name)
    seat.keys(work, *typed, "right", "escape")
    assert sheet(seat).unit == unit


def test_what_is_offered_stands_grey_behind_the_cursor() -> None:
    seat, work = suggesting("Họp bàn chia nước")
    seat.type(work, "b")
    row = next(r for r in work.lines(60) if r.key == "unit")
    assert [s.role for s in row.spans if "uổi" in s.text] == ["second"]
    assert sheet(seat).unit == "", "offered, not written"


def test_earlier_answers_are_offered_the_newest_first() -> None:
    seat, work = filling("responsible")
    seat.hall.do("add_node", id="a3", kind="activity", sector="economy", text="Việc 3")
    seat.hall.do("describe_activity", id="a2", responsible="Trưởng thôn và Hội phụ nữ")
    seat.hall.do("describe_activity", id="a3", responsible="Trưởng ban mặt trận")
    seat.keys(work, "right", *"truong", "right", "escape")
    assert sheet(seat).responsible == "Trưởng ban mặt trận"
    work.begin("responsible")
    seat.keys(work, "ctrl+u", *"Trưởng t", "right", "escape")
    assert sheet(seat).responsible == "Trưởng thôn và Hội phụ nữ"
    seat.hall.do("undo")
    assert sheet(seat).responsible == "Trưởng ban mặt trận", "taking is part of the typing"


def listing() -> tuple[Seated, ActivityWork]:
    seat, work = filling(
        "text", unit="m", quantity=300, place="Khu giữa", time="Q.II", responsible="Trưởng thôn",
        note="Dân góp công", total_cost=180_000_000, community_contribution=60_000_000,
        support_needed=120_000_000,
    )  # fmt: skip
    hall = seat.hall
    hall.do("set_info", households_total=98)
    hall.do("add_node", id="g", kind="solution", sector="economy", text="Nối lại mương")
    hall.do("move_node", id="a1", parent="g")
    hall.do("add_node", id="a3", kind="activity", sector="society", text="Lớp xóa mù chữ buổi tối")
    hall.do("describe_activity", id="a3", contribution_percent=30)
    seat.keys(work, "escape", "l")
    return seat, work


def test_all_activities_on_one_page(golden: Callable[[str, str], None]) -> None:
    seat, work = listing()
    assert work.title() == ("Hoạt động", "tất cả, theo ngành", "3")
    assert work.focus == "a1"
    for width in (60, 77):
        golden(f"activity-list-{width}", text(work, width))
    seat.keys(work, "down", "down", "enter")
    assert (work.activity, work.focus, work.editor) == ("a3", "text", None), "its sheet, to read"
    seat.keys(work, "l", "up", "l")
    assert work.activity == "a2"
    seat.keys(work, "enter")
    assert work.editor is not None


def test_in_the_list_nothing_is_changed_by_a_key_of_the_sheet() -> None:
    seat, work = listing()
    before = digest(seat.meeting)
    seat.keys(work, "t", "pagedown", "pageup")
    assert (digest(seat.meeting), work.focus, work.listing) == (before, "a1", True)


def test_the_next_sheet_at_the_same_field() -> None:
    seat, work = filling("total_cost")
    seat.keys(work, "5", "pagedown", "7", "pagedown", "escape", "pageup")
    assert (sheet(seat).total_cost, sheet(seat, "a2").total_cost) == (5_000, 7_000)
    assert work.title() == ("Hoạt động", "chưa rõ nguồn vốn", "1/2")


def test_every_field_is_reached_by_tab() -> None:
    seat, work = filling("text")
    for field in FIELDS:
        assert work.focus == field
        assert field in {row.key for row in work.lines(60)}, field
        seat.keys(work, "tab")


def test_words_are_kept_at_every_pause() -> None:
    seat, work = filling("place")
    for part in ("Khu", " giữa"):
        seat.type(work, part)
        work.pause()
    assert sheet(seat).place == "Khu giữa"
    seat.hall.do("undo")
    assert sheet(seat).place == "", "one typing, one undo"


def test_quantities_and_counts() -> None:
    seat, work = filling("quantity")
    seat.keys(work, *"1,6", "escape")
    work.begin("public_jobs")
    seat.keys(work, *"12", "escape")
    assert (sheet(seat).quantity, sheet(seat).public_jobs) == (Decimal("1.6"), 12)
    work.begin("quantity")
    seat.keys(work, "ctrl+u", "escape")
    assert sheet(seat).quantity is None, "emptied is unknown again"


def test_a_short_name_fits_the_wall() -> None:
    seat, work = filling("short")
    seat.type(work, "x" * 40)
    seat.keys(work, "escape")
    assert sheet(seat).short == "x" * 29
    assert seat.said[-1] == "Tên ngắn dài nhất 29 chữ."


def test_funding_on_one_key() -> None:
    seat, work = filling("text")
    seat.keys(work, "escape", "t", "t")
    assert sheet(seat).external is False
    assert seat.said == ["Cần nguồn vốn bên ngoài.", "Không cần nguồn vốn bên ngoài."]


def test_nothing_to_fill_yet() -> None:
    hall = Hall()
    hall.do("start_meeting")
    seat = Seated(hall)
    work = ActivityWork(seat)
    assert text(work) == "Chưa có hoạt động nào. Enter để ghi ở cây."
    keys = work.keys()
    assert [(k.shown, k.label) for k in keys] == [("Enter", "ghi ở cây")]
    seat.keys(work, "enter")
    assert seat.opened == [("tree", "")]


async def test_a_sheet_at_the_keys(at: Callable[..., Path], start: Callable[[Path], Path]) -> None:
    path = at("amend", c.AddNode("activity", "Bê tông đoạn dốc", "infrastructure", id="a1"))
    before = start(path)
    async with sit(path) as seat:
        seat.cockpit.open("activities", "a1")
        await seat.burst(
            "enter", *["tab"] * 6, *"180 triệu", "tab", *"60.000", "tab", "equals_sign", "tab"
        )
        await seat.burst("escape", "t")
    wishes = (
        c.DescribeActivity("a1", total_cost=180_000_000),
        c.DescribeActivity("a1", community_contribution=60_000_000),
        c.DescribeActivity("a1", support_needed=120_000_000),
        c.DescribeActivity("a1", external=True),
    )
    assert digest(in_file(path)) == led_to(before, wishes)


async def test_undo_says_which_answer_goes(at: Callable[..., Path]) -> None:
    path = at("amend", c.AddNode("activity", "Bê tông đoạn dốc", "infrastructure", id="a1"))
    async with sit(path) as seat:
        seat.cockpit.open("activities", "a1")
        await seat.burst("enter", *["tab"] * 6, *"100 công x 200", "escape", "u")
        assert "«tổng số ở «Bê tông đoạn dốc»»" in seat.pane("message")


HOI_4 = (
    c.AddNode("solution", "Có nơi họp", "infrastructure", id="g1"),
    c.AddNode("activity", "Xây nhà văn hóa xóm", "infrastructure", "g1", id="a1"),
    c.AddNode("activity", "Họp bàn", "infrastructure", "g1", id="a2"),
    c.DescribeActivity("a2", place="Đội 4", responsible="Trưởng xóm"),
)


async def test_xom_hoi_4_at_the_keys_in_bursts(
    at: Callable[..., Path], start: Callable[[Path], Path], golden: Callable[[str, str], None]
) -> None:
    """Money as it was said in the room, unit and place taken as offered, the pledges too small."""
    path = at("amend", *HOI_4)
    before = start(path)
    async with sit(path) as seat:
        seat.cockpit.open("activities", "a1")
        await seat.burst("enter", "tab", "1", "tab", "right", "tab", *"do", "right", *["tab"] * 3)
        unikey = ("5", "0", "0", " ", *"tri", "e", "backspace", "ê", "backspace", "ệ", "u")
        await seat.burst(*unikey, "tab", "tab", *"50 tr + 50 tr + 200 tr", "shift+tab")
        await seat.burst("equals_sign", *["tab"] * 3, *"2 trieu x 85 ho", "escape")
        golden("activity-hoi-4-120x36", seat.frame())
        await seat.burst("l")
        assert "Cả 2 hoạt động" in seat.pane("board")
        golden("activity-list-120x36", seat.frame())
    wishes = (
        c.DescribeActivity("a1", quantity=Decimal(1)),
        c.DescribeActivity("a1", unit="nhà"),
        c.DescribeActivity("a1", place="Đội 4"),
        c.DescribeActivity("a1", total_cost=500_000_000),
        c.DescribeActivity(
            "a1", support_needed=300_000_000, support_reckoning="50 tr + 50 tr + 200 tr"
        ),
        c.DescribeActivity("a1", community_contribution=200_000_000),
        c.DescribeActivity("a1", pledge_per_household=2_000_000, pledge_households=85),
    )
    assert digest(in_file(path)) == led_to(before, wishes)


@pytest.mark.parametrize("size", [(120, 36), (100, 30), (80, 24), (79, 23)])
async def test_sheet_and_list_at_every_size(at: Callable[..., Path], size: tuple[int, int]) -> None:
    async with sit(at("amend", *HOI_4), size) as seat:
        seat.cockpit.open("activities", "a1")
        for keys in (("enter", "tab", "tab"), ("escape",), ("l",), ("end", "down", "enter")):
            await seat.burst(*keys)
            frame = seat.frame().split("\n")
            assert len(frame) == size[1]
            assert all(len(row) <= size[0] for row in frame)
        assert seat.cockpit.work.focus == "text"
