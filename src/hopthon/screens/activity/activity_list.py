"""All activities on one page as drawn: sector by sector, amounts in columns, sums."""

from functools import lru_cache

from msgspec import Struct

from hopthon.language import _
from hopthon.numbers import grouped, money_words, thousands
from hopthon.views.activity_list import ActivityList, ListRow
from hopthon.views.money import Sums, unknown_words
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line, wrap

_MARK, _AMOUNT = 2, 9


class ActivityTable(Struct, frozen=True):
    """The list, the activity in hand."""

    listed: ActivityList
    focus: str
    width: int

    def lines(self) -> list[Line]:
        """Sector by sector; the sums of all stand in the foot."""
        name, cell = self._cells()
        found = [self._head()]
        for sector in self.listed.sectors:
            found += [line(Span(fitted(sector.title, self.width), "second", bold=True))]
            for row in sector.rows:
                found += self._in_hand(row) if row.id == self.focus else [_row(row, name, cell)]
            if len(self.listed.sectors) > 1:
                found += self._sum(_("Cộng"), sector.sums)
        return found

    def foot(self, *, small: bool) -> list[Line]:
        """The sums of all, always in sight; what is not in them; what that is for one household."""
        return [
            *([] if small else [EMPTY]),
            *self._sum(_("Cả {n} hoạt động"), self.listed.sums),
            *self._shared(),
        ]

    def _cells(self) -> tuple[int, int]:
        """Cells for a name, and for an amount: the widest sum and a blank."""
        s = self.listed.sums
        cell = max(8, 1 + max(len(thousands(n)) for n in (s.total, s.contribution, s.support)))
        return max(8, self.width - _MARK - _AMOUNT - 1 - 3 * cell), cell

    def _head(self) -> Line:
        name, cell = self._cells()
        heads = (_("Tổng"), _("Dân góp"), _("Hỗ trợ"))
        return line(
            Span(fitted("", _MARK + name + 1), "second"),
            Span(fitted(_("Số lượng"), _AMOUNT), "second"),
            *(Span(flush(head, cell), "second") for head in heads),
        )

    def _in_hand(self, row: ListRow) -> list[Line]:
        """The whole name, and what the mark means."""
        name, cell = self._cells()
        said = [*row.problems]
        if row.missing:
            said.append(_("Còn thiếu: {questions}.").format(questions=", ".join(row.missing)))
        rest = [Span(words, "strong", bold=True) for words in wrap(row.text, name)[1:]]
        rest += [
            Span(words, "second")
            for sentence in said
            for words in wrap(sentence, self.width - _MARK - 1)
        ]
        more = [line(" " * _MARK, span, key=row.id, ground="row") for span in rest]
        return [_row(row, name, cell, here=True), *more]

    def _sum(self, label: str, sums: Sums) -> list[Line]:
        """The sums; what is not in them is said."""
        name, cell = self._cells()
        words = label.format(n=grouped(sums.count))
        none = None if sums.unknown == sums.count else 0
        top = line(
            " " * _MARK,
            Span(fitted(words, name + 1 + _AMOUNT), "strong", bold=True),
            *(
                Span(flush(_amount(n or none), cell), "strong", bold=True)
                for n in (sums.total, sums.contribution, sums.support)
            ),
        )
        left_out = unknown_words(sums)
        if not left_out:
            return [top]
        words = _("Chưa kể {left_out}.").format(left_out=left_out)
        return [top, line(" " * _MARK, Span(words, "warn"))]

    def _shared(self) -> list[Line]:
        """What the village's part comes to for one household."""
        listed = self.listed
        if listed.each is None or listed.households is None or not listed.sums.contribution:
            return []
        words = _("Dân góp chia đều {n} hộ: mỗi hộ {each}.").format(
            n=grouped(listed.households), each=money_words(listed.each)
        )
        return [line(" " * _MARK, Span(row, "text")) for row in wrap(words, self.width - _MARK - 1)]


@lru_cache(maxsize=1_024)
def _row(row: ListRow, name: int, cell: int, *, here: bool = False) -> Line:
    """The mark says whether something is missing or does not agree."""
    mark = Span("! ", "warn", bold=True) if row.problems else Span("✓ ", "text")
    if row.missing and not row.problems:
        mark = Span("· ", "second")
    ours = _amount(row.contribution) if row.percent is None else f"{row.percent} %"
    text = wrap(row.text, name)[0] if here else row.text
    return line(
        mark,
        Span(fitted(text, name) + " ", "strong" if here else "text", bold=here),
        Span(fitted(row.amount, _AMOUNT), "second"),
        *(Span(flush(words, cell)) for words in (_amount(row.total), ours, _amount(row.support))),
        key=row.id,
        ground="row" if here else None,
    )


def _amount(dong: int | None) -> str:
    return "–" if dong is None else thousands(dong)
