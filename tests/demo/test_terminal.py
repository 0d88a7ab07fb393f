"""`hopthon demo` in a terminal: a fresh example meeting each time, opened in the cockpit."""

import sys
from argparse import Namespace
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from hopthon.cli.demo import demo
from hopthon.session import Session


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """The files the cockpit was opened on."""
    files: list[Path] = []

    def open_cockpit(path: Path) -> int:
        files.append(path)
        return 0

    cockpit = SimpleNamespace(open_cockpit=open_cockpit)
    monkeypatch.setitem(sys.modules, "hopthon.cli.seats", cockpit)
    monkeypatch.setenv("HOPTHON_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stdout", Terminal())
    return files


def test_it_opens_in_mid_count(opened: list[Path], tmp_path: Path) -> None:
    assert demo(Namespace(to=None)) == 0
    (file,) = opened
    assert tmp_path in file.parents
    meeting = Session.open(file, write=False).meeting
    assert (meeting.step, meeting.rounds["r1"].state) == ("rank", "open")


def test_what_was_practised_before_is_never_written_over(opened: list[Path]) -> None:
    demo(Namespace(to=None))
    before = opened[0].read_bytes()
    demo(Namespace(to=None))
    assert opened[1] != opened[0]
    assert opened[0].read_bytes() == before
