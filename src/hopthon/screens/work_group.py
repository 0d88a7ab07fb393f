"""The working group: who is in it, typed like a list on paper [HB 1.1]."""

from msgspec import convert

from hopthon.language import _
from hopthon.meeting.commands import RemoveMember, SetMember
from hopthon.refusal import Refusal
from hopthon.screens.fields import text_cell
from hopthon.screens.fresh import fresh_id
from hopthon.screens.keys import Key
from hopthon.screens.workspace import Workspace
from hopthon.session.desk import Outcome
from hopthon.text import folded
from hopthon.views.group import group_advice
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line, wrap

FIELDS = ("name", "sex", "role", "office")
_NEW = "new"
_SEXES = {"": "", "f": "F", "n": "F", "nu": "F", "m": "M", "nam": "M"}


class GroupWork(Workspace):
    """Rows are fields, four a member; an empty line at the end takes the next name."""

    id = "group"
    starts_typing = True

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("tổ công tác")

    def title(self) -> tuple[str, str, str]:
        """How many there are, and how many women."""
        members = self.meeting.members.values()
        women = sum(one.sex == "F" for one in members)
        words = _("{n} người, {women} nữ").format(n=len(members), women=women) if members else ""
        return (_("Tổ công tác lập kế hoạch"), words, "")

    def rows(self) -> list[str]:
        """Every field."""
        named = [f"{one} {field}" for one in self.meeting.members for field in FIELDS]
        return [*named, f"{_NEW} name"]

    def keys(self) -> tuple[Key, ...]:
        """A list's keys."""
        return (
            Key("next", ("enter", "tab"), "Enter", _("ô sau"), _("sang ô sau"), "typing"),
            Key("walk", ("up", "down"), "↑ ↓", _("người"), _("người trên, người dưới"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ, chữ đã lưu"), "typing"),
            Key("edit", ("enter",), "Enter", _("gõ"), _("gõ vào ô này")),
            Key("remove", ("x",), "x", _("bỏ người này"), _("bỏ người này"), brief=_("bỏ")),
        )

    def lines(self, width: int) -> list[Line]:
        """A member a row."""
        widths = self._widths(width)
        heads = (_("Tên"), _("Giới"), _("Nhiệm vụ"), _("Chức danh"))
        cells = "".join(fitted(" " + head, wide) for head, wide in zip(heads, widths, strict=True))
        found = [line(Span(cells, "second", bold=True))]
        found += [self._row(one, widths) for one in (*self.meeting.members, _NEW)]
        advice = [
            line(Span("  " if n else "! ", "warn", bold=True), row)
            for one in group_advice(self.meeting)
            for n, row in enumerate(wrap(one, width - 2))
        ]
        return [*found, EMPTY, *advice] if advice else found

    def status(self) -> str:
        """How to begin."""
        return "" if self.meeting.members else _("Enter để gõ tên người đầu tiên.")

    # choosing and typing -------------------------------------------------------------------

    def settle(self) -> None:
        """Stay with the person, or where the next is typed."""
        if self.focus not in self.rows():
            self.focus = f"{_NEW} name"

    def walk(self, step: int) -> None:
        """The next person; one member has four fields."""
        people = [*self.meeting.members, _NEW]
        one, _space, field = self.focus.partition(" ")
        at = people.index(one) + step if one in people else 0
        there = people[max(0, min(len(people) - 1, at))]
        self.focus = f"{there} {'name' if there == _NEW else field or 'name'}"

    def act(self, action: str) -> bool:
        """Take someone away."""
        if action != "remove":
            return False
        one = self.focus.partition(" ")[0]
        if one != _NEW:
            self.host.send(RemoveMember(id=one), self._hear)
        return True

    def typing_key(self, key: str) -> bool:
        """Up and down stay in the column; the field is left first, for a new name makes rows of its own."""
        steps = {"enter": 1, "tab": 1, "shift+tab": -1, "up": -1, "down": 1}
        if key not in steps:
            return False
        if self.finish():
            if key in ("up", "down"):
                self.walk(steps[key])
            else:
                self.focus = self.beside(steps[key])
            self.begin()
        return True

    def value(self, row: str) -> str:
        """As written down."""
        one, _space, field = row.partition(" ")
        member = self.meeting.members.get(one)
        if member is None:
            return ""
        if field == "sex":
            return {"F": _("nữ"), "M": _("nam")}.get(member.sex, "")
        return str(getattr(member, field))

    def saves_pauses(self, row: str) -> bool:
        """A field is kept when it is left: half a name is nobody."""
        return False

    def typed_over(self, row: str) -> bool:
        """Women and men are typed anew; words are gone on with."""
        return row.endswith(" sex")

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """One field of one member; a first name makes the member."""
        if not leaving:
            return
        one, _space, field = row.partition(" ")
        if one == _NEW:
            if not text.strip():
                return
            one = fresh_id("m", self.meeting.members)
            self.focus = f"{one} name"
        said = _sex(text) if field == "sex" else text.strip()
        self.host.send(convert({"id": one, field: said}, SetMember), self._hear)

    def beside(self, step: int) -> str:
        """From the name just typed to what else there is of this person, also before it is on the disk."""
        one, _space, field = self.focus.partition(" ")
        if one != _NEW and one not in self.meeting.members:
            at = FIELDS.index(field) + step
            return f"{one} {FIELDS[max(0, min(len(FIELDS) - 1, at))]}"
        return super().beside(step)

    def holds(self, key: str) -> bool:
        """The next row is another one until the name is on the disk."""
        one = self.focus.partition(" ")[0]
        return one != _NEW and one not in self.meeting.members

    # parts ---------------------------------------------------------------------------------

    def _widths(self, width: int) -> tuple[int, int, int, int]:
        rest = width - 7
        name = rest * 2 // 5
        role = (rest - name) // 2
        return name, 7, role, rest - name - role

    def _row(self, one: str, widths: tuple[int, ...]) -> Line:
        here = self.focus.partition(" ")[0] == one
        spans: list[Span] = []
        for field, wide in zip(FIELDS, widths, strict=True):
            row = f"{one} {field}"
            focused = row == self.focus
            shown = self.value(row) or ("–" if one != _NEW or field == "name" else "")
            role = "strong" if focused else "text"
            spans += text_cell(shown, wide, self.editor if focused else None, role=role)
        return line(
            *spans, key=self.focus if here else f"{one} name", ground="row" if here else None
        )

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")
            self.settle()  # nobody of this name came to be


def _sex(text: str) -> str:
    said = folded(text).strip()
    if said not in _SEXES:
        raise Refusal(_("Giới gõ nữ hoặc nam."))
    return _SEXES[said]
