"""Figures against a threshold: the verdict on a decision, and whether enough are here."""

from hopthon.language import _
from hopthon.projector.sheet import Sheet, Wall, head, marker, numbers, paragraph
from hopthon.views.wall_pages import Attendance, Measure, Verdict
from hopthon.widgets import bigtext
from hopthon.widgets.bar import Role, Share
from hopthon.widgets.canvas import Canvas, width, wrapped

_MEASURE = 3  # rows of one: figures, bar, threshold


def draw_verdict(page: Verdict, wall: Wall) -> list[Sheet]:
    """Check or cross with the verdict; one bar a condition; the reason where it fails."""
    reasons = list(dict.fromkeys(m.reason for m in page.measures if m.reason))
    sample = wall.canvas()
    start = _judged(sample, wall, page)
    rows = wall.rows - start
    said = len(wrapped(" ".join(reasons[:1]), max(sample.content, 3), 2)) + 1 if reasons else 0
    each = max(1, (rows - said + 1) // _MEASURE if wall.rows < 15 else (rows - said) // _MEASURE)
    groups = [page.measures[i : i + each] for i in range(0, len(page.measures), each)] or [()]
    sheets: list[Sheet] = []
    for n, measures in enumerate(groups, 1):
        canvas = wall.canvas()
        head(canvas, page.head)
        y = _judged(canvas, wall, page)
        spare = rows - said - _MEASURE * len(measures)
        y += 1 if reasons and spare > 0 and not wall.airy else 0
        for measure in measures:
            draw_measure(canvas, y, measure)
            y += _MEASURE + (1 if spare >= len(measures) and wall.airy else 0)
        reason = next((m.reason for m in measures if m.reason), "")
        if reason and measures:
            foot = wall.rows - (said - 1) - (1 if len(groups) > 1 else 0)
            paragraph(canvas, max(min(y + 1, foot), y) if not wall.airy else y, reason, 2)
        marker(canvas, n, len(groups))
        sheets.append(Sheet(canvas))
    return sheets


def _judged(canvas: Canvas, wall: Wall, page: Verdict) -> int:
    """The verdict, large where it fits; gives the row where the figures start."""
    role: Role = "good" if page.valid else "bad"
    sign, drawn = bigtext.verdict("yes" if page.valid else "no"), bigtext.draw(page.words)
    x, y = canvas.margin, 1 if wall.airy else 0
    if wall.rows < 12 or len(sign[0]) + 3 + len(drawn[0]) > canvas.content:
        canvas.text(x, 1, page.words, role, bold=True)
        return 3 if wall.rows >= 7 else 2
    canvas.block(x, y, sign, role)
    canvas.block(x + len(sign[0]) + 3, y, drawn, role)
    return y + bigtext.ROWS + wall.airy


def draw_measure(
    canvas: Canvas, y: int, measure: Measure, aside: str = "", aside_role: Role = "muted"
) -> None:
    """Figures above, the bar, the threshold below it."""
    role: Role = "good" if measure.ok else "bad"
    aside = aside or measure.share
    canvas.text(canvas.margin, y, measure.words, bold=True)
    if width(measure.words) + 2 + width(aside) <= canvas.content:
        canvas.right(y, aside, aside_role, bold=aside_role != "muted")
    if canvas.content < 10:
        return
    shares = [Share(measure.n, role)]
    if measure.against:
        shares.append(Share(measure.against, "bad", "checker"))
    mark = canvas.bar(canvas.margin, y + 1, canvas.content, shares, measure.total, measure.need)
    said, against = _("▲ cần {n}").format(n=measure.need), _("không {n}").format(n=measure.against)
    left = max(min(mark or 0, canvas.edge - width(said)), canvas.margin)
    end = canvas.text(left, y + 2, said)
    if measure.against and canvas.edge - width(against) >= end + 2:
        canvas.right(y + 2, against)
    elif measure.against and canvas.margin + width(against) + 2 <= left:
        canvas.text(canvas.margin, y + 2, against)


def draw_attendance(page: Attendance, wall: Wall) -> Sheet:
    """How many are here, women and men on one bar, households against the quorum."""
    canvas = wall.canvas()
    head(canvas, page.head, page.clock)
    if page.people is None and page.quorum is None and not page.households:
        paragraph(canvas, wall.top + 1, _("Mời bà con điểm danh"), 3, "accent")
        return Sheet(canvas)
    y = wall.top if wall.airy else 1
    if page.people is not None:
        y = numbers(canvas, y, [(str(page.people), "text")], _("người dự họp")) + 1
    if page.people and page.women is not None and page.men is not None:
        canvas.text(canvas.margin, y, _("Nữ {n}").format(n=page.women), bold=True)
        canvas.right(y, _("Nam {n}").format(n=page.men), bold=True)
        shares = [Share(page.women, "women"), Share(page.men, "men", "stripes")]
        canvas.bar(canvas.margin, y + 1, canvas.content, shares, page.people)
        y += 3
    if page.quorum is not None:
        draw_measure(canvas, y, page.quorum, page.enough, "good" if page.quorum.ok else "bad")
    else:
        canvas.text(canvas.margin, y, page.households, bold=True)
    return Sheet(canvas)
