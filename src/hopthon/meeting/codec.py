"""Event ↔ the text in the file. One decoder a kind: unknown kinds never cost a decode error."""

from functools import cache

import msgspec

from hopthon.language import _
from hopthon.meeting.events import KINDS, Event
from hopthon.refusal import FileTrouble

_NAMES = {event: name for name, event in KINDS.items()}
_encoder = msgspec.json.Encoder(decimal_format="number")


class Fact(msgspec.Struct, frozen=True):
    """An event where and when it happened. `at`: ISO 8601 with offset; `kind`: its name in the file."""

    seq: int
    at: str
    seat: str
    event: Event


def encode(event: Event) -> tuple[str, str]:
    """The kind's name, and the fields as one line of JSON."""
    return _NAMES[type(event)], _encoder.encode(event).decode()


def kind_name(event: Event) -> str:
    """The kind's name in the file."""
    return _NAMES[type(event)]


def decode(kind: str, data: str, seq: int = 0) -> Event | None:
    """The event; None for an unknown kind that may be skipped (`x.…`).

    Raises FileTrouble for an unknown kind that may not, or fields that do not fit.
    """
    if kind not in KINDS:
        if kind.startswith("x."):
            return None
        raise FileTrouble(
            _(
                "Dòng {seq} của tệp là loại «{kind}» mà bản hopthon này chưa biết: hãy cập nhật."
            ).format(seq=seq, kind=kind[:40])
        )
    try:
        return _decoder(kind).decode(data)
    except msgspec.MsgspecError as error:
        raise FileTrouble(
            _("Dòng {seq} của tệp ({kind}) không đọc được: {why}.").format(
                seq=seq, kind=kind, why=error
            )
        ) from None


@cache
def _decoder(kind: str) -> msgspec.json.Decoder[Event]:
    return msgspec.json.Decoder(KINDS[kind])
