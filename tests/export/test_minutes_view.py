"""The minutes as the form has them, before any layout."""

from collections.abc import Callable

from hall import Hall
from hopthon.meeting.events import Salvaged
from hopthon.meeting.state import Meeting
from hopthon.views.minutes import Minutes, minutes
from hopthon.views.minutes_votes import Line, Part, VoteTable


def printed(told: Minutes) -> str:
    """All that is told, as plain lines."""

    def of(part: Part) -> list[str]:
        if isinstance(part, VoteTable):
            return [" | ".join(cells) for cells in (part.head, *part.rows)]
        return [" ".join(filter(None, (part.kind, part.at, part.who, part.text)))]

    lines = [told.office, told.village, told.place_and_day, told.title, told.year, told.subject]
    lines += [told.chair, told.secretary, told.people, *told.present, told.place, told.time]
    for item in told.items:
        lines.append(f"({item.number}) {item.title}")
        lines += [f"  {line}" for part in item.parts for line in of(part)]
    lines += [told.speeches, *(line for part in told.conclusion for line in of(part))]
    lines += [told.passed, told.arithmetic, *(line for a in told.amendments for line in of(a))]
    lines += [f"{s.title}: {s.name}" for s in told.signers]
    return "\n".join(lines) + "\n"


def test_the_whole_document(held: Meeting, golden: Callable[[str, str], None]) -> None:
    golden("minutes.txt", printed(minutes(held)))


def test_an_evening_that_uses_everything(
    evening: Meeting, golden: Callable[[str, str], None]
) -> None:
    """What was prepared has no hour of the evening, nothing is told twice, lacking pledges are told."""
    golden("evening.txt", printed(minutes(evening)))


def item(told: Minutes, number: int) -> list[Part]:
    return [part for one in told.items if one.number == number for part in one.parts]


def test_the_vote_has_its_table_corrections_and_override(held: Meeting) -> None:
    parts = item(minutes(held), 8)
    table = next(p for p in parts if isinstance(p, VoteTable))
    assert table.rows[0] == ("1", "Xây phai Nà Lầu", "8", "12", "20", "Hạng 1 với 20 hạt.")
    texts = [p.text for p in parts if isinstance(p, Line) and p.kind == "correction"]
    assert "Sửa cốc 1 của nữ: từ 9 thành 6 hạt." in texts
    assert any("Một anh về sớm đã gửi phiếu" in t and "21 phiếu nam" in t for t in texts)
    assert any("Bà con xin bàn lại mức góp" in t for t in texts)


def votes_of(told: Minutes) -> list[Part]:
    return [
        part
        for one in told.items
        for part in one.parts
        if isinstance(part, VoteTable) or part.kind == "fact"
    ]


def test_each_criterion_says_what_it_gave_and_with_its_weight(scored: Meeting) -> None:
    """Six criteria do not fit across a page: five, then one and the sum."""
    (table,) = (p for p in votes_of(minutes(scored)) if isinstance(p, VoteTable))
    first, second = table.points
    assert first.head == ("Hạng", "Hoạt động", "Ý 1 × 2", "Ý 2", "Ý 3 × 2", "Ý 4", "Ý 5 × 2")
    assert second.head == ("Hạng", "Hoạt động", "Ý 6", "Cộng cả hệ số")
    plain = [tuple(cell.replace("\u00a0", " ") for cell in row) for row in first.rows]
    assert plain == [
        ("1", "Làm đường", "520 × 2 = 1.040", "540", "560 × 2 = 1.120", "580", "600 × 2 = 1.200"),
        ("2", "Xây phai", "502 × 2 = 1.004", "504", "506 × 2 = 1.012", "508", "510 × 2 = 1.020"),
    ]
    assert second.rows == (("1", "Làm đường", "620", "5.100"), ("2", "Xây phai", "512", "4.560"))
    assert [row[4] for row in table.rows] == ["5.100", "4.560"]
    assert [row[2] for row in table.rows] == ["2.100", "1.830"]


