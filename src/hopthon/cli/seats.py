"""The windows people sit at."""

import gc
import logging
import os
from argparse import Namespace

from hopthon import settings
from hopthon.cli.folders import data_folder, office_folder


def projector(options: Namespace) -> int:
    """The wall, until its window is closed."""
    gc.disable()  # until the first frame
    from hopthon.projector.app import run_wall
    from hopthon.views.themes import DEFAULT, every, find

    folder, liked = office_folder("projector_themes"), settings.now().theme
    if liked not in every(folder)[0]:  # its file is gone: the wall must still hang
        liked = ""
    theme = find(options.theme or liked or DEFAULT, folder)
    return run_wall(options.file, theme, data_folder() / "projector.log")


def counter(options: Namespace) -> int:
    """One open round, counted at a window of its own, until it is closed."""
    from hopthon.cli.cockpit import refuse_without_terminal
    from hopthon.cli.rescue import rescue
    from hopthon.session import Session
    from hopthon.session.clock import local_clock

    refuse_without_terminal()
    gc.disable()  # until the first frame
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(filename=folder / "hopthon.log", level=logging.WARNING, encoding="utf-8")
    from hopthon.counter import Counter
    from hopthon.screens.counter import countable
    from hopthon.vietnamese.methods import method, use

    use(method(settings.now().typing))

    session = Session.open(options.file)
    vote = countable(session.meeting, options.round).id
    session.close()
    app = Counter(options.file, vote)
    app.run()
    rescue(options.file, app.unsaved, local_clock())
    return app.return_code or 0
