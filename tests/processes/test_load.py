"""Which file is used: the office's own before the shipped one, a broken one never in silence."""

from pathlib import Path

import pytest

from hopthon.processes import load
from hopthon.refusal import Refusal

OWN = """\
id = "{id}"
title = "Quy trình của xã Võ Miếu"
[[kinds]]
id = "village"
title = "Họp thôn"
[[kinds.steps]]
id = "purpose"
title = "Mục đích"
short = "Mục đích"
minutes = 5
opens = ["notes"]
ask = "Hôm nay bàn gì?"
"""


def put(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_handbook_comes_first():
    assert load.shipped()[0] == "ctmtqg"
    assert load.find("ctmtqg").title == "Sổ tay các chương trình mục tiêu quốc gia"


def test_an_office_file_replaces_the_shipped_one(tmp_path: Path):
    folder = put(tmp_path, "cua-xa.toml", OWN.format(id="ctmtqg"))
    assert load.find("ctmtqg", folder).title == "Quy trình của xã Võ Miếu"
    assert load.find("ctmtqg").short == "Sổ tay CTMTQG", "elsewhere nothing changes"
    found, refused = load.every(folder)
    assert [p.id for p in found] == load.shipped()
    assert found[0].title == "Quy trình của xã Võ Miếu"
    assert refused == []


def test_an_office_can_add_a_process(tmp_path: Path):
    folder = put(tmp_path, "rieng.toml", OWN.format(id="rieng"))
    assert [step.number for step in load.find("rieng", folder).kind("village").steps] == [1]
    assert [p.id for p in load.every(folder)[0]] == [*load.shipped(), "rieng"]


def test_a_broken_file_is_named_and_skipped(tmp_path: Path):
    put(tmp_path, "a.toml", OWN.format(id="rieng"))
    put(tmp_path, "b.toml", OWN.format(id="hong").replace("minutes = 5", "minutes = 0"))
    put(tmp_path, "ghi-chu.txt", "không phải quy trình")
    found, refused = load.every(tmp_path)
    assert [p.id for p in found] == [*load.shipped(), "rieng"]
    assert [one.sentence for one in refused] == [
        "Tệp quy trình chưa dùng được, 1 chỗ sai; chỗ đầu ở "
        "b.toml:10 → kinds.village.steps[1].minutes: Số phút phải từ 1 đến 1440."
    ]


def test_two_files_of_one_process_are_not_guessed_between(tmp_path: Path):
    put(tmp_path, "a.toml", OWN.format(id="rieng"))
    put(tmp_path, "b.toml", OWN.format(id="rieng").replace("Võ Miếu", "khác"))
    found, refused = load.every(tmp_path)
    assert found[-1].title == "Quy trình của xã Võ Miếu"
    assert "b.toml" in refused[0].sentence


def test_a_broken_replacement_is_not_passed_over_in_silence(tmp_path: Path):
    folder = put(tmp_path, "ctmtqg.toml", OWN.format(id="ctmtqg").replace('"notes"', '"nots"'))
    with pytest.raises(Refusal, match=r"ctmtqg\.toml:11 .*có phải «notes»"):
        load.find("ctmtqg", folder)


def test_an_unknown_process_is_refused_with_those_there_are(tmp_path: Path):
    folder = put(tmp_path, "rieng.toml", OWN.format(id="rieng"))
    with pytest.raises(Refusal, match=r"«ctmtq»; hiện có: ctmtqg, .*rieng|ctmtqg, rieng"):
        load.find("ctmtq", folder)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path):
    found, refused = load.every(tmp_path / "none")
    assert [p.id for p in found] == load.shipped()
    assert refused == []
