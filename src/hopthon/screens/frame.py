"""What stands in every pane of the cockpit: worked out from what it shows, drawn elsewhere."""

from collections.abc import Mapping
from typing import Protocol

from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.naming import name
from hopthon.meeting.state import Meeting
from hopthon.screens import input_method as im
from hopthon.screens import keys as k
from hopthon.screens.agenda_pane import agenda_line, agenda_lines
from hopthon.screens.asking import Asking, Offer
from hopthon.screens.board import Board
from hopthon.screens.message import message_lines
from hopthon.screens.places import Places
from hopthon.screens.rail import Wall, foot_line, rail_lines, turn_head
from hopthon.screens.title import kept, title_line
from hopthon.screens.workspace import Workspace
from hopthon.text import clipped
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, line, wrap
from hopthon.widgets.panes import Pane

WIDE, MIDDLE = 120, 100
LEAST = (80, 24)
SIDE = 27


class Shown(Protocol):
    """What there is to show."""

    asking: Asking | None
    places: Places
    wall: Wall
    message: tuple[str, str]
    notice: str
    """What stays on the message row as long as nothing newer is said there."""

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        ...

    @property
    def work(self) -> Workspace:
        """The workspace in use."""
        ...

    @property
    def trouble(self) -> str:
        """What is wrong with the file."""
        ...

    @property
    def writable(self) -> bool:
        """Whether anything can be written."""
        ...

    @property
    def waiting(self) -> int:
        """How many wishes are not in the file yet."""
        ...

    def now(self) -> str:
        """The time, as a stamp."""
        ...


def board_place(width: int, height: int) -> Pane:
    """Where the work stands: all there is on a small screen, else with air around it and panes beside it."""
    if width < MIDDLE:
        return Pane(0, 2, width, height - 6)
    if width < WIDE:
        return Pane(SIDE + 1, 2, width - SIDE - 3, height - 7)
    return Pane(SIDE + 1, 2, width - 2 * SIDE - 3, height - 6)


def places(board: Pane, width: int, height: int) -> list[tuple[str, Pane]]:
    """Where everything stands around the board."""
    small, wide = width < MIDDLE, width >= WIDE
    beside = board.height
    found = [("title", Pane(0, 0, width, 1)), ("board", board)]
    if small:
        found += [("place", Pane(0, 1, width, 1, ground="panel"))]
    else:
        found += [("agenda", Pane(0, board.y, SIDE, beside, ground="panel"))]
    if wide:
        found += [("rail", Pane(width - SIDE, board.y, SIDE, beside, ground="panel"))]
    else:
        found += [("foot", Pane(0, height - 4, width, 1, ground="panel"))]
    message, keys = Pane(0, height - 3, width, 1), Pane(0, height - 2, width, 2)
    return [*found, ("message", message), ("keys", keys)]


