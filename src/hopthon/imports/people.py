"""A list of names kept in a spreadsheet: one line a person, columns found by their headings.

Known columns, with or without diacritics: the name (needed; the head of the household where there is no
other), sex, household, and groups: one column each, marked x, or one column that names them.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from hopthon.imports.sheet import delimited
from hopthon.imports.source import Rows, shown, wrong
from hopthon.imports.xlsx import sheet_rows
from hopthon.language import _
from hopthon.meeting.commands import NewPerson
from hopthon.meeting.roll import LONGEST_NAME, MOST_LISTED, same_person
from hopthon.refusal import Refusal
from hopthon.text import folded, line, pasted

_HEADINGS = 20
"""Rows from the top among which the headings stand: lists begin with titles."""
_NAMED: dict[str, tuple[str, ...]] = {
    "name": ("ho ten", "ho va ten", "ten", "name", "ho ten nguoi du", "ho va ten nguoi du", "nguoi du"),
    "family": ("ho dem", "ho va dem", "ho va ten dem", "ho lot"),
    "sex": ("gioi tinh", "gioi", "phai", "nam nu", "nam hay nu", "f m", "sex"),
    "female": ("nu",),
    "male": ("nam",),
    "household": (
        "ho", "chu ho", "ten chu ho", "ho ten chu ho", "ho va ten chu ho", "so ho", "ma ho", "ho so",
        "ho gia dinh", "household",
    ),
    "poor": ("ngheo", "ho ngheo", "poor"),
    "near_poor": ("can ngheo", "ho can ngheo", "near poor"),
    "minority": ("dan toc thieu so", "dtts", "nguoi dan toc thieu so", "thieu so", "minority"),
    "disaster_hit": ("thien tai", "bi thien tai", "nguoi bi thien tai"),
    "experienced": ("kinh nghiem", "giau kinh nghiem", "nguoi giau kinh nghiem"),
    "trained": ("da tap huan", "tap huan"),
    "groups": ("nhom", "dien", "doi tuong", "groups", "group"),
}  # fmt: skip
_COLUMNS = {heading: column for column, all_of_it in _NAMED.items() for heading in all_of_it}
_WRITTEN = {"họ": "family", "hộ": "household", "năm": ""}
"""Headings that only their marks tell apart."""
GROUP_WORDS = {
    word: group
    for group in ("poor", "near_poor", "minority", "disaster_hit", "experienced", "trained")
    for word in (*_NAMED[group], folded(group))
}
"""What people call the groups, folded."""
SEXES = {"": "", "f": "F", "nu": "F", "female": "F", "m": "M", "nam": "M", "male": "M"}
_YES = {"x", "v", "1", "co", "c", "yes", "true", "\N{CHECK MARK}", "dung"}
_NO = {"", "0", "-", "khong", "k", "no", "false"}


class PeopleFile(Struct, frozen=True):
    """A list read whole. `notes`: what is pointed out of it, in sentences."""

    people: tuple[NewPerson, ...]
    notes: tuple[str, ...] = ()


def read_people(path: Path) -> PeopleFile:
    """The whole list, or Refusal naming the line and the column of what cannot be taken."""
    found = _rows(path)
    columns, unused = _columns(path, found)
    people: list[NewPerson] = []
    seen: dict[tuple[str, str], int] = {}
    twice: list[str] = []
    for number, row in found:
        cells = {
            name: _clean(path, number, heading, row, at) for name, (at, heading) in columns.items()
        }
        if not any(cells.values()):
            continue  # a line that says nothing of anybody: a total, a signature
        person = _person(path, number, cells, columns)
        key = same_person(person.name, person.household)
        if key in seen:
            words = _("Dòng {a} và {b} cùng tên «{name}», cùng hộ: chỉ tính một người.")
            twice.append(words.format(a=seen[key], b=number, name=shown(person.name)))
            continue
        seen[key] = number
        people.append(person)
        if len(people) > MOST_LISTED:
            raise wrong(path, number, _("có quá {n} người.").format(n=MOST_LISTED))
    if not people:
        raise wrong(path, 0, _("không có người nào dưới dòng tên cột."))
    notes = [_("Không dùng cột: {names}.").format(names=", ".join(unused))] if unused else []
    return PeopleFile(tuple(people), (*twice[:5], *_same_names(people), *notes))


def read_groups(said: str) -> tuple[str, ...] | None:
    """ "hộ nghèo, DTTS" → ids of the groups; None when one of them is unknown."""
    words = [folded(part).strip(" .").replace("_", " ") for part in _parts(said)]
    found = [GROUP_WORDS.get(word) for word in words if word not in _NO]
    return None if None in found else tuple(dict.fromkeys(g for g in found if g))


def _rows(path: Path) -> Rows:
    kind = path.suffix.lower()
    if not path.is_file():
        raise Refusal(_("Không thấy tệp «{file}».").format(file=shown(str(path))))
    if kind in (".csv", ".txt"):
        return delimited(path)
    if kind in (".xlsx", ".xlsm"):
        return sheet_rows(path)
    words = _("Không nhập được tệp «{file}»: hãy lưu danh sách thành tệp .xlsx hay .csv.")
    raise Refusal(words.format(file=shown(path.name)))


def _columns(
    path: Path, found: Iterator[tuple[int, list[str]]]
) -> tuple[dict[str, tuple[int, str]], list[str]]:
    """Column → (place, heading as written), from the first row that has a name among its headings; the rest."""
    for _n, (number, row) in zip(range(_HEADINGS), found, strict=False):
        columns: dict[str, tuple[int, str]] = {}
        unused: list[str] = []
        for at, cell in enumerate(row):
            heading = " ".join(pasted(cell[:200]).split())
            known = _known(heading)
            if known in columns:
                raise wrong(path, number, _("có hai cột «{name}».").format(name=shown(heading)))
            if known:
                columns[known] = (at, heading)
            elif heading:
                unused.append(shown(heading))
        if "name" not in columns and "household" in columns:
            columns["name"] = columns["household"]  # a list of heads of households
        if "name" in columns:
            return columns, [name for name in unused if folded(name) not in ("stt", "tt", "so tt")]
    words = _("không thấy cột «Họ tên» ở {n} dòng đầu: hãy ghi tên cột ở dòng trên danh sách.")
    raise wrong(path, 0, words.format(n=_HEADINGS))


def _known(heading: str) -> str:
    lower = heading.lower()
    if lower in _WRITTEN:
        return _WRITTEN[lower]
    plain = folded(lower)
    for mark in "/-_():.,":
        plain = plain.replace(mark, " ")
    return _COLUMNS.get(" ".join(plain.split()), "")


def _clean(path: Path, number: int, heading: str, row: list[str], at: int) -> str:
    """A cell as one line; refuses control characters, formulas, and what is too long to be meant."""
    cell = row[at] if at < len(row) else ""
    column = _("cột «{name}»").format(name=shown(heading))
    if any((c < " " and c not in "\t\r\n") or "\x7f" <= c <= "\x9f" for c in cell):
        raise wrong(
            path, number, _("{column} có ký tự điều khiển, hãy gõ lại ô này.").format(column=column)
        )
    if cell[:1] in ("=", "+", "@") or (cell[:1] == "-" and cell[1:2].strip()):
        words = _("{column} ghi «{it}» như một công thức, không phải chữ.")
        raise wrong(path, number, words.format(column=column, it=shown(cell)))
    try:
        return line(pasted(cell[: 10 * LONGEST_NAME]), column, limit=LONGEST_NAME, empty=True)
    except Refusal as refusal:
        raise wrong(path, number, refusal.sentence) from None


def _person(
    path: Path, number: int, cells: Mapping[str, str], columns: Mapping[str, tuple[int, str]]
) -> NewPerson:
    def refuse(column: str, words: str) -> Refusal:
        heading, said = shown(columns[column][1]), shown(cells[column])
        return wrong(path, number, words.format(column=heading, it=said))

    name = " ".join(filter(None, (cells.get("family", ""), cells["name"])))
    if not any(c.isalpha() for c in name):
        words = _("cột «{column}» ghi «{it}», không phải tên người.")
        raise refuse("name", words if name else _("cột «{column}» còn để trống."))
    sex = SEXES.get(folded(cells.get("sex", "")))
    if sex is None:
        raise refuse("sex", _("cột «{column}» ghi «{it}», phải là nam hoặc nữ."))
    for column, means in (("female", "F"), ("male", "M")):
        sex = sex or (means if folded(cells.get(column, "")) not in _NO else "")
    groups: list[str] = []
    for group in ("poor", "near_poor", "minority", "disaster_hit", "experienced", "trained"):
        said = folded(cells.get(group, ""))
        if said not in _YES | _NO:
            raise refuse(group, _("cột «{column}» ghi «{it}», phải là x hoặc để trống."))
        groups += [group] if said in _YES else []
    named = read_groups(cells.get("groups", ""))
    if named is None:
        words = _("cột «{column}» ghi «{it}», không có nhóm này (nghèo, cận nghèo, DTTS …).")
        raise refuse("groups", words)
    return NewPerson(name, sex, tuple(dict.fromkeys((*groups, *named))), cells.get("household", ""))


def _same_names(people: list[NewPerson]) -> tuple[str, ...]:
    """Who has the same name in another household: both are kept."""
    homes: dict[str, list[str]] = {}
    for one in people:
        homes.setdefault(one.name.casefold(), []).append(one.household or _("chưa ghi hộ"))
    words = _("{n} người cùng tên «{name}»: hộ {homes}.")
    found = [
        words.format(n=len(all_of_them), name=one.name, homes=_few(all_of_them))
        for one in {p.name.casefold(): p for p in people}.values()
        if len(all_of_them := homes[one.name.casefold()]) > 1
    ]
    return tuple(found[:5])


def _few(homes: list[str]) -> str:
    return ", ".join(homes[:5]) + (" …" if len(homes) > 5 else "")


def _parts(said: str) -> list[str]:
    for mark in ";/+":
        said = said.replace(mark, ",")
    return [part.strip() for part in said.split(",")]
