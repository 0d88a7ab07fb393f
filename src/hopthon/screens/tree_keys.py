"""The outline's keys; their labels name the level they lead to."""

from hopthon.language import _
from hopthon.meeting.entries import PARENT_KIND
from hopthon.meeting.tree import kind_labels
from hopthon.screens.keys import Key

BELOW = {parent: kind for kind, parent in PARENT_KIND.items()}
"""The kind of line one level down."""


def tree_keys(kind: str) -> tuple[Key, ...]:
    """The keys at a line of this kind."""
    labels = {name: label.lower() for name, label in kind_labels().items()}
    below, above = labels.get(BELOW.get(kind, "")), labels.get(PARENT_KIND.get(kind, ""))
    same = _("{kind} nữa").format(kind=labels[kind])
    typing = [Key("sibling", ("enter",), "Enter", same, _("dòng mới cùng cấp"), "typing")]
    if below:
        down = _("xuống {kind}").format(kind=below)
        typing.append(Key("down", ("tab",), "Tab", down, _("xuống cấp dưới"), "typing"))
    if above:
        up = _("lên {kind}").format(kind=above)
        typing.append(Key("up", ("shift+tab",), "Shift+Tab", up, _("lên cấp trên"), "typing"))
    swap = ("ctrl+up", "ctrl+down")
    return (
        *typing,
        Key("swap", swap, "Ctrl+↑↓", _("đổi chỗ"), _("đổi chỗ dòng"), "typing"),
        Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ, chữ đã lưu"), "typing"),
        Key("edit", ("enter",), "Enter", _("gõ"), _("gõ tiếp vào dòng này")),
        Key("parent", ("left",), "←", "", _("về cấp trên"), bar=False),
        Key("child", ("right",), "→", "", _("xuống cấp dưới"), bar=False),
        Key("reverse", ("a",), "a", _("từ hoạt động"), _("thêm từ hoạt động, hỏi ngược lên")),
        Key("remove", ("x",), "x", _("bỏ dòng"), _("bỏ dòng này, hoàn tác được")),
        Key("sector", ("g",), "g", _("ngành khác"), _("chuyển sang ngành khác")),
        Key("sheet", ("s",), "s", _("mở phiếu"), _("mở phiếu hoạt động")),
    )
