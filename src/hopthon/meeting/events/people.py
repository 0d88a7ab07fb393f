"""Facts about who is in the room and what they said."""

from msgspec import UNSET, UnsetType

from hopthon.meeting.events.base import Event


class AttendanceSet(Event, frozen=True):
    """Counts by group as of now; only those that changed."""

    counts: dict[str, int]


class NoteTaken(Event, frozen=True):
    """Something was said: statement, opinion, question, answer or conclusion."""

    id: str
    step: str
    kind: str
    text: str
    speaker: str = ""
    group: str = ""


class NoteEdited(Event, frozen=True):
    """Other words for a note. `continues`: the same typing as the event before, one undo for both."""

    id: str
    text: str
    continues: bool = False
    speaker: str | UnsetType = UNSET
    group: str | UnsetType = UNSET
