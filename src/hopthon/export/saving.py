"""Writing a file that someone may have open: whole or not at all, never a half."""

import errno
import os
import re
import tempfile
from pathlib import Path

from hopthon.language import _
from hopthon.refusal import FileTrouble
from hopthon.text import clipped

NAME_LIMIT = 120
"""Longest file name, in characters: Windows counts the whole path, and folders are long."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$", re.IGNORECASE)
_BYTES = 240  # of the 255 that Linux allows a name; a Vietnamese letter takes up to three
_PENDING = "chờ ghi"


def safe_name(name: str, suffix: str) -> str:
    """A file name that Windows and Linux both take: `name`, made harmless and short, and `suffix`."""
    kept = " ".join(_FORBIDDEN.sub(" ", name).split()).strip(" .")
    if len(kept) > NAME_LIMIT:
        kept = clipped(kept, NAME_LIMIT).rstrip("…")
    while len((kept + suffix).encode()) > _BYTES:
        kept = kept[:-1]
    kept = kept.rstrip(" .")
    if not kept or _RESERVED.match(kept):
        kept = f"_{kept}"
    return kept + suffix


def save(data: bytes, target: Path) -> Path:
    """Put `data` at `target`, durably; gives the path.

    FileTrouble when someone has the old file open (the new one is then kept beside it), when the disk is
    full, or when the folder cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if (holder := _holder(target)) is not None:
            raise _kept_beside(data, target, holder)
        try:
            _replace(data, target)
        except PermissionError:
            if not target.exists():
                raise
            raise _kept_beside(data, target, "") from None
    except OSError as error:
        raise _trouble(error, target) from error
    return target


def _replace(data: bytes, target: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=".hopthon-", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if os.name != "nt":  # mkstemp makes files for the owner's eyes only
            temporary.chmod(0o644)
        os.replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _holder(target: Path) -> str | None:
    """Who has the file open, by the marks that LibreOffice and Office leave; "" unknown, None nobody."""
    libre = target.with_name(f".~lock.{target.name}#")
    if libre.exists():
        names = _start(libre).decode("utf-8", errors="ignore").split(",")[:2]  # full name, login
        return next(
            (n.strip() for n in reversed(names) if n.strip().isprintable() and n.strip()), ""
        )
    office = target.with_name(f"~${target.name}")
    if office.exists():
        mark = _start(office)  # the length of the name, then the name
        name = mark[1 : 1 + mark[0]].decode("utf-8", errors="ignore") if mark else ""
        return "".join(c for c in name if c.isprintable()).strip()
    return None


def _start(mark: Path) -> bytes:
    try:
        return mark.read_bytes()[:300]
    except OSError:  # Office keeps its mark to itself
        return b""


def _kept_beside(data: bytes, target: Path, holder: str) -> FileTrouble:
    pending = target.with_name(f"{target.stem} ({_PENDING}){target.suffix}")
    _replace(data, pending)
    who = _("{name} đang mở").format(name=holder) if holder else _("Có máy đang mở")
    return FileTrouble(
        _(
            "{who} tệp «{file}» nên chưa ghi đè được: hãy đóng tệp đó rồi ghi lại; "
            "bản mới đã để cạnh đó, tên «{pending}»."
        ).format(who=who, file=target.name, pending=pending.name)
    )


def _trouble(error: OSError, target: Path) -> FileTrouble:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        sentence = _("Ổ đĩa đã đầy nên không ghi được «{file}»; hãy xóa bớt tệp hay đổi ổ khác.")
    elif isinstance(error, (FileExistsError, NotADirectoryError)):
        sentence = _(
            "«{folder}» không phải thư mục nên không ghi được «{file}»; hãy chọn chỗ khác."
        )
    elif isinstance(error, PermissionError) or error.errno == errno.EROFS:
        sentence = _("Không được phép ghi vào «{folder}»; hãy chọn thư mục khác cho «{file}».")
    elif isinstance(error, IsADirectoryError):
        sentence = _("«{file}» đang là một thư mục; hãy đổi tên nó rồi ghi lại.")
    else:
        sentence = _("Không ghi được «{file}» vào «{folder}»: {why}; hãy chọn chỗ khác.")
    return FileTrouble(
        sentence.format(file=target.name, folder=target.parent, why=error.strerror or error)
    )
