"""The one catalogue: Vietnamese is the source language, English the second."""

import gettext
import os
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_LOCALE = Path(__file__).parent / "locale"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_paper: ContextVar[bool] = ContextVar("paper", default=False)


def speak(language: str | None = None) -> None:
    """Use this language (`vi`, `en`) from now on; None reads `HOPTHON_LANG`, else Vietnamese."""
    global _catalogue
    wanted = (language or os.environ.get("HOPTHON_LANG") or "vi").lower()[:2]
    _catalogue = gettext.translation("hopthon", _LOCALE, [wanted], fallback=True)


@contextmanager
def in_vietnamese() -> Generator[None, None, None]:
    """Official papers stay Vietnamese whatever the screens speak; other threads are not touched."""
    token = _paper.set(True)
    try:
        yield
    finally:
        _paper.reset(token)


def _(sentence: str) -> str:
    """The sentence in the language in use; Vietnamese when it has no translation."""
    return sentence if _paper.get() else _catalogue.gettext(sentence)
