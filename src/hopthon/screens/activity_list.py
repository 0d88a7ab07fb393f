"""All activities on one page as drawn: sector by sector, amounts in columns, sums."""

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
        """Everything, top to bottom."""
        found = [self._head()]
        for sector in self.listed.sectors:
            found += [line(Span(fitted(sector.title, self.width), "second", bold=True))]
            found += [row for one in sector.rows for row in self._row(one)]
            if len(self.listed.sectors) > 1:
                found += self._sum(_("Cộng"), sector.sums)
        found += [EMPTY, *self._sum(_("Cả {n} hoạt động"), self.listed.sums), *self._shared()]
        return found

    @property
    def _cell(self) -> int:
        """Cells for an amount: the widest sum, and a blank."""
        s = self.listed.sums
        return max(8, 1 + max(len(thousands(n)) for n in (s.total, s.contribution, s.support)))

    @property
    def _name(self) -> int:
        return max(8, self.width - _MARK - _AMOUNT - 1 - 3 * self._cell)

    def _head(self) -> Line:
        heads = (_("Tổng"), _("Dân góp"), _("Hỗ trợ"))
        return line(
            Span(fitted("", _MARK + self._name + 1), "second"),
            Span(fitted(_("Số lượng"), _AMOUNT), "second"),
            *(Span(flush(head, self._cell), "second") for head in heads),
        )

    def _row(self, row: ListRow) -> list[Line]:
        """The mark says whether something is missing or does not agree; in hand, what it is."""
        here = row.id == self.focus
        ground = "row" if here else None
        mark = Span("! ", "warn", bold=True) if row.problems else Span("✓ ", "text")
        if row.missing and not row.problems:
            mark = Span("· ", "second")
        first, *rest = wrap(row.text, self._name) if here else [row.text]
        ours = _cell(row.contribution) if row.percent is None else f"{row.percent} %"
        top = line(
            mark,
            Span(fitted(first, self._name + 1), "strong" if here else "text", bold=here),
            Span(fitted(row.amount, _AMOUNT), "second"),
            *(
                Span(flush(words, self._cell))
                for words in (_cell(row.total), ours, _cell(row.support))
            ),
            key=row.id,
            ground=ground,
        )
        said = [*row.problems]
        if row.missing:
            said.append(_("Còn thiếu: {questions}.").format(questions=", ".join(row.missing)))
        more = [
            line(" " * _MARK, Span(words, "strong", bold=True), key=row.id, ground=ground)
            for words in rest
        ]
        if here:
            more += [
                line(" " * _MARK, Span(words, "second"), key=row.id, ground=ground)
                for sentence in said
                for words in wrap(sentence, self.width - _MARK - 1)
            ]
        return [top, *more]

    def _sum(self, label: str, sums: Sums) -> list[Line]:
        """The sums; what is not in them is said."""
        words = label.format(n=grouped(sums.count))
        none = None if sums.unknown == sums.count else 0
        top = line(
            " " * _MARK,
            Span(fitted(words, self._name + 1 + _AMOUNT), "strong", bold=True),
            *(
                Span(flush(_cell(n or none), self._cell), "strong", bold=True)
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
        words = _("Dân góp chia đều {n} hộ: mỗi hộ {each}, làm tròn lên.").format(
            n=grouped(listed.households), each=money_words(listed.each)
        )
        return [line(" " * _MARK, Span(row, "text")) for row in wrap(words, self.width - _MARK - 1)]


def _cell(dong: int | None) -> str:
    return "–" if dong is None else thousands(dong)
