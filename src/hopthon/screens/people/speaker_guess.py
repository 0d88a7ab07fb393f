"""Which group someone who asks to speak most likely belongs to, from the roll or from how they are called."""

from hopthon.meeting.state import Meeting
from hopthon.screens.people.roll_find import found, namesakes
from hopthon.text import folded

_CALLED = {
    **dict.fromkeys(("ba", "chi", "co", "di", "me", "mo"), "women"),
    **dict.fromkeys(("ong", "anh", "chu", "cau"), "men"),
}
"""The word before a name, folded."""
_MIDDLE = {"thi": "women", "van": "men"}


def guessed_group(meeting: Meeting, name: str) -> str:
    """ "women", "men", or "" when nothing tells."""
    sexes = {person.sex for person in namesakes(meeting, name)}
    if sexes in ({"F"}, {"M"}):
        return "women" if sexes == {"F"} else "men"
    words = folded(name).split()
    if not words:
        return ""
    return _CALLED.get(words[0], "") or next((_MIDDLE[w] for w in words[1:-1] if w in _MIDDLE), "")


def likely_name(meeting: Meeting, typed: str) -> str:
    """Whoever of the roll these letters find first, those present before the others; "" nobody."""
    if not typed.strip():
        return ""
    people = [meeting.roll[one] for one in found(meeting, typed)]
    here = [person for person in people if person.present]
    return (here or people)[0].name if people else ""
