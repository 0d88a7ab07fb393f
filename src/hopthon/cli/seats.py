"""The windows people sit at."""

from argparse import Namespace

from hopthon.cli.folders import data_folder, office_folder


def projector(options: Namespace) -> int:
    """The wall, until its window is closed."""
    from hopthon.projector.app import run_wall
    from hopthon.views.themes import DEFAULT, find

    theme = find(options.theme or DEFAULT, office_folder("projector_themes"))
    return run_wall(options.file, theme, data_folder() / "projector.log")
