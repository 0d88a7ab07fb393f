"""Votes: opening pins the paper, counts come by cup or by ballot, closing keeps what was announced."""

from collections.abc import Mapping
from typing import TypeVar

from msgspec import UNSET, UnsetType

from hopthon.language import _
from hopthon.meeting.activity import SHORT_NAME
from hopthon.meeting.commands import AnnulRound, CloseRound, OpenRound, ReopenRound
from hopthon.meeting.events import RoundAnnulled, RoundClosed, RoundOpened, RoundReopened
from hopthon.meeting.ids import new_id
from hopthon.meeting.state import Meeting, Node, Round
from hopthon.meeting.tree import find
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import clipped, line
from hopthon.voting.count import Count, Problem
from hopthon.voting.methods import method
from hopthon.voting.paper import ALL, GROUP_SETS, WOMEN, Option, Paper, Settings
from hopthon.voting.result import Result, result
from hopthon.voting.tiebreak import Merits, refuse_unknown
from hopthon.voting.words import group_word, papers

MOST_OPTIONS = 500
T = TypeVar("T")


def decide_open(meeting: Meeting, command: OpenRound) -> RoundOpened:
    """The ballot paper: options, method, groups and settings, fixed from here on."""
    vote = meeting.rules.vote
    options = _options(meeting, command.options)
    name = command.method or vote.method
    groups = command.groups or vote.groups
    if groups not in GROUP_SETS:
        raise Refusal(_('Nhóm bỏ phiếu phải là ["women", "men"] hoặc ["all"].'))
    wanted = command.settings
    settings = Settings(
        beans=_given(wanted.beans, vote.beans),
        stacking=_given(wanted.stacking, vote.stacking),
        tie_break=_preset(meeting, _given(wanted.tie_break, vote.tie_break)),
        combine=_combine(_given(wanted.combine, "sum")),
        hidden=_given(wanted.hidden, vote.hidden),
    )
    settled = method(name).settle(settings, len(options))
    title = line(command.title or _("Xếp ưu tiên"), _("Tên đợt bầu"), limit=200)
    paper = Paper(title, name, options, groups, settled)
    return RoundOpened(new_id(command.id, "r", meeting.seq + 1, meeting.rounds), paper)


def decide_close(meeting: Meeting, command: CloseRound) -> RoundClosed:
    """Everything adds up, or the chair gives a written reason."""
    vote = open_round(meeting, command.round)
    if not any(count.totals or count.ballots for count in vote.counts.values()):
        raise Refusal(_("Đợt bầu này chưa đếm phiếu nào nên chưa đóng được."))
    blocking = [p for p in problems(meeting, vote) if p.blocking]
    reason = line(command.override, _("Lý do"), limit=500, empty=True)
    if blocking and not reason:
        first = " ".join(filter(None, (blocking[0].sentence, blocking[0].advice)))
        more = _(" (và {n} chỗ khác)").format(n=len(blocking) - 1) if len(blocking) > 1 else ""
        raise Refusal(_("Chưa đóng được: {first}{more}").format(first=first, more=more))
    merits = merits_of(meeting, vote.paper)
    counted = recount(vote.paper, vote.counts, merits)
    return RoundClosed(
        vote.id,
        counted.rows,
        counted.rankings,
        {group: count.ballots or 0 for group, count in vote.counts.items()},
        {group: dict(count.totals) for group, count in vote.counts.items()},
        merits,
        reason if blocking else "",
        tuple(p.sentence for p in blocking),
    )


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


def problems(meeting: Meeting, vote: Round) -> list[Problem]:
    """What does not add up in a round as it stands, group by group."""
    found: list[Problem] = []
    for group in vote.paper.groups:
        here = present(meeting, group)
        count = vote.counts.get(group)
        if count is None:
            if here != 0:
                found.append(
                    Problem(
                        "missing",
                        group,
                        None,
                        _("Cột {group} chưa nhập.").format(group=group_word(group)),
                    )
                )
            continue
        found += method(vote.paper.method).problems(vote.paper, group, count)
        if count.ballots is not None and here is not None and count.ballots > here:
            sentence = _("Có {ballots} mà chỉ có {n} người {group} dự họp.").format(
                ballots=papers(count.ballots, group), n=here, group=group_word(group)
            )
            found.append(
                Problem(
                    "ballots",
                    group,
                    None,
                    sentence.replace("  ", " "),
                    _("Xem lại số phiếu hoặc điểm danh."),
                )
            )
    return found


