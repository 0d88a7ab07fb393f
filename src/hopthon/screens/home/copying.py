"""Copying the meeting to a stick: choose where, watch it go, read where it is. Keys never wait for it."""

from collections.abc import Callable
from pathlib import Path

from textual import events

from hopthon.language import _
from hopthon.numbers import grouped
from hopthon.refusal import Refusal
from hopthon.screens import input_method as im
from hopthon.screens.fields import text_cell
from hopthon.screens.overlay import Overlay
from hopthon.screens.typed import Tell
from hopthon.session.clock import Clock
from hopthon.session.copies import copy_meeting
from hopthon.session.drives import Drive, drives
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import BACK, Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, line, wrap

_BAR = 40


class CopyScreen(Overlay):
    """Drives and a path to choose among; then a bar; then one sentence. Esc closes, the copy goes on."""

    DEFAULT_CSS = "CopyScreen > Panes { width: 84; height: 16; }"

    def __init__(
        self,
        path: Path,
        clock: Clock,
        told: Callable[[str, str], None],
    ) -> None:
        """`told`: hears the sentence when this box is closed by then."""
        super().__init__()
        self._path, self._clock, self._told = path, clock, told
        self._drives: list[Drive] | None = None  # not looked for yet
        self._held: list[events.Key] = []
        self._at = 0
        self._editor: Editor | None = None
        self._message = ("", "warn")
        self._done: tuple[int, int] | None = None

    def on_mount(self) -> None:
        """Draw, and see what is plugged in."""
        super().on_mount()
        self._look()

    def pressed(self, event: events.Key) -> None:
        """Arrows and Enter; letters in the path."""
        if self._drives is None:
            self._held.append(event)  # until it is known what there is to choose among
        elif self._done is not None:
            pass
        elif self._editor is not None and event.key not in ("enter", "up"):
            self._type(event, self._editor)
        elif event.key in ("up", "down"):
            self._move(1 if event.key == "down" else -1)
        elif event.key == "enter":
            self._start()
        elif event.key == "r":
            self._look()

    def pasted(self, text: str) -> None:
        """A path."""
        if self._editor is not None and self._done is None:
            self._editor, told = im.pasted(self._editor, text)
            self._message = (told, "warn")

    def content(self, width: int, height: int) -> list[Line]:
        """What, where to, how far."""
        name = fitted(self._path.name, min(len(self._path.name), width - 20))
        head = [line(Span(_("Chép ra thẻ nhớ") + "  ", "strong", bold=True), Span(name)), EMPTY]
        rows = self._progress(*self._done) if self._done is not None else self._choices(width)
        said, role = self._message
        rows += [EMPTY, *(line(Span(row, role)) for row in wrap(said, width)[:3])]
        rows += [EMPTY] * (height - len(rows) - 3)
        return [*head, *rows[: height - 3], self._foot()]

    def _choices(self, width: int) -> list[Line]:
        found = self._drives
        if found is None:
            return [line(Span(_("Đang tìm thẻ nhớ…"), "second"))]
        rows = [self._drive(drive, index, width) for index, drive in enumerate(found)]
        if not rows:
            words = _("Không thấy thẻ nhớ nào. Cắm vào rồi ấn r, hay gõ thư mục ở dưới.")
            rows = [line(Span(words, "warn"))]
        here = self._at == len(found)
        label = _("Thư mục khác")
        field = text_cell("", width - len(label) - 4, self._editor if here else None)
        return [*rows, EMPTY, line(Span("▌" if here else " ", "focus"), f" {label}  ", *field)]

    def _drive(self, drive: Drive, index: int, width: int) -> Line:
        here = index == self._at
        free = _("còn {n} MB").format(n=grouped((drive.free or 0) // 1_000_000))
        hint = (free if drive.free is not None else "") if drive.writable else _("chỉ đọc được")
        where = f"{drive.name}  " + ("" if drive.name == str(drive.path) else str(drive.path))
        return line(
            Span("▌ " if here else "  ", "focus"),
            Span(fitted(where, width - 22) + " ", "strong" if here else "text", bold=here),
            Span(hint, "second" if drive.writable else "warn"),
            ground="row" if here else None,
        )

    def _progress(self, done: int, whole: int) -> list[Line]:
        full = _BAR * done // max(1, whole)
        half = whole // 2
        doing = _("đang ghi") if done <= half else _("đang đọc lại để kiểm")
        doing = doing if self._under_way else ""
        mega = f"{_mb(min(done, half))}/{_mb(half)} MB"
        bar = (Span("█" * full, "focus"), Span("░" * (_BAR - full), "rule"))
        return [line(*bar, Span(f"  {mega}", "strong", bold=True)), line(Span(doing, "second"))]

    def _foot(self) -> Line:
        keys = [("Esc", _("đóng, vẫn chép tiếp") if self._under_way else _("đóng"))]
        if self._done is None:
            keys = [("↑ ↓", _("chọn")), ("Enter", _("chép")), ("r", _("tìm lại")), *keys]
        return line(
            *(s for key, words in keys for s in (Span(key, "focus", bold=True), f" {words}   "))
        )

    @property
    def _under_way(self) -> bool:
        return self._done is not None and not self._message[0]

    # parts ---------------------------------------------------------------------------------

    def _type(self, event: events.Key, editor: Editor) -> None:
        self._message = ("", "warn")
        if event.is_printable and event.character:
            self._editor = editor.pressed(event.character)
        elif event.key in BACK or not event.is_printable:
            self._editor = editor.key(event.key) or editor

    def _move(self, step: int) -> None:
        places = len(self._drives or ())
        self._at = max(0, min(places, self._at + step))
        self._editor = Editor() if self._at == places else None

    def _look(self) -> None:
        self._drives = None

        def work(tell: Tell) -> None:
            found = drives()
            tell(lambda: self._found(found))

        self.beside(work)

    def _found(self, found: list[Drive]) -> None:
        self._drives, self._at = found, 0
        self._move(0)
        held, self._held = self._held, []
        for event in held:
            self.pressed(event)
        self.redraw()

    def _start(self) -> None:
        found = self._drives
        if found is None:
            return
        typed = self._editor.text.strip().strip("\"'") if self._editor is not None else ""
        if self._editor is not None and not typed:
            self._message = (_("Gõ tên thư mục rồi ấn Enter."), "warn")
            return
        to = found[self._at].path if self._editor is None else Path(typed).expanduser()
        self._done, self._message = (0, 1), ("", "text")
        self.beside(lambda tell: self._copy(to, tell))

    def _copy(self, to: Path, tell: Tell) -> None:
        """In a thread of its own."""
        last = [-1]

        def progress(done: int, whole: int) -> None:
            if (part := 100 * done // max(1, whole)) != last[0]:
                last[0] = part
                tell(lambda: self._went_on(done, whole))

        try:
            made = copy_meeting(self._path, to, self._clock(), progress)
            words = _("Đã chép, đã kiểm tra lại: {n} sự kiện, {size} MB, ở «{to}».")
            said, role = words.format(n=made.seq, size=_mb(made.size), to=made.path), "text"
        except Refusal as refusal:
            said, role = refusal.sentence, "warn"
        except OSError as error:
            said, role = _("Chưa chép được: {why}.").format(why=error.strerror or error), "warn"
        tell(lambda: self._finished(said, role))

    def _went_on(self, done: int, whole: int) -> None:
        self._done = (done, whole)
        self.redraw()

    def _finished(self, said: str, role: str) -> None:
        self._message = (said, role)
        if role == "warn":
            self._done = None
        self._told(said, role)
        self.redraw()


def _mb(size: int) -> str:
    """1,2 for a million and a fifth; never 0 for something."""
    tenths = max(1, round(size / 100_000))
    return f"{grouped(tenths // 10)},{tenths % 10}"
