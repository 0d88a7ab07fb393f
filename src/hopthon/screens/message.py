"""The sentence about what just happened: one row, two when it is long, nothing of it lost at eighty columns."""

from hopthon.text import clipped
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import Line, fitted, line, wrap


def message_lines(sentence: str, role: str, width: int, *, marked: bool = True) -> list[Line]:
    """At most two rows. `marked`: ✓ or ! stands before it."""
    mark = "" if not marked or not sentence else "! " if role == "warn" else "✓ "
    room = max(1, width - (4 if marked else 2))
    rows = wrap(sentence, room)
    if len(rows) > 2:
        rows = [rows[0], clipped(sentence[len(rows[0]) :].lstrip(), room)]
    return [
        line(
            " ",
            Span(" " * len(mark) if n else mark, role, bold=True),
            Span(fitted(row, room), role),
        )
        for n, row in enumerate(rows)
    ]
