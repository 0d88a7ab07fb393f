"""The ranking: ranks with their reasons, women's and men's first three, where they differ."""

from hopthon.language import _
from hopthon.meeting.commands import ReopenRound
from hopthon.meeting.naming import round_name
from hopthon.meeting.state import Round
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens.keys import Key
from hopthon.screens.workspace import Workspace
from hopthon.session.desk import Outcome
from hopthon.views.rounds import Ranking, RankRow, differences, ranking
from hopthon.views.times import hour
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line, wrap


class RankingWork(Workspace):
    """Rows are the options of the newest closed round."""

    id = "ranking"

    def vote(self) -> Round | None:
        """The newest closed round."""
        closed = [r for r in self.meeting.rounds.values() if r.state == "closed"]
        return closed[-1] if closed else None

    def name(self) -> str:
        """For the help."""
        return _("kết quả")

    def title(self) -> tuple[str, str, str]:
        """Which round, closed when."""
        vote = self.vote()
        if vote is None:
            return (_("Kết quả"), "", "")
        words = _("{round} · đã đóng {hour}").format(
            round=round_name(self.meeting, vote.id), hour=hour(vote.closed_at)
        )
        return (_("Xếp ưu tiên"), words, _("kết quả"))

    def prompt(self) -> Prompt:
        """The step's sentence for a closed round."""
        step = self.meeting.find_step(self.meeting.step)
        return step.prompt("closed") if step is not None else Prompt("")

    def wall(self) -> tuple[str, str] | None:
        """The ranking."""
        vote = self.vote()
        return ("ranking", vote.id) if vote else None

    def rows(self) -> list[str]:
        """Options in rank order."""
        vote = self.vote()
        return [row.option for row in ranking(self.meeting, vote).rows] if vote else []

    def editable(self, row: str) -> bool:
        """Figures are never typed over."""
        return False

    def keys(self) -> tuple[Key, ...]:
        """Look, reopen."""
        return (
            Key("walk", (), "↑ ↓", _("xem từng việc"), _("việc trên, việc dưới")),
            Key(
                "reason",
                ("enter",),
                "Enter",
                _("số liệu và lý do"),
                _("đọc số liệu và lý do của việc này"),
            ),
            Key("reopen", ("x",), "x", _("mở lại đợt, cần lý do"), _("mở lại đợt bầu, cần lý do")),
            Key("new round", ("o",), "o", _("đợt nữa"), _("mở một đợt bầu nữa")),
            Key("side", ("s",), "s", _("chiếu nữ nam"), _("chiếu ba việc đầu của nữ và của nam")),
        )

    def act(self, action: str) -> bool:
        """Read a reason, reopen with one, another round."""
        vote = self.vote()
        if action == "new round":
            self.host.open("round draft")
            return True
        if vote is None:
            return False
        match action:
            case "reason":
                row = next(
                    (r for r in ranking(self.meeting, vote).rows if r.option == self.focus), None
                )
                if row is not None:
                    self.host.say(f"{row.text}: {row.sentence}")
            case "reopen":
                question = _("Lý do mở lại {round}?").format(
                    round=round_name(self.meeting, vote.id)
                )
                self.host.ask_reason(
                    question, lambda r: self.host.send(ReopenRound(vote.id, r), self._reopened)
                )
            case "side":
                self.host.open("wall:side", vote.id)
            case _:
                return False
        return True

    def lines(self, width: int) -> list[Line]:
        """The table, then the first three of each group, then the widest difference."""
        vote = self.vote()
        if vote is None:
            return [line(Span(_("Chưa có đợt bầu nào đóng."), "second"))]
        result = ranking(self.meeting, vote)
        apart = bool(result.women)
        found = [_head(apart, result.unit, width)]
        for index, row in enumerate(result.rows):
            found.append(self._row(row, apart, width))
            following = result.rows[index + 1] if index + 1 < len(result.rows) else None
            if note := _tie_note(row, following):
                found += [
                    line(Span(f"     ↳ {words}", "second")) for words in wrap(note, width - 7)
                ]
        return [*found, EMPTY, *_sides(result, width), *self._left_over(result, width)]

    def _reopened(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")
        else:
            self.host.say(_("Đã mở lại đợt bầu. Lý do đã ghi vào biên bản."))
            self.host.open("round")

    def _row(self, row: RankRow, apart: bool, width: int) -> Line:
        here, leading = row.option == self.focus, row.rank <= 3
        figures: list[Span] = []
        if apart:
            figures = [Span(flush(str(row.women), 6), "women"), Span(flush(str(row.men), 7), "men")]
        text = fitted(row.text, width - 5 - 7 - 13 * apart)
        return line(
            Span(flush(str(row.rank), 3), "strong", bold=True),
            Span("= " if row.tied else "  ", "warn", bold=True),
            Span(text, "strong" if here or leading else "text", bold=here or leading),
            *figures,
            Span(flush(str(row.score), 7), "strong", bold=True),
            key=row.option,
            ground="row" if here else None,
        )

    def _left_over(self, result: Ranking, width: int) -> list[Line]:
        found: list[Line] = []
        if differing := differences(result)[:1]:
            d = differing[0]
            words = _("{text}: nữ hạng {a}, nam hạng {b}").format(text=d.text, a=d.women, b=d.men)
            found += _labelled(_("Khác nhau nhất"), words, width)
        tied = [row for row in result.rows if row.tied]
        if tied:
            words = _("{n} việc đồng hạng {rank}: để vậy hay bàn thêm").format(
                n=sum(1 for r in tied if r.rank == tied[0].rank), rank=tied[0].rank
            )
            found += _labelled(_("Chưa xong"), words, width)
        return found


def _head(apart: bool, unit: str, width: int) -> Line:
    groups = [
        Span(flush("● " + _("Nữ"), 6), "women", bold=True),
        Span(flush("○ " + _("Nam"), 7), "men", bold=True),
    ]
    return line(
        Span(fitted(_("Hạng"), width - 7 - 13 * apart), "second"),
        *(groups if apart else []),
        Span(flush(unit, 7), "second"),
    )


def _tie_note(row: RankRow, following: RankRow | None) -> str:
    """Why this row stands above the next of equal score; said once, under the upper one."""
    if following is None or row.score != following.score:
        return ""
    if row.tied and following.rank == row.rank:
        return (
            _("đồng hạng {n}: chưa phân định được").format(n=row.rank)
            if row.women is None
            else _("đồng hạng {n}, phụ nữ bầu {a} = {b}: chưa phân định được").format(
                n=row.rank, a=row.women, b=following.women
            )
        )
    if row.decided_by == "women_votes":
        return _("bằng điểm hạng {n}, xếp trên vì phụ nữ bầu {a} > {b}").format(
            n=following.rank, a=row.women, b=following.women
        )
    return row.sentence.partition(";")[2].strip().rstrip(".")


def _sides(result: Ranking, width: int) -> list[Line]:
    if not result.women:
        return []
    label, half = 16, (width - 16) // 2
    lines = [
        line(
            Span(fitted(_("Ba việc đầu"), label), "second", bold=True),
            Span(fitted("● " + _("Nữ chọn"), half), "women", bold=True),
            Span("○ " + _("Nam chọn"), "men", bold=True),
        )
    ]
    for women, men in zip(result.women[:3], result.men[:3], strict=False):
        lines.append(
            line(
                " " * label,
                fitted(f"{women.rank} {women.short}", half - 1) + " ",
                fitted(f"{men.rank} {men.short}", half),
            )
        )
    return [*lines, EMPTY]


def _labelled(label: str, words: str, width: int) -> list[Line]:
    rows = wrap(words, width - 16)
    return [
        line(Span(fitted(label if i == 0 else "", 16), "second", bold=True), row)
        for i, row in enumerate(rows)
    ]
