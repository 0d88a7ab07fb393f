"""Wishes about who is in the room and what they say."""

from msgspec import UNSET, UnsetType

from hopthon.meeting.commands.base import Command


class SetAttendance(Command, frozen=True, tag="set_attendance"):
    """Counts; men = people − women."""

    people: int | UnsetType = UNSET
    women: int | UnsetType = UNSET
    households: int | UnsetType = UNSET
    poor: int | UnsetType = UNSET
    near_poor: int | UnsetType = UNSET
    minority: int | UnsetType = UNSET
    disaster_hit: int | UnsetType = UNSET
    experienced: int | UnsetType = UNSET


class Note(Command, frozen=True, tag="note"):
    """Write down what was said."""

    text: str
    step: str = ""
    kind: str = "opinion"
    speaker: str = ""
    group: str = ""
    id: str | None = None


class EditNote(Command, frozen=True, tag="edit_note"):
    """Other words, speaker or group for a note."""

    id: str
    text: str | UnsetType = UNSET
    speaker: str | UnsetType = UNSET
    group: str | UnsetType = UNSET
    continues: bool = False
