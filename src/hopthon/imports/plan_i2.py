"""A filled form I.2 as a plan: blocks are found by their printed headings, wherever they stand [HB part II]."""

import re
from pathlib import Path

from hopthon.alike import alike
from hopthon.imports.cells import ABOVE, NONE, SAID, Book, Cells
from hopthon.imports.i2_rows import Activities, Texts
from hopthon.imports.plan import Plan
from hopthon.language import _
from hopthon.meeting.commands import AddNode, DescribeActivity, LinkNode
from hopthon.processes.definition import Sector
from hopthon.refusal import Refusal
from hopthon.text import clipped, folded, pasted

_YEAR = re.compile(r"nam ke hoach\D*?(?:\(x\+1\))?\D*(20\d\d)")
_SEE = re.compile(r"^\(xem: (?P<text>.+)\)$", re.DOTALL)
_NUMBER = re.compile(r"^\s*(?:[ivxIVX]+|\d+|[a-dA-D])[.)]\s+")
TREE = {"kho khan": "difficulty", "nguyen nhan": "cause", "giai phap": "solution"}
SECTOR, ADVANTAGES, ACTIVITY = "nganh/linh vuc", "thuan loi", "hoat dong"
"""How headings begin, without what stands in brackets after them."""


def read_i2(path: Path, sectors: tuple[Sector, ...]) -> Plan:
    """The plan of the form, ours or an office's own. Refuses, naming sheet and cell, what it cannot read."""
    reader = _Reader(sectors)
    found = False
    for cells in Book(path).sheets():
        found = reader.sheet(cells) or found
    if not found:
        raise Refusal(
            _("Tệp «{file}» không có biểu I.2: không thấy chữ «Ngành/Lĩnh vực:».").format(
                file=path.name
            )
        )
    lines, links = reader.finished()
    file = clipped(pasted(path.name), 150)  # a name may hold anything
    source = _("Biểu I.2, tệp {file}").format(file=file)
    return Plan(source, reader.year, lines, tuple(reader.sheets), links=links)


def head(text: str) -> str:
    """A heading without its brackets, marks and capitals, to be compared."""
    return " ".join(folded(text).partition("(")[0].replace(":", " ").split())


