"""The ranking as drawn: ranks and reasons, the first three of each group, what is still open."""

from msgspec import Struct

from hopthon.language import _
from hopthon.views.rounds import Ranking, RankRow, differences
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line, wrap

_RANK, _SCORE, _GROUPS, _LABEL = 5, 7, 13, 16


class RankingTable(Struct, frozen=True):
    """A result, the row in hand."""

    result: Ranking
    focus: str
    width: int
    firm: str = ""
    way: str = ""
    parts: str = ""
    """How the row in hand is made up, where it is counted in parts."""
    notes: tuple[str, ...] = ()
    things: str = ""
    """What the options are, in a word."""

    @property
    def apart(self) -> bool:
        """Women and men counted apart."""
        return bool(self.result.women)

    @property
    def label(self) -> int:
        """Cells for a name."""
        return self.width - _RANK - _SCORE - _GROUPS * self.apart

    def lines(self) -> list[Line]:
        """Everything, top to bottom."""
        rows = self.result.rows
        found = [self._head()]
        for index, row in enumerate(rows):
            found += self._row(row)
            found += [
                line(" " * _RANK, Span(("↳ " if at == 0 else "  ") + words, "second"))
                for at, words in enumerate(wrap(_note(rows, index), self.width - _RANK - 2))
                if words
            ]
        return [*found, EMPTY, *self._sides(), *self._left_over()]

    def _head(self) -> Line:
        groups = [
            Span(flush("● " + _("Nữ"), 6), "women", bold=True),
            Span(flush("○ " + _("Nam"), 7), "men", bold=True),
        ]
        return line(
            Span(fitted(_("Hạng"), self.label + _RANK), "second"),
            *(groups if self.apart else []),
            Span(flush(self.result.unit, _SCORE), "second"),
        )

    def _row(self, row: RankRow) -> list[Line]:
        here, leading = row.option == self.focus, row.rank <= 3
        cut = len(row.text) >= self.label
        name = row.short if cut and not here else row.text
        first, *rest = wrap(name, self.label - 1) if here else [name]
        figures: list[Span] = []
        if self.apart:
            figures = [Span(flush(str(row.women), 6), "women"), Span(flush(str(row.men), 7), "men")]
        role, ground = "strong" if here or leading else "text", "row" if here else None
        top = line(
            Span(flush(str(row.rank), 3), "strong", bold=True),
            Span("= " if row.tied else "  ", "warn", bold=True),
            Span(fitted(first, self.label), role, bold=here or leading),
            *figures,
            Span(flush(str(row.score), _SCORE), "strong", bold=True),
            key=row.option,
            ground=ground,
        )
        more = [
            line(" " * _RANK, Span(words, role, bold=True), key=row.option, ground=ground)
            for words in rest
        ]
        room = self.width - _RANK - 1
        parts = wrap(self.parts, room) if here and self.parts else []
        more += [
            line(" " * _RANK, Span(words, "second"), key=row.option, ground=ground)
            for words in parts
        ]
        return [top, *more]

    def _sides(self) -> list[Line]:
        if not self.apart:
            return []
        half = self.width // 2
        women, men = _("Ba {things} đầu nữ chọn"), _("Ba {things} đầu nam chọn")
        head = line(
            Span(fitted("● " + women.format(things=self.things), half), "women", bold=True),
            Span("○ " + men.format(things=self.things), "men", bold=True),
        )
        firsts = zip(self.result.women[:3], self.result.men[:3], strict=True)
        rows = [
            line(
                fitted(f"{women.rank} {women.short}", half - 1) + " ",
                fitted(f"{men.rank} {men.short}", self.width - half),
            )
            for women, men in firsts
        ]
        return [head, *rows, EMPTY]

    def _left_over(self) -> list[Line]:
        found: list[Line] = []
        for d in differences(self.result)[:1]:
            words = _("{text}: nữ hạng {a}, nam hạng {b}")
            told = words.format(text=d.text, a=d.women, b=d.men)
            found += self._labelled(_("Khác nhau nhất"), told)
        if self.firm:
            found += self._labelled(_("Độ chắc"), self.firm)
        if self.way:
            found += self._labelled(_("Kết quả chung"), self.way)
        for at, note in enumerate(self.notes):
            found += self._labelled(_("Xem lại") if at == 0 else "", note)
        label = _("Chưa xong")
        for rank in dict.fromkeys(row.rank for row in self.result.rows if row.tied):
            n = sum(1 for row in self.result.rows if row.rank == rank)
            words = _("{n} {things} đồng hạng {rank}: để vậy, hay r bầu lại").format(
                n=n, rank=rank, things=self.things
            )
            found += self._labelled(label, words)
            label = ""
        return found

    def _labelled(self, label: str, words: str) -> list[Line]:
        return [
            line(Span(fitted(label if at == 0 else "", _LABEL), "second", bold=True), row)
            for at, row in enumerate(wrap(words, self.width - _LABEL))
        ]


def _note(rows: tuple[RankRow, ...], index: int) -> str:
    """What is to say between this row and the next: a shared rank once, under its last row."""
    row = rows[index]
    following = rows[index + 1] if index + 1 < len(rows) else None
    goes_on = following is not None and following.tied and following.rank == row.rank
    if row.tied:
        return "" if goes_on else _shared([r for r in rows if r.rank == row.rank])
    if following is None or row.score != following.score:
        above = rows[index - 1] if index else row
        # under a shared rank: the reason stands with the lower row
        return _reason(row) if above.tied and above.score == row.score else ""
    if row.decided_by == "women_votes":
        return _("bằng điểm hạng {n}, xếp trên vì phụ nữ bầu {a} > {b}").format(
            n=following.rank, a=row.women, b=following.women
        )
    return _reason(row)


def _shared(equals: list[RankRow]) -> str:
    rank = equals[0].rank
    if equals[0].women is None:
        return _("đồng hạng {n}: chưa phân định được").format(n=rank)
    votes = [str(row.women) for row in equals]
    if len(set(votes)) > 1:  # a chain that does not ask for the women's votes
        return _("đồng hạng {n}: chưa phân định được").format(n=rank)
    return _("đồng hạng {n}, phụ nữ bầu {a} = {b}: chưa phân định được").format(
        n=rank, a=votes[0], b=" = ".join(votes[1:])
    )


def _reason(row: RankRow) -> str:
    """The part of the sentence that says why."""
    return row.sentence.partition(";")[2].strip().rstrip(".")
