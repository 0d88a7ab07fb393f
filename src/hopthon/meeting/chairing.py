"""Who chairs: handed over when the chair has to leave, and back again."""

from hopthon.language import _
from hopthon.meeting.commands import HandOverChair
from hopthon.meeting.entries import ChairTurn
from hopthon.meeting.events import ChairHandedOver
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import line


def decide_hand_over(meeting: Meeting, command: HandOverChair) -> ChairHandedOver:
    """To whom it is said, else to the deputy, or back to the chair; away only with a reason."""
    if not meeting.started_at:
        raise Refusal(_("Cuộc họp chưa bắt đầu: ai chủ trì thì ghi ở thông tin cuộc họp."))
    chair, away = meeting.said("chair"), bool(meeting.chairs) and not meeting.chairs[-1].back
    nobody_said = chair if away else meeting.said("deputy")
    said = line(command.to, _("Người thay chủ trì"), limit=100, empty=True)
    to = said or nobody_said
    if not to:
        raise Refusal(_("Chưa ghi người thay chủ trì: hãy nói rõ giao cho ai."))
    if to.casefold() == meeting.presiding.casefold():
        raise Refusal(_("«{name}» đang chủ trì rồi.").format(name=to))
    back = away and to.casefold() == chair.casefold()
    reason = line(command.reason, _("Lý do thay chủ trì"), limit=200, empty=back)
    return ChairHandedOver(to, reason, back=back)


def fold_hand_over(meeting: Meeting, event: ChairHandedOver, at: str, writer: Writer) -> None:
    """From now on they chair."""
    writer.add(meeting.chairs, ChairTurn(at, event.to, event.reason, event.back))
