"""The meeting's facts: place, year, date, who chairs."""

import datetime as dt

from msgspec import structs

from hopthon.language import _
from hopthon.meeting.commands import SetInfo
from hopthon.meeting.events import InfoSet
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import line

YEARS = range(2000, 2101)
MOST_HOUSEHOLDS = 100_000
MOST_TURN = 60
"""Minutes of one turn of speaking that the meeting may set."""


def labels() -> dict[str, str]:
    """Each fact's name for people."""
    return {
        "village": _("Tên thôn"),
        "village_word": _("Tên gọi của thôn"),
        "commune": _("Tên xã"),
        "commune_word": _("Tên gọi của xã"),
        "province": _("Tên tỉnh"),
        "place": _("Nơi họp"),
        "plan_year": _("Năm kế hoạch"),
        "date": _("Ngày họp"),
        "households_total": _("Tổng số hộ"),
        "chair": _("Người chủ trì"),
        "chair_title": _("Chức danh người chủ trì"),
        "deputy": _("Người thay chủ trì"),
        "secretary": _("Thư ký"),
        "facilitator": _("Người điều hành"),
        "subject": _("Nội dung cuộc họp"),
        "unit": _("Ban ngành, đơn vị"),
        "number": _("Số biên bản"),
        "turn_minutes": _("Mỗi lượt nói, phút"),
    }


def decide_info(meeting: Meeting, command: SetInfo) -> InfoSet:
    """Only what was given, each checked."""
    given = {k: v for k, v in structs.asdict(command).items() if k in labels() and v is not None}
    fields: dict[str, str | int] = {}
    for name, value in given.items():
        if isinstance(value, int):
            fields[name] = _whole(meeting, name, value)
        elif isinstance(value, str):
            fields[name] = _said(name, value)
    if not fields:
        raise Refusal(_("Chưa ghi thông tin nào."))
    return InfoSet(fields, continues=command.continues)


def fold_info(meeting: Meeting, event: InfoSet, _at: str, writer: Writer) -> None:
    """Each fact replaces the one before."""
    for name, value in event.fields.items():
        writer.put(meeting.info, name, value)


def _whole(meeting: Meeting, name: str, value: int) -> int:
    label = labels()[name]
    if name == "plan_year" and value not in YEARS:
        raise Refusal(_("{what}: {n} không phải một năm hợp lẽ.").format(what=label, n=value))
    if name == "turn_minutes" and not 0 <= value <= MOST_TURN:
        raise Refusal(_("{what} phải từ 0 (không hạn) đến {n}.").format(what=label, n=MOST_TURN))
    if name == "households_total":
        if not 1 <= value <= MOST_HOUSEHOLDS:
            raise Refusal(_("{what} phải từ 1 đến {n}.").format(what=label, n=MOST_HOUSEHOLDS))
        if value < (present := meeting.counts.get("households", 0)):
            raise Refusal(
                _("{what} là {n}, ít hơn {present} hộ đang có mặt; hãy xem lại.").format(
                    what=label, n=value, present=present
                )
            )
    return value


def _said(name: str, value: str) -> str:
    kept = line(value, labels()[name], limit=200, empty=True)
    if name == "date" and kept:
        try:
            dt.date.fromisoformat(kept)
        except ValueError:
            raise Refusal(
                _("Ngày họp «{date}» không đúng, ví dụ ghi 2026-05-16.").format(date=kept[:20])
            ) from None
    return kept
