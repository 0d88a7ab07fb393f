"""Which sheet hangs now: turning pages in rhythm, keeping the place when only figures change."""

from collections.abc import Hashable

from hopthon.projector.pages import draw
from hopthon.projector.sheet import Sheet, Wall
from hopthon.views import wall_pages as page

RHYTHM = 12.0
"""Seconds a page hangs before the next one of its row."""
RANKING_RHYTHM = 15.0


class Show:
    """The page that hangs and its sheets. `at`: seconds of a clock that only goes forward."""

    def __init__(self, wall: Wall, shown: page.Page, at: float, hold: int = 0) -> None:
        self._wall = wall
        self._page = shown
        self._hold = hold
        self._since = at
        self._index = 0
        self._sheets = draw(shown, wall)

    @property
    def sheet(self) -> Sheet:
        """What hangs."""
        held = self._hold - 1 if self._hold else self._index
        return self._sheets[min(held, len(self._sheets) - 1)]

    def hang(self, shown: page.Page, hold: int, at: float) -> bool:
        """Hang this page, or the same with new figures; gives whether anything changed."""
        if shown == self._page and hold == self._hold:
            return False
        if _subject(shown) != _subject(self._page):
            self._index, self._since = 0, at
        if hold != self._hold:
            self._index, self._since = max((self._hold or 1) - 1, 0), at
        if shown != self._page:
            self._sheets = draw(shown, self._wall)
        self._page, self._hold = shown, hold
        self._index = min(self._index, len(self._sheets) - 1)
        return True

    def resize(self, wall: Wall) -> None:
        """The same page on a wall of another size: from its first sheet."""
        self._wall, self._index = wall, 0
        self._sheets = draw(self._page, wall)

    def turn(self, at: float) -> bool:
        """Go to the next sheet when it is time; gives whether it did."""
        rhythm = RANKING_RHYTHM if isinstance(self._page, page.Ranking) else RHYTHM
        if self._hold or len(self._sheets) < 2 or at - self._since < rhythm:
            return False
        self._index = (self._index + 1) % len(self._sheets)
        self._since = at
        return True


def _subject(shown: page.Page) -> Hashable:
    """What a page is about: while that stays, its place in a row of sheets stays."""
    match shown:
        case page.Ranking():
            return page.Ranking, shown.round
        case page.Options():
            return shown
        case page.Verdict():
            return page.Verdict, shown.head
        case _:
            return type(shown)
