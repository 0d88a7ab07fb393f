"""A cause that several difficulties have, a solution that serves several causes [HB 3.2]."""

from hopthon.language import _
from hopthon.meeting.commands import LinkNode, UnlinkNode
from hopthon.meeting.events import NodeLinked, NodeUnlinked
from hopthon.meeting.sharing import relink
from hopthon.meeting.state import Meeting
from hopthon.meeting.tree import find, refuse_wrong_parent
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import clipped


def decide_link(meeting: Meeting, command: LinkNode) -> NodeLinked:
    """A second parent of the right level, in whatever sector; the line itself hangs under its first."""
    node, parent = find(meeting, command.id), find(meeting, command.parent)
    refuse_wrong_parent(node.kind, parent)
    if node.parent is None:
        raise Refusal(
            _(
                "«{text}» chưa nằm dưới dòng nào: hãy chuyển nó vào đây, không cần dùng chung."
            ).format(text=clipped(node.text))
        )
    if parent.id == node.parent or parent.id in node.also:
        raise Refusal(
            _("«{text}» đã nằm dưới «{parent}» rồi.").format(
                text=clipped(node.text), parent=clipped(parent.text)
            )
        )
    return NodeLinked(node.id, parent.id)


def decide_unlink(meeting: Meeting, command: UnlinkNode) -> NodeUnlinked:
    """A reference that is there; where the line hangs is changed by moving it."""
    node, parent = find(meeting, command.id), find(meeting, command.parent)
    if parent.id not in node.also:
        raise Refusal(
            _("«{text}» không dùng chung cho «{parent}».").format(
                text=clipped(node.text), parent=clipped(parent.text)
            )
        )
    return NodeUnlinked(node.id, parent.id)


def fold_link(meeting: Meeting, event: NodeLinked, _at: str, writer: Writer) -> None:
    """One more."""
    if event.parent not in meeting.nodes:
        raise LookupError(event.parent)
    relink(meeting, event.id, (*meeting.nodes[event.id].also, event.parent), writer)


def fold_unlink(meeting: Meeting, event: NodeUnlinked, _at: str, writer: Writer) -> None:
    """One fewer."""
    also = meeting.nodes[event.id].also
    relink(meeting, event.id, (p for p in also if p != event.parent), writer)
