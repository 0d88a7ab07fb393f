"""The tree: advantages; difficulty → cause → solution → activity, in sectors [HB 3.2]."""

from msgspec import UNSET
from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.commands import AddNode, EditNode, KeepNodes, MoveNode, RemoveNode
from hopthon.meeting.entries import NODE_KINDS, PARENT_KIND, Activity, Node, Round
from hopthon.meeting.events import NodeAdded, NodeEdited, NodeMoved, NodeRemoved, NodesKept
from hopthon.meeting.ids import new_id
from hopthon.meeting.sharing import cut, relink
from hopthon.meeting.state import Meeting, child_key
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import clipped, line

LETTER = {"advantage": "t", "difficulty": "k", "cause": "n", "solution": "g", "activity": "a"}


def kind_labels() -> dict[str, str]:
    """Each level's name for people."""
    return {
        "advantage": _("Thuận lợi"),
        "difficulty": _("Khó khăn"),
        "cause": _("Nguyên nhân"),
        "solution": _("Giải pháp"),
        "activity": _("Hoạt động"),
    }


def decide_add(meeting: Meeting, command: AddNode) -> NodeAdded:
    """A line under its parent, or a root of its sector; the parent may come later."""
    _refuse_unknown_kind(command.kind)
    sector = command.sector
    if command.parent is not None:
        parent = find(meeting, command.parent)
        refuse_wrong_parent(command.kind, parent)
        sector = sector or parent.sector
        if sector != parent.sector:
            raise Refusal(
                _("Dòng này phải cùng ngành với «{text}».").format(text=clipped(parent.text))
            )
    _refuse_unknown_sector(meeting, sector)
    _refuse_unknown_sibling(meeting, command.parent, sector, command.after)
    node = new_id(command.id, LETTER[command.kind], meeting.seq + 1, meeting.nodes)
    text = line(command.text, kind_labels()[command.kind])
    return NodeAdded(node, command.kind, sector, text, command.parent, command.after)


def decide_edit(meeting: Meeting, command: EditNode) -> NodeEdited:
    """Other words."""
    node = find(meeting, command.id)
    return NodeEdited(node.id, line(command.text, kind_labels()[node.kind]), command.continues)


def decide_move(meeting: Meeting, command: MoveNode) -> NodeMoved:
    """Under another parent of the right level, or to another place or sector; never below itself."""
    node = find(meeting, command.id)
    parent = node.parent if command.parent is UNSET else command.parent
    sector = node.sector if command.sector is UNSET else command.sector
    if parent is not None:
        above = find(meeting, parent)
        refuse_wrong_parent(node.kind, above)
        if command.sector is not UNSET and sector != above.sector:
            raise Refusal(
                _("Dòng này phải cùng ngành với «{text}».").format(text=clipped(above.text))
            )
        sector = above.sector
    _refuse_unknown_sector(meeting, sector)
    if command.after == node.id:
        raise Refusal(_("Không thể xếp một dòng sau chính nó."))
    _refuse_unknown_sibling(meeting, parent, sector, command.after)
    return NodeMoved(node.id, sector, parent, command.after)


def decide_remove(meeting: Meeting, command: RemoveNode) -> NodeRemoved:
    """Unless it, or something below it, stands on a ballot paper."""
    node = find(meeting, command.id)
    below = {n.id for n in meeting.walk(node.id)}
    if (vote := paper_with(meeting, below)) is not None:
        raise Refusal(
            _(
                "«{text}» có trong đợt bầu «{title}» nên không bỏ được; hãy sửa lời hoặc hủy đợt bầu."
            ).format(text=clipped(node.text), title=clipped(vote.paper.title))
        )
    for one in (meeting.nodes[i] for i in below - {node.id}):
        if elsewhere := [p for p in one.also if p not in below]:
            raise Refusal(
                _(
                    "«{text}» còn dùng chung cho «{other}»: hãy chuyển nó sang đó hoặc gỡ chỗ dùng chung rồi mới bỏ."
                ).format(text=clipped(one.text), other=clipped(meeting.nodes[elsewhere[0]].text))
            )
    return NodeRemoved(node.id, node.text)


def decide_keep(meeting: Meeting, command: KeepNodes) -> NodesKept:
    """At most the cap of the process [HB 2.1]."""
    _refuse_unknown_kind(command.kind)
    _refuse_unknown_sector(meeting, command.sector)
    for node in [find(meeting, i) for i in command.ids]:
        if (node.kind, node.sector) != (command.kind, command.sector):
            raise Refusal(_("«{text}» không thuộc nhóm này.").format(text=clipped(node.text)))
    if len(set(command.ids)) != len(command.ids):
        raise Refusal(_("Một dòng được ghi hai lần."))
    most = cap(meeting, command.kind)
    if most and len(command.ids) > most:
        raise Refusal(
            _("{kind}: mỗi ngành giữ nhiều nhất {n}.").format(
                kind=kind_labels()[command.kind], n=most
            )
        )
    return NodesKept(command.sector, command.kind, command.ids)


