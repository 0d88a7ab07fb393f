"""What the cockpit has done outside its window: forms written, the wall opened. Each gives what to say of it."""

import contextlib
import subprocess
import sys
from pathlib import Path

from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.screens.window import terminal_command
from hopthon.session import Session


def write_forms(meeting: Path) -> tuple[str, str]:
    """Forms and minutes into a folder beside the file: a sentence and its role. Slow: not for the screens' thread."""
    from hopthon.export import export

    folder = meeting.parent / f"{meeting.stem} - biểu mẫu"
    try:
        files = export(Session.open(meeting, write=False).meeting, folder)
    except Refusal as refusal:
        return refusal.sentence, "warn"
    except OSError as error:
        why = error.strerror or error
        return _("Chưa ghi được biểu mẫu: {why}.").format(why=why), "warn"
    said = _("Đã ghi {n} tệp vào «{folder}».")
    return said.format(n=len(files), folder=folder), "text"


def open_wall(meeting: Path) -> str:
    """The wall in a window of its own, where this machine can open one; else how to do it by hand."""
    command = terminal_command([sys.executable, "-m", "hopthon", "projector", str(meeting)])
    if command is not None:
        nothing = subprocess.DEVNULL
        with contextlib.suppress(OSError):
            subprocess.Popen(
                command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
            )
            return _("Đã mở cửa sổ chiếu. Kéo nó sang máy chiếu, ấn Ctrl và dấu cộng cho chữ to.")
    by_hand = _("Mở thêm một cửa sổ lệnh và gõ: hopthon projector «{file}»")
    return by_hand.format(file=meeting.name)
