"""What hangs on the wall now: the facilitator's choice made safe for the room."""

from hopthon.language import _
from hopthon.meeting.state import Meeting, Round
from hopthon.meeting.tree import kind_labels
from hopthon.views.wall_pages import (
    ActivityCard,
    Attendance,
    Branch,
    Counting,
    Differences,
    How,
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
from hopthon.views.wall_room import attendance, question, step, thanks, title, verdict
from hopthon.views.wall_round import counting, differences, how, options, ranking, side
from hopthon.views.wall_tree import branch, card, place_of

_ROUND_PAGES = ("options", "how", "counting", "ranking", "side", "differences")


def wall_page(meeting: Meeting, now: str) -> Page:
    """The page that hangs there; `now`: a stamp.

    Covered, or about something that is no more: the title. No count of an option while its round is
    hidden and open, no error, no name that stands on a ballot.
    """
    wall = meeting.wall
    if wall.covered:
        return title(meeting)
    return _shown(meeting, wall.page, wall.ref, now) or title(meeting)


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
            return _("Các việc để chọn")
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
        case Attendance():
            return _("Điểm danh")


def _shown(meeting: Meeting, page: str, ref: str, now: str) -> Page | None:
    """The page asked for; None when it has nothing to speak of."""
    if page in _ROUND_PAGES:
        vote = meeting.rounds.get(ref)
        return (
            None
            if vote is None or vote.state == "annulled"
            else _of_round(meeting, page, vote, now)
        )
    match page:
        case "attendance":
            return attendance(meeting, now)
        case "step":
            return step(meeting, ref, now)
        case "question":
            return question(meeting, ref)
        case "tree":
            return branch(meeting, ref)
        case "activity":
            return card(meeting, ref)
        case "decision":
            return verdict(meeting, ref)
        case "thanks":
            return thanks(meeting)
        case _:
            return None


def _of_round(meeting: Meeting, page: str, vote: Round, now: str) -> Page:
    if page == "options":
        return options(vote)
    if page == "how":
        return how(vote)
    secret = vote.state == "open" and vote.paper.settings.hidden
    empty = not any(any(count.totals.values()) for count in vote.counts.values())
    if page == "counting" or secret or (vote.state == "open" and empty):
        return counting(meeting, vote, now)
    shown = side(meeting, vote) if page == "side" else None
    shown = differences(meeting, vote) if page == "differences" else shown
    return shown or ranking(meeting, vote)


def _hidden(meeting: Meeting) -> bool:
    vote = meeting.rounds[meeting.wall.ref]
    return vote.state == "open" and vote.paper.settings.hidden


def _branch_name(meeting: Meeting) -> str:
    node = meeting.nodes[meeting.wall.ref]
    label, at, among = place_of(meeting, node)
    return _("{label} {n}/{of}").format(label=label, n=at, of=among)
