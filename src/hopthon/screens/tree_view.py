"""What the outline of the tree shows: one sector, its lines, the question of the level being typed."""

from hopthon.language import _
from hopthon.meeting.tree import cap
from hopthon.processes.definition import Prompt, Sector
from hopthon.screens.keys import Key
from hopthon.screens.outline import Outline
from hopthon.screens.tree_keys import tree_keys
from hopthon.screens.tree_row import Row
from hopthon.screens.workspace import Host, Workspace
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, line

Place = tuple[str, str | None]
"""What kind of line, under which."""


class TreeView(Workspace):
    """Rows are the lines of one sector, in order, and the draft in its place; how they look."""

    id = "tree"
    starts_typing = True

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.at_sector = 0
        self.outline = Outline(lambda: host.meeting)
        self.was: Place = ("", None)

    # what it shows -------------------------------------------------------------------------

    @property
    def sector(self) -> Sector:
        """The sector in work."""
        return self.meeting.procedure.sectors[self.at_sector % len(self.meeting.procedure.sectors)]

    def name(self) -> str:
        """For the help."""
        return _("cây khó khăn")

    def title(self) -> tuple[str, str, str]:
        """Which sector of how many."""
        sectors = self.meeting.procedure.sectors
        step = self.meeting.find_step(self.meeting.step)
        right = _("ngành {n}/{total}").format(n=self.at_sector + 1, total=len(sectors))
        return (step.short if step else _("Cây"), self.sector.title, right)

    def prompt(self) -> Prompt:
        """The level's own prompt while it is being built."""
        step = self.meeting.find_step(self.meeting.step)
        if step is None:
            return Prompt("")
        return step.prompt(self.kind_of(self.focus)) if self.editor is not None else step.prompt()

    def status(self) -> str:
        """How many difficulties, and the cap."""
        n = sum(
            1
            for i in self.meeting.under(None, self.sector.id)
            if self.meeting.nodes[i].kind == "difficulty"
        )
        most = cap(self.meeting, "difficulty")
        if not n:
            return ""
        words = _("{n} khó khăn, ngành này giữ tối đa {most}") if most else _("{n} khó khăn")
        return words.format(n=n, most=most)

    def wall(self) -> tuple[str, str] | None:
        """The branch of the line in focus."""
        return ("tree", self.focus) if self.focus in self.meeting.nodes else None

    def keys(self) -> tuple[Key, ...]:
        """An outline's keys."""
        return tree_keys(self.kind_of(self.focus))

    def rows(self) -> list[str]:
        """Ids in order; the line being typed stays, even when another window took it away."""
        rows = self.outline.rows(self.sector.id)
        lost = self.editor is not None and self.focus not in rows
        return [*rows, self.focus] if lost else rows

    def lines(self, width: int) -> list[Line]:
        """The outline, the question standing over the line being typed."""
        seen = [Row(row, self.kind_of(row), self.value(row)) for row in self.rows()]
        asked = self.meeting.procedure.questions
        hung = self.meeting.wall.ref if self.meeting.wall.page in ("tree", "activity") else ""
        found: list[Line] = []
        for row in seen:
            here = row.id == self.focus
            editor = self.editor if here else None
            question = asked.of(row.kind) if editor is not None else ""
            if found and (row.depth == 0 or self.outline.parent(row.id) is None or question):
                found.append(EMPTY)
            if question:
                found.append(row.question(question))
            found += row.lines(width, editor, here=here, hung=row.id == hung)
        if not found:
            words = _("Chưa có khó khăn nào. Enter để ghi câu đầu tiên.")
            found.append(line(Span(words, "second")))
        return found

    def open_line(self, node: str) -> None:
        """Go to a line, in whatever sector it stands."""
        if node in self.meeting.nodes:
            ids = [s.id for s in self.meeting.procedure.sectors]
            self.at_sector = ids.index(self.meeting.nodes[node].sector)
            self.focus = node

    def value(self, row: str) -> str:
        """The line's words."""
        if row in self.meeting.nodes:
            return self.meeting.nodes[row].text
        return self.outline.sent[row][1] if row in self.outline.sent else ""

    def kind_of(self, row: str) -> str:
        """What kind of line a row is."""
        return (
            self.outline.kind(row)
            or (self.was[0] if row == self.focus else "")
            or self.first_kind()
        )

    def first_kind(self) -> str:
        """The kind the first line of a sector has at this step."""
        step = self.meeting.find_step(self.meeting.step)
        return "advantage" if step is not None and step.opens[:1] == ("notes",) else "difficulty"
