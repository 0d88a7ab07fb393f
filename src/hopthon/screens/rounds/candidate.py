"""A candidate typed on the round screen: a name, then what quotas ask about."""

from hopthon.language import _
from hopthon.meeting.commands import AddPerson
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.screens.fresh import fresh_id
from hopthon.text import folded, line

_SEXES = {"nu": "F", "nam": "M"}
_TRAINED = ("tap huan", "da tap huan")


def candidate(meeting: Meeting, typed: str) -> AddPerson:
    """ "Hà Thị Ly, nữ, tập huấn" as someone to put on the roll, not counted as here.

    Refuses words after the name that mean nothing, and a name that is on the roll already.
    """
    name, *rest = (part.strip() for part in typed.split(","))
    name = line(name, _("Họ tên"), limit=100)
    sex, groups = "", ()
    for word in filter(None, rest):
        known = folded(word)
        if known in _TRAINED:
            groups = ("trained",)
        elif known in _SEXES:
            sex = _SEXES[known]
        else:
            told = _("Sau tên chỉ ghi nữ hay nam, tập huấn; «{word}» thì không hiểu.")
            raise Refusal(told.format(word=word[:40]))
    if name.casefold() in {person.name.casefold() for person in meeting.roll.values()}:
        told = _("«{name}» đã có trong danh sách; trùng tên thì ghi thêm xóm hay tuổi.")
        raise Refusal(told.format(name=name[:60]))
    return AddPerson(name, fresh_id("p", meeting.roll), sex, groups)
