"""The minutes on paper."""

import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from hopthon.export.minutes import FONTS, check_code, minutes_pdf
from hopthon.export.qr import svg
from hopthon.meeting.state import Meeting

VOWELS = "aăâeêioôơuưy"
MARKS = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LETTERS = [unicodedata.normalize("NFC", v + m) for v in VOWELS for m in MARKS] + ["đ"]


def text_of(data: bytes, folder: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine, so the PDF's text cannot be read back")
    path = folder / "minutes.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return unicodedata.normalize("NFC", done.stdout.decode())


def pages(data: bytes) -> int:
    """Pages by the PDF/A's own count in its metadata."""
    _before, _mark, rest = data.partition(b"<xmpTPg:NPages>")
    return int(rest.partition(b"<")[0])


def test_the_same_bytes_on_every_run(held: Meeting) -> None:
    data = minutes_pdf(held)
    assert data.startswith(b"%PDF-")
    assert data == minutes_pdf(held)


def test_it_claims_pdf_a_and_pdf_ua(held: Meeting) -> None:
    data = minutes_pdf(held)
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert pages(data) == 3


def test_what_it_says(held: Meeting, tmp_path: Path) -> None:
    text = text_of(minutes_pdf(held), tmp_path)
    for words in (
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "UBND XÃ MƯỜNG KHOA",
        "BIÊN BẢN HỌP BẢN",
        "(2.3) Người dân tham gia họp: 44 người, trong đó nữ 24 người",
        "(6.) Kết luận chung:",
        "Biên bản được thông qua vào hồi 19 giờ 42 phút.",
        "TRƯỞNG BẢN",
    ):
        assert words in text, words
    assert "DỰ THẢO" not in text
    code = " ".join(held.head[i : i + 4] for i in range(0, 16, 4))
    assert text.count(f"Mã kiểm tra: {code}") == 3, "on every page"


def test_the_signatures_never_stand_alone(play: Callable[..., Meeting], tmp_path: Path) -> None:
    opening = [{"do": "start_meeting"}, {"do": "set_attendance", "people": 9, "women": 5}]
    for extra in range(12, 40, 4):
        notes = [{"do": "note", "kind": "opinion", "text": "Một ý kiến."} for _n in range(extra)]
        text = text_of(minutes_pdf(play([*opening, *notes])), tmp_path)
        page = next(p for p in text.split("\f") if "(Ký, ghi rõ họ tên)" in p)
        assert "Biên bản được thông qua vào hồi" in page
        assert "Lưu tại thôn" in page


def test_an_unfinished_meeting_is_a_draft(play: Callable[..., Meeting], tmp_path: Path) -> None:
    text = text_of(minutes_pdf(play([])), tmp_path)
    assert "DỰ THẢO" in text
    assert "Từ … giờ … phút đến … giờ … phút" in text


def test_hostile_text_is_printed_not_run(hostile: Meeting, tmp_path: Path) -> None:
    data = minutes_pdf(hostile)
    assert data == minutes_pdf(hostile)
    assert b"<pdfaid:part>2</pdfaid:part>" in data, "an emoji does not cost us the standard"
    text = text_of(data, tmp_path)
    for words in (
        "#let x = 1; #panic()",
        "$math$ _a_ *bold* `raw`",
        "=cmd|'",
        "4. bốn",
        "hội nghị",
    ):
        assert words in text, words
    assert text.count("x" * 10) >= 90, "long words wrap, nothing runs off the page"


def test_a_script_the_fonts_lack_still_gives_minutes(play: Callable[..., Meeting]) -> None:
    note = {"do": "note", "kind": "opinion", "text": "Tên bản: ꪜ꪿ꪱ"}
    assert minutes_pdf(play([{"do": "start_meeting"}, note])).startswith(b"%PDF-")


def test_the_bundled_fonts_draw_every_vietnamese_letter() -> None:
    files = sorted(FONTS.glob("*.ttf"))
    assert len(files) == 4
    signs = "₫–—“”«»…·→<>=%0123456789"
    wanted = {ord(c) for letter in LETTERS for c in letter + letter.upper()} | set(map(ord, signs))
    for file in files:
        font = TTFont(file)
        assert not wanted - set(font.getBestCmap()), file.name
        assert font["name"].getDebugName(5).startswith("Version 2.")
        assert "SIL Open Font License" in font["name"].getDebugName(13)
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_the_check_code_is_short_enough_for_its_corner() -> None:
    code = check_code("1234abcd", 1_234_567, "f" * 64)
    assert set(code) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert 'viewBox="0 0 33 33"' in svg(code), "modules of 0.45 mm in 15 mm"
