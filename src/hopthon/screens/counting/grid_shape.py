"""Counts in several parts as a grid: options down and criteria across, or the stacks of a secret ballot."""

from msgspec import Struct

from hopthon.language import _
from hopthon.voting.cells import ABSTAIN, AGAINST, BLANK, FOR, SPOILT, cell
from hopthon.voting.paper import Paper


class GridRow(Struct, frozen=True):
    """One row: its number ("" for none), its name, its cells from left to right."""

    number: str
    name: str
    cells: tuple[str, ...]


class Shape(Struct, frozen=True):
    """Column heads, rows. `wide`: cells a column needs."""

    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]
    wide: int


def shape(paper: Paper) -> Shape:
    """How a paper's counts lie on the table."""
    if paper.method == "secret":
        words = _stacks()
        return Shape(("",), tuple(GridRow("", words[part], (part,)) for part in words), 8)
    hands = paper.method == "hands"
    parts = (FOR, AGAINST, ABSTAIN) if hands else tuple(c.id for c in paper.settings.criteria)
    heads = (_("Đồng ý"), _("Không"), _("Trắng")) if hands else tuple(_criteria_heads(len(parts)))
    rows = tuple(
        GridRow(str(n), option.text, tuple(cell(option.id, part) for part in parts))
        for n, option in enumerate(paper.options, 1)
    )
    return Shape(heads, rows, 8 if hands else 7)


def column_words(paper: Paper, part: str) -> str:
    """A column's name in full: "TC2 Hiệu quả chi phí, 1–10 điểm, hệ số 2"."""
    for n, c in enumerate(paper.settings.criteria, 1):
        if c.id == part:
            weight = _(", hệ số {n}").format(n=c.weight) if c.weight != 1 else ""
            words = _("TC{n} {title}: mỗi phiếu 1–{max} điểm{weight}")
            return words.format(n=n, title=c.title, max=c.max, weight=weight)
    return {
        FOR: _("Số tay đồng ý"),
        AGAINST: _("Số tay không đồng ý"),
        ABSTAIN: _("Số tay không biểu quyết (trắng)"),
    }.get(part, "")


def limits(paper: Paper, at: str, ballots: int | None) -> tuple[int, int] | None:
    """What a total of this cell can be with so many papers; None: anything."""
    part = at.partition("/")[2]
    most = next((c.max for c in paper.settings.criteria if c.id == part), 0)
    return (ballots, ballots * most) if most and ballots is not None else None


def _stacks() -> dict[str, str]:
    return {
        FOR: _("Xấp thuận"),
        AGAINST: _("Xấp không thuận"),
        BLANK: _("Xấp phiếu trắng"),
        SPOILT: _("Xấp phiếu hỏng"),
    }


def _criteria_heads(n: int) -> list[str]:
    return [_("TC{n}").format(n=i) for i in range(1, n + 1)]
