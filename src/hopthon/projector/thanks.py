"""Thanks, and the result for every phone: a code of plain text where the wall is large enough for it."""

from functools import lru_cache

from hopthon.language import _
from hopthon.projector.sheet import Sheet, Wall, hero, paragraph
from hopthon.views.wall_pages import Thanks
from hopthon.widgets.bar import Role
from hopthon.widgets.canvas import Canvas, wrapped

_QUIET = (4, 3, 2)
"""Empty modules around a code: four by the standard, two still read well."""
_SMALLEST = 21
"""Modules of the smallest code there is."""
_WORDS = 26
"""Columns the words beside a code need."""


def draw_thanks(page: Thanks, wall: Wall) -> Sheet:
    """The words; beside them the code, whole or not at all."""
    canvas = wall.canvas()
    code = fitting(page.notes, wall.columns - canvas.margin - _WORDS - 2, wall.rows)
    if code:
        _beside(canvas, page, code)
        return Sheet(canvas)
    y = max(0, (wall.rows - 9) // 2)
    y = hero(canvas, y, page.words) + 1
    y = paragraph(canvas, y, page.whom, 1) + 1
    canvas.text(canvas.margin, y, _head_code(page), "muted")
    return Sheet(canvas)


def fitting(notes: tuple[str, ...], columns: int, rows: int) -> tuple[str, ...]:
    """The code of the longest text that fits, quiet zone included, two modules a cell; else nothing."""
    room = min(columns, 2 * rows)
    if room < _SMALLEST + 2 * _QUIET[-1]:
        return ()
    for note in notes:
        modules = _modules(note)
        quiet = next((q for q in _QUIET if modules and modules + 2 * q <= room), None)
        if quiet is not None:
            return _drawn(note, quiet)
    return ()


@lru_cache(maxsize=64)
def _modules(text: str) -> int:
    """How many modules wide the code of this text is; 0 when no code holds it."""
    from qrcode import QRCode, constants, exceptions  # noqa: PLC0415 (slow, for one page only)

    code = QRCode(error_correction=constants.ERROR_CORRECT_L)
    code.add_data(text.encode())
    try:
        return 17 + 4 * code.best_fit(start=1)
    except (exceptions.DataOverflowError, ValueError):
        return 0


@lru_cache(maxsize=8)
def _drawn(text: str, quiet: int) -> tuple[str, ...]:
    """The code in ▀ ▄ █ (ink is █), two module rows a text row."""
    from qrcode import QRCode, constants  # noqa: PLC0415 (slow, for one page only)

    code = QRCode(error_correction=constants.ERROR_CORRECT_L, border=quiet)
    code.add_data(text.encode())
    code.make(fit=True)
    matrix = code.get_matrix()
    if len(matrix) % 2:
        matrix.append([False] * len(matrix[0]))
    signs = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
    return tuple(
        "".join(signs[upper, lower] for upper, lower in zip(top, bottom, strict=True))
        for top, bottom in zip(matrix[::2], matrix[1::2], strict=True)
    )


def _beside(canvas: Canvas, page: Thanks, code: tuple[str, ...]) -> None:
    left = canvas.columns - canvas.margin - len(code[0])
    canvas.stamp(left, (canvas.rows - len(code)) // 2, code)
    words = left - 2 - canvas.margin
    y = _column(canvas, canvas.rows // 8, f"{page.words} {page.whom}", words, "text", True) + 1
    said = _("Mở máy ảnh điện thoại, quét để giữ kết quả. Không cần mạng.")
    _column(canvas, y, said, words, "text", False)
    _column(canvas, canvas.rows - 4, _head_code(page), words, "muted", False)


def _column(canvas: Canvas, y: int, text: str, columns: int, role: Role, bold: bool) -> int:
    lines = wrapped(text, columns, 6)
    for down, line in enumerate(lines):
        canvas.text(canvas.margin, y + down, line, role, bold)
    return y + len(lines)


def _head_code(page: Thanks) -> str:
    return _("Mã cuối {code}").format(code=page.code)
