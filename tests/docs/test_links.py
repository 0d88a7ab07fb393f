"""Links lead somewhere, pictures are there, small, and used."""

import re
from pathlib import Path

import pytest

from docs.pages import DOCS, PAGES, prose

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
MOST = 60_000
"""Bytes of a picture: a commune's line is slow."""


def anchors(page: str) -> set[str]:
    """As GitHub makes them: lower case, spaces to hyphens, signs dropped."""
    heads = re.findall(r"^#+ +(.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def links() -> list[tuple[Path, str]]:
    return [
        (path, target)
        for path in PAGES
        for target in _LINK.findall(prose(path.read_text(encoding="utf-8")))
        if "://" not in target
    ]


@pytest.mark.parametrize(("page", "target"), links())
def test_link_leads_somewhere(page: Path, target: str) -> None:
    name, _hash, anchor = target.partition("#")
    there = (page.parent / name).resolve() if name else page
    assert there.exists()
    if anchor:
        assert anchor in anchors(there.read_text(encoding="utf-8"))


def test_pictures_are_used_and_small() -> None:
    used = {(page.parent / target).resolve() for page, target in links()}
    for picture in (DOCS / "images").rglob("*.png"):
        assert picture in used, f"{picture.name} is shown nowhere"
        assert picture.stat().st_size <= MOST, f"{picture.name} is too large"
