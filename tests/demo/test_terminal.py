"""`hopthon demo` in a terminal: a fresh example meeting each time, opened in the cockpit."""

import sys
from argparse import Namespace
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from hopthon.cli.demo import demo
from hopthon.session import Session


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], Path]:
    """Runs the demo in a terminal; gives the file that the cockpit was opened on."""
    opened: list[Path] = []

    def open_cockpit(path: Path) -> int:
        opened.append(path)
        return 0

    def run() -> Path:
        with monkeypatch.context() as terminal:  # here: between set-up and test pytest lays its own
            terminal.setattr(sys, "stdin", Terminal())
            terminal.setattr(sys, "stdout", Terminal())
            assert demo(Namespace(to=None)) == 0
        return opened[-1]

    monkeypatch.setattr("hopthon.cli.cockpit.open_cockpit", open_cockpit)
    monkeypatch.setenv("HOPTHON_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return run


def test_it_opens_in_mid_count(run: Callable[[], Path], tmp_path: Path) -> None:
    file = run()
    assert tmp_path / "home" in file.parents
    meeting = Session.open(file, write=False).meeting
    assert (meeting.step, meeting.rounds["r1"].state) == ("rank", "open")


def test_what_was_practised_before_is_never_written_over(run: Callable[[], Path]) -> None:
    first = run()
    before = first.read_bytes()
    assert run() != first
    assert first.read_bytes() == before
