"""The sentences of a process in the words of the place: buôn for thôn, phường for xã."""

import re

from hopthon.processes.definition import Process

_VILLAGE = re.compile(r"(?<!\w)(?<!nông )thôn(?!\w)", re.IGNORECASE)
_COMMUNE = re.compile(r"(?<!\w)(?<!hợp tác )xã(?!\w)(?! hội)", re.IGNORECASE)
_HEAD = re.compile(r"(?<!\w)Trưởng thôn(?!\w)", re.IGNORECASE)


def local(text: str, process: Process, village_word: str = "thôn", commune_word: str = "xã") -> str:
    """The text as people here would say it. Files are written with thôn, xã, Trưởng thôn; "nông thôn",
    "xã hội", "hợp tác xã" are other words and stay.
    """
    text = _HEAD.sub(lambda found: _like(found[0], process.head(village_word)), text)
    if village_word != "thôn":
        text = _VILLAGE.sub(lambda found: _like(found[0], village_word), text)
    return _COMMUNE.sub(lambda found: _like(found[0], commune_word), text)


def _like(old: str, new: str) -> str:
    """`new` in the capitals of `old`."""
    if len(old) > 1 and old.isupper():
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new[:1].lower() + new[1:]
