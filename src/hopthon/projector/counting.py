"""How far the count is: one large number, a bar a group, never what is counted."""

from hopthon.projector.sheet import Sheet, Wall, head, numbers, shown
from hopthon.views.wall_pages import Counting, Progress
from hopthon.voting.paper import ALL, MEN
from hopthon.widgets.bar import Role, Share, Style
from hopthon.widgets.canvas import Canvas, width


def draw_counting(page: Counting, wall: Wall) -> Sheet:
    """Counted of due; women solid, men striped."""
    canvas = wall.canvas()
    head(canvas, page.head, page.clock)
    parts: list[tuple[str, Role]] = [(str(page.counted), "accent")]
    if page.due is not None:
        parts.append((f"/{page.due}", "muted"))
    y = numbers(canvas, wall.top if wall.airy else 1, parts, page.unit) + 1
    for group in page.groups:
        _bar(canvas, y, group)
        y += 2
    foot = wall.rows - 1 if not wall.airy else min(y, wall.rows - 1)
    shown(canvas, canvas.margin, foot, page.foot, canvas.content, "text", bold=True)
    return Sheet(canvas)


def _bar(canvas: Canvas, y: int, group: Progress) -> None:
    done = str(group.counted) if group.due is None else f"{group.counted}/{group.due}"
    figures = canvas.right(y, done, bold=True)
    x = canvas.margin
    if group.group != ALL:
        canvas.text(x, y, group.label, bold=True)
        x += max(width(group.label) + 1, 6)
    room = figures - 3 - x
    if group.due and room > 4:
        canvas.bar(x, y, room, [_share(group)], group.due)


def _share(group: Progress) -> Share:
    counted = min(group.counted, group.due or 0)
    role: Role = "men" if group.group == MEN else "accent" if group.group == ALL else "women"
    style: Style = "stripes" if group.group == MEN else "solid"
    return Share(counted, role, style)
