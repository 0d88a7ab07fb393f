"""What was said: notes."""

from msgspec import UNSET, UnsetType

from hopthon.language import _
from hopthon.meeting.commands import EditNote, Note
from hopthon.meeting.entries import NoteRow
from hopthon.meeting.events import NoteEdited, NoteTaken
from hopthon.meeting.ids import new_id
from hopthon.meeting.speaking import refuse_unknown_group
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import line, page

NOTE_KINDS = ("statement", "opinion", "question", "answer", "conclusion", "correction")
"""`correction`: the only thing that may still be written once the minutes are passed."""


def decide_note(meeting: Meeting, command: Note) -> NoteTaken:
    """Text under a step; without a step, the one the room is at."""
    if command.kind not in NOTE_KINDS:
        raise Refusal(
            _("Không có loại ghi chép «{kind}»; các loại: {known}.").format(
                kind=command.kind[:40], known=", ".join(NOTE_KINDS)
            )
        )
    step = command.step or meeting.step
    if step and meeting.find_step(step) is None:
        raise Refusal(_("Chương trình không có mục «{step}».").format(step=step[:40]))
    refuse_unknown_group(command.group)
    return NoteTaken(
        new_id(command.id, "c", meeting.seq + 1, meeting.notes),
        step,
        command.kind,
        page(command.text, _("Ý kiến")),
        line(command.speaker, _("Tên người nói"), limit=100, empty=True),
        command.group,
    )


def decide_edit_note(meeting: Meeting, command: EditNote) -> NoteEdited:
    """Other words, speaker or group; what is left out stays."""
    note = _note(meeting, command.id)
    speaker: str | UnsetType = UNSET
    if command.speaker is not UNSET:
        speaker = line(command.speaker, _("Tên người nói"), limit=100, empty=True)
    if command.group is not UNSET:
        refuse_unknown_group(command.group)
    text = note.text if command.text is UNSET else page(command.text, _("Ý kiến"))
    return NoteEdited(command.id, text, command.continues, speaker, command.group)


def fold_note(meeting: Meeting, event: NoteTaken, at: str, seat: str, writer: Writer) -> None:
    """Stands under its step."""
    row = NoteRow(
        event.id, event.step, event.kind, event.text, event.speaker, event.group, at, seat
    )
    writer.put(meeting.notes, event.id, row)


def fold_edit_note(meeting: Meeting, event: NoteEdited, _at: str, writer: Writer) -> None:
    """Other words, the same place and time."""
    note = meeting.notes[event.id]
    speaker = note.speaker if isinstance(event.speaker, UnsetType) else event.speaker
    group = note.group if isinstance(event.group, UnsetType) else event.group
    row = NoteRow(note.id, note.step, note.kind, event.text, speaker, group, note.at, note.seat)
    writer.put(meeting.notes, event.id, row)


def _note(meeting: Meeting, note: str) -> NoteRow:
    if note not in meeting.notes:
        raise Refusal(_("Không có ghi chép mang mã «{id}».").format(id=note[:40]))
    return meeting.notes[note]
