"""A page of the wall, drawn: as many sheets as it needs at this size."""

from collections.abc import Sequence

from hopthon.projector.ballot import draw_how, draw_options
from hopthon.projector.compare import draw_differences, draw_side
from hopthon.projector.counting import draw_counting
from hopthon.projector.decision import draw_attendance, draw_verdict
from hopthon.projector.ranking import draw_ranking
from hopthon.projector.room import draw_notice, draw_question, draw_step, draw_title
from hopthon.projector.sheet import Sheet, Wall
from hopthon.projector.thanks import draw_thanks
from hopthon.projector.tree import draw_branch, draw_card
from hopthon.views import wall_pages as page


def draw(shown: page.Page, wall: Wall) -> Sequence[Sheet]:
    """The sheets of a page, at least one; each as large as the wall. Never shrunk: paged."""
    match shown:
        case page.Title():
            return [draw_title(shown, wall)]
        case page.Step():
            return [draw_step(shown, wall)]
        case page.Question():
            return [draw_question(shown, wall)]
        case page.Notice():
            return [draw_notice(shown, wall)]
        case page.Branch():
            return [draw_branch(shown, wall)]
        case page.ActivityCard():
            return draw_card(shown, wall)
        case page.Options():
            return draw_options(shown, wall)
        case page.How():
            return [draw_how(shown, wall)]
        case page.Counting():
            return [draw_counting(shown, wall)]
        case page.Ranking():
            return draw_ranking(shown, wall)
        case page.Side():
            return [draw_side(shown, wall)]
        case page.Differences():
            return [draw_differences(shown, wall)]
        case page.Verdict():
            return draw_verdict(shown, wall)
        case page.Attendance():
            return [draw_attendance(shown, wall)]
        case page.Thanks():
            return [draw_thanks(shown, wall)]
