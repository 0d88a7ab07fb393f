"""Counting cups: type a number, Enter, next; running sums against what is possible."""

from hopthon.language import _
from hopthon.meeting.commands import AnnulRound, CloseRound, RecordTally
from hopthon.meeting.naming import round_name
from hopthon.meeting.rounds import present
from hopthon.meeting.state import Round
from hopthon.numbers import read_count
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens.fields import number_cell
from hopthon.screens.keys import Key
from hopthon.screens.workspace import DIGITS, Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.views.rounds import round_problems
from hopthon.views.times import hour
from hopthon.voting.count import Problem
from hopthon.voting.paper import ALL, MEN, WOMEN
from hopthon.voting.words import group_word
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line, wrap

BALLOTS = "#ballots"
_CELL = 6


def newest_open(work: Workspace) -> Round | None:
    """The round being counted."""
    return next(
        (r for r in reversed(list(work.meeting.rounds.values())) if r.state == "open"), None
    )


class CupsWork(Workspace):
    """Rows are "group/option" cells and "group/#ballots"."""

    id = "cups"
    starts_typing = True

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._sent: dict[str, dict[str, int]] = {}  # cups on their way to the disk
        self._ballots: dict[str, int] = {}

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("đếm cốc")

    def title(self) -> tuple[str, str, str]:
        """Which round."""
        vote = newest_open(self)
        label = round_name(self.meeting, vote.id) if vote else ""
        return (
            _("Xếp ưu tiên"),
            _("{round} · đếm hạt theo cốc").format(round=label),
            _("đang đếm"),
        )

    def prompt(self) -> Prompt:
        """The step's sentence for counting."""
        step = self.meeting.find_step(self.meeting.step)
        return step.prompt("open") if step is not None else Prompt("")

    def wall(self) -> tuple[str, str] | None:
        """The counting page."""
        vote = newest_open(self)
        return ("counting", vote.id) if vote else None

    def rows(self) -> list[str]:
        """Down one group's cups, then its ballots, then the next group."""
        vote = newest_open(self)
        if vote is None:
            return []
        return [f"{g}/{o}" for g in vote.paper.groups for o in (*vote.paper.ids, BALLOTS)]

    def keys(self) -> tuple[Key, ...]:
        """The counting table's keys."""
        vote = newest_open(self)
        group = self._group()
        other = next((g for g in (vote.paper.groups if vote else ()) if g != group), "")
        to_other = _("sang {group}").format(group=group_word(other)) if other else ""
        return (
            Key("next", ("enter",), "Enter", _("cốc sau"), _("ghi số, sang cốc sau"), "typing"),
            *(
                [Key("other", ("tab",), "Tab", to_other, _("sang cột bên kia"), "typing")]
                if other
                else []
            ),
            Key("walk", ("up", "down"), "↑ ↓", _("cốc"), _("cốc trên, cốc dưới"), "typing"),
            Key(
                "earlier",
                ("f2",),
                "F2",
                _("xem lần gõ trước"),
                _("các số đã gõ trước ở cốc này"),
                "typing",
            ),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing"),
            Key("edit", ("enter",), "Enter", _("gõ số"), _("gõ số vào ô này")),
            Key("check", ("k",), "k", _("kiểm"), _("kiểm xem còn chỗ nào sai")),
            Key("close", ("c",), "c", _("đóng đợt"), _("đóng đợt bầu, ra kết quả")),
            Key("ballots", ("f",), "f", _("nhập từng phiếu"), _("nhập từng phiếu thay vì đếm cốc")),
            Key("annul", ("x",), "x", _("hủy đợt"), _("hủy đợt bầu, cần lý do")),
        )

    def status(self) -> str:
        """What still prevents closing."""
        vote = newest_open(self)
        found = [p for p in round_problems(self.meeting, vote) if p.blocking] if vote else []
        if not found:
            return _("Đủ số để đóng: Esc rồi c.") if vote and vote.counts else ""
        wrong = sum(1 for p in found if p.where != "missing")
        words = [_("{n} chỗ sai").format(n=wrong)] if wrong else []
        words += [p.sentence.rstrip(".").lower() for p in found if p.where == "missing"][:2]
        return _("Chưa đóng được: {what}.").format(what=", ".join(words))

    def lines(self, width: int) -> list[Line]:
        """The table, the sums, what is wrong."""
        vote = newest_open(self)
        if vote is None:
            return [line(Span(_("Chưa có đợt nào đang mở. o để mở đợt bầu."), "second"))]
        groups = vote.paper.groups
        found = [_head(groups, width)]
        problems = round_problems(self.meeting, vote)
        wrong = {(p.group, p.option) for p in problems if p.where == "cup"}
        for number, option in enumerate(vote.paper.options, 1):
            found.append(self._cup(vote, option.id, number, option.text, wrong, width))
        found += [self._in_full(vote, width), *self._sums(vote, problems, width), EMPTY]
        for problem in [p for p in problems if p.where != "missing"][:2]:
            found += _explained(problem, width)
        return found

    # choosing ------------------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """Check, close, annul, the other way to enter."""
        vote = newest_open(self)
        if vote is None:
            return False
        match action:
            case "check":
                self._check(vote)
            case "close":
                self._close(vote)
            case "ballots":
                self.host.open("ballots")
            case "annul":
                self.host.ask_reason(
                    _("Lý do hủy đợt bầu?"),
                    lambda r: self.host.send(AnnulRound(vote.id, r), self._hear),
                )
            case _:
                return False
        return True

    # typing --------------------------------------------------------------------------------

    def value(self, row: str) -> str:
        """The count so far; a group's ballots are those present until typed otherwise."""
        vote = newest_open(self)
        group, _slash, option = row.partition("/")
        count = vote.counts.get(group) if vote else None
        if option == BALLOTS:
            n = (
                count.ballots
                if count and count.ballots is not None
                else present(self.meeting, group)
            )
            return "" if n is None else str(n)
        return str(count.totals[option]) if count and option in count.totals else ""

    def accepts(self, character: str) -> bool:
        """Digits."""
        return character in DIGITS

    def saves_pauses(self, row: str) -> bool:
        """Half a number is no count."""
        return False

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """One cup: the group's counts with this one in them."""
        vote = newest_open(self)
        if vote is None or not leaving or not text.strip():
            return
        group, _slash, option = row.partition("/")
        count = vote.counts.get(group)
        totals = {**(count.totals if count else {}), **self._sent.get(group, {})}
        ballots = self._ballots.get(group, count.ballots if count else None)
        if ballots is None:
            ballots = present(self.meeting, group)
        if option == BALLOTS:
            ballots = self._ballots[group] = read_count(text, _("Số phiếu"), 100_000)
        else:
            number = vote.paper.number(option)
            totals[option] = read_count(text, _("Cốc {n}").format(n=number), 1_000_000)
            self._sent.setdefault(group, {})[option] = totals[option]
        sent = totals.get(option)
        command = RecordTally(vote.id, group, dict(totals), ballots)
        self.host.send(command, lambda outcome: self._hear_cup(group, option, sent, outcome))

    def begin(self, row: str = "") -> None:
        """Open the cell; a cell with a number is typed over from its end."""
        self.settle()
        super().begin(row)

    def typing_key(self, key: str) -> bool:
        """Enter down, Tab across, F2 what stood here."""
        if key == "tab" or key == "shift+tab":
            self._across()
        elif key == "f2":
            self._earlier()
        elif key in ("enter", "down", "up"):
            rows = self.rows()
            at = rows.index(self.focus) + (-1 if key == "up" else 1) if self.focus in rows else 0
            if at >= len(rows):
                if self.finish():
                    self.host.say(self.status())
            else:
                self.step_to(rows[max(0, at)])
        else:
            return False
        return True

    # parts ---------------------------------------------------------------------------------

    def _group(self) -> str:
        return self.focus.partition("/")[0]

    def _across(self) -> None:
        vote = newest_open(self)
        group, _slash, option = self.focus.partition("/")
        if vote is None or len(vote.paper.groups) < 2:
            return
        groups = vote.paper.groups
        self.step_to(f"{groups[(groups.index(group) + 1) % len(groups)]}/{option}")

    def _earlier(self) -> None:
        vote = newest_open(self)
        group, _slash, option = self.focus.partition("/")
        found = [
            c
            for c in self.meeting.corrections
            if vote and (c.ref, c.group, c.what) == (vote.id, group, option)
        ]
        if not found:
            self.host.say(_("Ô này chưa sửa lần nào."))
            return
        words = "; ".join(
            _("{hour}: từ {before} thành {after}").format(
                hour=hour(c.at), before=c.before, after="–" if c.after is None else c.after
            )
            for c in found[-3:]
        )
        self.host.say(_("Đã sửa lúc {words}.").format(words=words))

    def _check(self, vote: Round) -> None:
        found = [p for p in round_problems(self.meeting, vote) if p.blocking]
        if not found:
            self.host.say(_("Không thấy chỗ nào sai. c để đóng đợt bầu."))
            return
        first = found[0]
        self.focus = f"{first.group}/{first.option or BALLOTS}"
        self.host.say(" ".join(filter(None, (first.sentence, first.advice))), "warn")

    def _close(self, vote: Round) -> None:
        wrong = [p for p in round_problems(self.meeting, vote) if p.blocking]
        if wrong and any(p.where == "missing" for p in wrong):
            self._check(vote)
        elif wrong:
            question = _("{what} Vẫn đóng thì ghi lý do:").format(what=wrong[0].sentence)
            self.host.ask_reason(
                question, lambda r: self.host.send(CloseRound(vote.id, r), self._closed)
            )
        else:
            self.host.send(CloseRound(vote.id), self._closed)

    def _closed(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")
            return
        self._sent.clear()
        self._ballots.clear()
        n = len(self.meeting.rounds)
        self.host.say(
            _("Đã đóng đợt {n}. Kết quả đang hiện trên tường, đã ghi vào biên bản.").format(n=n)
        )
        self.host.open("ranking")

    def _hear_cup(self, group: str, option: str, sent: int | None, outcome: Outcome) -> None:
        waiting = self._sent.get(group, {})
        if waiting.get(option) == sent:
            waiting.pop(option, None)
        self._ballots.pop(group, None)
        self._hear(outcome)

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")

    def _cup(
        self,
        vote: Round,
        option: str,
        number: int,
        text: str,
        wrong: set[tuple[str, str | None]],
        width: int,
    ) -> Line:
        groups, here = vote.paper.groups, self.focus.partition("/")[2] == option
        spans = [
            Span(f"{number:>3}  ", "text" if here else "second"),
            Span(
                fitted(text, width - 5 - (_CELL + 2) * len(groups) - 7),
                "strong" if here else "text",
                bold=here,
            ),
        ]
        total = 0
        for group in groups:
            n = vote.counts[group].totals.get(option) if group in vote.counts else None
            total += n or 0
            bad = (group, option) in wrong
            editor = self.editor if self.focus == f"{group}/{option}" else None
            cell = number_cell(
                "·" if n is None else str(n), _CELL, editor, role="warn" if bad else "text"
            )
            spans += [*cell, Span("✗ " if bad else "  ", "warn", bold=True)]
        spans.append(Span(flush(str(total) if total else "·", 5), "second"))
        first = f"{self._group() or groups[0]}/{option}"
        return line(*spans, key=first, ground="row" if here else None)

    def _in_full(self, vote: Round, width: int) -> Line:
        """The whole name of the cup in hand, where the table had to cut it."""
        focused = self.focus.partition("/")[2]
        text = next((o.text for o in vote.paper.options if o.id == focused), "")
        room = width - 5 - (_CELL + 2) * len(vote.paper.groups) - 7
        return line("     ", Span(fitted(text, width - 6), "second")) if len(text) > room else EMPTY

    def _sums(self, vote: Round, problems: list[Problem], width: int) -> list[Line]:
        groups, beans = vote.paper.groups, vote.paper.settings.beans
        label = width - (_CELL + 2) * len(groups) - 7
        counted = {
            g: sum(vote.counts[g].totals.values()) if g in vote.counts else 0 for g in groups
        }
        shown = {g: self.value(f"{g}/{BALLOTS}") for g in groups}
        most = {g: int(n) * beans if n else None for g, n in shown.items()}
        over = {g for g in groups if (limit := most[g]) is not None and counted[g] > limit}

        def row(title: str, numbers: dict[str, str], total: str, *, bold: bool = False) -> Line:
            spans = [
                Span("     "),
                Span(fitted(title, label - 5), "text" if bold else "second", bold=bold),
            ]
            for g in groups:
                bad = bold and g in over
                spans.append(
                    Span(flush(numbers[g], _CELL - 1) + " ", "warn" if bad else "text", bold=bold)
                )
                spans.append(Span("✗ " if bad else "  ", "warn", bold=True))
            return line(*spans, Span(flush(total, 5), "second"))

        limits = {g: "–" if (limit := most[g]) is None else str(limit) for g in groups}
        all_limits = (
            str(sum(n or 0 for n in most.values()))
            if all(n is not None for n in most.values())
            else "–"
        )
        lines = [
            row(
                _("Đã đếm"),
                {g: str(counted[g]) for g in groups},
                str(sum(counted.values())),
                bold=True,
            ),
            row(_("Nhiều nhất được  phiếu × {n} hạt").format(n=beans), limits, all_limits),
        ]
        here = self.focus.partition("/")[2] == BALLOTS
        as_present = all(shown[g] == str(present(self.meeting, g)) for g in groups)
        title = _("Số phiếu") + ("         " + _("bằng có mặt") if as_present else "")
        spans = [
            Span("     "),
            Span(fitted(title, label - 5), "strong" if here else "text", bold=here),
        ]
        for g in groups:
            editor = self.editor if self.focus == f"{g}/{BALLOTS}" else None
            spans += [*number_cell(shown[g] or "·", _CELL, editor), Span("  ")]
        total = str(sum(int(n) for n in shown.values() if n))
        key = f"{self._group() or groups[0]}/{BALLOTS}"
        lines.append(
            line(*spans, Span(flush(total, 5), "second"), key=key, ground="row" if here else None)
        )
        return lines


def _head(groups: tuple[str, ...], width: int) -> Line:
    words = {
        WOMEN: ("● " + _("Nữ"), "women"),
        MEN: ("○ " + _("Nam"), "men"),
        ALL: (_("Hạt"), "text"),
    }
    spans = [Span(fitted(_("Cốc"), width - (_CELL + 2) * len(groups) - 8), "second")]
    spans += [Span(flush(words[g][0], _CELL) + "  ", words[g][1], bold=True) for g in groups]
    return line(*spans, Span(flush(_("cộng"), 6), "second"))


def _explained(problem: Problem, width: int) -> list[Line]:
    first, *rest = wrap(problem.sentence, width - 2)
    lines = [line(Span("✗ ", "warn", bold=True), Span(first, "strong", bold=True))]
    lines += [line("  ", Span(row, "strong", bold=True)) for row in rest]
    return lines + [line("  " + row) for row in wrap(problem.advice, width - 2) if row]
