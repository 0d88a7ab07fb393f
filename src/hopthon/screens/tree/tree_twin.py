"""The line already there that says what is being typed: a hint, never in the way."""

from collections.abc import Callable, Iterator

from hopthon.alike import Words, likest, words
from hopthon.language import _
from hopthon.meeting.entries import NODE_KINDS
from hopthon.meeting.state import Meeting
from hopthon.meeting.tree import kind_labels
from hopthon.text import clipped

_CLIP = 56
"""Letters of it that are shown, so that the key that leads there stays in sight."""
_Lines = dict[tuple[str, str], list[tuple[str, Words]]]


class Twins:
    """Compares at every key; the lines are gone through again only when the meeting has changed."""

    def __init__(self, meeting: Callable[[], Meeting]) -> None:
        self._of = meeting
        self._seq = -1
        self._lines: _Lines = {}
        self._last: tuple[object, str] = ((), "")

    def twin(self, text: str, kind: str, sector: str, besides: tuple[str, ...]) -> str:
        """The line that says the same as `text`, "" none: this kind and sector first, then anywhere.

        `besides`: the line itself and those above it, which may well say something close.
        """
        seen = (self._of().seq, text, kind, sector, besides)
        if seen != self._last[0]:
            near = (pair for pair in self._near(kind, sector) if pair[0] not in besides)
            self._last = (seen, likest(text, near))
        return self._last[1]

    def _near(self, kind: str, sector: str) -> Iterator[tuple[str, Words]]:
        lines, sectors = self._known(), [s.id for s in self._of().procedure.sectors]
        for one in sorted(NODE_KINDS, key=lambda k: k != kind):
            for there in sorted(sectors, key=lambda s: s != sector):
                yield from lines.get((one, there), ())

    def _known(self) -> _Lines:
        meeting = self._of()
        if meeting.seq != self._seq:
            self._seq, self._lines = meeting.seq, {}
            for node in meeting.nodes.values():
                place = self._lines.setdefault((node.kind, node.sector), [])
                place.append((node.id, words(node.text)))
        return self._lines


def twin_words(meeting: Meeting, twin: str, kind: str, sector: str) -> str:
    """What is said of it: where it stands, when that is not here."""
    node = meeting.nodes[twin]
    text = clipped(node.text, _CLIP)
    if node.sector != sector:
        title = next(s.short or s.title for s in meeting.procedure.sectors if s.id == node.sector)
        return _("Giống câu ở ngành {sector}: «{text}».").format(sector=title, text=text)
    if node.kind != kind:
        label = kind_labels()[node.kind].lower()
        return _("Giống một {kind} đã ghi: «{text}».").format(kind=label, text=text)
    return _("Giống câu đã ghi: «{text}».").format(text=text)
