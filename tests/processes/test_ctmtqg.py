"""The shipped handbook against what the official text says, and against the screens it must fit."""

import re
import unicodedata
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from hopthon.processes import load, rules
from hopthon.processes.check import check
from hopthon.processes.definition import Kind, Process, Step
from hopthon.refusal import Refusal
from hopthon.voting.tiebreak import PRESETS

HANDBOOK = load.find("ctmtqg")
KINDS = {kind.id: kind for kind in HANDBOOK.kinds}
SHIPPED = [load.find(name) for name in load.shipped()]
EVERY_STEP = [
    pytest.param(kind, step, id=f"{process.id}/{kind.id}/{step.id}")
    for process in SHIPPED
    for kind in process.kinds
    for step in kind.steps
]


def agenda(kind: str) -> list[str]:
    return [step.id for step in KINDS[kind].steps]


def needs(kind: str) -> dict[str, tuple[str, int, int, bool, int | None]]:
    found = KINDS[kind].requirements
    return {one.rule: (one.level, one.part, one.whole, one.strict, one.count) for one in found}


@pytest.mark.parametrize("name", load.shipped())
def test_what_is_shipped_has_no_problem(name: str):
    assert check(Path(load.__file__).parent / f"{name}.toml") == []


@pytest.mark.parametrize("name", load.shipped())
def test_a_shipped_file_is_named_after_its_process(name: str):
    assert load.find(name).id == name


def test_the_kinds_of_the_handbook_are_the_ten_of_the_new_meeting_screen():
    assert [(kind.id, kind.title) for kind in HANDBOOK.kinds] == [
        ("poor-group", "Họp nhóm hộ nghèo"),
        ("special-group", "Họp nhóm đặc thù"),
        ("women-group", "Họp nhóm phụ nữ"),
        ("preparatory", "Họp trù bị của tổ công tác"),
        ("village", "Họp thôn"),
        ("village-slips", "Lấy phiếu từng hộ"),
        ("department", "Họp ban ngành xã"),
        ("kickoff", "Triển khai thu thập thông tin"),
        ("commune-conference", "Hội nghị kế hoạch xã"),
        ("feedback", "Họp phản hồi"),
    ]


def test_the_village_meeting_runs_as_drawn():
    rows = [(s.number, s.id, s.short, s.minutes) for s in KINDS["village"].steps]
    assert rows == [
        (0, "attendance", "Điểm danh", 6),
        (1, "purpose", "Mục đích", 5),
        (2, "working_group", "Tổ công tác", 5),
        (3, "directive", "Chỉ đạo của xã", 10),
        (4, "basic_data", "Số liệu cơ bản", 10),
        (5, "past_year", "Năm vừa qua", 10),
        (6, "poor_group", "Nhóm hộ nghèo", 10),
        (7, "present_i2", "Trình bày I.2", 20),
        (8, "difficulties", "Khó khăn", 20),
        (9, "potentials", "Tiềm năng", 10),
        (10, "amend", "Sửa hoạt động", 10),
        (11, "rank", "Xếp ưu tiên", 25),
        (12, "approve", "Thông qua", 8),
        (13, "conclusion", "Kết luận", 5),
        (14, "minutes", "Biên bản", 7),
    ]


def test_the_village_meeting_opens_with_the_roll_and_ends_with_the_minutes():
    first, *_middle, last = KINDS["village"].steps
    assert (first.ask, first.guide) == (
        "Nhà nào hôm nay chưa có người đến?",
        "Cử người đi mời. Người già, khó nghe ngồi phía trước.",
    )
    assert last.opens == ("minutes",)


def test_who_must_and_who_should_be_there():
    women = ("should", 30, 100, False, None)
    assert needs("village") == {"households": ("must", 1, 2, True, None), "women": women}
    for group in ("poor-group", "special-group", "women-group"):
        assert needs(group) == {"people": ("should", 0, 0, False, 15), "women": women}
    assert needs("preparatory") == {
        "members": ("should", 0, 0, False, 7),
        "women_members": ("should", 0, 0, False, 2),
    }
    assert needs("kickoff") == {"women": women}
    assert needs("feedback") == {
        "women": women,
        "disaster_hit": ("should", 20, 100, False, None),
        "experienced": ("should", 30, 100, False, None),
    }
    assert needs("commune-conference") == {"women": ("should", 0, 0, False, 1)}
    assert needs("department") == needs("village-slips") == {}


@pytest.mark.parametrize("group", ["poor-group", "special-group", "women-group"])
def test_a_group_discussion_follows_form_i4(group: str):
    assert agenda(group) == [
        *("attendance", "purpose", "working_group", "policies", "difficulties", "potentials"),
        *("proposals", "conclusion", "minutes"),
    ]
    assert [step.item for step in KINDS[group].steps] == [0, 1, 2, 3, 4, 5, 6, 0, 0]
    assert KINDS[group].forms == ("I.4",)
    assert sum(step.minutes for step in KINDS[group].steps) <= 4 * 60, "half a day"


