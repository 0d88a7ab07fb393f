"""What the outline says beside its lines: how many there are, which stay, what a line was merged from."""

from hopthon.language import _
from hopthon.meeting.entries import Node
from hopthon.meeting.state import Meeting
from hopthon.meeting.tree import cap, kind_labels
from hopthon.views.form_i2 import is_external


def choices(meeting: Meeting, sector: str, kind: str) -> list[str]:
    """The lines of a kind among which a sector keeps a few; of activities, those paid from outside."""
    return [
        node.id
        for node in meeting.nodes.values()
        if (node.kind, node.sector) == (kind, sector) and (kind != "activity" or is_external(node))
    ]


def capped(meeting: Meeting, kind: str) -> bool:
    """Whether a sector keeps only so many of these."""
    return cap(meeting, kind) > 0


def how_many(meeting: Meeting, sector: str, kind: str) -> str:
    """ "4 khó khăn, ngành này giữ tối đa 3"; "" while there is none."""
    n, most = len(choices(meeting, sector, kind)), cap(meeting, kind)
    if not n:
        return ""
    label = kind_labels()[kind].lower()
    if kind == "activity":
        label = _("hoạt động cần vốn bên ngoài")
    words = _("{n} {kind}, ngành này giữ tối đa {most}") if most else _("{n} {kind}")
    return words.format(n=n, kind=label, most=most)


def too_many(meeting: Meeting, sector: str, kind: str) -> str:
    """What is still to be chosen where there are more than the cap; "" when all is settled."""
    most, kept = cap(meeting, kind), len(meeting.kept.get((sector, kind), ()))
    if not most or len(choices(meeting, sector, kind)) <= most or kept >= most:
        return ""
    if kept:
        return _("Quá {most} dòng: đã giữ {kept}, ấn k ở những dòng giữ lại.").format(
            most=most, kept=kept
        )
    words = _("Quá {most} dòng: ấn k ở những dòng giữ lại, hay v để bà con bầu chọn.")
    return words.format(most=most)


def merged_from(node: Node) -> str:
    """The words of the lines it was merged from, but those it still has; "" where it never was."""
    said = [f"«{o.text}»" for o in node.origins if o.text != node.text]
    return _("gộp từ {said}").format(said="; ".join(said)) if said else ""


def see_words(meeting: Meeting, node: str, sector: str) -> str:
    """Where a shared line is written out."""
    line = meeting.nodes[node]
    if line.sector == sector:
        return _("xem «{text}»").format(text=line.text)
    title = next(s.short or s.title for s in meeting.procedure.sectors if s.id == line.sector)
    return _("xem «{text}», ngành {sector}").format(text=line.text, sector=title)
