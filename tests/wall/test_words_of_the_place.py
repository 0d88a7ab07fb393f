"""A xóm is called a xóm, a phường a phường: on the wall, in the title row, among recent files."""

from hall import Hall
from hopthon.screens.title import kept, title_line
from hopthon.views.summary import summary_lines
from hopthon.views.wall_now import wall_page
from hopthon.views.wall_pages import Question, Step, Title


def in_a_xom() -> Hall:
    hall = Hall()
    hall.do("set_info", village="Hội 4", village_word="xóm", commune="Kim Liên")
    return hall


def now(hall: Hall) -> str:
    return hall.meeting.last_at


def test_the_wall_asks_in_the_words_of_the_place() -> None:
    hall = in_a_xom()
    shown = wall_page(hall.meeting, now(hall))
    assert isinstance(shown, Title)
    assert shown.kind == "Họp xóm"
    hall.do("start_meeting")
    hall.do("go_to_step", step="past_year")
    hall.do("show_on_wall", page="step")
    shown = wall_page(hall.meeting, now(hall))
    assert isinstance(shown, Step)
    assert shown.question.startswith("Năm qua xóm mình")
    hall.do("show_on_wall", page="question", ref="past_year")
    shown = wall_page(hall.meeting, now(hall))
    assert isinstance(shown, Question)
    assert "xóm" in shown.question


def test_so_do_the_title_row_and_the_summary() -> None:
    hall = in_a_xom()
    row = title_line(hall.meeting, now(hall), kept(0, "", writable=True), 120, small=False)
    assert "họp xóm" in "".join(span if isinstance(span, str) else span.text for span in row.spans)
    assert summary_lines(hall.meeting)[0].startswith("Họp xóm: xóm Hội 4")
