"""Letters taken apart: without their mark, without their tone."""

import unicodedata

MARKED = {
    "a": {"^": "â", "(": "ă"},
    "e": {"^": "ê"},
    "o": {"^": "ô", "+": "ơ"},
    "u": {"+": "ư"},
    "d": {"-": "đ"},
}
"""The letters with a mark, by letter and mark: `^` roof, `(` bowl, `+` horn, `-` bar."""
VOWELS = frozenset("aăâeêioôơuưy")
TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
"""ngang, sắc, huyền, hỏi, ngã, nặng, as combining marks; their places are VNI's digits."""
_BASE = {one: base for base, marks in MARKED.items() for one in marks.values()}


def bare(letter: str) -> str:
    """Lower case, without its mark: "Ư" → "u". The tone stays."""
    return _BASE.get(letter.lower(), letter.lower())


def marked(letter: str, mark: str) -> str | None:
    """The letter with this mark instead of its own, its case kept; None where there is no such letter."""
    found = MARKED.get(bare(letter), {}).get(mark)
    return found and (found.upper() if letter.isupper() else found)


def unmarked(letter: str) -> str:
    """The letter without its mark, its case kept."""
    return bare(letter).upper() if letter.isupper() else bare(letter)


def toned(letter: str, tone: int) -> str:
    """The vowel with this tone."""
    return unicodedata.normalize("NFC", letter + TONES[tone])


def untoned(text: str) -> tuple[str, int]:
    """The letters without tones, and the tone they had; 0 when none, the last when several."""
    tone, kept = 0, list[str]()
    for c in unicodedata.normalize("NFD", text):
        if c in TONES[1:]:
            tone = TONES.index(c)
        else:
            kept.append(c)
    return unicodedata.normalize("NFC", "".join(kept)), tone