def present(meeting: Meeting, group: str) -> int | None:
    """How many of a voter group are here; None when not counted."""
    people, women = meeting.counts.get("people"), meeting.counts.get("women")
    if group == ALL:
        return people
    if group == WOMEN:
        return women
    return None if people is None or women is None else people - women


def recount(paper: Paper, counts: Mapping[str, Count], merits: Mapping[str, Merits]) -> Result:
    """The result from the counts alone: what `verify` compares with what was announced."""
    return result(paper, {group: count.totals for group, count in counts.items()}, merits)


def provisional(meeting: Meeting, vote: Round) -> Result:
    """The result as it would be now."""
    return recount(vote.paper, vote.counts, merits_of(meeting, vote.paper))


def merits_of(meeting: Meeting, paper: Paper) -> dict[str, Merits]:
    """What counts when votes are equal, as the activities on the paper stand now."""
    activities = {i: meeting.nodes[i].activity for i in paper.ids if i in meeting.nodes}
    return {i: a.merits for i, a in activities.items() if a is not None and a.merits != Merits()}


def find_round(meeting: Meeting, name: str) -> Round:
    """The round of this id, or a Refusal."""
    if name not in meeting.rounds:
        raise Refusal(_("Không có đợt bầu mang mã «{id}».").format(id=name[:40]))
    return meeting.rounds[name]


def open_round(meeting: Meeting, name: str) -> Round:
    """The round of this id if it is open, or a Refusal."""
    vote = find_round(meeting, name)
    if vote.state != "open":
        state = _("đã đóng") if vote.state == "closed" else _("đã hủy")
        raise Refusal(
            _("Đợt bầu «{title}» {state} nên không nhập thêm được.").format(
                title=clipped(vote.paper.title), state=state
            )
        )
    return vote


def fold_open(meeting: Meeting, event: RoundOpened, at: str, writer: Writer) -> None:
    """Open, nothing counted."""
    writer.put(meeting.rounds, event.id, Round(event.id, event.paper, at))


def fold_close(meeting: Meeting, event: RoundClosed, at: str, writer: Writer) -> None:
    """Closed with what was announced."""
    vote = meeting.rounds[event.round]
    writer.set(vote, "state", "closed")
    writer.set(vote, "closed", event)
    writer.set(vote, "closed_at", at)


def fold_reopen(meeting: Meeting, event: RoundReopened, at: str, writer: Writer) -> None:
    """Open again; the reason stays on record."""
    vote = meeting.rounds[event.round]
    writer.set(vote, "state", "open")
    writer.set(vote, "closed", None)
    writer.set(vote, "reopenings", (*vote.reopenings, (at, event.reason)))


def fold_annul(meeting: Meeting, event: RoundAnnulled, at: str, writer: Writer) -> None:
    """Counts for nothing; stays on record."""
    vote = meeting.rounds[event.round]
    writer.set(vote, "state", "annulled")
    writer.set(vote, "annulled", (at, event.reason))


def _options(meeting: Meeting, ids: tuple[str, ...]) -> tuple[Option, ...]:
    if not ids:
        raise Refusal(_("Đợt bầu chưa có việc nào để chọn."))
    if len(ids) > MOST_OPTIONS:
        raise Refusal(_("Nhiều nhất {n} việc trong một đợt bầu.").format(n=MOST_OPTIONS))
    if len(set(ids)) != len(ids):
        raise Refusal(_("Một việc được ghi hai lần trên phiếu."))
    nodes = [find(meeting, i) for i in ids]
    for node in nodes:
        if node.activity and node.activity.external is False:
            raise Refusal(
                _("«{text}» không cần nguồn vốn bên ngoài nên không xếp ưu tiên.").format(
                    text=clipped(node.text)
                )
            )
    return tuple(Option(n.id, n.text, _short(n)) for n in nodes)


def _short(node: Node) -> str:
    if node.activity and node.activity.short:
        return node.activity.short
    return clipped(node.text, SHORT_NAME) if len(node.text) > SHORT_NAME else ""


def _given(value: T | UnsetType, default: T) -> T:
    return default if value is UNSET or isinstance(value, UnsetType) else value


def _preset(meeting: Meeting, name: str) -> str:
    if name == "handbook" and meeting.rules.level == "commune":
        return "handbook_commune"
    refuse_unknown(name)
    return name


def _combine(name: str) -> str:
    if name != "sum":
        raise Refusal(_("Không có cách gộp «{name}»; hiện có: sum.").format(name=name[:40]))
    return name
