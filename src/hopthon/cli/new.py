"""`hopthon new`."""

from argparse import Namespace

import msgspec

from hopthon.cli.folders import office_folder
from hopthon.cli.speech import say
from hopthon.language import _
from hopthon.meeting.commands import SetInfo
from hopthon.meeting.info import decide_info, labels
from hopthon.meeting.state import Meeting
from hopthon.processes.load import find
from hopthon.refusal import Refusal
from hopthon.session import Session


def new(options: Namespace) -> int:
    """Create a meeting file; every `--set` is checked before anything is written."""
    process = find(options.process, office_folder("processes"))
    process.kind(options.kind)
    info = read_settings(options.set)
    session = Session.create(options.file, process, options.kind, info)
    session.close()
    say(_("Đã lập «{file}».").format(file=options.file))
    return 0


def read_settings(settings: list[str]) -> dict[str, str | int]:
    """`key=value` … → checked facts."""
    if not settings:
        return {}
    given: dict[str, str | int] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or name not in labels():
            raise Refusal(
                _("--set «{it}» không đúng; ghi tên=giá trị, các tên: {known}.").format(
                    it=setting[:60], known=", ".join(labels())
                )
            )
        whole = name in ("plan_year", "households_total")
        if whole and not (value.isascii() and value.isdigit()):
            raise Refusal(_("«{name}» phải là số nguyên.").format(name=name))
        given[name] = int(value) if whole else value
    return decide_info(Meeting(), msgspec.convert(given, SetInfo)).fields
