"""The cockpit's colours: five meanings, each also said by a shape or a word [cockpit.md]."""

from functools import cache

from msgspec import Struct
from rich.style import Style

DARK = {
    "ground": "#13171c",
    "panel": "#191e25",
    "field": "#222a34",
    "row": "#25303c",
    "text": "#dbe1e8",
    "strong": "#ffffff",
    "second": "#aab4c1",
    "rule": "#4d5866",
    "focus": "#6cc4e4",
    "warn": "#f0b95a",
    "women": "#f6b0d4",
    "men": "#b0b9ff",
    "wall": "#8fd694",
    "black": "#000000",
}
SIXTEEN = {
    "ground": "black",
    "panel": "black",
    "field": "bright_black",
    "row": "blue",
    "text": "white",
    "strong": "bright_white",
    "second": "white",
    "rule": "bright_black",
    "focus": "bright_cyan",
    "warn": "bright_yellow",
    "women": "bright_magenta",
    "men": "white",
    "wall": "bright_green",
    "black": "black",
}
_palette = DARK


def use(colours: dict[str, str]) -> None:
    """Draw with these from now on: DARK, or SIXTEEN on a terminal that has no more."""
    global _palette
    _palette = colours
    style.cache_clear()


def colour(role: str) -> str:
    """The colour of a role, for Textual's own styles."""
    return _palette[role]


class Span(Struct, frozen=True):
    """A run of text in one look. `ground` None: that of the pane or the focus row."""

    text: str
    role: str = "text"
    bold: bool = False
    ground: str | None = None
    reverse: bool = False


@cache
def style(role: str, bold: bool, ground: str, reverse: bool) -> Style:
    """The look as the terminal library wants it."""
    return Style(color=_palette[role], bgcolor=_palette[ground], bold=bold, reverse=reverse)
