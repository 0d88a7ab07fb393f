"""The window on the wall as people in the hall meet it: the file changes, the page changes."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from hopthon.meeting import commands as c
from hopthon.processes.load import find as find_process
from hopthon.projector.app import WallApp, run_wall
from hopthon.projector.logbook import Logbook
from hopthon.projector.surface import Surface
from hopthon.refusal import Refusal
from hopthon.session import Session
from hopthon.session.follow import Follower
from hopthon.views.themes import find

from .hall import START

DARK = find("dark_hall")


class Seconds:
    """A clock that goes forward when told."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def meeting(tmp_path: Path):
    facts: dict[str, str | int] = {"village": "Bàn Thạch", "plan_year": 2027}
    facts["households_total"] = 98
    path = tmp_path / "họp thôn.hopthon"
    session = Session.create(path, find_process("ctmtqg"), "village", facts)
    yield session
    session.close()


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def app(meeting: Session, tmp_path: Path, seconds: Seconds) -> WallApp:
    def clock() -> datetime:
        return START

    return WallApp(meeting.path, DARK, tmp_path / "log" / "projector.log", clock, seconds)


def hung(app: WallApp) -> str:
    surface = app.query_one(Surface)
    return "\n".join(surface.render_line(y).text.rstrip() for y in range(app.size.height))


async def until(app: WallApp, wanted: Callable[[], bool]) -> None:
    """Let the loop run until it is so; the test's own time limit is generous."""
    async with asyncio.timeout(20):
        while not wanted():
            await asyncio.sleep(0.01)


def activities(session: Session, *names: str, hidden: bool = True) -> None:
    session.do(c.StartMeeting())
    session.do(c.SetAttendance(people=84, women=49, households=52))
    for name in names:
        session.do(c.AddNode(id=name, kind="activity", sector="economy", text=f"Việc {name}"))
    settings = c.RoundSettings(hidden=hidden, beans=1)
    session.do(c.OpenRound(id="r1", options=names, groups=("all",), settings=settings))


async def test_the_page_follows_the_file(app: WallApp, meeting: Session) -> None:
    async with app.run_test(size=(48, 12)) as pilot:
        await pilot.pause()
        assert "Lập kế hoạch năm 2027" in hung(app)
        meeting.do(c.StartMeeting())
        await until(app, lambda: "Mời bà con điểm danh" in hung(app))
        meeting.do(c.SetAttendance(people=84, women=49, households=52))
        await until(app, lambda: "52/98 hộ có mặt" in hung(app))
        meeting.do(c.CoverWall(covered=True))
        await until(app, lambda: "Lập kế hoạch năm 2027" in hung(app))


async def test_another_program_writes_and_the_wall_shows_it(app: WallApp, meeting: Session) -> None:
    lines = [{"do": "start_meeting"}, {"do": "set_attendance", "people": 61, "households": 44}]
    async with app.run_test(size=(48, 12)):
        writer = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "hopthon", "do", str(meeting.path)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        said, _errors = await writer.communicate("\n".join(map(json.dumps, lines)).encode())
        assert said.count(b'"ok":true') == 2
        await until(app, lambda: "44/98 hộ có mặt" in hung(app))


