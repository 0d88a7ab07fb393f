"""The keys where a round is prepared."""

from hopthon.language import _
from hopthon.screens.keys import Key


def round_keys(*, types: bool, weighs: bool, start: str, back: str) -> tuple[Key, ...]:
    """`types`: the row in hand is typed in; `weighs`: it is a criterion; `start`, `back`: what `s` and `r` do now."""
    tick, short = (_("gõ"), _("gõ")) if types else (_("chọn hay bỏ"), _("chọn"))
    ticks = _("chọn hay bỏ; ở dòng số hay chữ thì gõ")
    opens = _("mở đợt bầu: từ đây phiếu không đổi nữa")
    aparts = _("đếm riêng nữ và nam, hay chung")
    methods = _("đổi cách bầu: hạt, điểm, tay, kín, người")
    weight, top = (_("hệ số"), _("điểm")) if weighs else ("", "")
    help_back = _("sửa bản nháp đã giữ, lần nữa: bản nháp khác, đợt mới")
    return (
        Key("tick", ("enter",), "Enter", tick, ticks, brief=short),
        Key("open", ("o",), "o", _("mở đợt bầu"), opens, brief=_("mở")),
        Key("method", ("m",), "m", _("cách bầu"), methods, brief=_("cách")),
        Key("apart", ("e",), "e", _("nữ nam riêng"), aparts, brief=_("nữ nam")),
        Key("weight", ("h",), "h", weight, _("hệ số của tiêu chí này")),
        Key("top", ("t",), "t", top, _("điểm cao nhất của tiêu chí này")),
        Key("keep", ("g",), "g", _("để nháp"), _("giữ làm bản nháp, mở sau"), brief=_("giữ")),
        Key("start", ("s",), "s", start, _("mở bản nháp đã giữ")),
        Key("draft", ("r",), "r", back, help_back),
        Key("done", ("enter",), "Enter", _("xong"), _("xong dòng này"), "typing"),
        Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing"),
    )
