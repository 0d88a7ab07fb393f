"""The facilitator's choice of page, made safe for the room."""

from hopthon.meeting.entries import Round
from hopthon.meeting.state import Meeting
from hopthon.views.wall_pages import Page
from hopthon.views.wall_room import attendance, pause, question, step, thanks, title, verdict
from hopthon.views.wall_round import counting, differences, how, options, ranking, side
from hopthon.views.wall_tree import branch, card

_ROUND_PAGES = ("options", "how", "counting", "ranking", "reveal", "side", "differences")


def wall_page(meeting: Meeting, now: str) -> Page:
    """The page that hangs there; `now`: a stamp.

    Covered, or about something that is no more: the title. No count of an option while its round is
    hidden and open, no error, no name that stands on a ballot.
    """
    wall = meeting.wall
    if wall.covered:
        return title(meeting)
    return _shown(meeting, wall.page, wall.ref, now) or title(meeting)


def held(meeting: Meeting) -> int:
    """The sheet that stays, 0 when they turn; a ranking told from its end stays at its newest row."""
    return 1 if meeting.wall.page == "reveal" else meeting.wall.hold


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
        case "pause":
            return pause(meeting)
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
    if page == "reveal":
        return ranking(meeting, vote, meeting.wall.hold)
    shown = side(meeting, vote) if page == "side" else None
    shown = differences(meeting, vote) if page == "differences" else shown
    return shown or ranking(meeting, vote)
