"""What hangs on the wall now, and how the cockpit speaks of it."""

from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.meeting.tree import kind_labels
from hopthon.views.choosing import things
from hopthon.views.wall_now import held, wall_page
from hopthon.views.wall_pages import (
    ActivityCard,
    Attendance,
    Branch,
    Counting,
    Differences,
    How,
    Notice,
    Options,
    Page,
    Question,
    Ranking,
    Side,
    Step,
    Thanks,
    Title,
    Verdict,
)
from hopthon.views.wall_preview import preview
from hopthon.views.wall_tree import place_of

__all__ = ["Page", "held", "page_name", "preview", "wall_page"]


def page_name(meeting: Meeting) -> str:
    """The page in a few words, for the foot of a small cockpit: "Khó khăn 2/4", "Đang đếm, che số"."""
    if meeting.wall.covered:
        return _("Đang che tường")
    match wall_page(meeting, meeting.last_at):
        case Title() | Thanks() as page:
            return _("Trang đầu") if isinstance(page, Title) else _("Lời cảm ơn")
        case Step() as page:
            return page.head
        case Question():
            return _("Câu hỏi")
        case Branch():
            return _branch_name(meeting)
        case ActivityCard():
            return kind_labels()["activity"]
        case Options():
            return _options_name(meeting)
        case How():
            return _("Cách bỏ hạt")
        case Counting():
            return _("Đang đếm, che số") if _hidden(meeting) else _("Đang đếm")
        case Ranking() as page:
            return page.head
        case Side():
            return _("Nữ chọn, nam chọn")
        case Differences():
            return _("Nữ và nam khác nhau")
        case Verdict() as page:
            return _("Biểu quyết: {verdict}").format(verdict=page.words.lower())
        case Notice() as page:
            return page.head
        case Attendance():
            return _("Điểm danh")


def _hidden(meeting: Meeting) -> bool:
    vote = meeting.rounds[meeting.wall.ref]
    return vote.state == "open" and vote.paper.settings.hidden


def _options_name(meeting: Meeting) -> str:
    paper = meeting.rounds[meeting.wall.ref].paper
    return _("Các {things} để chọn").format(things=things(meeting, paper))


def _branch_name(meeting: Meeting) -> str:
    node = meeting.nodes[meeting.wall.ref]
    label, at, among = place_of(meeting, node)
    return _("{label} {n}/{of}").format(label=label, n=at, of=among)
