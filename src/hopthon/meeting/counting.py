"""Entering counts: cup totals, or paper ballots one by one; never both in one round and group."""

from collections import Counter
from collections.abc import Mapping

from hopthon.language import _
from hopthon.meeting.commands import ImportBallots, RecordBallot, RecordTally, RemoveBallot
from hopthon.meeting.entries import Ballot, Correction, Round
from hopthon.meeting.events import BallotRecorded, BallotRemoved, BallotsImported, TallyRecorded
from hopthon.meeting.rounds import open_round
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.voting.cells import flat, nested
from hopthon.voting.count import Count, Entry
from hopthon.voting.methods import method
from hopthon.voting.words import group_word

MOST_BALLOTS = 100_000
BALLOTS = "#ballots"
"""The cell of a group's count that holds how many papers came in."""
MOST_COUNTED = 1_000_000_000
_NOTHING: Mapping[str, int] = {}


def decide_tally(meeting: Meeting, command: RecordTally) -> TallyRecorded:
    """Counts that can be true; whether they add up blocks closing, not entering."""
    vote = open_round(meeting, command.round)
    _refuse_other_entry(vote, command.group, "tally")
    cells = flat(command.counts)
    method(vote.paper.method).refuse_counts(vote.paper, cells)
    for n in (*cells.values(), command.ballots or 0):
        if not 0 <= n <= MOST_COUNTED:
            raise Refusal(_("Số {n} không thể đúng.").format(n=n))
    if (command.ballots or 0) > MOST_BALLOTS:
        raise Refusal(_("Số phiếu {n} không thể đúng.").format(n=command.ballots))
    if command.only:
        return _one_cell(vote, command, cells)
    return TallyRecorded(vote.id, command.group, command.counts, command.ballots)


def _one_cell(vote: Round, command: RecordTally, cells: Mapping[str, int]) -> TallyRecorded:
    """The group's counts as they stand, with one cell as wished."""
    count = vote.counts.get(command.group)
    standing = dict(count.totals) if count else {}
    known = count.ballots if count and count.entry == "tally" else None
    if command.only in cells:
        standing[command.only] = cells[command.only]
    else:
        standing.pop(command.only, None)
    ballots = command.ballots if command.only == BALLOTS or known is None else known
    return TallyRecorded(vote.id, command.group, nested(standing), ballots)


def decide_ballot(meeting: Meeting, command: RecordBallot) -> BallotRecorded:
    """A ballot one voter could have cast; blank and spoilt ones are ballots too."""
    vote = open_round(meeting, command.round)
    _refuse_other_entry(vote, command.group, "ballot")
    number = command.ballot or next_number(vote, command.group)
    _refuse_number(number)
    marks = {option: n for option, n in command.marks.items() if n != 0}
    scores = _given(command.scores)
    cells = {**flat(marks), **flat(scores)}
    counter = method(vote.paper.method)
    counter.refuse_marks(vote.paper, cells)
    if command.spoilt and cells:
        raise Refusal(_("Phiếu hỏng thì không ghi gì."))
    incomplete = counter.left_out(vote.paper, cells) and not command.confirmed
    return BallotRecorded(vote.id, command.group, number, marks, command.spoilt, scores, incomplete)


def next_number(vote: Round, group: str) -> int:
    """The number of a group's next new ballot: numbers of ballots taken away are not used again."""
    return vote.numbered.get(group, 0) + 1


def decide_remove(meeting: Meeting, command: RemoveBallot) -> BallotRemoved:
    """A ballot that is there."""
    vote = open_round(meeting, command.round)
    _refuse_group(vote, command.group)
    if command.ballot not in vote.ballots.get(command.group, {}):
        raise Refusal(
            _("Chưa có phiếu {group} số {n}.").format(
                group=group_word(command.group), n=command.ballot
            )
        )
    return BallotRemoved(vote.id, command.group, command.ballot)


def decide_import(meeting: Meeting, command: ImportBallots) -> BallotsImported:
    """All of them or none; numbered after the last one keyed. Points left out wait to be confirmed, as keyed."""
    vote = open_round(meeting, command.round)
    _refuse_other_entry(vote, command.group, "ballot")
    counter = method(vote.paper.method)
    counter.refuse_marks(vote.paper, _NOTHING)  # where no paper may be keyed: its own sentence
    if not (command.ballots or command.scores):
        raise Refusal(_("Không có phiếu nào để nhập."))
    first, cells = next_number(vote, command.group), len(counter.cells(vote.paper))
    _refuse_number(first + len(command.ballots) + len(command.scores) - 1)
    incomplete: list[int] = []
    for n, said in enumerate((*map(Counter, command.ballots), *map(flat, command.scores)), 1):
        try:
            counter.refuse_marks(vote.paper, said)
        except Refusal as refusal:
            raise Refusal(_("Phiếu thứ {n}: {why}").format(n=n, why=refusal.sentence)) from None
        if len(said) < cells and counter.left_out(vote.paper, said):
            incomplete.append(first + n - 1)
    scores = tuple(_given(points) for points in command.scores)
    return BallotsImported(
        vote.id, command.group, first, command.ballots, scores, tuple(incomplete)
    )


