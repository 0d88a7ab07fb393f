"""One JSON line → one command, or one Vietnamese sentence that says what is wrong with it."""

import re
from typing import get_args

import msgspec

from hopthon.language import _
from hopthon.meeting.commands import AnyCommand
from hopthon.refusal import Refusal

LINE_BYTES = 2_000_000
"""Longest line read at all."""

NAMES = sorted(str(kind.__struct_config__.tag) for kind in get_args(AnyCommand))
"""Every `do` there is."""

_decoder: msgspec.json.Decoder[AnyCommand] = msgspec.json.Decoder(AnyCommand)
_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?:key in )?\$\.?(?P<where>[^`]*)`)?$", re.DOTALL)


def read_command(line: bytes | str) -> AnyCommand:
    """The command on this line. Refuses with a sentence; never raises anything else."""
    if len(line) > LINE_BYTES:
        raise Refusal(_("Dòng lệnh dài quá {n} byte.").format(n=LINE_BYTES))
    try:
        return _decoder.decode(line)
    except msgspec.ValidationError as error:
        raise Refusal(_explained(str(error))) from None
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError):
        raise Refusal(_("Dòng này không phải một lệnh JSON đúng.")) from None


def _explained(message: str) -> str:
    match = _AT.match(message)
    what, where = (match["what"], match["where"] or "") if match else (message, "")
    named = where or "do"
    if missing := re.search(r"missing required field `(.+?)`", what):
        return _("Thiếu «{name}» trong lệnh.").format(name=missing[1])
    if unknown := re.search(r"unknown field `(.+?)`", what):
        return _("Lệnh này không có mục «{name}».").format(name=unknown[1][:60])
    if tag := re.search(r"Invalid value '(.*)'", what, re.DOTALL):
        return _("Không có lệnh «{name}»; các lệnh: {known}.").format(
            name=tag[1][:40], known=", ".join(NAMES)
        )
    if types := re.search(r"Expected `(.+?)`, got `(.+?)`", what):
        return _("«{name}» phải là {wanted}, không phải {got}.").format(
            name=named, wanted=_types(types[1]), got=_types(types[2])
        )
    return _("«{name}» không dùng được.").format(name=named)


def _types(names: str) -> str:
    words = {
        "int": _("số nguyên"),
        "float": _("số lẻ"),
        "str": _("chữ"),
        "bool": _("đúng hoặc sai"),
        "decimal": _("số"),
        "object": _("nhóm có tên"),
        "array": _("danh sách"),
        "null": _("trống"),
    }
    return _(" hoặc ").join(words.get(name.strip(), name.strip()) for name in names.split("|"))
