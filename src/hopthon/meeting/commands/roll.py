"""Wishes about the roll: who is on the list of names."""

from msgspec import UNSET, Struct, UnsetType

from hopthon.meeting.commands.base import Command


class AddPerson(Command, frozen=True, tag="add_person"):
    """Put someone on the roll; `here`: they have just arrived."""

    name: str
    id: str | None = None
    sex: str = ""
    groups: tuple[str, ...] = ()
    household: str = ""
    here: bool = False


class NewPerson(Struct, frozen=True, forbid_unknown_fields=True):
    """One name of a list."""

    name: str
    sex: str = ""
    groups: tuple[str, ...] = ()
    household: str = ""


class AddPeople(Command, frozen=True, tag="add_people"):
    """Put a whole list on the roll; who is on it already, by name and household, stays as they are."""

    people: tuple[NewPerson, ...]


class EditPerson(Command, frozen=True, tag="edit_person"):
    """Mend what is known of someone; what is left out stays."""

    id: str
    name: str | UnsetType = UNSET
    sex: str | UnsetType = UNSET
    groups: tuple[str, ...] | UnsetType = UNSET
    household: str | UnsetType = UNSET


class RemovePerson(Command, frozen=True, tag="remove_person"):
    """Take a name off the roll that never came and never spoke."""

    id: str


class Arrive(Command, frozen=True, tag="arrive"):
    """Someone of the roll is here."""

    id: str


class Leave(Command, frozen=True, tag="leave"):
    """Someone of the roll went away."""

    id: str
