"""The rankings as a table for people: CSV that a Vietnamese Excel opens with its marks and columns right."""

import csv
from io import StringIO

from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.views.rounds import RankRow, ranking
from hopthon.voting.paper import WOMEN

_ACTIVE = "=+-@\t\r'"


def ranking_csv(meeting: Meeting) -> bytes:
    """Every closed round, oldest first, a row an option with the sentence that explains its rank.

    UTF-8 with its mark, ";" between cells: the comma is the decimal sign here.
    """
    text = StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    unit = _("Đơn vị")
    rows.writerow(
        (
            _("Đợt bầu"),
            _("Hạng"),
            _("Số trên phiếu"),
            _("Hoạt động"),
            _("Nữ"),
            _("Nam"),
            _("Tổng"),
            unit,
            _("Căn cứ xếp hạng"),
        )
    )
    for vote in meeting.rounds.values():
        if vote.state != "closed":
            continue
        result, apart = ranking(meeting, vote), WOMEN in vote.paper.groups
        for row in result.rows:
            cells = _cells(result.title, row, apart, result.unit)
            rows.writerow(inert(str(cell)) for cell in cells)
    return text.getvalue().encode("utf-8-sig")


def inert(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would calculate it."""
    return f"'{cell}" if cell and cell[0] in _ACTIVE else cell


def _cells(title: str, row: RankRow, apart: bool, unit: str) -> tuple[object, ...]:
    women, men = (row.women, row.men) if apart else ("", "")
    return (title, row.rank, row.number, row.text, women, men, row.score, unit, row.sentence)
