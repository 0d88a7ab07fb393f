"""Women's and men's choices side by side, and where they are furthest apart."""

from hopthon.language import _
from hopthon.projector.sheet import Sheet, Wall, head, paragraph, shown
from hopthon.views.wall_pages import Differences, Gap, Pick, Side
from hopthon.widgets import bigtext
from hopthon.widgets.bar import Share
from hopthon.widgets.canvas import Canvas, wrapped


def legend(canvas: Canvas) -> None:
    """Which bar is whose, in the head."""
    if canvas.content < 30:
        return
    x = canvas.edge - 13
    canvas.text(x, 0, "██", "women")
    canvas.text(x + 3, 0, _("nữ"))
    canvas.text(x + 7, 0, "▌▌", "men")
    canvas.text(x + 10, 0, _("nam"))


def draw_side(page: Side, wall: Wall) -> Sheet:
    """Two columns, the first three of each."""
    canvas = wall.canvas()
    gap = 4
    room = max((canvas.content - gap) // 2, 3)
    second = canvas.margin + room + gap
    shown(canvas, canvas.margin, 0, _("Phụ nữ chọn"), room, "text", bold=True)
    shown(canvas, second, 0, _("Nam giới chọn"), room, "text", bold=True)
    canvas.bar(canvas.margin, 1, room, [Share(1, "women")], 1)
    canvas.bar(second, 1, room, [Share(1, "men", "stripes")], 1)
    pitch = 4 if wall.rows >= 16 else 3
    for x, picks, more in (
        (canvas.margin, page.women, page.women_more),
        (second, page.men, page.men_more),
    ):
        for n, pick in enumerate(picks):
            _pick(canvas, x, 3 + n * pitch, room, pick, first=n == 0, signs=not wall.narrow)
        if more:
            said = _("= {n} việc nữa").format(n=more)
            shown(canvas, x, 3 + len(picks) * pitch - 1, said, room, "warning")
    return Sheet(canvas)


def _pick(
    canvas: Canvas, x: int, y: int, room: int, pick: Pick, *, first: bool, signs: bool
) -> None:
    canvas.text(x, y, str(pick.rank), "accent", bold=True)
    indent = 2
    if signs:
        canvas.block(x + 2, y, bigtext.symbol(pick.number - 1))
        indent = 9
    for down, line in enumerate(wrapped(pick.name, max(room - indent, 3), 2)):
        canvas.text(x + indent, y + down, line, bold=first)


def draw_differences(page: Differences, wall: Wall) -> Sheet:
    """The widest gaps: where women rank it and where men do, on one track."""
    canvas = wall.canvas()
    if not page.gaps:
        head(canvas, _("Nữ và nam"))
        paragraph(canvas, wall.top, _("Nữ và nam xếp giống nhau."), 3)
        return Sheet(canvas)
    head(canvas, _("Khác nhau nhiều nhất"))
    legend(canvas)
    x = canvas.margin + 8 if canvas.columns >= 30 else canvas.margin
    y = wall.top
    for gap in page.gaps[: max(1, (wall.rows - 3) // 3)]:
        if x > canvas.margin:
            canvas.block(canvas.margin, y, bigtext.symbol(gap.number - 1))
        shown(canvas, x, y, gap.name, canvas.edge - x, "text", bold=True)
        _track(canvas, x, y + 1, gap, page.last)
        y += 3
    foot = min(y, wall.rows - 1)
    canvas.text(x, foot, _("hạng {n}").format(n=1), "muted")
    canvas.right(foot, _("hạng {n}").format(n=page.last), "muted")
    return Sheet(canvas)


def _track(canvas: Canvas, x: int, y: int, gap: Gap, last: int) -> None:
    room, tile = canvas.edge - x, len(str(last)) + 2
    if room < 3 * tile:
        return
    left, right = sorted((gap.women, gap.men))
    steps = max(last - 1, 1)
    low = min((left - 1) * (room - tile) // steps, room - 2 * tile)
    high = max((right - 1) * (room - tile) // steps, low + tile)
    canvas.text(x, y, "─" * room, "rule")
    canvas.text(x + low, y, "━" * (high - low))
    women, men = (low, high) if gap.women < gap.men else (high, low)
    canvas.text(x + women, y, str(gap.women).center(tile), bold=True, reverse="women")
    canvas.text(x + men, y, f"▌{str(gap.men).center(tile - 2)}▐", "men", bold=True)
