"""Wishes about the meeting itself: its facts, its course, its minutes, its wall."""

from msgspec import UNSET, UnsetType, field

from hopthon.meeting.commands.base import Command


class SetInfo(Command, frozen=True, tag="set_info"):
    """Facts about the meeting; only those given change, "" clears."""

    village: str | UnsetType = UNSET
    village_word: str | UnsetType = UNSET
    commune: str | UnsetType = UNSET
    commune_word: str | UnsetType = UNSET
    province: str | UnsetType = UNSET
    place: str | UnsetType = UNSET
    plan_year: int | UnsetType = UNSET
    date: str | UnsetType = UNSET
    households_total: int | UnsetType = UNSET
    chair: str | UnsetType = UNSET
    chair_title: str | UnsetType = UNSET
    deputy: str | UnsetType = UNSET
    secretary: str | UnsetType = UNSET
    facilitator: str | UnsetType = UNSET
    subject: str | UnsetType = UNSET
    unit: str | UnsetType = UNSET
    number: str | UnsetType = UNSET
    turn_minutes: int | UnsetType = UNSET
    continues: bool = False


class StartMeeting(Command, frozen=True, tag="start_meeting"):
    """Begin."""


class EndMeeting(Command, frozen=True, tag="end_meeting"):
    """End."""


class HandOverChair(Command, frozen=True, tag="hand_over_chair"):
    """Someone else chairs from now on; `to` left out: the deputy, or the chair who is back."""

    to: str = ""
    reason: str = ""


class GoToStep(Command, frozen=True, tag="go_to_step"):
    """Move to an agenda step."""

    step: str


class SetMinutesText(Command, frozen=True, tag="set_minutes_text"):
    """The secretary's words for a step (or `conclusion`)."""

    step: str
    text: str
    continues: bool = False


class PassMinutes(Command, frozen=True, tag="pass_minutes"):
    """The minutes were read and voted on."""

    in_favour: int = field(name="for")
    against: int
    abstain: int = 0


class Undo(Command, frozen=True, tag="undo"):
    """Take back the last undoable thing."""


class ShowOnWall(Command, frozen=True, tag="show_on_wall"):
    """Hang a page on the wall."""

    page: str
    ref: str = ""
    hold: int = 0


class CoverWall(Command, frozen=True, tag="cover_wall"):
    """Cover the wall with the title page, or show it again."""

    covered: bool
