"""Whole lines put right while choosing: merged, shared, kept, moved to another sector, taken away."""

from collections.abc import Callable

from hopthon.language import _
from hopthon.meeting.commands import (
    AnyCommand,
    KeepNodes,
    LinkNode,
    MergeNodes,
    MoveNode,
    RemoveNode,
    UnlinkNode,
)
from hopthon.meeting.entries import Node
from hopthon.meeting.tree import cap
from hopthon.refusal import Refusal
from hopthon.screens.outline import SEE
from hopthon.screens.tree_view import TreeView
from hopthon.screens.tree_words import capped, choices
from hopthon.session.desk import Outcome
from hopthon.text import clipped


class TreeShaping(TreeView):
    """Each of its keys is one wish and one undo, and says what it did."""

    def mark(self) -> None:
        """Mark this line, or do with the marked one what the key says it does here."""
        here, means = self.focus, self.mark_means()
        if here not in self.meeting.nodes:
            return
        marked, text = self.marked, clipped(self.meeting.nodes[here].text)
        if not means:
            self.marked = "" if marked == here else here
            if self.marked:
                words = _(
                    "Đã đánh dấu. Đến dòng cùng loại rồi m để gộp, đến dòng cấp trên rồi m để dùng chung."
                )
                self.host.say(words)
            return
        self.marked = ""
        if means == "merge":
            told = _("Đã gộp vào «{text}»; lời của cả hai dòng còn ghi. u để tách lại.")
            self.wish(MergeNodes(here, marked), told.format(text=text))
        elif self.outline.parent(marked) is None:
            self.wish(MoveNode(marked, here), _("Đã chuyển vào dưới «{text}».").format(text=text))
        else:
            told = _("Đã dùng chung cho «{text}», chỉ tính một lần.")
            self.wish(LinkNode(marked, here), told.format(text=text))

    def take_away(self) -> None:
        """A line with all below it; a row that only points: the pointing."""
        if (pointed := self.outline.pointed(self.focus)) is not None:
            parent, node = pointed
            self.walk(-1)
            self.wish(UnlinkNode(node, parent), _("Đã thôi dùng chung; câu vẫn ở chỗ của nó."))
        elif self.focus in self.meeting.nodes:
            node = self.focus
            self.focus = self._neighbour(node)
            self.wish(RemoveNode(node))
        elif self.outline.drop(self.focus):
            self.settle()

    def _neighbour(self, node: str) -> str:
        """The row that stays nearest: below what goes with this line, else above it."""
        rows = self.rows()
        at, gone = rows.index(node), {one.id for one in self.meeting.walk(node)}
        below = [row for row in rows[at:] if gone.isdisjoint(row.split(SEE))]
        return below[0] if below else rows[max(0, at - 1)]

    def to_next_sector(self, node: Node) -> None:
        """Out of its branch and into the next sector, with all below it; the view goes along."""
        sectors = self.meeting.procedure.sectors
        at = [s.id for s in sectors].index(node.sector)
        there = sectors[(at + 1) % len(sectors)]
        told = _("«{text}», cả những dòng dưới nó, đã sang ngành {sector}. c nữa: ngành kế.")
        self.wish(
            MoveNode(node.id, None, sector=there.id),
            told.format(text=clipped(node.text, 24), sector=there.short or there.title),
            lambda: self.open_line(node.id),
        )

    def keep(self, node: Node) -> None:
        """Keep it among the few a sector keeps, or no longer [HB 2.1]."""
        most, place = cap(self.meeting, node.kind), (node.sector, node.kind)
        kept = self.meeting.kept.get(place, ())
        if node.id in kept:
            self.wish(KeepNodes(*place, tuple(i for i in kept if i != node.id)))
        elif nothing := self._nothing_to_choose(node):
            self.host.say(nothing)
        elif len(kept) >= most:
            self.host.say(
                _("Đã giữ đủ {most} dòng: ấn k ở một dòng đang giữ để thôi giữ.").format(most=most),
                "warn",
            )
        else:
            self.wish(KeepNodes(*place, (*kept, node.id)))

    def put_to_vote(self, node: Node) -> None:
        """The room chooses which lines of this kind stay: the round's form, with those lines on it."""
        if nothing := self._nothing_to_choose(node):
            self.host.say(nothing)
        else:
            self.host.open("round draft", node.id)

    def _nothing_to_choose(self, node: Node) -> str:
        most = cap(self.meeting, node.kind)
        among = choices(self.meeting, node.sector, node.kind)
        if not capped(self.meeting, node.kind) or node.id not in among:
            return _("Loại dòng này không phải chọn, cứ giữ hết.")
        if len(among) > most:
            return ""
        words = _("Mới có {n} dòng, giữ được {most}: chưa phải chọn.")
        return words.format(n=len(among), most=most)

    def wish(
        self, command: AnyCommand, told: str = "", then: Callable[[], None] | None = None
    ) -> None:
        """Send it; say what it did, or why it did not."""

        def hear(outcome: Outcome) -> None:
            if isinstance(outcome, Refusal):
                self.host.say(outcome.sentence, "warn")
                return
            if told:
                self.host.say(told)
            if then is not None:
                then()

        self.host.send(command, hear)
