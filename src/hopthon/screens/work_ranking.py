"""The ranking: ranks with their reasons, women's and men's first three, where they differ."""

from hopthon.language import _
from hopthon.meeting.commands import ReopenRound
from hopthon.meeting.naming import round_name
from hopthon.meeting.state import Round
from hopthon.numbers import percent
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens.keys import Key
from hopthon.screens.ranking_table import RankingTable
from hopthon.screens.workspace import Workspace
from hopthon.session.desk import Outcome
from hopthon.views.rounds import RankRow, ranking
from hopthon.views.times import hour
from hopthon.voting.paper import MEN, WOMEN
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import Line, line


class RankingWork(Workspace):
    """Rows are the options of the newest closed round."""

    id = "ranking"

    def vote(self) -> Round | None:
        """The newest closed round."""
        closed = [r for r in self.meeting.rounds.values() if r.state == "closed"]
        return closed[-1] if closed else None

    # what it shows -------------------------------------------------------------------------

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

    def keys(self) -> tuple[Key, ...]:
        """Look, reopen."""
        figures, reopen = _("số liệu và lý do"), _("mở lại đợt, cần lý do")
        return (
            Key("walk", (), "↑ ↓", _("xem từng việc"), _("việc trên, việc dưới"), brief=_("xem")),
            Key(
                "reason",
                ("enter",),
                "Enter",
                figures,
                _("đọc số liệu và lý do của việc này"),
                brief=_("lý do"),
            ),
            Key("reopen", ("x",), "x", reopen, _("mở lại đợt bầu, cần lý do"), brief=_("mở lại")),
            Key("new round", ("o",), "o", _("đợt nữa"), _("mở một đợt bầu nữa")),
            Key(
                "side",
                ("s",),
                "s",
                _("chiếu nữ nam"),
                _("chiếu ba việc đầu của nữ và của nam"),
                brief=_("nữ nam"),
            ),
        )

    def lines(self, width: int) -> list[Line]:
        """The table, then the first three of each group, then the widest difference."""
        vote = self.vote()
        if vote is None:
            return [line(Span(_("Chưa có đợt bầu nào đóng."), "second"))]
        return RankingTable(ranking(self.meeting, vote), self.focus, width).lines()

    def status(self) -> str:
        """An override stands in the minutes, so it stands here."""
        vote = self.vote()
        if vote is None or vote.closed is None or not vote.closed.override:
            return ""
        return _("Đã đóng dù còn chỗ sai, lý do: {why}.").format(why=vote.closed.override)

    # choosing ------------------------------------------------------------------------------

    def editable(self, row: str) -> bool:
        """Figures are never typed over."""
        return False

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
                rows = ranking(self.meeting, vote).rows
                row = next((r for r in rows if r.option == self.focus), None)
                if row is not None:
                    self.host.say(row.sentence + _figures(vote, row))
            case "reopen":
                name = round_name(self.meeting, vote.id)
                self.host.ask_reason(
                    _("Lý do mở lại {round}?").format(round=name),
                    lambda why: self.host.send(ReopenRound(vote.id, why), self._reopened),
                )
            case "side":
                self.host.open("wall:side", vote.id)
            case _:
                return False
        return True

    def _reopened(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")
        else:
            self.host.say(_("Đã mở lại đợt bầu. Lý do đã ghi vào biên bản."))


def _figures(vote: Round, row: RankRow) -> str:
    """Each group's share of its ballots: " Nữ 49,0 %, nam 74,3 % số phiếu."."""
    if vote.closed is None or row.women is None or row.men is None:
        return ""
    ballots = vote.closed.ballots
    women, men = ballots.get(WOMEN, 0), ballots.get(MEN, 0)
    return _(" Nữ {a}, nam {b} số phiếu.").format(
        a=percent(row.women, women), b=percent(row.men, men)
    )
