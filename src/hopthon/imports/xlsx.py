"""The first sheet of a workbook as rows of text, with the row number of each."""

import zipfile
from datetime import date
from pathlib import Path

from hopthon.imports.source import MOST_BYTES, Rows, wrong
from hopthon.language import _

_MOST_UNPACKED = 4 * MOST_BYTES
_MOST_ROWS, _MOST_COLUMNS = 20_000, 100


def sheet_rows(path: Path) -> Rows:
    """The rows that are not blank; what formulas came to, not the formulas. Refuses what is no workbook."""
    if path.stat().st_size > MOST_BYTES:
        raise wrong(path, 0, _("lớn quá 50 MB, không nhập được."))
    broken = wrong(path, 0, _("không mở được như tệp Excel: hãy lưu lại thành .xlsx hay .csv."))
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                raise wrong(path, 0, _("lớn quá 50 MB, không nhập được."))
    except (OSError, zipfile.BadZipFile):
        raise broken from None
    return iter(_read(path, broken))


def _read(path: Path, broken: Exception) -> list[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    found: list[tuple[int, list[str]]] = []
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
            for number, row in enumerate(rows, 1):
                cells = [_text(value) for value in row]
                if any(cells):
                    found.append((number, cells))
        finally:
            book.close()
    except Exception:  # a damaged or hostile file: the library raises whatever its parsers do
        raise broken from None
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value).strip()
