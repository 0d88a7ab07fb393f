"""The tree as a fast outline: Enter for a sibling, Tab a level down, Shift+Tab a level up."""

from dataclasses import dataclass

from hopthon.language import _
from hopthon.meeting.commands import AddNode, EditNode, MoveNode, RemoveNode
from hopthon.meeting.state import PARENT_KIND, Node
from hopthon.meeting.tree import cap, kind_labels
from hopthon.processes.definition import Prompt, Sector
from hopthon.refusal import Refusal
from hopthon.screens.fields import passage
from hopthon.screens.fresh import fresh_id
from hopthon.screens.keys import Key
from hopthon.screens.workspace import Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, line

_BELOW = {parent: kind for kind, parent in PARENT_KIND.items()}
_DEPTH = {"advantage": 0, "difficulty": 0, "cause": 1, "solution": 2, "activity": 3}
_LABEL = 13


@dataclass(frozen=True, slots=True)
class Draft:
    """A line not written yet. `adopts`: the line that will hang under it (capture from below)."""

    id: str
    kind: str
    parent: str | None
    after: str | None
    adopts: str = ""


class TreeWork(Workspace):
    """Rows are the lines of one sector, in order, and the draft in its place."""

    id = "tree"
    starts_typing = True

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._sector = 0
        self._draft: Draft | None = None
        self._sent: dict[str, tuple[Draft, str]] = {}  # on their way to the disk

    # what it shows -------------------------------------------------------------------------

    @property
    def sector(self) -> Sector:
        """The sector in work."""
        return self.meeting.procedure.sectors[self._sector % len(self.meeting.procedure.sectors)]

    def name(self) -> str:
        """For the help."""
        return _("cây khó khăn")

    def title(self) -> tuple[str, str, str]:
        """Which sector of how many."""
        sectors = self.meeting.procedure.sectors
        step = self.meeting.find_step(self.meeting.step)
        right = _("ngành {n}/{total}").format(n=self._sector + 1, total=len(sectors))
        return (step.short if step else _("Cây"), self.sector.title, right)

    def prompt(self) -> Prompt:
        """The level's own prompt while it is being built."""
        step = self.meeting.find_step(self.meeting.step)
        if step is None:
            return Prompt("")
        return step.prompt(self._kind(self.focus)) if self.editor is not None else step.prompt()

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
        """An outline's keys; labels name the next level."""
        kind = self._kind(self.focus)
        labels = kind_labels()
        below = labels.get(_BELOW.get(kind, ""), "").lower()
        above = labels.get(PARENT_KIND.get(kind, ""), "").lower()
        same = labels[kind].lower()
        return (
            Key(
                "sibling",
                ("enter",),
                "Enter",
                _("{kind} nữa").format(kind=same),
                _("dòng mới cùng cấp"),
                "typing",
            ),
            *(
                [
                    Key(
                        "down",
                        ("tab",),
                        "Tab",
                        _("xuống {kind}").format(kind=below),
                        _("xuống cấp dưới"),
                        "typing",
                    )
                ]
                if below
                else []
            ),
            *(
                [
                    Key(
                        "up",
                        ("shift+tab",),
                        "Shift+Tab",
                        _("lên {kind}").format(kind=above),
                        _("lên cấp trên"),
                        "typing",
                    )
                ]
                if above
                else []
            ),
            Key(
                "swap",
                ("ctrl+up", "ctrl+down"),
                "Ctrl+↑↓",
                _("đổi chỗ"),
                _("đổi chỗ dòng"),
                "typing",
            ),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ, chữ đã lưu"), "typing"),
            Key("edit", ("enter",), "Enter", _("gõ"), _("gõ tiếp vào dòng này")),
            Key("parent", ("left",), "←", "", _("về cấp trên"), bar=False),
            Key("child", ("right",), "→", "", _("xuống cấp dưới"), bar=False),
            Key("reverse", ("a",), "a", _("từ hoạt động"), _("thêm từ hoạt động, hỏi ngược lên")),
            Key("remove", ("x",), "x", _("bỏ dòng"), _("bỏ dòng này, hoàn tác được")),
            Key("sector", ("g",), "g", _("ngành khác"), _("chuyển sang ngành khác")),
            Key("sheet", ("s",), "s", _("phiếu"), _("mở phiếu hoạt động")),
        )

    def rows(self) -> list[str]:
        """Ids in order; drafts, and lines still on their way to the disk, where they will stand."""
        drafts = self._drafts()
        rows: list[str] = []
        self._place(drafts, None, "", rows)
        for root in self._roots():
            self._collect(root, drafts, rows)
            self._place(drafts, None, root, rows)
        return [*rows, *(d.id for d in drafts if d.id not in rows)]

    def lines(self, width: int) -> list[Line]:
        """Label, then the words, two cells further in each level; the question over the line being typed."""
        found: list[Line] = []
        hung = self.meeting.wall.ref if self.meeting.wall.page in ("tree", "activity") else ""
        for row in self.rows():
            kind = self._kind(row)
            if found and (_DEPTH[kind] == 0 or self._parent(row) is None):
                found.append(EMPTY)
            editing = row == self.focus and self.editor is not None
            if editing and (asked := self.meeting.procedure.questions.of(kind)):
                if found and found[-1] is not EMPTY:
                    found.append(EMPTY)
                found.append(
                    line(" " * (_LABEL + 2 * _DEPTH[kind]), Span(asked, "focus", bold=True))
                )
            found += self._row(row, kind, width, hung)
        if not found:
            words = _("Chưa có khó khăn nào. Enter để ghi câu đầu tiên.")
            found.append(line(Span(words, "second")))
        return found

    def open_line(self, node: str) -> None:
        """Go to a line, in whatever sector it stands."""
        if node in self.meeting.nodes:
            ids = [s.id for s in self.meeting.procedure.sectors]
            self._sector = ids.index(self.meeting.nodes[node].sector)
            self.focus = node

    # choosing ------------------------------------------------------------------------------

    def begin(self, row: str = "") -> None:
        """Open a line; with nothing there yet, the first one."""
        self.settle()
        if not row and not self.focus:
            self._begin_draft(self._first_kind(), None, None)
            return
        super().begin(row)

    def act(self, action: str) -> bool:
        """The outline's own keys."""
        node = self.meeting.nodes.get(self.focus)
        match action:
            case "sector":
                self._sector = (self._sector + 1) % len(self.meeting.procedure.sectors)
                self._draft = None
                self.focus = ""
                self.settle()
            case "remove" if node is not None:
                self.walk(1 if self.rows()[-1] != node.id else -1)
                self.host.send(RemoveNode(node.id), self._hear)
            case "reverse":
                self._begin_draft("activity", None, None)
            case "sheet":
                self._open_sheet(node)
            case "parent" if node is not None and node.parent:
                self.focus = node.parent
            case "child" if node is not None and self.meeting.under(node.id):
                self.focus = self.meeting.under(node.id)[0]
            case _:
                return action in ("remove", "parent", "child")
        return True

    # typing --------------------------------------------------------------------------------

    def value(self, row: str) -> str:
        """The line's words."""
        if row in self.meeting.nodes:
            return self.meeting.nodes[row].text
        return self._sent[row][1] if row in self._sent else ""

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """The first pause writes the draft, later ones change its words."""
        draft = self._draft if self._draft and self._draft.id == row else None
        if not text.strip():
            if leaving:
                raise Refusal(_("Dòng này còn để trống; gõ lại, hoặc Esc rồi x để bỏ dòng."))
            return
        if draft is not None and row not in self.meeting.nodes:
            self._write(draft, text)
        else:
            self.host.send(EditNode(row, text, continues=self.went_on), self._hear)

    def finish(self) -> bool:
        """An empty draft is dropped without a word."""
        draft = self._draft
        unwritten = draft is not None and self.focus == draft.id and not self._saved.strip()
        if draft is not None and unwritten and self._empty():
            self.editor = self._draft = None
            self.focus = draft.after or draft.parent or draft.adopts
            self.settle()
            return True
        done = super().finish()
        if done:
            self._draft = None
        return done

    def typing_key(self, key: str) -> bool:
        """Sibling, child, parent, swap; up and down walk."""
        match key:
            case "enter":
                self._sibling()
            case "tab":
                self._child()
            case "shift+tab":
                self._above()
            case "ctrl+up" | "ctrl+down":
                self._swap(-1 if key == "ctrl+up" else 1)
            case _:
                return super().typing_key(key)
        return True

    def _sibling(self) -> None:
        here, empty = self.focus, self._empty()
        kind, parent = self._kind(here), self._parent(here)
        if self.finish() and not empty:
            self._begin_draft(kind, parent, here)

    def _child(self) -> None:
        here, draft = self.focus, self._draft
        if draft is not None and draft.id == here and self._empty():
            elder = draft.after or ""  # nothing typed yet: the new line goes under the one above it
        elif self.finish():
            elder = here
        else:
            return
        if below := _BELOW.get(self._kind(elder)) if elder else None:
            self.editor = self._draft = None
            self._begin_draft(below, elder, None)

    def _above(self) -> None:
        here = self.focus
        kind, parent = self._kind(here), self._parent(here)
        above = PARENT_KIND.get(kind)
        empty = self._empty()
        if above is None or not self.finish():
            return
        if parent is not None:
            self._begin_draft(above, self._parent(parent), parent)
        elif not empty:  # capture from below: the level above does not exist yet
            self._begin_draft(above, None, None, adopts=here)

    def _swap(self, step: int) -> None:
        node = self.meeting.nodes.get(self.focus)
        if node is None:
            return
        siblings = [
            i for i in self.meeting.under(node.parent, node.sector) if self._kind(i) == node.kind
        ]
        at = siblings.index(node.id) + step
        if 0 <= at < len(siblings):
            after = siblings[at] if step > 0 else (siblings[at - 1] if at > 0 else "")
            self.pause()
            self.host.send(MoveNode(node.id, after=after), self._hear)

    # parts ---------------------------------------------------------------------------------

    def _begin_draft(
        self, kind: str, parent: str | None, after: str | None, adopts: str = ""
    ) -> None:
        if after is None:
            siblings = self.meeting.under(parent, self.sector.id) if parent else self._roots()
            after = siblings[-1] if siblings else ""
        prefix = {
            "advantage": "t",
            "difficulty": "k",
            "cause": "n",
            "solution": "g",
            "activity": "a",
        }[kind]
        self._draft = Draft(fresh_id(prefix, self.meeting.nodes), kind, parent, after, adopts)
        super().begin(self._draft.id)

    def _write(self, draft: Draft, text: str) -> None:
        known = draft.id in self._sent
        self._sent[draft.id] = (draft, text)
        if known:
            self.host.send(EditNode(draft.id, text, continues=True), self._hear)
            return
        command = AddNode(
            draft.kind, text, self.sector.id, draft.parent, draft.after or None, draft.id
        )
        self.host.send(command, lambda outcome: self._hear_added(draft, outcome))
        if draft.adopts:
            self.host.send(MoveNode(draft.adopts, draft.id), self._hear)

    def _hear_added(self, draft: Draft, outcome: Outcome) -> None:
        _draft, text = self._sent.pop(draft.id)
        if isinstance(outcome, Refusal):  # nothing typed is lost: the line is open again
            self.host.say(outcome.sentence, "warn")
            self._draft, self.focus = draft, draft.id
            self._saved, self.editor = "", Editor.at_end(text)

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")

    def _open_sheet(self, node: Node | None) -> None:
        if node is None:
            return
        activities = [n for n in self.meeting.walk(node.id) if n.kind == "activity"]
        if activities:
            self.host.open("activities", activities[0].id)
        else:
            self.host.say(_("Dưới dòng này chưa có hoạt động nào."))

    def _row(self, row: str, kind: str, width: int, hung: str) -> list[Line]:
        here = row == self.focus
        indent = _LABEL + 2 * _DEPTH[kind]
        editor = self.editor if here else None
        bold = kind in ("difficulty", "advantage")
        text = self.value(row)
        rows = passage(text, width - indent, editor, "strong" if bold else "text", bold=bold)
        label = Span(fitted(kind_labels()[kind], _LABEL), "text" if here else "second")
        ground = "row" if here else None
        lines: list[Line] = []
        for index, spans in enumerate(rows):
            head = label if index == 0 else Span(" " * _LABEL)
            mark = row == hung and index == 0
            lines.append(Line((head, Span(" " * (indent - _LABEL)), *spans), row, ground, mark))
        return lines

    def _drafts(self) -> list[Draft]:
        drafts = [draft for draft, _text in self._sent.values()]
        if self._draft is not None and self._draft.id not in self._sent:
            drafts.append(self._draft)
        return [draft for draft in drafts if draft.id not in self.meeting.nodes]

    def _place(self, drafts: list[Draft], parent: str | None, after: str, rows: list[str]) -> None:
        for draft in drafts:
            if draft.parent == parent and draft.after == after and draft.id not in rows:
                rows.append(draft.id)
                self._place(drafts, draft.id, "", rows)
                self._place(drafts, parent, draft.id, rows)

    def _collect(self, node: str, drafts: list[Draft], rows: list[str]) -> None:
        rows.append(node)
        self._place(drafts, node, "", rows)
        for child in self.meeting.under(node):
            self._collect(child, drafts, rows)
            self._place(drafts, node, child, rows)

    def _roots(self) -> list[str]:
        roots = list(self.meeting.under(None, self.sector.id))
        order = ("advantage", "difficulty", "cause", "solution", "activity")
        return sorted(roots, key=lambda i: order.index(self.meeting.nodes[i].kind))

    def _kind(self, row: str) -> str:
        if (draft := self._unwritten(row)) is not None:
            return draft.kind
        node = self.meeting.nodes.get(row)
        return node.kind if node is not None else self._first_kind()

    def _parent(self, row: str) -> str | None:
        if (draft := self._unwritten(row)) is not None:
            return draft.parent
        node = self.meeting.nodes.get(row)
        return node.parent if node is not None else None

    def _unwritten(self, row: str) -> Draft | None:
        if self._draft is not None and row == self._draft.id:
            return self._draft
        return self._sent[row][0] if row in self._sent else None

    def _first_kind(self) -> str:
        step = self.meeting.find_step(self.meeting.step)
        return "advantage" if step is not None and step.opens[:1] == ("notes",) else "difficulty"

    def _empty(self) -> bool:
        return self.editor is not None and not self.editor.text.strip()
