"""The tree as a fast outline: Enter for a sibling, Tab a level down, Shift+Tab a level up."""

from hopthon.language import _
from hopthon.meeting.commands import MoveNode, SplitNode
from hopthon.meeting.entries import PARENT_KIND, Node
from hopthon.screens.tree_keys import BELOW
from hopthon.screens.tree_typing import TreeTyping
from hopthon.text import halves


class TreeWork(TreeTyping):
    """Keys to what they do: walk, sibling, child, level above, climb, split, swap."""

    # choosing ------------------------------------------------------------------------------

    def begin(self, row: str = "") -> None:
        """Open a line; with nothing there yet, the first one."""
        self.settle()
        if not row and not self.focus:
            self.begin_draft(self.first_kind(), None, None)
            return
        if (pointed := self.outline.pointed(row or self.focus)) is not None:
            self.open_line(pointed[1])  # the line itself, where it is written out
            return
        if (words := self.outline.take_up(row or self.focus)) is not None:
            self.open_again(words)
            return
        super().begin(row)
        self.was = (self.kind_of(self.focus), self.outline.parent(self.focus))

    def act(self, action: str) -> bool:
        """The outline's own keys."""
        node = self.meeting.nodes.get(self.focus)
        match action:
            case "sector":
                self.at_sector = (self.at_sector + 1) % len(self.meeting.procedure.sectors)
                self.outline.draft = None
                self.focus = ""
                self.settle()
            case "remove":
                self.take_away()
            case "mark":
                self.mark()
            case "keep" if node is not None:
                self.keep(node)
            case "vote" if node is not None:
                self.put_to_vote(node)
            case "away" if node is not None:
                self.to_next_sector(node)
            case "climb" if node is not None:
                self._climb(node)
            case "reverse":
                self.begin_draft("activity", None, None)
            case "sheet":
                self._open_sheet(node)
            case "parent" if node is not None and node.parent:
                self.focus = node.parent
            case "child" if node is not None and self.meeting.under(node.id):
                self.focus = self.meeting.under(node.id)[0]
            case _:
                return action in ("keep", "vote", "away", "climb", "parent", "child")
        return True

    def editable(self, row: str) -> bool:
        """A row that only points is not typed in."""
        return self.outline.pointed(row) is None

    # typing --------------------------------------------------------------------------------

    def typing_key(self, key: str) -> bool:
        """Sibling, child, parent, swap; up and down walk."""
        match key:
            case "enter":
                self._sibling()
            case "tab":
                self._child()
            case "shift+tab":
                self._above()
            case "f2":
                self._split()
            case "pagedown":
                self._to_twin()
            case "ctrl+up" | "ctrl+down":
                self._swap(-1 if key == "ctrl+up" else 1)
            case _:
                return super().typing_key(key)
        return True

    def _sibling(self) -> None:
        here, empty, climbing = self.focus, self.empty(), self.climbing
        if climbing is not None and not empty:
            self._climb_on(climbing)
            return
        kind, parent = self.kind_of(here), self.outline.parent(here)
        if self.finish() and not empty:
            self.begin_draft(kind, parent, here)

    def _child(self) -> None:
        here, draft = self.focus, self.outline.draft
        if draft is not None and draft.id == here and self.empty():
            elder = draft.after or ""  # nothing typed yet: the new line goes under the one above it
        elif self.finish():
            elder = here
        else:
            return
        if below := BELOW.get(self.kind_of(elder)) if elder else None:
            self.editor = self.outline.draft = None
            self.begin_draft(below, elder, None)

    def _above(self) -> None:
        here = self.focus
        kind, parent = self.kind_of(here), self.outline.parent(here)
        above = PARENT_KIND.get(kind)
        empty = self.empty()
        if above is None or not self.finish():
            return
        if parent is not None:
            self.begin_draft(above, self.outline.parent(parent), parent)
        elif not empty:  # capture from below: the level above does not exist yet
            self.begin_draft(above, None, here, adopts=here)

    def _climb(self, node: Node) -> None:
        """From a line that hangs nowhere: what is it for, why; each answer is hung above the last."""
        above = PARENT_KIND.get(node.kind)
        if above is None or node.parent is not None:
            self.host.say(_("Dòng này đã có cấp trên."))
            return
        self.begin_draft(above, None, node.id, adopts=node.id)
        self.climbing = (node.id, self.focus)

    def _climb_on(self, climbing: tuple[str, str]) -> None:
        """The answer stands: ask on upwards, and at the top sideways, beside where it began."""
        here, kind = self.focus, self.kind_of(self.focus)
        if not self.finish():
            return
        if above := PARENT_KIND.get(kind):
            self.begin_draft(above, None, here, adopts=here)
            self.climbing = climbing
        else:
            begun, parent = climbing
            self.begin_draft(self.kind_of(begun), parent, begun)

    def _split(self) -> None:
        """What stands before the cursor stays; what stands after it is a line of its own, and typed on."""
        if self.editor is None:
            return
        here, cut = self.focus, self.editor.cursor
        first, rest = halves(self.editor.text, cut)
        if not first or not rest:
            self.host.say(_("Đưa con trỏ vào giữa hai ý rồi ấn F2."), "warn")
            return
        kind, parent = self.kind_of(here), self.outline.parent(here)
        if not self.finish():
            return
        draft = self.outline.begin(kind, self.sector.id, parent, here)
        self.outline.draft = None
        self.outline.sent[draft.id] = (draft, rest)
        self.host.send(
            SplitNode(here, first, rest, draft.id),
            lambda outcome: self.hear_added(draft, outcome),
        )
        self.begin(draft.id)

    def _to_twin(self) -> None:
        """To the line that says the same; this one is marked, so that one key merges them."""
        twin, here = self.twin(), self.focus
        if not twin or not self.finish():
            return
        self.open_line(twin)
        if self.kind_of(twin) == self.outline.kind(here):
            self.marked = here
            self.host.say(_("Câu vừa gõ đã đánh dấu: m để gộp nó vào câu này."))

    def _swap(self, step: int) -> None:
        node = self.meeting.nodes.get(self.focus)
        if node is None:
            return
        siblings = [
            i for i in self.meeting.under(node.parent, node.sector) if self.kind_of(i) == node.kind
        ]
        at = siblings.index(node.id) + step
        if 0 <= at < len(siblings):
            after = siblings[at] if step > 0 else (siblings[at - 1] if at > 0 else "")
            self.pause()
            self.host.send(MoveNode(node.id, after=after), self.hear)

    # parts ---------------------------------------------------------------------------------

    def _open_sheet(self, node: Node | None) -> None:
        if node is None:
            return
        activities = [n for n in self.meeting.walk(node.id) if n.kind == "activity"]
        if activities:
            self.host.open("activities", activities[0].id)
        else:
            self.host.say(_("Dưới dòng này chưa có hoạt động nào."))
