"""Home: go on, start anew, try the example, open a file."""

from collections.abc import Callable

from textual import events

from hopthon.language import _
from hopthon.screens import input_method as im
from hopthon.screens import keys as k
from hopthon.screens.asking import Asking
from hopthon.screens.home_page import LISTED, page
from hopthon.screens.recent import Recent
from hopthon.screens.typed import Typed, TypedScreen
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import Line, fitted, line
from hopthon.widgets.panes import Pane, Panes, stacked


class HomeScreen(TypedScreen):
    """Rows to choose among; letters and digits are shortcuts."""

    def __init__(
        self, recent: list[Recent], act: Callable[[str, str], None], trouble: str = ""
    ) -> None:
        super().__init__()
        self._recent, self._act = recent, act
        self._message = (trouble, "warn")
        self._at = 0
        self.asking: Asking | None = None

    def say(self, sentence: str, role: str = "warn") -> None:
        """A sentence until the next key."""
        self._message = (sentence, role)
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
        sentence, role = self._message
        asked = self.asking.line(width) if self.asking and not sentence else None
        said = line(" ", Span(fitted(sentence, max(1, width - 2)), role))
        return stacked(
            width,
            height,
            content=(0, page(self._recent, self._at, width, height - 3)),
            message=(1, [asked or said]),
            keys=(2, self._key_lines()),
        )

    def _choose(self, key: str) -> None:
        rows = self.rows()
        shortcuts = {"m": "new", "v": "example", "o": "ask"}
        if key in ("up", "down"):
            self._at = max(0, min(len(rows) - 1, self._at + (1 if key == "down" else -1)))
        elif key == "enter":
            self._do(rows[self._at])
        elif key in shortcuts:
            self._do((shortcuts[key], ""))
        elif key in "12345" and int(key) <= len(self._recent[:LISTED]):
            self._do(("open", str(self._recent[int(key) - 1].path)))
        elif key == "question_mark":
            self._act("help", "")
        elif key == "q":
            self._act("quit", "")

    def _do(self, row: tuple[str, str]) -> None:
        what, which = row
        if what == "ask":
            self.asking = Asking(_("Mở tệp nào?"), lambda path: self._act("open", path))
        else:
            self._act(what, which)

    def _key_lines(self) -> list[Line]:
        keys = self.asking.keys() if self.asking else tuple(key for key in home_keys() if key.label)
        always = [key for key in k.the_eight() if key.id == "help"]
        chip = im.chip() if self.asking else _("ĐANG CHỌN")
        return [
            k.bar(chip, keys, lit=True, typing=self.asking is not None),
            k.bar(_("Luôn có"), always, lit=self.asking is None, plain=True),
        ]


def home_keys() -> tuple[k.Key, ...]:
    """The keys of home, for the bar and the help."""
    return (
        k.Key("walk", (), "↑ ↓", _("chọn"), _("lên, xuống")),
        k.Key("open", ("enter",), "Enter", _("mở"), _("mở dòng đang chọn")),
        k.Key("new", ("m",), "m", "", _("cuộc họp mới")),
        k.Key("example", ("v",), "v", "", _("vào cuộc họp mẫu")),
        k.Key("ask", ("o",), "o", "", _("mở tệp khác")),
        k.Key("recent", (), "1–5", "", _("mở cuộc họp gần đây")),
        k.Key("quit", ("q",), "q", _("thoát"), _("thoát")),
    )