class _Reader:
    """Goes down the rows; what was read last says what the next row can be."""

    def __init__(self, sectors: tuple[Sector, ...]) -> None:
        self._sectors = sectors
        self.year: int | None = None
        self.lines: list[AddNode] = []
        self.sheets: list[DescribeActivity] = []
        self._links: list[tuple[str, str, str]] = []  # kind, words of the line pointed at, parent
        self._n: dict[str, int] = {}
        self._sector = ""
        self._mode = ""
        self._columns: dict[str, int] = {}
        self._above: dict[str, str | None] = {}
        self._activities = Activities({})

    def sheet(self, cells: Cells) -> bool:
        """Take one sheet; False where it holds no block."""
        self._sector, self._mode = "", ""
        found = False
        for row in range(1, cells.rows + 1):
            if said := cells.said(row):
                found = self._row(cells, row, said) or found
        return found

    def finished(self) -> tuple[tuple[AddNode, ...], tuple[LinkNode, ...]]:
        """The lines, and what serves another one too; a reference to nothing is a line of its own."""
        links: list[LinkNode] = []
        for kind, words, parent in self._links:
            target = next((n for n in self.lines if (n.kind, n.text) == (kind, words)), None)
            if target is not None and target.id is not None:
                links.append(LinkNode(id=target.id, parent=parent))
            else:
                sector = next(n.sector for n in self.lines if n.id == parent)
                self._add(kind, words, parent, sector)
        return tuple(self.lines), tuple(links)

    def _row(self, cells: Cells, row: int, said: dict[int, str]) -> bool:
        heads = {column: head(words) for column, words in said.items()}
        year = next((m for words in said.values() if (m := _YEAR.search(folded(words)))), None)
        if year is not None and self.year is None:
            self.year = int(year[1])
        at = {words: column for column, words in reversed(heads.items())}
        start = next((c for c, words in heads.items() if words.startswith(SECTOR)), 0)
        if start:
            self._sector, self._mode = self._sector_at(cells, row, said, start), ""
            return True
        if ADVANTAGES in at:
            self._refuse_no_sector(cells, row, at[ADVANTAGES])
            self._mode = "advantages"
            self._advantages(cells, row, [c for c in said if c != at[ADVANTAGES]])
        elif "kho khan" in at and "nguyen nhan" in at:
            self._tree_heading(cells, row, at)
        elif ACTIVITY in at and {"dvt", "so luong", "thoi gian"} & set(at):
            self._refuse_no_sector(cells, row, at[ACTIVITY])
            self._mode, self._activities = "activities", Activities.of(cells, row, at)
        elif self._mode == "advantages":
            self._advantages(cells, row, [*said])
        elif self._mode == "tree":
            self._tree_row(cells, row)
        elif self._mode == "activities":
            self._activity_row(cells, row, heads)
        return False

    def _sector_at(self, cells: Cells, row: int, said: dict[int, str], column: int) -> str:
        """The sector named after the heading, in its cell or the next one."""
        after = said[column].partition(":")[2].strip()
        right = next((words for c, words in said.items() if c > column), "")
        name = _NUMBER.sub("", after or right)
        if not name:
            raise cells.wrong(row, column, _("chưa ghi tên ngành."))
        for sector in self._sectors:
            names = (sector.title, sector.short, *sector.topics)
            if any(one and (alike(name, one) or folded(one) in folded(name)) for one in names):
                return sector.id
        known = ", ".join(sector.title for sector in self._sectors)
        raise cells.wrong(
            row,
            column,
            _("không có ngành «{name}»; các ngành: {known}.").format(name=name[:60], known=known),
        )

    def _refuse_no_sector(self, cells: Cells, row: int, column: int) -> None:
        if not self._sector:
            raise cells.wrong(row, column, _("phía trên chưa có dòng «Ngành/Lĩnh vực:»."))

    def _advantages(self, cells: Cells, row: int, columns: list[int]) -> None:
        for column in columns:
            for text in cells.listed(row, column):
                self._said(cells, row, column, "advantage", text, None)

    def _tree_heading(self, cells: Cells, row: int, at: dict[str, int]) -> None:
        self._refuse_no_sector(cells, row, at["kho khan"])
        if "giai phap" not in at:
            raise cells.wrong(row, at["nguyen nhan"], _("bên phải thiếu cột «Giải pháp»."))
        self._mode = "tree"
        self._columns = {kind: at[words] for words, kind in TREE.items()}
        self._above = {}

    def _tree_row(self, cells: Cells, row: int) -> None:
        """One row of the table; what is merged or left blank goes on from above."""
        stands = {kind: cells.standing(row, column) for kind, column in self._columns.items()}
        if SAID not in stands.values():
            return
        here: dict[str, str | None] = {}
        fresh = False
        for kind, parent_kind in (
            ("difficulty", ""),
            ("cause", "difficulty"),
            ("solution", "cause"),
        ):
            column = self._columns[kind]
            if stands[kind] == SAID:
                parent, here[kind] = here.get(parent_kind), None
                several = cells.listed(row, column)
                for text in several if kind == "solution" else [" ".join(several)]:
                    here[kind] = self._said(cells, row, column, kind, text, parent)
                fresh = True
            elif stands[kind] == NONE or fresh:
                here[kind] = None
            elif stands[kind] == ABOVE:
                here[kind] = self._above.get(kind)
        self._above = here

    def _activity_row(self, cells: Cells, row: int, heads: dict[int, str]) -> None:
        found = self._activities.row(cells, row, heads)
        if found is None:
            return
        words, sheet = found
        column = self._activities.columns[ACTIVITY]
        name = self._said(cells, row, column, "activity", words, None)
        if sheet and name is not None:
            self.sheets.append(DescribeActivity(id=name, **sheet))

    def _said(
        self, cells: Cells, row: int, column: int, kind: str, words: str, parent: str | None
    ) -> str | None:
        """A line of the tree; None where it only points at another one."""
        text = Texts.line(cells, row, column, words)
        if parent is not None and (see := _SEE.match(text)):
            self._links.append((kind, see["text"], parent))
            return None
        return self._add(kind, text, parent, self._sector)

    def _add(self, kind: str, text: str, parent: str | None, sector: str) -> str:
        self._n[kind] = self._n.get(kind, 0) + 1
        letter = {"advantage": "t", "difficulty": "k", "cause": "n", "solution": "g"}.get(kind, "a")
        name = f"{letter}{self._n[kind]}"
        self.lines.append(AddNode(kind=kind, text=text, sector=sector, parent=parent, id=name))
        return name
