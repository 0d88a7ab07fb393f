"""Files that a meeting may start from: which lie near, what one of them holds."""

from pathlib import Path
from typing import Protocol

from hopthon.imports.plan import Plan, read_plan
from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.screens.places import Places
from hopthon.screens.preparing.work_import import ImportWork

_KINDS = (".hopthon", ".xlsx", ".xlsm")
_SHOWN = 12


class Host(Protocol):
    """What is told of it."""

    places: Places

    def say(self, sentence: str, role: str = "text") -> None:
        """A sentence on the message row."""
        ...

    def redraw(self) -> None:
        """Show what is there now."""
        ...


def beside(meeting: Path) -> list[Path]:
    """Meeting files and workbooks in the folder of this one, and in those its forms are written to; newest first."""
    folder = meeting.absolute().parent
    try:
        near = [path for path in folder.iterdir() if path.is_file()]
        near += [path for path in folder.glob("*/*.xlsx") if path.is_file()]
        found = [(path.stat().st_mtime, path) for path in near]
    except OSError:
        return []
    own = meeting.absolute()
    fitting = [
        (when, path)
        for when, path in found
        if path.suffix.lower() in _KINDS and path != own and not path.name.startswith(("~$", "."))
    ]
    return [path for _when, path in sorted(fitting, reverse=True)[:_SHOWN]]


def offer(host: Host, files: list[Path]) -> None:
    """Lay the files out."""
    work = host.places.of("import")
    assert isinstance(work, ImportWork)
    work.offer(files)
    host.redraw()


def read(own: Path, path: str, meeting: Meeting) -> Plan | Refusal:
    """The plan in this file, or why not."""
    wanted = Path(path.strip().strip("\"'")).expanduser()
    try:
        if wanted.absolute() == own.absolute():
            raise Refusal(_("Đây là tệp của chính cuộc họp này: hãy chọn tệp khác."))
        return read_plan(wanted, meeting.procedure.sectors)
    except Refusal as refusal:
        return refusal
    except OSError as error:
        words = _("Chưa đọc được «{file}»: {why}.")
        return Refusal(words.format(file=wanted.name, why=error.strerror or error))


def hand_over(host: Host, outcome: Plan | Refusal) -> None:
    """Lay its parts out."""
    work = host.places.of("import")
    assert isinstance(work, ImportWork)
    if isinstance(outcome, Refusal):
        host.say(outcome.sentence, "warn")
    else:
        work.read(outcome)
        host.say(_("Đã đọc xong. Enter lấy các phần có dấu x."))
    host.redraw()
