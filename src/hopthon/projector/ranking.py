"""The ranking: rank digit, symbol, name, women's and men's votes as one bar, and why equals stand apart."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from hopthon.projector.compare import legend
from hopthon.projector.sheet import Sheet, Sheets, Wall, head, marker, shown
from hopthon.views.wall_pages import Rank, Ranking
from hopthon.widgets import bigtext
from hopthon.widgets.bar import Role, Share
from hopthon.widgets.canvas import Canvas, width

_TALL, _FLAT = (
    3,
    2,
)  # rows of an entry: name over bar, or both in one row; each with the row under it
_NAME = 29
_TEXT = 11  # columns before the name: digit and symbol


class Figures(Struct, frozen=True):
    """How wide the numbers of this ranking are, so that they stand in one column on every page."""

    score: int
    women: int
    men: int
    most: int

    @property
    def apart(self) -> int:
        """Columns of "24+26"; 0 when not counted apart."""
        return self.women + 1 + self.men if self.women else 0


def draw_ranking(page: Ranking, wall: Wall) -> Sheets:
    """Three rows a page at 48 columns, four at 64, eight at 80×24; equals stay together."""
    flat = wall.columns >= 80 and wall.rows >= 20 and not wall.narrow
    high = _FLAT if flat else _TALL
    each = max(1, (wall.rows - 8) // _FLAT if flat else (wall.rows - 3) // _TALL)
    pages = paged(page.rows, each)
    top = 4 if flat else wall.top + (1 if wall.rows - 3 - each * _TALL >= 1 else 0)
    figures, told = _figures(page.rows), _told(page.rows)

    def paint(n: int) -> Sheet:
        canvas = wall.canvas()
        head(canvas, page.head)
        if page.apart:
            legend(canvas)
        marker(canvas, n + 1, len(pages))
        entry = _flat if flat else _tall
        for index, row in enumerate(pages[n]):
            entry(canvas, top + index * high, row, figures, row.option in told)
        return Sheet(canvas, {row.option: (top + i * high, high) for i, row in enumerate(pages[n])})

    return Sheets(len(pages), paint)


def paged(rows: Sequence[Rank], each: int) -> list[list[Rank]]:
    """At most `each` rows a page; a break moves up before it would part equals, if they fit one page."""
    groups: list[list[Rank]] = []
    for index, row in enumerate(rows):
        if index and rows[index - 1].equal:
            groups[-1].append(row)
        else:
            groups.append([row])
    pages: list[list[Rank]] = [[]]
    for group in groups:
        whole = len(group) <= each  # more equals than a page holds flow on from where they start
        if pages[-1] and whole and len(pages[-1]) + len(group) > each:
            pages.append([])
        for row in group:
            if len(pages[-1]) == each:
                pages.append([])
            pages[-1].append(row)
    return pages


def _told(rows: Sequence[Rank]) -> set[str]:
    """The options whose women's votes decided where they stand."""
    pairs = ((row, below) for row, below in pairwise(rows) if row.judged)
    return {row.option for pair in pairs for row in pair}


def _figures(rows: Sequence[Rank]) -> Figures:
    def widest(numbers: list[int]) -> int:
        return max((len(str(n)) for n in numbers), default=0)

    return Figures(
        max((len(str(row.score)) for row in rows), default=0),
        widest([row.women for row in rows if row.women is not None]),
        widest([row.men for row in rows if row.men is not None]),
        max((sum(_parts(row)) for row in rows), default=0),
    )


def _tall(canvas: Canvas, y: int, row: Rank, figures: Figures, told: bool) -> None:
    """The name over its bar, beside a drawn digit and the option's symbol."""
    role: Role = "warning" if row.shared else "accent"
    digit = bigtext.digit(row.rank)
    x = canvas.margin
    if canvas.columns >= 30:
        canvas.block(x, y, digit, role)
        if len(digit[0]) <= 3:
            canvas.block(x + 4 + (canvas.columns >= 60), y, bigtext.symbol(row.number - 1), "muted")
        x += _TEXT + (canvas.columns >= 60)
    else:
        x = canvas.text(x, y, str(row.rank), role, bold=True) + 1
    score = canvas.edge - figures.score
    canvas.text(canvas.edge - len(str(row.score)), y, str(row.score), bold=True)
    shown(canvas, x, y, row.name, min(score - 1 - x, _NAME), "text", bold=True)
    at = canvas.edge - figures.apart
    _apart(canvas, at, y + 1, row, figures, told)
    end = (at if figures.apart else score) - 2
    _bar(canvas, x, y + 1, end - x, row, figures.most)
    _note(canvas, x, y + 2, row, canvas.edge)


def _flat(canvas: Canvas, y: int, row: Rank, figures: Figures, told: bool) -> None:
    """Everything in one row, for walls of eighty columns."""
    role: Role = "warning" if row.shared else "accent"
    canvas.text(canvas.margin, y, f"{row.rank:>2}", role, bold=True)
    x = canvas.margin + 4
    shown(canvas, x, y, row.name, _NAME, "text", bold=True)
    canvas.text(canvas.edge - len(str(row.score)), y, str(row.score), bold=True)
    at = canvas.edge - figures.score - 2 - figures.apart
    _apart(canvas, at, y, row, figures, told)
    start = x + _NAME + 2
    _bar(canvas, start, y, at - 2 - start, row, figures.most)
    _note(canvas, x, y + 1, row, start + 3)


def _apart(canvas: Canvas, x: int, y: int, row: Rank, figures: Figures, told: bool) -> None:
    """ "24+26", the women's number on a tile where it decided."""
    if row.women is None or row.men is None or x < canvas.margin:
        return
    x += figures.women - len(str(row.women))
    x = canvas.text(x, y, str(row.women), "text", bold=told, reverse="women" if told else None)
    canvas.text(x, y, f"+{row.men}", "muted")


def _bar(canvas: Canvas, x: int, y: int, room: int, row: Rank, most: int) -> None:
    if room < 5 or not most:
        return
    parts = _parts(row)
    shares = [Share(parts[0], "accent")]
    if len(parts) > 1:
        shares = [Share(parts[0], "women"), Share(parts[1], "men", "stripes")]
    canvas.bar(x, y, room, shares, most, track=False)


def _parts(row: Rank) -> tuple[int, ...]:
    """What the bar is made of: votes counted, whatever they are combined to."""
    if row.women is not None and row.men is not None:
        return (row.women, row.men)
    return (row.score if isinstance(row.score, int) else 0,)


def _note(canvas: Canvas, x: int, y: int, row: Rank, edge: int) -> None:
    """The longest wording of the note that fits."""
    fitting = [words for words in row.note if x + width(words) <= edge]
    role: Role = "women" if row.judged else "warning" if row.equal else "muted"
    if fitting:
        canvas.text(x, y, fitting[0], role)