def _given(scores: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """Without the points left out."""
    given = {option: {c: n for c, n in points.items() if n} for option, points in scores.items()}
    return {option: points for option, points in given.items() if points}


def fold_tally(meeting: Meeting, event: TallyRecorded, at: str, writer: Writer) -> None:
    """The group's cups as now counted; what a cup held before stays as a correction."""
    vote = meeting.rounds[event.round]
    before, cells = vote.counts.get(event.group), flat(event.counts)
    for option, old in before.totals.items() if before else ():
        if (new := cells.get(option)) != old:
            _correct(meeting, writer, Correction(at, vote.id, event.group, option, old, new))
    if before and before.ballots not in (None, event.ballots):
        changed = Correction(at, vote.id, event.group, "", before.ballots, event.ballots, "ballots")
        _correct(meeting, writer, changed)
    writer.put(vote.counts, event.group, Count("tally", event.ballots, cells))


def fold_ballot(meeting: Meeting, event: BallotRecorded, at: str, writer: Writer) -> None:
    """One paper more, or one corrected."""
    vote = _by_ballot(meeting, event.round, event.group, writer)
    marks = {**event.marks, **flat(event.scores)} if event.scores else event.marks
    ballot = Ballot(marks, event.spoilt, event.incomplete)
    _put_ballot(meeting, vote, event.group, event.ballot, ballot, at, writer)
    _count_papers(vote, event.group, {event.ballot}, writer)


def fold_remove(meeting: Meeting, event: BallotRemoved, at: str, writer: Writer) -> None:
    """One paper less."""
    vote = _by_ballot(meeting, event.round, event.group, writer)
    _put_ballot(meeting, vote, event.group, event.ballot, None, at, writer)
    _count_papers(vote, event.group, {event.ballot}, writer)


def fold_import(meeting: Meeting, event: BallotsImported, at: str, writer: Writer) -> None:
    """Many papers."""
    vote = _by_ballot(meeting, event.round, event.group, writer)
    incomplete = set(event.incomplete)
    for number, marks in enumerate(event.papers, event.first):
        ballot = Ballot(marks, incomplete=number in incomplete)
        _put_ballot(meeting, vote, event.group, number, ballot, at, writer)
    _count_papers(vote, event.group, incomplete, writer)


def _by_ballot(meeting: Meeting, name: str, group: str, writer: Writer) -> Round:
    """The round, this group of it ready for ballots."""
    vote = meeting.rounds[name]
    if group not in vote.counts or vote.counts[group].entry != "ballot":
        writer.put(vote.ballots, group, {})
        writer.put(vote.counts, group, Count("ballot", 0, {}))
    return vote


def _count_papers(vote: Round, group: str, touched: set[int], writer: Writer) -> None:
    """How many papers there are, and which of those touched are incomplete."""
    count, papers = vote.counts[group], vote.ballots[group]
    incomplete = count.incomplete
    if incomplete or any(number in papers and papers[number].incomplete for number in touched):
        still = {number for number in touched if number in papers and papers[number].incomplete}
        incomplete = incomplete - touched | still
    writer.put(vote.counts, group, Count(count.entry, len(papers), count.totals, incomplete))


def _put_ballot(
    meeting: Meeting,
    vote: Round,
    group: str,
    number: int,
    ballot: Ballot | None,
    at: str,
    writer: Writer,
) -> None:
    papers = vote.ballots[group]
    before = papers.get(number)
    writer.move(
        vote.counts[group].totals,
        before.marks if before else _NOTHING,
        ballot.marks if ballot else _NOTHING,
    )
    if before is not None and before != ballot:
        words = Correction(
            at, vote.id, group, str(number), _marks(vote, before), _marks(vote, ballot), "ballot"
        )
        _correct(meeting, writer, words)
    if ballot is None:
        writer.drop(papers, number)
    else:
        writer.put(papers, number, ballot)
        if number > vote.numbered.get(group, 0):
            writer.put(vote.numbered, group, number)


def _marks(vote: Round, ballot: Ballot | None) -> str:
    """A ballot in words for a correction: "1 6 8", "trắng", "hỏng", "bỏ"."""
    if ballot is None:
        return _("bỏ")
    if ballot.spoilt:
        return _("hỏng")
    if not ballot.marks:
        return _("trắng")
    if any("/" in cell for cell in ballot.marks):
        points: dict[int, list[str]] = {}
        for cell, n in ballot.marks.items():
            points.setdefault(vote.paper.number(cell.partition("/")[0]), []).append(str(n))
        return "; ".join(f"{number}: {' '.join(found)}" for number, found in sorted(points.items()))
    order = {option: number for number, option in enumerate(vote.paper.ids, 1)}
    numbers = sorted(order[option] for option, n in ballot.marks.items() for _n in range(n))
    return " ".join(map(str, numbers))


def _correct(meeting: Meeting, writer: Writer, correction: Correction) -> None:
    writer.add(meeting.corrections, correction)


def _refuse_group(vote: Round, group: str) -> None:
    if group not in vote.paper.groups:
        raise Refusal(
            _("Đợt này không có nhóm «{group}»; các nhóm: {known}.").format(
                group=group[:40], known=", ".join(vote.paper.groups)
            )
        )


def _refuse_other_entry(vote: Round, group: str, entry: Entry) -> None:
    _refuse_group(vote, group)
    count = vote.counts.get(group)
    if count is not None and count.entry != entry and (any(count.totals.values()) or count.ballots):
        way = _("đếm theo cốc") if count.entry == "tally" else _("nhập từng phiếu")
        raise Refusal(
            _("Nhóm {group} đang {way} nên không nhập cách khác được; hãy hoàn tác trước.").format(
                group=group_word(group) or _("chung"), way=way
            )
        )


def _refuse_number(number: int) -> None:
    if not 1 <= number <= MOST_BALLOTS:
        raise Refusal(_("Số thứ tự phiếu {n} không dùng được.").format(n=number))
