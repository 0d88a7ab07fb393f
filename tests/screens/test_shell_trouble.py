"""When the disk, the file or another window gets in the way: a sentence, and no word lost."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.screens.seat import as_event, in_file, sit, still

from hopthon.cli.rescue import rescue
from hopthon.meeting import commands as c
from hopthon.meeting.read import read_command
from hopthon.session import Session

At = Callable[..., Path]


async def test_a_file_that_cannot_be_written_is_only_looked_at(at: At) -> None:
    path = at("difficulties")
    before = path.read_bytes()
    async with sit(path, write=False) as seat:
        assert "chỉ xem" in seat.pane("title")
        assert seat.typed is None
        for key in ("enter", "n", "b", "space", "1", "u", "p", "a"):
            await seat.burst(key)
            assert "Ở đây chỉ xem được" in seat.pane("message"), key
            assert seat.typed is None
        await seat.burst("d", "tab", "slash", "escape", "question_mark", "escape")
    assert path.read_bytes() == before


async def test_looking_on_follows_what_another_window_writes(at: At) -> None:
    path = at("difficulties")
    async with sit(path, write=False) as seat:
        other = Session.open(path, clock=still)
        other.do(c.Speech("women"))
        other.close()
        assert seat.app.desk is not None
        seat.app.desk.look()
        await seat.until(lambda: len(seat.meeting.speeches) == 1)


async def test_two_windows_writing_at_once_both_are_there(at: At) -> None:
    path = at("difficulties")
    async with sit(path) as here:
        other = Session.open(path, clock=still)
        for i in range(10):
            await here.burst(*f"Dòng {i}", "enter")
            other.do(c.Speech("men"))
        await here.burst("escape")
        other.close()
    meeting = in_file(path)
    assert len(meeting.nodes) == len(meeting.speeches) == 10


async def test_a_file_that_vanishes_and_comes_back_has_every_word(at: At, tmp_path: Path) -> None:
    path, away = at("difficulties"), tmp_path / "away" / "họp.hopthon"
    away.parent.mkdir()
    async with sit(path) as seat:
        path.rename(away)
        await seat.write("Dòng một")
        seat.app.post_message(as_event("enter"))
        for letter in "Dòng hai":
            seat.app.post_message(as_event(letter))
        await seat.until(
            lambda: "chưa lưu được" in seat.pane("title") or "không thấy" in seat.pane("title")
        )
        await seat.until(lambda: seat.typed == "Dòng hai")
        assert "Dòng một" in seat.pane("board"), "the line is not in the file, but it stands there"
        seat.app.post_message(as_event("escape"))
        seat.app.post_message(as_event("1"))
        await seat.pilot.pause()
        away.rename(path)
        assert seat.app.desk is not None
        seat.app.desk.look()
        await seat.quiet()
        assert "đã lưu" in seat.pane("title") or "không thấy" in seat.pane("title")
    meeting = in_file(path)
    assert [n.text for n in meeting.nodes.values()] == ["Dòng một", "Dòng hai"]
    assert len(meeting.speeches) == 1


async def test_what_the_disk_refuses_to_the_end_can_be_put_in_later(
    at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOPTHON_HOME", str(tmp_path / "home"))
    path, away = at("difficulties"), tmp_path / "away.hopthon"
    async with sit(path) as seat:
        path.rename(away)
        for key in (*"Đừng mất", "escape"):
            seat.app.post_message(as_event(key))
        await seat.until(lambda: "chưa lưu được" in seat.pane("title"))
        app = seat.app
    kept = rescue(path, app.unsaved, still())
    assert kept is not None
    session = Session.open(away, clock=still)
    for line in kept.read_bytes().splitlines():
        session.do(read_command(line))
    session.close()
    assert [n.text for n in in_file(away).nodes.values()] == ["Đừng mất"]


async def test_a_disk_that_is_nearly_full_is_told_until_there_is_room(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = 41_000_000
    monkeypatch.setattr(shutil, "disk_usage", lambda _where: SimpleNamespace(free=free))
    async with sit(at("difficulties")) as seat:
        await seat.burst(*"Thiếu nước", "enter", *"Đường lầy")
        assert "Đĩa sắp đầy, còn 41 MB" in seat.pane("message")
        free = 900_000_000
        await seat.burst("escape")
        assert not seat.pane("message").strip()


async def test_another_program_holding_the_file_is_waited_for(at: At) -> None:
    path = at("difficulties")
    async with sit(path) as seat:
        holder = sqlite3.connect(path)
        holder.execute("BEGIN EXCLUSIVE")
        for key in (*"Chờ đĩa", "enter", *"Vẫn gõ được"):
            seat.app.post_message(as_event(key))
        await seat.until(lambda: seat.typed == "Vẫn gõ được")
        assert "đang lưu" in seat.pane("title")
        assert "Chờ đĩa" in seat.pane("board")
        holder.rollback()
        holder.close()
        await seat.burst("escape")
    assert [n.text for n in in_file(path).nodes.values()] == ["Chờ đĩa", "Vẫn gõ được"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file from being deleted")
async def test_home_does_not_trip_over_a_file_deleted_under_it(at: At) -> None:
    path = at("difficulties")
    async with sit(path) as seat:
        path.unlink()
        seat.app.post_message(as_event("escape"))
        seat.app.post_message(as_event("1"))
        await seat.until(lambda: "chưa lưu được" in seat.pane("title"))
        assert "xóa" in seat.pane(
            "message"
        )  # the writer says it, or the follower: who sees it first
        seat.app.post_message(as_event("question_mark"))
        await seat.until(lambda: seat.app.screen is not seat.cockpit)
