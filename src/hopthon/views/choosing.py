"""Votes that choose among lines of the tree: which few of a kind a sector keeps [HB 2.1]."""

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.commands import KeepNodes
from hopthon.meeting.entries import Round
from hopthon.meeting.state import Meeting
from hopthon.meeting.tree import cap, kind_labels
from hopthon.refusal import Refusal
from hopthon.text import clipped
from hopthon.voting.paper import Paper

_RANKING = ("dots", "criteria", "hands")


class Choosing(Struct, frozen=True):
    """What a vote chooses among, and how many of them stay."""

    sector: str
    kind: str
    most: int


def lines_voted(meeting: Meeting, paper: Paper) -> str:
    """The kind of line on this paper where it is about lines that are no works; "" for works, people, questions."""
    kinds = {meeting.nodes[i].kind if i in meeting.nodes else "" for i in paper.ids}
    kind = kinds.pop() if len(kinds) == 1 else ""
    return "" if kind == "activity" else kind


def things(meeting: Meeting, paper: Paper) -> str:
    """What the options are, in a word: "việc", "khó khăn", "người"."""
    if paper.method == "election":
        return _("người")
    kind = lines_voted(meeting, paper)
    return kind_labels()[kind].lower() if kind else _("việc")


def choosing(meeting: Meeting, vote: Round) -> Choosing | None:
    """What this vote can choose: more lines of one kind and sector than stay there; None for any other."""
    if vote.paper.method not in _RANKING or vote.paper.settings.run_off_of:
        return None
    nodes = [meeting.nodes[i] for i in vote.paper.ids if i in meeting.nodes]
    places = {(node.sector, node.kind) for node in nodes}
    if len(nodes) < len(vote.paper.ids) or len(places) != 1:
        return None
    sector, kind = places.pop()
    most = cap(meeting, kind)
    return Choosing(sector, kind, most) if 0 < most < len(nodes) else None


def to_keep(vote: Round, what: Choosing) -> KeepNodes:
    """The first ones of the result, to be kept; a Refusal where the last to stay ties with the first to go."""
    rows = vote.closed.rows if vote.closed is not None else ()
    last, out = rows[what.most - 1], rows[what.most]
    if last.rank == out.rank:
        tied = [row.option for row in rows if row.rank == last.rank]
        texts = {option.id: option.text for option in vote.paper.options}
        named = ", ".join(f"«{clipped(texts[option], 24)}»" for option in tied)
        raise Refusal(
            _("Đồng hạng {rank} ngay chỗ cắt, ấn r bầu lại rồi mới giữ: {named}.").format(
                named=named, rank=last.rank
            )
        )
    return KeepNodes(what.sector, what.kind, tuple(row.option for row in rows[: what.most]))
