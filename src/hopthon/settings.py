"""What this machine's user likes: one small file in hopthon's own folder, read once, kept at every change.

A broken file is no reason to stop: it counts as empty, one sentence says so, and it is put aside when
something is changed, never lost.
"""

import os
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from hopthon.language import _

FILE = "settings.json"


class Settings(Struct, frozen=True, omit_defaults=True):
    """Everything that can be set; "" means as hopthon comes."""

    typing: str = ""
    """`telex`, `vni`, or the system's own input method."""
    language: str = ""
    colours: str = ""
    """`16`: the sixteen every terminal has."""
    theme: str = ""
    """Of the wall."""
    village_word: str = ""
    commune_word: str = ""
    commune: str = ""
    province: str = ""
    unit: str = ""
    facilitator: str = ""


class _Kept:
    """The settings in use, and where they lie; nowhere until `load`."""

    def __init__(self) -> None:
        self.now = Settings()
        self.path: Path | None = None
        self.broken = False
        self.trouble = ""


_kept = _Kept()


def now() -> Settings:
    """The settings in use."""
    return _kept.now


def load(folder: Path) -> str:
    """Take the settings of this folder; gives a sentence when the file there cannot be read."""
    forget()
    _kept.path = folder / FILE
    try:
        _kept.now = msgspec.json.decode(_kept.path.read_bytes(), type=Settings)
    except FileNotFoundError:
        pass
    except (OSError, msgspec.MsgspecError, UnicodeError):
        _kept.broken = True
        _kept.trouble = _(
            "Tệp cài đặt «{file}» hỏng, đang dùng như lúc mới cài; ấn c để cài đặt lại."
        ).format(file=_kept.path)
    return _kept.trouble


def trouble() -> str:
    """The sentence of the last `load`."""
    return _kept.trouble


def change(**fields: str) -> str:
    """Set these and keep them; gives a sentence when they cannot be kept: they act until the end."""
    _kept.now = replace(_kept.now, **fields)
    if _kept.path is None:
        return ""
    try:
        _write(_kept.path)
    except OSError as error:
        return _("Chưa ghi được cài đặt vào «{file}»: {why}; lần này vẫn dùng.").format(
            file=_kept.path, why=error.strerror or error
        )
    return ""


def forget() -> None:
    """As before `load`."""
    global _kept
    _kept = _Kept()


def _write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if _kept.broken:
        with suppress(OSError):
            path.replace(path.with_suffix(".hong.json"))
        _kept.broken = False
    draft = path.with_suffix(".tmp")
    draft.write_bytes(msgspec.json.format(msgspec.json.encode(_kept.now), indent=2))
    os.replace(draft, path)
