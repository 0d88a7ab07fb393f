"""The counting table as drawn: a row a cup, the sums, the ballots."""

from collections.abc import Mapping

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.counting import BALLOTS
from hopthon.meeting.entries import Round
from hopthon.screens.fields import number_cell
from hopthon.screens.rounds.by_method import counted, thing
from hopthon.voting.paper import ALL, MEN, WOMEN, Option
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line

_NUMBER, _CELL, _GAP, _SUM = 4, 5, 2, 5


class CupTable(Struct, frozen=True):
    """The round as it stands, the cell in hand, what is being typed there."""

    vote: Round
    focus: str
    editor: Editor | None
    width: int

    @property
    def label(self) -> int:
        """Cells for a cup's name."""
        return self.width - _NUMBER - (_CELL + _GAP) * len(self.vote.paper.groups) - _SUM

    def lines(
        self, wrong: set[tuple[str, str | None]], ballots: Mapping[str, str], *, as_present: bool
    ) -> list[Line]:
        """`wrong`: cups that cannot be; `ballots`: each group's papers, `as_present` where those here."""
        cups = [self._cup(option, wrong) for option in self.vote.paper.options]
        return [
            self._head(),
            *cups,
            self._in_full(),
            *self._sums(ballots),
            self._papers(ballots, as_present),
        ]

    def _head(self) -> Line:
        words = {
            WOMEN: ("● " + _("Nữ"), "women"),
            MEN: ("○ " + _("Nam"), "men"),
            ALL: (counted(self.vote.paper), "text"),
        }
        what = _("Ứng cử") if self.vote.paper.method == "election" else _("Cốc")
        spans = [Span(fitted(what, _NUMBER + self.label - 1), "second")]
        for group in self.vote.paper.groups:
            word, role = words[group]
            over = max(0, len(word) - _CELL)  # a longer word stands into the gap
            spans += [Span(flush(word, _CELL), role, bold=True), Span(" " * (_GAP - over))]
        return line(*spans, Span(flush(_("cộng"), _SUM + 1), "second"))

    def _cup(self, option: Option, wrong: set[tuple[str, str | None]]) -> Line:
        here = self.focus.partition("/")[2] == option.id
        name = option.text if len(option.text) < self.label else option.name
        spans = [
            Span(flush(str(self.vote.paper.number(option.id)), _NUMBER - 1) + " "),
            Span(fitted(name, self.label - 1) + " ", "strong" if here else "text", bold=here),
        ]
        counted: list[int] = []
        for group in self.vote.paper.groups:
            count = self.vote.counts.get(group)
            n = count.totals.get(option.id) if count else None
            counted += [] if n is None else [n]
            shown = "·" if n is None else str(n)
            spans += self._cell(f"{group}/{option.id}", shown, bad=(group, option.id) in wrong)
        spans.append(Span(flush(str(sum(counted)) if counted else "·", _SUM), "second"))
        return line(*spans, key=self._key(option.id), ground="row" if here else None)

    def _cell(self, row: str, shown: str, *, bad: bool = False) -> tuple[Span, ...]:
        if row == self.focus and self.editor is not None:
            mark = Span(fitted("✗" if bad else "", _GAP), "warn", bold=True)
            return (*number_cell(shown, _CELL, self.editor), mark)
        if bad:
            text = flush(shown, _CELL - 1) + "✗"
            return (Span(text, "warn", bold=True, ground="field"), Span(" " * _GAP))
        return (*number_cell(shown, _CELL, None), Span(" " * _GAP))

    def _in_full(self) -> Line:
        """The whole name of the cup in hand, where the table had to cut it."""
        focused = self.focus.partition("/")[2]
        text = next((o.text for o in self.vote.paper.options if o.id == focused), "")
        if len(text) < self.label:
            return EMPTY
        room = self.width - _NUMBER
        return line(" " * _NUMBER, Span(fitted(text, room), "second"))

    def _sums(self, ballots: Mapping[str, str]) -> list[Line]:
        groups, beans = self.vote.paper.groups, self.vote.paper.settings.beans
        counts = self.vote.counts
        counted = {g: sum(counts[g].totals.values()) if g in counts else 0 for g in groups}
        most = {g: int(n) * beans if (n := ballots[g]) else None for g in groups}
        over = {
            g for g in groups if counted[g] > (limit if (limit := most[g]) is not None else 10**9)
        }
        known = [n for n in most.values() if n is not None]
        most_words = _("Nhiều nhất được  phiếu × {n} {what}")
        title = most_words.format(n=beans, what=thing(self.vote.paper))
        limits = {g: "–" if most[g] is None else str(most[g]) for g in groups}
        total = str(sum(known)) if len(known) == len(groups) else "–"
        return [
            self._sum(_("Đã đếm"), {g: str(n) for g, n in counted.items()}, over, bold=True),
            self._sum(title, limits, set(), total=total),
        ]

    def _sum(
        self,
        title: str,
        numbers: Mapping[str, str],
        over: set[str],
        *,
        total: str = "",
        bold: bool = False,
    ) -> Line:
        role = "text" if bold else "second"
        spans = [Span(" " * _NUMBER), Span(fitted(title, self.label), role, bold=bold)]
        for group in self.vote.paper.groups:
            mark = "✗" if group in over else " "
            text = flush(numbers[group], _CELL - 1) + mark + " " * _GAP
            spans.append(Span(text, "warn" if group in over else role, bold=bold))
        added = total or str(sum(int(n) for n in numbers.values()))
        return line(*spans, Span(flush(added, _SUM), "second"))

    def _papers(self, ballots: Mapping[str, str], as_present: bool) -> Line:
        here = self.focus.partition("/")[2] == BALLOTS
        spans = [
            Span(" " * _NUMBER),
            Span(fitted(_("Số phiếu"), 17), "strong" if here else "text", bold=here),
        ]
        aside = _("bằng có mặt") if as_present else ""
        spans.append(Span(fitted(aside, self.label - 17), "second"))
        for group in self.vote.paper.groups:
            spans += self._cell(f"{group}/{BALLOTS}", ballots[group] or "·")
        total = str(sum(int(n) for n in ballots.values() if n))
        key = self._key(BALLOTS)
        spans.append(Span(flush(total, _SUM), "second"))
        return line(*spans, key=key, ground="row" if here else None)

    def _key(self, option: str) -> str:
        """A row's key is the cell in hand, or where a click leads."""
        group = self.focus.partition("/")[0] or self.vote.paper.groups[0]
        return f"{group}/{option}"
