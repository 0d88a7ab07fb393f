"""Votes: opening pins the paper, counts come by cup or by ballot, closing keeps what was announced."""

from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.ballot_paper import (
    changed_settings,
    default_settings,
    draw_paper,
    given,
    ids_asked,
)
from hopthon.meeting.commands import (
    AnnulRound,
    ChangeRound,
    CloseRound,
    OpenRound,
    ReopenRound,
    StartRound,
)
from hopthon.meeting.entries import Round
from hopthon.meeting.events import (
    RoundAnnulled,
    RoundChanged,
    RoundClosed,
    RoundOpened,
    RoundReopened,
    RoundStarted,
)
from hopthon.meeting.ids import new_id
from hopthon.meeting.run_offs import (
    fold_closed,
    fold_reopened,
    fold_unsettle,
    like_the_first,
    notes_then,
    settles,
    still_parted,
)
from hopthon.meeting.speaking import close_turn
from hopthon.meeting.standing import merits_of, problems, recount
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import clipped, line
from hopthon.voting.paper import Paper, Settings


def decide_open(meeting: Meeting, command: OpenRound) -> RoundOpened:
    """The ballot paper: options, method, groups and settings, fixed once the first count arrives."""
    vote, command = meeting.rules.vote, like_the_first(meeting, command)
    paper = draw_paper(
        meeting,
        command.title or _("Xếp ưu tiên"),
        command.method or vote.method,
        command.options,
        command.groups or vote.groups,
        default_settings(meeting, command.settings),
    )
    name = new_id(command.id, "r", meeting.seq + 1, meeting.rounds)
    return RoundOpened(name, paper, command.draft)


def decide_change(meeting: Meeting, command: ChangeRound) -> RoundChanged:
    """Another paper, as long as nobody's vote has been counted on the old one."""
    vote = find_round(meeting, command.round)
    if vote.state not in ("draft", "open") or counted_anything(vote):
        raise Refusal(
            _(
                "Đợt bầu «{title}» đã có phiếu hay đã đóng nên không đổi được; hủy và mở đợt mới."
            ).format(title=clipped(vote.paper.title))
        )
    paper = vote.paper
    name = given(command.method, paper.method)
    settings = (
        changed_settings(meeting, paper.settings, command.settings)
        if name == paper.method
        else _other_method(meeting, paper, command)
    )
    drawn = draw_paper(
        meeting,
        given(command.title, paper.title),
        name,
        given(command.options, ids_asked(paper)),
        given(command.groups, paper.groups),
        settings,
    )
    return RoundChanged(vote.id, drawn)


def _other_method(meeting: Meeting, paper: Paper, command: ChangeRound) -> Settings:
    """Settings of another method mean other things; a run-off stays one."""
    settings = default_settings(meeting, command.settings)
    return replace(settings, run_off_of=settings.run_off_of or paper.settings.run_off_of)


def decide_start(meeting: Meeting, command: StartRound) -> RoundStarted:
    """A draft; the paper is drawn anew, for words and lines may have changed since."""
    vote = find_round(meeting, command.round)
    if vote.state != "draft":
        raise Refusal(
            _("Đợt bầu «{title}» không phải bản nháp.").format(title=clipped(vote.paper.title))
        )
    paper = vote.paper
    drawn = draw_paper(
        meeting, paper.title, paper.method, ids_asked(paper), paper.groups, paper.settings
    )
    return RoundStarted(vote.id, drawn)


def decide_close(meeting: Meeting, command: CloseRound) -> RoundClosed:
    """Everything adds up, or the chair gives a written reason."""
    vote = open_round(meeting, command.round)
    if not counted_anything(vote):
        raise Refusal(_("Đợt bầu này chưa đếm phiếu nào nên chưa đóng được."))
    blocking = [p for p in problems(meeting, vote) if p.blocking]
    reason = line(command.override, _("Lý do"), limit=500, empty=True)
    if blocking and not reason:
        first = " ".join(filter(None, (blocking[0].sentence, blocking[0].advice)))
        more = _(" (và {n} chỗ khác)").format(n=len(blocking) - 1) if len(blocking) > 1 else ""
        raise Refusal(_("Chưa đóng được: {first}{more}").format(first=first, more=more))
    merits = merits_of(meeting, vote.paper)
    counted = recount(vote.paper, vote.counts, merits)
    parted = settles(meeting, vote, counted)
    stands, told = still_parted(meeting, vote, counted.rows)
    return RoundClosed(
        vote.id,
        counted.rows,
        counted.rankings,
        {group: count.ballots or 0 for group, count in vote.counts.items()},
        {group: dict(count.totals) for group, count in vote.counts.items()},
        merits,
        reason if blocking else "",
        tuple(p.sentence for p in blocking),
        counted.notes,
        parted,
        notes_then(meeting, vote, parted),
        stands,
        told,
    )


