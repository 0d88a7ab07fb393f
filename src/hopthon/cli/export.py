"""`hopthon export`."""

from argparse import Namespace

from hopthon.cli.speech import say
from hopthon.export import export as write
from hopthon.language import _
from hopthon.session import Session


def export(options: Namespace) -> int:
    """Write forms and minutes into a folder; one line a file."""
    meeting = Session.open(options.file, write=False).meeting
    codes = [code.strip() for code in options.only.split(",") if code.strip()]
    for code, path in write(meeting, options.to, codes):
        say(_("{code}: {path}").format(code=code, path=path))
    return 0
