"""The ranking: ranks with their reasons, women's and men's first three, where they differ."""

from msgspec import structs

from hopthon.language import _
from hopthon.meeting.commands import (
    CriterionSetting,
    OpenRound,
    ReopenRound,
    RoundSettings,
    ShowOnWall,
)
from hopthon.meeting.entries import Round
from hopthon.meeting.events import RoundClosed
from hopthon.meeting.naming import round_name
from hopthon.meeting.run_offs import tied_groups
from hopthon.numbers import percent
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens.by_method import heading
from hopthon.screens.keys import Key
from hopthon.screens.ranking_table import RankingTable
from hopthon.screens.workspace import Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.views.choosing import choosing, things, to_keep
from hopthon.views.rounds import RankRow, firm_words, how_firm, ranking
from hopthon.views.times import hour
from hopthon.views.women_needs import women_needs_said
from hopthon.voting.combine import way_words
from hopthon.voting.methods import method
from hopthon.voting.paper import MEN, WOMEN
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import Line, line


class RankingWork(Workspace):
    """Rows are the options of the newest round closed."""

    id = "ranking"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._told: tuple[RoundClosed | None, str] | None = None

    def vote(self) -> Round | None:
        """The newest closed round; for a run-off the round it parted."""
        closed = {r.id: r for r in self.meeting.rounds.values() if r.state == "closed"}
        vote = next(reversed(closed.values()), None)
        while vote is not None and vote.paper.settings.run_off_of in closed:
            vote = closed[vote.paper.settings.run_off_of]
        return vote

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
        return (heading(vote.paper), words, _("kết quả"))

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
            Key("walk", (), "↑ ↓", _("xem từng việc"), _("việc trên, việc dưới"), bar=False),
            Key(
                "reason",
                ("enter",),
                "Enter",
                figures,
                _("đọc số liệu và lý do của việc này"),
                brief=_("lý do"),
            ),
            Key("reopen", ("x",), "x", reopen, _("mở lại đợt bầu, cần lý do"), brief=_("mở lại")),
            Key(
                "run-off",
                ("r",),
                "r",
                self._again(),
                _("bầu lại các việc đồng hạng"),
                brief=self._again() and _("bầu lại"),
            ),
            Key(
                "reveal",
                ("v",),
                "v",
                _("hiện thêm một hạng"),
                _("trên tường: thêm một hạng, từ cuối lên"),
                brief=_("hạng"),
            ),
            Key(
                "keep",
                ("k",),
                "k",
                self._keeps(),
                _("giữ lại những dòng đầu bảng"),
                brief=self._keeps() and _("giữ"),
            ),
            Key("new round", ("o",), "o", _("đợt nữa"), _("mở một đợt bầu nữa"), brief=_("đợt")),
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
        paper, apart = vote.paper, WOMEN in vote.paper.groups
        closed = vote.closed
        parts = ""
        if closed is not None and self.focus in paper.ids:
            detail = method(paper.method).detail(paper, self.focus, closed.totals)
            said = women_needs_said(self.meeting, vote, self.focus)
            parts = " ".join(filter(None, (detail, said)))
        return RankingTable(
            ranking(self.meeting, vote),
            self.focus,
            width,
            self._firm(vote),
            way_words(paper.settings.combine) if apart and paper.settings.combine != "sum" else "",
            parts,
            closed.notes if closed is not None else (),
            things(self.meeting, paper),
        ).lines()

    def _firm(self, vote: Round) -> str:
        """How firm the result is; worked out once, it takes its time with many options."""
        if self._told is None or self._told[0] is not vote.closed:
            words = firm_words(self.meeting, vote.paper, how_firm(self.meeting, vote))
            self._told = (vote.closed, words)
        return self._told[1]

    def _tied(self) -> tuple[str, ...]:
        """The options that share the rank in hand, or else the first rank that is shared."""
        vote = self.vote()
        groups = tied_groups(vote) if vote is not None else []
        return next((g for g in groups if self.focus in g), groups[0] if groups else ())

    def _again(self) -> str:
        return _("bầu lại {n}").format(n=len(tied)) if (tied := self._tied()) else ""

    def _keeps(self) -> str:
        vote = self.vote()
        what = choosing(self.meeting, vote) if vote is not None else None
        return _("giữ {n} dòng đầu").format(n=what.most) if what is not None else ""

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
            case "run-off":
                self._run_off(vote)
            case "keep":
                self._keep(vote)
            case "reveal":
                self._reveal(vote)
            case "side":
                self.host.open("wall:side", vote.id)
            case _:
                return False
        return True

    def _run_off(self, vote: Round) -> None:
        if not (tied := self._tied()):
            self.host.say(_("Không có việc nào đồng hạng để bầu lại."))
            return
        paper = vote.paper
        settings = RoundSettings(run_off_of=vote.id, hidden=paper.settings.hidden)
        if paper.method == "criteria":
            criteria = paper.settings.criteria
            wanted = tuple(CriterionSetting(c.id, c.title, c.max, c.weight) for c in criteria)
            settings = structs.replace(settings, criteria=wanted)
        if paper.method == "election":
            rows = vote.closed.rows if vote.closed is not None else ()
            before = next(row.rank for row in rows if row.option in tied) - 1
            left = min(max(1, paper.settings.seats - before), len(tied))
            settings = structs.replace(settings, seats=left, committee=paper.settings.committee)
        title = _("Bầu lại: {title}").format(title=paper.title)[:200]
        wish = OpenRound(tied, title, paper.method, paper.groups, settings)

        def heard(outcome: Outcome) -> None:
            if isinstance(outcome, Refusal):
                self.host.say(outcome.sentence, "warn")
                return
            self.host.say(_("Đã mở đợt bầu lại giữa {n} việc đồng hạng.").format(n=len(tied)))
            self.host.open("round", paper.groups[0])

        self.host.send(wish, heard)

    def _keep(self, vote: Round) -> None:
        """The first ones stay, as many as the sector keeps; back to the tree, where they are marked."""
        what = choosing(self.meeting, vote)
        if what is None:
            self.host.say(_("Đợt bầu này không phải để chọn dòng giữ lại trong một ngành."))
            return
        try:
            wish = to_keep(vote, what)
        except Refusal as refusal:
            self.host.say(refusal.sentence, "warn")
            return
        told = _("Đã giữ {n} dòng đầu bảng, có dấu ✓ trong cây. u để thôi giữ.")

        def heard(outcome: Outcome) -> None:
            if isinstance(outcome, Refusal):
                self.host.say(outcome.sentence, "warn")
                return
            self.host.open("tree", wish.ids[0])
            self.host.say(told.format(n=len(wish.ids)))

        self.host.send(wish, heard)

    def _reveal(self, vote: Round) -> None:
        """One more row from the last; the wall may hang elsewhere, then from the last again."""
        wall = self.meeting.wall
        goes_on = (wall.page, wall.ref) == ("reveal", vote.id)
        n = min(len(vote.paper.options), wall.hold + 1 if goes_on else 1)
        told = _("Trên tường: {n} hạng cuối trong {of}.").format(n=n, of=len(vote.paper.options))

        def heard(outcome: Outcome) -> None:
            self.host.say(outcome.sentence if isinstance(outcome, Refusal) else told)

        self.host.send(ShowOnWall("reveal", vote.id, n), heard)

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
