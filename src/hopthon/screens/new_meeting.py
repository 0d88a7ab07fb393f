"""A new meeting in three questions: which process, which kind, where. All else can come later."""

from collections.abc import Callable

from textual import events

from hopthon.language import _
from hopthon.processes.definition import Process
from hopthon.screens import input_method as im
from hopthon.screens import keys as k
from hopthon.screens.answers import NUMBERS, Answers, Form
from hopthon.screens.message import message_lines
from hopthon.screens.new_meeting_page import page
from hopthon.screens.typed import Typed, TypedScreen
from hopthon.widgets.editor import BACK, Editor
from hopthon.widgets.lines import EMPTY, Line
from hopthon.widgets.panes import Pane, Panes, stacked

Start = Callable[[Process, str, dict[str, str]], str | None]
"""Starts the meeting with what was answered; gives a sentence when it cannot."""


class NewMeetingScreen(TypedScreen):
    """Tab between questions, arrows inside a list, Enter starts the meeting."""

    def __init__(
        self,
        processes: list[Process],
        answers: Answers,
        known: list[dict[str, str]],
        start: Start,
        prepare: Start,
    ) -> None:
        """`start` goes straight into the meeting, `prepare` to the pages before it."""
        super().__init__()
        self.form = Form(processes, answers, known)
        self._start, self._prepare = start, prepare
        self._message = ("", "warn")
        self.focus_row = ""
        self.editor: Editor | None = None
        self._begin("village")  # the rest has a default

    def take(self, event: Typed) -> None:
        """A key, or a paste into the field."""
        self._message = ("", "warn")
        if isinstance(event, events.Key):
            self._key(event)
        elif self.editor is not None:
            self._paste(event.text, self.editor)
        if self.is_current:
            self.redraw()

    def on_panes_clicked(self, event: Panes.Clicked) -> None:
        """A click goes there, and chooses in a list."""
        if event.key in self.form.rows():
            self._begin(event.key)
            self.redraw()

    def drawn(self, width: int, height: int) -> dict[str, Pane]:
        """One pane, and the bars."""
        said = message_lines(*self._message, width, marked=False)
        return stacked(
            width,
            height,
            content=(0, page(self.form, self.focus_row, self.editor, width, height - 3)),
            message=(len(said), said),
            keys=(2, self._key_lines(width)),
        )

    # parts ---------------------------------------------------------------------------------

    def _key(self, event: events.Key) -> None:
        key = event.key
        if not event.is_printable and key not in BACK and self.editor is not None:
            self._put(self.editor.ended())
        if key == im.SWITCH:
            self._message = (im.switch(), "text")
        elif key == "escape":
            self._escape()
        elif key == "enter":
            self._message = (self._begun(self._start), "warn")
        elif key == "f2":
            self._message = (self._begun(self._prepare), "warn")
        elif key in ("tab", "down", "shift+tab", "up"):
            step, whole = (1 if key in ("tab", "down") else -1), key in ("tab", "shift+tab")
            self._begin(self.form.beside(self.focus_row, step, whole=whole))
        elif key == "right" and self._takes_suggestion():
            pass
        elif self.editor is not None:
            self._type(event, self.editor)
        elif key in ("space", "left", "right"):
            self.form.turn(self.focus_row, -1 if key == "left" else 1)

    def _begin(self, row: str) -> None:
        self.focus_row = row
        text, over = self.form.text(row), row == "date" or row in NUMBERS
        field = Editor.over(text) if over else Editor.at_end(text)
        self.editor = field if self.form.typed(row) else None
        self.form.choose(row)

    def _type(self, event: events.Key, editor: Editor) -> None:
        if event.is_printable and event.character:
            if self.focus_row in NUMBERS and not event.character.isdigit():
                self._message = (_("Ô này chỉ nhận số."), "warn")
                return
            self._put(editor.pressed(event.character))
        else:
            self._put(editor.key(event.key) or editor)

    def _paste(self, text: str, editor: Editor) -> None:
        if self.focus_row in NUMBERS and not editor.cleaned(text).isdigit():
            self._message = (_("Ô này chỉ nhận số."), "warn")
            return
        after, told = im.pasted(editor, text)
        self._message = (told, "warn")
        self._put(after)

    def _put(self, editor: Editor) -> None:
        self.editor = editor
        self.form.answers.texts[self.focus_row] = editor.text

    def _takes_suggestion(self) -> bool:
        found = self.form.suggestion() if self.focus_row == "commune" else None
        if found is None or self.editor is None or self.editor.cursor < len(self.editor.text):
            return False
        self.form.answers.texts["province"] = found.get("province", "")
        self._put(Editor.at_end(found["commune"]))
        return True

    def _escape(self) -> None:
        if self.editor is not None:
            self.editor = None
        else:
            self.dismiss()

    def _begun(self, how: Start) -> str:
        return how(self.form.process, self.form.kind.id, self.form.given()) or ""

    def _key_lines(self, width: int) -> list[Line]:
        typing = self.editor is not None
        keys = (
            k.Key("", (), "Tab", _("ô tiếp"), "", brief=_("tiếp")),
            k.Key("", (), "Shift+Tab", _("ô trước"), "", brief=""),
            k.Key(
                "",
                (),
                "→",
                _("lấy tên gợi ý") if typing else _("đổi"),
                "",
                brief=_("gợi ý") if typing else None,
            ),
            k.Key("", (), "Enter", _("vào cuộc họp"), "", brief=_("vào họp")),
            k.Key("", (), "F2", _("chuẩn bị trước"), "", brief=_("chuẩn bị")),
            k.Key(
                "", (), "Esc", _("thôi gõ") if typing else _("về trang đầu"), "", brief=_("thôi")
            ),
        )
        chip = im.chip() if typing else _("ĐANG CHỌN")
        return [k.bar(chip, keys, lit=True, typing=typing, room=width), EMPTY]
