"""Drawing up a ballot paper: what stands on it, how it is voted, checked before anyone votes."""

from typing import TypeVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.activity import SHORT_NAME
from hopthon.meeting.commands import CriterionSetting, RoundSettings
from hopthon.meeting.entries import Node
from hopthon.meeting.run_offs import options_again, seats_left, voted_again
from hopthon.meeting.state import Meeting
from hopthon.meeting.tree import find
from hopthon.refusal import Refusal
from hopthon.text import clipped, line
from hopthon.voting.combine import refuse_unknown as refuse_unknown_way
from hopthon.voting.methods import method
from hopthon.voting.paper import ALL, GROUP_SETS, Criterion, Option, Paper, Quota, Settings
from hopthon.voting.tiebreak import refuse_unknown

MOST_OPTIONS = 500
QUESTION = "question"
"""The one option of a secret ballot that asks about nothing of the tree: its title is the question."""
_RANKS_WORKS = ("dots", "criteria", "hands")
T = TypeVar("T")


def draw_paper(
    meeting: Meeting,
    title: str,
    name: str,
    ids: tuple[str, ...],
    groups: tuple[str, ...],
    settings: Settings,
) -> Paper:
    """The paper, complete, or a Refusal that says what is wrong with it."""
    counter = method(name)
    if groups not in GROUP_SETS:
        raise Refusal(_('Nhóm bỏ phiếu phải là ["women", "men"] hoặc ["all"].'))
    asked = line(title, _("Tên đợt bầu"), limit=200)
    if settings.run_off_of:
        first = voted_again(meeting, settings.run_off_of)
        ids = options_again(first, ids)
        settings = replace(settings, run_off_of=first.id)
        settings = seats_left(meeting, settings) if name == "election" else settings
    if groups == (ALL,):  # one group is nothing to combine
        settings = replace(settings, combine="sum")
    options = (
        _options(meeting, ids, ranks=name in _RANKS_WORKS)
        if ids or name != "secret"
        else (Option(QUESTION, asked),)
    )
    return Paper(asked, name, options, groups, counter.settle(settings, len(options)))


def default_settings(meeting: Meeting, wanted: RoundSettings) -> Settings:
    """The process's defaults with what was asked for instead."""
    vote = meeting.rules.vote
    criteria = tuple(Criterion(c.id, c.title, c.max, c.weight) for c in vote.criteria)
    usual = Settings(
        beans=vote.beans,
        stacking=vote.stacking,
        tie_break=vote.tie_break,
        hidden=vote.hidden,
        criteria=criteria,
    )
    return changed_settings(meeting, usual, wanted)


def changed_settings(meeting: Meeting, settings: Settings, wanted: RoundSettings) -> Settings:
    """These settings with what was asked for instead, each checked."""
    combine = given(wanted.combine, settings.combine)
    refuse_unknown_way(combine)
    return Settings(
        beans=given(wanted.beans, settings.beans),
        stacking=given(wanted.stacking, settings.stacking),
        tie_break=_preset(meeting, given(wanted.tie_break, settings.tie_break)),
        combine=combine,
        hidden=given(wanted.hidden, settings.hidden),
        criteria=_criteria(wanted.criteria, settings.criteria),
        seats=given(wanted.seats, settings.seats),
        quotas=_quotas(wanted, settings.quotas),
        run_off_of=given(wanted.run_off_of, settings.run_off_of),
        committee=_names(wanted.committee, settings.committee),
        witnesses=_names(wanted.witnesses, settings.witnesses),
        reveal=given(wanted.reveal, settings.reveal),
    )


def ids_asked(paper: Paper) -> tuple[str, ...]:
    """The options of a paper as they would be asked for; the question of a secret ballot is not one."""
    return () if paper.ids == (QUESTION,) else paper.ids


def _options(meeting: Meeting, ids: tuple[str, ...], *, ranks: bool) -> tuple[Option, ...]:
    if not ids:
        raise Refusal(_("Đợt bầu chưa có việc nào để chọn."))
    if len(ids) > MOST_OPTIONS:
        raise Refusal(_("Nhiều nhất {n} việc trong một đợt bầu.").format(n=MOST_OPTIONS))
    if len(set(ids)) != len(ids):
        raise Refusal(_("Một việc được ghi hai lần trên phiếu."))
    return tuple(_option(meeting, i, ranks=ranks) for i in ids)


def _option(meeting: Meeting, name: str, *, ranks: bool) -> Option:
    """A line of the tree, or someone of the roll."""
    if name in meeting.roll and name not in meeting.nodes:
        person = meeting.roll[name]
        return Option(name, person.name, "", person.sex, "trained" in person.groups)
    node = find(meeting, name)
    if ranks and node.activity and node.activity.external is False:
        raise Refusal(
            _("«{text}» không cần nguồn vốn bên ngoài nên không xếp ưu tiên.").format(
                text=clipped(node.text)
            )
        )
    return Option(node.id, node.text, _short(node))


def _short(node: Node) -> str:
    if node.activity and node.activity.short:
        return node.activity.short
    return clipped(node.text, SHORT_NAME) if len(node.text) > SHORT_NAME else ""


def _criteria(
    wanted: tuple[CriterionSetting, ...] | UnsetType, default: tuple[Criterion, ...]
) -> tuple[Criterion, ...]:
    if isinstance(wanted, UnsetType):
        return default
    known = {c.id: c.title for c in default}
    return tuple(
        Criterion(
            line(c.id, _("Mã tiêu chí"), limit=40),
            line(c.title or known.get(c.id, c.id), _("Tiêu chí"), limit=120),
            c.max,
            c.weight,
        )
        for c in wanted
    )


def _quotas(wanted: RoundSettings, default: tuple[Quota, ...]) -> tuple[Quota, ...]:
    if isinstance(wanted.quotas, UnsetType):
        return default
    found: list[Quota] = []
    for q in wanted.quotas:
        if q.what not in ("women", "trained"):
            raise Refusal(
                _("Chỉ tiêu «{what}» không có; hiện có: women, trained.").format(what=q.what[:40])
            )
        if q.count < 0 or q.part < 0 or q.whole < 1 or q.part > q.whole:
            raise Refusal(_("Chỉ tiêu «{what}»: số không dùng được.").format(what=q.what))
        found.append(Quota(q.what, q.count, q.part, q.whole))
    return tuple(found)


def _names(wanted: tuple[str, ...] | UnsetType, default: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(wanted, UnsetType):
        return default
    return tuple(line(name, _("Họ tên"), limit=100) for name in wanted)


def _preset(meeting: Meeting, name: str) -> str:
    if name == "handbook" and meeting.rules.level == "commune":
        return "handbook_commune"
    refuse_unknown(name)
    return name


def given(value: T | UnsetType, default: T) -> T:
    """What was asked for, or what stands."""
    return default if value is UNSET or isinstance(value, UnsetType) else value
