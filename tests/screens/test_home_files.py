"""Home looks after the files: how each stands, copies, read-only, the archive, the settings."""

import hashlib
import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.screens.seat import in_file, sit, still

from hopthon import settings
from hopthon.app import Hopthon
from hopthon.cli import cockpit, main
from hopthon.cli.home import FolderHome, listed
from hopthon.cli.recents import left, look, note, put_away, remember, remembered
from hopthon.journal import follow
from hopthon.journal.follow import followed
from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.refusal import FileTrouble
from hopthon.screens.home.archive import ArchiveScreen
from hopthon.screens.home.home import HomeScreen
from hopthon.screens.home.setting import SettingsScreen
from hopthon.session import Session, copies
from hopthon.session.drives import Drive, on_linux, on_windows
from hopthon.vietnamese.methods import VNI, using
from hopthon.widgets import colours

At = Callable[..., Path]
Golden = Callable[[str, str], None]
SIZES = [(120, 36), (100, 30), (80, 24)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOPTHON_HOME", str(tmp_path / "home"))
    settings.load(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests on this machine may have a meeting of the same id open."""
    monkeypatch.setattr(follow, "_FIRST_PORT", 20_000 + os.getpid() % 20_000)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One stick that is plugged in."""
    place = tmp_path / "KINGSTON"
    place.mkdir()
    found = [Drive(place, place.name, 7_500_000_000, True)]
    monkeypatch.setattr("hopthon.screens.home.copying.drives", lambda: found)
    return place


def other(path: Path, name: str, *wishes: c.AnyCommand) -> Path:
    """A copy of the meeting under another name, these wishes carried out."""
    copy = path.with_name(f"{name}.hopthon")
    shutil.copyfile(path, copy)
    session = Session.open(copy, clock=still)
    for wish in (c.SetInfo(village=name), *wishes):
        session.do(wish)
    session.close()
    return copy


def six(prepared: Path) -> list[Path]:
    """One in every state."""
    held = (c.StartMeeting(), c.GoToStep("difficulties"))
    files = [
        other(prepared, "Chưa Họp"),
        other(prepared, "Đang Họp", *held),
        other(prepared, "Đang Nghỉ", *held, c.PauseMeeting("giải lao", 15)),
        other(prepared, "Đã Họp", *held, c.EndMeeting()),
        other(prepared, "Mất Tệp"),
        other(prepared, "Tệp Hỏng"),
    ]
    note_all(files)
    files[4].unlink()
    files[5].write_bytes(b"x" + files[5].read_bytes()[1:])
    return files


def note_all(files: list[Path]) -> None:
    for path in reversed(files):
        remember(path)
    note([look(known)[0] for known in remembered()])


def without(frame: str, words: str) -> str:
    """The frame but for the row that names a folder of this machine."""
    return "\n".join(row if words not in row else words for row in frame.split("\n"))


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# how each stands ---------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_every_state_in_words(
    folder: Path, prepared: Path, golden: Golden, size: tuple[int, int]
) -> None:
    six(prepared)
    async with sit(None, size, home=FolderHome(folder)) as seat:
        await seat.until(lambda: "✗ không thấy tệp" in seat.frame())
        golden(f"home-states-{size[0]}x{size[1]}", seat.frame())
        assert "▶ 8 Khó khăn" in seat.frame()


async def test_what_to_do_with_a_broken_file_is_said(folder: Path, prepared: Path) -> None:
    hurt = six(prepared)[5]
    remember(hurt)
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.until(lambda: "✗ tệp hỏng" in seat.frame())
        assert "hopthon salvage" in " ".join(seat.frame().split())
        await seat.burst("enter")
        assert isinstance(seat.app.screen, HomeScreen)
        assert "Tệp Hỏng" in seat.pane("message")


async def test_nothing_is_read_before_the_first_frame_nor_twice(
    folder: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_all([prepared])
    opened: list[Path] = []
    monkeypatch.setattr(Session, "open", lambda path, **_other: opened.append(path))
    assert listed()[0].name == "Bàn Thạch"
    _known, row = look(remembered()[0])
    assert (row.state, opened) == ("prepared", [])


def test_a_meeting_just_left_is_not_read_again(folder: Path, at: At) -> None:
    path = at("difficulties")
    remember(path)
    left(path, in_file(path))
    (known,) = remembered()
    assert (known.state, known.where, known.size) == ("running", "8 Khó khăn", path.stat().st_size)


def test_lists_of_older_versions_are_read(folder: Path, prepared: Path) -> None:
    folder.mkdir()
    (folder / "recent.json").write_text(json.dumps([str(prepared)]), "utf-8")
    assert [known.path for known in remembered()] == [str(prepared)]
    (folder / "recent.json").write_text("[{", "utf-8")
    assert remembered() == []


async def test_a_meeting_open_in_another_window_says_so(folder: Path, prepared: Path) -> None:
    note_all([prepared])
    assert not followed("họp")
    async with sit(prepared) as seat:
        await seat.until(lambda: followed("họp"))
        assert look(remembered()[0])[1].mark[0] == "■ đang mở ở cửa sổ khác"


# read-only ---------------------------------------------------------------------------------


async def test_looking_writes_nothing_whatever_is_pressed(folder: Path, at: At) -> None:
    path = at("difficulties", c.AddNode("difficulty", "Thiếu nước", sector="economy", id="d1"))
    note_all([path])
    before = contents(path.parent)
    keys = [
        *"nbpud123axgcsmkteifhov rq.+-=",
        "enter",
        "escape",
        "tab",
        "f2",
        "ctrl+p",
        "down",
        "up",
    ]
    luck = random.Random(8)
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("x")
        assert not seat.cockpit.writable
        assert "! chỉ xem" in seat.pane("title")
        for _n in range(60):
            pressed = [key for key in luck.choices(keys, k=10) if key != "q"]
            if seat.app.screen is seat.cockpit:
                await seat.burst(*pressed)
            else:
                await seat.burst("escape")
        while seat.app.screen is not seat.cockpit:
            await seat.burst("escape")
        await seat.burst("ctrl+p", *"bieu mau", "enter")
        assert "chỉ xem nên không ghi" in seat.pane("message")
    after = {name: hashed for name, hashed in contents(path.parent).items() if "home" not in name}
    assert after == {name: hashed for name, hashed in before.items() if "home" not in name}


async def test_a_file_that_cannot_be_written_is_looked_at(
    folder: Path, prepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests may run as one who can write everywhere: what the system says is put into its mouth."""
    monkeypatch.setattr("os.access", lambda _path, right, **_other: right != os.W_OK)
    note_all([prepared])
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("enter")
        assert not seat.cockpit.writable
        await seat.burst("n")
        assert "chỉ xem được" in seat.pane("message")


# copies ------------------------------------------------------------------------------------


async def test_a_copy_to_the_stick_from_home(folder: Path, prepared: Path, stick: Path) -> None:
    note_all([prepared])
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("s", "enter")
        await seat.until(lambda: "đã kiểm tra lại" in seat.frame())
        assert "KINGSTON" in " ".join(seat.frame().split())
        await seat.burst("escape")
        assert "Đã chép" in seat.pane("message")
    assert (stick / prepared.name).read_bytes() == prepared.read_bytes()


async def test_a_copy_of_a_running_meeting_under_a_new_name(at: At, stick: Path) -> None:
    path = at("difficulties")
    (stick / path.name).write_bytes(b"something else")
    async with sit(path) as seat:
        await seat.burst(*"Thiếu nước", "ctrl+p", *"chep", "enter", "enter")
        await seat.until(lambda: "đã kiểm tra lại" in seat.frame())
        await seat.burst("escape", "escape")
    assert (stick / path.name).read_bytes() == b"something else"
    (made,) = [one for one in stick.iterdir() if one.name != path.name]
    assert made.name.startswith("họp 2026-05-")
    assert in_file(made).step == "difficulties"


async def test_a_path_is_typed_and_a_wrong_one_is_told(at: At, stick: Path, tmp_path: Path) -> None:
    path = at("amend")
    async with sit(path) as seat:
        await seat.burst("escape", "ctrl+p", *"chep", "enter", "down", "enter")
        assert "Gõ tên thư mục" in seat.frame()
        await seat.burst(*"/không/có", "enter")
        await seat.until(lambda: "Không có thư mục" in seat.frame())
        await seat.burst("ctrl+u")
        await seat.paste(str(tmp_path / "bản chép.hopthon"))
        await seat.burst("enter")
        await seat.until(lambda: "đã kiểm tra lại" in seat.frame())
    assert in_file(tmp_path / "bản chép.hopthon").step == "amend"


async def test_keys_go_on_while_it_copies(
    at: At, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy waits in the middle; the box shows the bar, closes, and the cockpit types on."""
    from threading import Event

    go, real = Event(), copies.copy_file

    def slow(source: Path, target: Path, progress: Callable[[int, int], None]) -> tuple[int, str]:
        progress(500_000, 4_000_000)
        assert go.wait(20)
        return real(source, target, progress)

    monkeypatch.setattr(copies, "copy_file", slow)
    path = at("difficulties")
    async with sit(path) as seat:
        await seat.burst("escape", "ctrl+p", *"chep", "enter", "enter")
        await seat.until(lambda: "0,5/2,0 MB" in seat.frame())
        assert "đang ghi" in seat.frame()
        await seat.burst("escape", "enter", *"Vẫn gõ", "escape")
        assert not list(stick.iterdir())
        go.set()
        await seat.until(lambda: "đã kiểm tra lại" in seat.pane("message"))
    assert [node.text for node in in_file(path).nodes.values()] == ["Vẫn gõ"]


def test_a_full_or_lost_stick_leaves_nothing(
    prepared: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(number: int) -> Callable[[int], None]:
        def fsync(_file: int) -> None:
            raise OSError(number, os.strerror(number))

        return fsync

    for number, said in ((28, "đã đầy"), (5, "báo lỗi"), (30, "không cho ghi")):
        with monkeypatch.context() as m:
            m.setattr(os, "fsync", broken(number))
            with pytest.raises(FileTrouble, match=said):
                copies.copy_meeting(prepared, stick, still(), lambda _done, _all: None)
        assert not list(stick.iterdir())


def test_progress_counts_writing_and_reading_back(prepared: Path, stick: Path) -> None:
    told: list[tuple[int, int]] = []
    made = copies.copy_meeting(prepared, stick, still(), lambda d, a: told.append((d, a)))
    assert told[-1] == (2 * made.size, 2 * made.size)
    assert [done for done, _all in told] == sorted(done for done, _all in told)


def test_sticks_on_linux_and_windows(tmp_path: Path) -> None:
    (tmp_path / "media" / "KINGSTON").mkdir(parents=True)
    (tmp_path / "media" / "trống").mkdir()
    mounted = {tmp_path / "media" / "KINGSTON"}
    assert on_linux([tmp_path / "media", tmp_path / "none"], mounted.__contains__) == [*mounted]

    class Windows:
        def GetLogicalDrives(self) -> int:
            return 0b11100

        def GetDriveTypeW(self, root: str) -> int:
            return {"C:\\": 3, "D:\\": 5, "E:\\": 2}[root]

    assert on_windows(Windows()) == [Path("E:\\")]


# the archive -------------------------------------------------------------------------------


async def test_put_away_looked_at_and_taken_back(folder: Path, at: At, golden: Golden) -> None:
    path = at("minutes", c.EndMeeting())
    note_all([path])
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("l")
        assert "tủ lưu trữ" in seat.pane("message")
        assert "Chưa có cuộc họp nào" in seat.frame()
        await seat.burst("t")
        golden("archive-120x36", without(seat.frame(), "tệp ở "))
        await seat.burst("l", "escape")
        assert isinstance(seat.app.screen, HomeScreen)
        assert "Mở lại: họp thôn Bàn Thạch" in seat.frame()
        await seat.burst("l", "t", "enter")
        assert not seat.cockpit.writable
    assert path.exists()


async def test_a_running_meeting_is_not_put_away(folder: Path, at: At) -> None:
    note_all([at("amend")])
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("l")
        assert "chưa kết thúc nên chưa cất" in seat.pane("message")
        assert "Họp tiếp" in seat.frame()


async def test_the_file_is_moved_by_a_checked_copy(folder: Path, at: At) -> None:
    path = at("minutes", c.EndMeeting())
    note_all([path])
    put_away(path)
    held = path.read_bytes()
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("t", "d")
        assert isinstance(seat.app.screen, ArchiveScreen)
        await seat.until(lambda: "đã kiểm tra lại" in seat.pane("message"))
        await seat.burst("d", "d")
        await seat.until(lambda: "ở trong tủ rồi" in seat.pane("message"))
    assert not path.exists()
    assert (folder / "luu-tru" / path.name).read_bytes() == held
    assert [known.path for known in remembered()] == [str(folder / "luu-tru" / path.name)]


# the settings ------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_settings_are_turned_typed_and_kept(
    folder: Path, golden: Golden, size: tuple[int, int]
) -> None:
    async with sit(None, size, home=FolderHome(folder)) as seat:
        await seat.burst("c", "right", "right", "down", "down", "down", "down", "right", "right")
        assert using() is VNI
        await seat.burst(
            "down", "down", "enter", *"Vo4 Mie61u", "down", "enter", *"Phu1 Tho5", "enter"
        )
        golden(f"settings-{size[0]}x{size[1]}", without(seat.frame(), "giữ ở "))
        assert isinstance(seat.app.screen, SettingsScreen)
        await seat.burst("escape", "m", *"Ba2n Tha5ch", "enter")
        said = seat.meeting.said
        assert (said("village"), said("commune")) == ("Bàn Thạch", "Võ Miếu")
        assert said("province") == "Phú Thọ"
        assert said("village_word") == settings.now().village_word != "thôn"
    kept = json.loads((folder / "settings.json").read_text("utf-8"))
    assert kept["typing"] == "vni"
    assert kept["commune"] == "Võ Miếu"


async def test_the_language_changes_at_once(folder: Path) -> None:
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("c", "down", "down", "down", "right")
        assert "Settings" in seat.frame()
        await seat.burst("left", "escape")
        assert "Cuộc họp mới" in seat.frame()


def test_a_broken_file_is_told_once_and_put_aside(folder: Path) -> None:
    folder.mkdir()
    (folder / "settings.json").write_bytes(b'{"typing": 3')
    assert "settings.json" in settings.load(folder)
    assert settings.now() == settings.Settings()
    assert settings.change(commune="Võ Miếu") == ""
    assert (folder / "settings.hong.json").read_bytes() == b'{"typing": 3'
    assert settings.load(folder) == ""
    assert settings.now().commune == "Võ Miếu"


def test_settings_that_cannot_be_kept_act_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"a file, not a folder")
    settings.load(tmp_path / "home")
    assert "Chưa ghi được cài đặt" in settings.change(commune="Võ Miếu")
    assert settings.now().commune == "Võ Miếu"


async def test_a_book_pasted_where_a_file_is_asked(folder: Path) -> None:
    async with sit(None, home=FolderHome(folder)) as seat:
        await seat.burst("o")
        await seat.paste("/đường/dẫn " * 10_000)
        assert "chưa dán gì" in seat.pane("message")
        await seat.burst("escape", "m")
        await seat.paste("Bàn Thạch " * 10_000)
        assert "chưa dán gì" in seat.pane("message")
        await seat.burst(*"Bàn Thạch", "tab")
        await seat.paste("•\u00a0Võ\tMiếu\r\n")
        await seat.burst("enter")
        assert seat.meeting.said("commune") == "Võ Miếu"


# from the command line ---------------------------------------------------------------------


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Hopthon]:
    """What the command line would run."""
    apps: list[Hopthon] = []
    monkeypatch.setattr(cockpit, "refuse_without_terminal", lambda: None)
    monkeypatch.setattr(cockpit, "_run", lambda app: apps.append(app) or 0)
    return apps


def test_read_only_on_the_command_line(
    folder: Path, prepared: Path, opened: list[Hopthon], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(prepared), "--read-only"]) == 0
    assert opened[0]._opened is not None
    assert not opened[0]._opened.writable
    assert main([str(folder / "không.hopthon"), "--read-only"]) == 1
    assert "Không thấy tệp" in capsys.readouterr().err
    assert not (folder / "không.hopthon").exists()


