"""Counts in parts: "option/criterion", "option/for". Nested for people and programs, flat inside."""

from collections.abc import Iterable, Mapping

from hopthon.language import _
from hopthon.voting.paper import Paper

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


def cell_words(paper: Paper, key: str) -> str:
    """A cell for people: "số 3, Tính phù hợp", "số 1, đồng ý", "phiếu trắng"."""
    option, stroke, part = key.partition("/")
    words = {
        FOR: _("đồng ý"),
        AGAINST: _("không đồng ý"),
        ABSTAIN: _("không biểu quyết"),
        BLANK: _("phiếu trắng"),
        SPOILT: _("phiếu hỏng"),
        **{c.id: c.title for c in paper.settings.criteria},
    }
    if option not in paper.ids:
        return words.get(key, key)
    number = _("số {n}").format(n=paper.number(option))
    return f"{number}, {words.get(part, part)}" if stroke else number
