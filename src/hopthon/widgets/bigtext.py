"""The wall's drawn letters and pictures: block signs every terminal has, no mark ever lost."""

import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

Pixels = tuple[str, ...]
"""Rows of equal length from the top, "#" is ink."""

ROWS = 6
"""Text rows of a drawn line: twelve pixel rows."""
SYMBOLS = 8
_DEEP = 2 * ROWS
_SPACE = 2
_HORN = "\u031b"
_DOT_BELOW = "\u0323"
_CIRCUMFLEX = "\u0302"
_SHAPES = frozenset("\u0302\u0306")  # circumflex, breve: a tone stands to their right
_DOTLESS = {"i": "ı", "j": "ȷ"}
_HALVES = " ▀▄█"  # bit 0: upper half inked, bit 1: lower half
_QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"  # bits: upper left, upper right, lower left, lower right


def draw(text: str) -> list[str]:
    """The text as `ROWS` rows of equal width in ▀ ▄ █; capitals stand in the middle ones.

    A letter that cannot be drawn becomes "?"; ask `missing` or `fits` first.
    """
    return [*_drawn(text)]


def width(text: str) -> int:
    """How many cells the drawn text takes."""
    return len(draw(text)[0])


def fits(text: str, columns: int) -> bool:
    """Whether the text can be drawn in full and is at most `columns` cells wide."""
    return not missing(text) and width(text) <= columns


def missing(text: str) -> set[str]:
    """The letters of the text that cannot be drawn."""
    return {c for c in unicodedata.normalize("NFC", text) if not _letter(c)}


def trimmed(rows: Sequence[str]) -> list[str]:
    """The rows without the empty ones above and below."""
    inked = [index for index, row in enumerate(rows) if row.strip()]
    return list(rows[inked[0] : inked[-1] + 1]) if inked else []


def double(rows: Sequence[str]) -> list[str]:
    """Drawn rows twice as wide and high, without empty rows above and below (for numbers)."""
    halves = ("▀█", "▄█")
    large = ["".join("██" if c in half else "  " for c in row) for row in rows for half in halves]
    return trimmed(large)


def symbol(index: int) -> list[str]:
    """The drawn symbol of an option, the first is 0: 3 rows of 6 cells; none from the ninth on."""
    return [*_symbols()[index]] if 0 <= index < SYMBOLS else []


def digit(n: int) -> list[str]:
    """A rank or an option's number: 3 rows of 3 cells, 7 from 10 on. `n` is 0 or more."""
    return [*_digits(n)]


def verdict(said: Literal["yes", "no"]) -> list[str]:
    """A check or a cross, on the line of drawn capitals: `ROWS` rows."""
    return _halved(_set(_sheets()["verdict"][said], 3, _DEEP))


def cup(beans: int) -> tuple[list[str], list[str]]:
    """A cup and, to be set over it in another colour, its beans: 0 to 3; 3 stand for more."""
    outline, filling = _sheets()["cup"]["cup"], _sheets()["bean"].get(str(min(beans, 3)))
    return _halved(outline), _halved(filling) if filling else []


@lru_cache(maxsize=256)
def _drawn(text: str) -> Pixels:
    unknown = _sheets()["big"]["?"]
    letters = [_letter(c) or unknown for c in unicodedata.normalize("NFC", text)]
    return tuple(_halved(_beside(letters, 1))) if letters else ("",) * ROWS


@cache
def _symbols() -> tuple[Pixels, ...]:
    return tuple(tuple(_quartered(pixels)) for pixels in _sheets()["symbol"].values())


@lru_cache(maxsize=256)
def _digits(n: int) -> Pixels:
    return tuple(_quartered(_beside([_sheets()["rank"][c] for c in str(n)], 2)))


@cache
def _sheets() -> dict[str, dict[str, Pixels]]:
    """Every drawing of `glyphs.toml`: kind → name → pixels; big letters twelve rows high."""
    source = Path(__file__).with_name("glyphs.toml").read_text("utf-8")
    kinds: dict[str, list[dict[str, Any]]] = tomllib.loads(source)
    drawings: dict[str, dict[str, Pixels]] = {}
    for kind, sheets in kinds.items():
        for sheet in sheets:
            names = [
                chr(int(name[2:], 16)) if name[:2] == "U+" else name
                for name in sheet["names"].split()
            ]
            columns = zip(*(row.split() for row in sheet["pixels"].splitlines()), strict=True)
            for name, pixels in zip(names, columns, strict=True):
                high = _DEEP if kind == "big" else len(pixels)
                drawings.setdefault(kind, {})[name] = _set(pixels, sheet.get("top", 0), high)
    return drawings


