"""Notes: the first pause makes the note, later ones change its words; who speaks is one key away."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hall import Hall, digest
from hopthon.meeting import commands as c
from hopthon.meeting.entries import NoteRow
from hopthon.screens.work_notes import NEW, NotesWork

from .seat import in_file, led_to, sit
from .seated import Seated, text


def writing(*, slow: bool = False) -> tuple[Seated, NotesWork]:
    hall = Hall()
    hall.do("start_meeting")
    hall.do("go_to_step", step="purpose")
    seat = Seated(hall, slow=slow)
    work = NotesWork(seat)
    work.begin(NEW)
    return seat, work


def notes(seat: Seated) -> list[NoteRow]:
    return list(seat.meeting.notes.values())


def words(seat: Seated) -> list[str]:
    return [note.text for note in notes(seat)]


def test_pauses_make_one_note_and_one_undo_takes_it_back() -> None:
    seat, work = writing()
    for part in ("Đường", " lầy", " lội"):
        seat.type(work, part)
        work.pause()
    assert words(seat) == ["Đường lầy lội"]
    assert text(work).count("Đường") == 1, "the point being written stands once"
    seat.keys(work, "enter")
    seat.type(work, "Thiếu nước")
    seat.keys(work, "enter")
    assert words(seat) == ["Đường lầy lội", "Thiếu nước"]
    seat.hall.do("undo")
    seat.hall.do("undo")
    assert words(seat) == []


def test_who_speaks_may_be_told_in_the_middle_of_a_point() -> None:
    seat, work = writing()
    seat.type(work, "Hỏi tiền")
    work.pause()
    seat.keys(work, "f2", "shift+tab")
    seat.type(work, "Bà Lan")
    seat.keys(work, "enter")
    seat.type(work, " nhà tiêu")
    seat.keys(work, "enter", "f2")
    seat.type(work, "Trả lời")
    seat.keys(work, "enter")
    told = [(note.text, note.group, note.speaker) for note in notes(seat)]
    assert told == [("Hỏi tiền nhà tiêu", "women", "Bà Lan"), ("Trả lời", "women", "")], (
        "each point has its own speaker"
    )


def test_the_group_of_a_past_point() -> None:
    seat, work = writing()
    seat.hall.do("note", id="c1", step="purpose", text="Ý cũ", group="women")
    seat.keys(work, "up", "up", "f2")
    assert work.focus == "c1"
    assert notes(seat)[0].group == "men"
    seat.keys(work, "enter")
    seat.type(work, "mới")
    seat.keys(work, "enter")
    assert notes(seat)[1].group == "", "the next point has its own"


def test_the_words_of_the_last_point() -> None:
    seat, work = writing()
    seat.type(work, "Sai chinh ta")
    seat.keys(work, "enter", "escape", "e")
    assert work.editor is not None
    assert work.editor.text == "Sai chinh ta"
    seat.keys(work, "ctrl+u", *"Đúng", "escape")
    assert words(seat) == ["Đúng"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [(".3", "Tất cả nhất trí."), (".1thiếu nước", "Nêu ý kiến: thiếu nước"), ("x.3", "x.3")],
)
def test_text_blocks_at_the_start(typed: str, written: str) -> None:
    seat, work = writing()
    seat.type(work, typed)
    seat.keys(work, "enter")
    assert words(seat) == [written]


def test_paragraphs_of_a_note_stay() -> None:
    seat, work = writing()
    seat.hall.do("note", id="c1", step="purpose", text="Một\nhai")
    work.step_to("c1")
    seat.keys(work, " ", "b", "a", "escape")
    assert notes(seat)[0].text == "Một\nhai ba"


def test_a_point_that_is_not_taken_stays_in_the_field() -> None:
    seat, work = writing(slow=True)
    seat.hall.do("set_attendance", people=10, women=5, households=5)
    seat.type(work, "quá muộn")
    seat.hall.do("pass_minutes", **{"for": 10, "against": 0})
    for step in (work.pause, lambda: seat.keys(work, "enter")):
        step()
        seat.answer()
        assert "Biên bản đã thông qua" in seat.said.pop()
        assert work.editor is not None
        assert work.editor.text == "quá muộn"


def test_hostile_text_stands_as_typed() -> None:
    seat, work = writing()
    for hostile in ("[red]", "=cmd|' /C calc'!A0", "«{0} %s»"):
        seat.type(work, hostile)
        seat.keys(work, "enter")
        assert hostile in text(work)


def test_frames(golden: Callable[[str, str], None], foretold: None) -> None:
    seat, work = writing()
    seat.keys(work, "f2", "shift+tab", *"Bà Hà Thị Lan", "enter")
    seat.type(work, "Hỏi tiền nhà tiêu chia cho từng hộ hay mua vật liệu chung; chủ trì trả lời.")
    seat.keys(work, "enter")
    seat.type(work, "Đề nghị làm rãnh thoát nước trước khi đổ bê tông")
    for width in (60, 77):
        golden(f"notes-{width}", text(work, width))


async def test_a_point_at_the_keys(
    at: Callable[..., Path], start: Callable[[Path], Path], foretold: None
) -> None:
    path = at("purpose")
    before = start(path)
    async with sit(path) as seat:
        if seat.typed is None:
            await seat.burst("enter")
        await seat.burst("f2", *"Đề nghị làm rãnh", "enter", *"Nhất trí", "escape", "u")
    wishes = (
        c.Note("Đề nghị làm rãnh", "purpose", "opinion", "", "women", "c-1"),
        c.Note("Nhất trí", "purpose", "opinion", "", "", "c-2"),
        c.Undo(),
    )
    assert digest(in_file(path)) == led_to(before, wishes)


async def test_whoever_goes_to_the_notes_types_a_note_and_covers_no_wall(
    at: Callable[..., Path],
) -> None:
    for way in (("ctrl+p", *"ghi chep", "enter"), ("tab",)):
        path = at("rank")
        async with sit(path) as seat:
            await seat.burst("escape", *way, *"nước sạch", "escape")
            assert not seat.meeting.wall.covered
            assert [n.text for n in seat.meeting.notes.values()][-1] == "nước sạch"
