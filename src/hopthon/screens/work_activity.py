"""The activity sheet: six questions, money as people say it, marks for when votes are equal."""

from msgspec import convert

from hopthon.language import _
from hopthon.meeting.activity import ANSWER, SHORT_NAME
from hopthon.meeting.commands import AnyCommand, DescribeActivity, EditNode
from hopthon.meeting.entries import Node
from hopthon.numbers import thousands
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens import sheet_fields as fields
from hopthon.screens.activity_keys import activity_keys, no_activity_keys
from hopthon.screens.activity_list import ActivityTable
from hopthon.screens.activity_sheet import ActivitySheet
from hopthon.screens.keys import Key
from hopthon.screens.pending import Pending
from hopthon.screens.sheet_fields import CHOICES, FIELDS, MONEY, PERCENT, WORDS, Value
from hopthon.screens.sheet_suggestions import suggestion
from hopthon.screens.workspace import Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.views.activity_list import ActivityList, activity_list
from hopthon.views.carried import carried_words
from hopthon.views.six_questions import complete_words
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
        self.listing = False
        self._listed: tuple[int, ActivityList] | None = None
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
        if self.listing:
            return (_("Hoạt động"), _("tất cả, theo ngành"), str(len(ids)))
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
        shown = self.focus if self.listing else self.activity
        return ("activity", shown) if self.node() else None

    def rows(self) -> list[str]:
        """Fields in the order of the six questions; of the list, its activities."""
        if self.listing:
            return [n.id for n in self.meeting.activities()]
        return list(FIELDS) if self.node() else []

    def keys(self) -> tuple[Key, ...]:
        """A form's keys, or the list's."""
        if self.node() is None:
            return no_activity_keys()
        return activity_keys(
            listing=self.listing,
            fill=self.focus in (*MONEY, PERCENT),
            turn=self.focus in CHOICES,
            take=bool(self.suggestion()),
        )

    def lines(self, width: int) -> list[Line]:
        """The sheet as people fill it."""
        node = self.node()
        if node is None:
            words = _("Chưa có hoạt động nào. Enter để ghi ở cây.")
            return [line(Span(words, "second"))]
        if self.listing:
            return self._table(width).lines()
        sheet = ActivitySheet(
            node, self._stored, self.value, self.focus, self.editor, width, self._ghost()
        )
        return sheet.lines(self.meeting)

    def foot(self, width: int, *, small: bool) -> list[Line]:
        """Of the list, the sums of all."""
        if self.listing and self.node() is not None:
            return self._table(width).foot(small=small)
        return super().foot(width, small=small)

    def status(self) -> str:
        """Which of the six questions are left."""
        node = self.node()
        if node is None or node.activity is None:
            return ""
        return complete_words(node.activity)

    # choosing ------------------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """Funding, the list, and the sheets before and after."""
        if self.node() is None:
            return False
        if action == "list":
            self._toggle()
        elif self.listing:
            return action in ("funding", "next sheet", "previous sheet")
        elif action == "funding":
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
        self.activity, self.focus, self.listing = activity, "text", False

    def begin(self, row: str = "") -> None:
        """Open a field; in the list, the sheet of the activity in hand."""
        if self.node() is None:
            self.host.open("tree")
        elif self.listing:
            self.open_sheet(self.focus)
        else:
            super().begin(row)

    def suggestion(self) -> str:
        """What is offered in the open field, the cursor at its end."""
        node, editor = self.node(), self.editor
        if node is None or editor is None or editor.cursor < len(editor.text):
            return ""
        return suggestion(self.meeting, node, self.focus, editor.text)

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
        return frozenset({"equals_sign"}) if self.focus in (*MONEY, PERCENT) else frozenset()

    def refused_letter(self, character: str) -> str:
        """What may be typed instead."""
        wanted = character.isalpha() and self.focus not in WORDS
        return fields.why_not(self.focus) if wanted else ""

    def accepts_paste(self) -> bool:
        """Words and numbers may be pasted; a choice is turned."""
        return self.focus not in CHOICES

    def longest(self, row: str) -> int:
        """What the sheet's answers may hold; a short name as much as the wall shows."""
        if row == "short":
            return SHORT_NAME
        return super().longest(row) if row == "text" else ANSWER

    def saves_pauses(self, row: str) -> bool:
        """Words at every pause, numbers when they are finished."""
        return row in WORDS

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """One answer."""
        if row not in CHOICES and (leaving or self.saves_pauses(row)):
            self._send(row, fields.read(row, text), text)

    def typing_key(self, key: str) -> bool:
        """= fills the missing sum; → takes what is offered; in a choice, space and arrows choose."""
        if self.focus in CHOICES and key in ("left", "right", "space"):
            self._choose(-1 if key == "left" else 1)
        elif key == "equals_sign" and self.focus in (*MONEY, PERCENT):
            self._fill()
        elif key == "right" and (offered := self.suggestion()):
            self.editor = Editor.at_end(offered)
            self.pause()
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

    def _send(self, field: str, value: Value, text: str = "") -> None:
        """`text`: the value as it was typed."""
        command: AnyCommand
        given: dict[str, Value] = {field: value}
        if field == "text":
            command = EditNode(self.activity, str(value), continues=self.went_on)
        else:
            said = fields.answers(field, value, text)
            given |= said
            command = convert(
                {"id": self.activity, "continues": self.went_on, **said}, DescribeActivity
            )
        answered = [self._sent.put((self.activity, one), told) for one, told in given.items()]

        def heard(outcome: Outcome) -> None:
            for written in answered:
                written()
            if isinstance(outcome, Refusal):
                self.host.say(outcome.sentence, "warn")

        self.host.send(command, heard)

    def _table(self, width: int) -> ActivityTable:
        if self._listed is None or self._listed[0] != self.meeting.seq:
            self._listed = (self.meeting.seq, activity_list(self.meeting))
        return ActivityTable(self._listed[1], self.focus, width)

    def _toggle(self) -> None:
        """From the sheet to the list, and back to the sheet of the activity in hand."""
        if self.listing:
            self.open_sheet(self.focus)
        else:
            self.listing, self.focus = True, self.activity

    def _ghost(self) -> str:
        offered = self.suggestion()
        return offered[len(self.editor.text) :] if self.editor is not None else ""

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
        """The one figure that follows from the others."""
        amount = fields.missing_sum(self.focus, *map(self._stored, (*MONEY, PERCENT)))
        if amount is None:
            self.host.say(_("Chưa đủ số để tính ô này."), "warn")
            return
        self.editor = Editor.over(str(amount) if self.focus == PERCENT else thousands(amount))