@cache
def _letter(c: str) -> Pixels | None:
    """One letter (NFC) in twelve rows, its marks composed; None when it cannot be drawn."""
    big = _sheets()["big"]
    if c == " ":
        return ("." * _SPACE,) * _DEEP
    if c in big:
        return big[c]
    base, *marks = unicodedata.normalize("NFD", c)
    if _HORN in marks:
        marks.remove(_HORN)
        base = unicodedata.normalize("NFC", base + _HORN)
    above = [mark for mark in marks if mark != _DOT_BELOW]
    plain = _DOTLESS.get(base, base) if above else base
    body, crown = big.get(plain), _crown(above, capital=base.isupper())
    if body is None or crown is None:
        return None
    stem = len(big[unicodedata.normalize("NFD", plain)[0]][0])  # the letter without its horn
    if _DOT_BELOW in marks:
        body = _dotted(body, stem)
    return _crowned(body, stem, crown) if crown else body


def _crown(marks: list[str], capital: bool) -> Pixels | None:
    """The marks above a letter, from pixel row 0: empty without any, None when not drawn."""
    sheet, top = _sheets()["mark"], 0 if capital else 2
    drawn = [_set(sheet[mark], top, top + 2) for mark in marks if mark in sheet]
    if len(drawn) < len(marks) or len(marks) > 2 or (len(marks) == 2 and marks[0] not in _SHAPES):
        return None
    if len(drawn) < 2:
        return drawn[0] if drawn else ()
    shape, tone = drawn[0], _set(sheet[marks[1]], 0, top + 2)
    roofed = marks[0] == _CIRCUMFLEX and not capital  # the raised tone is clear of the low roof
    return _beside([shape, tone], 0 if roofed else 1)


def _crowned(body: Pixels, stem: int, crown: Pixels) -> Pixels:
    """The body under the crown, which is centred over the body's first `stem` columns."""
    over = len(crown[0]) - stem
    horned = len(body[0]) > stem  # then a wide crown goes left, clear of the horn
    shift = max((over + horned) // 2, 0)
    if stem == 1:  # an i stands under the foot of its tone
        shift = min(crown[-1].rindex("#"), len(crown[0]) // 2)
    body = tuple("." * shift + row for row in body)
    crown = tuple("." * max(-over // 2, 0) + row for row in crown)
    return _over(body, _set(crown, 0, _DEEP))


def _dotted(body: Pixels, stem: int) -> Pixels:
    """The body with the dot below its first `stem` columns, as even or odd as they are."""
    dot = "#" * (1 if stem == 1 else 2 + stem % 2)
    return _over(body, _set(["." * ((stem - len(dot)) // 2) + dot], _DEEP - 1, _DEEP))


def _over(one: Pixels, other: Pixels) -> Pixels:
    """Both drawings in one, aligned left."""
    wide = max(len(one[0]), len(other[0]))
    return tuple(
        "".join("#" if "#" in pair else "." for pair in zip(a, b, strict=True))
        for a, b in zip(_wide(one, wide), _wide(other, wide), strict=True)
    )


def _wide(drawing: Pixels, columns: int) -> Pixels:
    return tuple(row.ljust(columns, ".") for row in drawing)


def _set(pixels: Sequence[str], top: int, high: int) -> Pixels:
    """The pixels from row `top` of `high` rows."""
    blank = "." * len(pixels[0])
    return (*(blank,) * top, *pixels, *(blank,) * (high - top - len(pixels)))


def _beside(drawings: Sequence[Pixels], gap: int) -> Pixels:
    return tuple(("." * gap).join(row) for row in zip(*drawings, strict=True))


def _halved(drawing: Pixels) -> list[str]:
    """A text row for two pixel rows, a cell for each pixel."""
    return _signs(drawing, 1, _HALVES)


def _quartered(drawing: Pixels) -> list[str]:
    """A text row for two pixel rows, a cell for two pixels."""
    return _signs(drawing, 2, _QUARTERS)


def _signs(drawing: Pixels, across: int, signs: str) -> list[str]:
    """Block signs, each standing for `across` pixels in each of two pixel rows."""
    high, wide = -(-len(drawing) // 2) * 2, -(-len(drawing[0]) // across) * across
    grid = _set(_wide(drawing, wide), 0, high)
    return [
        "".join(
            _sign(upper[x : x + across] + lower[x : x + across], signs)
            for x in range(0, wide, across)
        )
        for upper, lower in zip(grid[::2], grid[1::2], strict=True)
    ]


def _sign(pixels: str, signs: str) -> str:
    return signs[sum(1 << bit for bit, pixel in enumerate(pixels) if pixel == "#")]
