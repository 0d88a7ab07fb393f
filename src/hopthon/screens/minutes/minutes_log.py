"""What the log says of a step, as it stands in the minutes beside the secretary's words: never typed."""

from hopthon.language import _
from hopthon.views.minutes_votes import Line as Told
from hopthon.views.minutes_votes import Part, VoteTable
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import Line, fitted, flush, line, wrap

_FIRST = 3


def log_lines(parts: tuple[Part, ...], width: int) -> list[Line]:
    """Each part behind its bar; of a ranking the first three."""
    found: list[Line] = []
    for part in parts:
        if isinstance(part, VoteTable):
            found += _table(part, width)
        elif part.kind != "text":
            found += _told(part, width)
    return found


def _told(part: Told, width: int) -> list[Line]:
    head = " ".join(filter(None, (part.at + "." if part.at else "", part.who and part.who + ":")))
    words = " ".join(filter(None, (head, part.text)))
    rows = [row for paragraph in words.split("\n") for row in wrap(paragraph, width - 2)]
    return [line(Span("│ ", "rule"), Span(row, "second")) for row in rows]


def _table(table: VoteTable, width: int) -> list[Line]:
    found: list[Line] = []
    for cells in table.rows[:_FIRST]:
        rank, name, figures = cells[0], cells[1], cells[2:-1]
        shown = "".join(flush(figure, 6) for figure in figures)
        label = fitted(f"{rank}. {name}", max(10, width - 4 - len(shown)))
        found.append(line(Span("│ ", "rule"), "  ", label, Span(shown, "strong")))
    if (more := len(table.rows) - _FIRST) > 0:
        words = _("và {n} việc nữa").format(n=more)
        found.append(line(Span("│ ", "rule"), "     ", Span(words, "second")))
    return found
