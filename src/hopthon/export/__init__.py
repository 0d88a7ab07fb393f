"""Files to hand out. Every figure in them is the meeting's own: they cannot disagree with the wall."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from hopthon.export.saving import safe_name, save
from hopthon.language import _, in_vietnamese
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal

_MINUTES = ("I.3", "I.4", "minutes")


class Export(Struct, frozen=True):
    """A file that can be made. `file`: its name before the village and year, and its suffix."""

    code: str
    title: str
    file: tuple[str, str]
    module: str
    function: str

    @property
    def make(self) -> Callable[[Meeting], bytes]:
        """What makes it; loads its libraries only now."""
        return getattr(import_module(f"hopthon.export.{self.module}"), self.function)


def exports() -> list[Export]:
    """Everything there is, by code."""
    minutes = (".pdf", "minutes", "minutes_pdf")
    return [
        _export("I.1", _("Biểu I.1 (Excel)"), "I.1", ".xlsx", "figures", "figures_workbook"),
        _export("I.2", _("Biểu I.2 (Excel)"), "I.2", ".xlsx", "workbook", "workbook"),
        _export("I.3", _("Biên bản họp thôn (PDF)"), "I.3", *minutes),
        _export("I.4", _("Biên bản họp nhóm (PDF)"), "I.4", *minutes),
        _export("minutes", _("Biên bản cuộc họp (PDF)"), _("Biên bản"), *minutes),
        _export(
            "ranking", _("Bảng xếp hạng (CSV)"), _("Xếp hạng"), ".csv", "ranking", "ranking_csv"
        ),
        _export("tables", _("Bảng dữ liệu (SQLite)"), _("Dữ liệu"), ".db", "tables", "tables"),
    ]


def export(meeting: Meeting, folder: Path, only: Sequence[str] = ()) -> list[tuple[str, Path]]:
    """Write the files of these codes into `folder`; gives code and path of each.

    Without codes: the forms that this kind of meeting produces, its minutes and its rankings. Refusal for
    an unknown code, before anything is written; FileTrouble where a file cannot be put in its place.
    """
    known = {one.code: one for one in exports()}
    for code in only:
        if code not in known:
            raise Refusal(
                _("Không có biểu «{code}» để ghi; hiện có: {known}.").format(
                    code=code[:40], known=", ".join(known)
                )
            )
    codes = list(dict.fromkeys(only)) or _usual(meeting, known)
    with in_vietnamese():  # the forms are official papers
        known = {one.code: one for one in exports()}
        made = [
            (code, folder / _name(meeting, known[code]), known[code].make(meeting))
            for code in codes
        ]
    return [(code, save(data, target)) for code, target, data in made]


def _usual(meeting: Meeting, known: dict[str, Export]) -> list[str]:
    codes = [form for form in meeting.rules.forms if form in known]
    if not meeting.procedure.indicators:  # older files pinned the process without them
        codes = [code for code in codes if code != "I.1"]
    if not set(codes) & set(_MINUTES):
        codes.append("minutes")
    if any(vote.state == "closed" for vote in meeting.rounds.values()):
        codes.append("ranking")
    return codes


def _name(meeting: Meeting, what: Export) -> str:
    """ "I.2 Bàn Thạch 2027.xlsx"."""
    start, suffix = what.file
    place = meeting.said("village") or meeting.said("unit") or meeting.said("commune")
    year = str(meeting.number("plan_year") or "")
    return safe_name(" ".join(filter(None, (start, place, year))), suffix)


def _export(code: str, title: str, start: str, suffix: str, module: str, function: str) -> Export:
    return Export(code, title, (start, suffix), module, function)
