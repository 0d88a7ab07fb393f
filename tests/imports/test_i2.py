"""A filled form I.2 back into a meeting: the same form again, whoever made the workbook; else one sentence."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from hall import Hall
from hopthon.export.workbook import workbook
from hopthon.imports.plan import PARTS, read_plan, wishes
from hopthon.meeting.decide import decide
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.views.form_i2 import FormI2, form_i2

EVENING = Path(__file__).parent.parent / "export" / "meeting.jsonl"


def taken(path: Path) -> Hall:
    """A new meeting that starts from this file."""
    hall = Hall()
    plan = read_plan(path, hall.meeting.procedure.sectors)
    for wish in wishes(plan, PARTS):
        hall.take(decide(hall.meeting, wish))
    return hall


def told(form: FormI2) -> list[Any]:
    """What the form holds: everything but ids, ranks, and the breaks inside a note."""
    return [
        (
            block.sector,
            block.advantages,
            block.tree,
            [
                [
                    (
                        *(
                            row.text, row.unit, row.quantity, row.time, row.place, row.responsible,
                            row.total, row.contribution, row.support,
                        ),
                        row.note.replace("\n", "; "),
                    )
                    for row in group.rows
                ]
                for group in block.groups
            ],
        )
        for block in form.blocks
    ]  # fmt: skip


def written(meeting: Meeting, folder: Path) -> Path:
    path = folder / "i2.xlsx"
    path.write_bytes(workbook(meeting))
    return path


def test_our_own_form_comes_back_as_it_was(tmp_path: Path) -> None:
    hall = Hall()
    for line in EVENING.read_text("utf-8").splitlines():
        wish = json.loads(line)
        hall.do(wish.pop("do"), **wish)
    path = written(hall.meeting, tmp_path)
    again = taken(path)
    assert told(form_i2(again.meeting)) == told(form_i2(hall.meeting))
    assert again.meeting.imports[0].source == "Biểu I.2, tệp i2.xlsx"
    plan = read_plan(path, hall.meeting.procedure.sectors)
    with pytest.raises(Refusal, match="Không có gì mới"):
        decide(again.meeting, wishes(plan, PARTS)[0])
    again.do("undo")
    assert not again.meeting.nodes


def test_a_share_where_money_is_unknown_comes_back(tmp_path: Path) -> None:
    hall = Hall()
    hall.do("add_node", id="a", kind="activity", text="Nối nước sạch", sector="society")
    hall.do("describe_activity", id="a", contribution_percent=30, external=True)
    again = taken(written(hall.meeting, tmp_path))
    (node,) = again.meeting.activities()
    assert node.activity is not None
    assert node.activity.contribution_percent == 30
    assert node.activity.community_contribution is None
    assert told(form_i2(again.meeting)) == told(form_i2(hall.meeting))


WORDS = st.text("abcđêô ươ", min_size=1, max_size=12).map(lambda s: f"V{s.strip()}")
MONEY = st.none() | st.integers(0, 10**9)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["difficulty", "cause", "solution", "advantage"]), WORDS,
                       st.integers(0, 9)), max_size=12, unique_by=lambda one: one[1]),
    st.lists(st.tuples(WORDS, MONEY, MONEY, st.booleans()), max_size=5, unique_by=lambda one: one[0]),
)  # fmt: skip
def test_whatever_stands_in_the_form_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    lines: list[tuple[str, str, int]],
    works: list[tuple[str, int | None, int | None, bool]],
) -> None:
    hall, above = Hall(), {"cause": "difficulty", "solution": "cause"}
    for n, (kind, text, pick) in enumerate(lines):
        parents = [i for i, x in hall.meeting.nodes.items() if x.kind == above.get(kind)]
        parent = parents[pick % len(parents)] if parents else None
        hall.do("add_node", id=f"x{n}", kind=kind, text=text, parent=parent, sector="economy")
    for n, (text, total, support, external) in enumerate(works):
        hall.do("add_node", id=f"a{n}", kind="activity", text=text, sector="economy")
        wish = {"total_cost": total, "support_needed": support, "external": external}
        hall.do("describe_activity", id=f"a{n}", **wish)
    if not hall.meeting.nodes:
        return
    path = written(hall.meeting, tmp_path_factory.mktemp("i2"))
    assert told(form_i2(taken(path).meeting)) == told(form_i2(hall.meeting))


def office(
    rows: dict[int, list[Any]], merged: tuple[str, ...] = (), name: str = "Sheet3"
) -> Workbook:
    """An office's own file: its sheet name, its first row and column."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row, values in rows.items():
        for column, value in enumerate(values, 2):
            sheet.cell(row, column, value)
    for area in merged:
        sheet.merge_cells(area)
    book.create_sheet("Danh sách")["A1"] = "không phải biểu"
    return book


HEADS = ["Khó khăn (tồn tại, hạn chế chính cần giải quyết)", "Nguyên nhân (lý do gây ra Khó khăn)",
         "Giải pháp (việc cần làm để khắc phục Nguyên nhân)"]  # fmt: skip
TABLE = ["Hoạt động\n(Xếp ưu tiên từ cao xuống thấp)", "ĐVT", "Số lượng", "Thời gian", "Địa điểm",
         "Trách nhiệm", "Nguồn lực (1.000 đồng)", None, None, "Ghi chú"]  # fmt: skip
