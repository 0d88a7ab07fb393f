"""Biểu I.1 as rows: the village's figures in the form's own order [HB part II, I.1]."""

from decimal import Decimal

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.processes.words import local
from hopthon.views.basic_data import figures, shown
from hopthon.views.form_i2 import named


class FigureRow(Struct, frozen=True):
    """One row. `value`: a number, or words (yes, no), None where nothing is known; `part`: it heads a part."""

    number: str
    title: str
    unit: str
    value: Decimal | str | None
    part: bool = False


class FormI1(Struct, frozen=True):
    """The whole form. `year`: the year the figures are of, X of X+1; None unknown."""

    title: str
    village: str
    commune: str
    year: int | None
    rows: tuple[FigureRow, ...]


def form_i1(meeting: Meeting) -> FormI1:
    """The form as the meeting stands, what is not known left blank for the pen."""
    planned = meeting.number("plan_year")
    title = next((f.title for f in meeting.procedure.forms if f.code == "I.1"), _TITLE)
    return FormI1(
        local(title, meeting.procedure, meeting.said("village_word") or "thôn"),
        named(meeting, "village"),
        named(meeting, "commune"),
        planned - 1 if planned is not None else None,
        tuple(_rows(meeting)),
    )


_TITLE = "Số liệu cơ bản của thôn"


def _rows(meeting: Meeting) -> list[FigureRow]:
    parts = {"I": _("Các chỉ tiêu thống kê cơ bản"), "II": _("Các chỉ tiêu kế hoạch")}
    found: list[FigureRow] = []
    part, word = "", meeting.said("village_word") or "thôn"
    for row in figures(meeting):
        one = row.indicator
        if one.part != part:
            part = one.part
            found.append(FigureRow(part, parts[part], "", None, True))
        words = one.counts == "yes_no" and row.value is not None
        value = shown(one, row.value) if words else row.value
        title = one.title if row.own else local(one.title, meeting.procedure, word)
        found.append(FigureRow(one.number, title, one.unit, value))
    return found
