"""Every way to vote, from opening to what is announced."""

from pathlib import Path
from typing import Any

import pytest

from hall import digest
from hopthon.meeting.standing import problems
from hopthon.processes.load import find
from hopthon.views.minutes import minutes
from hopthon.views.rounds import ranked_order
from hopthon.views.wall_now import wall_page
from hopthon.voting.cells import nested
from hopthon.voting.methods import method

from .booth import ACTIVITIES, CRITERIA, booth, close, opened, ranks, shown, tally, told

FULL = {"fit": 4, "cost": 3}


def points(fit: int, cost: int) -> dict[str, int]:
    return {"fit": fit, "cost": cost}


def test_criteria_by_cup_with_weights_and_the_points_of_each_criterion() -> None:
    hall = opened(booth(), "criteria")
    tally(hall, "women", 10, {"a1": points(30, 20), "a2": points(20, 25)})
    tally(hall, "men", 8, {"a1": points(10, 10), "a2": points(20, 8)})
    closed = close(hall)
    assert ranks(closed.rows) == [("a2", 1, 40 + 2 * 33), ("a1", 2, 40 + 2 * 30)]
    assert closed.rows[0].sentence == "Hạng 1 với 106 điểm (Tính phù hợp 40; Rẻ 33)."
    assert [row["parts"] for row in shown(hall)["results"]] == [points(40, 33), points(40, 30)]
    assert ranks(closed.rankings["women"]) == [("a1", 1, 70), ("a2", 1, 70)]


def test_criteria_by_ballot_a_point_left_out_waits_for_the_clerk() -> None:
    hall = opened(booth(women=2, men=1), "criteria")
    hall.do("record_ballot", round="r", group="women", ballot=1, scores={"a1": FULL, "a2": FULL})
    hall.do(
        "record_ballot", round="r", group="women", ballot=2, scores={"a1": points(2, 0), "a2": FULL}
    )
    hall.do("record_ballot", round="r", group="men", ballot=1, scores={})
    assert told(hall) == [("ballot", "Phiếu nữ số 2 còn thiếu điểm.", True)]
    assert "Phiếu nữ số 2 còn thiếu điểm" in hall.refused("close_round", round="r")
    hall.do("record_ballot", round="r", group="women", ballot=2, scores={"a1": {"fit": 2}, "a2": FULL},
            confirmed=True)  # fmt: skip
    assert told(hall) == []
    assert ranks(close(hall).rows) == [("a2", 1, 20), ("a1", 2, 10 + 2)]


def test_the_rooms_own_criteria_replace_the_handbooks_which_are_the_default() -> None:
    hall = booth()
    hall.do("open_round", id="r", method="criteria", options=["a1"])
    assert [(c["id"], c["max"], c["weight"]) for c in _criteria(shown(hall))] == [
        (c.id, 10, 1) for c in hall.meeting.rules.vote.criteria
    ]
    assert len(_criteria(shown(hall))) == 4
    hall.do("change_round", round="r", settings={"criteria": CRITERIA})
    assert [(c["title"], c["max"], c["weight"]) for c in _criteria(shown(hall))] == [
        ("Tính phù hợp", 4, 1),
        ("Rẻ", 3, 2),
    ]


def _criteria(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {n: getattr(c, n) for n in ("id", "title", "max", "weight")}
        for c in data["settings"]["criteria"]
    ]


@pytest.mark.parametrize(
    ("ballots", "fit", "where"),
    [(10, 9, "cup"), (10, 10, None), (10, 40, None), (10, 41, "cup"), (10, 0, "missing"), (0, 0, None), (0, 1, "cup")],
)  # fmt: skip
def test_points_stand_between_ballots_times_one_and_times_max(
    ballots: int, fit: int, where: str | None
) -> None:
    hall = opened(booth(men=0), "criteria", options=["a1"])
    tally(hall, "women", ballots, {"a1": points(fit, ballots * 2)})
    found = told(hall)
    assert [w for w, *_rest in found] == ([where] if where else [])
    if where == "cup" and ballots:
        assert (
            found[0][1] == f"Số 1, «Tính phù hợp»: {fit} điểm; 10 phiếu nữ thì phải từ 10 đến 40."
        )
    if where == "missing":
        assert found[0][1] == "Còn 1 ô điểm nữ chưa nhập, đầu tiên là số 1, «Tính phù hợp»."


