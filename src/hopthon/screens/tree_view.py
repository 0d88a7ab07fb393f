"""What the outline of the tree shows: one sector, its lines, the question of the level being typed."""

from hopthon.language import _
from hopthon.meeting.entries import PARENT_KIND
from hopthon.meeting.tree import kind_labels
from hopthon.processes.definition import Prompt, Sector
from hopthon.screens.keys import Key
from hopthon.screens.outline import Outline
from hopthon.screens.tree_keys import tree_keys
from hopthon.screens.tree_row import Row
from hopthon.screens.tree_twin import Twins, twin_words
from hopthon.screens.tree_words import capped, how_many, merged_from, see_words, too_many
from hopthon.screens.workspace import Host, Workspace
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, line, wrap

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
        self.marked = ""  # a line that the next one may be merged with, or serve
        self.climbing: tuple[str, str] | None = None
        """While one asks upwards: the line it began with, and the first answer."""
        self.twins = Twins(lambda: host.meeting)

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
        """How many of what is in focus, and the cap; of difficulties where there is none."""
        return how_many(self.meeting, self.sector.id, self._counted())

    def _counted(self) -> str:
        kind = self.kind_of(self.focus)
        return kind if capped(self.meeting, kind) else "difficulty"

    def foot(self, width: int, *, small: bool) -> list[Line]:
        """Over the status, what is worth a look: a line that says the same, lines still to be chosen."""
        found = super().foot(width, small=small)
        advice = self._advice()
        if not advice:
            return found
        rows = wrap(advice, width - 2)[:2]
        lines = [
            line(Span("  " if n else "! ", "warn", bold=True), Span(row, "warn"))
            for n, row in enumerate(rows)
        ]
        return [EMPTY, *lines, *found[1:]]

    def _advice(self) -> str:
        if twin := self.twin():
            words = twin_words(self.meeting, twin, self.kind_of(self.focus), self.sector.id)
            return words + " " + _("PgDn đến đó.")
        return too_many(self.meeting, self.sector.id, self._counted())

    def twin(self) -> str:
        """A line that says what is being typed here; "" none."""
        if self.editor is None or not self.editor.text.strip():
            return ""
        besides, above = [self.focus], self.outline.parent(self.focus)
        while above is not None and above not in besides:
            besides.append(above)
            above = self.outline.parent(above)
        kind, sector = self.kind_of(self.focus), self.sector.id
        return self.twins.twin(self.editor.text, kind, sector, tuple(besides))

    def wall(self) -> tuple[str, str] | None:
        """The branch of the line in focus."""
        return ("tree", self.focus) if self.focus in self.meeting.nodes else None

    def keys(self) -> tuple[Key, ...]:
        """An outline's keys."""
        loose = self.focus in self.meeting.nodes and self.outline.parent(self.focus) is None
        climbing = self.editor is not None and self.climbing is not None
        return tree_keys(
            self.kind_of(self.focus), self.mark_means(), loose=loose, climbing=climbing
        )

    def mark_means(self) -> str:
        """What `m` does here: "" marks this line, "merge" or "share" does so with the marked one."""
        if self.marked in ("", self.focus) or self.focus not in self.meeting.nodes:
            return ""
        kind, marked = self.kind_of(self.focus), self.outline.kind(self.marked)
        if kind == marked:
            return "merge"
        return "share" if PARENT_KIND.get(marked) == kind else ""

    def rows(self) -> list[str]:
        """Ids in order; the line being typed stays, even when another window took it away."""
        rows = self.outline.rows(self.sector.id)
        lost = self.editor is not None and self.focus not in rows
        return [*rows, self.focus] if lost else rows

    def lines(self, width: int) -> list[Line]:
        """The outline, the question standing over the line being typed."""
        seen = [self._row(row) for row in self.rows()]
        hung = self.meeting.wall.ref if self.meeting.wall.page in ("tree", "activity") else ""
        found: list[Line] = []
        for row in seen:
            here = row.id == self.focus
            editor = self.editor if here else None
            question = self._question(row) if editor is not None else ""
            if found and (row.depth == 0 or self.outline.parent(row.id) is None or question):
                found.append(EMPTY)
            if question:
                found.append(row.question(question))
            found += row.lines(width, editor, here=here, hung=row.id == hung)
        if not found:
            words = _("Chưa có {kind} nào. Enter để ghi câu đầu tiên.")
            words = words.format(kind=kind_labels()[self.first_kind()].lower())
            found.append(line(Span(words, "second")))
        return found

    def _row(self, row: str) -> Row:
        if self.outline.pointed(row) is not None:
            return Row(row, self.kind_of(row), self.value(row), see=True)
        node = self.meeting.nodes.get(row)
        if node is None:
            sign = "✗" if row in self.outline.refused else ""
            return Row(row, self.kind_of(row), self.value(row), sign)
        kept = row in self.meeting.kept.get((node.sector, node.kind), ())
        sign = "→" if row == self.marked else "✓" if kept else ""
        return Row(row, node.kind, node.text, sign, note=merged_from(node))

    def _question(self, row: Row) -> str:
        """The level's own; upwards and sideways as the handbook's dialogue asks."""
        asked, draft = self.meeting.procedure.questions, self.outline.draft
        if draft is None or draft.id != row.id:
            return asked.of(row.kind)
        if draft.adopts:
            upward = {"solution": asked.upward, "difficulty": _("Nếu không làm thì khó khăn gì?")}
            return upward.get(row.kind) or asked.of(row.kind)
        again = draft.after and row.kind in ("solution", "activity")
        return (asked.sideways if again else "") or asked.of(row.kind)

    def open_line(self, node: str) -> None:
        """Go to a line, in whatever sector it stands."""
        if node in self.meeting.nodes:
            ids = [s.id for s in self.meeting.procedure.sectors]
            self.at_sector = ids.index(self.meeting.nodes[node].sector)
            self.focus = node

    def value(self, row: str) -> str:
        """The line's words."""
        if (pointed := self.outline.pointed(row)) is not None:
            return see_words(self.meeting, pointed[1], self.sector.id)
        if row in self.meeting.nodes:
            return self.meeting.nodes[row].text
        return self.outline.words(row)

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
