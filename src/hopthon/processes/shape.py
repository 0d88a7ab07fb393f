"""From a TOML table to the data of `definition`: what its shape says is wrong, all of it at once."""

import difflib
import types
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import fields

from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.text import line

T = TypeVar("T", bound=Struct)

_BIGGEST = 1_000_000
"""No number in a process comes near it; a larger one is a slip of the hand."""


class Problem(Struct, frozen=True):
    """One thing wrong in a process file: where it stands, and one sentence that says how to mend it."""

    where: str
    sentence: str


def shaped(wanted: type[T], raw: object, where: str, problems: list[Problem]) -> T:
    """The table as a `wanted`; what does not fit keeps its default and is added to `problems`."""
    table = _table(raw)
    if table is None:
        problems.append(Problem(where, _("Ở đây cần một bảng gồm các dòng «tên = giá trị».")))
    given = table or {}
    known = {one.name: one for one in fields(wanted) if not computed(one.type)}
    problems += [Problem(_at(where, key), unknown(key, known)) for key in given if key not in known]
    made: dict[str, Any] = {}
    for name, one in known.items():
        if name in given:
            value = _value(one.type, given[name], _at(where, name), problems)
            if value is not None:
                made[name] = value
            if value == "" and one.required:
                problems.append(Problem(_at(where, name), _("Chỗ này còn để trống.")))
        if name not in made and one.required:
            made[name] = ""
            if table is not None and name not in table:
                problems.append(Problem(_at(where, name), _("Còn thiếu «{key}».").format(key=name)))
    return wanted(**made)


def unknown(value: str, known: Iterable[str]) -> str:
    """The sentence for a word that nobody knows, with the nearest known one."""
    words = [*known]
    value = shown(value)
    if not words:
        return _("Không biết «{value}»; tệp này chưa khai tên nào như vậy.").format(value=value)
    near = difflib.get_close_matches(value, words, 1, cutoff=0.7)
    if near:
        return _("Không biết «{value}»; có phải «{near}»?").format(value=value, near=near[0])
    return _("Không biết «{value}»; chỉ dùng: {known}.").format(value=value, known=", ".join(words))


def shown(word: str) -> str:
    """A word of the file that may hold anything, safe to print."""
    return "".join(c if c.isprintable() else "·" for c in word[:40])


def _value(wanted: object, raw: object, where: str, problems: list[Problem]) -> object:
    """The value, or None when it does not fit (told in `problems`)."""
    if isinstance(wanted, type) and issubclass(wanted, Struct):
        return shaped(wanted, raw, where, problems)
    if get_origin(wanted) is tuple:
        return _many(get_args(wanted)[0], raw, where, problems)
    # pyright loses the type of `wanted` after isinstance
    plain = cast("object", get_args(wanted)[0] if isinstance(wanted, types.UnionType) else wanted)
    sentence = _unfit(plain, raw)
    if sentence is None and plain is str:
        try:
            return line(str(raw), f"«{where.rpartition('.')[2]}»", empty=True)
        except Refusal as refusal:
            sentence = refusal.sentence
    if sentence is not None:
        problems.append(Problem(where, sentence))
        return None
    return raw


def _many(wanted: object, raw: object, where: str, problems: list[Problem]) -> object:
    if not isinstance(raw, list):
        problems.append(Problem(where, _("Ở đây cần một danh sách trong ngoặc vuông [ ].")))
        return None
    made: list[object] = []
    for place, item in enumerate(cast("list[object]", raw), 1):
        value = _value(wanted, item, f"{where}[{place}]", problems)
        if value == "":
            problems.append(Problem(f"{where}[{place}]", _("Chỗ này còn để trống.")))
        made.append("" if value is None else value)  # keeps the places of those after it
    return tuple(made)


def _unfit(wanted: object, raw: object) -> str | None:
    if wanted is bool and not isinstance(raw, bool):
        return _("Ở đây chỉ viết true (có) hoặc false (không), không có dấu nháy.")
    if wanted is int and (isinstance(raw, bool) or not isinstance(raw, int)):
        return _("Ở đây cần một số nguyên, không có dấu nháy.")
    if wanted is int and not -_BIGGEST <= cast("int", raw) <= _BIGGEST:
        return _("Số này lớn quá, chắc gõ nhầm.")
    if wanted is str and not isinstance(raw, str):
        return _("Ở đây cần chữ, đặt trong dấu nháy kép.")
    return None


def _table(raw: object) -> Mapping[str, object] | None:
    return cast("Mapping[str, object]", raw) if isinstance(raw, Mapping) else None


def computed(wanted: object) -> bool:
    """Whether a field of this type is worked out, not written in the file."""
    marks = get_args(wanted)[1:] if get_origin(wanted) is Annotated else ()
    return any(isinstance(mark, Meta) and (mark.extra or {}).get("computed") for mark in marks)


def _at(where: str, key: str) -> str:
    return f"{where}.{shown(key)}" if where else shown(key)