def test_the_preparatory_meeting_takes_the_sectors_in_turn():
    steps = KINDS["preparatory"].steps
    assert [s.sector for s in steps if s.sector] == [s.id for s in HANDBOOK.sectors]
    assert {"tree", "round", "activities"} == {w for s in steps if s.sector for w in s.opens}
    assert "assignment" in agenda("preparatory")


def test_the_conference_passes_its_minutes_before_it_is_closed():
    steps = agenda("commune-conference")
    assert steps.index("adjustments") < steps.index("score") < steps.index("programme_list")
    assert steps[-2:] == ["minutes", "conclusion"]
    assert sum(step.minutes for step in KINDS["commune-conference"].steps) <= 8 * 60, "one day"


def test_caps_and_votes():
    for name in ("village", "preparatory", "department"):
        kind = KINDS[name]
        assert structs.astuple(kind.caps) == (3, 3, 0, 5)
        assert (kind.vote.method, kind.vote.groups) == ("dots", ("women", "men"))
        assert kind.vote.hidden
        assert not kind.vote.stacking
    assert KINDS["commune-conference"].vote.method == "criteria"
    assert KINDS["village"].vote.tie_break == "women_first"
    for kind in HANDBOOK.kinds:
        assert [(one.title, one.max, one.weight) for one in kind.vote.criteria] == [
            ("Tính phù hợp", 10, 1),
            ("Hiệu quả chi phí", 10, 1),
            ("Phát huy nội lực cộng đồng", 10, 1),
            ("Số lượng người hưởng lợi", 10, 1),
        ]


def test_how_a_list_becomes_valid():
    deciding = {kind.id: kind.list_rule for kind in HANDBOOK.kinds if kind.list_rule}
    assert deciding == {
        "village": "village",
        "village-slips": "slips",
        "commune-conference": "members",
    }


def test_the_forms_each_meeting_fills():
    assert {kind.id: kind.forms for kind in HANDBOOK.kinds} == {
        "poor-group": ("I.4",),
        "special-group": ("I.4",),
        "women-group": ("I.4",),
        "preparatory": ("I.2",),
        "village": ("I.1", "I.2", "I.3"),
        "village-slips": ("I.2", "I.3"),
        "department": ("II.3", "II.8"),
        "kickoff": ("II.1", "II.2"),
        "commune-conference": ("II.6.A", "II.6.B", "II.9"),
        "feedback": ("II.10",),
    }


def test_the_minutes_keep_the_words_of_the_forms():
    village = KINDS["village"]
    assert village.minutes_title == "BIÊN BẢN HỌP THÔN"
    assert village.signers == ("Thư ký", "Trưởng thôn")
    assert len(village.minutes_items) == 8
    assert village.minutes_items[1] == "Giới thiệu Tổ xây dựng kế hoạch"
    assert village.minutes_items[3] == "Thống nhất về số liệu cơ bản của thôn"
    assert village.minutes_items[5] == "Thảo luận về các khó khăn cần giải quyết trong năm tới"
    assert len(KINDS["poor-group"].minutes_items) == 6
    assert KINDS["commune-conference"].minutes_items[2:] == (
        "Những ý kiến chưa thống nhất cần tiếp tục nghiên cứu",
        "Kết luận chung của hội nghị",
    )


@pytest.mark.parametrize("kind", [k for p in SHIPPED for k in p.kinds], ids=lambda k: k.id)
def test_every_item_of_the_minutes_is_fed_by_a_step(kind: Kind):
    fed = {step.item for step in kind.steps if step.item}
    assert fed == set(range(1, len(kind.minutes_items) + 1))
    told = [step.item for step in kind.steps if step.item]
    assert told == sorted(told), "the minutes are written in the order of the meeting"


@pytest.mark.parametrize("kind", HANDBOOK.kinds, ids=lambda k: k.id)
def test_a_summary_is_true(kind: Kind):
    """It names the number of items, the length, and each requirement: no more and no less."""
    said = kind.summary
    assert said.startswith(f"{max(step.number for step in kind.steps)} mục")
    assert kind.length in said
    assert ("phải có" in said.lower()) == any(r.level == "must" for r in kind.requirements)
    assert ("nên có" in said.lower()) == any(r.level == "should" for r in kind.requirements)
    shares = [f"{r.part * 100 // r.whole} %" for r in kind.requirements if r.count is None]
    if kind.list_rule in ("slips", "members"):
        shares.append("50 %")  # the decision's own threshold, which the sentence tells too
    assert sorted(re.findall(r"\d+ %", said)) == sorted(shares)
    counts = [str(r.count) for r in kind.requirements if r.count not in (None, 1)]
    assert re.findall(r"từ (\d+) (?:người|nữ)", said) == counts
    assert len(said) <= 80


