"""Where in the text of a TOML file a value stands, so that a person finds the line to mend."""

import re
from collections.abc import Mapping
from typing import cast

_TABLES = re.compile(r"\s*\[\[\s*([\w.-]+)\s*]]")
_TABLE = re.compile(r"\s*\[\s*([\w.-]+)\s*]")
_KEY = re.compile(r"\s*[\"']?([\w-]+)[\"']?\s*=")
_STEP = re.compile(r"(\w+)\[(\d+)]")
_NAME = re.compile(r"[\w-]{1,40}", re.ASCII)


class Places:
    """The lines of a text by path: `kinds[2].steps[3].minutes` counts tables of the same name from 1."""

    def __init__(self, text: str) -> None:
        self._lines: dict[str, int] = {}
        self._count: dict[str, int] = {}
        here = ""
        for number, row in enumerate(text.split("\n"), 1):
            if found := _TABLES.match(row):
                here = self._inside(found[1])
                self._lines.setdefault(here, number)
                self._count[here] = self._count.get(here, 0) + 1
                here = f"{here}[{self._count[here]}]"
                self._lines.setdefault(here, number)
            elif found := _TABLE.match(row):
                here = self._inside(found[1])
                self._lines.setdefault(here, number)
            elif found := _KEY.match(row):
                self._lines.setdefault(f"{here}.{found[1]}" if here else found[1], number)

    def line(self, where: str) -> int | None:
        """The line of this path, or of the nearest thing around it that has one."""
        while where:
            if where in self._lines:
                return self._lines[where]
            where = where.rpartition("[" if where.endswith("]") else ".")[0]
        return None

    def _inside(self, dotted: str) -> str:
        """`kinds.steps` as it is meant now: inside the latest `kinds`."""
        path = ""
        for part in dotted.split("."):
            if path in self._count:
                path = f"{path}[{self._count[path]}]"
            path = f"{path}.{part}" if path else part
        return path


def spoken(where: str, raw: Mapping[str, object]) -> str:
    """The path with the meeting's id in place of its number: `kinds.village.steps[3].minutes`."""
    found = _STEP.match(where)
    kinds = raw.get("kinds")
    if not found or found[1] != "kinds" or not isinstance(kinds, list):
        return where
    kind = cast("list[object]", kinds)[int(found[2]) - 1]
    name = cast("Mapping[str, object]", kind).get("id") if isinstance(kind, Mapping) else None
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return where
    return f"kinds.{name}{where[found.end() :]}"
