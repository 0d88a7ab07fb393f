"""The roll by name: a few letters and Enter, and someone has come, or gone home."""

from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.meeting.entries import Person
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens.keys import Key
from hopthon.screens.pending import Pending
from hopthon.screens.people.attendance_table import roll_call
from hopthon.screens.people.person_form import FIELDS, PersonForm
from hopthon.screens.people.roll_find import found
from hopthon.screens.people.roll_table import head_line, person_line, search_line, share_line
from hopthon.screens.workspace import Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, line

NEW = "+"


class RollWork(Workspace):
    """Rows are people; what is typed filters them, and the chosen one is the first unless arrows say otherwise."""

    id = "roll"
    starts_typing = True

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._sent: Pending[str, bool] = Pending()
        self._form: PersonForm | None = None
        self._seen: str = ""  # the filter for which the choice was made
        self._warned = False  # of the counts made by hand
        self._moved = False  # chosen by hand: Enter on no filter at all means nobody else

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("gọi tên")

    def title(self) -> tuple[str, str, str]:
        """How many of the list are here."""
        here = sum(1 for one in self.meeting.roll if self._here(one))
        words = _("{n}/{total} người có mặt").format(n=here, total=len(self.meeting.roll))
        return (_("Gọi tên"), words, "")

    def prompt(self) -> Prompt:
        """The roll call's own sentence."""
        return roll_call(self.meeting) or super().prompt()

    def wall(self) -> tuple[str, str]:
        """The attendance page: figures, no names."""
        return ("attendance", "")

    def rows(self) -> list[str]:
        """Who fits what is typed, and a newcomer of that name; or the fields of the form."""
        if self._form is not None:
            return list(FIELDS)
        text = self._typed()
        rows = found(self.meeting, text)
        return [*rows, NEW] if text.strip() or not rows else rows

    def keys(self) -> tuple[Key, ...]:
        """Few letters, Enter."""
        form = self._form is not None
        mark, add = (_("ô sau"), "") if form else (_("đến, về"), _("thêm người"))
        return (
            Key("mark", ("enter",), "Enter", mark, _("người đầu bảng đến, hay về"), "typing"),
            Key("walk", ("up", "down"), "↑ ↓", _("chọn"), _("người trên, người dưới"), "typing"),
            Key(
                "mend", ("tab",), "Tab", "" if form else _("sửa"), _("sửa tên, hộ, nhóm"), "typing"
            ),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing"),
            Key("edit", ("enter",), "Enter", _("gõ tên"), _("gõ vài chữ của tên")),
            Key(
                "toggle",
                ("c",),
                "c",
                "" if form else _("đến, về"),
                _("người đang chọn đến, hay về"),
            ),
            Key("mend", ("e",), "e", "" if form else _("sửa"), _("sửa tên, hộ, nhóm")),
            Key("add", ("a",), "a", add, _("thêm người chưa có tên")),
            Key("remove", ("x",), "x", "" if form else _("bỏ tên"), _("bỏ tên chưa từng đến")),
            Key("counts", ("m",), "m", _("thôi") if form else _("số đếm"), _("về bảng số đếm")),
        )

    def lines(self, width: int) -> list[Line]:
        """The people; or the form of one."""
        if self._form is not None:
            return self._form.lines(width, self.focus, self.editor)
        rows, typing = self._rows_now(), self.editor is not None
        if rows == [NEW] and not self._typed().strip():
            add = _("Chưa có tên nào. Gõ tên rồi ↓, Enter để thêm.")
            take = _("Có danh sách trong tệp: Ctrl+P, gõ «nhap danh sach».")
            return [line(Span(words, "second")) for words in (add, take)]
        chosen = self.focus if self._moved or self._typed().strip() or not typing else ""
        shown = [head_line(width)]
        for one in rows:
            here = one == self.focus
            if one == NEW:
                words = _("↓ Enter: thêm «{name}» vào danh sách").format(name=self._typed().strip())
                shown.append(
                    line(
                        Span(words, "strong" if here else "second"),
                        key=NEW,
                        ground="row" if here else None,
                    )
                )
                continue
            present = self._here(one)
            shown.append(
                person_line(self.meeting, one, width, present, chosen=one == chosen, here=here)
            )
        return shown

    def foot(self, width: int, *, small: bool) -> list[Line]:
        """What is typed, and what the room comes to: both stay in sight however long the list."""
        if self._form is not None:
            return []
        rows = [search_line(self.editor, width), share_line(self.meeting, width)]
        return rows if small else [EMPTY, *rows]

    # choosing ------------------------------------------------------------------------------

    def open_line(self, ref: str) -> None:
        """Gone to from the finder: that person."""
        self._form = None
        if ref in self.meeting.roll:
            self.focus, self._moved = ref, True

    def act(self, action: str) -> bool:
        """Come or go, mend, add, remove, back to the counts."""
        if self._form is not None:
            if action == "counts":
                self._form = None
                self.settle()
            return action in ("counts", "toggle", "mend", "add", "remove")
        self.settle()  # whoever was chosen may be off the list
        person = self.meeting.roll.get(self.focus)
        if action == "counts":
            self.host.open("attendance")
        elif action == "add":
            self._open_form(PersonForm())
        elif action not in ("toggle", "mend", "remove"):
            return False
        elif person is None:
            self.host.say(_("Chưa chọn ai."))
        elif action == "toggle":
            if why := self._counted_by_hand():
                self.host.say(why, "warn")
            else:
                self._toggle(person)
        elif action == "mend":
            self._open_form(PersonForm.of(person))
        else:
            self.host.send(c.RemovePerson(person.id))
        return True

    # typing --------------------------------------------------------------------------------

    def value(self, row: str) -> str:
        """A field of the form; the filter starts empty."""
        return self._form.texts.get(row, "") if self._form is not None else ""

    def begin(self, row: str = "") -> None:
        """Type letters of a name; after a click that row is the chosen one."""
        super().begin(row or self.focus or NEW)
        if self._form is None:
            self.editor, self._seen = Editor(), ""
            self._moved = bool(row)

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """Only the form keeps what is typed."""
        if self._form is not None and leaving:
            self._form.keep(row, text)

    def finish(self) -> bool:
        """The filter goes, the choice stays."""
        if self._form is None:
            self._rows_now()
            self.editor, self._seen = None, ""
            return True
        return super().finish()

    def typing_key(self, key: str) -> bool:
        """Enter marks the chosen one, or goes on to the next field; arrows choose; Tab mends."""
        if self._form is not None:
            last = self.focus == FIELDS[-1]
            if key == "enter" and last:
                self._send_form()
                return True
            return super().typing_key(key)
        rows = self._rows_now()
        if key in ("up", "down"):
            self.walk(-1 if key == "up" else 1)
            self._moved = True
        elif key == "enter":
            self._enter(rows)
        elif key == "tab" and self.focus in self.meeting.roll:
            self._open_form(PersonForm.of(self.meeting.roll[self.focus]))
        else:
            return key in ("tab", "shift+tab")
        return True

    # parts ---------------------------------------------------------------------------------

    def _typed(self) -> str:
        return self.editor.text if self.editor is not None and self._form is None else ""

    def _rows_now(self) -> list[str]:
        """The rows; other letters typed choose the first of them anew."""
        rows, text = self.rows(), self._typed()
        if text != self._seen:
            self._seen, self._moved = text, False
            self.focus = rows[0]
        elif self.focus not in rows:
            self.focus = rows[0]
        return rows

    def _here(self, person: str) -> bool:
        return self._sent[person] if person in self._sent else self.meeting.roll[person].present

    def _enter(self, rows: list[str]) -> None:
        text = self._typed().strip()
        if not text and not self._moved:
            self.host.say(_("Gõ vài chữ của tên rồi ấn Enter."))
        elif self.focus == NEW and not self._moved:  # a slip of the fingers is not a newcomer
            self.host.say(_("Không thấy ai như vậy. ↓ rồi Enter để thêm tên mới."), "warn")
        elif self.focus == NEW:
            self._open_form(PersonForm(texts={"name": text}))
        elif why := self._counted_by_hand():
            self.host.say(why, "warn")
        elif self.focus in rows:
            self._toggle(self.meeting.roll[self.focus])
            self.editor, self._seen, self._moved = Editor(), "", False

    def _counted_by_hand(self) -> str:
        """What the first name would wipe out, said once: from the first arrival on, the roll counts."""
        n = self.meeting.counts.get("people", 0)
        if self._warned or not n or any(map(self._here, self.meeting.roll)):
            return ""
        self._warned = True
        words = _(
            "Đã đếm {n} người ở bảng số đếm; gọi tên thì đếm lại từ 0. Ấn lần nữa để gọi tên."
        )
        return words.format(n=n)

    def _toggle(self, person: Person) -> None:
        here = not self._here(person.id)
        answered = self._sent.put(person.id, here)

        def told(outcome: Outcome) -> None:
            answered()
            if isinstance(outcome, Refusal):
                self.host.say(outcome.sentence, "warn")
            else:
                words = _("«{name}» đến.") if here else _("«{name}» về.")
                self.host.say(words.format(name=person.name))

        self.host.send(c.Arrive(person.id) if here else c.Leave(person.id), told)

    def _open_form(self, form: PersonForm) -> None:
        self.editor, self._seen = None, ""
        self._form = form
        super().begin(FIELDS[0])

    def _send_form(self) -> None:
        """All of it at once; what cannot be stays to be put right."""
        form = self._form
        if form is None or not super().finish():
            return
        try:
            wish = form.wish(self.meeting)
        except Refusal as refusal:
            self.host.say(refusal.sentence, "warn")
            super().begin(FIELDS[0])
            return
        self._form, self.focus = None, wish.id or NEW
        self.begin()
        self.host.send(wish)
