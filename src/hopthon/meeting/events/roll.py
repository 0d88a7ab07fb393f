"""Facts about the roll: who is on the list of names, who came and went."""

from msgspec import Struct

from hopthon.meeting.events.base import Event


class PersonAdded(Event, frozen=True):
    """Someone is on the roll. `sex`: "F", "M" or ""; `here`: present from now on; `first`: as at `PersonArrived`."""

    id: str
    name: str
    sex: str = ""
    groups: tuple[str, ...] = ()
    household: str = ""
    here: bool = False
    first: bool = False


class Listed(Struct, frozen=True, omit_defaults=True):
    """One name of a list."""

    id: str
    name: str
    sex: str = ""
    groups: tuple[str, ...] = ()
    household: str = ""


class PeopleAdded(Event, frozen=True):
    """These of a list were new and are on the roll, nobody of them present yet."""

    people: tuple[Listed, ...]


class PersonEdited(Event, frozen=True):
    """What is known of someone from now on, all of it."""

    id: str
    name: str
    sex: str = ""
    groups: tuple[str, ...] = ()
    household: str = ""


class PersonRemoved(Event, frozen=True):
    """A name is off the roll."""

    id: str
    name: str


class PersonArrived(Event, frozen=True):
    """Someone of the roll is present. `first`: nobody else is, so that counts typed by hand are over."""

    id: str
    first: bool = False


class PersonLeft(Event, frozen=True):
    """Someone of the roll went away."""

    id: str
