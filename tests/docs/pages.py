"""The documentation as data: pages, sections, code blocks, tables."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CHANGELOG.md")]
PAGES += sorted(DOCS.glob("*.md"))
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    """Every fenced block in that language."""
    return [body for found, body in _FENCE.findall(page) if found == language]


def prose(page: str) -> str:
    """The page without its fenced blocks."""
    return _FENCE.sub("", page)


def sections(page: str, level: int) -> dict[str, str]:
    """Heading → what stands under it, down to the next heading of that level or above."""
    marks = "#" * level
    parts = re.split(rf"^(#{{1,{level}}}) +(.+)$", page, flags=re.MULTILINE)
    found = zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    return {heading.strip("`"): body for hashes, heading, body in found if hashes == marks}


def first_cells(section: str) -> Iterator[str]:
    """The first column of every table, its heads left out."""
    rows = [line for line in section.splitlines() if line.startswith("|")]
    for row in rows:
        cell = row.split("|")[1].strip()
        if not set(cell) <= set("-: ") and cell not in ("Mục", "Phím"):
            yield cell


def named(section: str) -> list[str]:
    """Every `name` in the first column of its tables."""
    return [name for cell in first_cells(section) for name in re.findall(r"`([^`]+)`", cell)]
