"""What every fact has."""

from msgspec import Struct


class Event(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A fact. `cmd`: the id of the command that caused it, when the sender gave one."""

    cmd: str = ""
