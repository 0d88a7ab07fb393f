"""Saying things on a terminal or to a program."""

import sys
from typing import Any

import msgspec

_encoder = msgspec.json.Encoder(decimal_format="number")


def say(sentence: str) -> None:
    """One line for people."""
    print(sentence)


def complain(sentence: str) -> None:
    """One sentence on stderr."""
    print(sentence, file=sys.stderr)


def tell(data: Any, *, indent: bool = False) -> None:
    """One JSON document for programs, sent at once."""
    text = _encoder.encode(data)
    print((msgspec.json.format(text, indent=1) if indent else text).decode(), flush=True)
