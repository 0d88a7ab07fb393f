"""The checker: every slip is named, in its place, in one sentence; nothing makes it fall over."""

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hopthon.processes import load
from hopthon.processes.check import Problem, check
from hopthon.text import clipped

GOOD = """\
id = "mine"
title = "Quy trình của xã"
short = "Của xã"

[[forms]]
code = "I.3"
title = "Biên bản"

[[kinds]]
id = "village"
title = "Họp thôn"
forms = ["I.3"]
minutes_items = ["Mục đích"]
list_rule = "village"
requirements = [
  { rule = "women", part = 30, whole = 100, label = "Nữ từ 30 %" },
]

[kinds.vote]
method = "dots"
groups = ["women", "men"]

[[kinds.steps]]
id = "attendance"
title = "Điểm danh"
short = "Điểm danh"
minutes = 5
opens = ["attendance"]
ask = "Ai chưa đến?"

[[kinds.steps]]
id = "approve"
title = "Thông qua"
short = "Thông qua"
minutes = 10
opens = ["decision"]
ask = "Ai đồng ý?"
item = 1
"""


def told(folder: Path, text: str | bytes) -> list[Problem]:
    path = folder / "mine.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return check(path)


def test_a_good_file_has_no_problem(tmp_path: Path):
    assert told(tmp_path, GOOD) == []


BROKEN = [
    # shape
    ("minutes = 10", "minute = 10", "35 → kinds.village.steps[2].minute", "có phải «minutes»?"),
    ("minutes = 10", 'minutes = "10"', "35 → kinds.village.steps[2].minutes", "số nguyên"),
    ("minutes = 10", "minutes = true", "35 → kinds.village.steps[2].minutes", "số nguyên"),
    ("minutes = 10", "minutes = 9999999", "35 → kinds.village.steps[2].minutes", "lớn quá"),
    ("item = 1", "item = 1\ntyping = 1", "39 → kinds.village.steps[2].typing", "true (có)"),
    ("item = 1", "item = 1\nnumber = 3", "39 → kinds.village.steps[2].number", "Không biết"),
    ('short = "Của xã"', "short = 5", "3 → short", "dấu nháy"),
    ('short = "Của xã"', 'short = "a\\u0007b"', "3 → short", "ký tự điều khiển"),
    ('forms = ["I.3"]', 'forms = "I.3"', "12 → kinds.village.forms", "ngoặc vuông"),
    ('forms = ["I.3"]', "forms = [3]", "12 → kinds.village.forms[1]", "dấu nháy"),
    ('forms = ["I.3"]', 'forms = ["I.3", " "]', "12 → kinds.village.forms[2]", "để trống"),
    ('title = "Họp thôn"', 'title = " "', "11 → kinds.village.title", "để trống"),
    ("[kinds.vote]", "[[kinds.vote]]", "19 → kinds.village.vote", "cần một bảng"),
    ('code = "I.3"', "", "5 → forms[1].code", "Còn thiếu «code»."),
    ("method =", "methods =", "20 → kinds.village.vote.methods", "có phải «method»?"),
    # words
    ('method = "dots"', 'method = "dot"', "20 → kinds.village.vote.method", "có phải «dots»?"),
    ('method = "dots"', 'method = "xyz"', "20 → kinds.village.vote.method", "chỉ dùng: dots, "),
    ('method = "dots"', 'method = "criteria"', "19 → kinds.village.vote.criteria", "tiêu chí"),
    ('"women", "men"]', '"women"]', "21 → kinds.village.vote.groups", '["women", "men"]'),
    ('"women", "men"]', '"women", "men"]\nbeans = -1', "22 → kinds.village.vote.beans", "âm"),
    (
        '"women", "men"]',
        '"women", "men"]\ntie_break = "woman_first"',
        "22 → kinds.village.vote.tie_break",
        "có phải «women_first»?",
    ),
    ('opens = ["decision"]', 'opens = ["vote"]', "36 → kinds.village.steps[2].opens[1]", "vote"),
    ('opens = ["attendance"]', "opens = []", "28 → kinds.village.steps[1].opens", "chưa mở gì"),
    ('rule = "women"', 'rule = "woman"', "15 → kinds.village.requirements[1].rule", "«women»?"),
    ('forms = ["I.3"]', 'forms = ["I.4"]', "12 → kinds.village.forms[1]", "chỉ dùng: I.3."),
    ('list_rule = "village"', 'list_rule = "all"', "14 → kinds.village.list_rule", "slips"),
    ('title = "Họp thôn"', 'title = "H"\nlevel = "huyện"', "12 → kinds.village.level", "commune"),
    # numbers and shares
    ("minutes = 10", "minutes = 0", "35 → kinds.village.steps[2].minutes", "từ 1 đến 1440"),
    ("minutes = 10", "minutes = -5", "35 → kinds.village.steps[2].minutes", "từ 1 đến 1440"),
    ("part = 30", "part = 130", "requirements[1].part", "Không bao giờ đạt được 130/100"),
    ("part = 30, whole = 100", "part = 1, whole = 1, strict = true", "[1].part", "Không bao giờ"),
    ("part = 30, whole = 100", "part = 30", "requirements[1].part", "30/100 là 30 %"),
    ("part = 30", "count = 2, part = 30", "requirements[1].count", "không ghi cả hai"),
    ("part = 30, whole = 100", "count = 0", "requirements[1].count", "từ 1"),
    (', label = "Nữ từ 30 %"', "", "requirements[1].label", "câu ngắn"),
    ("item = 1", "item = 2", "38 → kinds.village.steps[2].item", "không có mục 2"),
    ("[kinds.vote]", "[kinds.caps]\ncauses = -1\n[kinds.vote]", "20 → kinds.village.caps", "âm"),
    # texts
    ('short = "Thông qua"', 'short = "Thông qua danh mục"', "34 → kinds", "Dài 18 chữ cái"),
    ('ask = "Ai đồng ý?"', "", "31 → kinds.village.steps[2].ask", "để trống"),
    ('ask = "Ai đồng ý?"', f'ask = "{"a" * 53}"', "37 → kinds.village.steps[2].ask", "Dài 53"),
    ("item = 1", f'guide = "{"a" * 55}"', "38 → kinds.village.steps[2].guide", "Dài 55"),
    # twice, missing, not there
    ('id = "approve"', 'id = "attendance"', "32 → kinds.village.steps[2].id", "đã có ở trên"),
    ('id = "approve"', 'id = "Thông qua"', "32 → kinds.village.steps[2].id", "không dấu"),
    ('opens = ["decision"]', 'opens = ["notes"]', "14 → kinds.village.list_rule", "decision"),
    ("item = 1", 'sector = "economy"', "38 → kinds.village.steps[2].sector", "chưa khai"),
    ("item = 1", 'prompts = [{ when = "soon", ask = "A" }]', "38 → kinds", "Không biết «soon»"),
    ('short = "Của xã"', 'heads = ["A", "B"]', "3 → heads", "2 chức danh cho 1 tên gọi"),
    ('short = "Của xã"', "[[criteria]]\nid='a'\ntitle='A'\nmax=0", "6 → criteria[1].max", "từ 1"),
]


