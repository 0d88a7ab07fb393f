"""Biểu I.2 as rows."""

import json
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from msgspec import to_builtins
from openpyxl import load_workbook

from hall import Hall
from hopthon.export.workbook import workbook
from hopthon.meeting.state import Meeting
from hopthon.views.form_i2 import Cell, TreeRow, form_i2
from hopthon.views.minutes_activities import activity_facts

ECONOMY, INFRASTRUCTURE = "economy", "infrastructure"


def test_the_form_as_printed(held: Meeting, golden: Callable[[str, str], None]) -> None:
    rows = json.dumps(to_builtins(form_i2(held)), ensure_ascii=False, indent=1, default=str)
    golden("form_i2.json", rows + "\n")


def test_kept_advantages_stand_first(held: Meeting) -> None:
    block = next(b for b in form_i2(held).blocks if b.sector == ECONOMY)
    assert block.advantages == ("Có tổ đổi công", "Đất soi bãi màu mỡ")


def test_tree_cells_are_merged_down_and_gaps_stay_blank(held: Meeting) -> None:
    blocks = {b.sector: b for b in form_i2(held).blocks}
    assert blocks[ECONOMY].tree == (
        TreeRow(Cell("Ruộng thiếu nước vụ xuân", 3), Cell("Phai gỗ mục", 2), Cell("Làm phai mới")),
        TreeRow(Cell("", 0), Cell("", 0), Cell("Cắt cử người giữ nước")),
        TreeRow(Cell("", 0), Cell("Rừng đầu nguồn thưa"), Cell("")),
    )
    assert blocks[INFRASTRUCTURE].tree == (
        TreeRow(Cell("Đường qua suối khó đi mùa lũ"), Cell(), Cell()),
    )


def test_activities_stand_by_rank_in_their_group(held: Meeting) -> None:
    block = next(b for b in form_i2(held).blocks if b.sector == ECONOMY)
    own, external = block.groups
    assert [r.id for r in own.rows] == ["a2"], "no support needed, nobody said external"
    assert [(r.id, r.rank) for r in external.rows] == [("a1", 1), ("a3", 3)]
    assert external.sums.total == 30_500_500
    assert external.sums.unknown == 1, "the thresher has no amounts yet"
    assert external.rows[0].note == "CTMTQG\nDân góp công", "said twice, printed once"
    assert own.rows[0].quantity == Decimal("1.5")


def test_a_sector_with_nothing_in_it_is_not_printed(held: Meeting) -> None:
    assert [b.sector for b in form_i2(held).blocks] == [INFRASTRUCTURE, ECONOMY]


def test_an_unranked_activity_follows_the_ranked(play: Callable[..., Meeting]) -> None:
    adding = [
        {"do": "add_node", "id": i, "kind": "activity", "sector": ECONOMY, "text": i}
        for i in ("x", "y", "z")
    ]
    counts = {"y": 1, "z": 3}
    meeting = play(
        [
            *adding,
            {"do": "start_meeting"},
            {"do": "set_attendance", "people": 9},
            {"do": "open_round", "id": "r", "options": ["y", "z"], "groups": ["all"]},
            {"do": "record_tally", "round": "r", "group": "all", "ballots": 9, "counts": counts},
            {"do": "close_round", "round": "r"},
        ]
    )
    external = form_i2(meeting).blocks[0].groups[1]
    assert [(r.id, r.rank) for r in external.rows] == [("z", 1), ("y", 2), ("x", None)]


def test_an_annulled_round_orders_nothing(play: Callable[..., Meeting]) -> None:
    meeting = play(
        [
            {"do": "start_meeting"},
            {"do": "set_attendance", "people": 9},
            {"do": "add_node", "id": "x", "kind": "activity", "sector": ECONOMY, "text": "x"},
            {"do": "open_round", "id": "r", "options": ["x"], "groups": ["all"]},
            {"do": "record_tally", "round": "r", "group": "all", "ballots": 9, "counts": {"x": 2}},
            {"do": "close_round", "round": "r"},
            {"do": "annul_round", "round": "r", "reason": "Nhầm danh sách"},
        ]
    )
    assert [r.rank for r in form_i2(meeting).blocks[0].groups[1].rows] == [None]


