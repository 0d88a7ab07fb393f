"""The wall's colours: shipped ones are readable, an office's own are checked and named when wrong."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hopthon
from hopthon.refusal import Refusal
from hopthon.views import themes
from hopthon.views.themes import contrast, every, find, load, shipped_folder

SHIPPED = ["bright_hall", "colour_blind_safe", "dark_hall", "high_contrast", "large"]
DARK = (shipped_folder() / "dark_hall.toml").read_text("utf-8")


def own(folder, change=str, name="cua_xa.toml"):
    path = folder / name
    path.write_text(change(DARK), "utf-8")
    return path


def test_the_shipped_themes_are_there_and_clean():
    found, skipped = every()
    assert sorted(found) == SHIPPED
    assert skipped == []
    assert [themes.check(shipped_folder() / f"{name}.toml") for name in SHIPPED] == [[]] * 5
    assert find().name == "dark_hall"
    assert found["large"].max_columns == 48
    assert len({theme.title for theme in found.values()}) == 5


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#FFFFFF", 4.48),
        ("#FF0000", "#FFFFFF", 4.0),
        ("#0000FF", "#FFFFFF", 8.59),
        ("#112233", "#112233", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


def changed(key, value):
    line = next(row for row in DARK.splitlines() if row.startswith(f"{key} ="))
    return lambda text: text.replace(line, f"{key} = {value}")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda t: t.replace("accent =", "accent ", 1), "dòng {n} viết sai cú pháp TOML."),
        (lambda t: t.replace("rule =", "ruler =", 1), "thiếu «rule»."),
        (lambda t: t + 'glow = "#FFFFFF"\n', "không hiểu «glow»."),
        (lambda t: t + '"\\u001b[2J" = 1\n', "không hiểu «?[2J»."),
        (changed("good", '"green"'), "«good» là «green», không phải màu dạng #RRGGBB."),
        (changed("good", '"#FFFFFF\\n"'), "«good» là «#FFFFFF?», không phải màu dạng #RRGGBB."),
        (changed("good", "7"), "«good» là «7», không phải màu dạng #RRGGBB."),
        (changed("title", '"  "'), "«title» phải là một tên ngắn, nhiều nhất 60 chữ cái."),
        (changed("max_columns", "true"), "«max_columns» phải là số nguyên từ 20 đến 400."),
        (changed("max_columns", "9"), "«max_columns» phải là số nguyên từ 20 đến 400."),
        (
            changed("muted", '"#808080"'),
            "«muted» và «background» chỉ tương phản 4,74 : 1, cần ít nhất 7 : 1.",
        ),
        (
            changed("surface", '"#26385F"'),
            "«men» và «surface» chỉ tương phản 5,34 : 1, cần ít nhất 7 : 1.",
        ),
        (
            changed("rule", '"#16213A"'),
            "«rule» và «background» chỉ tương phản 1,17 : 1, cần ít nhất 3 : 1.",
        ),
        (
            changed("men", '"#FFD9A8"'),
            "«women» và «men» chỉ tương phản 1 : 1, cần ít nhất 1,5 : 1.",
        ),
        (
            changed("bad", '"#86EFA6"'),
            "«good» và «bad» chỉ tương phản 1 : 1, cần ít nhất 1,15 : 1.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(tmp_path, change, sentence):
    path = own(tmp_path, change)
    line = 1 + next(i for i, row in enumerate(DARK.splitlines()) if row.startswith("accent"))
    said = f"cua_xa.toml: {sentence.format(n=line)}"
    assert said in themes.check(path)
    with pytest.raises(Refusal) as refusal:
        load(path)
    assert refusal.value.sentence == themes.check(path)[0]


def test_all_problems_are_listed_at_once(tmp_path):
    path = own(tmp_path, lambda t: t.replace("#F6F2E7", "white").replace("max_columns", "columns"))
    assert len(themes.check(path)) == 3


def test_a_file_saved_by_a_windows_editor_is_read(tmp_path):
    path = tmp_path / "xa.toml"
    path.write_bytes(b"\xef\xbb\xbf" + DARK.replace("\n", "\r\n").encode())
    assert load(path).text == find("dark_hall").text


def test_files_that_are_no_themes_are_refused(tmp_path):
    for name, raw in {
        "utf16": DARK.encode("utf-16"),
        "huge": b"#" * 50_000,
        "deep": b"a = " + b"[" * 15_000,
        "long": b"a = " + b"1" * 15_000,
        "empty": b"",
    }.items():
        (tmp_path / f"{name}.toml").write_bytes(raw)
    (tmp_path / "folder.toml").mkdir()
    found, skipped = every(tmp_path)
    assert sorted(found) == SHIPPED
    assert [said.split(":")[0] for said in skipped] == [
        f"{name}.toml" for name in ("deep", "empty", "folder", "huge", "long", "utf16")
    ]
    assert themes.check(tmp_path / "none.toml") == ["none.toml: không đọc được tệp này."]


@given(st.binary(max_size=60), st.binary(max_size=60), st.integers(0, 600))
def test_no_bytes_bring_it_down(tmp_path_factory, front, middle, at):
    path = tmp_path_factory.getbasetemp() / "bytes.toml"
    text = DARK.encode()
    path.write_bytes(front + text[:at] + middle + text[at:])
    problems = themes.check(path)
    if problems:
        with pytest.raises(Refusal):
            load(path)
    else:
        assert load(path).name == "bytes"


def test_the_office_wins_over_the_shipped_theme_of_the_same_name(tmp_path):
    own(tmp_path, changed("title", '"Nhà văn hóa Bàn Thạch"'), "dark_hall.toml")
    own(tmp_path, changed("title", '"Sân đình"'), "san_dinh.toml")
    found, skipped = every(tmp_path)
    assert sorted(found) == sorted([*SHIPPED, "san_dinh"])
    assert skipped == []
    assert find("dark_hall", tmp_path).title == "Nhà văn hóa Bàn Thạch"
    assert find("dark_hall").title == "Hội trường tối"


def test_a_broken_own_file_is_named_and_the_shipped_one_stays(tmp_path):
    own(tmp_path, lambda t: t + "oops", "dark_hall.toml")
    own(tmp_path, changed("men", '"blue"'), "san_dinh.toml")
    found, skipped = every(tmp_path)
    assert found["dark_hall"].title == "Hội trường tối"
    assert [said.split(":")[0] for said in skipped] == ["dark_hall.toml", "san_dinh.toml"]
    with pytest.raises(Refusal, match="«men» là «blue», không phải màu dạng #RRGGBB"):
        find("san_dinh", tmp_path)


def test_an_unknown_name_is_refused_with_the_names_there_are(tmp_path):
    with pytest.raises(Refusal) as refusal:
        find("../toi", tmp_path / "not there")
    assert refusal.value.sentence == (
        f"Không có bộ màu «../toi»; các bộ màu đang có: {', '.join(SHIPPED)}."
    )


def test_the_installed_package_finds_its_own_themes(tmp_path):
    source, site = Path(hopthon.__file__).parent, tmp_path / "site" / "hopthon"
    for name in (
        "__init__.py",
        "language.py",
        "refusal.py",
        "views/__init__.py",
        "views/themes.py",
    ):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source / name, site / name)
    shutil.copytree(shipped_folder(), site / "projector_themes")
    code = "from hopthon.views.themes import *; print(shipped_folder()); print(len(every()[0]))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(site.parent)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines() == [str((site / "projector_themes").resolve()), "5"]
