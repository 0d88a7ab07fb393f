"""Decisions of the room, and passing the minutes: attendance frozen, arithmetic kept."""

from collections.abc import Sequence

from msgspec import UNSET, UnsetType

from hopthon.language import _
from hopthon.meeting.commands import AnnulDecision, PassMinutes, TakeDecision
from hopthon.meeting.entries import Decision
from hopthon.meeting.events import DecisionAnnulled, DecisionTaken, MinutesPassed, SittingCount
from hopthon.meeting.ids import new_id
from hopthon.meeting.speaking import close_turn
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import clipped, line
from hopthon.voting.decisions import HOUSEHOLD_KINDS, Verdict, Votes, judge

DECISION_KINDS = ("list", "adjustment", "contribution", "community", "slips", "minutes")
MOST_VOTES = 1_000_000


def decision_titles() -> dict[str, str]:
    """Each kind's title where none was given."""
    return {
        "list": _("Thông qua danh mục hoạt động ưu tiên"),
        "adjustment": _("Thông qua điều chỉnh"),
        "contribution": _("Mức đóng góp của dân"),
        "community": _("Quyết định của cộng đồng dân cư"),
        "slips": _("Lấy ý kiến các hộ bằng phiếu"),
        "minutes": _("Thông qua biên bản"),
    }


def decide_decision(meeting: Meeting, command: TakeDecision) -> DecisionTaken | MinutesPassed:
    """Votes that the room can have cast, and the verdict on them."""
    if command.kind not in DECISION_KINDS:
        raise Refusal(
            _("Không có loại biểu quyết «{kind}»; các loại: {known}.").format(
                kind=command.kind[:40], known=", ".join(DECISION_KINDS)
            )
        )
    votes, sittings = _votes(command)
    if command.kind == "minutes":
        return _passed(meeting, votes)
    verdict = verdict_on(meeting, command.kind, votes, sittings)
    counts = meeting.counts
    return DecisionTaken(
        new_id(command.id, "q", meeting.seq + 1, meeting.decisions),
        command.kind,
        line(command.title or decision_titles()[command.kind], _("Nội dung biểu quyết"), limit=300),
        votes.in_favour,
        votes.against,
        votes.abstain,
        verdict.valid,
        verdict.sentence,
        verdict.conditions,
        counts.get("people"),
        counts.get("households"),
        meeting.number("households_total"),
        sittings,
    )


def _votes(command: TakeDecision) -> tuple[Votes, tuple[SittingCount, ...]]:
    """The votes, of one sitting or added up over the clusters' sittings [Law 10/2022, art. 18]."""
    given = (command.in_favour, command.against)
    if not command.sittings:
        if isinstance(given[0], UnsetType) or isinstance(given[1], UnsetType):
            missing = "for" if isinstance(given[0], UnsetType) else "against"
            raise Refusal(_("Thiếu «{name}» trong lệnh.").format(name=missing))
        return Votes(given[0], given[1], command.abstain), ()
    if command.kind not in ("contribution", "community"):
        raise Refusal(_("Chỉ quyết định theo hộ mới cộng kết quả các cụm dân cư."))
    sittings = tuple(
        SittingCount(
            line(s.name, _("Tên cụm"), limit=100), s.in_favour, s.against, s.abstain, s.households
        )
        for s in command.sittings
    )
    for s in sittings:
        _refuse_sitting(s)
    if len({s.name for s in sittings}) != len(sittings):
        raise Refusal(_("Một cụm được ghi hai lần."))
    votes = Votes(
        sum(s.in_favour for s in sittings),
        sum(s.against for s in sittings),
        sum(s.abstain for s in sittings),
    )
    stated = (*given, command.abstain or votes.abstain)
    if any(
        n not in (UNSET, m)
        for n, m in zip(stated, (votes.in_favour, votes.against, votes.abstain), strict=True)
    ):
        raise Refusal(_("Các cụm cộng lại khác với tổng đã ghi; hãy cộng lại."))
    return votes, sittings


def _refuse_sitting(s: SittingCount) -> None:
    numbers = (s.in_favour, s.against, s.abstain, s.households or 0)
    if any(not 0 <= n <= MOST_VOTES for n in numbers):
        raise Refusal(_("Cụm «{name}» có số không thể đúng.").format(name=s.name))
    if s.households is not None and sum(numbers[:3]) > s.households:
        raise Refusal(
            _("Cụm «{name}» cộng được {n} hộ mà chỉ có {most} hộ dự; hãy đếm lại.").format(
                name=s.name, n=sum(numbers[:3]), most=s.households
            )
        )


