"""The sticks and cards that are plugged in, on Linux and Windows."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from getpass import getuser
from pathlib import Path
from typing import Protocol

from msgspec import Struct

_REMOVABLE = 2  # what Windows calls it


class Drive(Struct, frozen=True):
    """One of them. `free`: bytes left, None when it cannot be asked; `writable`: whether it takes files."""

    path: Path
    name: str
    free: int | None
    writable: bool


class Kernel(Protocol):
    """The two questions asked of Windows."""

    def GetLogicalDrives(self) -> int:
        """A bit a letter."""
        ...

    def GetDriveTypeW(self, root: str) -> int:
        """2: removable."""
        ...


def drives() -> list[Drive]:
    """What is plugged in now. May take a moment: a stick that sleeps is asked how full it is."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (its `windll` is there on Windows alone)

        return [_drive(path, str(path)) for path in on_windows(ctypes.windll.kernel32)]
    return [_drive(path, path.name) for path in on_linux()]


def on_windows(kernel: Kernel) -> list[Path]:
    """The roots of removable drives: E:\\ …"""
    letters = kernel.GetLogicalDrives()
    roots = [f"{chr(65 + n)}:\\" for n in range(26) if letters >> n & 1]
    return [Path(root) for root in roots if kernel.GetDriveTypeW(root) == _REMOVABLE]


def on_linux(
    folders: Iterable[Path] | None = None, mounted: Callable[[Path], bool] = os.path.ismount
) -> list[Path]:
    """What is mounted where desktops mount sticks, and people by hand."""
    if folders is None:
        user = _user()
        named = [Path("/media") / user, Path("/run/media") / user] if user else []
        folders = [*named, Path("/media"), Path("/mnt")]
    found = [place for folder in folders for place in _inside(folder) if mounted(place)]
    return list(dict.fromkeys(found))


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _user() -> str:
    try:
        return getuser()
    except (OSError, KeyError):  # no name for this user
        return ""


def _drive(path: Path, name: str) -> Drive:
    try:
        free: int | None = shutil.disk_usage(path).free
    except OSError:
        free = None
    return Drive(path, name, free, os.access(path, os.W_OK))
