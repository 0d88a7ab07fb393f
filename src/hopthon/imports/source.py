"""A file as text and rows, with the line number of each: every refusal can point at its line."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.text import clipped, pasted

MOST_BYTES = 50_000_000
MOST_BALLOTS = 100_000
_CELL = 1_000_000
Rows = Iterator[tuple[int, list[str]]]


def wrong(path: Path, line: int, what: str) -> Refusal:
    """The refusal of a file, or of one line of it (0: no line), unchanged and whole."""
    words = _("Tệp «{file}», dòng {line}: {what}") if line else _("Tệp «{file}»: {what}")
    return Refusal(words.format(file=path.name, line=line, what=what))


def read_text(path: Path) -> str:
    """The file in UTF-8, with or without a byte order mark. Refuses others, saying what to do."""
    if path.stat().st_size > MOST_BYTES:
        raise wrong(path, 0, _("lớn quá 50 MB, không nhập được."))
    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise wrong(path, 0, _("là UTF-16; hãy lưu lại dạng CSV UTF-8."))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise wrong(path, line, _("chữ không phải UTF-8; hãy lưu lại dạng CSV UTF-8.")) from None
    if "\0" in text:
        raise wrong(path, text.count("\n", 0, text.index("\0")) + 1, _("có ký tự hỏng."))
    return text


def rows(path: Path, text: str, delimiter: str) -> Rows:
    """The rows that are not blank, each with its line number; cells without outer white space."""
    csv.field_size_limit(_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error:
            raise wrong(path, line, _("dấu nháy không khép hoặc ô quá dài.")) from None
        if any(cells):
            yield line, cells


def shown(text: str) -> str:
    """A piece of the file inside a sentence."""
    return clipped(" ".join(pasted(text).split()), 40)
