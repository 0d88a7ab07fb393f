"""The branch being built, and the sheet of one activity."""

from hopthon.projector.sheet import Sheet, Wall, head, marker, packed, paragraph
from hopthon.views.wall_pages import ActivityCard, Branch, Level
from hopthon.widgets.canvas import Canvas, wrapped

_LABELS = 17  # the labels' column on a wide wall; the text starts after it


def draw_branch(page: Branch, wall: Wall) -> Sheet:
    """The new line in bold beside the accent, under the lines that lead to it."""
    canvas = wall.canvas()
    head(canvas, page.head, page.where)
    if wall.narrow:
        _narrow(canvas, wall, page.levels[-2:])
    else:
        _wide(canvas, wall, page.levels)
    return Sheet(canvas)


def _narrow(canvas: Canvas, wall: Wall, levels: tuple[Level, ...]) -> None:
    """Parent and child, one under the other."""
    x, y, end = canvas.margin + 3, wall.top, wall.rows - 1
    *above, new = levels
    here = len(wrapped(new.text, max(canvas.edge - x, 3), max(end - y - 1, 1)))
    for level in above:
        room = end - y - 1 - (here + 1) - 3  # the label, the new line, the question with its air
        y = paragraph(canvas, y, level.label, 1, "muted", bold=False, x=x)
        y = paragraph(canvas, y, level.text, max(room, 1), bold=False, x=x)
        air = 1 if end - y >= here + 4 else 0
        _question(canvas, y + air, level.question, x, now=True)
        y += 1 + 2 * air
    first = y
    y = paragraph(canvas, y, new.label, 1, "accent", x=x)
    y = paragraph(canvas, y, new.text, max(end - y, 1), x=x)
    canvas.block(canvas.margin, first, ["█"] * (y - first), "accent")
    if new.question and y + 1 < end:
        _question(canvas, y + 1, new.question, x, now=False)


def _wide(canvas: Canvas, wall: Wall, levels: tuple[Level, ...]) -> None:
    """The whole branch; where it is too long, its first lines are left out."""
    x, end = canvas.margin + _LABELS, wall.rows - 2
    room = canvas.edge - x
    levels = levels[-4:]
    while len(levels) > 1 and _high(levels, room) > end - wall.top:
        levels = levels[1:]
    loose = _high(levels, room) + len(levels) - 1 <= end - wall.top
    y = wall.top
    for index, level in enumerate(levels):
        new = index == len(levels) - 1
        role = "accent" if new else "muted"
        canvas.text(canvas.margin, y, level.label, role, bold=new)
        first = y
        y = paragraph(canvas, y, level.text, max(end - y, 1) if new else 3, bold=new, x=x)
        if new:
            canvas.block(x - 2, first, ["█"] * (y - first), "accent")
        y += 1 if loose else 0
        if level.question and y < end:
            asked_now = index == len(levels) - 2
            _question(canvas, y, level.question, canvas.margin + 2, now=asked_now)
            y += 1


def _high(levels: tuple[Level, ...], room: int) -> int:
    """The rows of these levels without air, each with the question above it."""
    last = len(levels) - 1
    rows = (len(wrapped(v.text, room, 6 if i == last else 3)) for i, v in enumerate(levels))
    return sum(rows) + last


def _question(canvas: Canvas, y: int, question: str, x: int, *, now: bool) -> None:
    role = "accent" if now else "muted"
    canvas.text(canvas.margin, y, "▼", role)
    canvas.text(x, y, question, role, bold=now)


def draw_card(page: ActivityCard, wall: Wall) -> list[Sheet]:
    """The activity in bold and its answers, labels at the left."""
    indent = min(12, max(wall.columns // 3, 1))
    sample = wall.canvas()
    x = sample.margin + indent
    room = max(sample.edge - x, 3)
    text = len(wrapped(page.text, max(sample.content, 3), 3))
    start = wall.top + text + (1 if wall.rows >= 10 else 0)
    lines = [wrapped(answer, room, 2) for _label, answer in page.answers]
    heights = [max(len(one), 1) for one in lines]
    free = max(wall.rows - 1 - start, 1)
    pages = packed(list(zip(page.answers, lines, strict=True)), heights, free)
    sheets: list[Sheet] = []
    for n, answers in enumerate(pages, 1):
        canvas = wall.canvas()
        head(canvas, page.head)
        paragraph(canvas, wall.top, page.text, 3, "accent")
        loose = wall.airy and sum(len(rows) + 1 for _a, rows in answers) <= free
        y = start
        for (label, _answer), rows in answers:
            canvas.text(canvas.margin, y, label, "muted")
            for down, row in enumerate(rows):
                canvas.text(x, y + down, row, bold=True)
            y += max(len(rows), 1) + loose
        marker(canvas, n, len(pages))
        sheets.append(Sheet(canvas))
    return sheets
