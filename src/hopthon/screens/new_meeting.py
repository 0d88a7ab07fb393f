"""A new meeting in three questions: which process, which kind, where. All else can come later."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from hopthon.language import _
from hopthon.processes.definition import Kind, Process
from hopthon.screens import keys as k
from hopthon.screens.fields import text_cell
from hopthon.text import folded
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, LinePane, fitted, line

FIELDS = (
    "village_word",
    "village",
    "commune_word",
    "commune",
    "plan_year",
    "date",
    "households_total",
)
_TEXT = ("village", "commune", "plan_year", "date", "households_total")


@dataclass
class Answers:
    """What was answered so far; kept when one leaves and comes back."""

    process: int = 0
    kind: str = "village"
    texts: dict[str, str] = field(default_factory=dict[str, str])
    words: dict[str, str] = field(default_factory=dict[str, str])


class NewMeetingScreen(Screen[None]):
    """Rows: each process, each kind, the fields. Enter starts the meeting."""

    CSS_PATH = "home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        processes: list[Process],
        answers: Answers,
        known: list[dict[str, str]],
        start: Callable[[Process, str, dict[str, str]], str | None],
    ) -> None:
        super().__init__()
        self._processes, self.answers, self._known, self._start = processes, answers, known, start
        self._message = ("", "warn")
        self.focus_row = "village"
        self.editor: Editor | None = None

    # life ----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """One pane, and the bars."""
        yield LinePane("content")
        yield LinePane("message")
        yield LinePane("keys")

    def on_mount(self) -> None:
        """Start at the village's name: the rest has a default."""
        self._begin("village")
        self.call_after_refresh(self.redraw)

    def on_resize(self) -> None:
        """Draw again."""
        self.call_after_refresh(self.redraw)

    @property
    def process(self) -> Process:
        """The process chosen."""
        return self._processes[self.answers.process]

    @property
    def kind(self) -> Kind:
        """The kind chosen; the process's first when it has no such kind."""
        kinds = self.process.kinds
        return next((x for x in kinds if x.id == self.answers.kind), kinds[0])

    def rows(self) -> list[str]:
        """In the order of the questions."""
        return [
            *(f"process {i}" for i in range(len(self._processes))),
            *(f"kind {x.id}" for x in self.process.kinds),
            *FIELDS,
        ]

    def on_key(self, event: events.Key) -> None:
        """Tab between questions, arrows inside a list, text in a field."""
        event.stop()
        event.prevent_default()
        self._message = ("", "warn")
        key = event.key
        if key == "escape":
            self._escape()
        elif key == "enter":
            self._finish()
        elif key in ("tab", "down", "shift+tab", "up"):
            self._walk(1 if key in ("tab", "down") else -1, whole=key in ("tab", "shift+tab"))
        elif key == "right" and self._takes_suggestion():
            pass
        elif self.editor is not None:
            self._type(event)
        elif key in ("space", "left", "right"):
            self._turn(-1 if key == "left" else 1)
        if self.is_current:
            self.redraw()

    def on_paste(self, event: events.Paste) -> None:
        """Into the field."""
        event.stop()
        if self.editor is not None:
            self.editor = self.editor.pasted(event.text)
            self._keep()
            self.redraw()

    def on_line_pane_clicked(self, event: LinePane.Clicked) -> None:
        """A click goes there, and chooses in a list."""
        if event.key in self.rows():
            self._begin(event.key)
            self.redraw()

    # parts ---------------------------------------------------------------------------------

    def _begin(self, row: str) -> None:
        self.focus_row = row
        self.editor = Editor.at_end(self._text(row)) if row in _TEXT else None
        what, _space, which = row.partition(" ")
        if what == "process" and int(which) != self.answers.process:
            self.answers.process = int(which)
        elif what == "kind":
            self.answers.kind = which

    def _walk(self, step: int, *, whole: bool) -> None:
        """Arrows go row by row; Tab leaves a list for the next question."""
        rows = self.rows()
        at = rows.index(self.focus_row) if self.focus_row in rows else 0
        group = self._group(rows[at])
        while True:
            at += step
            if not 0 <= at < len(rows):
                return
            if not whole or self._group(rows[at]) != group:
                break
        row = rows[at]
        if whole and self._group(row) == "process":
            row = f"process {self.answers.process}"
        elif whole and self._group(row) == "kind":
            row = f"kind {self.kind.id}"
        self._begin(row)

    def _group(self, row: str) -> str:
        what = row.partition(" ")[0]
        return what if what in ("process", "kind") else row

    def _type(self, event: events.Key) -> None:
        assert self.editor is not None
        number = self.focus_row in ("plan_year", "households_total")
        if event.is_printable and event.character:
            if number and not event.character.isdigit():
                self._message = (_("Ô này chỉ nhận số."), "warn")
                return
            self.editor = self.editor.typed(event.character)
        elif (edited := self.editor.key(event.key)) is not None:
            self.editor = edited
        self._keep()

    def _keep(self) -> None:
        if self.editor is not None:
            self.answers.texts[self.focus_row] = self.editor.text

    def _turn(self, step: int) -> None:
        if self.focus_row in ("village_word", "commune_word"):
            words = (
                self.process.village_words
                if self.focus_row == "village_word"
                else self.process.commune_words
            )
            at = (
                words.index(self._word(self.focus_row))
                if self._word(self.focus_row) in words
                else 0
            )
            self.answers.words[self.focus_row] = words[(at + step) % len(words)]

    def _word(self, row: str) -> str:
        words = self.process.village_words if row == "village_word" else self.process.commune_words
        return self.answers.words.get(row, words[0])

    def _text(self, row: str) -> str:
        return self.answers.texts.get(row, "")

    def _suggestion(self) -> dict[str, str] | None:
        """A commune used before that begins so."""
        typed = folded(self._text("commune"))
        if self.focus_row != "commune" or not typed:
            return None
        return next(
            (
                p
                for p in self._known
                if folded(p["commune"]).startswith(typed) and p["commune"] != self._text("commune")
            ),
            None,
        )

    def _takes_suggestion(self) -> bool:
        found = self._suggestion()
        if found is None or self.editor is None or self.editor.cursor < len(self.editor.text):
            return False
        self.editor = Editor.at_end(found["commune"])
        self.answers.texts.update(
            {"commune": found["commune"], "province": found.get("province", "")}
        )
        return True

    def _escape(self) -> None:
        if self.editor is not None:
            self.editor = None
        else:
            self.dismiss()

    def _finish(self) -> None:
        given = {
            **{row: self._word(row) for row in ("village_word", "commune_word")},
            **self.answers.texts,
        }
        if trouble := self._start(self.process, self.kind.id, given):
            self._message = (trouble, "warn")

    # drawing -------------------------------------------------------------------------------

    def redraw(self) -> None:
        """Hand the panes their lines."""
        if not self.is_mounted:
            return
        width, height = self.size
        content = self._content(min(92, max(60, width - 4)))
        if len(content) > height - 3:
            content = [row for row in content if row.spans]
        rows = [i for i, row in enumerate(content) if row.ground == "row"]
        top = (
            max(0, (rows[0] if rows else 0) - (height - 3) // 2) if len(content) > height - 3 else 0
        )
        margin = max(0, (width - 92) // 2)
        shown = [
            Line((Span(" " * margin, ground="ground"), *row.spans), row.key, None)
            for row in content[top:]
        ]
        self.query_one("#content", LinePane).show(shown)
        sentence, role = self._message
        self.query_one("#message", LinePane).show(
            [line(" ", Span(fitted(sentence, max(1, width - 2)), role))]
        )
        self.query_one("#keys", LinePane).show(self._key_lines())

    def _content(self, width: int) -> list[Line]:
        lines = [
            EMPTY,
            line(
                "   ",
                Span(_("Cuộc họp mới"), "strong", bold=True),
                Span("  " + _("ba câu hỏi, còn lại tính sau"), "second"),
            ),
            EMPTY,
        ]
        lines.append(self._question("1", _("Làm theo quy trình nào?"), "process"))
        for index, process in enumerate(self._processes):
            on = index == self.answers.process
            lines.append(self._radio(f"process {index}", process.title, on, process.hint, width))
        lines += [EMPTY, self._question("2", _("Loại cuộc họp?"), "kind")]
        kinds = self.process.kinds
        half = (len(kinds) + 1) // 2
        for left in range(half):
            spans: list[Span] = [Span("   ")]
            for kind in (kinds[left], kinds[left + half] if left + half < len(kinds) else None):
                if kind is not None:
                    on = kind.id == self.kind.id
                    here = self.focus_row == f"kind {kind.id}"
                    spans += [
                        Span(
                            ("(•) " if on else "( ) "),
                            "focus" if on else "second",
                            bold=on,
                            ground="row" if here else None,
                        ),
                        Span(
                            fitted(kind.title, 38),
                            "strong" if on else "text",
                            bold=on,
                            ground="row" if here else None,
                        ),
                    ]
            lines.append(line(*spans, key=f"kind {kinds[left].id}"))
        lines += [
            line("       ", Span(self.kind.summary, "second")),
            EMPTY,
            self._question("3", _("Họp ở đâu?"), "village"),
        ]
        lines += [self._place("village", width), self._place("commune", width), EMPTY]
        lines.append(line("   ", Span(_("Có sẵn, đổi lúc nào cũng được"), "second")))
        lines.append(self._small_fields())
        lines += [
            EMPTY,
            line(
                "   ",
                Span("Enter", "focus", bold=True),
                Span("    " + _("Vào cuộc họp"), "strong", bold=True),
                Span("  " + _("ở bước điểm danh"), "second"),
            ),
        ]
        return lines

    def _question(self, number: str, words: str, group: str) -> Line:
        here = self._group(self.focus_row) == group or (
            group == "village" and self.focus_row in FIELDS
        )
        return line(
            Span(f"{number}  ", "focus" if here else "second", bold=True),
            Span(words, "strong", bold=True),
        )

    def _radio(self, key: str, title: str, on: bool, hint: str, width: int) -> Line:
        here = self.focus_row == key
        return line(
            "   ",
            Span(
                "(•) " if on else "( ) ",
                "focus" if on else "second",
                bold=on,
                ground="row" if here else None,
            ),
            Span(
                fitted(title, 46),
                "strong" if on else "text",
                bold=on,
                ground="row" if here else None,
            ),
            Span(fitted(hint, max(1, width - 54)), "second"),
            key=key,
        )

    def _place(self, name: str, width: int) -> Line:
        word, here = f"{name}_word", self.focus_row == name
        on_word = self.focus_row == word
        found = self._suggestion()
        spans = [
            Span("   "),
            Span(
                fitted(self._word(word), 12),
                "strong" if on_word else "second",
                bold=on_word,
                ground="row" if on_word else None,
            ),
            Span("▾ " if not on_word else "◂▸", "second"),
            Span("▌" if here else " ", "focus"),
            *text_cell(self._text(name), 36, self.editor if here else None),
        ]
        if name == "commune" and found is not None:
            spans += [
                Span("  → ", "focus", bold=True),
                Span(f"{found['commune']}, {found.get('province', '')}"),
                Span(" " + _("lần trước"), "second"),
            ]
        return line(*spans, key=name)

    def _small_fields(self) -> Line:
        labels = {
            "plan_year": (_("Năm kế hoạch"), 8),
            "date": (_("Ngày họp"), 14),
            "households_total": (_("Tổng số hộ"), 10),
        }
        spans = [Span("   ")]
        for name, (label, cells) in labels.items():
            here = self.focus_row == name
            shown = self._text(name) or (_("chưa biết") if name == "households_total" else "")
            spans += [
                Span(label + "  ", "second"),
                *text_cell(shown, cells + 2, self.editor if here else None),
                Span("   "),
            ]
        return line(*spans, key="plan_year")

    def _key_lines(self) -> list[Line]:
        typing = self.editor is not None
        keys = (
            k.Key("", (), "Tab", _("ô tiếp"), ""),
            k.Key("", (), "Shift+Tab", _("ô trước"), ""),
            k.Key("", (), "→", _("lấy tên gợi ý") if typing else _("đổi"), ""),
            k.Key("", (), "Enter", _("vào cuộc họp"), ""),
            k.Key("", (), "Esc", _("thôi gõ") if typing else _("về trang đầu"), ""),
        )
        chip = _("ĐANG GÕ") if typing else _("ĐANG CHỌN")
        return [k.bar(chip, keys, lit=True, typing=typing), EMPTY]