def test_hands_are_for_against_and_abstain() -> None:
    hall = opened(booth(), "hands", groups=["all"])
    tally(hall, "all", None, {"a1": {"for": 9, "against": 5, "abstain": 4}})
    assert told(hall) == [("missing", "Số 2 chưa đếm tay đồng ý.", True)]
    tally(hall, "all", None, {"a1": {"for": 9, "against": 5, "abstain": 4},
                              "a2": {"for": 12, "against": 7}})  # fmt: skip
    assert told(hall) == [("cup", "Số 2 có 19 tay, nhiều hơn 18 người.", True)]
    tally(hall, "all", 12, {"a1": {"for": 9, "against": 3}, "a2": {"for": 12, "against": 1}})
    assert [w for w, *_rest in told(hall)] == ["cup"], (
        "the people who vote may be fewer than those here"
    )
    tally(hall, "all", 12, {"a1": {"for": 9, "against": 3}, "a2": {"for": 12}})
    closed = close(hall)
    assert ranks(closed.rows) == [("a2", 1, 12), ("a1", 2, 9)]
    assert closed.rows[1].sentence == "Hạng 2 với 9 tay (3 không đồng ý, 0 không biểu quyết)."


def test_hands_of_women_and_men_weigh_equally_only_when_it_is_known_how_many_voted() -> None:
    hall = opened(booth(), "hands", settings={"combine": "equal_weight"})
    for group, a1, a2 in (("women", 5, 4), ("men", 2, 4)):
        tally(hall, group, None, {"a1": {"for": a1}, "a2": {"for": a2}})
    assert [s for _w, s, _b in told(hall)] == [
        f"Gộp theo tỷ lệ từng nhóm thì phải ghi số người bỏ phiếu {g}." for g in ("nữ", "nam")
    ]
    for group, size, a1, a2 in (("women", 10, 5, 4), ("men", 8, 2, 4)):
        tally(hall, group, size, {"a1": {"for": a1}, "a2": {"for": a2}})
    assert ranks(close(hall).rows) == [("a2", 1, "9/10"), ("a1", 2, "3/4")]


def test_a_secret_ballot_is_four_stacks_and_never_a_paper() -> None:
    committee = {"committee": ["Mai", "An", "Én"], "witnesses": ["Hộ ông Ơn", "Hộ bà Ết"]}
    hall = opened(booth(), "secret", settings=committee)
    for wish in ({"marks": {"question": 1}}, {"marks": {}}, {"marks": {}, "spoilt": True}):
        said = hall.refused("record_ballot", round="r", group="all", ballot=1, **wish)
        assert said == "Phiếu kín chỉ nhập theo xấp đã đếm, không nhập từng phiếu."
    assert "không nhập từng phiếu" in hall.refused(
        "import_ballots", round="r", group="all", ballots=[[]]
    )
    tally(hall, "all", 18, {"for": 11, "against": 4, "blank": 2})
    assert told(hall) == [("sum", "Bốn xấp cộng lại 17, mà thu vào 18 phiếu.", True)]
    tally(hall, "all", 18, {"for": 11, "against": 4, "blank": 2, "spoilt": 1})
    closed = close(hall)
    assert ranks(closed.rows) == [("question", 1, 11)]
    assert closed.rows[0].sentence == "Hạng 1 với 11 phiếu thuận (4 không thuận, 2 trắng, 1 hỏng)."
    assert closed.totals["all"] == {"for": 11, "against": 4, "blank": 2, "spoilt": 1}
    assert not hall.meeting.rounds["r"].ballots


def test_stacks_that_outnumber_the_room_are_seen_even_when_nobody_says_how_many_papers() -> None:
    hall = opened(booth(), "secret")
    tally(hall, "all", None, {"for": 15, "against": 4})
    assert ("ballots", "Bốn xấp cộng lại 19 phiếu mà chỉ có 18 người dự họp.", True) in told(hall)
    advice = [s for _w, s, blocking in told(hall) if not blocking]
    assert advice == [
        "Chưa ghi ban kiểm phiếu (3 đến 5 người).",
        "Chưa ghi đủ hai hộ chứng kiến kiểm phiếu.",
    ]
    tally(hall, "all", 19, {"for": 15, "against": 4})
    assert [s for _w, s, blocking in told(hall) if blocking] == [
        "Có 19 phiếu mà chỉ có 18 người dự họp."
    ]


