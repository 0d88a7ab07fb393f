"""What every CSV of ballots has: a first line that names columns, a group, a number a paper has once."""

from collections.abc import Mapping
from pathlib import Path

from hopthon.imports.source import Rows, read_text, rows, shown, wrong
from hopthon.language import _
from hopthon.text import folded

COLUMNS = {
    "ballot": "ballot", "phieu": "ballot", "so phieu": "ballot", "stt": "ballot",
    "group": "group", "nhom": "group", "sex": "group", "gioi": "group", "gioi tinh": "group",
}  # fmt: skip
"""What people call the columns that any file may have; compared without marks and capitals."""
_GROUPS = {
    "": "", "all": "", "chung": "",
    "f": "women", "women": "women", "nu": "women",
    "m": "men", "men": "men", "nam": "men",
}  # fmt: skip


def opened(path: Path) -> tuple[int, list[str], Rows]:
    """The line and the cells of the header, then the rows; comma, semicolon or tab, as the first line has it."""
    found = delimited(path, lines=1)
    line, header = next(found, (0, list[str]()))
    while header and not header[-1]:
        header.pop()
    if not header:
        raise wrong(path, 0, _("trống."))
    return line, header, found


def delimited(path: Path, lines: int = 20) -> Rows:
    """Every row; comma, semicolon or tab, whichever the first `lines` have most."""
    text = read_text(path)
    first = "\n".join(text.lstrip().split("\n", lines)[:lines])
    # equal counts: the semicolon of Vietnamese Excel first
    return rows(path, text, max(";\t,", key=first.count))


def columns(path: Path, line: int, header: list[str], known: Mapping[str, str]) -> list[str]:
    """The known name of each column, or its own. Refuses columns without a name, or with another's."""
    names = [known.get(folded(cell).replace("_", " "), cell) for cell in header]
    if "" in names:
        raise wrong(path, line, _("cột {n} không có tên.").format(n=names.index("") + 1))
    if twice := next((n for n in names if names.count(n) > 1), ""):
        raise wrong(path, line, _("có hai cột «{name}».").format(name=shown(twice)))
    return names


def cells(path: Path, line: int, names: list[str], row: list[str]) -> dict[str, str]:
    """The row by column; refuses cells beyond the last column."""
    if any(row[len(names) :]):
        raise wrong(path, line, _("có nhiều ô hơn số cột ở dòng đầu."))
    return dict(zip(names, row, strict=False))


def group(path: Path, line: int, said: str) -> str:
    """ "women", "men", or "" where the file does not say."""
    found = _GROUPS.get(folded(said))
    if found is None:
        raise wrong(path, line, _("nhóm «{it}», phải là nữ hoặc nam.").format(it=shown(said)))
    return found


def refuse_twice(
    path: Path, line: int, key: tuple[str, str], seen: dict[tuple[str, str], int]
) -> None:
    """Refuses a paper, by group and number, that stood on an earlier line; without a number it is a new one."""
    if key[1] and seen.setdefault(key, line) != line:
        raise wrong(
            path,
            line,
            _("phiếu số {n} đã có ở dòng {other}.").format(n=shown(key[1]), other=seen[key]),
        )
