"""A condition of attendance as a gauge of the rail: count, share, and how far from the threshold."""

from hopthon.language import _
from hopthon.numbers import percent
from hopthon.views.attendance import Check
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import Line, fitted, flush, line

WIDTH = 25
"""Cells of the rail that are written in."""


def ends(left: Span, *right: Span) -> Line:
    """One row with words at both ends."""
    gap = WIDTH - len(left.text) - sum(len(s.text) for s in right)
    return line(" ", left, " " * max(1, gap), *right)


def gauge(check: Check) -> list[Line]:
    """Two rows: the figures, and a track with the threshold on it."""
    women = check.rule.startswith("women")
    role = "women" if women else "text"
    label = (
        "● " + _("Nữ")
        if women
        else _("Hộ")
        if check.rule == "households"
        else fitted(check.label, 8).strip()
    )
    count = "–" if check.count is None else str(check.count)
    total = "–" if check.total is None else str(check.total)
    if check.ok is None:
        tail = Span("·", "second")
    elif check.ok:
        tail = Span("✓ " + _("đủ"), "second")
    else:
        tail = Span("✗ " + _("thiếu {n}").format(n=check.missing), "warn", bold=True)
    share = (
        percent(check.count, check.total).replace("100,0", "100")  # leaves a blank before it
        if check.ok and check.total and check.count is not None
        else ""
    )
    named = Span(fitted(label, max(5, len(label))), role if women else "second")
    figures = Span(flush(f"{count}/{total}", 6), "strong", bold=True)
    left = WIDTH - len(named.text) - len(figures.text) - len(tail.text) - 1
    shown = flush(share, min(7, left)) + " " if len(share) < left else " "  # the mark says it too
    head = ends(named, figures, Span(shown if share else " ", "second"), tail)
    return [head, _track(check, role)]


def _track(check: Check, role: str) -> Line:
    if not check.total or check.count is None or check.need is None:
        return line(" ", Span("─" * WIDTH, "rule"))
    filled = min(WIDTH, WIDTH * check.count // check.total)
    mark = min(WIDTH - 1, WIDTH * check.need // check.total)
    # whatever rounding says: beyond the mark when met, short of it when missed
    filled = max(filled, mark + 2) if check.ok else min(filled, mark - 1)
    cells = [("━", role) if i < filled else ("─", "rule") for i in range(WIDTH)]
    cells[mark] = ("┃", "strong")
    return line(" ", *(Span(glyph, colour) for glyph, colour in cells))
