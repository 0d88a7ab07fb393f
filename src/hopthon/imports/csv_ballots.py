"""Ballots keyed in a spreadsheet: one line a ballot, comma, semicolon or tab between the cells.

Columns by name, in any order: `ballot` (its number, may be left out), `group` or `sex`, and either one
column `marks` ("1 3 6": numbers or ids of the options) or one column an option (x, or how many beans).
"""

from collections.abc import Sequence
from pathlib import Path

from hopthon.imports.ballots import BallotFile, FileBallot, FileOption
from hopthon.imports.sheet import COLUMNS, cells, columns, group, opened, refuse_twice
from hopthon.imports.source import MOST_BALLOTS, shown, wrong
from hopthon.language import _
from hopthon.text import LINE_LIMIT, clipped, pasted

MOST_OPTIONS = 500
MOST_BEANS = 1_000
_COLUMNS = {
    **COLUMNS,
    **dict.fromkeys(("marks", "vote", "chon", "bo cho"), "marks"),
}
_MARKED = {"": 0, "-": 0, "x": 1, "v": 1}


def read_csv(path: Path) -> BallotFile:
    """The whole file. Refuses, naming the line, what it cannot take exactly."""
    line, header, found = opened(path)
    names = _columns(path, line, header)
    options = [name for name in names if name not in _COLUMNS.values()]
    seen: dict[tuple[str, str], int] = {}
    ballots: list[FileBallot] = []
    for line, row in found:
        cell = cells(path, line, names, row)
        whose = group(path, line, cell.get("group", ""))
        refuse_twice(path, line, (whose, cell.get("ballot", "")), seen)
        marks = (
            _columns_marks(path, line, cell, options)
            if options
            else tuple(cell.get("marks", "").replace(",", " ").replace(";", " ").split())
        )
        ballots.append(FileBallot(whose, marks, line))
    if not ballots:
        raise wrong(path, 0, _("không có phiếu nào dưới dòng tên cột."))
    if len(ballots) > MOST_BALLOTS:
        raise wrong(path, 0, _("có quá {n} phiếu.").format(n=MOST_BALLOTS))
    stacking = bool(options) and any(len(set(b.marks)) < len(b.marks) for b in ballots)
    most = max(len(b.marks if stacking else set(b.marks)) for b in ballots)
    if most > MOST_BEANS:
        raise wrong(path, 0, _("một phiếu có quá {n} dấu.").format(n=MOST_BEANS))
    return BallotFile(
        clipped(path.stem, 200),
        _named(path, options, ballots),
        tuple(ballots),
        max(1, most),
        stacking,
    )


def _columns(path: Path, line: int, header: list[str]) -> list[str]:
    """The known name of each column, or the option's own."""
    names = columns(path, line, header, _COLUMNS)
    options = [n for n in names if n not in _COLUMNS.values()]
    if ("marks" in names) == bool(options):
        raise wrong(
            path,
            line,
            _("cần một cột «marks» hoặc mỗi việc một cột (đang thấy: {names}).").format(
                names=shown(", ".join(names))
            ),
        )
    return names


def _columns_marks(
    path: Path, line: int, cell: dict[str, str], options: Sequence[str]
) -> tuple[str, ...]:
    marks: list[str] = []
    for option in options:
        said = cell.get(option, "").lower()
        n = int(said) if said.isascii() and said.isdigit() and len(said) <= 3 else _MARKED.get(said)
        if n is None:
            raise wrong(
                path,
                line,
                _("cột «{option}» ghi «{it}», phải là x hoặc số hạt.").format(
                    option=shown(option), it=shown(said)
                ),
            )
        marks += [option] * n
    return tuple(marks)


def _named(path: Path, options: list[str], ballots: list[FileBallot]) -> tuple[FileOption, ...]:
    """The columns; without them whatever was marked: all the numbers up to the highest, or the ids."""
    marked = list(dict.fromkeys(option for ballot in ballots for option in ballot.marks))
    if not options and marked and all(_is_number(option) for option in marked):
        options = [str(n) for n in range(1, max(map(int, marked)) + 1)]
        if strange := [m for m in marked if m not in set(options)]:
            raise wrong(path, 0, _("không có việc số «{n}».").format(n=shown(strange[0])))
    found = options or marked
    if len(found) > MOST_OPTIONS:
        raise wrong(path, 0, _("có quá {n} việc.").format(n=MOST_OPTIONS))
    return tuple(
        FileOption(o, clipped(" ".join(pasted(o).split()), LINE_LIMIT) or o) for o in found
    )


def _is_number(option: str) -> bool:
    return option.isascii() and option.isdigit() and len(option) <= 3
