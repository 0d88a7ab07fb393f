"""Block letters of a terminal as whole rectangles: fonts leave seams between them when a picture is scaled."""

import re
from html import unescape

WIDE, HIGH, BASE = 12.2, 24.4, 18.5
"""A cell as Textual draws it, and how far below its top the letters stand."""
_CORNERS = {
    "█": "1111", "▀": "1100", "▄": "0011", "▌": "1010", "▐": "0101",
    "▘": "1000", "▝": "0100", "▖": "0010", "▗": "0001", "▚": "1001",
    "▞": "0110", "▙": "1011", "▛": "1110", "▜": "1101", "▟": "0111",
}  # fmt: skip
"""Upper left, upper right, lower left, lower right: filled or not."""
_TEXT = re.compile(r'<text class="([^"]+)" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>')


def solid(svg: str) -> str:
    """The drawing with a rectangle over every part of such a letter, in its colour."""
    return _TEXT.sub(lambda found: found[0] + "".join(_rectangles(found)), svg)


def _rectangles(found: re.Match[str]) -> list[str]:
    left, top = float(found[2]), float(found[3]) - BASE
    return [
        f'<rect class="{found[1]}" shape-rendering="crispEdges" width="{WIDE / 2:.2f}"'
        f' height="{HIGH / 2:.2f}" x="{left + (at + corner % 2 / 2) * WIDE:.2f}"'
        f' y="{top + corner // 2 * HIGH / 2:.2f}"/>'
        for at, letter in enumerate(unescape(found[4]))
        for corner, filled in enumerate(_CORNERS.get(letter, ""))
        if filled == "1"
    ]
