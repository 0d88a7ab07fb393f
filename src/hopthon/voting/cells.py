"""Counts in parts: "option/criterion", "option/for". Nested for people and programs, flat inside."""

from collections.abc import Iterable, Mapping

Nested = Mapping[str, int | Mapping[str, int]]
FOR, AGAINST, ABSTAIN, BLANK, SPOILT = "for", "against", "abstain", "blank", "spoilt"


def cell(option: str, part: str) -> str:
    """Where a part of an option is counted (ids hold no stroke)."""
    return f"{option}/{part}"


def flat(counts: Nested) -> dict[str, int]:
    """{"a": {"fit": 3}} → {"a/fit": 3}; plain numbers stay."""
    found: dict[str, int] = {}
    for option, n in counts.items():
        if isinstance(n, int):
            found[option] = n
        else:
            found.update({cell(option, part): m for part, m in n.items()})
    return found


def nested(counts: Mapping[str, int]) -> dict[str, int | dict[str, int]]:
    """The other way round."""
    found: dict[str, int | dict[str, int]] = {}
    for key, n in counts.items():
        option, stroke, part = key.partition("/")
        if not stroke:
            found[option] = n
            continue
        inner = found.setdefault(option, {})
        if isinstance(inner, dict):
            inner[part] = n
    return found


def grid(options: Iterable[str], parts: Iterable[str]) -> tuple[str, ...]:
    """Every part of every option, option by option."""
    names = tuple(parts)
    return tuple(cell(option, part) for option in options for part in names)
