"""A checked copy of a meeting, also while it is being held."""

from pathlib import Path

from hopthon.journal.place import place
from hopthon.journal.record import GENESIS
from hopthon.journal.snapshot import snapshot
from hopthon.journal.trouble import damaged, device
from hopthon.journal.verify import inspect


def copy(source: Path, target: Path) -> tuple[int, str]:
    """Copy the meeting as of its last save, byte for byte; gives number and hash of its last record.

    The copy is checked and on the disk when this returns. Raises FileTrouble when the source is
    damaged, something stands at `target`, or the disk does not take it; nothing is left behind then.
    """
    image = snapshot(source)
    findings, records = inspect(image, source)
    if findings:
        raise damaged(source)

    def write(temporary: Path) -> None:
        temporary.write_bytes(image)
        if temporary.read_bytes() != image:
            raise device(target)

    place(target, write)
    return (records[-1].seq, records[-1].hash) if records else (0, GENESIS)
