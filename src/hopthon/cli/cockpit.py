"""`hopthon` and `hopthon FILE`: home, and the cockpit."""

import gc
import logging
import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from hopthon import settings
from hopthon.cli import recents
from hopthon.cli.folders import data_folder, office_folder
from hopthon.cli.home import home_of, writable
from hopthon.cli.rescue import rescue
from hopthon.cli.speech import complain
from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.session.clock import local_clock

if TYPE_CHECKING:
    from hopthon.app import Hopthon
    from hopthon.session import Session


def cockpit(options: Namespace) -> int:
    """Home without a file; with one, the cockpit (asks before creating)."""
    refuse_without_terminal()
    gc.disable()  # until the first frame
    if options.file is None:
        return run_home()
    if not options.file.exists() and not options.read_only:
        answer = input(
            _("Chưa có tệp «{file}». Lập cuộc họp mới ở đó? (c/k) ").format(file=options.file)
        )
        if answer.strip().lower() not in ("c", "có", "co", "y"):
            raise Refusal(_("Không lập gì cả."))
        _create_plain(options.file)
    return open_cockpit(options.file, write=not options.read_only)


def refuse_without_terminal() -> None:
    """A full screen needs a screen; without one it would only burn the processor."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refusal(
            _("Cần một cửa sổ lệnh để mở màn hình; không có thì dùng `hopthon do`, `hopthon show`.")
        )


def open_cockpit(path: Path, *, write: bool = True) -> int:
    """Run the cockpit on a meeting file; gives the exit status. A file that cannot be written is looked at."""
    refuse_without_terminal()
    from hopthon.session import Session

    write = write and writable(path)
    session = Session.open(path, write=write)  # says what is wrong before the screen is taken
    recents.remember(path)
    if sentence := settings.trouble():
        complain(sentence)
    return _run(prepared(path=path, session=session))


def run_home() -> int:
    """Run home; gives the exit status."""
    return _run(prepared())


def _run(app: "Hopthon") -> int:
    """Until it is left; what the disk refused to the end is kept elsewhere."""
    app.run()
    if app.desk is not None:
        rescue(app.desk.path, app.unsaved, local_clock())
        if not app.desk.waiting:
            recents.left(app.desk.path, app.desk.meeting)
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
    from hopthon.vietnamese.methods import method, use
    from hopthon.widgets import colours

    use(method(settings.now().typing))
    if (
        settings.now().colours == "16"
        or os.environ.get("TEXTUAL_COLOR_SYSTEM") in ("standard", "16")
        or os.environ.get("TERM") == "linux"
    ):
        colours.use(colours.SIXTEEN)
    return Hopthon(path, home=None if path else home_of(settings.trouble()), session=session)


def _create_plain(path: Path) -> None:
    from hopthon.processes.load import find
    from hopthon.session import Session

    today = local_clock().date()
    info: dict[str, str | int] = {"plan_year": today.year + 1, "date": today.isoformat()}
    Session.create(path, find("ctmtqg", office_folder("processes")), "village", info).close()
