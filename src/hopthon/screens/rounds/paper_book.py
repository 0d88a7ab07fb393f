"""Papers keyed one by one at this seat: their numbers, those on their way, the one keyed last.

A new paper is sent without a number: the file gives it the next free one, so that two seats keying at once
never lose or double a paper. Until the answer comes it is shown under the number it will most likely have.
"""

from collections.abc import Callable
from uuid import uuid4

from hopthon.language import _
from hopthon.meeting.commands import RecordBallot, RemoveBallot
from hopthon.meeting.entries import Ballot, Round
from hopthon.meeting.events import BallotRecorded
from hopthon.refusal import Refusal
from hopthon.screens.pending import Pending
from hopthon.screens.workspace import Host
from hopthon.session.desk import Outcome
from hopthon.voting.cells import nested
from hopthon.voting.words import group_word


class PaperBook:
    """All that keying papers shares, whatever is marked on them."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._sent: Pending[tuple[str, str, int], Ballot] = Pending()
        self._newest: dict[tuple[str, str], int] = {}

    @property
    def busy(self) -> bool:
        """Whether a paper is on its way, so that its number is not certain yet."""
        return len(self._sent) > 0

    def papers(self, vote: Round, group: str) -> dict[int, Ballot]:
        """Those in the file and those on their way."""
        papers = dict(vote.ballots.get(group, {}))
        for (name, of, number), ballot in self._sent.items():
            if (name, of) == (vote.id, group):
                papers[number] = ballot
        return papers

    def next_number(self, vote: Round, group: str) -> int:
        """What the next new paper will most likely be numbered."""
        sent = [
            n for (name, of, n), _ballot in self._sent.items() if (name, of) == (vote.id, group)
        ]
        return max([vote.numbered.get(group, 0), *sent]) + 1

    def newest(self, vote: Round, group: str) -> int:
        """The paper keyed last at this seat, or else the last there is; 0: none."""
        papers, mine = vote.ballots.get(group, {}), self._newest.get((vote.id, group), 0)
        return mine if mine in papers else max(papers, default=0)

    def before(self, vote: Round, group: str, number: int) -> int:
        """The paper before this one (0: before a new one); 0 when there is none or it is on its way."""
        if self.busy:
            self._host.say(_("Phiếu vừa nhập đang được lưu; chờ một chút rồi ấn lại."), "warn")
            return 0
        if not number:
            return self.newest(vote, group)
        return max((n for n in vote.ballots.get(group, {}) if n < number), default=0)

    def record(
        self,
        vote: Round,
        group: str,
        number: int,
        ballot: Ballot,
        refused: Callable[[], None],
        *,
        confirmed: bool = False,
    ) -> None:
        """Send a paper; `number` 0: a new one. `refused` is called when it was not taken."""
        shown = number or self.next_number(vote, group)
        answered = self._sent.put((vote.id, group, shown), ballot)

        def heard(outcome: Outcome) -> None:
            answered()
            if isinstance(outcome, Refusal):
                self._host.say(outcome.sentence, "warn")
                refused()
            elif not number and (given := _number(outcome)):
                self._newest[vote.id, group] = given
                if given != shown:
                    words = _("Máy khác cũng đang nhập: phiếu vừa rồi mang số {n}.")
                    self._host.say(words.format(n=given))

        marks = {cell: n for cell, n in ballot.marks.items() if "/" not in cell}
        cells = nested({cell: n for cell, n in ballot.marks.items() if "/" in cell})
        scores = {option: points for option, points in cells.items() if isinstance(points, dict)}
        once = "" if number else uuid4().hex
        self._host.send(
            RecordBallot(vote.id, group, number, marks, ballot.spoilt, scores, confirmed, cmd=once),
            heard,
        )

    def remove(self, vote: Round, group: str, number: int) -> None:
        """Take a paper back; its number is not given out again."""

        def heard(outcome: Outcome) -> None:
            if isinstance(outcome, Refusal):
                self._host.say(outcome.sentence, "warn")
            else:
                self._host.say(_("Đã bỏ phiếu số {n}.").format(n=number))

        self._host.send(RemoveBallot(vote.id, group, number), heard)

    def ask_which(self, vote: Round, group: str, found: Callable[[int], None]) -> None:
        """Have a paper's number typed; `found` gets one that is there."""

        def answered(words: str) -> None:
            number = int(words) if words.isascii() and words.isdigit() and len(words) < 9 else 0
            if number in vote.ballots.get(group, {}):
                found(number)
            else:
                told = _("Chưa có phiếu {group} số {n}.")
                self._host.say(
                    told.format(group=group_word(group), n=words[:9]).replace("  ", " "), "warn"
                )

        self._host.ask_reason(_("Sửa phiếu số mấy?"), answered)


def group_by_ballot(vote: Round, chosen: str) -> str:
    """The group whose papers are keyed: the one chosen, at first one that is not counted by totals."""
    groups = vote.paper.groups
    by_totals = [g for g in groups if (c := vote.counts.get(g)) and c.entry == "tally"]
    free = [g for g in groups if g not in by_totals] or groups
    return chosen if chosen in groups else free[0]


def _number(outcome: Outcome) -> int:
    """The number a paper was given."""
    if isinstance(outcome, Refusal):
        return 0
    said = (f.event for f in outcome.facts if f.seq == outcome.seq)
    return next((event.ballot for event in said if isinstance(event, BallotRecorded)), 0)
