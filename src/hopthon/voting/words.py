"""Words for voter groups inside sentences."""

from hopthon.language import _
from hopthon.voting.paper import MEN, WOMEN


def group_word(group: str) -> str:
    """`women` → "nữ", `men` → "nam", `all` → ""."""
    return {WOMEN: _("nữ"), MEN: _("nam")}.get(group, "")


def tidy(sentence: str) -> str:
    """A sentence whose group is everyone, and so has no word: no gap where the word would stand."""
    return sentence.replace("  ", " ").replace(" .", ".").replace(" ;", ";")


def papers(n: int, group: str) -> str:
    """ "49 phiếu nữ", "84 phiếu"."""
    word = group_word(group)
    return _("{n} phiếu {group}").format(n=n, group=word) if word else _("{n} phiếu").format(n=n)
