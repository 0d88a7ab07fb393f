"""Rows of the plain tables: what a struct holds, as one row."""

from decimal import Decimal
from typing import Any

from msgspec import UNSET

Row = dict[str, Any]


def fields(value: Any, **more: object) -> Row:
    """What a struct holds, each under its own name, after `more`; what was not given is left out."""
    held = {name: getattr(value, name) for name in value.__struct_fields__}
    return {**more, **{k: number(v) for k, v in held.items() if v is not UNSET}}


def number(value: Any) -> Any:
    """A decimal as SQLite keeps numbers, whole ones exactly; anything else as it is."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value
