"""Facts about who spoke."""

from hopthon.meeting.events.base import Event


class SpeechMade(Event, frozen=True):
    """One turn of speaking by someone of this group. `timed`: it lasts until something ends it."""

    group: str
    timed: bool = False


class SpeakerQueued(Event, frozen=True):
    """Someone asks to speak."""

    id: str
    group: str
    name: str = ""


class SpeakerDropped(Event, frozen=True):
    """Someone who waited no longer wishes to speak."""

    id: str
    group: str
    name: str = ""


class TurnStarted(Event, frozen=True):
    """Someone begins to speak. `queued`: their place in the queue, "" none."""

    group: str
    name: str = ""
    queued: str = ""


class TurnEnded(Event, frozen=True):
    """Whoever spoke has finished."""
