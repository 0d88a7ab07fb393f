"""What counting cups and keying ballots share: what is wrong, checking, closing."""

from hopthon.language import _
from hopthon.meeting.commands import AnnulRound, CloseRound
from hopthon.meeting.entries import Round
from hopthon.meeting.naming import round_name
from hopthon.refusal import Refusal
from hopthon.screens.keys import Key
from hopthon.screens.problem_lines import explained, foretold, shortly
from hopthon.screens.workspace import Workspace
from hopthon.session.desk import Outcome
from hopthon.views.election import if_closed_now
from hopthon.views.rounds import round_problems
from hopthon.voting.count import Problem
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line


class CountingWork(Workspace):
    """The newest open round, or `only` the one named."""

    starts_typing = True
    only = ""
    _counted = ""

    def settle(self) -> None:
        """A round that was not counted here before begins at its first row."""
        vote = self.vote()
        if vote is not None and vote.id != self._counted:
            self._counted, self.focus = vote.id, ""
        super().settle()

    def vote(self) -> Round | None:
        """The round being counted, as it will stand when all that was sent is written."""
        rounds = reversed(list(self.meeting.rounds.values()))
        wanted = (r for r in rounds if r.state == "open" and self.only in ("", r.id))
        return next(wanted, None)

    def place(self, problem: Problem) -> str:
        """The row where it is put right."""
        raise NotImplementedError

    def problems(self) -> list[Problem]:
        """What does not add up yet; what belongs to the row in hand first."""
        vote = self.vote()
        found = round_problems(self.meeting, vote) if vote else []
        return sorted(found, key=lambda p: self.place(p) != self.focus)

    def wall(self) -> tuple[str, str] | None:
        """The counting page."""
        vote = self.vote()
        return ("counting", vote.id) if vote else None

    def round_words(self) -> str:
        """ "đợt 1"."""
        vote = self.vote()
        return round_name(self.meeting, vote.id) if vote else ""

    def counting_keys(self) -> tuple[Key, ...]:
        """Check and close; without a round, open one."""
        if self.vote() is None:
            return (Key("new round", ("o",), "o", _("mở đợt bầu"), _("mở một đợt bầu")),)
        return (
            Key("check", ("k",), "k", _("kiểm"), _("kiểm xem còn chỗ nào sai")),
            Key(
                "close", ("c",), "c", _("đóng đợt"), _("đóng đợt bầu, ra kết quả"), brief=_("đóng")
            ),
        )

    def status(self) -> str:
        """What still prevents closing."""
        vote, found = self.vote(), [p for p in self.problems() if p.blocking]
        if not found:
            return _("Đủ số để đóng: Esc rồi c.") if vote and vote.counts else ""
        wrong = sum(1 for p in found if p.where != "missing")
        words = [_("{n} chỗ sai").format(n=wrong)] if wrong else []
        words += [p.sentence.rstrip(".").lower() for p in found if p.where == "missing"][:2]
        return _("Chưa đóng được: {what}.").format(what=", ".join(words))

    def foot(self, width: int, *, small: bool) -> list[Line]:
        """The first thing that is wrong, in words, or who would be elected; then what prevents closing."""
        wrong = [p for p in self.problems() if p.where != "missing"]
        if wrong and small:
            return shortly(wrong[0], width)
        told = [EMPTY, *explained(wrong[0].sentence, wrong[0].advice, width)] if wrong else []
        told = told or self._foretold(width, small=small)
        status = self.status()
        return [*told, EMPTY, line(Span(fitted(status, width), "second"))] if status else told

    def act(self, action: str) -> bool:
        """Check, close, annul."""
        vote = self.vote()
        if action == "new round":
            self.host.open("round draft")
        elif vote is None:
            return False
        elif action == "check":
            self._check()
        elif action == "close":
            self._close(vote)
        elif action == "annul":
            ask = _("Lý do hủy {round}?").format(round=self.round_words())
            self.host.ask_reason(ask, lambda why: self._annul(vote.id, why))
        else:
            return False
        return True

    def hear(self, outcome: Outcome) -> None:
        """A refusal is said."""
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")

    # parts ---------------------------------------------------------------------------------

    def _foretold(self, width: int, *, small: bool) -> list[Line]:
        """An election as it would end now: for who steers the meeting, not at a counting table."""
        vote = None if self.only else self.vote()
        told = if_closed_now(self.meeting, vote) if vote is not None else ()
        return foretold(told, width, small=small)

    def _check(self) -> None:
        """The next wrong place after the one in hand."""
        places: dict[str, Problem] = {}
        for problem in sorted(self.problems(), key=lambda p: p.where == "missing"):
            places.setdefault(self.place(problem), problem)
        if not places:
            self.host.say(_("Không thấy chỗ nào sai. c để đóng đợt bầu."))
            return
        rows = list(places)
        at = (rows.index(self.focus) + 1) % len(rows) if self.focus in places else 0
        problem = places[rows[at]]
        self.focus = rows[at]
        self.host.say(" ".join(filter(None, (problem.sentence, self._invite(problem)))), "warn")

    def _invite(self, problem: Problem) -> str:
        vote = self.vote()
        if problem.where == "cup" and vote is not None and problem.option is not None:
            return _("Mời đếm lại cốc {n}.").format(n=vote.paper.number(problem.option))
        return problem.advice

    def _close(self, vote: Round) -> None:
        blocking = [p for p in self.problems() if p.blocking]
        if any(p.where == "missing" for p in blocking):
            self.host.say(self.status(), "warn")
        elif blocking:
            ask = _("Còn {n} chỗ sai. Lý do vẫn đóng:").format(n=len(blocking))
            self.host.ask_reason(
                ask, lambda why: self.host.send(CloseRound(vote.id, why), self._closed)
            )
        else:
            self.host.send(CloseRound(vote.id), self._closed)

    def _closed(self, outcome: Outcome) -> None:
        self.hear(outcome)
        closed = [r for r in self.meeting.rounds.values() if r.state == "closed"]
        if isinstance(outcome, Refusal) or not closed:
            return
        newest = max(closed, key=lambda r: r.closed_at)
        step = self.meeting.find_step(self.meeting.step)
        words = (
            _("Đã đóng {round}. Kết quả đã ghi vào biên bản{item}, tường đang che.")
            if self.meeting.wall.covered
            else _("Đã đóng {round}. Kết quả đang hiện trên tường, đã ghi vào biên bản{item}.")
        )
        item = _(" mục {n}").format(n=step.number) if step is not None and step.number else ""
        self.host.say(words.format(round=round_name(self.meeting, newest.id), item=item))

    def _annul(self, vote: str, why: str) -> None:
        def heard(outcome: Outcome) -> None:
            self.hear(outcome)
            if not isinstance(outcome, Refusal):
                self.host.say(_("Đã hủy đợt bầu. Lý do đã ghi vào biên bản."))

        self.host.send(AnnulRound(vote, why), heard)
