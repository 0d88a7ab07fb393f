"""The keys of an activity's sheet and of the list of all."""

from hopthon.language import _
from hopthon.screens.keys import Key


def activity_keys(*, listing: bool, fill: bool, turn: bool, take: bool) -> tuple[Key, ...]:
    """`fill`: the field in hand can follow from others; `turn`: it is a choice; `take`: something is offered."""
    after, after_help = _("hoạt động sau"), _("phiếu của hoạt động sau")
    before_help = _("phiếu của hoạt động trước")
    funding, funding_help = _("loại nguồn vốn"), _("cần hay không cần nguồn vốn bên ngoài")
    edit, edit_help = (
        (_("mở phiếu"), _("mở phiếu của hoạt động này")) if listing else (_("sửa"), _("sửa ô này"))
    )
    both, both_help = _("danh sách"), _("mọi hoạt động trên một trang, lần nữa: về phiếu")
    return (
        Key("field", ("tab",), "Tab", _("ô tiếp"), _("sang ô tiếp"), "typing", brief=_("ô sau")),
        Key(
            "before",
            ("shift+tab",),
            "Shift+Tab",
            _("ô trước"),
            _("về ô trước"),
            "typing",
            brief=_("trước"),
        ),
        Key(
            "fill",
            ("equals_sign",),
            "=",
            _("tính ô còn thiếu") if fill else "",
            _("tính ô tiền, ô phần trăm còn thiếu"),
            "typing",
            brief=_("tính") if fill else None,
        ),
        Key(
            "turn",
            ("left", "right"),
            "← →",
            _("đổi") if turn else "",
            _("đổi câu trả lời"),
            "typing",
        ),
        Key(
            "take",
            (),
            "→",
            _("lấy chữ gợi ý") if take else "",
            _("lấy chữ gợi ý màu xám ở cuối dòng"),
            "typing",
            brief=_("gợi ý") if take else None,
        ),
        Key("after", ("pagedown",), "PgDn", after, after_help, "typing", brief=_("việc sau")),
        Key("sheet before", ("pageup",), "PgUp", "", before_help, "typing"),
        Key(
            "esc",
            ("escape",),
            "Esc",
            _("thôi gõ"),
            _("thôi gõ, chữ đã lưu"),
            "typing",
            brief=_("thôi"),
        ),
        Key("edit", ("enter",), "Enter", edit, edit_help),
        Key(
            "list",
            ("l",),
            "l",
            _("về phiếu") if listing else both,
            both_help,
            brief=None if listing else _("cả bảng"),
        ),
        Key("funding", ("t",), "t", "" if listing else funding, funding_help),
        Key(
            "next sheet",
            ("pagedown",),
            "PgDn",
            "" if listing else after,
            after_help,
            brief=None if listing else _("việc sau"),
        ),
        Key("previous sheet", ("pageup",), "PgUp", "", before_help, bar=False),
    )


def no_activity_keys() -> tuple[Key, ...]:
    """While there is no activity: the way to the tree, where they are written down."""
    return (Key("edit", ("enter",), "Enter", _("ghi ở cây"), _("sang cây, ghi hoạt động")),)
