"""The minutes as a PDF of record: Typst, bundled fonts, the same bytes on every run."""

import unicodedata
from pathlib import Path
from typing import Any

import msgspec

from hopthon.export.qr import svg
from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.views.minutes import Minutes, minutes
from hopthon.views.times import moment

FONTS = Path(__file__).parent / "fonts"
"""Liberation Serif 2.1.5: metrics of Times New Roman, every Vietnamese letter."""
_TEMPLATE = Path(__file__).parent / "minutes.typ"
_LONGEST_WORD, _PIECE = 30, 10


def minutes_pdf(meeting: Meeting) -> bytes:
    """The minutes, ready to print and sign: PDF/A-2a and PDF/UA-1 by the writer's own claim.

    Those standards forbid a sign that no font can draw: an emoji becomes □. Where that is not enough
    (a script that the fonts lack) it is a plain PDF.
    """
    from typst import TypstError

    data, when = _data(minutes(meeting), meeting), int(moment(meeting.last_at).timestamp())
    try:
        return _compiled(_printable(data), when)
    except TypstError:
        text = msgspec.json.decode(_drawable(msgspec.json.encode(_printable(data)).decode()))
    try:
        return _compiled(text, when)
    except TypstError:
        return _compiled(text, when, strict=False)


def _compiled(data: Any, when: int, *, strict: bool = True) -> bytes:
    import typst

    return typst.compile(
        _TEMPLATE,
        sys_inputs={"data": msgspec.json.encode(data).decode()},
        font_paths=[FONTS],
        ignore_system_fonts=True,
        pdf_standards=["a-2a", "ua-1"] if strict else [],
        timestamp=when,
    )


def check_code(meeting: str, seq: int, head: str) -> str:
    """What the QR holds, readable by any phone: meeting, number and hash of the last event.

    Capital letters, digits and ":" only: the densest way to write a code.
    """
    return f"HOPTHON:{meeting}:{seq}:{head[:32]}".upper()


def _data(told: Minutes, meeting: Meeting) -> dict[str, Any]:
    check = told.check
    day = moment(meeting.last_at)
    return {
        "minutes": msgspec.to_builtins(told),
        "words": _words(told),
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "check": {
            "words": _(
                "Cuộc họp {meeting}, sự kiện thứ {seq}. So với tệp: hopthon verify TỆP --head MÃ"
            ).format(meeting=check.meeting, seq=check.seq),
            "code": _("Mã kiểm tra: {code}").format(code=check.code),
            "qr": svg(check_code(check.meeting, check.seq, check.head)),
        },
    }


def _words(told: Minutes) -> dict[str, str]:
    """What the form itself says, as the handbook prints it."""
    group = told.form == "I.4"  # I.4 does not number the members
    return {
        "form": _("Mẫu biểu {code}").format(code=told.form),
        "nation": _("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        "motto": _("Độc lập - Tự do - Hạnh phúc"),
        "draft": _("DỰ THẢO"),
        "subject": _("(1.) Nội dung:"),
        "members": _("(2.) Thành phần tham gia:"),
        "chair": _("Người chủ trì:") if group else _("(2.1) Người chủ trì:"),
        "secretary": _("Thư ký:") if group else _("(2.2) Thư ký:"),
        "people": _("Số người tham gia họp:") if group else _("(2.3) Người dân tham gia họp:"),
        "place": _("(3.) Địa điểm:"),
        "time": _("(4.) Thời gian:"),
        "course": _("(5.) Tiến trình cuộc họp:"),
        "conclusion": _("(6.) Kết luận chung:"),
        "nothing": "……………………………" if told.draft else _("không có ghi chép."),
        "passed": _("Biên bản được thông qua vào hồi {at}.").format(at=told.passed),
        "amendments": _("Đính chính sau khi thông qua:"),
        "sign": _("(Ký, ghi rõ họ tên)"),
        "recipients": _("Nơi nhận:"),
        "page": _("Trang {page}/{pages}"),
    }


def _printable(value: Any) -> Any:
    """The same data with text that can be set: NFC, places to break in words longer than a line, none before %."""
    if isinstance(value, str):
        return _breakable(unicodedata.normalize("NFC", value)).replace(" %", "\u00a0%")
    if isinstance(value, dict):
        return {k: v if k == "qr" else _printable(v) for k, v in value.items()}  # pyright: ignore (parts of a document: any depth, as JSON)
    if isinstance(value, (list, tuple)):
        return [_printable(v) for v in value]  # pyright: ignore (the same)
    return value


def _drawable(text: str) -> str:
    """Pictures as □, what joins and colours them left out."""
    kept = (c for c in text if c != "\u200d" and not "\ufe00" <= c <= "\ufe0f")
    return "".join("□" if ord(c) > 0xFFFF or unicodedata.category(c) == "So" else c for c in kept)


def _breakable(text: str) -> str:
    if len(text) <= _LONGEST_WORD:
        return text
    return " ".join(
        word
        if len(word) <= _LONGEST_WORD
        else "\u200b".join(word[i : i + _PIECE] for i in range(0, len(word), _PIECE))
        for word in text.split(" ")
    )
