"""Home: go on, start anew, try the example, open a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from hopthon.language import _
from hopthon.screens import keys as k
from hopthon.screens.asking import Asking
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, LinePane, fitted, line


@dataclass(frozen=True, slots=True)
class Recent:
    """A meeting file used lately. `state`: prepared, running, ended, passed; `where`: the step it stopped at."""

    path: Path
    name: str
    kind: str
    date: str
    state: str
    where: str = ""


class HomeScreen(Screen[None]):
    """Rows to choose among; letters and digits are shortcuts."""

    CSS_PATH = "home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self, recent: list[Recent], act: Callable[[str, str], None], trouble: str = ""
    ) -> None:
        super().__init__()
        self._recent, self._act = recent, act
        self._message = (trouble, "warn")
        self._at = 0
        self.asking: Asking | None = None

    def compose(self) -> ComposeResult:
        """One pane, and the bars."""
        yield LinePane("content")
        yield LinePane("message")
        yield LinePane("keys")

    def on_mount(self) -> None:
        """Draw when there is room."""
        self.call_after_refresh(self.redraw)

    def on_resize(self) -> None:
        """Draw again."""
        self.call_after_refresh(self.redraw)

    def say(self, sentence: str, role: str = "warn") -> None:
        """A sentence until the next key."""
        self._message = (sentence, role)
        self.redraw()

    def rows(self) -> list[tuple[str, str]]:
        """What can be chosen: (what, which)."""
        going_on = [("open", str(self._recent[0].path))] if self._recent else []
        files = [("open", str(recent.path)) for recent in self._recent[:5]]
        return [*going_on, ("new", ""), ("example", ""), ("ask", ""), *files]

    def on_key(self, event: events.Key) -> None:
        """Arrows, Enter, letters, digits."""
        event.stop()
        event.prevent_default()
        self._message = ("", "text")
        if self.asking is not None:
            self._ask_key(event)
        else:
            self._choose(event.key)
        if self.is_current:
            self.redraw()

    def on_line_pane_clicked(self, event: LinePane.Clicked) -> None:
        """A click chooses."""
        if event.key is not None and event.key.isdigit():
            self._at = int(event.key)
            self._do(self.rows()[self._at])

    def redraw(self) -> None:
        """Hand the panes their lines."""
        if not self.is_mounted:
            return
        width = self.size.width
        self.query_one("#content", LinePane).show(
            self._content(min(92, max(40, width - 4)), max(0, (width - 92) // 2))
        )
        sentence, role = self._message
        shown = (
            self.asking.line(width)
            if self.asking
            else line(" ", Span(fitted(sentence, max(1, width - 2)), role))
        )
        self.query_one("#message", LinePane).show([shown])
        self.query_one("#keys", LinePane).show(self._key_lines())

    def _choose(self, key: str) -> None:
        rows = self.rows()
        shortcuts = {"m": "new", "v": "example", "o": "ask"}
        if key in ("up", "down"):
            self._at = max(0, min(len(rows) - 1, self._at + (1 if key == "down" else -1)))
        elif key == "enter":
            self._do(rows[self._at])
        elif key in shortcuts:
            self._do((shortcuts[key], ""))
        elif key in "12345" and int(key) <= len(self._recent[:5]):
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

    def _ask_key(self, event: events.Key) -> None:
        asking = self.asking
        assert asking is not None
        if event.key == "escape":
            self.asking = None
        elif event.key == "enter":
            if asking.editor.text.strip():
                self.asking = None
                asking.then(asking.editor.text.strip())
        elif event.is_printable and event.character:
            asking.editor = asking.editor.typed(event.character)
        elif (edited := asking.editor.key(event.key)) is not None:
            asking.editor = edited

    def on_paste(self, event: events.Paste) -> None:
        """A pasted path."""
        event.stop()
        if self.asking is not None:
            self.asking.editor = self.asking.editor.pasted(event.text)
            self.redraw()

    def _content(self, width: int, margin: int) -> list[Line]:
        lines = [
            EMPTY,
            EMPTY,
            EMPTY,
            line(
                "  ",
                Span("hopthon", "strong", bold=True),
                Span("  " + _("sổ họp thôn trên máy tính"), "second"),
            ),
            EMPTY,
            EMPTY,
        ]
        index = 0
        if self._recent:
            first = self._recent[0]
            here = self._at == 0
            ground = "row" if here else None
            words = (
                _("Họp tiếp: {kind} {name}")
                if first.state == "running"
                else _("Mở lại: {kind} {name}")
            )
            where = (
                _("đang ở mục {where}, không mất chữ nào").format(where=first.where)
                if first.where
                else _state(first)
            )
            lines += [
                self._row(0, "", "", "", width, ground),
                self._row(
                    0,
                    "Enter",
                    words.format(kind=first.kind.lower(), name=first.name),
                    "",
                    width,
                    ground,
                ),
                self._row(0, "", "", where, width, ground),
                self._row(0, "", "", "", width, ground),
                EMPTY,
            ]
            index = 1
        choices = (
            ("m", _("Cuộc họp mới"), _("ba câu hỏi là vào họp được")),
            (
                "v",
                _("Vào cuộc họp mẫu"),
                _("tập thử với số liệu Bàn Thạch, không lẫn với họp thật"),
            ),
            ("o", _("Mở tệp khác"), _("từ thẻ nhớ hay thư mục")),
        )
        for offset, (shown, label, hint) in enumerate(choices):
            at = index + offset
            lines.append(
                self._row(at, shown, label, hint, width, "row" if self._at == at else None)
            )
        lines += [EMPTY, EMPTY]
        if self._recent:
            lines += self._recent_lines(index + 3, width)
        else:
            lines.append(
                line(
                    "  ",
                    Span(
                        _("Chưa có cuộc họp nào trên máy này. m để bắt đầu, v để tập thử."),
                        "second",
                    ),
                )
            )
        lines += [
            EMPTY,
            EMPTY,
            line(
                "  ",
                Span(
                    _("Không cần mạng. Gõ đến đâu lưu đến đó, mất điện cũng không mất."), "second"
                ),
            ),
        ]
        return [
            Line((Span(" " * margin, ground="ground"), *row.spans), row.key, None)
            if not row.ground
            else _shifted(row, margin, width)
            for row in lines
        ]

    def _row(
        self, at: int, shown: str, label: str, hint: str, width: int, ground: str | None
    ) -> Line:
        here = self._at == at
        return line(
            Span("▌" if here else " ", "focus"),
            " ",
            Span(fitted(shown, 8), "focus", bold=True),
            Span(fitted(label, 21) if hint and label else label, "strong", bold=True),
            Span(hint, "second" if label else "text"),
            key=str(at),
            ground=ground,
        )

    def _recent_lines(self, index: int, width: int) -> list[Line]:
        lines = [
            line(
                "  ",
                Span(fitted(_("GẦN ĐÂY"), 52), "second", bold=True),
                Span(fitted(_("ngày họp"), 13), "second"),
                Span(_("biên bản"), "second"),
            )
        ]
        for offset, recent in enumerate(self._recent[:5]):
            at = index + offset
            done = recent.state == "passed"
            mark = (
                Span("✓ " + _("đã thông qua"), "second")
                if done
                else Span("! " + _("chưa thông qua"), "warn")
            )
            lines.append(
                line(
                    Span("▌" if self._at == at else " ", "focus"),
                    " ",
                    Span(fitted(str(offset + 1), 8), "focus", bold=True),
                    Span(fitted(recent.name, 16), "strong", bold=True),
                    fitted(recent.kind, 28),
                    fitted(recent.date, 13),
                    mark,
                    key=str(at),
                    ground="row" if self._at == at else None,
                )
            )
        return lines

    def _key_lines(self) -> list[Line]:
        keys = self.asking.keys() if self.asking else tuple(key for key in home_keys() if key.label)
        always = [key for key in k.the_eight() if key.id == "help"]
        chip = _("ĐANG GÕ") if self.asking else _("ĐANG CHỌN")
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


def _state(recent: Recent) -> str:
    words = {
        "prepared": _("chưa bắt đầu"),
        "running": _("đang họp"),
        "ended": _("đã kết thúc, biên bản chưa thông qua"),
        "passed": _("biên bản đã thông qua"),
    }
    return words.get(recent.state, "")


def _shifted(row: Line, margin: int, width: int) -> Line:
    """The row's ground reaches over the content only, not over the margins."""
    used = sum(len(span.text) for span in row.spans)
    spans = (
        Span(" " * margin, ground="ground"),
        *(Span(s.text, s.role, s.bold, row.ground, s.reverse) for s in row.spans),
    )
    return Line((*spans, Span(" " * max(0, width - used), ground=row.ground)), row.key)
