"""Someone who is not on the list yet, or is on it wrongly: name, sex, household, groups."""

from collections.abc import Container

from msgspec import Struct, field

from hopthon.imports.people import SEXES, read_groups
from hopthon.language import _
from hopthon.meeting.attendance import group_labels
from hopthon.meeting.commands import AddPerson, EditPerson
from hopthon.meeting.entries import Person
from hopthon.meeting.roll import LONGEST_NAME, same_person
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.screens.fields import text_cell
from hopthon.screens.fresh import fresh_id
from hopthon.text import folded
from hopthon.text import line as clean
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, line

FIELDS = ("name", "sex", "household", "groups")
_LABEL = 12


class PersonForm(Struct):
    """What is typed so far. `person`: whose entry is mended, None a newcomer."""

    person: Person | None = None
    texts: dict[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(cls, person: Person) -> "PersonForm":
        """As the roll has them."""
        labels = group_labels()
        sex = {"F": _("nữ"), "M": _("nam")}.get(person.sex, "")
        groups = ", ".join(labels[g].lower() for g in person.groups if g in labels)
        texts = {"name": person.name, "sex": sex, "household": person.household, "groups": groups}
        return cls(person, texts)

    def keep(self, row: str, text: str) -> None:
        """One field, as it is left. Refusal for what cannot be read."""
        _READ[row](text)
        self.texts[row] = text

    def wish(self, meeting: Meeting) -> AddPerson | EditPerson:
        """What to send. Refusal when there is such a person in such a household already."""
        said = {row: self.texts.get(row, "") for row in FIELDS}
        name, sex = _name(said["name"]), _sex(said["sex"])
        household, groups = _household(said["household"]), _groups(said["groups"])
        if self.person is not None:
            kept = tuple(g for g in self.person.groups if g not in group_labels())
            return EditPerson(self.person.id, name, sex, (*groups, *kept), household)
        key = same_person(name, household)
        if any(same_person(p.name, p.household) == key for p in meeting.roll.values()):
            words = _("Danh sách đã có «{name}» cùng hộ: hãy ghi thêm để phân biệt.")
            raise Refusal(words.format(name=name))
        return AddPerson(name, self._fresh(meeting.roll), sex, groups, household, here=True)

    def lines(self, width: int, focus: str, editor: Editor | None) -> list[Line]:
        """A field a row, and what may be typed there."""
        labels = {
            "name": (_("Họ tên"), ""),
            "sex": (_("Nữ, nam"), _("gõ nữ hay nam")),
            "household": (_("Hộ"), _("tên chủ hộ, để đếm số hộ")),
            "groups": (_("Nhóm"), _("nghèo, cận nghèo, DTTS …; trống cũng được")),
        }
        found: list[Line] = []
        for row, (label, hint) in labels.items():
            here = row == focus
            cell = text_cell(
                self.texts.get(row, ""), min(40, width - _LABEL), editor if here else None
            )
            head = Span(fitted(label, _LABEL), "strong" if here else "second", bold=here)
            found.append(line(head, *cell, key=row, ground="row" if here else None))
            if here and hint:
                found.append(line(" " * (_LABEL + 1), Span(hint, "second")))
        return [*found, EMPTY]

    def _fresh(self, taken: Container[str]) -> str:
        return fresh_id("p", taken)


def _name(text: str) -> str:
    return clean(text, _("Họ tên"), limit=LONGEST_NAME)


def _household(text: str) -> str:
    return clean(text, _("Hộ"), limit=LONGEST_NAME, empty=True)


def _sex(text: str) -> str:
    sex = SEXES.get(folded(text).strip())
    if sex is None:
        raise Refusal(_("Ô này ghi nữ hay nam, hoặc để trống."))
    return sex


def _groups(text: str) -> tuple[str, ...]:
    groups = read_groups(text)
    if groups is None:
        raise Refusal(_("Không có nhóm này: ghi nghèo, cận nghèo, DTTS, thiên tai, kinh nghiệm."))
    return groups


_READ = {"name": _name, "sex": _sex, "household": _household, "groups": _groups}
