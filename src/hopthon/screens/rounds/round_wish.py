"""What a round's draft comes to: a round to open, or the change of one kept before."""

from typing import TypeVar

from msgspec import UNSET, UnsetType, structs

from hopthon.meeting.commands import ChangeRound, OpenRound, QuotaSetting, RoundSettings
from hopthon.screens.rounds.round_form import Draft, RoundForm
from hopthon.voting.paper import ALL, GROUP_SETS

T = TypeVar("T")
_USUAL_WOMEN = QuotaSetting("women", part=3, whole=10)


def wish(draft: Draft, *, keep: bool = False) -> OpenRound:
    """The round as it stands here; `keep`: not opened yet."""
    groups = GROUP_SETS[0] if draft.apart else (ALL,)
    settings = structs.replace(_by_method(draft), reveal=draft.reveal, hidden=draft.hidden)
    return OpenRound(tuple(draft.chosen), draft.title, draft.method, groups, settings, draft=keep)


def change(draft: Draft, name: str) -> ChangeRound | None:
    """What makes the kept round `name` this one; what was not touched stays as it is. None: nothing."""
    now, before = wish(draft), wish(Draft(draft.meeting, RoundForm(draft.form.of)))
    if now == before:
        return None
    if now.method != before.method:  # settings of another method mean other things
        return ChangeRound(name, now.title, now.method, now.options, now.groups, now.settings)
    stood = structs.asdict(before.settings)
    touched = {k: v for k, v in structs.asdict(now.settings).items() if v != stood[k]}
    return ChangeRound(
        name,
        _touched(now.title, before.title),
        options=_touched(now.options, before.options),
        groups=_touched(now.groups, before.groups),
        settings=RoundSettings(**touched),
    )


def _by_method(draft: Draft) -> RoundSettings:
    ranks = RoundSettings(tie_break=draft.tie_break, combine=draft.combine)
    committee = _names(draft.committee)
    match draft.method:
        case "dots":
            return structs.replace(ranks, beans=draft.beans, stacking=draft.stacking)
        case "criteria":
            return structs.replace(ranks, criteria=tuple(draft.kept_criteria))
        case "secret":
            return RoundSettings(committee=committee, witnesses=_names(draft.witnesses))
        case "election":
            return RoundSettings(seats=draft.seats, quotas=_quotas(draft), committee=committee)
        case _:
            return ranks


def _quotas(draft: Draft) -> tuple[QuotaSetting, ...]:
    stood = {q.what: QuotaSetting(q.what, q.count, q.part, q.whole) for q in draft.settings.quotas}
    women = (stood.get("women", _USUAL_WOMEN),) if draft.women else ()
    trained = QuotaSetting("trained", count=draft.trained)
    return (*women, trained) if draft.trained else women


def _names(typed: str) -> tuple[str, ...]:
    """Names parted by commas."""
    return tuple(filter(None, (name.strip() for name in typed.split(","))))


def _touched(now: T, before: T) -> T | UnsetType:
    return UNSET if now == before else now