@pytest.mark.parametrize(
    ("size", "good"), [(0, True), (2, False), (3, True), (5, True), (6, False)]
)
def test_a_counting_committee_is_of_three_to_five(size: int, good: bool) -> None:
    hall = booth()
    wish = {
        "method": "secret",
        "title": "Hỏi",
        "options": [],
        "settings": {"committee": ["Mai"] * size},
    }
    if good:
        hall.do("open_round", **wish)
    else:
        assert hall.refused("open_round", **wish) == "Ban kiểm phiếu có từ 3 đến 5 người."


def test_an_election_by_cup_and_by_paper_is_the_same() -> None:
    names = [["p1", "p2"], ["p1"], ["p3", "p1"], [], ["p2"]]
    by_paper, by_cup = opened(booth(), "election"), opened(booth(), "election")
    for number, marked in enumerate(names, 1):
        by_paper.do(
            "record_ballot", round="r", group="all", ballot=number, marks=dict.fromkeys(marked, 1)
        )
    tally(by_cup, "all", 5, {"p1": 3, "p2": 2, "p3": 1, "p4": 0, "p5": 0})
    assert close(by_paper).rows == close(by_cup).rows
    assert shown(by_paper)["elected"] == shown(by_cup)["elected"] == ["p1", "p2"]
    said = opened(booth(), "election").refused(
        "record_ballot", round="r", group="all", ballot=1, marks={"p1": 1, "p2": 1, "p3": 1}
    )
    assert said == "Phiếu chọn 3 người, chỉ bầu 2."


def test_quotas_are_checked_on_the_elected_list() -> None:
    quotas = [{"what": "women", "part": 3, "whole": 10}, {"what": "trained", "count": 3}]
    hall = opened(booth(), "election", settings={"seats": 3, "quotas": quotas})
    tally(hall, "all", 18, {"p1": 2, "p2": 15, "p3": 1, "p4": 14, "p5": 13})
    assert "Chỉ tiêu: nữ ít nhất 1; người đã tập huấn ít nhất 3." in _spoken(hall)
    closed = close(hall)
    assert shown(hall)["elected"] == ["p2", "p4", "p5"]
    said = "Chỉ tiêu: nữ ít nhất 1, đạt 1; người đã tập huấn ít nhất 3, đạt 1."
    assert said in _spoken(hall)
    assert closed.notes == ("Trúng cử có 1 người đã tập huấn, cần ít nhất 3: còn thiếu 2.",)
    hall.do("reopen_round", round="r", reason="đếm lại")
    tally(hall, "all", 18, {"p1": 12, "p2": 15, "p3": 1, "p4": 14, "p5": 2})
    assert close(hall).notes == ("Trúng cử có 2 người đã tập huấn, cần ít nhất 3: còn thiếu 1.",)
    hall.do("reopen_round", round="r", reason="đếm lại")
    tally(hall, "all", 18, {"p1": 0, "p2": 15, "p3": 1, "p4": 14, "p5": 1})
    notes = close(hall).notes
    assert (
        notes[0]
        == "Vì Thị Én, Lường Thị Ết bằng phiếu mà chỉ còn 1 chỗ: bầu lại giữa những người này."
    )
    assert "Trúng cử có 0 nữ, cần ít nhất 1: còn thiếu 1." in notes


def test_the_chain_never_breaks_a_tie_in_an_election() -> None:
    hall = opened(
        booth(),
        "election",
        groups=["women", "men"],
        settings={"seats": 1, "tie_break": "women_first"},
    )
    tally(hall, "women", 10, dict.fromkeys(("p1", "p2", "p3", "p4", "p5"), 0) | {"p1": 8, "p2": 2})
    tally(hall, "men", 8, dict.fromkeys(("p1", "p2", "p3", "p4", "p5"), 0) | {"p1": 0, "p2": 6})
    closed = close(hall)
    assert [(r.option, r.rank, r.tied) for r in closed.rows][:2] == [
        ("p1", 1, True),
        ("p2", 1, True),
    ]
    assert closed.notes == (
        "Lò Thị Mai, Hà Văn An bằng phiếu mà chỉ còn 1 chỗ: bầu lại giữa những người này.",
    )


