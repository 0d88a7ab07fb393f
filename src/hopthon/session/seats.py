"""What each seat may do [experience.md, "The seats"]."""

from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.refusal import Refusal

FACILITATOR, SECRETARY, COUNTER, PROJECTOR = "facilitator", "secretary", "counter", "projector"
_SECRETARY = (
    c.Note,
    c.EditNote,
    c.Speech,
    c.SetAttendance,
    c.QueueSpeaker,
    c.DropSpeaker,
    c.StartTurn,
    c.EndTurn,
    c.AddPerson,
    c.AddPeople,
    c.EditPerson,
    c.RemovePerson,
    c.Arrive,
    c.Leave,
    c.SetMinutesText,
    c.Undo,
)
_COUNTER = (c.RecordTally, c.RecordBallot, c.RemoveBallot)


def refuse_not_allowed(seat: str, command: c.AnyCommand) -> None:
    """The facilitator may do everything; the others their own work only."""
    allowed = {SECRETARY: _SECRETARY, COUNTER: _COUNTER, PROJECTOR: ()}.get(seat)
    if allowed is not None and not isinstance(command, allowed):
        raise Refusal(_("Chỗ ngồi này không làm việc đó được; nhờ người điều hành."))
