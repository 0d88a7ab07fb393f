"""Notes of the step: what was said, who said it; typing is saved as it goes."""

from hopthon.language import _
from hopthon.meeting.commands import EditNote, Note
from hopthon.meeting.entries import NoteRow
from hopthon.refusal import Refusal
from hopthon.screens.fields import passage, text_cell
from hopthon.screens.fresh import fresh_id
from hopthon.screens.keys import Key
from hopthon.screens.text_blocks import text_block
from hopthon.screens.workspace import Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.views.times import hour
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, line

NEW = "+"
SPEAKER = "@"
_GROUPS = ("", "women", "men", "poor")
_PAGE = 5


class NotesWork(Workspace):
    """Rows are the notes of this step, who speaks, then the point being written."""

    id = "notes"
    starts_typing = True

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.focus = NEW
        self._draft = ""  # the note that the point being written has become at its first pause
        self._words = ""
        self._group, self._speaker = "", ""

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("ghi chép")

    def title(self) -> tuple[str, str, str]:
        """The step's own title."""
        step = self.meeting.find_step(self.meeting.step)
        n = sum(1 for note in self.meeting.notes.values() if note.step == self.meeting.step)
        return (_("Ghi chép"), step.title if step else "", _("{n} ý").format(n=n))

    def rows(self) -> list[str]:
        """Notes, who is speaking, the new line."""
        return [*(note.id for note in self._notes()), SPEAKER, NEW]

    def keys(self) -> tuple[Key, ...]:
        """As the secretary's."""
        return (
            Key("point", ("enter",), "Enter", _("ý mới"), _("xong ý này, sang ý mới"), "typing"),
            Key(
                "who",
                ("f2",),
                "F2",
                _("người nói"),
                _("nữ, nam, hộ nghèo nói"),
                "typing",
                brief=_("ai nói"),
            ),
            Key("name", ("shift+tab",), "Shift+Tab", _("tên"), _("ghi tên người nói"), "typing"),
            Key("block", (), ".1–.5", _("đoạn mẫu"), _("đoạn mẫu, gõ đầu dòng"), "typing"),
            Key("page", ("pageup", "pagedown"), "PgUp PgDn", "", _("lật các ý"), "typing"),
            Key(
                "esc",
                ("escape",),
                "Esc",
                _("thôi gõ"),
                _("thôi gõ, chữ đã lưu"),
                "typing",
                brief=_("thôi"),
            ),
            Key("edit", ("enter",), "Enter", _("gõ tiếp"), _("gõ tiếp vào ý này")),
            Key("words", ("e",), "e", _("sửa lời ý trước"), _("sửa lời của ý đã ghi")),
        )

    def lines(self, width: int) -> list[Line]:
        """Notes oldest first; the newest and the new line stay in sight."""
        found: list[Line] = []
        for note in self._notes():
            found += [*self._note(note, width), EMPTY]
        here = self.focus == NEW
        editor = self.editor if here else None
        text = self._words or _("gõ điều vừa được nói")
        role = "text" if here or self._words else "second"
        body = passage(text, width, editor, role)
        point = [Line(spans, NEW, "row" if here else None) for spans in body]
        return [*found, self._speaker_line(width), *point]

    # choosing ------------------------------------------------------------------------------

    def settle(self) -> None:
        """A point left unfinished stays with the step it was written at."""
        note = self.meeting.notes.get(self._draft)
        if note is not None and note.step != self.meeting.step:
            self._draft = self._words = ""
        super().settle()

    def act(self, action: str) -> bool:
        """The words of a past point; from the new line, the last one's."""
        if action != "words":
            return False
        notes = self._notes()
        if self.focus in (NEW, SPEAKER) and notes:
            self.begin(notes[-1].id)
        elif self.focus in self.meeting.notes:
            self.begin()
        else:
            self.host.say(_("Mục này chưa có ý nào. Enter để ghi ý đầu tiên."))
        return True

    # typing --------------------------------------------------------------------------------

    def value(self, row: str) -> str:
        """The note's words."""
        if row == SPEAKER:
            return self._speaker
        if row == NEW:
            return self._words
        return self.meeting.notes[row].text if row in self.meeting.notes else ""

    def begin(self, row: str = "") -> None:
        """Open a row; the line breaks of a note stay."""
        super().begin(row)
        if self.editor is not None:
            self.editor = Editor.at_end(self.editor.text, breaks=self.focus != SPEAKER)

    def accepts(self, character: str) -> bool:
        """Everything; a text block's number after a full stop at the start puts the block in."""
        starts = self.editor is not None and self.editor.text == "." and self.focus != SPEAKER
        if starts and (block := text_block(character)):
            self.editor = Editor.at_end(block, breaks=True)
            return False
        return True

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """The first pause makes the note, later ones change its words."""
        if row == SPEAKER:
            self._set_speaker(" ".join(text.split()))
        elif row == NEW:
            self._save_new(text, leaving)
        elif text.strip():
            self.host.send(EditNote(row, text, continues=self.went_on), self._hear)
        elif leaving:
            raise Refusal(_("Ý này còn để trống; gõ lại hoặc ấn Esc rồi u để hoàn tác."))

    def finish(self) -> bool:
        """Leaving a point finishes it, but for writing its speaker's name; the next is nobody's yet."""
        pointed = self.focus == NEW
        done = super().finish()
        if done and pointed:
            if self._draft:
                self._group = self._speaker = ""
            self._draft = self._words = ""
        return done

    def typing_key(self, key: str) -> bool:
        """Enter: next point. F2: another group. Shift+Tab: the speaker's name."""
        if key == "f2":
            self._next_group()
        elif key in ("enter", "tab"):
            self.step_to(NEW)
        elif key == "shift+tab":
            self._name_speaker()
        elif key in ("pageup", "pagedown"):
            rows = self.rows()
            at = rows.index(self.focus) + (-_PAGE if key == "pageup" else _PAGE)
            self.step_to(rows[max(0, min(len(rows) - 1, at))])
        else:
            return super().typing_key(key)
        return True

    # parts ---------------------------------------------------------------------------------

    def _notes(self) -> list[NoteRow]:
        here = self.meeting.step
        return [n for n in self.meeting.notes.values() if n.step == here and n.id != self._draft]

    def _name_speaker(self) -> None:
        """The point goes on afterwards: nothing typed so far is finished by this."""
        if self.focus == NEW and self.editor is not None:
            self._words = self.editor.text
        if super().finish():
            self.begin(SPEAKER)

    def _set_speaker(self, name: str) -> None:
        self._speaker = name
        if self._draft:
            self.host.send(EditNote(self._draft, speaker=name), self._hear)

    def _next_group(self) -> None:
        note = self.meeting.notes.get(self.focus)
        before = note.group if note is not None else self._group
        at = _GROUPS.index(before) if before in _GROUPS else 0
        group = _GROUPS[(at + 1) % len(_GROUPS)]
        if note is not None:
            self.host.send(EditNote(note.id, group=group), self._hear)
            return
        self._group = group
        if self._draft:
            self.host.send(EditNote(self._draft, group=group), self._hear)

    def _save_new(self, text: str, leaving: bool) -> None:
        if not text.strip():
            if leaving and self._draft:
                raise Refusal(_("Ý này còn để trống; gõ lại hoặc ấn Esc rồi u để hoàn tác."))
            return
        if self._draft:
            self.host.send(EditNote(self._draft, text, continues=True), self._hear)
            return
        draft = self._draft = fresh_id("c", self.meeting.notes)
        note = Note(text, self.meeting.step, "opinion", self._speaker, self._group, draft)
        self.host.send(note, lambda outcome: self._hear_new(draft, text, outcome))

    def _hear_new(self, draft: str, text: str, outcome: Outcome) -> None:
        """Nothing typed is lost: what was not taken stands on the new line again."""
        self._hear(outcome)
        if not isinstance(outcome, Refusal):
            return
        if self._draft == draft:
            self._draft, self._saved = "", ""
        elif self.editor is None or (self.focus == NEW and not self.editor.text):
            self._words = text
            if self.editor is not None:
                self.editor = Editor.at_end(text, breaks=True)

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")

    def _note(self, note: NoteRow, width: int) -> list[Line]:
        here = self.focus == note.id
        editor = self.editor if here else None
        ground = "row" if here else None
        when = Span(hour(note.at) + "  ", "second")
        who = line(when, *_who(note.group, note.speaker), key=note.id, ground=ground)
        body = passage(note.text, width, editor)
        return [who, *(Line(spans, note.id, ground) for spans in body)]

    def _speaker_line(self, width: int) -> Line:
        here = self.focus == SPEAKER
        ground = "row" if here else None
        label = Span(_("Người nói") + "  ", "second")
        if here and self.editor is not None:
            cell = text_cell("", width - 11, self.editor)
            return line(label, *cell, key=SPEAKER, ground=ground)
        return line(label, *_who(self._group, self._speaker), key=SPEAKER, ground=ground)


def _who(group: str, speaker: str) -> tuple[Span, ...]:
    marks = {
        "women": ("● " + _("Nữ"), "women"),
        "men": ("○ " + _("Nam"), "men"),
        "poor": ("◇ " + _("Hộ nghèo"), "text"),
    }
    words, role = marks.get(group, ("", "second"))
    name = speaker or ("" if words else _("chưa ghi tên"))
    return (
        Span(words + ("  " if words else ""), role),
        Span(name, "text" if speaker else "second", bold=bool(speaker)),
    )