def test_lines_of_the_tree_may_stand_for_election_too() -> None:
    hall = opened(booth(), "election", options=["a1", "a2"], settings={"seats": 1})
    tally(hall, "all", 3, {"a1": 2, "a2": 1})
    assert close(hall).notes == ()


@pytest.mark.parametrize(
    ("kind", "preset"), [("village", "handbook"), ("commune", "handbook_commune")]
)
def test_the_letter_of_the_handbook_is_another_at_the_commune(kind: str, preset: str) -> None:
    hall = booth(_a_kind(kind))
    hall.do("describe_activity", id="a1", meets_women_needs=True)
    hall.do("describe_activity", id="a2", women_participation=True)
    opened(
        hall,
        "dots",
        groups=["all"],
        options=["a1", "a2"],
        settings={"beans": 1, "tie_break": "handbook"},
    )
    assert shown(hall)["settings"]["tie_break"] == preset
    tally(hall, "all", 10, {"a1": 5, "a2": 5})
    first = close(hall).rows[0]
    expected = {
        "handbook": ("a1", "meets_women_needs"),
        "handbook_commune": ("a2", "women_participation"),
    }
    assert (first.option, first.decided_by) == expected[preset]


def _a_kind(level: str) -> str:
    return next(k.id for k in find("ctmtqg", Path("nowhere")).kinds if k.level == level)


@pytest.mark.parametrize(
    ("way", "scores", "words"),
    [
        ("sum", [("a2", 9), ("a1", 8)], "cộng số của nữ và nam"),
        ("equal_weight", [("a1", "3/2"), ("a2", "4/3")], "số của mỗi nhóm chia cho số phiếu"),
        ("rank_sum", [("a1", 3), ("a2", 3)], "cộng thứ hạng của nữ và nam, số nhỏ xếp trên"),
    ],
)
def test_women_and_men_combined_three_ways(
    way: str, scores: list[tuple[str, int | str]], words: str
) -> None:
    hall = opened(booth(), "dots", options=["a1", "a2"], settings={"beans": 2, "combine": way})
    tally(hall, "women", 4, {"a1": 4, "a2": 2})
    tally(hall, "men", 8, {"a1": 4, "a2": 7}) if way != "equal_weight" else tally(
        hall, "men", 6, {"a1": 3, "a2": 5}
    )
    assert [(r.option, r.score) for r in close(hall).rows] == scores
    assert words in _spoken(hall), "the minutes name the way used"


@pytest.mark.parametrize("name", ["dots", "criteria", "hands", "secret", "election"])
def test_minutes_wall_and_log_speak_of_every_method(name: str) -> None:
    """Opened, counted wrong, corrected, closed, reopened, closed again: nothing of it trips anyone."""
    hall = opened(booth(), name)
    vote = hall.meeting.rounds["r"]
    for first in (2, 1):
        for group in vote.paper.groups:
            cells = {c: first + n for n, c in enumerate(method(name).cells(vote.paper))}
            ballots = sum(cells.values()) if name == "secret" else 8
            tally(hall, group, ballots, nested(cells))
            for hung in ("options", "how", "counting"):
                hall.do("show_on_wall", page=hung, ref="r")
                assert wall_page(hall.meeting, hall.clock().isoformat()) is not None
    close(hall, override="đếm thử")
    hall.do("reopen_round", round="r", reason="đếm lại")
    close(hall, override="đếm thử")
    for hung in ("ranking", "side", "differences"):
        hall.do("show_on_wall", page=hung, ref="r")
        assert wall_page(hall.meeting, hall.clock().isoformat()) is not None
    said = _spoken(hall)
    assert "Sửa" in said
    assert ("hạt" in said) == (name == "dots")
    assert method(name).rule(vote.paper.settings) in said
    assert (name in ("secret", "election")) == (not ranked_order(hall.meeting))


def _nested(cells: dict[str, int]) -> dict[str, Any]:
    return nested(cells)


def _spoken(hall: Any) -> str:
    return str(minutes(hall.meeting))