def counted_anything(vote: Round) -> bool:
    """Whether any count has arrived."""
    return any(count.totals or count.ballots for count in vote.counts.values())


def decide_reopen(meeting: Meeting, command: ReopenRound) -> RoundReopened:
    """A closed round, for a written reason."""
    vote = find_round(meeting, command.round)
    if vote.state != "closed":
        raise Refusal(
            _("Đợt bầu «{title}» không phải đang đóng.").format(title=clipped(vote.paper.title))
        )
    return RoundReopened(vote.id, line(command.reason, _("Lý do mở lại"), limit=500))


def decide_annul(meeting: Meeting, command: AnnulRound) -> RoundAnnulled:
    """Any round not annulled yet, for a written reason."""
    vote = find_round(meeting, command.round)
    if vote.state == "annulled":
        raise Refusal(_("Đợt bầu «{title}» đã hủy rồi.").format(title=clipped(vote.paper.title)))
    return RoundAnnulled(vote.id, line(command.reason, _("Lý do hủy"), limit=500))


def find_round(meeting: Meeting, name: str) -> Round:
    """The round of this id, or a Refusal."""
    if name not in meeting.rounds:
        raise Refusal(_("Không có đợt bầu mang mã «{id}».").format(id=name[:40]))
    return meeting.rounds[name]


def open_round(meeting: Meeting, name: str) -> Round:
    """The round of this id if it is open, or a Refusal."""
    vote = find_round(meeting, name)
    if vote.state != "open":
        states = {"draft": _("chưa mở"), "closed": _("đã đóng"), "annulled": _("đã hủy")}
        state = states[vote.state]
        raise Refusal(
            _("Đợt bầu «{title}» {state} nên không nhập thêm được.").format(
                title=clipped(vote.paper.title), state=state
            )
        )
    return vote


def fold_open(meeting: Meeting, event: RoundOpened, at: str, writer: Writer) -> None:
    """Open, nothing counted."""
    state = "draft" if event.draft else "open"
    if not event.draft:
        close_turn(meeting, at, writer)  # a vote is no speech
    writer.put(meeting.rounds, event.id, Round(event.id, event.paper, at, state))


def fold_change(meeting: Meeting, event: RoundChanged, _at: str, writer: Writer) -> None:
    """Another paper."""
    vote = meeting.rounds[event.round]
    writer.set(vote, "paper", event.paper)
    writer.set(vote, "counts", {})  # groups once counted and then taken back
    writer.set(vote, "ballots", {})


def fold_start(meeting: Meeting, event: RoundStarted, at: str, writer: Writer) -> None:
    """Open."""
    vote = meeting.rounds[event.round]
    close_turn(meeting, at, writer)
    writer.set(vote, "paper", event.paper)
    writer.set(vote, "state", "open")
    writer.set(vote, "opened_at", at)


def fold_close(meeting: Meeting, event: RoundClosed, at: str, writer: Writer) -> None:
    """Closed with what was announced."""
    vote = meeting.rounds[event.round]
    writer.set(vote, "state", "closed")
    writer.set(vote, "closed", event)
    writer.set(vote, "closed_at", at)
    fold_closed(meeting, vote, event, writer)


def fold_reopen(meeting: Meeting, event: RoundReopened, at: str, writer: Writer) -> None:
    """Open again; the reason stays on record."""
    vote = meeting.rounds[event.round]
    fold_reopened(meeting, vote, writer)
    writer.set(vote, "state", "open")
    writer.set(vote, "closed", None)
    writer.set(vote, "reopenings", (*vote.reopenings, (at, event.reason)))


def fold_annul(meeting: Meeting, event: RoundAnnulled, at: str, writer: Writer) -> None:
    """Counts for nothing; stays on record."""
    vote = meeting.rounds[event.round]
    fold_unsettle(meeting, vote, writer)
    writer.set(vote, "state", "annulled")
    writer.set(vote, "annulled", (at, event.reason))
