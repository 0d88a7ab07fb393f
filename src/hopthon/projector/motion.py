"""Rows of a ranking on their way to new places, whole rows at a time."""

import os
from collections.abc import Sequence

from textual.strip import Strip

from hopthon.projector.sheet import Sheet

TRAVEL = 0.4
"""Seconds a change of order may take at most."""
STEPS = 8


Frame = list[Strip]
"""A page on its way, row by row."""


def wanted() -> bool:
    """Whether rows may travel; `HOPTHON_MOTION=0` or `TEXTUAL_ANIMATIONS=none` make it a cut."""
    still = os.environ.get("HOPTHON_MOTION") == "0"
    return not still and os.environ.get("TEXTUAL_ANIMATIONS", "").lower() != "none"


def travel(old: Sheet, new: Sheet) -> list[Frame]:
    """The frames between two sheets of one ranking, the new one not among them; none if none moved.

    What moved up furthest is in front; rank digits stay behind until the rows have arrived.
    """
    moved = {
        key: old.places[key][0] - y
        for key, (y, _high) in new.places.items()
        if key in old.places and old.places[key][0] != y
    }
    if not moved or old.canvas.rows != new.canvas.rows or old.canvas.columns != new.canvas.columns:
        return []
    before, after = old.canvas.strips(), new.canvas.strips()
    empty = Sheet(type(new.canvas)(new.canvas.columns, new.canvas.rows, new.canvas.theme))
    blank = empty.canvas.strips()[0]
    steps = min(STEPS, max(abs(way) for way in moved.values()))
    order = sorted(new.places, key=lambda key: abs(moved.get(key, 0)) + (moved.get(key, 0) > 0))
    cut = new.canvas.margin + 4  # the columns of the rank digits
    frames: list[Frame] = []
    for step in range(1, steps):
        frame = [*after]
        for y, high in new.places.values():
            frame[y : y + high] = [blank] * len(frame[y : y + high])
        for key in order:
            y, high = new.places[key]
            at = y + round(moved.get(key, 0) * (steps - step) / steps)
            digits = old.places.get(key, new.places[key])[0]
            block = [_joined(before, digits + i, after, y + i, cut) for i in range(high)]
            _lay(frame, at, block)
        frames.append(frame)
    return frames


def _joined(
    before: Sequence[Strip], old_y: int, after: Sequence[Strip], new_y: int, cut: int
) -> Strip:
    left = before[min(old_y, len(before) - 1)].crop(0, cut)
    return Strip.join([left, after[min(new_y, len(after) - 1)].crop(cut)])


def _lay(frame: Frame, at: int, block: Sequence[Strip]) -> None:
    for down, strip in enumerate(block):
        if 0 <= at + down < len(frame):
            frame[at + down] = strip
