"""What the guide says to type after Ctrl+P finds the command it means, first, in a full meeting."""

import re

import pytest

from docs.pages import text
from hopthon.demo import play
from hopthon.meeting.state import Meeting
from hopthon.screens.finder import FinderScreen, command_items, meeting_items
from hopthon.widgets.editor import Editor

MEANT = {
    "chu tri": "info",
    "bo qua": "skip",
    "them mot muc": "add step",
    "chuan bi": "prepare",
    "to cong tac": "group",
    "so lieu co ban": "basic_data",
    "thu tu, ai": "agenda_plan",
    "lay tu hop": "import",
    "nam truoc: viec": "past",
    "nghi giai lao": "rest",
    "hen buoi": "adjourn",
    "quen ghi nghi": "another sitting",
    "cay kho khan": "tree",
    "ket thuc": "end",
    "bieu mau": "export",
    "chep": "copy",
    "cua so chieu": "projector",
    "dung lat": "hold",
    "nhap danh sach": "import people",
    "giao chu tri": "hand over",
    "tro lai": "chair back",
    "go telex": "type telex",
    "go vni": "type vni",
    "tat bo go": "type",
}


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    session = play(tmp_path_factory.mktemp("evening") / "hop.hopthon")
    session.close()
    return session.meeting


def test_every_word_to_type_is_meant() -> None:
    story = " ".join(text("huong-dan.md").split())
    assert set(re.findall(r"`Ctrl\+P`, gõ «(.+?)»", story)) == set(MEANT)


@pytest.mark.parametrize(("typed", "action"), MEANT.items())
def test_it_is_found_first(evening: Meeting, typed: str, action: str) -> None:
    finder = FinderScreen(
        [*meeting_items(evening), *command_items()], lambda _item: None, commands=True
    )
    finder._editor = Editor.at_end(typed)
    assert finder.found()[0].target == ("do", action)
