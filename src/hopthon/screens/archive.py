"""The meetings put away: look at one, take one back, have its file moved into the archive's folder."""

from collections.abc import Callable

from hopthon.language import _
from hopthon.screens import keys as k
from hopthon.screens.home_page import heading, meeting_row, placed
from hopthon.screens.message import message_lines
from hopthon.screens.recent import Recent
from hopthon.screens.typed import Tell, Typed, TypedScreen
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line
from hopthon.widgets.panes import Pane, Panes, stacked

_WIDEST = 92


class ArchiveScreen(TypedScreen):
    """A list. `act(what, meeting)` does look, back, move; it gives a sentence to say at once, or ""."""

    def __init__(
        self, listed: Callable[[], list[Recent]], act: Callable[[str, Recent], str], where: str
    ) -> None:
        super().__init__()
        self._listed, self._act, self._where = listed, act, where
        self._rows = listed()
        self._at = 0
        self._moving = False
        self._message = ("", "text")

    def say(self, sentence: str, role: str = "text") -> None:
        """A sentence until the next key; the list as it is now."""
        self._message = (sentence, role)
        self._rows = self._listed()
        self._at = max(0, min(self._at, len(self._rows) - 1))
        self.redraw()

    def take(self, event: Typed) -> None:
        """Arrows, Enter, letters, Esc."""
        self._message = ("", "text")
        key = getattr(event, "key", "")
        deeds = {name: one.id for one in archive_keys() for name in one.keys}
        if key == "escape":
            self.dismiss()
        elif key in ("up", "down"):
            self._at = max(0, min(len(self._rows) - 1, self._at + (1 if key == "down" else -1)))
        elif key in deeds and self._rows:
            self._do(deeds[key], self._rows[self._at])
        if self.is_current:
            self.redraw()

    def _do(self, deed: str, meeting: Recent) -> None:
        if deed == "move":
            if not self._moving:
                self._moving = True
                self._message = (_("Đang dời tệp…"), "text")
                self.beside(lambda tell: self._move(meeting, tell))
            return
        said = self._act(deed, meeting)
        if self.is_current:
            self.say(said)

    def _move(self, meeting: Recent, tell: Tell) -> None:
        """In a thread of its own: keys do not wait for a slow disk."""
        said = self._act("move", meeting)

        def moved() -> None:
            self._moving = False
            self.say(said)

        tell(moved)

    def on_panes_clicked(self, event: Panes.Clicked) -> None:
        """A click goes there."""
        if event.key is not None and event.key.isdigit():
            self._at = int(event.key)
            self.redraw()

    def drawn(self, width: int, height: int) -> dict[str, Pane]:
        """One pane, and the bars."""
        said = message_lines(*self._message, width, marked=False)
        keys = [key for key in archive_keys() if key.label]
        return stacked(
            width,
            height,
            content=(0, self._lines(width, height - 3)),
            message=(len(said), said),
            keys=(2, [k.bar(_("ĐANG CHỌN"), keys, lit=True, room=width), EMPTY]),
        )

    def _lines(self, width: int, height: int) -> list[Line]:
        inner, margin = min(_WIDEST, max(40, width - 4)), max(0, (width - _WIDEST) // 2)
        head = [EMPTY, line("  ", Span(_("Tủ lưu trữ"), "strong", bold=True)), EMPTY]
        if not self._rows:
            words = _("Tủ còn trống. Ở trang đầu, đến cuộc họp đã xong rồi ấn l để cất.")
            return [
                placed(row, margin, inner) for row in [*head, line("  ", Span(words, "second"))]
            ]
        room = max(1, height - 7)
        top = max(0, min(self._at - room // 2, len(self._rows) - room))
        rows = [
            meeting_row(row, str(index + 1), inner, here=index == self._at, key=str(index))
            for index, row in enumerate(self._rows)
        ][top : top + room]
        where = _("tệp ở {file}").format(file=self._rows[self._at].path)
        foot = [EMPTY, line("  ", Span(fitted(where, inner), "second"))]
        lines = [*head, heading(_("ĐÃ CẤT"), inner), *rows, *foot]
        return [placed(row, margin, inner) for row in lines]


def archive_keys() -> tuple[k.Key, ...]:
    """The keys of this screen."""
    return (
        k.Key("walk", (), "↑ ↓", _("chọn"), _("lên, xuống")),
        k.Key("look", ("enter", "x"), "Enter", _("xem"), _("mở để xem, không ghi gì")),
        k.Key("back", ("l",), "l", _("lấy lại"), _("đưa về danh sách ở trang đầu")),
        k.Key(
            "move",
            ("d",),
            "d",
            _("dời tệp vào tủ"),
            _("dời tệp vào thư mục luu-tru"),
            brief=_("dời"),
        ),
        k.Key("leave", ("escape",), "Esc", _("về trang đầu"), _("về trang đầu")),
    )
