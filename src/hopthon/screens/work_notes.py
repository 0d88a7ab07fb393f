"""Notes of the step: what was said, who said it; typing is saved as it goes."""

from hopthon.language import _
from hopthon.meeting.commands import EditNote, Note
from hopthon.meeting.state import NoteRow
from hopthon.refusal import Refusal
from hopthon.screens.fields import passage, text_cell
from hopthon.screens.fresh import fresh_id
from hopthon.screens.keys import Key
from hopthon.screens.workspace import Host, Workspace
from hopthon.views.times import hour
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, line

NEW = "+"
SPEAKER = "@"
_GROUPS = ("", "women", "men", "poor")


class NotesWork(Workspace):
    """Rows are the notes of this step, then a new one."""

    id = "notes"
    starts_typing = True

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.focus = NEW
        self._draft = ""
        self._group, self._speaker = "", ""

    def name(self) -> str:
        """For the help."""
        return _("ghi chép")

    def title(self) -> tuple[str, str, str]:
        """The step's own title."""
        step = self.meeting.find_step(self.meeting.step)
        return (_("Ghi chép"), step.title if step else "", _("{n} ý").format(n=len(self._notes())))

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
                _("đổi nhóm người nói: nữ, nam, hộ nghèo"),
                "typing",
            ),
            Key(
                "name",
                ("shift+tab",),
                "Shift+Tab",
                _("tên người nói"),
                _("ghi tên người nói"),
                "typing",
            ),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ, chữ đã lưu"), "typing"),
            Key("edit", ("enter",), "Enter", _("gõ tiếp"), _("gõ tiếp vào ý này")),
        )

    def value(self, row: str) -> str:
        """The note's words."""
        if row == SPEAKER:
            return self._speaker
        return self.meeting.notes[row].text if row in self.meeting.notes else ""

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """The first pause makes the note, later ones change its words."""
        if row == SPEAKER:
            self._speaker = " ".join(text.split())
        elif row == NEW:
            self._save_new(text, leaving)
        elif text.strip():
            self.host.send(EditNote(row, text, continues=self.went_on))
        elif leaving:
            raise Refusal(_("Ý này còn để trống; gõ lại hoặc ấn Esc rồi u để hoàn tác."))

    def typing_key(self, key: str) -> bool:
        """Enter: next point. F2: another group. Shift+Tab: the speaker's name."""
        if key == "f2":
            self._group = _GROUPS[(_GROUPS.index(self._group) + 1) % len(_GROUPS)]
            if self.focus in self.meeting.notes:
                self.host.send(EditNote(self.focus, group=self._group))
            return True
        if key in ("enter", "tab"):
            self.step_to(NEW)
            return True
        if key == "shift+tab":
            self.step_to(SPEAKER)
            return True
        return super().typing_key(key)

    def finish(self) -> bool:
        """A finished point leaves an empty new line behind."""
        done = super().finish()
        if done and self.focus == NEW:
            self._draft = ""
        return done

    def lines(self, width: int) -> list[Line]:
        """Notes oldest first; the newest and the new line stay in sight."""
        found: list[Line] = []
        for note in self._notes():
            if note.id == self._draft:
                continue
            found += [*self._note(note, width), EMPTY]
        found.append(self._speaker_line(width))
        editor = self.editor if self.focus == NEW else None
        here = self.focus == NEW
        text = _("gõ điều vừa được nói") if editor is None else ""
        found += [
            Line(spans, NEW, "row" if here else None)
            for spans in passage(text, width, editor, "text" if here else "second")
        ]
        return found

    def _notes(self) -> list[NoteRow]:
        return [n for n in self.meeting.notes.values() if n.step == self.meeting.step]

    def _note(self, note: NoteRow, width: int) -> list[Line]:
        here = self.focus == note.id
        editor = self.editor if here else None
        ground = "row" if here else None
        who = line(
            Span(hour(note.at) + "  ", "second"),
            *_who(note.group, note.speaker),
            key=note.id,
            ground=ground,
        )
        body = passage(note.text.replace("\n", " "), width, editor)
        return [who, *(Line(spans, note.id, ground) for spans in body)]

    def _speaker_line(self, width: int) -> Line:
        here = self.focus == SPEAKER
        editor = self.editor if here else None
        label = Span(_("Người nói") + "  ", "second")
        if editor is not None:
            return line(label, *text_cell("", width - 11, editor), key=SPEAKER, ground="row")
        spans = _who(self._group, self._speaker)
        return line(label, *spans, key=SPEAKER, ground="row" if here else None)

    def _save_new(self, text: str, leaving: bool) -> None:
        if not text.strip():
            if leaving and self._draft:
                raise Refusal(_("Ý này còn để trống; gõ lại hoặc ấn Esc rồi u để hoàn tác."))
            return
        if not self._draft:
            self._draft = fresh_id("c", self.meeting.notes)
            step = self.meeting.step
            self.host.send(Note(text, step, "opinion", self._speaker, self._group, self._draft))
        else:
            self.host.send(EditNote(self._draft, text, continues=True))


def _who(group: str, speaker: str) -> tuple[Span, ...]:
    marks = {
        "women": ("● " + _("Nữ"), "women"),
        "men": ("○ " + _("Nam"), "men"),
        "poor": ("◇ " + _("Hộ nghèo"), "text"),
    }
    words, role = marks.get(group, ("", "second"))
    return (
        Span(words + ("  " if words else ""), role),
        Span(speaker or ("" if words else _("chưa ghi tên")), "text", bold=bool(speaker)),
    )
