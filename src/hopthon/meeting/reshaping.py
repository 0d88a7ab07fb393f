"""Two lines that say the same made one, one line that says two things made two."""

from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.commands import MergeNodes, SplitNode
from hopthon.meeting.entries import Activity, Node, Origin
from hopthon.meeting.events import NodesMerged, NodeSplit
from hopthon.meeting.ids import new_id
from hopthon.meeting.sharing import redirect, relink
from hopthon.meeting.state import Meeting, child_key
from hopthon.meeting.tree import LETTER, find, insert, kind_labels, paper_with
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import clipped, line


def decide_merge(meeting: Meeting, command: MergeNodes) -> NodesMerged:
    """Two lines of one kind and sector that no ballot paper names: a paper pins its lines."""
    node, away = find(meeting, command.id), find(meeting, command.away)
    if node.id == away.id:
        raise Refusal(_("Không thể gộp một dòng với chính nó."))
    if node.kind != away.kind:
        raise Refusal(
            _("Chỉ gộp được hai dòng cùng loại: «{a}» là {kind}, «{b}» là {other}.").format(
                a=clipped(node.text),
                kind=kind_labels()[node.kind].lower(),
                b=clipped(away.text),
                other=kind_labels()[away.kind].lower(),
            )
        )
    if node.sector != away.sector:
        raise Refusal(
            _("«{a}» và «{b}» ở hai ngành: hãy chuyển về cùng ngành rồi mới gộp.").format(
                a=clipped(node.text), b=clipped(away.text)
            )
        )
    for one in (node, away):
        if (vote := paper_with(meeting, {one.id})) is not None:
            raise Refusal(
                _(
                    "«{text}» có trong đợt bầu «{title}», phiếu đã ghim câu này nên không gộp được."
                ).format(text=clipped(one.text), title=clipped(vote.paper.title))
            )
    text = None
    if command.text is not None:
        text = line(command.text, kind_labels()[node.kind])
    return NodesMerged(node.id, away.id, away.text, text)


def decide_split(meeting: Meeting, command: SplitNode) -> NodeSplit:
    """Both halves say something; votes on the line go on with the first."""
    node = find(meeting, command.of)
    label = kind_labels()[node.kind]
    text, rest = line(command.text, label), line(command.rest, label)
    made = new_id(command.id, LETTER[node.kind], meeting.seq + 1, meeting.nodes)
    return NodeSplit(made, node.id, text, rest)


def fold_merge(meeting: Meeting, event: NodesMerged, _at: str, writer: Writer) -> None:
    """One line with the children, references and first parents of both; what each said stays with it."""
    kept, away = meeting.nodes[event.id], meeting.nodes[event.away]
    writer.put(meeting.nodes, kept.id, _joined(kept, away, event.text))
    _out_of_place(meeting, away, writer)
    if kept.parent is None and away.parent is not None:
        _out_of_place(meeting, kept, writer)
        writer.put(meeting.nodes, kept.id, replace(meeting.nodes[kept.id], parent=away.parent))
        insert(meeting, away.parent, kept.id, None, writer)
    children = meeting.under(away.id)
    for child in children:
        writer.put(meeting.nodes, child, replace(meeting.nodes[child], parent=kept.id))
    if children:
        writer.put(meeting.children, kept.id, (*meeting.under(kept.id), *children))
    writer.drop(meeting.children, away.id)
    redirect(meeting, away.id, kept.id, writer)
    for child in children:
        relink(
            meeting, child, meeting.nodes[child].also, writer
        )  # where it hangs now is no reference
    parents = [away.parent] if away.parent is not None else []
    relink(meeting, kept.id, (*kept.also, *parents, *away.also), writer)
    relink(meeting, away.id, (), writer)
    writer.drop(meeting.nodes, away.id)
    place = (kept.sector, kept.kind)
    if away.id in (stay := meeting.kept.get(place, ())):
        both = dict.fromkeys(kept.id if i == away.id else i for i in stay)
        writer.put(meeting.kept, place, tuple(both))


def fold_split(meeting: Meeting, event: NodeSplit, at: str, writer: Writer) -> None:
    """The new line stands after the first, bare: what hangs below and the sheet stay with the first."""
    node = meeting.nodes[event.of]
    activity = Activity() if node.kind == "activity" else None
    writer.put(meeting.nodes, node.id, replace(node, text=event.text))
    rest = Node(event.id, node.kind, node.sector, node.parent, event.rest, activity, at)
    writer.put(meeting.nodes, event.id, rest)
    insert(meeting, child_key(node.parent, node.sector), event.id, node.id, writer)


def _joined(kept: Node, away: Node, text: str | None) -> Node:
    """The sheet of the line that stays counts; the other's only where that one is blank."""
    return replace(
        kept,
        text=kept.text if text is None else text,
        activity=away.activity if kept.activity == Activity() else kept.activity,
        origins=(*_origins(kept), *_origins(away)),
    )


def _origins(node: Node) -> tuple[Origin, ...]:
    return node.origins or (Origin(node.id, node.text, node.added_at),)


def _out_of_place(meeting: Meeting, node: Node, writer: Writer) -> None:
    place = child_key(node.parent, node.sector)
    writer.put(meeting.children, place, tuple(i for i in meeting.children[place] if i != node.id))