def decide_annul(meeting: Meeting, command: AnnulDecision) -> DecisionAnnulled:
    """A decision not annulled yet, for a written reason."""
    if command.id not in meeting.decisions:
        raise Refusal(_("Không có biểu quyết mang mã «{id}».").format(id=command.id[:40]))
    if meeting.decisions[command.id].annulled:
        title = clipped(meeting.decisions[command.id].taken.title)
        raise Refusal(_("Biểu quyết «{title}» đã hủy rồi.").format(title=title))
    return DecisionAnnulled(command.id, line(command.reason, _("Lý do hủy"), limit=500))


def decide_pass(meeting: Meeting, command: PassMinutes) -> MinutesPassed:
    """More than half of those here pass the minutes; fewer, and they stay open."""
    return _passed(meeting, Votes(command.in_favour, command.against, command.abstain))


def verdict_on(
    meeting: Meeting, kind: str, votes: Votes, sittings: Sequence[SittingCount] = ()
) -> Verdict:
    """The verdict if these votes were recorded now. Refuses votes that cannot be true.

    `sittings`: clusters that voted apart; the room's own attendance then bounds nothing.
    """
    people, households = meeting.counts.get("people"), meeting.counts.get("households")
    total = meeting.number("households_total")
    for n in (votes.in_favour, votes.against, votes.abstain):
        if not 0 <= n <= MOST_VOTES:
            raise Refusal(_("Số {n} không thể đúng.").format(n=n))
    rule = meeting.rules.list_rule or "members"
    by_slips = kind == "slips" or (kind == "list" and rule == "slips")
    by_household = kind in HOUSEHOLD_KINDS or by_slips
    if (by_household or (kind == "list" and rule == "village")) and total is None:
        raise Refusal(_("Chưa biết tổng số hộ của thôn: ghi tổng số hộ rồi biểu quyết."))
    if by_household and not (by_slips or sittings) and households is None:
        raise Refusal(_("Chưa điểm danh số hộ có mặt: điểm danh rồi biểu quyết."))
    if not by_household and people is None:
        raise Refusal(_("Chưa điểm danh số người dự: điểm danh rồi biểu quyết."))
    if kind == "list" and rule == "village" and households is None:
        raise Refusal(_("Chưa điểm danh số hộ có mặt: điểm danh rồi biểu quyết."))
    everyone = by_slips or bool(sittings)
    _refuse_too_many(
        votes, (total if everyone else households) if by_household else people, by_household
    )
    return judge(
        kind,
        votes,
        list_rule=rule,
        people=people or 0,
        households=households or 0,
        households_total=total or 0,
    )


def fold_decision(meeting: Meeting, event: DecisionTaken, at: str, writer: Writer) -> None:
    """On record, under the step where it was taken."""
    close_turn(meeting, at, writer)
    writer.put(meeting.decisions, event.id, Decision(event, at, meeting.step))


def fold_annul(meeting: Meeting, event: DecisionAnnulled, at: str, writer: Writer) -> None:
    """Counts for nothing; stays on record."""
    old = meeting.decisions[event.id]
    writer.put(
        meeting.decisions, event.id, Decision(old.taken, old.at, old.step, (at, event.reason))
    )


def fold_pass(meeting: Meeting, event: MinutesPassed, at: str, writer: Writer) -> None:
    """Passed or not; passed minutes lock the meeting."""
    close_turn(meeting, at, writer)
    writer.set(meeting, "passed", event)
    writer.set(meeting, "passed_at", at)


def _passed(meeting: Meeting, votes: Votes) -> MinutesPassed:
    if not meeting.started_at:
        raise Refusal(_("Cuộc họp chưa bắt đầu nên chưa có biên bản để thông qua."))
    if waiting := [r for r in meeting.rounds.values() if r.state == "open"]:
        title = clipped(waiting[0].paper.title)
        raise Refusal(
            _("Đợt bầu «{title}» chưa đóng nên chưa thông qua biên bản được.").format(title=title)
        )
    verdict = verdict_on(meeting, "minutes", votes)
    return MinutesPassed(
        votes.in_favour, votes.against, votes.abstain, verdict.valid, verdict.sentence
    )


def _refuse_too_many(votes: Votes, most: int | None, households: bool) -> None:
    if most is not None and votes.total > most:
        words = (
            _("Cộng lại được {n} hộ mà chỉ có {most} hộ; hãy đếm lại.")
            if households
            else _("Cộng lại được {n} người mà chỉ có {most} người dự; hãy đếm lại.")
        )
        raise Refusal(words.format(n=votes.total, most=most))