@pytest.mark.parametrize(("old", "new", "where", "sentence"), BROKEN)
def test_a_slip_is_named_in_its_place(
    tmp_path: Path, old: str, new: str, where: str, sentence: str
):
    first = GOOD.rindex(old) if GOOD.count(old) > 1 else GOOD.index(old)
    problems = told(tmp_path, GOOD[:first] + new + GOOD[first + len(old) :])
    named = [one for one in problems if sentence in one.sentence]
    assert named, problems
    assert all(one.where.startswith("mine.toml:") for one in problems)
    assert where in named[0].where
    assert named[0].sentence.endswith((".", "?"))


def test_a_file_of_one_mistyped_line_says_which(tmp_path: Path):
    problems = told(tmp_path, GOOD.replace('short = "Của xã"', 'short = "Của xã'))
    assert [one.where for one in problems] == ["mine.toml:3"]
    assert "dấu nháy" in problems[0].sentence


def test_a_key_written_twice_is_a_mistyped_line(tmp_path: Path):
    assert told(tmp_path, 'id = "a"\nid = "b"\n')[0].where == "mine.toml:2"


def test_every_slip_is_told_at_once_and_in_order(tmp_path: Path):
    text = GOOD.replace('"dots"', '"dot"').replace("minutes = 10", "minutes = 0")
    text = text.replace('code = "I.3"', 'code = "I.3"\ncolour = "red"')
    places = [one.where.partition(" → ")[0] for one in told(tmp_path, text)]
    assert places == ["mine.toml:7", "mine.toml:21", "mine.toml:36"]


