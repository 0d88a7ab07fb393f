"""`/` and Ctrl+P: one field that finds steps, works, notes and every command; no diacritics needed."""

from collections.abc import Callable, Iterable

from msgspec import Struct
from textual import events

from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.meeting.tree import kind_labels
from hopthon.screens.fields import text_cell
from hopthon.screens.overlay import Overlay
from hopthon.text import folded
from hopthon.views.times import hour
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line

_SHOWN = 9


class Item(Struct, frozen=True):
    """Something to find. `target`: what choosing it does; `hint`: at the right."""

    group: str
    text: str
    hint: str
    target: tuple[str, str]
    command: bool = False


class FinderScreen(Overlay):
    """Type a few letters, choose, Enter."""

    DEFAULT_CSS = "FinderScreen > Panes { width: 72; height: 18; }"

    def __init__(
        self, items: Iterable[Item], chosen: Callable[[Item], None], *, commands: bool = False
    ) -> None:
        """`commands`: they come before what is in the meeting, else after it."""
        super().__init__()
        self._commands_first = commands
        self._items = [(item, folded(item.group), folded(item.text)) for item in items]
        self._chosen = chosen
        self._editor = Editor()
        self._at = self._top = 0

    def found(self) -> list[Item]:
        """Every word typed stands in it: those that say it themselves first, then those of such a group."""
        words = folded(self._editor.text).split()
        if not words:
            return [item for item, _group, _text in self._items if item.command]
        phrase, hits = " ".join(words), list[tuple[tuple[bool, ...], Item]]()
        for item, group, text in self._items:
            if all(word in text or word in group for word in words):
                own = all(word in text for word in words)
                later = item.command != self._commands_first
                closer = (not text.startswith(phrase), phrase not in text)
                hits.append(((not own, later, *closer), item))
        return [item for _order, item in sorted(hits, key=lambda hit: hit[0])]

    def content(self, width: int, height: int) -> list[Line]:
        """The field, what was found, how to go on."""
        found = self.found()
        self._at = max(0, min(self._at, len(found) - 1))
        self._top = max(self._at - _SHOWN + 1, min(self._top, self._at))
        seen = found[self._top : self._top + _SHOWN]
        below = len(found) - self._top - len(seen)
        lines = [
            line(
                Span("▌", "focus"),
                *text_cell("", width - 16, self._editor),
                Span(flush(_("không cần dấu"), 15), "second", ground="field"),
            ),
            EMPTY,
        ]
        headed = False
        for index, item in enumerate(seen, self._top):
            if item.command and not headed and len(lines) > 2:
                lines += [EMPTY]
            headed = headed or item.command
            here = index == self._at
            label = _("Lệnh") if item.command else item.group
            room = width - 12 - len(item.hint) - 2
            lines.append(
                line(
                    Span(fitted(label, 12), "second"),
                    Span(fitted(item.text, room), "strong" if here else "text", bold=here),
                    Span("  " + item.hint, "focus" if item.command else "second"),
                    ground="row" if here else None,
                )
            )
        if not found:
            lines.append(line(Span(_("Không thấy. Thử ít chữ hơn."), "second")))
        foot = line(
            Span("↑ ↓", "focus", bold=True),
            _(" chọn   "),
            Span("Enter", "focus", bold=True),
            _(" làm   "),
            Span("Esc", "focus", bold=True),
            _(" đóng"),
            Span("   " + _("còn {n} dòng ↓").format(n=below) if below else "", "second"),
        )
        lines += [EMPTY] * max(1, height - len(lines) - 1)
        return [*lines[: height - 1], foot]

    def pressed(self, event: events.Key) -> None:
        """Text filters; arrows choose; Enter does it."""
        if event.key in ("up", "down"):
            self._at += 1 if event.key == "down" else -1
        elif event.key == "enter":
            found = self.found()
            if found:
                self.dismiss()
                self._chosen(found[self._at])
        elif event.is_printable and event.character:
            self._editor, self._at = self._editor.pressed(event.character), 0
        elif (edited := self._editor.key(event.key)) is not None:
            self._editor, self._at = edited, 0

    def pasted(self, text: str) -> None:
        """Pasted words filter too."""
        self._editor, self._at = self._editor.pasted(text), 0