async def test_only_changed_rows_are_drawn_again(
    app: WallApp, meeting: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    activities(meeting, "a1", "a2")
    meeting.do(c.RecordBallot(round="r1", group="all", ballot=1, marks={"a1": 1}))
    async with app.run_test(size=(48, 12)) as pilot:
        await pilot.pause()
        app.look()
        rows: list[int] = []
        surface = app.query_one(Surface)
        monkeypatch.setattr(surface, "refresh", lambda *regions: rows.extend(r.y for r in regions))
        before = hung(app).split("\n")
        for ballot in range(2, 20):
            meeting.do(c.RecordBallot(round="r1", group="all", ballot=ballot, marks={"a2": 1}))
        app.look()
        after = hung(app).split("\n")
        assert set(rows) == {y for y in range(12) if before[y] != after[y]}
        assert 0 < len(set(rows)) < 8


async def test_pages_turn_in_rhythm_unless_one_is_held(
    app: WallApp, meeting: Session, seconds: Seconds
) -> None:
    activities(meeting, *(f"a{n}" for n in range(1, 6)))
    async with app.run_test(size=(48, 12)) as pilot:
        await pilot.pause()
        app.look()
        assert "Trang 1/3" in hung(app)
        for wait, shown in ((11.9, 1), (0.2, 2), (12.1, 3), (12.1, 1)):
            seconds.now += wait
            app.tick()
            assert f"Trang {shown}/3" in hung(app)
        meeting.do(c.ShowOnWall(page="options", ref="r1", hold=3))
        app.look()
        for _minute in range(5):
            seconds.now += 60
            app.tick()
            assert "Trang 3/3" in hung(app)


async def test_a_lost_file_leaves_the_page_then_the_title_and_comes_back(
    app: WallApp, meeting: Session, seconds: Seconds
) -> None:
    meeting.do(c.StartMeeting())
    meeting.do(c.SetAttendance(people=84, women=49, households=52))
    away = meeting.path.with_name("away.hopthon")
    async with app.run_test(size=(48, 12)) as pilot:
        await pilot.pause()
        app.look()
        page = hung(app)
        meeting.path.rename(away)
        await until(app, lambda: app.missing)
        seconds.now += 9.9
        app.tick()
        assert hung(app) == page
        seconds.now += 0.2
        app.tick()
        assert "Lập kế hoạch năm 2027" in hung(app)
        away.rename(meeting.path)
        seconds.now += 3
        app.tick()
        assert hung(app) == page
        await pilot.pause()


async def test_another_meeting_in_its_place_does_not_hang(
    app: WallApp, meeting: Session, seconds: Seconds
) -> None:
    process = find_process("ctmtqg")
    other = meeting.path.with_name("other.hopthon")
    Session.create(other, process, "village", {"village": "Thôn Khác"}).close()
    async with app.run_test(size=(64, 16)) as pilot:
        await pilot.pause()
        other.replace(meeting.path)
        await until(app, lambda: app.missing)
        seconds.now += 30
        app.tick()
        assert app.missing
        assert "Lập kế hoạch năm 2027" in hung(app)


async def test_damage_is_not_seen_in_the_hall(
    app: WallApp,
    meeting: Session,
    seconds: Seconds,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    async with app.run_test(size=(48, 12)) as pilot:
        await pilot.pause()
        page = hung(app)

        def hurt(_session: Session) -> None:
            raise Refusal("Nguyễn Thị Bí Mật")

        with monkeypatch.context() as broken:
            broken.setattr(Session, "catch_up", hurt)
            app.look()
            seconds.now += 5
            app.tick()
            assert hung(app) == page
        seconds.now += 5
        app.tick()
        assert not app.missing
        log = (tmp_path / "log" / "projector.log").read_text(encoding="utf-8")
        assert "Refusal" in log
        assert "Bí Mật" not in log


async def test_a_fault_of_the_wall_itself_keeps_the_page(
    app: WallApp, meeting: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with app.run_test(size=(48, 12)) as pilot:
        await pilot.pause()
        page = hung(app)

        def fault(*_given: object) -> None:
            raise ValueError("Hà Văn Lực")

        monkeypatch.setattr("hopthon.projector.source.wall_page", fault)
        meeting.do(c.StartMeeting())
        app.look()
        assert hung(app) == page
        assert app.is_running
    assert "Lực" not in (tmp_path / "log" / "projector.log").read_text(encoding="utf-8")


async def test_a_wall_that_falls_over_says_nothing(
    app: WallApp,
    meeting: Session,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    async with app.run_test(size=(48, 12)) as pilot:
        await pilot.pause()

        def fault(_surface: Surface, _y: int) -> None:
            raise ValueError("Hà Văn Lực")

        monkeypatch.setattr(Surface, "render_line", fault)
        app.query_one(Surface).refresh()
        await until(app, lambda: app.crashed)
    assert app.return_code == 1
    assert "".join(capfd.readouterr()).strip() == ""
    assert "ValueError" in (tmp_path / "log" / "projector.log").read_text(encoding="utf-8")


async def test_the_cockpit_hears_how_large_the_wall_is(app: WallApp, meeting: Session) -> None:
    heard: list[str] = []
    cockpit = Follower(meeting.path, meeting.meeting.id, lambda: None, heard.append)
    await cockpit.start()
    async with app.run_test(size=(48, 12)) as pilot:
        app.tick()
        await until(app, lambda: "wall 48x12" in heard)
        await pilot.resize_terminal(64, 16)
        await until(app, lambda: "wall 64x16" in heard)
    cockpit.stop()


async def test_keys_do_nothing_but_leave(app: WallApp) -> None:
    async with app.run_test(size=(48, 12)) as pilot:
        page = hung(app)
        await pilot.press("q", "space", "escape", "ctrl+p", "f1", "tab", "question_mark")
        assert hung(app) == page
        assert len(app.screen_stack) == 1
        await pilot.press("ctrl+c")
    assert app.return_code == 0
    assert not app.crashed


async def test_a_new_order_travels_in_whole_rows(
    app: WallApp, meeting: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOPTHON_MOTION", raising=False)
    monkeypatch.delenv("TEXTUAL_ANIMATIONS", raising=False)
    activities(meeting, "a1", "a2", "a3", hidden=False)
    meeting.do(c.RecordBallot(round="r1", group="all", ballot=1, marks={"a1": 1}))
    meeting.do(c.ShowOnWall(page="ranking", ref="r1"))
    async with app.run_test(size=(48, 12)) as pilot:
        await pilot.pause()
        app.look()
        seen: list[str] = []
        surface = app.query_one(Surface)
        kept = surface.show_frame
        monkeypatch.setattr(surface, "show_frame", lambda f: (kept(f), seen.append(hung(app))))
        for ballot in (2, 3):
            meeting.do(c.RecordBallot(round="r1", group="all", ballot=ballot, marks={"a3": 1}))
        app.look()
        await until(app, lambda: hung(app).find("Việc a3") < hung(app).find("Việc a1"))
        await until(app, lambda: "Việc a2" in hung(app))
        assert 1 <= len(seen) <= 8
        assert all("Việc a3" in frame for frame in seen)


async def test_reduced_motion_is_a_cut(
    app: WallApp, meeting: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOPTHON_MOTION", "0")
    activities(meeting, "a1", "a2", hidden=False)
    meeting.do(c.RecordBallot(round="r1", group="all", ballot=1, marks={"a1": 1}))
    meeting.do(c.ShowOnWall(page="ranking", ref="r1"))
    async with app.run_test(size=(48, 12)) as pilot:
        await pilot.pause()
        app.look()
        for ballot in (2, 3):
            meeting.do(c.RecordBallot(round="r1", group="all", ballot=ballot, marks={"a2": 1}))
        app.look()
        assert hung(app).find("Việc a2") < hung(app).find("Việc a1")


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (20, 5), (200, 60)])
async def test_any_window_can_be_a_wall(app: WallApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=(48, 12)) as pilot:
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert len(hung(app).split("\n")) == size[1]
    assert not app.crashed


def test_without_a_terminal_one_sentence(meeting: Session, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cửa sổ dòng lệnh"):
        run_wall(meeting.path, DARK, tmp_path / "log")


def test_the_logbook_says_where_and_never_who(tmp_path: Path) -> None:
    book = Logbook(tmp_path / "new" / "wall.log")
    for _twice in range(2):
        try:
            raise KeyError("Trần Thị Hoa")
        except KeyError as error:
            book.write(error)
    lines = (tmp_path / "new" / "wall.log").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1
    assert "KeyError test_wall_app.py" in lines[0]
    assert "Hoa" not in lines[0]
