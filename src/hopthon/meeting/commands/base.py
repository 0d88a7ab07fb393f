"""What every wish has."""

from msgspec import Struct


class Command(
    Struct,
    frozen=True,
    tag_field="do",
    forbid_unknown_fields=True,
    omit_defaults=True,
    kw_only=True,
):
    """What someone wants."""

    cmd: str = ""
