"""The one catalogue: Vietnamese is the source language, English the second."""

import gettext
import os
from pathlib import Path

_LOCALE = Path(__file__).parent / "locale"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def speak(language: str | None = None) -> None:
    """Use this language (`vi`, `en`) from now on; None reads `HOPTHON_LANG`, else Vietnamese."""
    global _catalogue
    wanted = (language or os.environ.get("HOPTHON_LANG") or "vi").lower()[:2]
    _catalogue = gettext.translation("hopthon", _LOCALE, [wanted], fallback=True)


def _(sentence: str) -> str:
    """The sentence in the language in use; Vietnamese when it has no translation."""
    return _catalogue.gettext(sentence)
