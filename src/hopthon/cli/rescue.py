"""What a meeting file refused to the end is kept beside the user's other files, to be put in later."""

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from hopthon.cli.folders import data_folder
from hopthon.language import _
from hopthon.meeting.commands import AnyCommand


def rescue(meeting: Path, commands: Iterable[AnyCommand], now: datetime) -> Path | None:
    """Write the wishes as `hopthon do` reads them, and say where; None when there are none."""
    lines = [msgspec.json.encode(command) for command in commands]
    if not lines:
        return None
    target = data_folder() / f"{meeting.stem} chưa ghi {now:%Y-%m-%d %H%M%S}.jsonl"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"\n".join(lines) + b"\n")
    words = _(
        "{n} việc chưa ghi được vào «{file}», đã giữ ở «{kept}». Khi tệp dùng lại được, chạy:"
        " hopthon do «{file}» < «{kept}»"
    )
    print(words.format(n=len(lines), file=meeting.name, kept=target), file=sys.stderr)
    return target
