"""The bytes of a workbook, the same on every run: openpyxl stamps the time of saving into them."""

from datetime import datetime
from io import BytesIO
from typing import Any, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""What a zip can hold at the earliest."""


def packed(book: Any, when: datetime) -> bytes:
    """The workbook as a file saved at `when`, the moment of the meeting's last event."""
    from openpyxl.xml import functions

    saved = BytesIO()
    book.save(saved)
    book.properties.created = book.properties.modified = when.replace(tzinfo=None, microsecond=0)
    properties: bytes = cast(Any, functions).tostring(book.properties.to_tree())  # untyped there
    packed = BytesIO()
    with ZipFile(saved) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = properties if part.filename == "docProps/core.xml" else old.read(part)
            stamp = max(when.timetuple()[:6], _EARLIEST)
            info = ZipInfo(part.filename, stamp)  # pyright: ignore[reportArgumentType] (six numbers)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0  # the same on Windows and Linux
            new.writestr(info, data)
    return packed.getvalue()
