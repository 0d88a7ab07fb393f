"""`?`: the keys that act here, by mode."""

from textual import events

from hopthon.language import _
from hopthon.screens import input_method as im
from hopthon.screens.keys import Key, the_constant, the_eight
from hopthon.screens.overlay import Overlay
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line

_COLUMN = 11


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
        """Left: always, choosing. Right: typing, who spoke."""
        half = width // 2
        typing = [*(k for k in self._keys if k.mode == "typing"), im.key()]
        choosing = [k for k in self._keys if k.mode == "choosing"]
        arrows = Key("", (), "↑ ↓", "", _("dòng trên, dòng dưới"))
        tab = Key("", (), "Tab", "", _("sang chỗ làm khác của mục này"))
        other = [tab] if self._in_meeting else []
        always = list(the_eight()) if self._in_meeting else []
        left = [
            *_group(_("LÚC NÀO CŨNG VẬY"), always, half),
            *_group(_("KHI ĐANG CHỌN DÒNG"), [arrows, *choosing, *other], half),
        ]
        right = [*_group(_("KHI ĐANG GÕ CHỮ"), typing, half)]
        if self._in_meeting:
            right += _group(_("NGƯỜI NÓI"), list(the_constant()), half)
        body: list[Line] = []
        for index in range(max(len(left), len(right))):
            spans = left[index].spans if index < len(left) else ()
            pad = half - sum(len(s.text) for s in spans)
            body.append(
                Line(
                    (
                        *spans,
                        Span(" " * max(1, pad)),
                        *(right[index].spans if index < len(right) else ()),
                    )
                )
            )
        body += [EMPTY, *(line(words) for words in self._said)]
        head = line(
            Span(_("Phím ở chỗ này"), "strong", bold=True),
            Span("   " + self._place),
            " " * max(1, width - len(_("Phím ở chỗ này")) - len(self._place) - 3 - 12),
            Span("Esc", "focus", bold=True),
            Span(" " + _("đóng lại"), "second"),
        )
        room = height - 2
        self._top = max(0, min(self._top, len(body) - room))
        return [head, EMPTY, *body[self._top : self._top + room]]

    def pressed(self, event: events.Key) -> None:
        """Arrows scroll, anything else closes."""
        if event.key in ("up", "down"):
            self._top += 1 if event.key == "down" else -1
        else:
            self.dismiss()


def _group(title: str, keys: list[Key], width: int) -> list[Line]:
    if not keys:
        return []
    rows = [line(Span(title, "second", bold=True))]
    rows += [
        line(
            Span(fitted(k.shown, _COLUMN), "focus", bold=True), fitted(k.help, width - _COLUMN - 1)
        )
        for k in keys
    ]
    return [*rows, EMPTY]