def meeting_items(meeting: Meeting) -> list[Item]:
    """Everything in the meeting that can be gone to."""
    labels = kind_labels()
    items = [Item(_("Mục"), s.title, _("sang mục"), ("step", s.id)) for s in meeting.steps]
    for node in meeting.nodes.values():
        sheet = node.kind == "activity"
        items.append(
            Item(
                labels[node.kind],
                node.text,
                _("mở phiếu") if sheet else _("đến dòng"),
                ("node", node.id),
            )
        )
    items += [
        Item(_("Ghi chép"), f"«{n.text[:80]}» {n.speaker}", hour(n.at), ("note", n.id))
        for n in meeting.notes.values()
    ]
    items += [
        Item(_("Người"), p.name, _("có mặt") if p.present else "", ("person", p.id))
        for p in meeting.roll.values()
    ]
    return items


def command_items() -> list[Item]:
    """What has no row of its own, or is not a key one remembers."""

    def item(text: str, action: str, key: str = "") -> Item:
        return Item("", text, key, ("do", action), command=True)

    return [
        item(_("Sang mục tiếp theo"), "next", "n"),
        item(_("Lùi về mục trước"), "back", "b"),
        item(_("Che hay mở tường"), "cover", "Space"),
        item(_("Chiếu chỗ này lên tường"), "show", "p"),
        item(_("Hoàn tác"), "undo", "u"),
        item(_("Điểm danh"), "attendance", "d"),
        item(_("Gọi tên theo danh sách"), "roll"),
        item(_("Nhập danh sách tên từ tệp Excel, CSV"), "import people"),
        item(_("Phát biểu: hàng chờ, ai đang nói"), "speakers", "4"),
        item(_("Mời người đầu hàng chờ nói"), "call next"),
        item(_("Hết lượt: người đang nói đã xong"), "end turn", "0"),
        item(_("Thông tin cuộc họp: chủ trì, thư ký, nơi họp"), "info"),
        item(_("Chuẩn bị cuộc họp: các trang"), "prepare"),
        item(_("Tổ công tác lập kế hoạch: ghi tên"), "group"),
        item(_("Số liệu cơ bản của thôn, biểu I.1"), "basic_data"),
        item(_("Chương trình: phút, thứ tự, ai trình bày"), "agenda_plan"),
        item(_("Lấy từ họp trù bị, nhập biểu I.2, lấy năm trước"), "import"),
        item(_("Kế hoạch năm trước: việc nào xong, việc nào chuyển tiếp"), "past"),
        item(_("Giao chủ trì cho người thay"), "hand over"),
        item(_("Người chủ trì trở lại"), "chair back"),
        item(_("Ghi chép ý kiến"), "notes"),
        item(_("Cây khó khăn, nguyên nhân, giải pháp"), "tree"),
        item(_("Phiếu hoạt động"), "activities"),
        item(_("Đợt bầu: đếm phiếu, kết quả"), "round"),
        item(_("Mở đợt bầu mới"), "round draft"),
        item(_("Biểu quyết"), "decision"),
        item(_("Biên bản"), "minutes"),
        item(_("Ghi biểu mẫu và biên bản ra tệp"), "export"),
        item(_("Chép tệp cuộc họp sang thẻ nhớ"), "copy"),
        item(_("Mở cửa sổ chiếu lên tường"), "projector"),
        item(_("Chiếu trang điểm danh"), "wall:attendance"),
        item(_("Chiếu tên cuộc họp"), "wall:title"),
        item(_("Chiếu lời cảm ơn"), "wall:thanks"),
        item(_("Dừng lật trang trên tường"), "hold"),
        item(_("Cho tường lật trang tiếp"), "release"),
        item(_("Bỏ qua mục đang họp"), "skip"),
        item(_("Thêm một mục vào chương trình"), "add step"),
        item(_("Nghỉ giải lao"), "rest"),
        item(_("Dừng, hẹn buổi khác họp tiếp"), "adjourn"),
        item(_("Họp tiếp sau khi nghỉ"), "resume"),
        item(_("Quên ghi nghỉ: hôm nay là buổi khác"), "another sitting"),
        item(_("Kết thúc cuộc họp"), "end"),
        item(_("Gõ Telex ngay trong hopthon"), "type telex", "F9"),
        item(_("Gõ VNI ngay trong hopthon"), "type vni", "F9"),
        item(_("Tắt bộ gõ, dùng bộ gõ của máy"), "type", "F9"),
        item(_("Nghỉ: thoát, mở lại họp tiếp"), "quit", "Ctrl+Q"),
    ]
