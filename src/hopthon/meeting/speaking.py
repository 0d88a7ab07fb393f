"""Who speaks: the queue, and turns, each with how long it took.

A turn ends with the next one, at `end_turn`, when the room votes, goes to another step, rests, or the meeting ends.
"""

from hopthon.language import _
from hopthon.meeting.commands import DropSpeaker, EndTurn, QueueSpeaker, Speech, StartTurn
from hopthon.meeting.entries import SPEECH_GROUPS, SpeechTurn, Waiting
from hopthon.meeting.events import (
    SpeakerDropped,
    SpeakerQueued,
    SpeechMade,
    TurnEnded,
    TurnStarted,
)
from hopthon.meeting.ids import new_id
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import line

TURN_MINUTES = 3
"""How long one should speak where the meeting does not say."""
MOST_WAITING = 200


def decide_speech(meeting: Meeting, command: Speech) -> SpeechMade:
    """A group that is counted; before the meeting begins a turn is counted, not timed."""
    _refuse_no_group(command.group)
    return SpeechMade(command.group, timed=bool(meeting.started_at))


def decide_queue(meeting: Meeting, command: QueueSpeaker) -> SpeakerQueued:
    """A group, and a name that does not wait already."""
    _refuse_no_group(command.group)
    name = _name(command.name)
    if name and any(w.name.casefold() == name.casefold() for w in meeting.queue):
        raise Refusal(_("«{name}» đang chờ phát biểu rồi.").format(name=name))
    if len(meeting.queue) >= MOST_WAITING:
        raise Refusal(_("Đã có {n} người chờ phát biểu.").format(n=MOST_WAITING))
    taken = {w.id for w in meeting.queue}
    return SpeakerQueued(new_id(command.id, "l", meeting.seq + 1, taken), command.group, name)


def decide_drop(meeting: Meeting, command: DropSpeaker) -> SpeakerDropped:
    """Someone who waits."""
    waiting = _waiting(meeting, command.id)
    return SpeakerDropped(waiting.id, waiting.group, waiting.name)


def decide_turn(meeting: Meeting, command: StartTurn) -> TurnStarted:
    """Someone who waits, a group, or whoever asked first."""
    if not meeting.started_at:
        raise Refusal(_("Cuộc họp chưa bắt đầu nên chưa tính lượt phát biểu."))
    if command.group:
        _refuse_no_group(command.group)
        if not command.id:
            return TurnStarted(command.group, _name(command.name))
    if not command.id and not meeting.queue:
        raise Refusal(_("Chưa có ai chờ phát biểu."))
    chosen = _waiting(meeting, command.id) if command.id else meeting.queue[0]
    group = command.group or chosen.group
    return TurnStarted(group, _name(command.name) or chosen.name, queued=chosen.id)


def decide_end_turn(meeting: Meeting, _command: EndTurn) -> TurnEnded:
    """While someone speaks."""
    if meeting.speaking is None:
        raise Refusal(_("Không có ai đang phát biểu."))
    return TurnEnded()


def fold_speech(meeting: Meeting, event: SpeechMade, at: str, writer: Writer) -> None:
    """One more turn."""
    close_turn(meeting, at, writer)
    writer.add(meeting.speeches, SpeechTurn(event.group, meeting.step, at, timed=event.timed))


def fold_queue(meeting: Meeting, event: SpeakerQueued, at: str, writer: Writer) -> None:
    """The last in the queue."""
    waiting = Waiting(event.id, event.group, event.name, at)
    writer.set(meeting, "queue", (*meeting.queue, waiting))


def fold_drop(meeting: Meeting, event: SpeakerDropped, _at: str, writer: Writer) -> None:
    """Out of the queue."""
    _leave_queue(meeting, event.id, writer)


def fold_turn(meeting: Meeting, event: TurnStarted, at: str, writer: Writer) -> None:
    """One more turn, of someone who waits no longer."""
    close_turn(meeting, at, writer)
    turn = SpeechTurn(event.group, meeting.step, at, event.name, timed=True)
    writer.add(meeting.speeches, turn)
    if event.queued:
        _leave_queue(meeting, event.queued, writer)


def fold_end_turn(meeting: Meeting, _event: TurnEnded, at: str, writer: Writer) -> None:
    """Nobody speaks."""
    close_turn(meeting, at, writer)


def close_turn(meeting: Meeting, at: str, writer: Writer) -> None:
    """Whoever speaks has finished."""
    if meeting.speaking is not None:
        writer.put(meeting.turn_ends, len(meeting.speeches) - 1, at)


def turn_limit(meeting: Meeting) -> int:
    """Seconds that one turn should take; 0: as long as it takes."""
    minutes = meeting.number("turn_minutes")
    return 60 * (TURN_MINUTES if minutes is None else minutes)


def _leave_queue(meeting: Meeting, waiting: str, writer: Writer) -> None:
    writer.set(meeting, "queue", tuple(w for w in meeting.queue if w.id != waiting))


def _waiting(meeting: Meeting, waiting: str) -> Waiting:
    found = next((w for w in meeting.queue if w.id == waiting), None)
    if found is None:
        words = _("Không có ai mang mã «{id}» đang chờ phát biểu.")
        raise Refusal(words.format(id=waiting[:40]))
    return found


def _name(said: str) -> str:
    return line(said, _("Tên người nói"), limit=100, empty=True)


def _refuse_no_group(group: str) -> None:
    if not group:
        raise Refusal(_("Chưa nói người phát biểu thuộc nhóm nào."))
    refuse_unknown_group(group)


def refuse_unknown_group(group: str) -> None:
    """Refuses a group that is not among those that speak; "" is none at all."""
    if group and group not in SPEECH_GROUPS:
        raise Refusal(
            _("Không có nhóm «{group}»; các nhóm: {known}.").format(
                group=group[:40], known=", ".join(SPEECH_GROUPS)
            )
        )