def test_one_cause_gives_one_message(tmp_path: Path):
    assert len(told(tmp_path, GOOD.replace("minutes = 10", 'minutes = "mười"'))) == 1
    assert len(told(tmp_path, GOOD.replace("minutes = 10", "minuts = 10"))) == 2, (
        "the strange key, and the minutes that are missing"
    )


def test_an_empty_file_says_what_a_process_needs(tmp_path: Path):
    sentences = " ".join(one.sentence for one in told(tmp_path, ""))
    assert "Còn thiếu «id»." in sentences
    assert "Còn thiếu «title»." in sentences
    assert "[[kinds]]" in sentences


def test_a_meeting_without_steps(tmp_path: Path):
    problems = told(tmp_path, 'id = "a"\ntitle = "A"\n[[kinds]]\nid = "k"\ntitle = "K"\n')
    assert [(one.where, "Chưa có mục nào" in one.sentence) for one in problems] == [
        ("mine.toml:3 → kinds.k.steps", True)
    ]


def test_what_is_no_process_file(tmp_path: Path):
    assert "Không mở được" in check(tmp_path / "none.toml")[0].sentence
    assert "Không mở được" in check(tmp_path)[0].sentence
    assert "UTF-8" in told(tmp_path, 'title = "Họp"'.encode("utf-16"))[0].sentence
    assert "lớn quá" in told(tmp_path, b"#" * 1_000_001)[0].sentence
    assert "lồng nhau" in told(tmp_path, "a = " + "[" * 5000 + "]" * 5000)[0].sentence
    assert "dài quá" in told(tmp_path, "a = " + "9" * 5000)[0].sentence


def test_windows_notepad_writes_a_mark_and_long_line_ends(tmp_path: Path):
    assert told(tmp_path, b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == []


def test_decomposed_text_is_kept_composed(tmp_path: Path):
    path = tmp_path / "mine.toml"
    decomposed = "Ho\u0323p tho\u0302n"
    path.write_text(GOOD.replace("Họp thôn", decomposed), encoding="utf-8")
    assert load.load(path).kind("village").title == "Họp thôn"


# What people and accidents can put in a file: any bytes, any TOML, known keys with wrong values.
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
KEYS = st.sampled_from(
    [
        *("id", "title", "kinds", "steps", "vote", "caps", "requirements", "opens", "minutes"),
        *("ask", "criteria", "prompts", "heads", "sectors", "forms", "list_rule", "groups"),
        *("part", "whole", "count", "when", "item", "village_words"),
    ]
)
VALUES = st.recursive(
    st.one_of(WORDS, st.integers(), st.booleans(), st.floats(allow_nan=False)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(KEYS, WORDS), inner, max_size=5)
    ),
    max_leaves=25,
)


def quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(c):08X}" for c in text) + '"'


def toml(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value)
        case list():
            return "[" + ", ".join(toml(one) for one in value) + "]"
        case dict():
            return "{" + ", ".join(f"{quoted(k)} = {toml(v)}" for k, v in value.items()) + "}"
        case _:
            return str(value).replace("inf", "1")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.one_of(KEYS, WORDS), VALUES, max_size=8))
def test_any_toml_is_answered_in_printable_sentences(tmp_path: Path, table: dict[str, object]):
    text = "\n".join(f"{quoted(key)} = {toml(value)}" for key, value in table.items())
    for one in told(tmp_path, text):
        assert one.sentence.isprintable()
        assert one.where.isprintable()
        assert clipped(one.sentence, 10_000) == one.sentence


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.binary(max_size=200), st.text(string.printable, max_size=200)))
def test_any_bytes_are_answered(tmp_path: Path, noise: bytes | str):
    assert told(tmp_path, noise), "no noise is a whole process"


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_damaged_good_file_never_makes_it_fall(tmp_path: Path, data: st.DataObject):
    start = data.draw(st.integers(0, len(GOOD)))
    length = data.draw(st.integers(0, 40))
    put = data.draw(st.text(string.printable, max_size=10))
    for one in told(tmp_path, GOOD[:start] + put + GOOD[start + length :]):
        assert one.where.startswith("mine.toml")
        assert one.sentence
