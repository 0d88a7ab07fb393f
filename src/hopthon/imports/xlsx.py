"""The first sheet of a workbook as rows of text, with the row number of each."""

from datetime import date
from pathlib import Path

from hopthon.imports.excel import workbook
from hopthon.imports.source import MOST_BYTES, Rows, wrong
from hopthon.language import _

_MOST_UNPACKED = 4 * MOST_BYTES
_MOST_ROWS, _MOST_COLUMNS = 20_000, 100


def sheet_rows(path: Path) -> Rows:
    """The rows that are not blank; what formulas came to, not the formulas. Refuses what is no workbook."""
    found: list[tuple[int, list[str]]] = []
    book = workbook(path, _MOST_UNPACKED, values=True, read_only=True)
    try:
        try:
            sheet = book.worksheets[0]
            rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
            for number, row in enumerate(rows, 1):
                cells = [_text(value) for value in row]
                if any(cells):
                    found.append((number, cells))
        finally:
            book.close()
    except Exception:  # read as it goes: what is damaged shows only here
        raise wrong(
            path, 0, _("không mở được như tệp Excel: hãy mở bằng Excel rồi lưu lại dạng .xlsx.")
        ) from None
    return iter(found)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value).strip()
