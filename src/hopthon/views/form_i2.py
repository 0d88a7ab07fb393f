"""Biểu I.2 as rows: what helps and hinders each sector, and what the village wants to do [HB part II, I.2]."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.entries import Node
from hopthon.meeting.state import Meeting
from hopthon.processes.definition import Sector
from hopthon.processes.words import local
from hopthon.text import folded
from hopthon.views.carried import carried_words
from hopthon.views.money import Sums, reckonings, sums
from hopthon.views.rounds import ranked_order


class Cell(Struct, frozen=True):
    """A cell of the tree table. `span`: the rows it fills; 0 where the cell above fills this row."""

    text: str = ""
    span: int = 1


class TreeRow(Struct, frozen=True):
    """One row of difficulty, cause, solution."""

    difficulty: Cell
    cause: Cell
    solution: Cell


class ActivityRow(Struct, frozen=True):
    """One activity as the form prints it. Money in đồng, None unknown; `rank` None where not ranked.

    `percent`: the village's part where its amount is unknown.
    """

    id: str
    text: str
    unit: str
    quantity: Decimal | None
    time: str
    place: str
    responsible: str
    total: int | None
    contribution: int | None
    support: int | None
    note: str
    rank: int | None
    percent: int | None


class Group(Struct, frozen=True):
    """Activities with or without money from outside."""

    title: str
    rows: tuple[ActivityRow, ...]
    sums: Sums


class Block(Struct, frozen=True):
    """One sector of the form."""

    sector: str
    title: str
    advantages: tuple[str, ...]
    tree: tuple[TreeRow, ...]
    groups: tuple[Group, Group]
    sums: Sums


class FormI2(Struct, frozen=True):
    """The whole form. `village` and `commune` with their words ("thôn Bàn Thạch"); "" unknown."""

    title: str
    village: str
    commune: str
    plan_year: int | None
    blocks: tuple[Block, ...]


def form_i2(meeting: Meeting) -> FormI2:
    """The form as the meeting stands; only sectors with something in them."""
    order = ranked_order(meeting)
    filled = [s for s in meeting.procedure.sectors if meeting.under(None, s.id)]
    title = next((f.title for f in meeting.procedure.forms if f.code == "I.2"), _TITLE)
    return FormI2(
        local(title, meeting.procedure, meeting.said("village_word") or "thôn"),
        named(meeting, "village"),
        named(meeting, "commune"),
        meeting.number("plan_year"),
        tuple(_block(meeting, sector, order) for sector in filled),
    )


def named(meeting: Meeting, place: str) -> str:
    """A place with its word: "thôn Bàn Thạch", "xã Võ Miếu"; "" while it has no name."""
    name, word = meeting.said(place), meeting.said(f"{place}_word")
    return f"{word} {name}".strip() if name else ""


def in_order(meeting: Meeting, ids: Iterable[str], kind: str) -> list[Node]:
    """The lines of this kind among `ids`, those that a ranking kept first."""
    nodes = [meeting.nodes[i] for i in ids if meeting.nodes[i].kind == kind]
    if not nodes:
        return []
    kept = meeting.kept.get((nodes[0].sector, kind), ())
    places = {node: place for place, node in enumerate(kept)}
    return sorted(nodes, key=lambda node: places.get(node.id, len(kept)))


def is_external(node: Node) -> bool:
    """Whether the activity needs money from outside; where nobody said, unless it needs no support."""
    activity = node.activity
    if activity is None or activity.external is None:
        return activity is None or activity.support_needed != 0
    return activity.external


def note_of(node: Node) -> str:
    """Source of money, way of doing it, note, how amounts were reached: a line each, nothing twice [I.2, "Ghi chú"]."""
    activity = node.activity
    if activity is None:
        return ""
    said: list[str] = []
    own = (activity.funding_source, activity.delivery, activity.note)
    carried = carried_words(node)
    for text in (*own, *reckonings(activity), carried[:1].upper() + carried[1:]):
        if text and not any(folded(text).strip(" .") in folded(other) for other in said):
            said.append(text)
    return "\n".join(said)


_TITLE = "Thuận lợi, Khó khăn, Nguyên nhân, Giải pháp và Đề xuất hoạt động ở cấp thôn"


def _block(meeting: Meeting, sector: Sector, order: dict[str, int]) -> Block:
    roots = meeting.under(None, sector.id)
    activities = [n for n in meeting.activities() if n.sector == sector.id]
    kept = {name: at for at, name in enumerate(meeting.kept.get((sector.id, "activity"), ()))}
    # "xếp ưu tiên từ cao xuống thấp": as ranked, then what the sector kept; stable: others in tree order
    activities.sort(key=lambda n: (order.get(n.id, len(order) + 1), kept.get(n.id, len(kept))))
    own = [n for n in activities if not is_external(n)]
    external = [n for n in activities if is_external(n)]
    return Block(
        sector.id,
        sector.title,
        tuple(n.text for n in in_order(meeting, roots, "advantage")),
        tuple(_tree(meeting, roots)),
        (
            _group(_("Hoạt động Không cần nguồn vốn bên ngoài"), own, order),
            _group(_("Hoạt động Cần nguồn vốn bên ngoài"), external, order),
        ),
        sums(activities),
    )


def _tree(meeting: Meeting, roots: tuple[str, ...]) -> list[TreeRow]:
    rows: list[TreeRow] = []
    for difficulty in in_order(meeting, roots, "difficulty"):
        own, shared = meeting.under(difficulty.id), meeting.shared.get(difficulty.id, ())
        rows += _difficulty(meeting, difficulty.text, own, shared)
    for cause in in_order(meeting, roots, "cause"):  # its difficulty was never said
        rows += _difficulty(meeting, "", (cause.id,))
    rows += [
        TreeRow(Cell(), Cell(), Cell(solution.text))
        for solution in in_order(meeting, roots, "solution")
    ]
    return rows


def _difficulty(
    meeting: Meeting, text: str, causes: tuple[str, ...], shared: tuple[str, ...] = ()
) -> list[TreeRow]:
    """What it shares with another is written out there, and only pointed at here."""
    pairs: list[tuple[Cell, Cell]] = []
    for cause in in_order(meeting, causes, "cause"):
        solutions = in_order(meeting, meeting.under(cause.id), "solution")
        also = meeting.shared.get(cause.id, ())
        texts = [*(node.text for node in solutions), *(_see(meeting, i) for i in also)] or [""]
        spans = [len(texts)] + [0] * (len(texts) - 1)
        pairs += [
            (Cell(cause.text if span else "", span), Cell(solution))
            for span, solution in zip(spans, texts, strict=True)
        ]
    pairs += [(Cell(_see(meeting, cause)), Cell()) for cause in shared]
    pairs = pairs or [(Cell(), Cell())]
    return [
        TreeRow(Cell("" if index else text, 0 if index else len(pairs)), *pair)
        for index, pair in enumerate(pairs)
    ]


def _see(meeting: Meeting, node: str) -> str:
    return _("(xem: {text})").format(text=meeting.nodes[node].text)


def _group(title: str, nodes: list[Node], order: dict[str, int]) -> Group:
    rows = tuple(_row(node, order.get(node.id)) for node in nodes)
    return Group(title, rows, sums(nodes))


def _row(node: Node, rank: int | None) -> ActivityRow:
    activity = node.activity
    assert activity is not None, "only activities stand in the activity table"
    return ActivityRow(
        node.id,
        node.text,
        activity.unit,
        activity.quantity,
        activity.time,
        activity.place,
        activity.responsible,
        activity.total_cost,
        activity.community_contribution,
        activity.support_needed,
        note_of(node),
        rank,
        activity.contribution_percent if activity.community_contribution is None else None,
    )
