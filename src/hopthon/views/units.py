"""What a kind of work is usually counted in: offered while one types, never insisted on."""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from hopthon.text import folded

_FILE = Path(__file__).with_name("units.toml")
Spelt = tuple[str, str]


def usual_units(activity: str) -> tuple[str, ...]:
    """The units for a work of this name, the likeliest first; () for one of no known kind.

    Words typed without diacritics count as any they may be; with them, as what they are: «cầu» is not «câu».
    """
    said = [_spelt(word) for word in activity.replace(",", " ").replace(".", " ").split()]
    for length in range(min(len(said), _longest()), 0, -1):
        for at in range(len(said) - length + 1):
            part = said[at : at + length]
            for words, units in _kinds().get(tuple(bare for bare, _marks in part), ()):
                if all(not mine[1] or mine == word for mine, word in zip(part, words, strict=True)):
                    return units
    return ()


@cache
def _kinds() -> dict[tuple[str, ...], list[tuple[tuple[Spelt, ...], tuple[str, ...]]]]:
    """Words without diacritics → those words as spelt, and their units."""
    found: dict[tuple[str, ...], list[tuple[tuple[Spelt, ...], tuple[str, ...]]]] = {}
    for kind in tomllib.loads(_FILE.read_text("utf-8"))["work"]:
        for phrase in kind["words"]:
            words = tuple(_spelt(word) for word in phrase.split())
            among = found.setdefault(tuple(bare for bare, _marks in words), [])
            among.append((words, tuple(kind["units"])))
    return found


@cache
def _longest() -> int:
    return max(map(len, _kinds()))


def _spelt(word: str) -> Spelt:
    """The letters, and the marks wherever they stand: «hóa» is «hoá»."""
    split = unicodedata.normalize("NFD", word.lower().replace("đ", "d\u0335"))
    return folded(word), "".join(sorted(c for c in split if unicodedata.combining(c)))