def cap(meeting: Meeting, kind: str) -> int:
    """How many of this level a sector keeps; 0: no cap."""
    caps = meeting.rules.caps
    return {
        "advantage": caps.advantages,
        "difficulty": caps.difficulties,
        "cause": caps.causes,
        "activity": caps.external,
    }.get(kind, 0)


def fold_add(meeting: Meeting, event: NodeAdded, at: str, writer: Writer) -> None:
    """A new line in its place; a root where a damaged file has lost its parent."""
    activity = Activity() if event.kind == "activity" else None
    parent = event.parent if event.parent in meeting.nodes else None
    node = Node(event.id, event.kind, event.sector, parent, event.text, activity, at)
    writer.put(meeting.nodes, event.id, node)
    insert(meeting, child_key(parent, event.sector), event.id, event.after, writer)


def fold_edit(meeting: Meeting, event: NodeEdited, _at: str, writer: Writer) -> None:
    """Other words, the same id: votes and children stay."""
    writer.put(meeting.nodes, event.id, replace(meeting.nodes[event.id], text=event.text))


def fold_move(meeting: Meeting, event: NodeMoved, _at: str, writer: Writer) -> None:
    """The line hangs elsewhere; all below follow into its sector."""
    node = meeting.nodes[event.id]
    parent = event.parent if event.parent in meeting.nodes else None
    old, new = child_key(node.parent, node.sector), child_key(parent, event.sector)
    writer.put(meeting.children, old, tuple(i for i in meeting.children[old] if i != event.id))
    if event.sector != node.sector:
        for below in meeting.walk(event.id):
            _keep_no_more(meeting, below, writer)
            writer.put(meeting.nodes, below.id, replace(below, sector=event.sector))
    moved = replace(meeting.nodes[event.id], parent=parent)
    writer.put(meeting.nodes, event.id, moved)
    insert(meeting, new, event.id, event.after, writer)
    relink(meeting, event.id, node.also, writer)  # where it hangs now is no reference


def fold_remove(meeting: Meeting, event: NodeRemoved, _at: str, writer: Writer) -> None:
    """The line and all below it are gone."""
    node = meeting.nodes[event.id]
    for below in meeting.walk(event.id):
        _keep_no_more(meeting, below, writer)
        cut(meeting, below.id, writer)
        writer.drop(meeting.nodes, below.id)
        writer.drop(meeting.children, below.id)
    place = child_key(node.parent, node.sector)
    writer.put(meeting.children, place, tuple(i for i in meeting.children[place] if i != event.id))


def fold_keep(meeting: Meeting, event: NodesKept, _at: str, writer: Writer) -> None:
    """These are kept."""
    writer.put(meeting.kept, (event.sector, event.kind), event.ids)


def find(meeting: Meeting, node: str) -> Node:
    """The line of this id, or a Refusal."""
    if node not in meeting.nodes:
        raise Refusal(_("Cây không có dòng mang mã «{id}».").format(id=node[:40]))
    return meeting.nodes[node]


def paper_with(meeting: Meeting, lines: set[str]) -> Round | None:
    """The first round that stands, or may yet, with one of these lines on its paper."""
    votes = (v for v in meeting.rounds.values() if v.state != "annulled")
    return next((v for v in votes if lines & set(v.paper.ids)), None)


def refuse_wrong_parent(kind: str, parent: Node) -> None:
    """Each level hangs under the one above it."""
    labels = kind_labels()
    if PARENT_KIND.get(kind) != parent.kind:
        raise Refusal(
            _("{kind} không thể nằm dưới {parent} «{text}».").format(
                kind=labels[kind], parent=labels[parent.kind].lower(), text=clipped(parent.text)
            )
        )


def insert(meeting: Meeting, place: str, node: str, after: str | None, writer: Writer) -> None:
    """Into the list of children at `place`, after a sibling; "" first, None or unknown last."""
    siblings = meeting.children.get(place, ())
    if after is None or (after and after not in siblings):
        index = len(siblings)
    else:
        index = siblings.index(after) + 1 if after else 0
    writer.put(meeting.children, place, (*siblings[:index], node, *siblings[index:]))


def _keep_no_more(meeting: Meeting, node: Node, writer: Writer) -> None:
    place = (node.sector, node.kind)
    if node.id in (kept := meeting.kept.get(place, ())):
        writer.put(meeting.kept, place, tuple(i for i in kept if i != node.id))


def _refuse_unknown_kind(kind: str) -> None:
    if kind not in NODE_KINDS:
        raise Refusal(
            _("Không có cấp «{kind}»; các cấp: {known}.").format(
                kind=kind[:40], known=", ".join(NODE_KINDS)
            )
        )


def _refuse_unknown_sector(meeting: Meeting, sector: str) -> None:
    known = [s.id for s in meeting.procedure.sectors]
    if sector not in known:
        raise Refusal(
            _("Không có ngành «{sector}»; các ngành: {known}.").format(
                sector=sector[:40], known=", ".join(known)
            )
        )


def _refuse_unknown_sibling(
    meeting: Meeting, parent: str | None, sector: str, after: str | None
) -> None:
    if after and after not in meeting.under(parent, sector):
        raise Refusal(_("Không có dòng «{id}» ở chỗ này để xếp sau nó.").format(id=after[:40]))
