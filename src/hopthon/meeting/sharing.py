"""Lines that serve more than the one they hang under: the two ends of each reference, kept together."""

from collections.abc import Iterable

from msgspec.structs import replace

from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer


def relink(meeting: Meeting, node: str, also: Iterable[str], writer: Writer) -> None:
    """The line serves exactly these besides its parent, each once."""
    line = meeting.nodes[node]
    wanted = tuple(p for p in dict.fromkeys(also) if p != line.parent)
    if wanted == line.also:
        return
    before = set(line.also)
    for gone in before - set(wanted):
        left = tuple(i for i in meeting.shared[gone] if i != node)
        if left:
            writer.put(meeting.shared, gone, left)
        else:
            writer.drop(meeting.shared, gone)
    for new in (p for p in wanted if p not in before):
        writer.put(meeting.shared, new, (*meeting.shared.get(new, ()), node))
    writer.put(meeting.nodes, node, replace(line, also=wanted))


def cut(meeting: Meeting, node: str, writer: Writer) -> None:
    """Nothing refers to this line any more, nor does it refer to anything."""
    relink(meeting, node, (), writer)
    for other in meeting.shared.get(node, ()):
        relink(meeting, other, (p for p in meeting.nodes[other].also if p != node), writer)


def redirect(meeting: Meeting, old: str, new: str, writer: Writer) -> None:
    """What served `old` serves `new`."""
    for other in meeting.shared.get(old, ()):
        also = (new if p == old else p for p in meeting.nodes[other].also)
        relink(meeting, other, also, writer)
