"""Pages of words: the title, the step, a question to the room."""

from hopthon.projector.sheet import Sheet, Wall, big, head, hero, paragraph
from hopthon.views.wall_pages import Notice, Question, Step, Title
from hopthon.widgets.bar import Share
from hopthon.widgets.canvas import Canvas, wrapped

_INDENT = 3
"""Columns of the accent bar and the gap beside it."""


def draw_title(page: Title, wall: Wall) -> Sheet:
    """The neutral page: who, and large the village's name."""
    canvas = wall.canvas()
    name = len(big(canvas, page.name)) or len(wrapped(page.name, max(canvas.content, 3), 3))
    gap = 1 if wall.rows >= 10 else 0
    place_gap = 1 if wall.airy and page.subject else 0
    high = 2 * gap + name + bool(page.kind) + bool(page.subject) + place_gap + bool(page.place)
    y = max(0, (wall.rows - high + 1) // 2)
    if page.kind:
        y = paragraph(canvas, y, page.kind, 1, "accent") + gap
    y = hero(canvas, y, page.name) + gap
    if page.subject:
        y = paragraph(canvas, y, page.subject, 1) + place_gap
    paragraph(canvas, y, page.place, 1, "muted", bold=False)
    return Sheet(canvas)


def draw_step(page: Step, wall: Wall) -> Sheet:
    """The question to the room, and how much time is left."""
    canvas = wall.canvas()
    head(canvas, page.head, page.clock)
    foot = wall.rows - (2 if wall.airy else 1)
    end = foot - 1 if page.left else wall.rows
    _ask(canvas, wall, page.question, page.subject, page.name, end)
    if page.left:
        _time_line(canvas, foot, page)
    return Sheet(canvas)


def draw_question(page: Question, wall: Wall) -> Sheet:
    """A question alone."""
    canvas = wall.canvas()
    head(canvas, page.head)
    _ask(canvas, wall, page.question, page.subject, "", wall.rows)
    return Sheet(canvas)


def draw_notice(page: Notice, wall: Wall) -> Sheet:
    """A few words as large as they go, and why."""
    canvas = wall.canvas()
    head(canvas, page.head)
    _ask(canvas, wall, page.words, page.reason, "", wall.rows)
    return Sheet(canvas)


def _ask(canvas: Canvas, wall: Wall, question: str, subject: str, name: str, end: int) -> None:
    """The question large; or the step's name large and the question under it; or marked by a bar."""
    y = wall.top + (1 if wall.airy else 0)
    if question and big(canvas, question):
        y = hero(canvas, y, question, "accent") + 1
    else:
        if question and (large := len(big(canvas, name))):
            rows = len(wrapped(question, max(canvas.content - _INDENT, 3), 9))
            air = end - y - large - rows
            if air >= -1:  # the row above the line of time may go too, but no word
                y = hero(canvas, y, name) + (1 if air >= 1 else 0)
                end += 1 if air < 0 else 0
        y = _marked(canvas, y, question or name, end) + 1
    if subject and y < end:
        paragraph(canvas, y, subject, end - y)


def _marked(canvas: Canvas, y: int, text: str, end: int) -> int:
    """Words beside the accent; gives the row after them."""
    indent = _INDENT if canvas.content >= 20 else 0
    after = paragraph(canvas, y, text, max(end - y, 1), x=canvas.margin + indent)
    if indent:
        canvas.block(canvas.margin, y, ["█"] * (after - y), "accent")
    return after


def _time_line(canvas: Canvas, y: int, page: Step) -> None:
    start = canvas.right(y, page.left, "text", bold=True)
    if (room := start - 2 - canvas.margin) > 4:
        spent = Share(min(page.spent, page.planned), "accent", "line")
        canvas.bar(canvas.margin, y, room, [spent], page.planned)
