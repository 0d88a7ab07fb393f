"""What is typed into the outline, on its way to the file: drafts, refusals, lines taken away meanwhile."""

from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.commands import AddNode, EditNode, MoveNode
from hopthon.meeting.tree import kind_labels
from hopthon.refusal import Refusal
from hopthon.screens.outline import Draft
from hopthon.screens.tree_shaping import TreeShaping
from hopthon.screens.tree_view import Place
from hopthon.session.desk import Outcome
from hopthon.text import line as checked
from hopthon.widgets.editor import Editor


class TreeTyping(TreeShaping):
    """Nothing typed is lost, whatever other windows do meanwhile."""

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """The first pause writes the draft, later ones change its words."""
        if not text.strip():
            return
        checked(text, kind_labels()[self.kind_of(row)])
        draft = self.outline.unwritten(row)
        if draft is not None and row not in self.meeting.nodes:
            self._write(draft, text)
            return
        was = self.was
        command = EditNode(row, text, continues=self.went_on)
        self.host.send(command, lambda outcome: self._hear_edited(row, was, text, outcome))

    def finish(self) -> bool:
        """An empty draft is dropped without a word."""
        draft = self.outline.draft
        unwritten = draft is not None and self.focus == draft.id and not self._saved.strip()
        if draft is not None and unwritten and self.empty():
            self.editor = self.outline.draft = None
            self.focus = draft.after or draft.parent or draft.adopts
            self.climbing = None
            self.settle()
            return True
        if draft is None and self.empty() and self.focus in self.meeting.nodes:
            self.editor = None
            self.host.say(_("Dòng để trống thì giữ câu đã lưu; x để bỏ cả dòng."), "warn")
            return True
        done = super().finish()
        if done:
            self.outline.draft = self.climbing = None
        return done

    # parts ---------------------------------------------------------------------------------

    def begin_draft(
        self, kind: str, parent: str | None, after: str | None, adopts: str = ""
    ) -> None:
        """Open a line that is not there yet; `adopts`: the line that will hang under it."""
        draft = self.outline.begin(kind, self.sector.id, parent, after)
        self.outline.draft = replace(draft, adopts=adopts)
        super().begin(draft.id)

    def _write(self, draft: Draft, text: str) -> None:
        sent = self.outline.sent
        known, sent[draft.id] = draft.id in sent, (draft, text)
        if known:
            self.host.send(EditNode(draft.id, text, continues=True), self.hear)
            return
        command = AddNode(
            draft.kind, text, draft.sector, draft.parent, draft.after or None, draft.id
        )
        self.host.send(command, lambda outcome: self.hear_added(draft, outcome))
        if draft.adopts:
            self.host.send(MoveNode(draft.adopts, draft.id), self.hear)

    def hear_added(self, draft: Draft, outcome: Outcome) -> None:
        """A line that may not stand is not lost: it stays open, or waits, marked, until someone opens it."""
        _draft, text = self.outline.sent.pop(draft.id)
        if not isinstance(outcome, Refusal):
            return
        self.host.say(outcome.sentence, "warn")
        draft = self.outline.anchored(draft)
        if self.focus == draft.id and self.editor is not None:
            self.outline.draft = draft
            self.open_again(self.editor.text)
        else:
            self.outline.refused[draft.id] = (draft, text)

    def open_again(self, text: str) -> None:
        """The draft's field, with words that stood there before."""
        assert self.outline.draft is not None
        self.focus = self.outline.draft.id
        self._saved, self.editor = "", Editor.at_end(text)

    def _hear_edited(self, row: str, was: Place, text: str, outcome: Outcome) -> None:
        """A line that another window took away while it was typed comes back as a new one."""
        if not isinstance(outcome, Refusal):
            return
        if row in self.meeting.nodes:
            self.host.say(outcome.sentence, "warn")
            return
        kind, parent = was
        typing = self.editor is not None and self.focus == row
        before = self.outline.draft
        draft = self.outline.begin(
            kind, self.sector.id, parent if parent in self.meeting.nodes else None, None
        )
        if typing:
            self.focus = draft.id
        else:
            self.outline.draft = before
        self._write(draft, text)
        self.host.say(_("Dòng này vừa bị bỏ ở máy khác; chữ được ghi thành dòng mới."), "warn")

    def hear(self, outcome: Outcome) -> None:
        """Say why not."""
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")

    def empty(self) -> bool:
        """Whether a field is open with nothing in it."""
        return self.editor is not None and not self.editor.text.strip()
