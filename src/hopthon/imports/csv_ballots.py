"""Ballots keyed in a spreadsheet: one line a ballot, comma, semicolon or tab between the cells.

Columns by name, in any order: `ballot` (its number, may be left out), `group` or `sex`, and either one
column `marks` ("1 3 6": numbers or ids of the options) or one column an option (x, or how many beans).
"""

from collections.abc import Sequence
from pathlib import Path

from hopthon.imports.ballots import BallotFile, FileBallot, FileOption
from hopthon.imports.source import MOST_BALLOTS, read_text, rows, shown, wrong
from hopthon.language import _
from hopthon.text import LINE_LIMIT, clipped, folded, pasted

MOST_OPTIONS = 500
MOST_BEANS = 1_000
_COLUMNS = {
    "ballot": "ballot", "phieu": "ballot", "so phieu": "ballot", "stt": "ballot",
    "group": "group", "nhom": "group", "sex": "group", "gioi": "group", "gioi tinh": "group",
    "marks": "marks", "vote": "marks", "chon": "marks", "bo cho": "marks",
}  # fmt: skip
_GROUPS = {
    "": "", "all": "", "chung": "",
    "f": "women", "women": "women", "nu": "women",
    "m": "men", "men": "men", "nam": "men",
}  # fmt: skip
_MARKED = {"": 0, "-": 0, "x": 1, "v": 1}


def read_csv(path: Path) -> BallotFile:
    """The whole file. Refuses, naming the line, what it cannot take exactly."""
    text = read_text(path)
    found = rows(path, text, _delimiter(text))
    line, header = next(found, (0, list[str]()))
    columns = _columns(path, line, header)
    options = [name for name in columns if name not in _COLUMNS.values()]
    seen: dict[tuple[str, str], int] = {}
    ballots: list[FileBallot] = []
    for line, cells in found:
        if len(cells) > len(header) and any(cells[len(header) :]):
            raise wrong(path, line, _("có nhiều ô hơn số cột ở dòng đầu."))
        cell = dict(zip(columns, cells, strict=False))
        group = _group(path, line, cell.get("group", ""))
        _refuse_twice(path, line, (group, cell.get("ballot", "")), seen)
        marks = (
            _columns_marks(path, line, cell, options)
            if options
            else tuple(cell.get("marks", "").replace(",", " ").replace(";", " ").split())
        )
        ballots.append(FileBallot(group, marks, line))
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


def _delimiter(text: str) -> str:
    first = text.lstrip().partition("\n")[0]
    return max(";\t,", key=first.count)  # equal counts: the semicolon of Vietnamese Excel first


def _columns(path: Path, line: int, header: list[str]) -> list[str]:
    """The known name of each column, or the option's own."""
    while header and not header[-1]:
        header.pop()
    names = [_COLUMNS.get(folded(cell).replace("_", " "), cell) for cell in header]
    if not names:
        raise wrong(path, 0, _("trống."))
    if "" in names:
        raise wrong(path, line, _("cột {n} không có tên.").format(n=names.index("") + 1))
    if twice := next((n for n in names if names.count(n) > 1), ""):
        raise wrong(path, line, _("có hai cột «{name}».").format(name=shown(twice)))
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


def _group(path: Path, line: int, said: str) -> str:
    group = _GROUPS.get(folded(said))
    if group is None:
        raise wrong(path, line, _("nhóm «{it}», phải là nữ hoặc nam.").format(it=shown(said)))
    return group


def _refuse_twice(
    path: Path, line: int, key: tuple[str, str], seen: dict[tuple[str, str], int]
) -> None:
    if key[1] and seen.setdefault(key, line) != line:
        raise wrong(
            path,
            line,
            _("phiếu số {n} đã có ở dòng {other}.").format(n=shown(key[1]), other=seen[key]),
        )


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
