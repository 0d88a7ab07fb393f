"""`?`: the keys that act here, by mode."""

from itertools import zip_longest

from rich.cells import cell_len
from textual import events

from hopthon.language import _
from hopthon.screens import input_method as im
from hopthon.screens.keys import Key, the_constant, the_eight
from hopthon.screens.overlay import Overlay
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line, wrap

_COLUMN = 10


class HelpScreen(Overlay):
    """Four groups in two columns. Any key closes it, but for ↑ ↓.

    `running`: where a meeting is steered; `said`: other words at the foot than those for there.
    """

    def __init__(
        self,
        place: str,
        keys: tuple[Key, ...],
        *,
        running: bool = True,
        said: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self._place, self._keys, self._in_meeting = place, keys, running
        self._said = said or (
            _("Không có phím lưu: gõ đến đâu, lưu đến đó."),
            _("Gõ nhầm phím không hỏng gì: u là quay lại."),
        )
        self._top = 0

    def content(self, width: int, height: int) -> list[Line]:
        """Left: choosing, always. Right: typing, who spoke. What is of this place alone stands first."""
        head = line(
            Span(_("Phím ở chỗ này"), "strong", bold=True),
            Span("   " + self._place),
            " " * max(1, width - len(_("Phím ở chỗ này")) - len(self._place) - 3 - 12),
            Span("Esc", "focus", bold=True),
            Span(" " + _("đóng lại"), "second"),
        )
        body, room = self._body(width), max(1, height - 2)
        self._top = max(0, min(self._top, len(body) - room))
        shown = body[self._top : self._top + room]
        if self._top:
            shown[0] = line(Span(_("còn {n} dòng ↑").format(n=self._top + 1), "second"))
        if (below := len(body) - self._top - room) > 0:
            shown[-1] = line(Span(_("còn {n} dòng ↓").format(n=below + 1), "second"))
        return [head, EMPTY, *shown]

    def _body(self, width: int) -> list[Line]:
        half = width // 2
        typing = [*(k for k in self._keys if k.mode == "typing"), im.key()]
        choosing = [k for k in self._keys if k.mode == "choosing"]
        if not any(k.shown == "↑ ↓" for k in choosing):
            choosing.insert(0, Key("", (), "↑ ↓", "", _("dòng trên, dòng dưới")))
        if self._in_meeting:
            choosing.append(Key("", (), "Tab", "", _("sang chỗ làm khác của mục này")))
        always = list(the_eight()) if self._in_meeting else []
        left = [
            *_group(_("KHI ĐANG CHỌN DÒNG"), choosing, half),
            *_group(_("LÚC NÀO CŨNG VẬY"), always, half),
        ]
        right = [*_group(_("KHI ĐANG GÕ CHỮ"), typing, half)]
        if self._in_meeting:
            right += _group(_("NGƯỜI NÓI"), list(the_constant()), half)
        body: list[Line] = []
        for one, other in zip_longest(left, right, fillvalue=EMPTY):
            pad = half - sum(cell_len(s.text) for s in one.spans)
            body.append(Line((*one.spans, Span(" " * max(1, pad)), *other.spans)))
        return [*body, EMPTY, *(line(words) for words in self._said)]

    def pressed(self, event: events.Key) -> None:
        """Arrows scroll, anything else closes."""
        if event.key in ("up", "down"):
            self._top += 1 if event.key == "down" else -1
        else:
            self.dismiss()


def _group(title: str, keys: list[Key], width: int) -> list[Line]:
    """A key a row; what it does goes on below where it is long."""
    if not keys:
        return []
    rows = [line(Span(title, "second", bold=True))]
    for key in keys:
        for n, words in enumerate(wrap(key.help, width - _COLUMN - 1)):
            shown = "" if n else key.shown
            rows.append(line(Span(fitted(shown, _COLUMN), "focus", bold=True), words))
    return [*rows, EMPTY]