def test_what_the_sector_kept_stands_before_what_it_did_not(play: Callable[..., Meeting]) -> None:
    """Without a ranking, "xếp ưu tiên từ cao xuống thấp" is what was kept; a ranking goes before it."""
    adding = [
        {"do": "add_node", "id": i, "kind": "activity", "sector": ECONOMY, "text": i}
        for i in ("w", "x", "y", "z")
    ]
    kept = {"do": "keep_nodes", "sector": ECONOMY, "kind": "activity", "ids": ["z", "x"]}
    vote = [
        {"do": "start_meeting"},
        {"do": "set_attendance", "people": 5, "women": 3, "households": 5},
        {"do": "open_round", "id": "r1", "options": ["y", "x"], "groups": ["all"]},
        {"do": "record_tally", "round": "r1", "group": "all", "counts": {"y": 3, "x": 2}}
        | {"ballots": 5},
        {"do": "close_round", "round": "r1"},
    ]
    for wishes, order in (([*adding, kept], "zxwy"), ([*adding, kept, *vote], "yxzw")):
        _own, external = form_i2(play(wishes)).blocks[0].groups
        assert "".join(row.id for row in external.rows) == order


def test_a_share_where_money_is_unknown_and_how_an_amount_was_reached(
    play: Callable[..., Meeting],
) -> None:
    meeting = play(
        [
            {"do": "add_node", "id": "a1", "kind": "activity", "sector": ECONOMY, "text": "Kè"},
            {"do": "describe_activity", "id": "a1", "contribution_percent": 30}
            | {"total_cost": 90_000_000, "total_reckoning": "450 công x 200", "note": "Đổi công"},
        ]
    )
    (row,) = form_i2(meeting).blocks[0].groups[1].rows
    assert (row.contribution, row.percent) == (None, 30)
    assert row.note == "Đổi công\nTổng số: 450 công × 200 nghìn"
    sheet = load_workbook(BytesIO(workbook(meeting)))["I.2"]
    cells = [cell.value for line in sheet.iter_rows() for cell in line]
    assert "30 %" in cells
    told = " ".join(line.text for line in activity_facts(meeting))
    assert "Chưa kể 1 việc chưa rõ tiền." in told
    assert "«Kè»: dân góp 30 %; tổng số: 450 công × 200 nghìn." in told


def test_what_was_pledged_stands_in_the_minutes(play: Callable[..., Meeting]) -> None:
    meeting = play(
        [
            {"do": "add_node", "id": "a1", "kind": "activity", "sector": ECONOMY, "text": "Nhà"},
            {"do": "describe_activity", "id": "a1", "pledge_per_household": 2_000_000}
            | {"pledge_households": 85},
        ]
    )
    assert activity_facts(meeting)[1].text == (
        "«Nhà»: hộ góp 2 triệu đồng × 85 hộ = 170 triệu đồng."
    )


LINES = st.lists(
    st.tuples(
        st.sampled_from(["advantage", "difficulty", "cause", "solution", "activity"]),
        st.integers(0, 30),
        st.sampled_from([ECONOMY, INFRASTRUCTURE, "society"]),
        st.one_of(st.none(), st.integers(0, 10**9)),
        st.sampled_from([None, True, False]),
    ),
    max_size=25,
)
ABOVE = {"cause": "difficulty", "solution": "cause", "activity": "solution"}


@given(LINES)
def test_every_line_stands_once_and_sums_are_right(
    lines: list[tuple[str, int, str, int | None, bool | None]],
) -> None:
    hall = Hall()
    for number, (kind, pick, sector, amount, external) in enumerate(lines):
        parents = [n for n in hall.meeting.nodes.values() if n.kind == ABOVE.get(kind)]
        parent = parents[pick % len(parents)] if parents and pick % 4 else None
        name = f"L{number}"
        where = {"sector": parent.sector, "parent": parent.id} if parent else {"sector": sector}
        hall.do("add_node", id=name, kind=kind, text=name, **where)
        if kind == "activity":
            money = {"total_cost": amount, "support_needed": amount}
            hall.do("describe_activity", id=name, external=external, **money)
    form = form_i2(hall.meeting)
    seen = Counter[str]()
    for block in form.blocks:
        seen.update(block.advantages)
        for row in block.tree:
            cells = (row.difficulty, row.cause, row.solution)
            seen.update(c.text for c in cells if c.text)
        activities = [row for group in block.groups for row in group.rows]
        seen.update(row.text for row in activities)
        assert block.sums.total == sum(row.total or 0 for row in activities)
        assert block.sums.support == sum(g.sums.support for g in block.groups)
        for column in ("difficulty", "cause", "solution"):
            assert sum(getattr(row, column).span for row in block.tree) == len(block.tree)
    assert seen == Counter(list(hall.meeting.nodes))