def test_passed_minutes_are_no_draft_and_signed_by_the_local_head(held: Meeting) -> None:
    told = minutes(held)
    assert not told.draft
    assert [(s.title, s.name) for s in told.signers] == [
        ("Thư ký", "Quàng Thị Én"),
        ("Trưởng bản", "Lò Văn Bình"),
    ]
    assert [a.text for a in told.amendments] == ["Tên phai viết đúng là Nà Lẩu."]
    assert told.check.head == held.head
    assert told.check.code.replace(" ", "") == held.head[:16]


def test_no_count_shows_while_a_round_is_open(play: Callable[..., Meeting]) -> None:
    meeting = play(
        [
            {"do": "start_meeting"},
            {"do": "set_attendance", "people": 99},
            {"do": "add_node", "id": "a", "kind": "activity", "sector": "economy", "text": "A"},
            {"do": "open_round", "id": "r", "options": ["a"], "groups": ["all"]},
            {
                "do": "record_tally",
                "round": "r",
                "group": "all",
                "ballots": 77,
                "counts": {"a": 73},
            },
        ]
    )
    text = printed(minutes(meeting))
    assert "73" not in text
    assert "77" not in text
    assert "Đợt bầu đang mở" in text


def test_a_reopened_and_an_annulled_round_keep_their_reasons(play: Callable[..., Meeting]) -> None:
    counting = {
        "do": "record_tally",
        "round": "r",
        "group": "all",
        "ballots": 9,
        "counts": {"a": 4},
    }
    meeting = play(
        [
            {"do": "start_meeting"},
            {"do": "set_attendance", "people": 9},
            {"do": "add_node", "id": "a", "kind": "activity", "sector": "economy", "text": "A"},
            {"do": "open_round", "id": "r", "options": ["a"], "groups": ["all"]},
            counting,
            {"do": "close_round", "round": "r"},
            {"do": "undo"},
            {"do": "close_round", "round": "r"},
            {"do": "reopen_round", "round": "r", "reason": "Sót một phiếu"},
            {"do": "close_round", "round": "r"},
            {"do": "annul_round", "round": "r", "reason": "Bầu nhầm danh sách"},
        ]
    )
    text = printed(minutes(meeting))
    assert "Mở lại đợt bầu, lý do: Sót một phiếu." in text
    assert "đã hủy, không có giá trị, lý do: Bầu nhầm danh sách." in text
    assert "Hoàn tác: đóng đợt 1." in text


def test_minutes_from_a_salvaged_file_say_so() -> None:
    hall = Hall()
    assert minutes(hall.meeting).notice == ""
    hall.take(Salvaged(lost=(3, 4), kept=2))
    assert "2 sự kiện đã mất" in minutes(hall.meeting).notice


def test_a_meeting_not_begun_has_dots(play: Callable[..., Meeting]) -> None:
    told = minutes(play([]))
    assert told.draft
    assert told.people == "…… người, trong đó nữ …… người"
    assert told.time.startswith("Từ … giờ … phút đến … giờ … phút")
    assert [one.number for one in told.items] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert all(not one.parts for one in told.items)


def test_a_kind_without_official_items_is_told_step_by_step(play: Callable[..., Meeting]) -> None:
    meeting = play(
        [
            {"do": "start_meeting"},
            {"do": "note", "step": "economy", "kind": "opinion", "text": "Thiếu giống."},
            {"do": "note", "step": "conclusion", "kind": "statement", "text": "Xong việc."},
        ],
        kind="preparatory",
    )
    told = minutes(meeting)
    mine = next(one for one in told.items if one.parts)
    assert [p.text for p in mine.parts if isinstance(p, Line)] == ["Thiếu giống."]
    assert [p.text for p in told.conclusion if isinstance(p, Line)] == ["Xong việc."]


def test_a_roll_call_gives_one_line_a_step(play: Callable[..., Meeting]) -> None:
    names = [f"p{n}" for n in range(12)]
    meeting = play(
        [{"do": "add_person", "id": p, "name": p, "sex": "F"} for p in names]
        + [{"do": "start_meeting"}]
        + [{"do": "arrive", "id": p} for p in names]
    )
    opening = minutes(meeting).items[0]
    assert [p.text for p in opening.parts if isinstance(p, Line)] == [
        "Có mặt: 12 người, trong đó nữ 12."
    ]
