"""What a file of ballots holds, whatever its format."""

from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from hopthon.language import _

_NAMED = 8


class FileOption(NamedTuple):
    """One thing that could be chosen. `cost` as the file gives it, in its own currency; None: not given."""

    id: str
    text: str
    cost: Decimal | None = None


class FileBallot(NamedTuple):
    """One paper. `group`: "women", "men" or "" (not stated); `marks`: option ids, repeated when stacked.

    `line`: where it stands in the file, 1-based.
    """

    group: str
    marks: tuple[str, ...]
    line: int = 0


class BallotFile(Struct, frozen=True):
    """A file of ballots, read whole.

    `beans`: how many marks one voter could give. `stacking`: several on one option are meant.
    `notes`: what the file says of itself that its ballots do not bear out, in sentences.
    """

    title: str
    options: tuple[FileOption, ...]
    ballots: tuple[FileBallot, ...]
    beans: int
    stacking: bool = False
    notes: tuple[str, ...] = ()


def counted_once(file: BallotFile) -> BallotFile:
    """The same with an option named twice on one ballot counted once, and a note that says where."""
    once = tuple(b._replace(marks=tuple(dict.fromkeys(b.marks))) for b in file.ballots)
    lines = [
        str(old.line) for old, new in zip(file.ballots, once, strict=True) if old.marks != new.marks
    ]
    if not lines:
        return file
    note = _("{n} phiếu ghi một việc hai lần, chỉ tính một: dòng {lines}.").format(
        n=len(lines), lines=listed(lines)
    )
    return replace(file, ballots=once, notes=(*file.notes, note))


def listed(items: list[str]) -> str:
    """ "3, 9, 12" or, when there are many, the first ones and how many more."""
    if len(items) <= _NAMED:
        return ", ".join(items)
    return _("{some} và {n} chỗ khác").format(some=", ".join(items[:_NAMED]), n=len(items) - _NAMED)