def test_settings_freeze_with_the_first_count_and_thaw_when_it_is_taken_back() -> None:
    hall = opened(booth(), "dots")
    hall.do(
        "change_round",
        round="r",
        title="Tên khác",
        options=["a2", "a1", "a3"],
        settings={"beans": 1},
    )
    assert hall.meeting.rounds["r"].paper.ids == ("a2", "a1", "a3")
    hall.do("record_ballot", round="r", group="women", ballot=1, marks={})
    said = hall.refused("change_round", round="r", settings={"beans": 2})
    assert (
        said == "Đợt bầu «Tên khác» đã có phiếu hay đã đóng nên không đổi được; hủy và mở đợt mới."
    )
    hall.do("remove_ballot", round="r", group="women", ballot=1)
    hall.do("change_round", round="r", groups=["all"], method="hands")
    assert not hall.meeting.rounds["r"].counts, "nothing is left of groups that are no more"
    tally(hall, "all", None, {"a1": {"for": 0}})
    assert "đã có phiếu" in hall.refused("change_round", round="r", title="Lại")


def test_a_change_of_method_takes_the_usual_settings_of_the_other() -> None:
    hall = opened(booth(), "election")
    hall.do("change_round", round="r", method="dots", options=list(ACTIVITIES))
    settings = hall.meeting.rounds["r"].paper.settings
    assert (settings.seats, settings.beans, settings.tie_break) == (
        0,
        2,
        hall.meeting.rules.vote.tie_break,
    )
    opened(hall, "secret", "s")
    hall.do("change_round", round="s", title="Hỏi khác")
    assert [o.text for o in hall.meeting.rounds["s"].paper.options] == ["Hỏi khác"]


def test_a_draft_takes_no_votes_and_opens_as_things_are_worded_then() -> None:
    hall = booth()
    hall.do("open_round", id="r", options=["a1", "a2"], draft=True, settings={"beans": 1})
    assert hall.meeting.wall.page != "options", "nobody sees a draft"
    assert "chưa mở" in hall.refused("record_ballot", round="r", group="women", ballot=1, marks={})
    assert "chưa mở" in hall.refused("close_round", round="r")
    hall.do("edit_node", id="a1", text="Sửa đập Nà Lầu")
    hall.do("start_round", round="r")
    assert hall.meeting.rounds["r"].paper.options[0].text == "Sửa đập Nà Lầu"
    assert (hall.meeting.wall.page, hall.meeting.wall.ref) == ("options", "r")
    assert "không phải bản nháp" in hall.refused("start_round", round="r")


def test_votes_stay_with_their_option_whatever_becomes_of_it() -> None:
    hall = opened(booth(), "dots", settings={"beans": 1})
    hall.do("record_ballot", round="r", group="women", ballot=1, marks={"a3": 1})
    hall.do("edit_node", id="a3", text="Tên khác hẳn")
    hall.do("edit_node", id="a1", text="Việc a3")
    hall.do("move_node", id="a3", sector="society")
    hall.do("move_node", id="a4", after="")
    hall.do("record_ballot", round="r", group="women", ballot=2, marks={"a3": 1})
    assert "không bỏ được" in hall.refused("remove_node", id="a3")
    row = close(hall, override="nam chưa bỏ phiếu").rows[0]
    assert (row.option, row.score) == ("a3", 2)
    assert shown(hall)["results"][0]["text"] == "Việc a3", "worded as on the paper"


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("dots", {"counts": {"a1": {"fit": 1}}}, "«a1» chỉ ghi một số, không chia phần."),
    ("dots", {"counts": {"a9": {"fit": 1}}}, "«a9/fit» không có trên phiếu của đợt này."),
    ("criteria", {"counts": {"a1": 7}}, "«a1» đếm theo từng phần: fit, cost."),
    ("criteria", {"counts": {"a1": {"taste": 7}}}, "«a1» đếm theo từng phần: fit, cost."),
    ("criteria", {"counts": {"a1": {"fit": -1}}}, "Số đếm không thể âm (-1)."),
    ("criteria", {"counts": {"a1": {"fit": 10**12}}}, "Số 1000000000000 không thể đúng."),
    ("hands", {"counts": {"a1": 3}}, "«a1» đếm theo từng phần: for, against, abstain."),
    ("hands", {"counts": {"a1": {"maybe": 3}}}, "«a1» đếm theo từng phần: for, against, abstain."),
    ("secret", {"counts": {"question": 3}}, "«question» không có trên phiếu của đợt này."),
    ("secret", {"counts": {"for": {"x": 3}}}, "«for» chỉ ghi một số, không chia phần."),
    ("secret", {"counts": {"abstain": 3}}, "«abstain» không có trên phiếu của đợt này."),
    ("election", {"counts": {"a1": 3}}, "«a1» không có trên phiếu của đợt này."),
    ("election", {"counts": {}, "ballots": -1}, "Số -1 không thể đúng."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "wish", "sentence"), WRONG)
