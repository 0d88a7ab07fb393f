"""`hopthon` and `hopthon FILE`: home, and the cockpit."""

import gc
import logging
import os
import sys
from argparse import Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from hopthon.cli.folders import data_folder, office_folder
from hopthon.cli.rescue import rescue
from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.session.clock import local_clock

if TYPE_CHECKING:
    from hopthon.app import Hopthon
    from hopthon.processes.definition import Process
    from hopthon.screens.answers import Answers
    from hopthon.screens.home import HomeScreen
    from hopthon.screens.recent import Recent
    from hopthon.session import Session

KEPT = 12
"""How many recent files are remembered."""


def cockpit(options: Namespace) -> int:
    """Home without a file; with one, the cockpit (asks before creating)."""
    refuse_without_terminal()
    gc.disable()  # until the first frame
    if options.file is None:
        return run_home()
    if not options.file.exists():
        answer = input(
            _("Chưa có tệp «{file}». Lập cuộc họp mới ở đó? (c/k) ").format(file=options.file)
        )
        if answer.strip().lower() not in ("c", "có", "co", "y"):
            raise Refusal(_("Không lập gì cả."))
        _create_plain(options.file)
    return open_cockpit(options.file)


def refuse_without_terminal() -> None:
    """A full screen needs a screen; without one it would only burn the processor."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refusal(
            _("Cần một cửa sổ lệnh để mở màn hình; không có thì dùng `hopthon do`, `hopthon show`.")
        )


def open_cockpit(path: Path) -> int:
    """Run the cockpit on a meeting file; gives the exit status."""
    refuse_without_terminal()
    from hopthon.session import Session

    write = _writable(path)
    session = Session.open(path, write=write)  # says what is wrong before the screen is taken
    remember(path)
    return _run(prepared(path=path, session=session))


def run_home() -> int:
    """Run home; gives the exit status."""
    return _run(prepared())


def _run(app: "Hopthon") -> int:
    """Until it is left; what the disk refused to the end is kept elsewhere."""
    app.run()
    if app.desk is not None:
        rescue(app.desk.path, app.unsaved, local_clock())
    return app.return_code or 0


def prepared(path: Path | None = None, *, session: "Session | None" = None) -> "Hopthon":
    """The app, with the terminal's quirks settled before the library is loaded."""
    # terminals drop composed letters in the keyboard protocol; 60 frames a second are late by 8 ms
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    os.environ.setdefault("TEXTUAL_FPS", "240")
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(filename=folder / "hopthon.log", level=logging.WARNING, encoding="utf-8")
    from hopthon.app import Hopthon
    from hopthon.widgets import colours

    if (
        os.environ.get("TEXTUAL_COLOR_SYSTEM") in ("standard", "16")
        or os.environ.get("TERM") == "linux"
    ):
        colours.use(colours.SIXTEEN)
    return Hopthon(path, home=None if path else home_of(folder), session=session)


def home_of(folder: Path) -> "FolderHome":
    """Home over the user's folder."""
    return FolderHome(folder)


