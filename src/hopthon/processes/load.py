"""Finds the processes: those that come with the program, and the office's own, which win."""

from functools import cache
from pathlib import Path

from hopthon.language import _
from hopthon.processes.check import examine
from hopthon.processes.definition import Process
from hopthon.refusal import Refusal

_SHIPPED = Path(__file__).parent
_ORDER = ("ctmtqg", "daklak", "bacninh", "vdp", "pcm", "community")
"""As offered to people: the national handbook first."""


def load(path: Path) -> Process:
    """The process in this file; refuses with the first thing that is wrong and how many more there are."""
    process, problems = examine(path)
    if process is None:
        first = problems[0]
        raise Refusal(
            _("Tệp quy trình chưa dùng được, {n} chỗ sai; chỗ đầu ở {where}: {sentence}").format(
                n=len(problems), where=first.where, sentence=first.sentence
            )
        )
    return process


def shipped() -> list[str]:
    """The ids of the processes that come with the program, in the order to offer them."""
    return sorted((path.stem for path in _SHIPPED.glob("*.toml")), key=_rank)


def find(id: str, folder: Path | None = None) -> Process:  # noqa: A002 (the word of the file)
    """The process of this id, the office's own before the shipped one.

    Refuses an unknown id, naming those there are, and an own file of that name that is broken: falling
    back to the shipped one would run the meeting by other rules than the office wrote.
    """
    own, _refused = _own(folder)
    if folder is not None and id not in own and id in _names(folder):
        return load(_names(folder)[id])
    if id in own:
        return own[id]
    if id in shipped():
        return _load_shipped(id)
    raise Refusal(
        _("Không có quy trình «{id}»; hiện có: {known}.").format(
            id=id[:40], known=", ".join(dict.fromkeys([*shipped(), *own]))
        )
    )


def every(folder: Path | None = None) -> tuple[list[Process], list[Refusal]]:
    """All processes, shipped first, and one Refusal for each own file that is skipped."""
    own, refused = _own(folder)
    found = {name: own.pop(name, None) or _load_shipped(name) for name in shipped()}
    return [*found.values(), *own.values()], refused


@cache
def _load_shipped(name: str) -> Process:
    return load(_SHIPPED / f"{name}.toml")


def _own(folder: Path | None) -> tuple[dict[str, Process], list[Refusal]]:
    found: dict[str, Process] = {}
    refused: list[Refusal] = []
    for path in _names(folder).values() if folder else ():
        try:
            process = load(path)
            if process.id in found:
                raise Refusal(
                    _(
                        "Bỏ qua tệp «{file}»: quy trình «{id}» đã có ở một tệp khác trong thư mục."
                    ).format(file=path.name, id=process.id)
                )
            found[process.id] = process
        except Refusal as refusal:
            refused.append(refusal)
    return found, refused


def _names(folder: Path) -> dict[str, Path]:
    """The folder's process files by name; a folder that cannot be read has none."""
    try:
        return {path.stem: path for path in sorted(folder.glob("*.toml"))}
    except OSError:
        return {}


def _rank(name: str) -> tuple[int, str]:
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)
