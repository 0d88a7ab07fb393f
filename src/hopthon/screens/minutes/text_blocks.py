"""Beginnings that a secretary writes again and again: `.1` to `.5` at the start of a line."""

from hopthon.language import _


def text_block(number: str) -> str:
    """The block of this number; "" where there is none."""
    return {
        "1": _("Nêu ý kiến: "),
        "2": _("Hỏi: … Trả lời: "),
        "3": _("Tất cả nhất trí."),
        "4": _("Ý kiến bảo lưu: "),
        "5": _("Giao việc cho …, xong trước ngày "),
    }.get(number, "")
