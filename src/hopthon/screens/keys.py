"""Keys as data: what acts where, what the key bar and the help say [cockpit.md, "Keys by workspace"]."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from hopthon.language import _
from hopthon.text import clipped
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import Line

Mode = Literal["typing", "choosing"]


class Key(Struct, frozen=True):
    """One thing a key does. `keys`: the names the terminal library gives; `shown`: as printed on the bar.

    `brief`: the label where there is little room; labels shorten, keys never disappear.
    """

    id: str
    keys: tuple[str, ...]
    shown: str
    label: str
    help: str
    mode: Mode = "choosing"
    bar: bool = True
    brief: str | None = None


def the_eight() -> tuple[Key, ...]:
    """The same on every screen of a running meeting."""
    return (
        Key("next", ("n",), "n", _("mục tiếp"), _("sang mục tiếp theo"), brief=_("tiếp")),
        Key("back", ("b",), "b", _("lùi"), _("lùi về mục trước")),
        Key(
            "cover",
            ("space",),
            "Space",
            _("che tường"),
            _("che tường, ấn lần nữa để hiện"),
            brief=_("che"),
        ),
        Key("show", ("p",), "p", _("chiếu"), _("chiếu chỗ đang chọn lên tường")),
        Key("find", ("slash",), "/", _("tìm"), _("tìm mục, hoạt động, người")),
        Key("help", ("question_mark",), "?", _("phím"), _("các phím ở chỗ này"), brief=""),
        Key(
            "commands",
            ("ctrl+p",),
            "Ctrl+P",
            _("lệnh"),
            _("mọi lệnh, gõ vài chữ là thấy"),
            brief="",
        ),
        Key("undo", ("u",), "u", _("hoàn tác"), _("hoàn tác, nói rõ sắp bỏ việc gì")),
    )


def undo_key(what: str) -> Key:
    """`u`, saying what it would take back."""
    label = _("hoàn tác «{what}»").format(what=what)
    return replace(the_eight()[-1], label=label, brief=_("hoàn tác"))


def the_constant() -> tuple[Key, ...]:
    """Beside the eight: who speaks, and the roll."""
    return (
        Key("speech women", ("1",), "1", _("nữ nói"), _("một lượt nữ")),
        Key("speech men", ("2",), "2", _("nam nói"), _("một lượt nam")),
        Key("speech poor", ("3",), "3", _("hộ nghèo nói"), _("một lượt hộ nghèo")),
        Key("end turn", ("0",), "0", _("hết lượt"), _("người đang nói đã xong")),
        Key("speakers", ("4",), "4", _("phát biểu"), _("ai đang nói, ai chờ nói")),
        Key("attendance", ("d",), "d", _("điểm danh"), _("điểm danh")),
    )


def moving() -> tuple[Key, ...]:
    """Choosing, in every workspace."""
    return (
        Key("up", ("up",), "↑", "", _("lên một dòng"), bar=False),
        Key("down", ("down",), "↓", "", _("xuống một dòng"), bar=False),
        Key("other", ("tab",), "Tab", _("chỗ khác"), _("sang chỗ làm khác của mục này"), bar=False),
    )


CONSTANT_KEYS = frozenset("nbpud01234") | {"space", "slash", "question_mark", "ctrl+p"}
"""Never a workspace's own in choosing mode."""


def by_key(keys: Iterable[Key], mode: Mode) -> dict[str, str]:
    """Terminal key → id of what it does, in this mode."""
    return {name: key.id for key in keys if key.mode == mode for name in key.keys}


def bar(
    chip: str,
    keys: Iterable[Key],
    *,
    lit: bool,
    live: frozenset[str] = frozenset(),
    plain: bool = False,
    typing: bool = False,
    room: int = 1_000,
) -> Line:
    """A row of the key bar: a chip (`plain`: just a word), then key and label pairs; grey where dead."""
    if plain:
        head = Span(f"  {chip:<11}", "second")
    elif typing:
        head = Span(f" {chip:<11} ", "ground", bold=True, ground="focus")  # longer with a method
    else:
        head = Span(f" {chip:<11} ", "strong", bold=True, ground="row")
    spans = [head, Span(" ")]
    shown, gap = squeezed(list(keys), room - len(head.text) - 1)
    for key in shown:
        alive = lit or key.id in live
        spans += [
            Span(key.shown, "focus" if alive else "second", bold=True),
            Span((f" {key.label}" if key.label else "") + " " * gap, "text" if alive else "second"),
        ]
    return Line(tuple(spans))


def with_tab(keys: list[Key], there: str, room: int) -> list[Key]:
    """And Tab, saying where it leads, where there is room for it without shortening the others."""
    tab = Key("other", ("tab",), "Tab", there, "")
    return [*keys, tab] if _cells([*keys, tab], 2) <= room else keys


CHIP = 14
"""Cells of the chip before the keys."""


def squeezed(keys: list[Key], room: int) -> tuple[list[Key], int]:
    """Keys whose labels fit into `room` cells, and the gap between them: gaps close before labels shorten."""
    if keys and keys[-1].id == "undo":
        return _before_undo(keys[:-1], keys[-1], room)
    for gap in (3, 2):
        if _cells(keys, gap) <= room:
            return keys, gap
    shown = list(keys)
    for key in sorted(keys, key=lambda k: (k.brief == "", -_saved(k))):
        shown = [replace(k, label=k.brief or "") if k is key and _saved(k) else k for k in shown]
        for gap in (3, 2):
            if _cells(shown, gap) <= room:
                return shown, gap
    words = [(k, k.label.split(" ")[0]) for k in shown]
    return [replace(k, label=word if k.label else "") for k, word in words], 2


_UNDO = 30
"""Cells that what undo names is given, however long it is: the keys before it never move."""


def _before_undo(keys: list[Key], undo: Key, room: int) -> tuple[list[Key], int]:
    """Those that stand at the same columns always; undo last, because its name varies."""
    brief = [replace(k, label=k.label if k.brief is None else k.brief) for k in keys]
    for shown, gap in ((keys, 3), (keys, 2), (brief, 3), (brief, 2)):
        left = room - _cells(shown, gap) - gap - len(undo.shown) - 1
        if left >= _UNDO:
            return [*shown, replace(undo, label=clipped(undo.label, left))], gap
    return [*brief, replace(undo, label=undo.brief or undo.label)], 2


def _cells(keys: list[Key], gap: int) -> int:
    return sum(len(k.shown) + len(k.label) + bool(k.label) + gap for k in keys) - gap


def _saved(key: Key) -> int:
    """Cells its brief label saves."""
    return 0 if key.brief is None else len(key.label) - len(key.brief)
