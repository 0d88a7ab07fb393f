"""`hopthon themes [check FILE]`."""

from argparse import Namespace

from hopthon.cli.folders import office_folder
from hopthon.cli.processes import file_to_check
from hopthon.cli.speech import complain, say, tell
from hopthon.language import _
from hopthon.views.themes import check, every


def themes(options: Namespace) -> int:
    """List what there is, or check one of your own."""
    if options.check:
        path = file_to_check(options.check)
        problems = check(path)
        for sentence in problems:
            complain(sentence)
        if not problems:
            say(_("{path}: dùng được.").format(path=path))
        return 1 if problems else 0
    found, broken = every(office_folder("projector_themes"))
    if options.json:
        tell([{"name": name, "title": theme.title} for name, theme in found.items()], indent=True)
    else:
        for name, theme in found.items():
            say(f"{name:<20} {theme.title}")
    for sentence in broken:
        complain(sentence)
    return 1 if broken else 0