def test_a_tally_that_cannot_be_is_refused_in_one_sentence(
    name: str, wish: dict[str, Any], sentence: str
) -> None:
    hall = opened(booth(), name)
    group = hall.meeting.rounds["r"].paper.groups[0]
    assert hall.refused("record_tally", round="r", group=group, **wish) == sentence


@pytest.mark.parametrize(
    ("name", "wish", "sentence"),
    [
        ("criteria", {"scores": {"a1": {"fit": 5}}}, "Số 1, «Tính phù hợp»: 5 điểm, nhiều nhất 4."),
        ("criteria", {"scores": {"a1": {"fit": -1}}}, "Số đếm không thể âm (-1)."),
        ("criteria", {"scores": {"a9": {"fit": 1}}}, "«a9/fit» không có trên phiếu của đợt này."),
        ("criteria", {"marks": {"a1": 3}}, "«a1» đếm theo từng phần: fit, cost."),
        ("criteria", {"marks": {"a1": 3}, "scores": {"a1": {"fit": 1}}}, "«a1» đếm theo từng phần: fit, cost."),
        ("criteria", {"spoilt": True, "scores": {"a1": {"fit": 1}}}, "Phiếu hỏng thì không ghi gì."),
        ("dots", {"scores": {"a1": {"fit": 1}}}, "«a1» chỉ ghi một số, không chia phần."),
        ("hands", {}, "Giơ tay thì đếm tại chỗ, không nhập từng phiếu."),
        ("election", {"marks": {"p1": 2}}, "Phiếu ghi 2 lần số 1: mỗi người chỉ một lần."),
    ],
)  # fmt: skip
def test_a_ballot_nobody_could_cast_is_refused(
    name: str, wish: dict[str, Any], sentence: str
) -> None:
    hall = opened(booth(), name)
    group = hall.meeting.rounds["r"].paper.groups[0]
    said = hall.refused("record_ballot", round="r", group=group, ballot=1, **{"marks": {}, **wish})
    assert said == sentence


def test_scored_ballots_come_in_at_once_and_points_left_out_wait_for_the_clerk() -> None:
    """Keyed one by one or imported: the same round. What the voter left out on purpose is written 0."""
    hall, keyed = opened(booth(), "criteria"), opened(booth(), "criteria")
    full = {"a1": points(4, 3), "a2": points(1, 2)}
    meant = {"a1": points(4, 0), "a2": points(0, 0)}
    unsure = {"a1": {"fit": 2}}
    hall.do("import_ballots", round="r", group="women", scores=[full, meant, {}, unsure])
    for number, (scores, confirmed) in enumerate(
        ((full, False), (meant, True), ({}, False), (unsure, False)), 1
    ):
        wish = {"ballot": number, "scores": scores, "confirmed": confirmed}
        keyed.do("record_ballot", round="r", group="women", **wish)
    mine, theirs = hall.meeting.rounds["r"], keyed.meeting.rounds["r"]
    assert (mine.ballots, mine.counts) == (theirs.ballots, theirs.counts)
    sentences = [p.sentence for p in problems(hall.meeting, mine)]
    assert sentences == ["Phiếu nữ số 4 còn thiếu điểm.", "Cột nam chưa nhập."]
    before = digest(hall.meeting)
    hall.do("import_ballots", round="r", group="women", scores=[unsure, full])
    assert sorted(hall.meeting.rounds["r"].counts["women"].incomplete) == [4, 5]
    hall.do("undo")
    assert mine.counts["women"] == theirs.counts["women"]
    assert sorted(mine.ballots["women"]) == [1, 2, 3, 4]
    assert digest(hall.again()) == digest(hall.meeting) != before
    said = hall.refused("import_ballots", round="r", group="men", scores=[full, {"a1": {"fit": 5}}])
    assert said == "Phiếu thứ 2: Số 1, «Tính phù hợp»: 5 điểm, nhiều nhất 4."


