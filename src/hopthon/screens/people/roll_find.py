"""Finding someone of the roll by a few letters, without diacritics; who is called so comes first."""

from functools import lru_cache

from hopthon.meeting.entries import Person
from hopthon.meeting.state import Meeting
from hopthon.text import folded


def found(meeting: Meeting, typed: str) -> list[str]:
    """Ids of those whose name or household has a word beginning with every word typed; all when nothing is.

    First those whose marks are as typed, then the full name, the given name (the last word), how it begins.
    """
    words = folded(typed).split()
    if not words:
        return list(meeting.roll)
    phrase, raw = " ".join(words), " ".join(typed.lower().split())
    hits: list[tuple[tuple[bool, ...], str]] = []
    for person in meeting.roll.values():
        name, household = _words(person.name), _words(person.household)
        if not all(_begins(word, name) or _begins(word, household) for word in words):
            continue
        order = (
            raw != phrase and raw not in _lower(person.name),
            " ".join(name) != phrase,
            not (name and name[-1] == words[-1]),
            not (name and name[-1].startswith(words[-1])),
            not all(_begins(word, name) for word in words),
        )
        hits.append((order, person.id))
    return [one for _order, one in sorted(hits, key=lambda hit: hit[0])]


def namesakes(meeting: Meeting, name: str) -> list[Person]:
    """Everyone of this name, diacritics as written."""
    said = name.casefold()
    return [p for p in meeting.roll.values() if p.name.casefold() == said]


def _begins(word: str, words: tuple[str, ...]) -> bool:
    return any(one.startswith(word) for one in words)


@lru_cache(maxsize=16_384)
def _words(text: str) -> tuple[str, ...]:
    return tuple(folded(text).split())


@lru_cache(maxsize=16_384)
def _lower(text: str) -> str:
    return text.lower()
