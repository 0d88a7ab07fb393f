"""A program to run, and a meeting file to run it on."""

from pathlib import Path

import pytest

from .runs import Program


@pytest.fixture
def hopthon(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(monkeypatch, capsys)


@pytest.fixture
def path(hopthon: Program, tmp_path: Path) -> Path:
    """A new village meeting, in a folder with a name people choose."""
    folder = tmp_path / "họp thôn #1"
    folder.mkdir()
    file = folder / "Bàn Thạch.hopthon"
    assert hopthon("new", file).status == 0
    return file
