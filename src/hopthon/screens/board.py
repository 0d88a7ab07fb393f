"""The workspace as it stands on the screen: title, prompt, the part of the content that fits, status."""

from hopthon.language import _
from hopthon.processes.definition import Process
from hopthon.processes.words import local
from hopthon.screens.workspace import Workspace
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line

GUTTER = 2
_ROOMY = 28
"""From this many rows on, there is air around the prompt."""


_MARGIN = (Span(" ", ground="ground"), Span(" "))
"""The band begins where the focus row does."""


class Board:
    """Keeps what is scrolled to; draws nothing itself."""

    def __init__(self) -> None:
        self._top = 0
        self._of = ""

    def lines(self, work: Workspace, width: int, height: int, *, small: bool) -> list[Line]:
        """Exactly what the middle of the screen shows, `height` rows at most."""
        inner = max(20, width - GUTTER - 1)
        head = self._head(work, inner, roomy=height >= _ROOMY and not small)
        foot = work.foot(inner, small=small)
        room = max(1, height - len(head) - len(foot))
        content = work.lines(inner)
        if self._of != work.id:
            self._top, self._of = 0, work.id
        if small and len(content) > room:  # blank rows go first
            content = [row for row in content if row.spans]
        shown = self._window(content, work.focus, room)
        return [*head, *(_with_gutter(row, work.focus) for row in (*shown, *foot))][:height]

    def scroll(self, step: int) -> None:
        """The wheel: move the window, within reason."""
        self._top = max(0, self._top + step)

    def _head(self, work: Workspace, width: int, *, roomy: bool) -> list[Line]:
        bold, plain, right = work.title()
        left = fitted(plain, max(1, width - len(bold) - len(right) - 4))
        rows = [
            line(
                " " * GUTTER,
                Span(bold, "strong", bold=True),
                Span("  " + left),
                Span(flush(right, len(right) + 2), "second"),
            )
        ]
        said = work.prompt()
        process = work.meeting.procedure
        words = (
            work.meeting.said("village_word") or "thôn",
            work.meeting.said("commune_word") or "xã",
        )
        if said.ask:
            ask = _local(said.ask, process, words)
            label = Span(fitted(" " + _("Hỏi"), 6), "second")
            rows += [EMPTY] if roomy else []
            rows.append(
                line(
                    *_MARGIN,
                    label,
                    Span(fitted(f"“{ask}”", width - 6), "strong", bold=True),
                    ground="panel",
                )
            )
            presenter = work.meeting.presenters.get(work.meeting.step, "")
            if (said.guide or presenter) and roomy:
                guide = _local(said.guide, process, words)
                if presenter:
                    guide = _("{name} trình bày. {guide}").format(name=presenter, guide=guide)
                rows.append(
                    line(
                        *_MARGIN,
                        Span(" " * 6),
                        Span(fitted(guide, width - 6), "second"),
                        ground="panel",
                    )
                )
        elif roomy:
            rows += [EMPTY]
        return [EMPTY, *rows, EMPTY, EMPTY] if roomy else [*rows, EMPTY]

    def _window(self, content: list[Line], focus: str, room: int) -> list[Line]:
        if len(content) <= room:
            self._top = 0
            return content
        rows = [i for i, row in enumerate(content) if row.key == focus and row.ground == "row"]
        if rows:
            below = next(i for i in reversed(range(len(content))) if content[i].key == focus)
            first, last = max(0, rows[0] - 1), min(len(content) - 1, below + 1)
            if last >= self._top + room - 1:
                self._top = last - room + 2
            if first <= self._top:
                self._top = first
        self._top = max(0, min(self._top, len(content) - room))
        shown = content[self._top : self._top + room]
        above, below = self._top, len(content) - self._top - room
        if above:
            shown[0] = line(Span(_("còn {n} dòng ↑").format(n=above + 1), "second"))
        if below:
            shown[-1] = line(Span(_("còn {n} dòng ↓").format(n=below + 1), "second"))
        return shown


def _with_gutter(row: Line, focus: str) -> Line:
    here = row.ground == "row"
    hung = Span("■" if row.mark else " ", "wall")
    bar = Span("▌" if here else " ", "focus", ground="row" if here else None)
    # the gutter's first cell lies outside the focus row
    return Line((Span(hung.text, "wall", ground="ground"), bar, *row.spans), row.key, row.ground)


def _local(text: str, process: Process, words: tuple[str, str]) -> str:
    return local(text, process, *words)