PAPERS: list[tuple[dict[str, Any], str]] = [
    ({"method": "criteria", "settings": {"criteria": []}}, "Chấm điểm thì phải có ít nhất một tiêu chí."),
    ({"method": "criteria", "settings": {"criteria": [{"id": "x"}, {"id": "x"}]}}, "Mỗi tiêu chí cần một mã riêng"),
    ({"method": "criteria", "settings": {"criteria": [{"id": "a/b"}]}}, "Mỗi tiêu chí cần một mã riêng"),
    ({"method": "criteria", "settings": {"criteria": [{"id": " "}]}}, "Mã tiêu chí còn để trống."),
    ({"method": "criteria", "settings": {"criteria": [{"id": "x", "max": 0}]}}, "Tiêu chí «x»: điểm cao nhất và hệ số"),
    ({"method": "criteria", "settings": {"criteria": [{"id": "x", "weight": 1001}]}}, "Tiêu chí «x»: điểm cao nhất"),
    ({"method": "criteria", "settings": {"criteria": [{"id": f"c{n}"} for n in range(21)]}}, "Nhiều nhất 20 tiêu chí."),
    ({"method": "election", "settings": {"seats": 0}}, "Số người cần bầu phải từ 1 đến 4"),
    ({"method": "election", "settings": {"seats": 5}}, "Số người cần bầu phải từ 1 đến 4"),
    ({"method": "election", "settings": {"seats": 1, "quotas": [{"what": "tall"}]}}, "Chỉ tiêu «tall» không có"),
    ({"method": "election", "settings": {"seats": 1, "quotas": [{"what": "women", "part": 2}]}}, "Chỉ tiêu «women»"),
    ({"method": "secret"}, "Phiếu kín hỏi một việc"),
    ({"method": "dots", "settings": {"run_off_of": "r9"}}, "Bầu lại thì phải có đợt bầu đã đóng"),
    ({"method": "dots", "settings": {"combine": "coin"}}, "Không có cách gộp «coin»"),
    ({"method": "dots", "settings": {"tie_break": "coin"}}, "Không có cách xét bằng điểm «coin»"),
    ({"method": "dots", "settings": {"beans": -1}}, "Số hạt mỗi người phải từ 1"),
    ({"method": "borda"}, "Không có cách bầu «borda»"),
    ({"method": "dots", "groups": ["men"]}, "Nhóm bỏ phiếu phải là"),
]  # fmt: skip


@pytest.mark.parametrize(("wish", "sentence"), PAPERS, ids=[s for _w, s in PAPERS])
def test_a_paper_nobody_could_vote_on_is_refused(wish: dict[str, Any], sentence: str) -> None:
    hall = booth()
    said = hall.refused("open_round", options=list(ACTIVITIES), **wish)
    assert said.startswith(sentence)
    hall.do("open_round", id="r", options=list(ACTIVITIES), draft=True)
    assert hall.refused("change_round", round="r", **wish).startswith(sentence)


def test_one_cell_at_a_time_keeps_what_another_table_counted() -> None:
    hall = opened(booth(), "criteria")
    women = {"round": "r", "group": "women"}
    hall.do("record_tally", **women, counts={"a1": {"fit": 30}}, ballots=10, only="a1/fit")
    hall.do("record_tally", **women, counts={"a2": {"cost": 20}}, only="a2/cost")
    hall.do("record_tally", **women, counts={}, ballots=9, only="#ballots")
    count = hall.meeting.rounds["r"].counts["women"]
    assert (count.totals, count.ballots) == ({"a1/fit": 30, "a2/cost": 20}, 9)
    hall.do("record_tally", **women, counts={}, only="a1/fit")
    assert hall.meeting.rounds["r"].counts["women"].totals == {"a2/cost": 20}
    hall.do("undo")
    assert hall.meeting.rounds["r"].counts["women"].totals == {"a1/fit": 30, "a2/cost": 20}
