"""The wall's colours: one TOML file a theme, shipped or put there by the office."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from hopthon.language import _
from hopthon.refusal import Refusal

DEFAULT = "dark_hall"
TEXT_ROLES = ("text", "muted", "accent", "women", "men", "good", "bad", "warning")
"""Roles that may carry words, on the background and on the surface."""
GROUNDS = ("background", "surface")
ROLES = (*GROUNDS, *TEXT_ROLES, "rule")

TEXT_CONTRAST = 7.0
RULE_CONTRAST = 3.0
APART = (("women", "men", 1.5), ("good", "bad", 1.15))
"""Pairs that must differ in grey too, because old projectors lose hues first."""
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_PLACE = re.compile(r"at line (\d+)")
_SIZE_LIMIT = 20_000
_COLUMNS = range(20, 401)
_TITLE_LIMIT = 60


class Theme(Struct, frozen=True):
    """A checked set of colours ("#RRGGBB"); wider than `max_columns` the wall is hard to read."""

    name: str
    title: str
    max_columns: int
    background: str
    surface: str
    text: str
    muted: str
    accent: str
    women: str
    men: str
    good: str
    bad: str
    warning: str
    rule: str


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart in lightness: 1 (the same) to 21, as WCAG 2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def load(path: Path) -> Theme:
    """The theme in this file. Refuses, naming the first thing wrong in it."""
    values, problems = _read(path)
    if problems:
        raise Refusal(problems[0])
    return Theme(name=path.stem, **values)


def check(path: Path) -> list[str]:
    """Everything wrong in this file, one sentence each; empty when the theme can be used."""
    return _read(path)[1]


def shipped_folder() -> Path:
    """The program's own themes: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "projector_themes"
    return inside if inside.is_dir() else package.parents[1] / "projector_themes"


def every(folder: Path | None = None) -> tuple[dict[str, Theme], list[str]]:
    """All themes by name, and a sentence for each file that had to be skipped.

    `folder` is the office's own: a theme there replaces a shipped one of the same name.
    """
    themes: dict[str, Theme] = {}
    skipped: list[str] = []
    for place in (shipped_folder(), folder):
        for path in _files(place, skipped):
            try:
                themes[path.stem] = load(path)
            except Refusal as refusal:
                skipped.append(refusal.sentence)
    return themes, skipped


def find(name: str = DEFAULT, folder: Path | None = None) -> Theme:
    """The theme of this name. Refuses: what is broken in it, or which names exist instead."""
    themes, skipped = every(folder)
    if name in themes:
        return themes[name]
    for said in skipped:
        if said.startswith(f"{name}.toml: "):
            raise Refusal(said)
    known = ", ".join(sorted(themes)) or "–"
    raise Refusal(
        _("Không có bộ màu «{name}»; các bộ màu đang có: {known}.").format(
            name=_plain(name), known=known
        )
    )


def _files(folder: Path | None, skipped: list[str]) -> list[Path]:
    if folder is None:
        return []
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() == ".toml")
    except FileNotFoundError:
        return []
    except OSError:
        skipped.append(_("Không mở được thư mục bộ màu {folder}.").format(folder=folder))
        return []


def _read(path: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        table = _table(path)
    except Refusal as refusal:
        problems, table = [refusal.sentence], {}
    else:
        problems = _shape(table) or _contrasts(table)
    return table, [f"{_plain(path.name)}: {problem}" for problem in problems]


def _table(path: Path) -> dict[str, Any]:
    try:
        raw = path.read_bytes()
    except OSError:
        raise Refusal(_("không đọc được tệp này.")) from None
    if len(raw) > _SIZE_LIMIT:
        raise Refusal(_("tệp quá lớn, không phải bộ màu."))
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))  # Notepad writes a mark in front
    except UnicodeDecodeError:
        raise Refusal(_("không phải chữ UTF-8, hãy lưu lại bằng UTF-8.")) from None
    except (
        ValueError,
        RecursionError,
    ) as error:  # digits or brackets without end are no TOMLDecodeError
        if place := _PLACE.search(str(error)):
            said = _("dòng {line} viết sai cú pháp TOML.").format(line=place[1])
        else:
            said = _("viết sai cú pháp TOML, có thể thiếu phần cuối.")
        raise Refusal(said) from None


def _shape(table: Mapping[str, Any]) -> list[str]:
    keys = ("title", "max_columns", *ROLES)
    problems = [_("thiếu «{key}».").format(key=key) for key in keys if key not in table]
    problems += [
        _("không hiểu «{key}».").format(key=_plain(key)) for key in table if key not in keys
    ]
    title, columns = table.get("title", "–"), table.get("max_columns", _COLUMNS[0])
    if not isinstance(title, str) or not _is_title(title):
        problems.append(
            _("«title» phải là một tên ngắn, nhiều nhất {n} chữ cái.").format(n=_TITLE_LIMIT)
        )
    if type(columns) is not int or columns not in _COLUMNS:
        problems.append(
            _("«max_columns» phải là số nguyên từ {least} đến {most}.").format(
                least=_COLUMNS[0], most=_COLUMNS[-1]
            )
        )
    for role in ROLES:
        colour = table.get(role, "#000000")
        if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
            problems.append(
                _("«{key}» là «{value}», không phải màu dạng #RRGGBB.").format(
                    key=role, value=_plain(str(colour))
                )
            )
    return problems


def _is_title(text: str) -> bool:
    return bool(text.strip()) and len(text) <= _TITLE_LIMIT and text.isprintable()


def _contrasts(table: Mapping[str, str]) -> list[str]:
    pairs = [(role, under, TEXT_CONTRAST) for role in TEXT_ROLES for under in GROUNDS]
    pairs += [("rule", "background", RULE_CONTRAST), *APART]
    return [
        _("«{one}» và «{other}» chỉ tương phản {ratio} : 1, cần ít nhất {least} : 1.").format(
            one=one, other=other, ratio=_shown(ratio), least=_shown(least)
        )
        for one, other, least in pairs
        if (ratio := contrast(table[one], table[other])) < least
    ]


def _plain(text: str) -> str:
    """What a file says about itself, safe to print: short, nothing a terminal would obey."""
    return "".join(c if c.isprintable() else "?" for c in text[:40])


@lru_cache(maxsize=256)
def _luminance(colour: str) -> float:
    """Relative luminance of an sRGB colour, 0 to 1 (WCAG 2)."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _shown(ratio: float) -> str:
    """Rounded down, so that what fails never reads as what is wanted: 6.999 → "6,99"."""
    hundredths = int(ratio * 100 + 1e-9)
    return f"{hundredths // 100},{hundredths % 100:02d}".removesuffix("0").removesuffix(",0")
