"""The tree as an outline: the lines of one sector in order, with those that are not in the file yet."""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from hopthon.meeting.state import Meeting
from hopthon.screens.fresh import fresh_id

_ORDER = ("advantage", "difficulty", "cause", "solution", "activity")
SEE = ">"
"""Between the two ids of a reference; no id contains it."""
_PREFIX = {"advantage": "t", "difficulty": "k", "cause": "n", "solution": "g", "activity": "a"}


class Draft(Struct, frozen=True):
    """A line not written yet. `adopts`: the line that will hang under it (capture from below)."""

    id: str
    kind: str
    sector: str
    parent: str | None
    after: str
    adopts: str = ""


class Outline:
    """Rows are ids: of nodes, of the draft being typed, of drafts sent or sent back; or references."""

    def __init__(self, meeting: Callable[[], Meeting]) -> None:
        self._of = meeting
        self.draft: Draft | None = None
        self.sent: dict[str, tuple[Draft, str]] = {}
        self.refused: dict[str, tuple[Draft, str]] = {}  # kept as typed until someone opens them

    def begin(self, kind: str, sector: str, parent: str | None, after: str | None) -> Draft:
        """A new draft in its place; `after` None: below all its siblings."""
        if after is None:
            siblings = self._meeting.under(parent, sector) if parent else self.roots(sector)
            after = siblings[-1] if siblings else ""
        taken = {*self._meeting.nodes, *self.sent, *self.refused}
        self.draft = Draft(fresh_id(_PREFIX[kind], taken), kind, sector, parent, after)
        return self.draft

    def take_up(self, row: str) -> str | None:
        """A line that was refused is the draft being typed again; gives its words, None for any other row."""
        if row not in self.refused:
            return None
        self.draft, text = self.refused.pop(row)
        return text

    def anchored(self, draft: Draft) -> Draft:
        """Where a refused line can stand next time: without a line above it when that is gone."""
        gone = draft.parent is not None and not self.kind(draft.parent)
        return replace(draft, parent=None, after="") if gone else draft

    def drop(self, row: str) -> bool:
        """Throw a refused line away; those that stood below it close up. Whether there was one."""
        if row not in self.refused:
            return False
        gone, _text = self.refused.pop(row)
        for drafts in (self.refused, self.sent):
            for other, (draft, text) in drafts.items():
                if draft.after == row:
                    drafts[other] = (replace(draft, after=gone.after), text)
        return True

    def words(self, row: str) -> str:
        """What stands in a draft that was sent."""
        _draft, text = self.sent.get(row) or self.refused.get(row) or (None, "")
        return text

    def rows(self, sector: str) -> list[str]:
        """Ids in order; a draft whose place has vanished stands at the end."""
        drafts = [draft for draft in self._drafts() if draft.sector == sector]
        rows: list[str] = []
        self._place(drafts, None, "", rows)
        for root in self.roots(sector):
            self._collect(root, drafts, rows)
            self._place(drafts, None, root, rows)
        return [*rows, *(d.id for d in drafts if d.id not in rows)]

    def roots(self, sector: str) -> list[str]:
        """Lines of the sector that hang under nothing, by kind, those that are kept first."""
        meeting = self._meeting
        kept = [i for kind in _ORDER for i in meeting.kept.get((sector, kind), ())]
        places = {node: place for place, node in enumerate(kept)}

        def order(node: str) -> tuple[int, int]:
            return _ORDER.index(meeting.nodes[node].kind), places.get(node, len(kept))

        return sorted(meeting.under(None, sector), key=order)

    def pointed(self, row: str) -> tuple[str, str] | None:
        """(line, other line that serves it too) of a row that only points; None for any other row."""
        parent, sign, node = row.partition(SEE)
        return (parent, node) if sign and node in self._meeting.nodes else None

    def kind(self, row: str) -> str:
        """What a row is; "" for one that is not (or no longer) there."""
        if (draft := self.unwritten(row)) is not None:
            return draft.kind
        node = self._meeting.nodes.get(row.rpartition(SEE)[2])
        return node.kind if node is not None else ""

    def parent(self, row: str) -> str | None:
        """The row it hangs under."""
        if (draft := self.unwritten(row)) is not None:
            return draft.parent
        if (pointed := self.pointed(row)) is not None:
            return pointed[0]
        node = self._meeting.nodes.get(row)
        return node.parent if node is not None else None

    def unwritten(self, row: str) -> Draft | None:
        """The draft of this row, if it is one."""
        if self.draft is not None and row == self.draft.id:
            return self.draft
        found = self.sent.get(row) or self.refused.get(row)
        return found[0] if found else None

    @property
    def _meeting(self) -> Meeting:
        return self._of()

    def _drafts(self) -> list[Draft]:
        drafts = [draft for draft, _text in (*self.sent.values(), *self.refused.values())]
        if self.draft is not None and self.draft.id not in self.sent:
            drafts.append(self.draft)
        return [draft for draft in drafts if draft.id not in self._meeting.nodes]

    def _place(self, drafts: list[Draft], parent: str | None, after: str, rows: list[str]) -> None:
        for draft in drafts:
            if draft.parent == parent and draft.after == after and draft.id not in rows:
                rows.append(draft.id)
                self._place(drafts, draft.id, "", rows)
                self._place(drafts, parent, draft.id, rows)

    def _collect(self, node: str, drafts: list[Draft], rows: list[str]) -> None:
        rows.append(node)
        if drafts:
            self._place(drafts, node, "", rows)
        for child in self._meeting.under(node):
            self._collect(child, drafts, rows)
            if drafts:
                self._place(drafts, node, child, rows)
        rows += [f"{node}{SEE}{other}" for other in self._meeting.shared.get(node, ())]
