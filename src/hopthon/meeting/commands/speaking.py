"""Wishes about who speaks: the queue, and turns."""

from hopthon.meeting.commands.base import Command


class Speech(Command, frozen=True, tag="speech"):
    """Someone of this group begins to speak."""

    group: str


class QueueSpeaker(Command, frozen=True, tag="queue_speaker"):
    """Someone asks to speak; `name` may be left out."""

    group: str
    name: str = ""
    id: str | None = None


class DropSpeaker(Command, frozen=True, tag="drop_speaker"):
    """Someone who waited no longer wishes to speak."""

    id: str


class StartTurn(Command, frozen=True, tag="start_turn"):
    """Someone begins to speak: of the queue (`id`), of a group, or, with neither, the first who waits."""

    id: str = ""
    group: str = ""
    name: str = ""


class EndTurn(Command, frozen=True, tag="end_turn"):
    """Whoever speaks has finished."""
