"""Home: go on, start anew, try the example, open a file, look after the files there are."""

from collections.abc import Callable
from pathlib import Path

from textual import events

from hopthon.language import _
from hopthon.screens import input_method as im
from hopthon.screens import keys as k
from hopthon.screens.asking import Asking
from hopthon.screens.home_page import LISTED, page
from hopthon.screens.message import message_lines
from hopthon.screens.recent import Recent
from hopthon.screens.typed import Typed, TypedScreen
from hopthon.widgets.lines import Line
from hopthon.widgets.panes import Pane, Panes, stacked


class HomeScreen(TypedScreen):
    """Rows to choose among; letters and digits are shortcuts.

    `act(what, which)` does what was chosen; `look` starts finding out, beside the screen, how the files
    stand: `renew` hears it.
    """

    def __init__(
        self,
        recent: list[Recent],
        act: Callable[[str, str], None],
        trouble: str = "",
        look: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self._recent, self._act, self._look = recent, act, look
        self._message = (trouble, "warn")
        self._at = 0
        self.asking: Asking | None = None

    def on_mount(self) -> None:
        """Draw, then look closer."""
        super().on_mount()
        self.call_after_refresh(self._look)

    def say(self, sentence: str, role: str = "warn") -> None:
        """A sentence until the next key."""
        self._message = (sentence, role)
        self.redraw()

    def renew(self, recent: Recent) -> None:
        """How one of the files stands; what is in focus stays."""
        self._recent = [recent if one.path == recent.path else one for one in self._recent]
        self.redraw()

    def relist(self, recent: list[Recent]) -> None:
        """Other files: one was put away, or came back."""
        going, rows = self._recent[:1] != recent[:1], self.rows()
        self._recent = recent
        self._at = 0 if going and self._at < len(rows) - len(self._recent) else self._at
        self._at = max(0, min(self._at, len(self.rows()) - 1))
        self.redraw()

    def rows(self) -> list[tuple[str, str]]:
        """What can be chosen: (what, which)."""
        going_on = [("open", str(self._recent[0].path))] if self._recent else []
        files = [("open", str(recent.path)) for recent in self._recent[:LISTED]]
        return [*going_on, ("new", ""), ("example", ""), ("ask", ""), *files]

    def take(self, event: Typed) -> None:
        """Arrows, Enter, letters, digits; a pasted path."""
        self._message = ("", "text")
        if isinstance(event, events.Paste):
            if self.asking is not None:
                self._message = (self.asking.paste(event.text), "warn")
        elif event.key == im.SWITCH:
            self.say(im.switch(), "text")
        elif (asking := self.asking) is not None:
            if asking.key(event) and self.asking is asking:
                self.asking = None
        else:
            self._choose(event.key)
        if self.is_current:
            self.redraw()

    def on_panes_clicked(self, event: Panes.Clicked) -> None:
        """A click chooses."""
        if event.key is not None and event.key.isdigit():
            self._at = int(event.key)
            self._do(self.rows()[self._at])

    def drawn(self, width: int, height: int) -> dict[str, Pane]:
        """One pane, and the bars."""
        said = message_lines(*self._message, width, marked=False)
        if self.asking and not self._message[0]:
            said = [self.asking.line(width)]
        return stacked(
            width,
            height,
            content=(0, page(self._recent, self._at, width, height - 3)),
            message=(len(said), said),
            keys=(2, self._key_lines(width)),
        )

    def _choose(self, key: str) -> None:
        rows = self.rows()
        actions = {name: one.id for one in home_keys() for name in one.keys}
        if key in ("up", "down"):
            self._at = max(0, min(len(rows) - 1, self._at + (1 if key == "down" else -1)))
        elif key == "enter":
            self._do(rows[self._at])
        elif key in "12345" and int(key) <= len(self._recent[:LISTED]):
            self._do(("open", str(self._recent[int(key) - 1].path)))
        elif key == "question_mark":
            self._act("help", "")
        elif key in actions:
            self._do((actions[key], self._file()))

    def _file(self) -> str:
        """The file in focus, or the last one used; "" when there is none."""
        what, which = self.rows()[self._at]
        first = str(self._recent[0].path) if self._recent else ""
        return which if what == "open" else first

    def _do(self, row: tuple[str, str]) -> None:
        what, which = row
        known = next((one for one in self._recent if which and one.path == Path(which)), None)
        if what == "ask":
            self.asking = Asking(_("Mở tệp nào?"), lambda path: self._act("open", path))
        elif what in FOR_FILES and not which:
            self.say(_("Chưa có cuộc họp nào ở đây."))
        elif what == "archive" and known is not None and not known.finished:
            self.say(
                _(
                    "«{name}» chưa kết thúc nên chưa cất; Ctrl+P, gõ «ket thuc» trong cuộc họp."
                ).format(name=known.name)
            )
        else:
            self._act(what, which)

    def _key_lines(self, width: int) -> list[Line]:
        mine = [key for key in home_keys() if key.label]
        keys = self.asking.keys() if self.asking else [x for x in mine if x.id not in _ALWAYS]
        always = [x for x in mine if x.id in _ALWAYS]
        always += [key for key in k.the_eight() if key.id == "help"]
        chip = im.chip() if self.asking else _("ĐANG CHỌN")
        return [
            k.bar(chip, keys, lit=True, typing=self.asking is not None, room=width),
            k.bar(_("Luôn có"), always, lit=self.asking is None, plain=True, room=width),
        ]


FOR_FILES = ("look", "copy", "archive")
"""What is done with the file in focus."""
_ALWAYS = ("archived", "settings", "quit")


def home_keys() -> tuple[k.Key, ...]:
    """The keys of home, for the bar and the help."""
    return (
        k.Key("walk", (), "↑ ↓", _("chọn"), _("lên, xuống")),
        k.Key("open", ("enter",), "Enter", _("mở"), _("mở dòng đang chọn")),
        k.Key("new", ("m",), "m", "", _("cuộc họp mới")),
        k.Key("example", ("v",), "v", "", _("vào cuộc họp mẫu")),
        k.Key("ask", ("o",), "o", "", _("mở tệp khác")),
        k.Key("recent", (), "1–5", "", _("mở cuộc họp gần đây")),
        k.Key("look", ("x",), "x", _("chỉ xem"), _("mở để xem, không ghi gì vào tệp")),
        k.Key("copy", ("s",), "s", _("chép ra thẻ"), _("chép cuộc họp sang thẻ nhớ, có kiểm lại")),
        k.Key("archive", ("l",), "l", _("cất"), _("cất cuộc họp đã xong vào tủ lưu trữ")),
        k.Key(
            "archived", ("t",), "t", _("tủ lưu trữ"), _("xem tủ lưu trữ, lấy lại"), brief=_("tủ")
        ),
        k.Key(
            "settings", ("c",), "c", _("cài đặt"), _("cài đặt: bộ gõ, nền tường, tên gọi, cơ quan")
        ),
        k.Key("quit", ("q",), "q", _("thoát"), _("thoát")),
    )
