"""What people are told of a list that was taken in."""

from hopthon.language import _


def told(fresh: int, listed: int) -> str:
    """How many of a list were new, how many were on the roll before."""
    known = listed - fresh
    if not fresh:
        return _("Cả {n} người trong tệp đều đã có trong danh sách, không thêm ai.").format(n=known)
    words = _("Đã thêm {n} người vào danh sách.").format(n=fresh)
    if known:
        words += " " + _("{n} người đã có từ trước.").format(n=known)
    return words
