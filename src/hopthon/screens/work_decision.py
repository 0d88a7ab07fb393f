"""Decisions by hands: three numbers, the verdict as it would be, then on record."""

from hopthon.language import _
from hopthon.meeting.commands import AnnulDecision, PassMinutes, TakeDecision
from hopthon.meeting.deciding import decision_titles, verdict_on
from hopthon.meeting.state import Decision
from hopthon.numbers import percent, read_count
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens.fields import number_cell, text_cell
from hopthon.screens.keys import Key
from hopthon.screens.workspace import DIGITS, Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.voting.decisions import HALF, HOUSEHOLD_KINDS, TWO_THIRDS, Condition, Verdict, Votes
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line, wrap

VOTES = ("for", "against", "abstain")
TITLE = "title"


class DecisionWork(Workspace):
    """Rows are title, for, against, abstain of one question; PgUp and PgDn turn to the others."""

    id = "decision"
    kinds: tuple[str, ...] = ("list", "contribution", "community")

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._page = 0
        self._votes: dict[str, dict[str, int]] = {}
        self._titles: dict[str, str] = {}
        self.focus = "for"

    # what it shows -------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        """The question in hand."""
        return self.kinds[self._page % len(self.kinds)]

    def name(self) -> str:
        """For the help."""
        return _("biểu quyết")

    def title(self) -> tuple[str, str, str]:
        """Which question of how many."""
        step = self.meeting.find_step(self.meeting.step)
        return (
            step.short if step else _("Biểu quyết"),
            _("biểu quyết giơ tay"),
            f"{self._page + 1}/{len(self.kinds)}",
        )

    def prompt(self) -> Prompt:
        """The step's own; for contributions, who raises a hand."""
        if self.kind in HOUSEHOLD_KINDS:
            return Prompt(
                "",
                _("Hộ nào đồng ý, xin một người giơ tay"),
                _("Mỗi hộ một tay. Hỏi đủ ba lượt, đếm to."),
            )
        return super().prompt()

    def wall(self) -> tuple[str, str] | None:
        """The verdict of the newest decision of this kind, or the question."""
        taken = self._taken()
        return ("decision", taken.taken.id) if taken else ("question", self.kind)

    def question(self) -> str:
        """What is voted on."""
        default = decision_titles()[self.kind]
        if self.kind == "list" and (year := self.meeting.number("plan_year")):
            default = _("Thông qua danh mục hoạt động ưu tiên năm {year}").format(year=year)
        return self._titles.get(self.kind, default)

    def rows(self) -> list[str]:
        """Title and three numbers."""
        return [TITLE, *VOTES]

    def keys(self) -> tuple[Key, ...]:
        """Type, record, turn."""
        return (
            Key(
                "record",
                ("enter",),
                "Enter",
                _("ghi vào biên bản"),
                _("ở ô cuối: ghi vào biên bản"),
                "typing",
            ),
            Key("walk", ("up", "down"), "↑ ↓", _("ô"), _("ô trên, ô dưới"), "typing"),
            Key("turn", ("pagedown",), "PgDn", _("biểu quyết sau"), _("biểu quyết khác"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing"),
            Key("edit", ("enter",), "Enter", _("gõ số"), _("gõ số vào ô này")),
            Key("turn on", ("pagedown",), "PgDn", _("biểu quyết sau"), _("biểu quyết khác")),
            Key("turn back", ("pageup",), "PgUp", "", _("biểu quyết trước"), bar=False),
            Key("write", ("r",), "r", _("ghi vào biên bản"), _("ghi kết quả này vào biên bản")),
            Key("annul", ("x",), "x", _("hủy, cần lý do"), _("hủy biểu quyết đã ghi, cần lý do")),
        )

    def lines(self, width: int) -> list[Line]:
        """The question, the hands, the verdict, what comes after."""
        votes = self._now()
        found = [*self._title_line(width), EMPTY]
        labels = {
            "for": _("Đồng ý"),
            "against": _("Không đồng ý"),
            "abstain": _("Không biểu quyết"),
        }
        base = self._base()
        found += [self._vote_line(name, labels[name], base, width) for name in VOTES]
        total, unit = votes.total, _("hộ") if self._by_household() else _("người")
        if base is None:
            tail = Span("   " + _("chưa điểm danh"), "warn")
        elif total == base:
            tail = Span("   ✓ " + _("bằng số {unit} có mặt").format(unit=unit), "second")
        elif total > base:
            tail = Span(
                "   ✗ " + _("nhiều hơn {n} {unit} có mặt").format(n=base, unit=unit), "warn"
            )
        else:
            tail = Span(
                "   " + _("còn {n} {unit} chưa đếm").format(n=base - total, unit=unit), "second"
            )
        found += [line(Span(fitted(_("Cộng"), 20), "second"), flush(str(total), 7), tail), EMPTY]
        return [*found, *self._verdict_lines(votes, width), EMPTY, *self._after(width)]

    # choosing and typing -------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """Turn, record, annul."""
        match action:
            case "turn on" | "turn back":
                self._turn(1 if action == "turn on" else -1)
            case "write":
                self.record()
            case "annul":
                taken = self._taken()
                if taken is None:
                    self.host.say(_("Chưa ghi biểu quyết nào để hủy."))
                else:
                    ref = taken.taken.id
                    self.host.ask_reason(
                        _("Lý do hủy biểu quyết?"),
                        lambda r: self.host.send(AnnulDecision(ref, r), self._hear),
                    )
            case _:
                return False
        return True

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
        elif leaving and text.strip():
            self._votes.setdefault(self.kind, {})[row] = read_count(text, _("Số phiếu"), 1_000_000)

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
        """Put it on record."""
        votes = self._votes.get(self.kind, {})
        if "for" not in votes:
            self.host.say(_("Chưa ghi số đồng ý."), "warn")
            return
        numbers = (votes["for"], votes.get("against", 0), votes.get("abstain", 0))
        if self.kind == "minutes":
            self.host.send(PassMinutes(*numbers), self._hear)
        else:
            self.host.send(TakeDecision(self.kind, *numbers, self.question()), self._hear)

    # parts ---------------------------------------------------------------------------------

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")
            return
        self._votes.pop(self.kind, None)
        taken = self._taken()
        self.host.say(
            _("Đã ghi vào biên bản: {what}").format(what=taken.taken.sentence if taken else "")
        )

    def _turn(self, step: int) -> None:
        self._page = (self._page + step) % len(self.kinds)
        self.focus = "for"

    def _taken(self) -> Decision | None:
        found = [
            d
            for d in self.meeting.decisions.values()
            if d.taken.kind == self.kind and not d.annulled
        ]
        return found[-1] if found else None

    def _by_household(self) -> bool:
        return self.kind in HOUSEHOLD_KINDS

    def _base(self) -> int | None:
        return self.meeting.counts.get("households" if self._by_household() else "people")

    def _now(self) -> Votes:
        votes = dict(self._votes.get(self.kind, {}))
        if self.editor is not None and self.focus in VOTES and self.editor.text.strip().isdigit():
            votes[self.focus] = int(self.editor.text)
        return Votes(*(votes.get(name, 0) for name in VOTES))

    def _title_line(self, width: int) -> list[Line]:
        here = self.focus == TITLE
        cell = text_cell(self.question(), width, self.editor if here else None)
        return [line(*cell, key=TITLE, ground="row" if here else None)]

    def _vote_line(self, name: str, label: str, base: int | None, width: int) -> Line:
        here = self.focus == name
        shown = self.value(name)
        track = width - 20 - 8 - 3
        n = getattr(self._now(), "in_favour" if name == "for" else name)
        filled = 0 if not base else min(track, track * n // base)
        return line(
            Span(fitted(label, 20), "strong" if here else "text", bold=here),
            *number_cell(shown or "·", 8, self.editor if here else None),
            "   ",
            Span("━" * filled, "text"),
            Span("─" * (track - filled), "rule"),
            key=name,
            ground="row" if here else None,
        )

    def _verdict_lines(self, votes: Votes, width: int) -> list[Line]:
        taken = self._taken()
        if taken is not None and self.kind not in self._votes and self.editor is None:
            verdict = Verdict(taken.taken.valid, taken.taken.conditions, taken.taken.sentence)
            words = _("đã ghi vào biên bản")
        else:
            try:
                verdict = verdict_on(self.meeting, self.kind, votes)
            except Refusal as refusal:
                return [
                    line(Span("✗ ", "warn"), Span(row, "text"), ground="panel")
                    for row in wrap(refusal.sentence, width - 4)
                ]
            words = _("nếu ghi các số này")
        mark = "✓ " + _("HỢP LỆ") if verdict.valid else "✗ " + _("KHÔNG HỢP LỆ")
        lines = [
            line(ground="panel"),
            line(
                "  ",
                Span(mark, "strong" if verdict.valid else "warn", bold=True),
                Span("   " + words, "second"),
                ground="panel",
            ),
            line(ground="panel"),
        ]
        for c in verdict.conditions:
            lines += [line("  ", *_condition(c, width), ground="panel")]
        return [*lines, line(ground="panel")]

    def _after(self, width: int) -> list[Line]:
        others = [k for k in self.kinds if k != self.kind]
        if not others:
            return []
        following = self.kinds[(self._page + 1) % len(self.kinds)]
        lines = [
            line(Span(_("Tiếp theo ở mục này"), "second", bold=True)),
            line(
                Span(fitted(self._titles.get(following, decision_titles()[following]), width - 14)),
                Span(_("PgDn"), "focus", bold=True),
            ),
        ]
        total, here = self.meeting.number("households_total"), self.meeting.counts.get("households")
        if following in HOUSEHOLD_KINDS and total:
            share = TWO_THIRDS if following == "contribution" else HALF
            need = share.need(total)
            words = (
                _("Cần ít nhất {a}/{b} hộ đồng ý, tức hai phần ba.")
                if share is TWO_THIRDS
                else _("Cần ít nhất {a}/{b} hộ đồng ý, tức quá nửa.")
            )
            lines.append(line(Span(words.format(a=need, b=total), "second")))
            if here is not None and here < need:
                lines += [
                    EMPTY,
                    line(
                        Span("! ", "warn", bold=True),
                        Span(
                            _("Hôm nay chỉ có {n} hộ nên không thể đủ.").format(n=here),
                            "strong",
                            bold=True,
                        ),
                    ),
                    line("  " + _("Cứ biểu quyết, rồi phát phiếu đến từng hộ vắng.")),
                ]
        return lines


def _condition(c: Condition, width: int) -> tuple[Span, ...]:
    label = {
        "households_present": _("Hộ dự họp"),
        "people_for": _("Đồng ý"),
        "households_for": _("Hộ đồng ý"),
    }[c.base]
    rule = {
        "households_present": _("quá nửa số hộ"),
        "people_for": _("quá nửa người dự"),
        "households_for": _("cần {n} hộ").format(n=c.need),
    }[c.base]
    return (
        Span(fitted(label, 16)),
        Span(fitted(f"{c.n}/{c.total}", 9), "strong", bold=True),
        Span(fitted(percent(c.n, c.total), 9)),
        Span(fitted(rule, max(1, width - 42)), "second"),
        Span("✓" if c.ok else "✗", "text" if c.ok else "warn", bold=True),
    )