class Frame:
    """Panes with their lines. The side panes are worked out again only when something in them changed."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._board = Board()
        self._beside: tuple[object, dict[str, list[Line]]] = ((), {})

    def scroll(self, step: int) -> None:
        """The wheel, over the work."""
        self._board.scroll(step)

    def panes(self, width: int, height: int) -> dict[str, Pane]:
        """Every pane of a screen of this size, and what stands in it."""
        if width < LEAST[0] or height < LEAST[1]:
            words = _("Cửa sổ nhỏ quá: cần 80 cột, 24 dòng. Ấn Ctrl và dấu trừ để thu chữ.")
            return {"board": Pane(0, 0, width, height, [EMPTY, *_broken(words, width)])}
        shown, small = self._shown, width < MIDDLE
        now = shown.now()
        saved = kept(shown.waiting, shown.trouble, writable=shown.writable)
        board = board_place(width, height)
        said = {
            "title": [title_line(shown.meeting, now, saved, width, small=small)],
            **self._sides(now, width, board.height),
            "board": self._board.lines(shown.work, board.width, board.height, small=small),
            "keys": self.key_lines(width),
        }
        message = self._message(width)
        found: dict[str, Pane] = {}
        for pane, place in places(board, width, height):
            if pane == "message":  # a long sentence takes the row above, whatever stands there
                found.pop("foot" if len(message) > 1 else "", None)
                at = place.y + 1 - len(message)
                found[pane] = replace(place, y=at, height=len(message), lines=message)
            else:
                found[pane] = replace(place, lines=said[pane])
        return found

    def key_lines(self, width: int) -> list[Line]:
        """The two rows of keys: those of this workspace, and the eight."""
        shown = self._shown
        asking, typing = shown.asking, self._typing()
        own = asking.keys() if asking is not None else shown.work.keys()
        mode: k.Mode = "typing" if typing else "choosing"
        mine = [key for key in own if key.mode == mode and key.bar and key.label]
        if not typing and asking is None and (there := shown.places.beside()):
            mine = k.with_tab(mine, there, width - k.CHIP)
        chip = im.chip() if typing else _("ĐANG CHỌN")
        eight = list(k.the_eight())
        if shown.meeting.pause is not None:
            eight[0] = replace(eight[0], label=_("họp tiếp"), brief=_("họp tiếp"))
        if shown.meeting.undoable:
            last = clipped(name(shown.meeting, shown.meeting.undoable[-1].event), 40)
            eight[-1] = k.undo_key(last)
        live = frozenset({"commands"} if asking is None else ())
        always = _("Esc rồi") if typing else _("Luôn có")
        return [
            k.bar(chip, mine, lit=True, typing=typing, room=width),
            k.bar(
                always, eight, lit=not typing and asking is None, live=live, plain=True, room=width
            ),
        ]

    def _typing(self) -> bool:
        asking = self._shown.asking
        if isinstance(asking, Offer):
            return False
        return self._shown.work.editor is not None or asking is not None

    def _sides(self, now: str, width: int, rows: int) -> dict[str, list[Line]]:
        shown, choosing = self._shown, not self._typing()
        seen = (shown.meeting.seq, now[:18], width, rows, choosing, shown.wall)
        if seen != self._beside[0]:
            self._beside = (seen, self._worked_out(now, width, rows, choosing=choosing))
        return self._second_by_second(self._beside[1], now, width, choosing=choosing)

    def ticked(self, shown: Mapping[str, Pane]) -> dict[str, Pane]:
        """The panes that stand there a second later: nothing is worked out but who speaks and for how long."""
        beside = {
            name: list(pane.lines) for name, pane in shown.items() if name in ("rail", "foot")
        }
        width = shown["title"].width if "title" in shown else 0
        ticked = self._second_by_second(
            beside, self._shown.now(), width, choosing=not self._typing()
        )
        return {
            name: replace(pane, lines=ticked[name]) if name in ticked else pane
            for name, pane in shown.items()
        }

    def _second_by_second(
        self, beside: dict[str, list[Line]], now: str, width: int, *, choosing: bool
    ) -> dict[str, list[Line]]:
        """The same, with the seconds of whoever speaks as they are now."""
        meeting = self._shown.meeting
        if meeting.speaking is None:
            return beside
        found = dict(beside)
        if "foot" in found:
            found["foot"] = [foot_line(meeting, now, width, self._shown.wall)]
        if "rail" in found:
            head = turn_head(meeting, now, "focus" if choosing else "second")
            found["rail"] = [head if row.key == head.key else row for row in found["rail"]]
        return found

    def _worked_out(
        self, now: str, width: int, rows: int, *, choosing: bool
    ) -> dict[str, list[Line]]:
        meeting, wall = self._shown.meeting, self._shown.wall
        beside: dict[str, list[Line]] = {}
        if width < MIDDLE:
            beside["place"] = [agenda_line(meeting, now, width, choosing=choosing)]
        else:
            beside["agenda"] = agenda_lines(meeting, now, choosing=choosing, height=rows)
        if width < WIDE:
            beside["foot"] = [foot_line(meeting, now, width, wall)]
        else:
            beside["rail"] = rail_lines(meeting, now, choosing=choosing, wall=wall, height=rows)
        return beside

    def _message(self, width: int) -> list[Line]:
        """What just happened, in one row or two."""
        if self._shown.asking is not None:
            return [self._shown.asking.line(width)]
        sentence, role = self._shown.message
        if not sentence:
            sentence, role = self._shown.notice, "warn"
        return message_lines(sentence, role, width)


def _broken(words: str, width: int) -> list[Line]:
    rows = wrap(words, max(1, width))
    return [line(Span(row, "warn", bold=True)) for row in rows]
