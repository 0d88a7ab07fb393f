"""Ids made by the cockpit: short, and never another seat's, so that typing can go on before the disk answers."""

import secrets
from collections.abc import Container

_LETTERS = "abcdefghkmnpqrstuvwxyz23456789"


def fresh_id(prefix: str, taken: Container[str]) -> str:
    """`prefix` and five letters that no one has."""
    while True:
        made = prefix + "".join(secrets.choice(_LETTERS) for _n in range(5))
        if made not in taken:
            return made