MONEYS = [None] * 6 + ["Tổng số", "Dân góp", "Cần hỗ trợ"]
FILLED: dict[int, list[Any]] = {
    4: ["Năm kế hoạch (X+1): 2027", None, "Thôn: Phú Khê"],
    6: ["Ngành/Lĩnh vực: Trồng trọt"],
    7: ["Thuận lợi (những mặt được, điểm mạnh chính đã đạt được tính đến hiện tại)"],
    8: ["- Đất tốt\n- Bà con chăm"],
    10: HEADS,
    11: ["Thiếu nước", "Mương bồi", "- Nạo vét\n- Cống mới"],
    12: [None, "Đập nứt", "Vá đập"],
    13: ["Lúa kém", "Giống cũ", None],
    15: TABLE,
    16: MONEYS,
    17: ["Hoạt động Không cần nguồn vốn bên ngoài"],
    18: ["Nạo vét mương", "km", 1.5, "Quý I", "Đồng Giữa", "Trưởng thôn", "6.000", 6000, 0],
    19: ["Cộng", None, None, None, None, None, 6000, 6000, 0],
    20: ["Hoạt động Cần nguồn vốn bên ngoài"],
    21: [
        "Xây cống",
        "cái",
        2,
        "Quý II",
        "Đồng Giữa",
        "UBND xã",
        "1,2 tỷ",
        "chưa rõ",
        None,
        "Vốn NTM",
    ],
}


def saved(tmp_path: Path, book: Workbook) -> Path:
    path = tmp_path / "xa.xlsx"
    book.save(path)
    return path


def test_an_office_s_own_file_is_found_by_its_headings(tmp_path: Path) -> None:
    path = saved(tmp_path, office(FILLED, ("B11:B12",)))
    hall = taken(path)
    texts = {n.text: n for n in hall.meeting.nodes.values()}
    assert [n.text for n in texts.values() if n.kind == "advantage"] == ["Đất tốt", "Bà con chăm"]
    assert {n.sector for n in texts.values()} == {"economy"}, "a topic names its sector"
    parents = {
        text: hall.meeting.nodes[n.parent].text for text, n in texts.items() if n.parent is not None
    }
    assert parents == {
        "Mương bồi": "Thiếu nước", "Đập nứt": "Thiếu nước", "Giống cũ": "Lúa kém",
        "Nạo vét": "Mương bồi", "Cống mới": "Mương bồi", "Vá đập": "Đập nứt",
    }  # fmt: skip
    sheets = [n for n in hall.meeting.nodes.values() if n.activity is not None]
    own, outside = sheets
    assert own.activity is not None
    assert outside.activity is not None
    assert (own.text, own.activity.external, own.activity.quantity) == (
        "Nạo vét mương", False, Decimal("1.5"),
    )  # fmt: skip
    assert (own.activity.total_cost, own.activity.community_contribution) == (6_000_000, 6_000_000)
    assert (outside.activity.external, outside.activity.total_cost) == (True, 1_200_000_000)
    assert (outside.activity.community_contribution, outside.activity.note) == (None, "Vốn NTM")
    assert read_plan(path, hall.meeting.procedure.sectors).year == 2027


WRONG: list[tuple[dict[int, list[Any]], str]] = [
    ({6: ["Ngành/Lĩnh vực: Vũ trụ"]}, "ô B6: không có ngành «Vũ trụ»"),
    ({6: ["Ngành/Lĩnh vực:"]}, "ô B6: chưa ghi tên ngành."),
    ({6: ["Tên thôn"]}, "ô B7: phía trên chưa có dòng «Ngành/Lĩnh vực:»."),
    ({10: HEADS[:2]}, "ô C10: bên phải thiếu cột «Giải pháp»."),
    ({16: [None] * 6 + ["Tổng số", "Dân góp"]}, "ô B15: bảng hoạt động thiếu cột «Cần hỗ trợ»."),
    ({18: ["Nạo vét", "km", "một ít"]}, "ô D18: Số lượng: «một ít» không phải số lượng"),
    ({18: ["Nạo vét", "km", 1, "", "", "", 0.0001]}, "ô H18: Tổng số: lẻ hơn một đồng."),
    ({18: [None, "km", 1, "", "", "", 5]}, "ô B18: có số liệu mà chưa ghi tên hoạt động."),
    ({18: ["Nạo vét", "km", "=1+1"]}, "ô D18: là công thức chưa tính"),
    ({11: ["Thiếu nước", "x" * 2000]}, "ô C11: Nội dung dài 2000 chữ cái"),
]


@pytest.mark.parametrize(("change", "sentence"), WRONG, ids=[s[:12] + s[-9:] for _c, s in WRONG])
def test_what_cannot_be_read_is_named_by_sheet_and_cell(
    tmp_path: Path, change: dict[int, list[Any]], sentence: str
) -> None:
    path = saved(tmp_path, office({**FILLED, **change}))
    with pytest.raises(Refusal) as caught:
        read_plan(path, Hall().meeting.procedure.sectors)
    assert f"Tệp «xa.xlsx», trang «Sheet3», {sentence}" in caught.value.sentence


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.xlsx", b"not a workbook", "không mở được như tệp Excel"),
        ("a.xls", b"", "Excel đời cũ"),
        ("a.pdf", b"", "hãy đưa tệp cuộc họp hay biểu I.2"),
        ("a.hopthon", b"", ""),
    ],
)
def test_what_is_no_plan_is_refused(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refusal) as caught:
        read_plan(path, ())
    assert sentence in caught.value.sentence


def test_a_workbook_without_the_form_says_so(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="không có biểu"):
        read_plan(saved(tmp_path, Workbook()), ())
    with pytest.raises(Refusal, match="Không thấy tệp"):
        read_plan(tmp_path / "nowhere.xlsx", ())
