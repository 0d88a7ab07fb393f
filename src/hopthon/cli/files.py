"""`hopthon copy` and `hopthon salvage`."""

from argparse import Namespace

from hopthon.cli.speech import say
from hopthon.cli.verify import short_code
from hopthon.journal.copy import copy as copy_journal
from hopthon.journal.salvage import salvage as salvage_journal
from hopthon.journal.salvage import write_salvaged
from hopthon.language import _
from hopthon.session.clock import local_clock, stamp


def copy(options: Namespace) -> int:
    """A checked copy of a live meeting, to a file or into a folder."""
    target = options.to / options.file.name if options.to.is_dir() else options.to
    seq, head = copy_journal(options.file, target)
    say(
        _("Đã chép {n} sự kiện sang «{to}», đã kiểm tra lại; mã cuối {code}.").format(
            n=seq, to=target, code=short_code(head)
        )
    )
    return 0


def salvage(options: Namespace) -> int:
    """A new file with what can be proven of a damaged one, and a report."""
    found = salvage_journal(options.file)
    write_salvaged(found, options.to, stamp(local_clock()))
    say(found.report)
    say(_("Đã ghi {n} sự kiện còn chứng được vào «{to}».").format(n=len(found.kept), to=options.to))
    return 0
