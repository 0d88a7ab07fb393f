"""`hopthon demo` without a terminal: the whole evening and every form, each named."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def demo(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", "HOPTHON_LANG": "vi"}
    return subprocess.run(
        [sys.executable, "-m", "hopthon", "demo", *words],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def files(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo") / "Bàn Thạch"
    done = demo("--to", folder, cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


def test_it_names_every_file_it_wrote(played: tuple[Path, str]) -> None:
    folder, said = played
    visible = {name for name in files(folder) if not name.startswith(".")}
    assert {Path(name).suffix for name in visible} >= {".hopthon", ".xlsx", ".pdf", ".csv"}
    for name in visible:
        assert str(folder / name) in said


def test_it_tells_the_ranking_with_its_reasons_and_the_decisions(played: tuple[Path, str]) -> None:
    _folder, said = played
    assert "Sửa chữa đập tạm tại Khu giữa: 50 hạt (24 + 26)" in said
    assert "phụ nữ bầu 24 > 20" in said
    assert "chưa phân định được" in said
    assert "Ba việc đầu nữ chọn: 1. Nhà tiêu cho hộ nghèo; 2. Tập huấn" in said
    assert "Ba việc đầu nam chọn: 1. Bê tông đoạn dốc" in said
    assert "66/84 người dự họp đồng ý (78,6 %) → hợp lệ" in said
    assert "50/98 hộ đồng ý (51,0 %) → không hợp lệ" in said


def test_the_meeting_file_stands_up_to_verify(played: tuple[Path, str]) -> None:
    folder, _said = played
    (meeting,) = folder.glob("*.hopthon")
    words = [sys.executable, "-m", "hopthon", "verify", str(meeting)]
    assert subprocess.run(words, capture_output=True, check=False).returncode == 0


def test_a_second_run_writes_the_same_files_again(played: tuple[Path, str]) -> None:
    folder, _said = played
    before = files(folder)
    assert demo("--to", folder, cwd=folder.parent).returncode == 0
    assert files(folder) == before


def test_the_folder_has_a_name_of_its_own_when_none_is_given(tmp_path: Path) -> None:
    assert demo(cwd=tmp_path).returncode == 0
    assert any((tmp_path / "hopthon-demo").glob("*.hopthon"))


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine", encoding="utf-8")
    refused = demo("--to", taken, cwd=tmp_path)
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert taken.read_text(encoding="utf-8") == "mine"


def test_a_stranger_s_file_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "ban-thach.hopthon").write_text("mine", encoding="utf-8")
    (folder / "notes.txt").write_text("mine too", encoding="utf-8")
    refused = demo("--to", folder, cwd=tmp_path)
    assert refused.returncode == 1
    assert "ban-thach.hopthon" in refused.stderr
    assert files(folder) == {"ban-thach.hopthon", "notes.txt"}
    assert (folder / "ban-thach.hopthon").read_text(encoding="utf-8") == "mine"
