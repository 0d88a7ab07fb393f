"""An election while it is counted: who would be elected, what would be missed. For the cockpit, never for the room."""

from hopthon.language import _
from hopthon.meeting.entries import Round
from hopthon.meeting.rounds import counted_anything
from hopthon.meeting.run_offs import notes_then, settles
from hopthon.meeting.standing import provisional
from hopthon.meeting.state import Meeting
from hopthon.voting.election import elected


def if_closed_now(meeting: Meeting, vote: Round) -> tuple[str, ...]:
    """Who would be elected, then one sentence each: a tie over the last seat, a quota missed.

    Empty for what is no open election, and before anything is counted. A run-off also tells what would
    then be missed in the election it parts.
    """
    if vote.paper.method != "election" or vote.state != "open" or not counted_anything(vote):
        return ()
    counted = provisional(meeting, vote)
    safe, _tied = elected(vote.paper, counted.rows)
    names = {option.id: option.name for option in vote.paper.options}
    who = ", ".join(names[row.option] for row in counted.rows if row.option in safe)
    told = (
        _("Nếu đóng lúc này: trúng cử {names}.").format(names=who)
        if who
        else _("Nếu đóng lúc này: chưa phân định được ai trúng cử.")
    )
    after = notes_then(meeting, vote, settles(meeting, vote, counted))
    return (told, *counted.notes, *(note for note in after if note not in counted.notes))