@pytest.mark.parametrize(("kind", "step"), EVERY_STEP)
def test_a_step_fits_its_places_on_the_screen(kind: Kind, step: Step):
    assert 0 < len(step.short) <= rules.SHORT
    assert 0 < len(step.ask) <= rules.ASK
    assert 0 < len(step.guide) <= rules.GUIDE
    assert step.record.endswith(".")
    assert not step.ask.endswith("."), "asks stand in quotes, without a full stop"
    assert step.minutes % 5 == 0 or step.minutes < 10
    for prompt in step.prompts:
        assert 0 < len(prompt.ask) <= rules.ASK
        assert 0 < len(prompt.guide) <= rules.GUIDE


@pytest.mark.parametrize("process", SHIPPED, ids=lambda p: p.id)
def test_no_two_steps_of_a_meeting_look_alike(process: Process):
    for kind in process.kinds:
        for name in ("id", "short", "title", "ask"):
            seen = [getattr(step, name) for step in kind.steps]
            assert len(set(seen)) == len(seen), (kind.id, name)


@pytest.mark.parametrize("process", SHIPPED, ids=lambda p: p.id)
def test_every_text_is_composed_and_tidy(process: Process):
    for text in texts(msgspec.to_builtins(process)):
        assert text == unicodedata.normalize("NFC", text)
        assert text == " ".join(text.split())
        assert not re.search(r"[\"'“”]|\.\.|\s[,.;:?]", text), text


def texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    if isinstance(value, list | tuple):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) else []


def test_a_meeting_can_pin_its_process_as_plain_json():
    stored = msgspec.json.encode(HANDBOOK)
    assert msgspec.json.decode(stored, type=Process) == HANDBOOK


def test_an_older_and_poorer_pin_still_loads():
    bare = msgspec.json.decode(
        b'{"id": "x", "title": "X", "kinds": [{"id": "k", "title": "K"}]}', type=Process
    )
    assert bare.kind("k").vote.method == "hands"
    assert bare.head("thôn") == "Trưởng thôn"


def test_what_to_say_changes_with_the_moment():
    kind = KINDS["village"]
    steps = {step.id: step for step in kind.steps}
    rank, tree = steps["rank"], steps["difficulties"]
    assert rank.prompt().ask == rank.ask
    assert rank.prompt("open").ask == "Mời một chị, một anh lên cùng đếm, đọc to từng cốc"
    assert tree.prompt("cause").ask.startswith("Tại sao")
    assert tree.prompt("open").ask == tree.ask, "no round is opened here"
    score = next(s for s in KINDS["commune-conference"].steps if s.id == "score")
    assert "phiếu chấm" in score.prompt("open").ask, "its own sentence comes before the shared one"
    assert score.prompt("closed").ask == rank.prompt("closed").ask


def test_the_questions_of_the_tree():
    asked = HANDBOOK.questions
    assert [asked.of(kind) for kind in ("cause", "solution", "activity", "")] == [
        *("Tại sao?", "Cần làm gì?", "Làm gì cụ thể?", ""),
    ]
    assert asked.sideways == "Cần làm gì nữa?"


def test_typing_mode_follows_the_work_unless_the_file_says_otherwise():
    village = {step.id: step.typing for step in KINDS["village"].steps}
    assert village == dict.fromkeys(village, True) | dict.fromkeys(
        ("present_i2", "amend", "rank", "approve", "minutes"), False
    )


def test_local_words_and_their_heads():
    assert len(HANDBOOK.heads) == len(HANDBOOK.village_words)
    assert HANDBOOK.head("tổ dân phố") == "Tổ trưởng tổ dân phố"
    assert HANDBOOK.head("buôn") == "Trưởng buôn"
    assert HANDBOOK.head("cụm") == "Trưởng cụm", "a word that nobody foresaw"
    asked = {"thôn", "bản", "buôn", "bon", "ấp", "làng", "xóm", "phum", "sóc", "khóm"}
    assert asked < set(HANDBOOK.village_words)
    assert HANDBOOK.commune_words == ("xã", "phường", "đặc khu")


def test_no_meeting_is_at_a_level_that_no_longer_exists():
    assert {kind.level for kind in HANDBOOK.kinds} == {"village", "commune"}
    said = [text for kind in HANDBOOK.kinds for text in texts(msgspec.to_builtins(kind))]
    assert not [text for text in said if re.search(r"\bhuyện\b", text.lower())]
    assert "huyện" in HANDBOOK.note


def test_an_unknown_kind_is_refused_with_those_there_are():
    with pytest.raises(Refusal, match="không có loại cuộc họp «vilage»; chỉ có: poor-group,"):
        HANDBOOK.kind("vilage")
    assert HANDBOOK.kind("village") is KINDS["village"]


def test_the_tie_breaks_a_file_may_name_are_those_of_the_vote():
    assert set(rules.TIE_BREAKS) == set(PRESETS)
