"""`hopthon import-plan`: a meeting starts from what another file holds, all of it or nothing."""

from argparse import Namespace
from pathlib import Path

from hopthon.cli.speech import say
from hopthon.imports.plan import PARTS, read_plan, wishes
from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.session import Session
from hopthon.views.carried import import_words, past_words


def import_plan(options: Namespace) -> int:
    """One line for what was taken, one for last year's plan."""
    parts = tuple(part.strip() for part in options.only.split(",") if part.strip()) or PARTS
    if unknown := next((part for part in parts if part not in PARTS), None):
        raise Refusal(
            _("Không có phần «{part}»; các phần: {known}.").format(
                part=unknown[:40], known=", ".join(PARTS)
            )
        )
    file: Path = options.file
    source: Path = options.source
    if file.exists() and source.exists() and file.samefile(source):
        raise Refusal(_("Hai tệp là một: hãy đưa tệp của cuộc họp khác."))
    session = Session.open(file)
    try:
        plan = read_plan(source, session.meeting.procedure.sectors)
        before = len(session.meeting.imports)
        session.do_all(wishes(plan, parts, past=options.past))
        for taken in session.meeting.imports[before:]:
            say(import_words(taken))
        if options.past:
            say(past_words(session.meeting))
    finally:
        session.close()
    return 0