def test_settings_act_from_the_next_start(
    folder: Path, prepared: Path, opened: list[Hopthon], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.change(language="en", typing="vni", colours="16", theme="bright_hall")
    walls: list[str] = []
    monkeypatch.setattr(
        "hopthon.projector.app.run_wall", lambda _file, theme, _log: walls.append(theme.name) or 0
    )
    assert main([str(prepared)]) == 0
    assert _("ĐANG GÕ") == "TYPING"
    assert using() is VNI
    assert colours.colour("focus") == colours.SIXTEEN["focus"]
    colours.use(colours.DARK)
    assert main(["projector", str(prepared)]) == 0
    settings.change(theme="its file is gone")
    assert main(["projector", str(prepared)]) == 0
    assert main(["projector", str(prepared), "--theme", "dark_hall", "--lang", "vi"]) == 0
    assert walls == ["bright_hall", "dark_hall", "dark_hall"]
    assert _("ĐANG GÕ") == "ĐANG GÕ"


@pytest.mark.parametrize("seed", range(4))
async def test_random_keys_on_home_and_all_around_it(
    folder: Path, at: At, stick: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Whatever is pressed, at whatever size: nothing falls over and the meeting stays as it was."""
    path = at("minutes", c.EndMeeting())
    monkeypatch.chdir(path.parent)
    note_all([path])
    before, luck = in_file(path).seq, random.Random(seed)
    words = ["enter", "escape", "up", "down", "left", "right", "tab", "backspace", "f9", "home"]
    keys = [*"mosltcxrd?aeiw ", "é", *words, *words]
    async with sit(None, home=FolderHome(folder)) as seat:
        for _n in range(40):
            await seat.pilot.resize_terminal(luck.randint(20, 200), luck.randint(5, 60))
            await seat.burst(*luck.choices(keys, k=luck.randint(1, 8)))
            if seat.app.cockpit is not None:
                break
            if luck.random() < 0.2:
                await seat.paste("Bàn Thạch\r\n")
    kept = Path(remembered()[-1].path if not path.exists() else path)
    assert in_file(kept).seq == before
