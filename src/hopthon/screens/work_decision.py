"""Decisions by hands: three numbers, the verdict as it would be, then on record."""

from hopthon.language import _
from hopthon.meeting.commands import AnnulDecision, AnyCommand, TakeDecision
from hopthon.meeting.deciding import decision_titles
from hopthon.meeting.entries import Decision
from hopthon.numbers import read_count
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens.fields import passage
from hopthon.screens.keys import Key, Mode
from hopthon.screens.verdict_panel import Taken, following_lines, sum_line, verdict_lines, vote_line
from hopthon.screens.workspace import DIGITS, Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.voting.decisions import HOUSEHOLD_KINDS, Verdict, Votes
from hopthon.widgets.lines import EMPTY, Line

VOTES = ("for", "against", "abstain")
TITLE = "title"
_MOST = 1_000_000


class DecisionWork(Workspace):
    """Rows are title, for, against, abstain of one question; PgUp and PgDn turn to the others."""

    id = "decision"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._page = 0
        self._votes: dict[str, dict[str, int]] = {}
        self._titles: dict[str, str] = {}
        self.focus = "for"

    # what it shows -------------------------------------------------------------------------

    @property
    def kinds(self) -> tuple[str, ...]:
        """The questions this kind of meeting may vote on."""
        if not self.meeting.rules.list_rule:
            return ("community", "contribution")
        if self.meeting.rules.list_rule == "members":
            return ("list", "adjustment")
        return ("list", "contribution", "community", "adjustment", "slips")

    @property
    def kind(self) -> str:
        """The question in hand."""
        return self.kinds[self._page % len(self.kinds)]

    @property
    def by_slips(self) -> bool:
        """Papers went to every household: all of them count, not those present."""
        return self.kind == "slips" or (
            self.kind == "list" and self.meeting.rules.list_rule == "slips"
        )

    @property
    def by_household(self) -> bool:
        """One household, one vote."""
        return self.kind in HOUSEHOLD_KINDS or self.by_slips

    def name(self) -> str:
        """For the help."""
        return _("biểu quyết")

    def title(self) -> tuple[str, str, str]:
        """Which question of how many."""
        step = self.meeting.find_step(self.meeting.step)
        how = _("phiếu đến từng hộ") if self.by_slips else _("biểu quyết giơ tay")
        page = f"{self._page + 1}/{len(self.kinds)}" if len(self.kinds) > 1 else ""
        return (step.short if step else _("Biểu quyết"), how, page)

    def prompt(self) -> Prompt:
        """The step's own; for households, who raises a hand."""
        if self.by_slips or not self.by_household:
            return super().prompt()
        ask = _("Hộ nào đồng ý, xin một người giơ tay")
        return Prompt("", ask, _("Mỗi hộ một tay. Hỏi đủ ba lượt, đếm to."))

    def wall(self) -> tuple[str, str] | None:
        """The verdict of the newest decision of this kind, or the question."""
        taken = self._newest()
        return ("decision", taken.taken.id) if taken else ("question", self.kind)

    def question(self, kind: str = "") -> str:
        """What is voted on."""
        kind = kind or self.kind
        year = self.meeting.number("plan_year")
        default = decision_titles()[kind]
        if kind == "list" and year:
            default = _("Thông qua danh mục hoạt động ưu tiên năm {year}").format(year=year)
        return self._titles.get(kind, default)

    def rows(self) -> list[str]:
        """Title and three numbers."""
        return [TITLE, *VOTES]

    def keys(self) -> tuple[Key, ...]:
        """Type, record, turn."""
        last, write = self.focus == VOTES[-1], _("ghi vào biên bản")
        down = _("xuống ô dưới; ở ô cuối thì ghi vào biên bản")
        on, short = (write, _("ghi")) if last else (_("ô sau"), None)
        annul, why = _("hủy, cần lý do"), _("hủy biểu quyết đã ghi, cần lý do")
        return (
            Key("record", ("enter",), "Enter", on, down, "typing", brief=short),
            Key("walk", ("up", "down"), "↑ ↓", _("ô"), _("ô trên, ô dưới"), "typing"),
            *self._turning("typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing", brief=_("thôi")),
            Key("edit", ("enter",), "Enter", _("gõ số"), _("gõ số, hay lời ở ô đầu")),
            *self._turning("choosing"),
            Key("write", ("r",), "r", write, _("ghi kết quả này vào biên bản"), brief=_("ghi")),
            Key("annul", ("x",), "x", annul, why, brief=_("hủy")),
        )

    def _turning(self, mode: Mode) -> tuple[Key, ...]:
        """To another question, where there is one."""
        if len(self.kinds) < 2:
            return ()
        after, back = _("biểu quyết khác"), _("biểu quyết trước")
        on = Key(
            "turn on", ("pagedown",), "PgDn", _("biểu quyết sau"), after, mode, brief=_("câu sau")
        )
        return (on, Key("turn back", ("pageup",), "PgUp", "", back, mode, bar=False))

    def lines(self, width: int) -> list[Line]:
        """The question, the hands, the verdict, what comes after."""
        labels = {
            "for": _("Đồng ý"),
            "against": _("Không đồng ý"),
            "abstain": _("Không biểu quyết"),
        }
        votes, base, taken = self._now(), self._base(), self._taken()
        shown = Votes(*taken.numbers) if taken is not None else votes
        found = [*self._title_lines(width), EMPTY]
        for name, n in zip(VOTES, (shown.in_favour, shown.against, shown.abstain), strict=True):
            here = self.focus == name
            cell = str(n) if taken is not None or self.value(name) else ""
            editor = self.editor if here else None
            found.append(vote_line(name, labels[name], (cell, n), base, editor, width, here=here))
        found += [sum_line(shown.total, base, household=self.by_household), EMPTY]
        counted = "for" in self._votes.get(self.kind, {}) or votes.in_favour > 0
        found += verdict_lines(self.meeting, self.kind, votes, taken, width, counted=counted)
        if len(self.kinds) > 1:
            after = self.kinds[(self._page + 1) % len(self.kinds)]
            found += [EMPTY, *following_lines(self.meeting, after, self.question(after), width)]
        return found

    # choosing ------------------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """Turn, record, annul."""
        match action:
            case "turn on" | "turn back":
                self._turn(1 if action == "turn on" else -1)
            case "write":
                self.record()
            case "annul":
                self._annul()
            case _:
                return False
        return True

    # typing --------------------------------------------------------------------------------

    def value(self, row: str) -> str:
        """What stands in the field."""
        if row == TITLE:
            return self.question()
        n = self._votes.get(self.kind, {}).get(row)
        return "" if n is None else str(n)

    def accepts(self, character: str) -> bool:
        """Digits, but for the title."""
        return self.focus == TITLE or character in DIGITS

    def saves_pauses(self, row: str) -> bool:
        """Numbers count when they are finished."""
        return row == TITLE

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """Kept here until it is put on record."""
        if row == TITLE:
            if text.strip():
                self._titles[self.kind] = " ".join(text.split())
            return
        if not leaving:
            return
        votes = self._votes.setdefault(self.kind, {})
        if text.strip():
            votes[row] = read_count(text, _("Số phiếu"), _MOST)
        else:
            votes.pop(row, None)

    def typing_key(self, key: str) -> bool:
        """Enter on the last field records."""
        if key == "enter" and self.focus == VOTES[-1]:
            if self.finish():
                self.record()
        elif key in ("pageup", "pagedown"):
            if self.finish():
                self._turn(1 if key == "pagedown" else -1)
                self.begin("for")
        else:
            return super().typing_key(key)
        return True

    def record(self) -> None:
        """Put it on record; what was typed comes back if it is refused."""
        votes = self._votes.get(self.kind, {})
        if "for" not in votes:
            self.host.say(_("Chưa ghi số đồng ý."), "warn")
            return
        kind, typed = self.kind, self._votes.pop(self.kind)
        numbers = (votes["for"], votes.get("against", 0), votes.get("abstain", 0))

        def heard(outcome: Outcome) -> None:
            if isinstance(outcome, Refusal):
                self._votes.setdefault(kind, typed)
                self.host.say(outcome.sentence, "warn")
            else:
                self.host.say(_("Đã ghi vào biên bản: {what}").format(what=self.told(kind)))

        self.host.send(self.command(kind, numbers), heard)

    def command(self, kind: str, numbers: tuple[int, int, int]) -> AnyCommand:
        """The wish that puts these numbers on record."""
        return TakeDecision(kind, *numbers, self.question(kind))

    def told(self, kind: str) -> str:
        """The verdict now on record."""
        taken = self._newest(kind)
        return taken.taken.sentence if taken else ""

    def on_record(self) -> Taken | None:
        """What is on record of the question in hand."""
        if (found := self._newest()) is None:
            return None
        taken = found.taken
        numbers = (taken.in_favour, taken.against, taken.abstain)
        return Taken(numbers, Verdict(taken.valid, taken.conditions, taken.sentence))

    # parts ---------------------------------------------------------------------------------

    def _annul(self) -> None:
        if (found := self._newest()) is None:
            self.host.say(_("Chưa ghi biểu quyết nào để hủy."))
            return

        def heard(outcome: Outcome) -> None:
            if isinstance(outcome, Refusal):
                self.host.say(outcome.sentence, "warn")
            else:
                self.host.say(_("Đã hủy biểu quyết. Lý do đã ghi vào biên bản."))

        ref = found.taken.id
        ask = _("Lý do hủy biểu quyết?")
        self.host.ask_reason(ask, lambda why: self.host.send(AnnulDecision(ref, why), heard))

    def _turn(self, step: int) -> None:
        self._page = (self._page + step) % len(self.kinds)
        self.focus = "for"

    def _newest(self, kind: str = "") -> Decision | None:
        kind = kind or self.kind
        decisions = self.meeting.decisions.values()
        found = [d for d in decisions if d.taken.kind == kind and not d.annulled]
        return found[-1] if found else None

    def _taken(self) -> Taken | None:
        """On record, and nothing new is being counted."""
        fresh = self._votes.get(self.kind) or (self.editor is not None and self.focus in VOTES)
        return None if fresh else self.on_record()

    def _base(self) -> int | None:
        if self.by_slips:
            return self.meeting.number("households_total")
        return self.meeting.counts.get("households" if self.by_household else "people")

    def _now(self) -> Votes:
        votes = dict(self._votes.get(self.kind, {}))
        if self.editor is not None and self.focus in VOTES:
            typed = self.editor.text.replace(".", "").replace(" ", "")
            votes[self.focus] = int(typed) if typed.isdecimal() and len(typed) < 8 else 0
        return Votes(*(votes.get(name, 0) for name in VOTES))

    def _title_lines(self, width: int) -> list[Line]:
        here = self.focus == TITLE
        rows = passage(self.question(), width, self.editor if here else None, "strong", bold=True)
        return [Line(spans, TITLE, "row" if here else None) for spans in rows]
