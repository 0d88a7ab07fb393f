"""Run-offs: a vote among exactly the options that share a rank; what it parts, and what stands if it falls."""

from collections.abc import Sequence

from msgspec import structs
from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.commands import OpenRound
from hopthon.meeting.entries import Round
from hopthon.meeting.events import Parted, RoundClosed
from hopthon.meeting.naming import round_name
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.voting.election import elected, notes
from hopthon.voting.paper import Settings
from hopthon.voting.result import Result, Row
from hopthon.voting.run_off import restored, settled


def tied_groups(vote: Round) -> list[tuple[str, ...]]:
    """The options of a closed round that share a rank, group by group."""
    return _tied(vote.closed.rows if vote.closed is not None else ())


def _tied(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    groups: dict[int, list[str]] = {}
    for row in rows:
        if row.tied:
            groups.setdefault(row.rank, []).append(row.option)
    return [tuple(group) for group in groups.values()]


def voted_again(meeting: Meeting, name: str) -> Round:
    """The closed round a run-off parts: of a run-off, the round that one parts."""
    vote = meeting.rounds.get(name)
    if vote is not None and (first := meeting.rounds.get(vote.paper.settings.run_off_of)):
        vote = first
    if vote is None or vote.state != "closed":
        raise Refusal(
            _("Bầu lại thì phải có đợt bầu đã đóng; không có «{id}».").format(id=name[:40])
        )
    return vote


def options_again(vote: Round, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Exactly the options that share a rank; left out where there is only one such group."""
    groups = tied_groups(vote)
    if not groups:
        raise Refusal(_("Đợt bầu này không có việc nào đồng hạng để bầu lại."))
    if not ids and len(groups) == 1:
        return groups[0]
    for group in groups:
        if sorted(group) == sorted(ids):
            return group
    raise Refusal(
        _("Bầu lại thì chọn đúng các việc đồng hạng: {groups}.").format(
            groups="; ".join(", ".join(g) for g in groups)
        )
    )


def like_the_first(meeting: Meeting, command: OpenRound) -> OpenRound:
    """A run-off is voted as the round it parts, unless asked otherwise."""
    wanted = command.settings.run_off_of
    if not isinstance(wanted, str) or not wanted:
        return command
    paper = voted_again(meeting, wanted).paper
    return structs.replace(
        command,
        title=command.title or _("Bầu lại: {title}").format(title=paper.title)[:200],
        method=command.method or paper.method,
        groups=command.groups or paper.groups,
    )


def seats_left(meeting: Meeting, settings: Settings) -> Settings:
    """In the run-off of an election: as many seats as are still to be filled, unless asked otherwise."""
    if not settings.run_off_of or settings.seats:
        return settings
    vote = voted_again(meeting, settings.run_off_of)
    rows = vote.closed.rows if vote.closed is not None else ()
    safe, _tied = elected(vote.paper, rows)
    return replace(settings, seats=max(1, vote.paper.settings.seats - len(safe)))


def settles(meeting: Meeting, vote: Round, counted: Result) -> tuple[Row, ...]:
    """After a run-off: the rows of the round it parts, as they stand from now on."""
    parent = meeting.rounds.get(vote.paper.settings.run_off_of)
    if parent is None or parent.closed is None or parent.state != "closed":
        return ()
    if set(vote.paper.ids) not in [set(group) for group in tied_groups(parent)]:
        return ()  # it was counted again meanwhile, and these are no longer tied
    return settled(parent.paper, parent.closed.rows, counted.rows)


def notes_then(meeting: Meeting, vote: Round, rows: tuple[Row, ...]) -> tuple[str, ...]:
    """What an election leaves open once a run-off has parted its rows."""
    parent = meeting.rounds.get(vote.paper.settings.run_off_of)
    return notes(parent.paper, rows) if parent is not None and rows else ()


def still_parted(
    meeting: Meeting, vote: Round, rows: tuple[Row, ...]
) -> tuple[dict[str, Parted], tuple[str, ...]]:
    """A round counted again: the run-offs voted before whose options share a rank again part them as they did.

    The room has voted on exactly these; it is not asked twice. Gives how the round stands with each, and what
    became of each in words.
    """
    stands: dict[str, Parted] = {}
    told: list[str] = []
    for again in _run_offs(meeting, vote):
        if again.state != "closed" or again.closed is None:
            continue
        name = round_name(meeting, again.id)
        if set(again.paper.ids) in [set(group) for group in _tied(rows)]:
            rows = settled(vote.paper, rows, again.closed.rows)
            stands[again.id] = Parted(rows, notes(vote.paper, rows))
            words = _("Các việc bầu lại ở {round} vẫn đồng hạng: kết quả bầu lại vẫn dùng.")
        else:
            words = _("Các việc bầu lại ở {round} không còn đồng hạng: kết quả bầu lại thôi dùng.")
        told.append(words.format(round=name))
    return stands, tuple(told)


def _run_offs(meeting: Meeting, vote: Round) -> list[Round]:
    """Those that part this round, as they were opened."""
    return [v for v in meeting.rounds.values() if v.paper.settings.run_off_of == vote.id]


def _fold_parted(meeting: Meeting, vote: Round, event: RoundClosed, writer: Writer) -> None:
    """Closed again: the run-offs that still hold part it anew, and would restore it as it is now."""
    now = event
    for name, parted in event.stands.items():
        again = meeting.rounds[name]
        writer.set(again, "parted", now)
        if again.closed is not None:
            then = structs.replace(again.closed, settles=parted.rows, settles_notes=parted.notes)
            writer.set(again, "closed", then)
        now = structs.replace(now, rows=parted.rows, notes=parted.notes)
    if event.told:
        writer.set(vote, "closed", structs.replace(now, notes=(*now.notes, *event.told)))


def fold_closed(meeting: Meeting, vote: Round, event: RoundClosed, writer: Writer) -> None:
    """What a round that closes does to the one it parts, and what its own run-offs do to it."""
    _fold_settle(meeting, vote, event, writer)
    _fold_parted(meeting, vote, event, writer)


def fold_reopened(meeting: Meeting, vote: Round, writer: Writer) -> None:
    """Counted again: it parts nobody, and none of its own run-offs holds anything of it."""
    fold_unsettle(meeting, vote, writer)
    for again in _run_offs(meeting, vote):
        if again.parted is not None:
            writer.set(again, "parted", None)


def _fold_settle(meeting: Meeting, vote: Round, event: RoundClosed, writer: Writer) -> None:
    """The round that a run-off parts now stands as announced with the run-off."""
    parent = meeting.rounds.get(vote.paper.settings.run_off_of)
    writer.set(vote, "parted", None)
    if event.settles and parent is not None and parent.closed is not None:
        writer.set(vote, "parted", parent.closed)
        now = structs.replace(parent.closed, rows=event.settles, notes=event.settles_notes)
        writer.set(parent, "closed", now)


def fold_unsettle(meeting: Meeting, vote: Round, writer: Writer) -> None:
    """A run-off that is counted again, or counts for nothing, parts nobody."""
    parent = meeting.rounds.get(vote.paper.settings.run_off_of)
    if parent is None or parent.closed is None or vote.closed is None or vote.parted is None:
        return
    rows = restored(parent.closed.rows, vote.closed.settles, vote.parted.rows)
    if rows != parent.closed.rows:
        then = structs.replace(parent.closed, rows=rows, notes=vote.parted.notes)
        writer.set(parent, "closed", then)
