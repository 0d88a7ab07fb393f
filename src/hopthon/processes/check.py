"""Reads a process file and says everything that is wrong with it."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from msgspec.structs import replace

from hopthon.language import _
from hopthon.processes.definition import Kind, Process, Prompt, Step
from hopthon.processes.place import Places, spoken
from hopthon.processes.rules import NODES, broken
from hopthon.processes.shape import Problem, shaped

__all__ = ["Problem", "check", "examine"]

ROLL_CALL = "attendance"
"""The step of this id is not numbered: people arrive while it lasts."""
_LARGEST = 1_000_000
"""Bytes. A process is a few dozen kilobytes; what is larger is another kind of file."""
_TYPED = (["attendance"], ["notes"], ["tree"], ["basic_data"], ["assignment"], ["slips"])
"""A step whose first workspace is one of these starts in typing mode unless its file says otherwise."""


def check(path: Path) -> list[Problem]:
    """Everything wrong with this process file, in the order of its lines; empty when it can be used."""
    return examine(path)[1]


def examine(path: Path) -> tuple[Process | None, list[Problem]]:
    """The process in this file, or None and all that is wrong with it."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
        text = raw.decode("utf-8-sig")
    except OSError:
        return _unread(path, _("Không mở được tệp này; xem lại tên tệp và quyền đọc."))
    except UnicodeDecodeError:
        return _unread(path, _("Tệp không phải chữ Unicode; hãy lưu lại với bảng mã UTF-8."))
    if len(raw) > _LARGEST:
        return _unread(path, _("Tệp lớn quá, không phải tệp quy trình."))
    try:
        return _read(path, text, tomllib.loads(text))
    except RecursionError:
        return _unread(path, _("Ngoặc lồng nhau nhiều quá, không đọc được."))
    except tomllib.TOMLDecodeError as error:
        return _miswritten(path, text, str(error))
    except ValueError:
        return _unread(path, _("Trong tệp có một số dài quá, không đọc được."))


def _read(path: Path, text: str, table: dict[str, object]) -> tuple[Process | None, list[Problem]]:
    _settle_typing(table)
    problems: list[Problem] = []
    process = shaped(Process, table, "", problems)
    told = [one.where for one in problems]
    problems += [one for one in broken(process) if not _known(one.where, told)]
    if not problems:
        return _finished(process), []
    places = Places(text)
    problems.sort(key=lambda one: places.line(one.where) or 0)
    return None, [replace(one, where=_where(path, one, places, table)) for one in problems]


def _where(path: Path, one: Problem, places: Places, table: Mapping[str, object]) -> str:
    number = places.line(one.where)
    name = path.name if number is None else f"{path.name}:{number}"
    return f"{name} → {spoken(one.where, table)}"


def _known(where: str, told: list[str]) -> bool:
    """Is this already told: the same thing, something inside it or around it? One cause, one message."""
    return any(
        where == one
        or where.startswith((f"{one}.", f"{one}["))
        or one.startswith((f"{where}.", f"{where}["))
        for one in told
    )


def _unread(path: Path, sentence: str) -> tuple[None, list[Problem]]:
    return None, [Problem(path.name, sentence)]


def _miswritten(path: Path, text: str, error: str) -> tuple[None, list[Problem]]:
    """The place is the parser's; its reason is English and short, so the usual slips are named instead."""
    found = re.search(r"line (\d+)", error)
    number = int(found[1]) if found else text.count("\n") + 1
    sentence = _(
        "Dòng này viết sai: xem lại dấu nháy, dấu bằng, dấu phẩy, ngoặc, và tên có bị ghi hai lần không."
    )
    return None, [Problem(f"{path.name}:{number}", sentence)]


def _settle_typing(table: Mapping[str, object]) -> None:
    for kind in _tables(table.get("kinds")):
        for step in _tables(kind.get("steps")):
            opens = step.get("opens")
            first = cast("list[object]", opens)[:1] if isinstance(opens, list) else []
            step.setdefault("typing", first in _TYPED)


def _tables(raw: object) -> list[dict[str, object]]:
    rows = cast("list[object]", raw) if isinstance(raw, list) else []
    return [cast("dict[str, object]", row) for row in rows if isinstance(row, dict)]


def _finished(process: Process) -> Process:
    return replace(process, kinds=tuple(_filled(kind, process) for kind in process.kinds))


def _filled(kind: Kind, process: Process) -> Kind:
    """The kind with its steps counted from 1 (the roll call left out) and what all meetings share."""
    steps: list[Step] = []
    number = 0
    for step in kind.steps:
        number += step.id != ROLL_CALL
        shared = tuple(one for one in process.prompts if _belongs(one, step))
        place = 0 if step.id == ROLL_CALL else number
        steps.append(replace(step, number=place, prompts=step.prompts + shared))
    vote = kind.vote if kind.vote.criteria else replace(kind.vote, criteria=process.criteria)
    return replace(kind, steps=tuple(steps), vote=vote)


def _belongs(prompt: Prompt, step: Step) -> bool:
    workspace = "tree" if prompt.when in NODES else "round"
    return workspace in step.opens and all(one.when != prompt.when for one in step.prompts)
