"""The tree on the wall: the branch being built, and the sheet of one activity."""

from hopthon.language import _
from hopthon.meeting.entries import NODE_KINDS, Node
from hopthon.meeting.state import Meeting
from hopthon.meeting.tree import kind_labels
from hopthon.numbers import grouped, money_words
from hopthon.views.place_words import in_place_words
from hopthon.views.wall_pages import ActivityCard, Branch, Level


def branch(meeting: Meeting, ref: str) -> Branch | None:
    """A line and what leads to it; None when it is no more."""
    node = meeting.nodes.get(ref)
    if node is None:
        return None
    above = path_to(meeting, node)
    label, at, among = place_of(meeting, node)
    tree = above[0].kind == "difficulty"
    return Branch(
        _("Cây vấn đề") if tree else label,
        _("Nhánh {n}/{of}").format(n=at, of=among) if tree else f"{at}/{among}",
        tuple(_level(meeting, one) for one in above),
    )


def card(meeting: Meeting, ref: str) -> ActivityCard | None:
    """What is known of an activity, in the order of the six questions; None when it is no more."""
    node = meeting.nodes.get(ref)
    if node is None or node.kind != "activity":
        return None
    a, answers = node.activity, list[tuple[str, str]]()
    if a is not None:
        amount = "" if a.quantity is None else f"{grouped(a.quantity)} {a.unit}".strip()
        answers = [
            (_("Bao nhiêu"), amount),
            (_("Khi nào"), a.time),
            (_("Ở đâu"), a.place),
            (_("Ai lo"), a.responsible),
            (_("Hết"), _money(a.total_cost)),
            (_("Dân góp"), _money(a.community_contribution) or _share(a.contribution_percent)),
            (_("Xin hỗ trợ"), _money(a.support_needed)),
        ]
    label = kind_labels()["activity"]
    return ActivityCard(label, node.text, tuple((k, v) for k, v in answers if v))


def path_to(meeting: Meeting, node: Node) -> list[Node]:
    """The node and all above it, the root first."""
    path = [node]
    while (parent := path[0].parent) is not None and parent in meeting.nodes:
        path.insert(0, meeting.nodes[parent])
    return path


def place_of(meeting: Meeting, node: Node) -> tuple[str, int, int]:
    """Which root the node belongs to: its kind in words, its number, how many there are of that kind."""
    root = path_to(meeting, node)[0]
    alike = [
        name
        for sector in meeting.procedure.sectors
        for name in meeting.under(None, sector.id)
        if meeting.nodes[name].kind == root.kind
    ]
    return kind_labels()[root.kind], alike.index(root.id) + 1, len(alike)


def question_below(meeting: Meeting, node: Node) -> str:
    """What is asked to get from this line to the next below it; "" where nothing hangs below."""
    if node.kind in ("advantage", "activity"):
        return ""
    below = NODE_KINDS[NODE_KINDS.index(node.kind) + 1]
    return in_place_words(meeting, meeting.procedure.questions.of(below))


def _level(meeting: Meeting, node: Node) -> Level:
    return Level(kind_labels()[node.kind], node.text, question_below(meeting, node))


def _money(dong: int | None) -> str:
    if dong is None:
        return ""
    return money_words(dong) if dong else _("không")


def _share(percent: int | None) -> str:
    return "" if percent is None else f"{percent} %"
