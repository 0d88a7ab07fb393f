"""Who speaks and who waits: names typed into the queue, the next one called, turns and minutes by group."""

from hopthon.language import _
from hopthon.meeting.attendance import group_labels
from hopthon.meeting.commands import DropSpeaker, QueueSpeaker, StartTurn
from hopthon.meeting.entries import SPEECH_GROUPS, Waiting
from hopthon.refusal import Refusal
from hopthon.screens.fields import text_cell
from hopthon.screens.fresh import fresh_id
from hopthon.screens.keys import Key
from hopthon.screens.people.speaker_guess import guessed_group, likely_name
from hopthon.screens.workspace import Host, Workspace
from hopthon.views.speaking import MARKS, Heard, clock, heard, speaker, unheard_words
from hopthon.views.times import hour
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line

NEW = "+"
_GROUP = 16


class SpeakersWork(Workspace):
    """Rows are those who wait, first come first; the last is the name being typed."""

    id = "speakers"
    starts_typing = True

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.focus = NEW
        self._group = ""  # chosen with F2; "": as the name tells

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("phát biểu")

    def title(self) -> tuple[str, str, str]:
        """How many wait."""
        waiting = len(self.meeting.queue)
        return (_("Phát biểu"), _("{n} người chờ").format(n=waiting) if waiting else "", "")

    def rows(self) -> list[str]:
        """Who waits, then the new line."""
        return [*(waiting.id for waiting in self.meeting.queue), NEW]

    def keys(self) -> tuple[Key, ...]:
        """Ask to speak, be called."""
        return (
            Key(
                "queue", ("enter",), "Enter", _("vào hàng"), _("ghi tên này vào hàng chờ"), "typing"
            ),
            Key("group", ("f2",), "F2", _("nhóm"), _("nữ, nam, hộ nghèo …"), "typing"),
            Key(
                "take",
                ("tab",),
                "Tab",
                _("lấy tên gợi ý"),
                _("lấy tên gợi ý"),
                "typing",
                brief=_("gợi ý"),
            ),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing"),
            Key("edit", ("enter",), "Enter", _("gõ tên"), _("gõ tên người xin nói")),
            Key(
                "call", ("m",), "m", _("mời nói"), _("mời người đang chọn, hay người đầu hàng, nói")
            ),
            Key(
                "drop", ("x",), "x", _("bỏ khỏi hàng"), _("người đang chọn thôi chờ"), brief=_("bỏ")
            ),
        )

    def lines(self, width: int) -> list[Line]:
        """Who speaks; who waits; who was heard how long."""
        shown = [*self._speaks(), EMPTY, line(Span(_("Hàng chờ"), "second", bold=True))]
        for n, waiting in enumerate(self.meeting.queue, 1):
            shown.append(self._waiting(n, waiting))
        shown += [*self._new(width), EMPTY, EMPTY, *self._heard()]
        if words := unheard_words(self.meeting, self.host.now()):
            shown += [EMPTY, line(Span(words, "second"))]
        return shown

    # choosing ------------------------------------------------------------------------------

    def editable(self, row: str) -> bool:
        """Names are typed on the last line only."""
        return row == NEW

    def begin(self, row: str = "") -> None:
        """A new name, wherever one stands."""
        super().begin(NEW)

    def act(self, action: str) -> bool:
        """Call someone, or let them go."""
        waits = self.focus if self.focus != NEW else ""
        if action == "call":
            self.host.send(StartTurn(waits))
        elif action == "drop" and waits:
            self.host.send(DropSpeaker(waits))
        elif action == "drop":
            self.host.say(_("Chọn người trong hàng chờ bằng ↑ rồi ấn x."))
        else:
            return False
        return True

    # typing --------------------------------------------------------------------------------

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """A name goes into the queue with Enter alone."""

    def finish(self) -> bool:
        """What was not sent is not kept: it takes a second to type again."""
        self.editor, self._group = None, ""
        return True

    def typing_key(self, key: str) -> bool:
        """Enter: into the queue. F2: the next group. Tab: the name offered."""
        if self.editor is None:
            return False
        if key == "enter":
            self._queue(" ".join(self.editor.text.split()))
        elif key == "f2":
            known = ["", *SPEECH_GROUPS]
            self._group = known[(known.index(self._chosen()) + 1) % len(known)] or known[1]
        elif key == "tab":
            self.editor = Editor.at_end(
                likely_name(self.meeting, self.editor.text) or self.editor.text
            )
        else:
            return key in ("shift+tab", "up", "down")
        return True

    # parts ---------------------------------------------------------------------------------

    def _chosen(self) -> str:
        text = self.editor.text if self.editor is not None else ""
        return self._group or guessed_group(self.meeting, text)

    def _queue(self, name: str) -> None:
        group = self._chosen()
        if not group:
            words = _("Ấn F2 để chọn nữ, nam, hộ nghèo …") if name else _("Gõ tên người xin nói.")
            self.host.say(words, "warn" if name else "text")
            return
        taken = {waiting.id for waiting in self.meeting.queue}
        self.host.send(QueueSpeaker(group, name, fresh_id("l", taken)), self._hear)
        self.editor, self._group = Editor(), ""

    def _hear(self, outcome: object) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")

    def _speaks(self) -> list[Line]:
        now = speaker(self.meeting, self.host.now())
        if now is None:
            return [line(Span(_("Chưa ai nói."), "second"))]
        words, role = group_span(now.group)
        time = Span(f"   {now.clock}", "warn" if now.over else "strong", bold=True)
        since = Span("   " + _("từ {hour}").format(hour=hour(now.since)), "second")
        over = Span("   " + _("quá giờ"), "warn", bold=True) if now.over else Span("")
        who = Span(f"  {now.name}", "strong", bold=True)
        return [
            line(Span(_("Đang nói") + "  ", "second"), Span(words, role), who, time, over, since)
        ]

    def _waiting(self, n: int, waiting: Waiting) -> Line:
        here = waiting.id == self.focus
        words, role = group_span(waiting.group)
        return line(
            Span(f"{n:>2}  ", "second"),
            Span(fitted(words, _GROUP), role),
            Span(waiting.name or "–", "strong" if here else "text", bold=here),
            Span("   " + hour(waiting.at), "second"),
            key=waiting.id,
            ground="row" if here else None,
        )

    def _new(self, width: int) -> list[Line]:
        here, editor = self.focus == NEW, self.editor
        ground = "row" if here else None
        words, role = group_span(self._chosen()) if editor is not None else ("", "second")
        shown = "" if editor is not None else _("Enter rồi gõ tên người xin nói")
        cell = text_cell(shown, min(40, width - _GROUP - 4), editor, role="second")
        found = [line("    ", Span(fitted(words, _GROUP), role), *cell, key=NEW, ground=ground)]
        likely = likely_name(self.meeting, editor.text) if editor is not None else ""
        if editor is not None and likely and likely != editor.text.strip():
            found.append(
                line(" " * (_GROUP + 5), Span(_("Tab: {name}").format(name=likely), "second"))
            )
        return found

    def _heard(self) -> list[Line]:
        now = self.host.now()
        evening, here = heard(self.meeting, now), heard(self.meeting, now, self.meeting.step)
        groups = [*MARKS, *(group for group in evening if group not in MARKS)]
        head = " " * _GROUP + flush(_("mục này"), 18) + flush(_("cả buổi"), 18)
        shown = [line(Span(head, "second"))]
        for group in groups:
            words, role = group_span(group)
            figures = "".join(
                flush(_figures(rows.get(group, Heard())), 18) for rows in (here, evening)
            )
            shown.append(line(Span(fitted(words, _GROUP), role), figures))
        return shown


def group_span(group: str) -> tuple[str, str]:
    """A group's mark and name, and its colour."""
    if not group:
        return "", "second"
    words = f"{MARKS.get(group, '·')} {group_labels()[group]}"
    return words, group if group in ("women", "men") else "text"


def _figures(row: Heard) -> str:
    return f"{_('{n} lượt').format(n=row.turns)} {clock(row.seconds):>6}"
