"""Wishes about the course of the evening: what is left out or put in, breaks, another sitting."""

from hopthon.meeting.commands.base import Command


class SkipStep(Command, frozen=True, tag="skip_step"):
    """Leave a step out, for a reason; going to it takes it up again."""

    step: str
    reason: str


class AddStep(Command, frozen=True, tag="add_step"):
    """Put an item into the agenda after `after` (left out: after where the room is), for a reason.

    `minutes` planned; `opens`: what is worked with there, nothing named: notes.
    """

    title: str
    minutes: int = 0
    after: str = ""
    reason: str = ""
    id: str | None = None
    opens: tuple[str, ...] = ()


class PauseMeeting(Command, frozen=True, tag="pause_meeting"):
    """Stop the clock. `minutes`: how long it should last, 0 unknown.

    `sitting`: this sitting is over, the next is another day or in another cluster; people are counted anew.
    """

    reason: str = ""
    minutes: int = 0
    sitting: bool = False


class ResumeMeeting(Command, frozen=True, tag="resume_meeting"):
    """Go on. `name`: of the sitting that begins: "tối thứ hai", "cụm Đồng Giang".

    `since`: nobody said so, but the sitting before ended then, and this is another one.
    """

    name: str = ""
    since: str = ""
