"""Meetings to sit before, golden frames, ids that can be foretold."""

import os
import shutil
from collections.abc import Callable, Container
from itertools import count
from pathlib import Path

import pytest
from tests.screens.seat import CHOOSES_IDS, still

from hopthon.meeting import commands as c
from hopthon.processes.load import find
from hopthon.session import Session

HERE = Path(__file__).parent


@pytest.fixture
def foretold(monkeypatch: pytest.MonkeyPatch) -> None:
    """New ids are their prefix and a running number."""
    numbers = count(1)

    def fresh_id(prefix: str, _taken: Container[str]) -> str:
        return f"{prefix}-{next(numbers)}"

    for module in CHOOSES_IDS:
        monkeypatch.setattr(f"hopthon.screens.{module}.fresh_id", fresh_id)


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """A village meeting that has not begun."""
    path = tmp_path / "họp.hopthon"
    info: dict[str, str | int] = {
        "village": "Bàn Thạch", "commune": "Võ Miếu", "plan_year": 2027,
        "date": "2026-05-16", "households_total": 98,
    }  # fmt: skip
    process = find("ctmtqg", HERE)
    Session.create(path, process, "village", info, still, meeting="họp").close()
    return path


@pytest.fixture
def at(prepared: Path) -> Callable[..., Path]:
    """at("rank", command …): the meeting begun, at this step, these wishes carried out."""

    def go(step: str, *commands: c.AnyCommand) -> Path:
        session = Session.open(prepared, clock=still)
        if not session.meeting.started_at:
            session.do(c.StartMeeting())
        if session.meeting.step != step:
            session.do(c.GoToStep(step))
        for command in commands:
            session.do(command)
        session.close()
        return prepared

    return go


@pytest.fixture
def start(tmp_path: Path) -> Callable[[Path], Path]:
    """A copy of a file as it is now, to compare with later."""

    def keep(path: Path) -> Path:
        kept = tmp_path / "start.hopthon"
        shutil.copyfile(path, kept)
        return kept

    return keep


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """golden(name, text): the text is what the file holds; HOPTHON_GOLDEN=write renews the file."""

    def same(name: str, text: str) -> None:
        path = HERE / "golden" / f"{name}.txt"
        if os.environ.get("HOPTHON_GOLDEN") == "write":
            path.write_text(text + "\n", "utf-8")
        assert text + "\n" == path.read_text("utf-8")

    return same
