"""Facts about the course of the evening: what was left out or put in, breaks, another sitting."""

from hopthon.meeting.events.base import Event
from hopthon.processes.definition import Step


class StepSkipped(Event, frozen=True):
    """A step was left out."""

    step: str
    reason: str


class StepAdded(Event, frozen=True):
    """An item of this evening's own, after the step `after` ("": before all)."""

    step: Step
    after: str = ""
    reason: str = ""


class MeetingPaused(Event, frozen=True):
    """The clock stopped; `sitting`: until another day or place."""

    reason: str = ""
    minutes: int = 0
    sitting: bool = False


class MeetingResumed(Event, frozen=True):
    """The clock runs again; after the end of a sitting, `name` is the new one's.

    `since`: the sitting before ended then, though nobody said so at the time.
    """

    name: str = ""
    since: str = ""
