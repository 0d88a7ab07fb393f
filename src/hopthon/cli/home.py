"""Home over the user's folder: which files there are, and what its keys do with them."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hopthon import settings
from hopthon.cli import recents
from hopthon.cli.folders import data_folder, office_folder
from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.session.clock import local_clock

if TYPE_CHECKING:
    from hopthon.app import Hopthon
    from hopthon.processes.definition import Process
    from hopthon.screens.answers import Answers
    from hopthon.screens.home import HomeScreen
    from hopthon.screens.recent import Recent
    from hopthon.screens.typed import Tell


class FolderHome:
    """Recent files, new ones, the example: where they lie on this machine. `trouble`: said at once."""

    def __init__(self, folder: Path, trouble: str = "") -> None:
        self._folder, self._trouble = folder, trouble
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

        self._screen = HomeScreen(listed(), act, self._trouble, lambda: self._look(app))
        return self._screen

    def _look(self, app: "Hopthon") -> None:
        """See how the files stand, in a thread: keys do not wait for it."""
        screen = self._screen
        assert screen is not None

        def work(tell: "Tell") -> None:
            looked: list[recents.Known] = []
            for known in (one for one in recents.remembered() if not one.archived):
                if not app.is_running:  # left already
                    return
                found, row = recents.look(known)
                looked.append(found)
                tell(partial(screen.renew, row))
            recents.note(looked)

        screen.beside(work)

    def _act(self, app: "Hopthon", what: str, which: str) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "new": lambda: self._new(app),
            "example": lambda: self._example(app),
            "help": lambda: self._help(app),
            "open": lambda: self._open(app, which),
            "look": lambda: self._open(app, which, write=False),
            "copy": lambda: self._copy(app, Path(which)),
            "archive": lambda: self._put_away(Path(which)),
            "archived": lambda: self._archived(app),
            "settings": lambda: self._settings(app),
        }
        deeds.get(what, app.exit)()

    def _open(self, app: "Hopthon", which: str, *, write: bool = True) -> None:
        path = Path(which.strip("\"'")).expanduser()
        app.open_meeting(path, write=write and (not path.exists() or writable(path)))
        recents.remember(path)

    def _example(self, app: "Hopthon") -> None:
        from hopthon.cli.demo import fresh_example

        app.open_meeting(fresh_example())

    def _help(self, app: "Hopthon") -> None:
        from hopthon.screens.help import HelpScreen
        from hopthon.screens.home import home_keys

        said = (_("Không có phím lưu: gõ đến đâu, lưu đến đó."),)  # and no undo here
        app.push_screen(HelpScreen(_("trang đầu"), home_keys(), running=False, said=said))

    def _copy(self, app: "Hopthon", path: Path) -> None:
        from hopthon.screens.copying import CopyScreen

        assert self._screen is not None
        app.push_screen(CopyScreen(path, local_clock, self._screen.say))

    def _put_away(self, path: Path) -> None:
        assert self._screen is not None
        recents.put_away(path)
        self._screen.relist(listed())
        words = _("Đã cất «{name}» vào tủ lưu trữ, tệp vẫn ở chỗ cũ. t để xem và lấy lại.")
        self._screen.say(words.format(name=path.stem), "text")

    def _archived(self, app: "Hopthon") -> None:
        from hopthon.cli.archive import archive_screen

        assert self._screen is not None
        screen = self._screen
        app.push_screen(
            archive_screen(
                self._folder / "luu-tru",
                lambda path: self._act(app, "look", str(path)),
                lambda: screen.relist(listed()),
            )
        )

    def _settings(self, app: "Hopthon") -> None:
        from hopthon.cli.setting_rows import setting_rows
        from hopthon.screens.setting import SettingsScreen

        path = self._folder / settings.FILE
        app.push_screen(SettingsScreen(setting_rows(office_folder("projector_themes")), str(path)))

    def _new(self, app: "Hopthon") -> None:
        from hopthon.processes.load import every
        from hopthon.screens.new_meeting import NewMeetingScreen

        processes, _broken = every(office_folder("processes"))
        self._answers = self._answers or first_answers()

        def begun(process: "Process", kind: str, given: dict[str, str], first: str) -> str | None:
            try:
                path = self._create(process, kind, given)
                app.pop_screen()
                app.open_meeting(path, start=not first, first=first)
                recents.remember(path)
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


def first_answers() -> "Answers":
    """What a new meeting starts from: today, and what the office has set."""
    from hopthon.screens.answers import Answers

    today, own = local_clock().date(), settings.now()
    office = {name: getattr(own, name) for name in ("commune", "province", "unit", "facilitator")}
    words = {name: getattr(own, name) for name in ("village_word", "commune_word")}
    return Answers(
        texts={
            "plan_year": str(today.year + 1),
            "date": f"{today:%d/%m/%Y}",
            **{name: value for name, value in office.items() if value},
        },
        words={name: value for name, value in words.items() if value},
    )


def listed() -> "list[Recent]":
    """Files used lately and not put away, newest first, as last known: no file is opened for it."""
    return [known.row() for known in recents.remembered() if not known.archived]


def known_places() -> list[dict[str, str]]:
    """Communes of recent meetings, to be taken again with one key."""
    places: list[dict[str, str]] = []
    for known in recents.remembered():
        place = {"commune": known.commune, "province": known.province}
        if known.commune and place not in places:
            places.append(place)
    return places


def writable(path: Path) -> bool:
    """A file that cannot be written is opened to look at."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def home_of(trouble: str = "") -> FolderHome:
    """Home over the user's folder."""
    return FolderHome(data_folder(), trouble)
