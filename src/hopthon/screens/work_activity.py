"""The activity sheet: six questions, money as people say it, marks for when votes are equal."""

from msgspec import convert

from hopthon.language import _
from hopthon.meeting.activity import SHORT_NAME
from hopthon.meeting.commands import AnyCommand, DescribeActivity, EditNode
from hopthon.meeting.entries import Node
from hopthon.numbers import thousands
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens import sheet_fields as fields
from hopthon.screens.activity_sheet import ActivitySheet
from hopthon.screens.keys import Key
from hopthon.screens.pending import Pending
from hopthon.screens.sheet_fields import CHOICES, FIELDS, MONEY, WORDS, Value
from hopthon.screens.workspace import Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.views.carried import carried_words
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import Line, line


class ActivityWork(Workspace):
    """Rows are the sheet's fields, for one activity at a time."""

    id = "activities"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.activity = ""
        self.focus = "text"
        self._sent: Pending[tuple[str, str], Value] = Pending()

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("phiếu hoạt động")

    def node(self) -> Node | None:
        """The activity of this sheet; the first one when none was chosen."""
        found = self.meeting.nodes.get(self.activity)
        if found is None or found.activity is None:
            activities = self.meeting.activities()
            found = activities[0] if activities else None
            self.activity = found.id if found else ""
        return found

    def title(self) -> tuple[str, str, str]:
        """Kind of funding, and which of how many."""
        node = self.node()
        if node is None:
            return (_("Hoạt động"), "", "")
        ids = [n.id for n in self.meeting.activities()]
        kinds = {
            True: _("cần nguồn vốn bên ngoài"),
            False: _("không cần nguồn vốn bên ngoài"),
        }
        external = self._stored("external")
        words = kinds[external] if isinstance(external, bool) else _("chưa rõ nguồn vốn")
        words = ", ".join(filter(None, (carried_words(node), words)))
        return (_("Hoạt động"), words, f"{ids.index(node.id) + 1}/{len(ids)}")

    def prompt(self) -> Prompt:
        """The sheet asks its own six questions."""
        return Prompt("")

    def wall(self) -> tuple[str, str] | None:
        """This activity's page."""
        return ("activity", self.activity) if self.node() else None

    def rows(self) -> list[str]:
        """Fields in the order of the six questions."""
        return list(FIELDS) if self.node() else []

    def keys(self) -> tuple[Key, ...]:
        """A form's keys."""
        fill = _("tính ô còn thiếu") if self.focus in MONEY else ""
        turn = _("đổi") if self.focus in CHOICES else ""
        after, after_help = _("hoạt động sau"), _("phiếu của hoạt động sau")
        before_help = _("phiếu của hoạt động trước")
        funding, funding_help = _("loại nguồn vốn"), _("cần hay không cần nguồn vốn bên ngoài")
        return (
            Key("field", ("tab",), "Tab", _("ô tiếp"), _("sang ô tiếp"), "typing"),
            Key("before", ("shift+tab",), "Shift+Tab", _("ô trước"), _("về ô trước"), "typing"),
            Key("fill", ("equals_sign",), "=", fill, _("tính ô tiền còn thiếu"), "typing"),
            Key("turn", ("left", "right"), "← →", turn, _("đổi câu trả lời"), "typing"),
            Key("after", ("pagedown",), "PgDn", after, after_help, "typing"),
            Key("sheet before", ("pageup",), "PgUp", "", before_help, "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ, chữ đã lưu"), "typing"),
            Key("edit", ("enter",), "Enter", _("sửa"), _("sửa ô này")),
            Key("funding", ("t",), "t", funding, funding_help),
            Key("next sheet", ("pagedown",), "PgDn", after, after_help),
            Key("previous sheet", ("pageup",), "PgUp", "", before_help, bar=False),
        )

    def lines(self, width: int) -> list[Line]:
        """The sheet as people fill it."""
        node = self.node()
        if node is None:
            words = _("Chưa có hoạt động nào. Ghi hoạt động trong cây trước.")
            return [line(Span(words, "second"))]
        sheet = ActivitySheet(node, self._stored, self.value, self.focus, self.editor, width)
        return sheet.lines(self.meeting)

    # choosing ------------------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """Funding, and the sheets before and after."""
        if self.node() is None:
            return False
        if action == "funding":
            external = not self._stored("external")
            self._send("external", external)
            needed = _("Cần nguồn vốn bên ngoài.")
            self.host.say(needed if external else _("Không cần nguồn vốn bên ngoài."))
        elif action in ("next sheet", "previous sheet"):
            self._turn(1 if action == "next sheet" else -1)
        else:
            return False
        return True

    def open_sheet(self, activity: str) -> None:
        """Show this activity's sheet."""
        self.activity, self.focus = activity, "text"

    # typing --------------------------------------------------------------------------------

    def value(self, row: str) -> str:
        """What the field holds, as it is typed."""
        return fields.shown(row, self._stored(row))

    def accepts(self, character: str) -> bool:
        """What may stand in the field; a short name stays as short as the wall needs it."""
        if self.focus == "short" and self.editor and len(self.editor.text) >= SHORT_NAME:
            self.host.say(_("Tên ngắn dài nhất {n} chữ.").format(n=SHORT_NAME), "warn")
            return False
        return fields.may_stand(self.focus, character)

    def acting_keys(self) -> frozenset[str]:
        """= fills a sum; space turns a choice."""
        if self.focus in CHOICES:
            return frozenset({"space"})
        return frozenset({"equals_sign"}) if self.focus in MONEY else frozenset()

    def refused_letter(self, character: str) -> str:
        """What may be typed instead."""
        wanted = character.isalpha() and self.focus not in WORDS
        return fields.why_not(self.focus) if wanted else ""

    def accepts_paste(self) -> bool:
        """Words and numbers may be pasted; a choice is turned."""
        return self.focus not in CHOICES

    def saves_pauses(self, row: str) -> bool:
        """Words at every pause, numbers when they are finished."""
        return row in WORDS

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """One answer."""
        if row not in CHOICES and (leaving or self.saves_pauses(row)):
            self._send(row, fields.read(row, text))

    def typing_key(self, key: str) -> bool:
        """= fills the missing sum; PgUp, PgDn turn; in a choice, space and arrows choose."""
        if self.focus in CHOICES and key in ("left", "right", "space"):
            self._choose(-1 if key == "left" else 1)
        elif key == "equals_sign" and self.focus in MONEY:
            self._fill()
        elif key in ("pageup", "pagedown"):
            row = self.focus
            if self.finish():
                self._turn(1 if key == "pagedown" else -1)
                self.begin(row)
        else:
            return super().typing_key(key)
        return True

    # parts ---------------------------------------------------------------------------------

    def _stored(self, field: str) -> Value:
        """As it will stand when all that was sent is written."""
        if (self.activity, field) in self._sent:
            return self._sent[self.activity, field]
        node = self.node()
        return fields.stored(node, field) if node is not None else None

    def _send(self, field: str, value: Value) -> None:
        command: AnyCommand
        if field == "text":
            command = EditNode(self.activity, str(value), continues=self.went_on)
        else:
            given = {"id": self.activity, field: value, "continues": self.went_on}
            command = convert(given, DescribeActivity)
        answered = self._sent.put((self.activity, field), value)

        def heard(outcome: Outcome) -> None:
            answered()
            if isinstance(outcome, Refusal):
                self.host.say(outcome.sentence, "warn")

        self.host.send(command, heard)

    def _turn(self, step: int) -> None:
        ids = [n.id for n in self.meeting.activities()]
        if self.activity in ids:
            self.activity = ids[max(0, min(len(ids) - 1, ids.index(self.activity) + step))]

    def _choose(self, step: int) -> None:
        value = fields.turned(self.focus, self._stored(self.focus), step)
        self._send(self.focus, value)
        self._saved = fields.chosen(self.focus, value)
        self.editor = Editor.over(self._saved)

    def _fill(self) -> None:
        """The one money field that follows from the other two."""
        amount = fields.missing_sum(self.focus, *(self._stored(name) for name in MONEY))
        if amount is None:
            self.host.say(_("Chưa đủ số để tính ô này."), "warn")
            return
        self.editor = Editor.over(thousands(amount))
