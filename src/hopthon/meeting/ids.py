"""Short stable ids: chosen by the sender, or made from the number the event will have."""

import re
from collections.abc import Container

from hopthon.language import _
from hopthon.refusal import Refusal

_GOOD = re.compile(r"[^\W_][\w.:-]{0,39}")


def new_id(wanted: str | None, letter: str, seq: int, taken: Container[str]) -> str:
    """The sender's id if it is free and well formed, else the first free `<letter><seq>…`."""
    if wanted is None:
        made = f"{letter}{seq}"
        while made in taken:
            made += "x"
        return made
    if not _GOOD.fullmatch(wanted):
        raise Refusal(
            _("Mã «{id}» không dùng được: chỉ chữ, số và . : - _, nhiều nhất 40.").format(
                id=wanted[:40]
            )
        )
    if wanted in taken:
        raise Refusal(_("Mã «{id}» đã có rồi.").format(id=wanted))
    return wanted
