"""The settings: rows to turn or to type in; each acts at once and is kept at once."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from textual import events

from hopthon import settings
from hopthon.language import _
from hopthon.screens import input_method as im
from hopthon.screens import keys as k
from hopthon.screens.fields import text_cell
from hopthon.screens.message import message_lines
from hopthon.screens.typed import Typed, TypedScreen
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import BACK, Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, line
from hopthon.widgets.panes import Pane, Panes, stacked

LONGEST = 200
_LABEL = 26


class Setting(Struct, frozen=True):
    """One row. `options`: (value, label) to turn through; none: it is typed. `done`: makes a choice act."""

    id: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    done: Callable[[str], object] = lambda _value: None

    def shown(self, value: str) -> str:
        """The value in words; one that is no longer there stands as it is."""
        return next((label for one, label in self.options if one == value), value)

    def turned(self, value: str, step: int) -> str:
        """The next choice."""
        values = [one for one, _label in self.options]
        at = values.index(value) if value in values else 0
        return values[(at + step) % len(values)]


class SettingsScreen(TypedScreen):
    """`rows`: made anew when drawn, for their words follow the language chosen. `where`: the file, to be told."""

    def __init__(self, rows: Callable[[], Sequence[Setting]], where: str) -> None:
        super().__init__()
        self._rows, self._where = rows, where
        self._at = 0
        self.editor: Editor | None = None
        self._message = ("", "text")

    def take(self, event: Typed) -> None:
        """Arrows, Enter, Esc; text in a field."""
        self._message = ("", "text")
        if isinstance(event, events.Paste):
            if self.editor is not None:
                self.editor, told = im.pasted(self.editor, event.text)
                self._message = (told, "warn")
        elif event.key == im.SWITCH:
            self._message = (im.switch(), "text")
        elif self.editor is not None:
            self._type(event, self.editor)
        else:
            self._choose(event.key)
        if self.is_current:
            self.redraw()

    def on_panes_clicked(self, event: Panes.Clicked) -> None:
        """A click goes there."""
        if event.key is not None and event.key.isdigit():
            self._leave()
            self._at = int(event.key)
            self.redraw()

    def drawn(self, width: int, height: int) -> dict[str, Pane]:
        """One pane, and the bars."""
        said = message_lines(*self._message, width, marked=False)
        typing = self.editor is not None
        chip = im.chip() if typing else _("ĐANG CHỌN")
        return stacked(
            width,
            height,
            content=(0, self._lines(min(96, width - 4), height - 3)),
            message=(len(said), said),
            keys=(2, [k.bar(chip, self._keys(), lit=True, typing=typing, room=width), EMPTY]),
        )

    def _lines(self, width: int, height: int) -> list[Line]:
        rows, small = self._rows(), height < 30
        lines = [
            EMPTY,
            line("  ", Span(_("Cài đặt"), "strong", bold=True)),
            line("  ", Span(fitted(_("giữ ở {file}").format(file=self._where), width), "second")),
            EMPTY,
        ]
        for index, row in enumerate(rows):
            lines.append(self._line(row, index, width))
            if not small or (
                index + 1 < len(rows) and bool(row.options) > bool(rows[index + 1].options)
            ):
                lines.append(EMPTY)
        return [*lines, EMPTY, line("  ", Span(rows[self._at].hint, "second"))]

    def _line(self, row: Setting, index: int, width: int) -> Line:
        here, value = index == self._at, getattr(settings.now(), row.id)
        head = (
            Span("▌ " if here else "  ", "focus"),
            Span(fitted(row.label, _LABEL), "strong" if here else "text", bold=here),
        )
        if row.options:
            role = "strong" if here else "second"
            arrows = Span("◂▸ " if here else "   ", "focus")
            value_span = Span(fitted(row.shown(value), width - _LABEL - 5), role, bold=here)
            return line(*head, arrows, value_span, key=str(index), ground="row" if here else None)
        field = text_cell(value, min(50, width - _LABEL - 5), self.editor if here else None)
        return line(*head, "   ", *field, key=str(index))

    def _keys(self) -> tuple[k.Key, ...]:
        if self.editor is not None:
            return (
                k.Key("", (), "Enter", _("xong"), ""),
                k.Key("", (), "↑ ↓", _("ô khác"), ""),
                k.Key("", (), "Esc", _("thôi gõ"), ""),
            )
        return tuple(key for key in setting_keys() if key.label)

    # parts ---------------------------------------------------------------------------------

    def _choose(self, key: str) -> None:
        row = self._rows()[self._at]
        if key in ("up", "down", "tab", "shift+tab"):
            self._walk(1 if key in ("down", "tab") else -1)
        elif key == "escape":
            self.dismiss()
        elif row.options and key in ("left", "right", "space", "enter"):
            self._set(row, row.turned(getattr(settings.now(), row.id), -1 if key == "left" else 1))
        elif not row.options and key == "enter":
            self.editor = Editor.at_end(getattr(settings.now(), row.id))

    def _type(self, event: events.Key, editor: Editor) -> None:
        if event.is_printable and event.character:
            self.editor = editor.pressed(event.character)
            return
        if event.key not in BACK:
            self.editor = editor = editor.ended()
        if event.key in ("enter", "escape", "up", "down", "tab", "shift+tab"):
            if self._leave() and event.key not in ("enter", "escape"):
                self._walk(-1 if event.key in ("up", "shift+tab") else 1)
        else:
            self.editor = editor.key(event.key) or editor

    def _walk(self, step: int) -> None:
        self._at = max(0, min(len(self._rows()) - 1, self._at + step))

    def _leave(self) -> bool:
        """Keep what was typed; False, with a sentence, if it is too long."""
        if self.editor is None:
            return True
        words = " ".join(self.editor.text.split())
        if len(words) > LONGEST:
            told = _("Ô này dài {n} chữ cái, nhiều nhất được {limit}; hãy viết gọn lại.")
            self._message = (told.format(n=len(words), limit=LONGEST), "warn")
            return False
        self.editor = None
        row = self._rows()[self._at]
        if words != getattr(settings.now(), row.id):
            self._set(row, words)
        return True

    def _set(self, row: Setting, value: str) -> None:
        trouble = settings.change(**{row.id: value})
        row.done(value)
        self._message = (trouble, "warn") if trouble else (_("Đã lưu."), "text")
        self.panes.refresh()  # colours and words may be others now


def setting_keys() -> tuple[k.Key, ...]:
    """The keys of this screen."""
    return (
        k.Key("walk", (), "↑ ↓", _("chọn"), _("lên, xuống")),
        k.Key("turn", (), "← →", _("đổi"), _("đổi lựa chọn")),
        k.Key("edit", (), "Enter", _("gõ, đổi"), _("gõ vào ô, hay đổi lựa chọn")),
        k.Key("leave", (), "Esc", _("về trang đầu"), _("thôi gõ, rồi về trang đầu")),
    )
