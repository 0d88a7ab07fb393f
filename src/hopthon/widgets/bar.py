"""One bar of a wall page: shares told apart by pattern too, a threshold that never lies."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

Role = Literal[
    "background", "surface", "text", "muted", "accent",
    "women", "men", "good", "bad", "warning", "rule",
]  # fmt: skip
"""What a colour means; a theme says which colour it is."""
Style = Literal["solid", "stripes", "checker", "dots", "line", "thin"]
"""Solid █, stripes ▌, checker ▚, dots ·, a heavy line ━, a thin one ─."""

_INK: dict[Style, str] = {
    "solid": "█", "stripes": "▌", "checker": "▚", "dots": "·", "line": "━", "thin": "─",
}  # fmt: skip
THRESHOLD = "┃"


class Share(Struct, frozen=True):
    """A part of the whole: how many, in which colour and pattern."""

    amount: int
    role: Role
    style: Style = "solid"


def mark_at(width: int, whole: int, needed: int) -> int:
    """The cell of a bar of `width` cells where the threshold stands.

    Depends on no vote, so it does not move while people count; both outcomes have room beside it.
    """
    return max(2, min(needed * width // max(whole, 1), width - 4))


def cells(
    width: int, shares: Sequence[Share], whole: int, needed: int | None = None
) -> list[tuple[str, Role]]:
    """The bar's cells, left to right: (block, colour).

    A share above 0 has at least one cell; a bar short of the whole is never drawn full. With
    `needed` the first share is judged: reached, at least one of its cells stands beyond the
    threshold; missed, the cell before the threshold is a dot. Bars under 8 cells are cut short.
    """
    mark = None if needed is None else mark_at(width, whole, needed)
    reached = needed is not None and bool(shares) and shares[0].amount >= needed
    ends = _ends(width, shares, whole, mark, reached)
    row: list[tuple[str, Role]] = [(_INK["thin"], "rule")] * width
    start = 0
    for share, end in zip(shares, ends, strict=True):
        for at in range(start, end):
            row[at] = (_INK[share.style], share.role)
        start = end
    if mark is None or mark >= width:
        return row
    if not reached and shares:
        for at in range(min(start, mark - 1), mark):
            row[at] = (_INK["dots"], shares[0].role)
    row[mark] = (THRESHOLD, "text")
    return row


def _ends(
    width: int, shares: Sequence[Share], whole: int, mark: int | None, reached: bool
) -> list[int]:
    """Where each share ends, rounded on the running sum so that equal sums end on one line."""
    ends: list[int] = []
    total = end = 0
    for share in shares:
        if share.amount:
            total += share.amount
            end = max((2 * total * width + whole) // (2 * max(whole, 1)), end + 1)
            if mark is not None and not ends:
                end = max(end, mark + 2) if reached else min(end, mark - 1)
            elif mark is not None and mark - 1 < end < mark + 2:
                end = mark + 2  # a share must not end hidden behind the threshold
        ends.append(end)
    room = width if total >= whole else width - 1
    for index in reversed(range(len(ends))):
        ends[index] = max(0, min(ends[index], room))
        room = ends[index] - (shares[index].amount > 0)
    return ends
