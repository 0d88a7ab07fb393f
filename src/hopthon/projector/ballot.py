"""What to choose from, and how to vote: number and symbol of each option, beans in cups."""

from hopthon.language import _
from hopthon.projector.sheet import Sheet, Sheets, Wall, head, marker, packed
from hopthon.views.wall_pages import Choice, How, Options
from hopthon.widgets import bigtext
from hopthon.widgets.bar import Role
from hopthon.widgets.canvas import Canvas, wrapped

_SIGN = 3  # rows of a drawn number or symbol
_CUP = 12  # columns of a cup and the gap after it


def draw_options(page: Options, wall: Wall) -> Sheets:
    """Two options a page at 48 columns, three at 64, fully worded."""
    sample = wall.canvas()
    x = sample.margin + 14 if wall.columns >= 30 else sample.margin + 4
    room = max(sample.edge - x, 3)
    most = max(wall.rows - 4, 1)
    lines = {c.number: wrapped(c.text, room, most) for c in page.choices}
    heights = [max(len(lines[c.number]), _SIGN) + 1 for c in page.choices]
    pages = packed(page.choices, heights, max(wall.rows - 4 + 1, 1) if wall.rows >= 8 else 1)

    def paint(n: int) -> Sheet:
        canvas = wall.canvas()
        head(canvas, page.head)
        y = wall.top
        for choice in pages[n]:
            words = lines[choice.number]
            _sign(canvas, y, choice, x)
            lower = 1 if len(words) == 1 and wall.columns >= 30 else 0
            for down, line in enumerate(words):
                canvas.text(x, y + down + lower, line, bold=True)
            y += max(len(words), _SIGN) + 1
        marker(canvas, n + 1, len(pages))
        return Sheet(canvas)

    return Sheets(len(pages), paint)


def _sign(canvas: Canvas, y: int, choice: Choice, x: int) -> None:
    if canvas.columns < 30:
        canvas.text(canvas.margin, y, str(choice.number), "accent", bold=True)
        return
    canvas.block(canvas.margin, y, bigtext.digit(choice.number))
    canvas.block(x - 9, y, bigtext.symbol(choice.number - 1), "accent")


def draw_how(page: How, wall: Wall) -> Sheet:
    """Beans and cups: right with a check, wrong with a cross; other ways in words."""
    canvas = wall.canvas()
    head(canvas, page.head)
    if page.steps:
        return _in_words(canvas, page, wall)
    y, x = wall.top, canvas.margin
    cups = max(1, min(page.beans, 3, (canvas.content - 8) // _CUP))
    for n in range(cups):
        _cup(canvas, x + n * _CUP, y, 1)
    aside = 0 if wall.narrow else 2
    right = x + cups * _CUP + aside
    _judged(canvas, right, y, good=True)
    loose = wall.rows >= 14
    y += _SIGN + loose
    said = _("Chia ra hay dồn một cốc đều được") if page.stacking else _("Mỗi cốc một hạt")
    canvas.text(x, y, said, bold=True)
    if not page.stacking and page.beans > 1:
        y += 3 if loose else 2
        _cup(canvas, x, y, min(page.beans, 3))
        if loose:
            _judged(canvas, x + _CUP + aside, y, good=False)
            canvas.text(x, y + _SIGN + 1, _("Không dồn hạt vào một cốc"), bold=True)
        else:
            _judged(canvas, right + 1, y, good=False)
            canvas.text(x + _CUP, y + _SIGN - 1, _("Không dồn hạt"), bold=True)
    if page.apart:
        canvas.text(x, wall.rows - 1, _("Hạt của nữ và nam đếm riêng."), "muted")
    return Sheet(canvas)


def _in_words(canvas: Canvas, page: How, wall: Wall) -> Sheet:
    """A step a line, with air between them as long as they fit."""
    room, y = max(3, canvas.content - 3), wall.top
    gap = 2 if len(page.steps) * 2 <= wall.rows - 3 else 1
    for number, step in enumerate(page.steps, 1):
        for down, words in enumerate(wrapped(step, room, 2)):
            if y + down < wall.rows - 1:
                canvas.text(canvas.margin, y, str(number), "accent", bold=True)
                canvas.text(canvas.margin + 3, y + down, words, bold=True)
        y += max(gap, len(wrapped(step, room, 2)))
    if page.apart:
        canvas.text(canvas.margin, wall.rows - 1, _("Phiếu của nữ và nam đếm riêng."), "muted")
    return Sheet(canvas)


def _cup(canvas: Canvas, x: int, y: int, beans: int) -> None:
    cup, filling = bigtext.cup(beans)
    canvas.block(x, y, cup)
    canvas.block(x, y, filling, "accent")


def _judged(canvas: Canvas, x: int, y: int, *, good: bool) -> None:
    """A check or a cross that ends on the row where a cup ends."""
    mark = bigtext.trimmed(bigtext.verdict("yes" if good else "no"))
    role: Role = "good" if good else "bad"
    canvas.block(x, y + _SIGN - len(mark), mark, role)
