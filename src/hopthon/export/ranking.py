"""The rankings as a table for people: CSV that a Vietnamese Excel opens with its marks and columns right."""

import csv
from io import StringIO

from hopthon.language import _
from hopthon.meeting.entries import Round
from hopthon.meeting.state import Meeting
from hopthon.views.criteria_sums import criteria_of, points, weight_words
from hopthon.views.rounds import RankRow, ranking
from hopthon.voting.paper import WOMEN, Criterion

_ACTIVE = "=+-@\t\r'"


def ranking_csv(meeting: Meeting) -> bytes:
    """Every closed round, oldest first, a row an option with the sentence that explains its rank.

    Points by criterion follow, a column each, and one more with its weight where it has one. UTF-8 with its mark,
    ";" between cells: the comma is the decimal sign here.
    """
    text = StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    closed = [vote for vote in meeting.rounds.values() if vote.state == "closed"]
    columns = tuple(dict.fromkeys(key for vote in closed for key in _criteria(vote)))
    rows.writerow((*_head(), *(inert(heading) for _id, heading in columns)))
    for vote in closed:
        result, apart, criteria = (
            ranking(meeting, vote),
            WOMEN in vote.paper.groups,
            _criteria(vote),
        )
        for row in result.rows:
            given = {key: points(vote, row.option, c) * n for key, (c, n) in criteria.items()}
            cells = (
                *_cells(result.title, row, apart, result.unit),
                *(given.get(key, "") for key in columns),
            )
            rows.writerow(inert(str(cell)) for cell in cells)
    return text.getvalue().encode("utf-8-sig")


def _criteria(vote: Round) -> dict[tuple[str, str], tuple[Criterion, int]]:
    """(id, heading) → the criterion and by how much: as counted, then weighted."""
    found: dict[tuple[str, str], tuple[Criterion, int]] = {}
    for one in criteria_of(vote):
        found[one.id, one.title] = (one, 1)
        found[one.id, weight_words(one)] = (one, one.weight)
    return found


def _head() -> tuple[str, ...]:
    return (
        _("Đợt bầu"),
        _("Hạng"),
        _("Số trên phiếu"),
        _("Hoạt động"),
        _("Nữ"),
        _("Nam"),
        _("Tổng"),
        _("Đơn vị"),
        _("Căn cứ xếp hạng"),
    )


def inert(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would calculate it."""
    return f"'{cell}" if cell and cell[0] in _ACTIVE else cell


def _cells(title: str, row: RankRow, apart: bool, unit: str) -> tuple[object, ...]:
    women, men = (row.women, row.men) if apart else ("", "")
    return (title, row.rank, row.number, row.text, women, men, row.score, unit, row.sentence)
