"""Opening someone's workbook, whatever is wrong with it: a workbook, or one sentence."""

import re
import warnings
import zipfile
from pathlib import Path
from typing import Any

from hopthon.imports.source import MOST_BYTES, wrong
from hopthon.language import _
from hopthon.refusal import Refusal

_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*[\"']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)[\"']"
)
_MOST_MERGED = 500_000
"""Cells: the library makes an object of each one that is covered."""


def workbook(path: Path, most_unpacked: int, **options: Any) -> Any:
    """The library's workbook, opened with these options. Refuses what is none, or too large when unpacked.

    `most_unpacked`: bytes of all its sheets and texts; pictures do not count.
    """
    from openpyxl import load_workbook

    broken = wrong(
        path, 0, _("không mở được như tệp Excel: hãy mở bằng Excel rồi lưu lại dạng .xlsx.")
    )
    try:
        if path.stat().st_size > MOST_BYTES:
            raise wrong(path, 0, _("lớn quá 50 MB, không nhập được."))
        _refuse_swollen(path, most_unpacked)
        with warnings.catch_warnings():  # of styles and drawings that the library leaves out
            warnings.simplefilter("ignore")
            return load_workbook(path, data_only=options.pop("values"), **options)
    except Refusal:
        raise
    except Exception:  # a damaged or hostile file: the library raises whatever its parsers do
        raise broken from None


def _refuse_swollen(path: Path, most: int) -> None:
    """Refuses a small file that would fill the memory."""
    with zipfile.ZipFile(path) as packed:
        parts = [one for one in packed.infolist() if one.filename.endswith((".xml", ".rels"))]
        if sum(one.file_size for one in parts) > most:
            words = _("mở ra quá {n} MB chữ, không nhập được: hãy chỉ để lại các trang cần nhập.")
            raise wrong(path, 0, words.format(n=most // 1_000_000))
        merged = 0
        for one in parts:
            if "worksheets/" in one.filename:
                merged += sum(map(_area, _MERGED.findall(packed.read(one))))
    if merged > _MOST_MERGED:
        raise wrong(path, 0, _("gộp ô trên cả trang, không nhập được: hãy bỏ gộp ô rồi lưu lại."))


def _area(corners: tuple[bytes, bytes, bytes, bytes]) -> int:
    left, top, right, bottom = corners
    return max(0, _column(right) - _column(left) + 1) * max(0, int(bottom) - int(top) + 1)


def _column(letters: bytes) -> int:
    """A → 1, AA → 27."""
    n = 0
    for letter in letters[:4]:
        n = 26 * n + letter - 64
    return n
