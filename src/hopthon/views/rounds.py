"""Rounds as rows: what is counted, what does not add up, the ranking with its sentences."""

from collections.abc import Sequence

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.entries import Round
from hopthon.meeting.standing import merits_of, problems, provisional
from hopthon.meeting.state import Meeting
from hopthon.views.choosing import choosing, lines_voted, things
from hopthon.voting.count import Problem
from hopthon.voting.firmness import Firmness, firmness
from hopthon.voting.methods import method
from hopthon.voting.paper import MEN, WOMEN, Paper
from hopthon.voting.result import Row


class RankRow(Struct, frozen=True):
    """One option in rank order, ready to show. `same_as_next`: equal score with the row below, and why it is above."""

    option: str
    number: int
    rank: int
    text: str
    short: str
    score: int | str
    women: int | None
    men: int | None
    tied: bool
    decided_by: str | None
    sentence: str


class Ranking(Struct, frozen=True):
    """A round's result. `provisional` while the round is open; never shown to the room while hidden."""

    round: str
    title: str
    unit: str
    provisional: bool
    rows: tuple[RankRow, ...]
    women: tuple[RankRow, ...]
    men: tuple[RankRow, ...]


class Difference(Struct, frozen=True):
    """Where women and men differ: ranks in each group's own list."""

    option: str
    number: int
    text: str
    women: int
    men: int

    @property
    def gap(self) -> int:
        """How many places apart."""
        return abs(self.women - self.men)


def ranking(meeting: Meeting, vote: Round) -> Ranking:
    """What was announced, or what stands so far."""
    if vote.closed is not None:
        rows, apart, open_now = vote.closed.rows, vote.closed.rankings, False
    else:
        counted = provisional(meeting, vote)
        rows, apart, open_now = counted.rows, counted.rankings, True
    return Ranking(
        vote.id,
        vote.paper.title,
        method(vote.paper.method).unit,
        open_now,
        _rows(vote, rows),
        _rows(vote, apart.get(WOMEN, ())),
        _rows(vote, apart.get(MEN, ())),
    )


def differences(result: Ranking) -> list[Difference]:
    """Options by how far apart women and men rank them, widest first; nothing where not counted apart."""
    men = {row.option: row.rank for row in result.men}
    found = [
        Difference(row.option, row.number, row.short, row.rank, men[row.option])
        for row in result.women
        if row.option in men
    ]
    return sorted((d for d in found if d.gap), key=lambda d: (-d.gap, d.number))


def how_firm(meeting: Meeting, vote: Round, top: int = 3) -> Firmness:
    """How many ballots would have to change for the first `top` to be others, or in another order.

    In an election the first are those elected; where lines are chosen, those that stay.
    """
    top = vote.paper.settings.seats if vote.paper.method == "election" else top
    if lines_voted(meeting, vote.paper) and (what := choosing(meeting, vote)) is not None:
        top = what.most
    merits = vote.closed.merits if vote.closed is not None else merits_of(meeting, vote.paper)
    ballots = {g: [b.marks for b in papers.values()] for g, papers in vote.ballots.items()}
    return firmness(vote.paper, vote.counts, merits, ballots, min(top, len(vote.paper.options)))


def firm_words(meeting: Meeting, paper: Paper, firm: Firmness) -> str:
    """The two figures in one sentence; "" when there are none."""
    count = {1: _("việc đầu"), 2: _("hai việc đầu"), 3: _("ba việc đầu")}
    first = count.get(firm.top, _("{n} việc đầu").format(n=firm.top))
    if paper.method == "election":
        first = _("những người trúng cử")
    elif lines_voted(meeting, paper):
        first = _("{n} {things} đầu").format(n=firm.top, things=things(meeting, paper))
    said: list[str] = []
    if firm.members is not None:
        said.append(
            _("ít nhất {n} phiếu đổi thì {first} mới khác").format(n=firm.members, first=first)
        )
    if firm.order is not None:
        said.append(_("{n} phiếu đổi thì thứ tự đã khác").format(n=firm.order))
    return "; ".join(said)


def round_problems(meeting: Meeting, vote: Round) -> list[Problem]:
    """What does not add up while the round is open; nothing once it is closed."""
    return problems(meeting, vote) if vote.state == "open" else []


def latest_round(meeting: Meeting) -> Round | None:
    """The round being counted, or else the newest not annulled."""
    alive = [vote for vote in meeting.rounds.values() if vote.state not in ("draft", "annulled")]
    open_now = [vote for vote in alive if vote.state == "open"]
    return (open_now or alive or [None])[-1]


def ranked_order(meeting: Meeting) -> dict[str, int]:
    """Activity → its rank in the newest closed round that ranks it (the order the forms print).

    An annulled round counts for nothing; a run-off speaks through the round it settled.
    """
    order: dict[str, int] = {}
    for vote in meeting.rounds.values():
        ranks = (
            vote.paper.method in ("dots", "criteria", "hands")
            and not vote.paper.settings.run_off_of
        )
        if vote.closed is not None and vote.state == "closed" and ranks:
            order.update({row.option: row.rank for row in vote.closed.rows})
    return order


def _rows(vote: Round, rows: Sequence[Row]) -> tuple[RankRow, ...]:
    options = {option.id: option for option in vote.paper.options}
    return tuple(
        RankRow(
            row.option,
            vote.paper.number(row.option),
            row.rank,
            options[row.option].text,
            options[row.option].name,
            row.score,
            row.by_group.get(WOMEN),
            row.by_group.get(MEN),
            row.tied,
            row.decided_by,
            row.sentence,
        )
        for row in rows
    )
