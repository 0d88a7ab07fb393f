"""Running hopthon as a program does: words in, exit status, what was said and complained."""

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hopthon.cli import main


@dataclass(frozen=True)
class Run:
    """What came of one call."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """What was said as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


class Program:
    """`main` in this process, with standard input, output and error of its own."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capture = patch, capture

    def __call__(self, *words: str | Path, given: bytes | str = b"") -> Run:
        raw = given.encode() if isinstance(given, str) else given
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8"))
        self._capture.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        said = self._capture.readouterr()
        return Run(status, said.out, said.err)

    def do(self, path: Path, *wishes: dict[str, Any], stop: bool = False) -> Run:
        """The wishes through `hopthon do`."""
        lines = "\n".join(json.dumps(wish, ensure_ascii=False) for wish in wishes)
        return self("do", path, *(["--stop"] if stop else []), given=lines)

    def show(self, path: Path) -> dict[str, Any]:
        """The whole state."""
        return json.loads(self("show", path, "--json").out)
