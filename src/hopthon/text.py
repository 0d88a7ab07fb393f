"""Text as people type, paste and send it, made safe to keep: NFC, no control characters."""

import unicodedata

from hopthon.language import _
from hopthon.refusal import Refusal

LINE_LIMIT = 1_000
"""Longest single-line text (a node, a name, a title), in characters."""
PAGE_LIMIT = 20_000
"""Longest running text (a note, a passage of the minutes), in characters."""

_HIDDEN = {
    *"\u200b\u200e\u200f\u2060\ufeff\u00ad",
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
}
_SPACES = {ord(c): " " for c in "\u00a0\u2007\u202f\u2009\u200a\t\u3000"}
_WORD = {"\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'"}
_BULLETS = "•·▪◦‣●○■□►✓\uf0b7\uf0a7\uf0d8-–—*"


def line(text: str, what: str, *, limit: int = LINE_LIMIT, empty: bool = False) -> str:
    """One clean line: NFC, white space folded. Refuses control characters, too long, empty.

    `what` names the field in the sentence ("Nội dung", "Tên").
    """
    kept = " ".join(_checked(text.replace("\r", " ").replace("\n", " "), what).split())
    return _sized(kept, what, limit, empty)


def page(text: str, what: str, *, limit: int = PAGE_LIMIT, empty: bool = False) -> str:
    """Running text: as `line`, but line breaks stay."""
    rows = _checked(text.replace("\r\n", "\n").replace("\r", "\n"), what).split("\n")
    return _sized("\n".join(" ".join(row.split()) for row in rows).strip("\n"), what, limit, empty)


def pasted(text: str) -> str:
    """What a person meant by pasting this: Word's bullets, quotes, tabs and hidden marks made plain.

    Never refuses: characters that cannot be kept are left out. Line breaks stay.
    """
    plain = unicodedata.normalize("NFC", text).translate(_SPACES)
    for mark, simple in _WORD.items():
        plain = plain.replace(mark, simple)
    rows = plain.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").split("\n")
    return "\n".join(_without_bullet("".join(c for c in row if _may_stay(c))) for row in rows)


def clipped(text: str, width: int = 40) -> str:
    """At most `width` characters, cut between words where possible, ending in “…”."""
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > width // 2 else cut).rstrip(" ,.;:") + "…"


def halves(text: str, at: int) -> tuple[str, str]:
    """The two sentences that a line becomes when cut there, without what joined them ("và", commas)."""
    first, rest = text[:at].strip(" ,;."), text[at:].strip(" ,;")
    if first.lower().endswith(" và"):
        first = first[:-3].rstrip(" ,;")
    if rest.lower().startswith("và "):
        rest = rest[3:].lstrip()
    return first, rest[:1].upper() + rest[1:]


def folded(text: str) -> str:
    """For finding: lower case, no diacritics, đ as d ("Nhà văn hóa" → "nha van hoa")."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def _checked(text: str, what: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise Refusal(_("{what} có ký tự hỏng, hãy gõ lại.").format(what=what)) from None
    plain = unicodedata.normalize("NFC", text).translate(_SPACES)
    if any(c != "\n" and not _may_stay(c) for c in plain):
        raise Refusal(_("{what} có ký tự điều khiển không đọc được, hãy gõ lại.").format(what=what))
    return plain


def _may_stay(c: str) -> bool:
    return (
        c >= " "
        and c not in _HIDDEN
        and unicodedata.category(c) not in ("Cc", "Cs", "Co", "Zl", "Zp")
    )


def _without_bullet(row: str) -> str:
    bare = row.strip()
    if bare[:1] and bare[0] in _BULLETS and (len(bare) == 1 or bare[1] == " "):
        return bare[1:].strip()
    return bare


def _sized(kept: str, what: str, limit: int, empty: bool) -> str:
    if not kept and not empty:
        raise Refusal(_("{what} còn để trống.").format(what=what))
    if len(kept) > limit:
        raise Refusal(
            _("{what} dài {n} chữ cái, nhiều nhất được {limit}; hãy viết gọn lại.").format(
                what=what, n=len(kept), limit=limit
            )
        )
    return kept
