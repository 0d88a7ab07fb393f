"""The outline's keys; their labels name the level they lead to."""

from hopthon.language import _
from hopthon.meeting.entries import PARENT_KIND
from hopthon.meeting.tree import kind_labels
from hopthon.screens.keys import Key

BELOW = {parent: kind for kind, parent in PARENT_KIND.items()}
"""The kind of line one level down."""


def tree_keys(
    kind: str, marked: str = "", *, loose: bool = True, climbing: bool = False
) -> tuple[Key, ...]:
    """The keys at a line of this kind. `marked`: what `m` means there; `loose`: nothing stands above it;
    `climbing`: it answers a question upwards, and Enter asks the next."""
    labels = {name: label.lower() for name, label in kind_labels().items()}
    below, above = labels.get(BELOW.get(kind, "")), labels.get(PARENT_KIND.get(kind, ""))
    same, brief = _("{kind} nữa").format(kind=labels[kind]), _("nữa")
    if climbing:
        up = _("hỏi lên {kind}").format(kind=above)
        same, brief = up if above else _("hỏi cần làm gì nữa"), _("hỏi tiếp")
    typing = [
        Key("sibling", ("enter",), "Enter", same, _("dòng mới cùng cấp"), "typing", brief=brief)
    ]
    if below:
        down = _("xuống {kind}").format(kind=below)
        typing.append(
            Key("down", ("tab",), "Tab", down, _("xuống cấp dưới"), "typing", brief=_("xuống"))
        )
    if above:
        up = _("lên {kind}").format(kind=above)
        typing.append(
            Key("up", ("shift+tab",), "Shift+Tab", up, _("lên cấp trên"), "typing", brief=_("lên"))
        )
    mark, short = {
        "merge": (_("gộp vào đây"), _("gộp")),
        "share": (_("dùng chung ở đây"), _("chung")),
    }.get(marked, (_("đánh dấu"), _("dấu")))
    asking = keeping = ()
    if loose and above:
        why = _("để giải quyết gì, tại sao: hỏi ngược lên")
        asking = (Key("climb", ("t",), "t", _("hỏi ngược"), why, brief=_("lên")),)
    if kind in ("advantage", "difficulty", "activity"):
        keeping = (
            Key(
                "keep",
                ("k",),
                "k",
                _("giữ lại"),
                _("giữ lại khi ngành có quá nhiều"),
                bar=False,
            ),
            Key(
                "vote",
                ("v",),
                "v",
                _("bầu chọn"),
                _("bà con bầu chọn dòng giữ lại"),
                bar=False,
            ),
        )
    swap = ("ctrl+up", "ctrl+down")
    return (
        *typing,
        Key("swap", swap, "Ctrl+↑↓", _("đổi chỗ"), _("đổi chỗ dòng"), "typing", brief=""),
        Key(
            "split",
            ("f2",),
            "F2",
            _("tách đôi"),
            _("tách làm hai dòng ở con trỏ"),
            "typing",
            brief=_("tách"),
        ),
        Key("twin", ("pagedown",), "PgDn", "", _("đến câu giống câu đang gõ"), "typing", bar=False),
        Key(
            "esc",
            ("escape",),
            "Esc",
            _("thôi gõ"),
            _("thôi gõ, chữ đã lưu"),
            "typing",
            brief=_("thôi"),
        ),
        Key("edit", ("enter",), "Enter", _("gõ"), _("gõ tiếp vào dòng này")),
        Key("parent", ("left",), "←", "", _("về cấp trên"), bar=False),
        Key("child", ("right",), "→", "", _("xuống cấp dưới"), bar=False),
        *asking,
        Key(
            "reverse",
            ("a",),
            "a",
            _("thêm việc"),
            _("thêm một hoạt động, giải pháp ghi sau"),
            brief=_("việc"),
        ),
        Key("mark", ("m",), "m", mark, _("đánh dấu để gộp hay dùng chung hai dòng"), brief=short),
        *keeping,
        Key("remove", ("x",), "x", _("bỏ dòng"), _("bỏ dòng này, hoàn tác được"), brief=_("bỏ")),
        Key("sector", ("g",), "g", _("xem ngành khác"), _("xem ngành khác"), brief=_("ngành")),
        Key(
            "away",
            ("c",),
            "c",
            _("chuyển ngành"),
            _("chuyển cả nhánh sang ngành kế"),
            brief=_("dời"),
        ),
        Key("sheet", ("s",), "s", _("mở phiếu"), _("mở phiếu hoạt động"), brief=_("phiếu")),
    )
