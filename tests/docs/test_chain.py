"""The chain checked as the page says, with nothing of hopthon but the file."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docs.pages import blocks, text
from hopthon.demo import play
from hopthon.journal.journal import Journal


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    path = tmp_path / "ban-thach.hopthon"
    play(path, until="19:20:00").close()
    return path


def test_the_script_prints_the_code(meeting: Path) -> None:
    (script,) = blocks(text("developers.md"), "python")
    done = subprocess.run(
        [sys.executable, "-c", script, meeting], capture_output=True, text=True, check=True
    )
    journal = Journal.open(meeting, write=False)
    assert done.stdout.strip() == journal.head()[1][:16]
    journal.close()


def test_the_script_finds_a_change(meeting: Path) -> None:
    (script,) = blocks(text("developers.md"), "python")
    data = meeting.read_bytes()
    assert b'"people":56' in data
    meeting.write_bytes(data.replace(b'"people":56', b'"people":57', 1))
    done = subprocess.run([sys.executable, "-c", script, meeting], capture_output=True, text=True)
    assert done.returncode == 1
    assert "was changed" in done.stderr


@pytest.mark.skipif(
    sys.platform == "win32" or not shutil.which("sha256sum"), reason="no sha256sum on this machine"
)
def test_sha256sum_agrees(meeting: Path) -> None:
    lines = [
        line
        for block in blocks(text("developers.md"), "sh")
        for line in block.splitlines()
        if line.startswith("python3 -c")
    ]
    assert len(lines) == 2
    hashes = [
        subprocess.run(
            ["bash", "-c", line], cwd=meeting.parent, capture_output=True, text=True, check=True
        ).stdout.split()[0]
        for line in lines
    ]
    assert hashes[0] == hashes[1]
    assert len(hashes[0]) == 64