class FolderHome:
    """Recent files, new ones, the example: where they lie on this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._answers: Answers | None = None
        self._screen: HomeScreen | None = None

    def screen(self, app: "Hopthon") -> "HomeScreen":
        """The home screen."""
        from hopthon.screens.home import HomeScreen

        def act(what: str, which: str) -> None:
            try:
                self._act(app, what, which)
            except Refusal as refusal:
                if self._screen is not None:
                    self._screen.say(refusal.sentence)

        self._screen = HomeScreen(recent_meetings(), act)
        return self._screen

    def _act(self, app: "Hopthon", what: str, which: str) -> None:
        match what:
            case "open":
                path = Path(which.strip("\"'")).expanduser()
                app.open_meeting(path, write=not path.exists() or _writable(path))
                remember(path)
            case "new":
                self._new(app)
            case "example":
                from hopthon.cli.demo import fresh_example

                app.open_meeting(fresh_example())
            case "help":
                from hopthon.screens.help import HelpScreen
                from hopthon.screens.home import home_keys

                app.push_screen(HelpScreen(_("trang đầu"), home_keys(), running=False))
            case _:
                app.exit()

    def _new(self, app: "Hopthon") -> None:
        from hopthon.processes.load import every
        from hopthon.screens.answers import Answers
        from hopthon.screens.new_meeting import NewMeetingScreen

        processes, _broken = every(office_folder("processes"))
        today = local_clock().date()
        self._answers = self._answers or Answers(
            texts={"plan_year": str(today.year + 1), "date": f"{today:%d/%m/%Y}"}
        )

        def begun(process: "Process", kind: str, given: dict[str, str], first: str) -> str | None:
            try:
                path = self._create(process, kind, given)
                app.pop_screen()
                app.open_meeting(path, start=not first, first=first)
                remember(path)
                self._answers = None
            except Refusal as refusal:
                return refusal.sentence
            return None

        start, prepare = partial(begun, first=""), partial(begun, first="prepare")
        app.push_screen(NewMeetingScreen(processes, self._answers, known_places(), start, prepare))

    def _create(self, process: "Process", kind: str, given: dict[str, str]) -> Path:
        from hopthon.cli.new import read_settings
        from hopthon.session import Session
        from hopthon.views.times import iso

        held_on = iso(given.pop("date", ""))
        filled = {
            name: value.strip()
            for name, value in {**given, "date": held_on}.items()
            if value.strip()
        }
        info = read_settings([f"{name}={value}" for name, value in filled.items()])
        folder = self._folder / "meetings"
        folder.mkdir(parents=True, exist_ok=True)
        stem = " ".join(filter(None, (filled.get("village") or process.kind(kind).title, held_on)))
        stem = "".join(c for c in stem if c not in '<>:"/\\|?*').strip(" .") or "cuoc hop"
        names = (folder / f"{stem}{f' ({n})' if n > 1 else ''}.hopthon" for n in range(1, 1000))
        path = next(name for name in names if not name.exists())
        Session.create(path, process, kind, info).close()
        return path


def recent_meetings() -> "list[Recent]":
    """Files opened lately that are still there, newest first; a damaged one is left out."""
    from hopthon.screens.recent import Recent
    from hopthon.session import Session
    from hopthon.views.times import day
    from hopthon.views.whole import meeting_state

    found: list[Recent] = []
    for path in _remembered():
        try:
            session = Session.open(path, write=False)
        except Refusal:
            continue
        meeting = session.meeting
        session.close()
        step = meeting.find_step(meeting.step)
        state = meeting_state(meeting)
        where = f"{step.number or ''} {step.short}".strip() if step and state == "running" else ""
        name = meeting.said("village") or path.stem
        found.append(
            Recent(path, name, meeting.rules.title, day(meeting.said("date")), state, where)
        )
    return found


def known_places() -> list[dict[str, str]]:
    """Communes of recent meetings, to be taken again with one key."""
    from hopthon.session import Session

    places: list[dict[str, str]] = []
    for path in _remembered():
        try:
            session = Session.open(path, write=False)
        except Refusal:
            continue
        place = {
            "commune": session.meeting.said("commune"),
            "province": session.meeting.said("province"),
        }
        session.close()
        if place["commune"] and place not in places:
            places.append(place)
    return places


def remember(path: Path) -> None:
    """Put a file at the head of the recent ones; that it cannot be noted is no reason to stop."""
    paths = [str(path.absolute()), *(str(p) for p in _remembered() if p != path.absolute())]
    try:
        data_folder().mkdir(parents=True, exist_ok=True)
        _recent_file().write_bytes(msgspec.json.encode(paths[:KEPT]))
    except OSError:
        logging.getLogger("hopthon").warning("recent files not noted", exc_info=True)


def _remembered() -> list[Path]:
    try:
        names = msgspec.json.decode(_recent_file().read_bytes(), type=list[str])
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return []
    return [path for path in map(Path, names) if path.is_file()]


def _recent_file() -> Path:
    return data_folder() / "recent.json"


def _create_plain(path: Path) -> None:
    from hopthon.processes.load import find
    from hopthon.session import Session

    today = local_clock().date()
    info: dict[str, str | int] = {"plan_year": today.year + 1, "date": today.isoformat()}
    Session.create(path, find("ctmtqg", office_folder("processes")), "village", info).close()


def _writable(path: Path) -> bool:
    """A file that cannot be written is opened to look at."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
