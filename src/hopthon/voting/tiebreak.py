"""The tie-break chain: what decides between options of the same score, in which order."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.voting.paper import WOMEN

PRESETS: dict[str, tuple[str, ...]] = {
    "women_first": ("women_votes", "meets_women_needs", "poor_women_beneficiaries", "public_jobs"),
    # HB 3.2b ranks the content of the activity before the women's count
    "handbook": ("meets_women_needs", "poor_women_beneficiaries", "public_jobs", "women_votes"),
    # HB 4.1, at the commune
    "handbook_commune": (
        "women_participation",
        "meets_women_needs",
        "poor_women_beneficiaries",
        "women_votes",
    ),
    "none": (),
}


class Merits(Struct, frozen=True):
    """What of an activity counts when votes are equal; unknown is False or 0."""

    meets_women_needs: bool = False
    poor_women_beneficiaries: int = 0
    public_jobs: int = 0
    women_participation: bool = False


class Key(Struct, frozen=True):
    """One link of the chain: its value per option, higher first."""

    name: str
    values: Mapping[str, int]


def refuse_unknown(preset: str) -> None:
    """Refuse a preset that does not exist, naming those that do."""
    if preset not in PRESETS:
        raise Refusal(
            _("Không có cách xét bằng điểm «{name}»; hiện có: {known}.").format(
                name=preset[:40], known=", ".join(PRESETS)
            )
        )


def chain(
    preset: str,
    options: tuple[str, ...],
    totals: Mapping[str, Mapping[str, int]],
    merits: Mapping[str, Merits],
) -> list[Key]:
    """The links that can be used: women's votes only where women were counted apart."""
    none = Merits()
    keys: list[Key] = []
    for name in PRESETS[preset]:
        if name == "women_votes":
            if WOMEN in totals:
                keys.append(Key(name, {o: totals[WOMEN].get(o, 0) for o in options}))
        else:
            keys.append(Key(name, {o: int(getattr(merits.get(o, none), name)) for o in options}))
    return keys


def because(name: str, mine: int, other: int) -> str:
    """Why the key sets one of two equal options above or below the other, for the sentence."""
    above = mine > other
    sign = ">" if above else "<"
    reasons: dict[str, Callable[[], str]] = {
        "women_votes": lambda: _("phụ nữ bầu {a} {sign} {b}"),
        "meets_women_needs": lambda: (
            _("đáp ứng nhu cầu của phụ nữ") if above else _("việc kia đáp ứng nhu cầu của phụ nữ")
        ),
        "poor_women_beneficiaries": lambda: _("số phụ nữ nghèo được lợi {a} {sign} {b}"),
        "public_jobs": lambda: _("số việc làm công {a} {sign} {b}"),
        "women_participation": lambda: (
            _("huy động được phụ nữ tham gia")
            if above
            else _("việc kia huy động được phụ nữ tham gia")
        ),
    }
    return reasons[name]().format(a=mine, b=other, sign=sign)


def key_words(name: str) -> str:
    """A link of the chain in words."""
    return {
        "women_votes": _("số phiếu của phụ nữ"),
        "meets_women_needs": _("đáp ứng nhu cầu của phụ nữ"),
        "poor_women_beneficiaries": _("số phụ nữ nghèo được hưởng lợi"),
        "public_jobs": _("số việc làm công"),
        "women_participation": _("huy động phụ nữ tham gia"),
    }[name]


def chain_words(preset: str) -> str:
    """The chain as the minutes print it."""
    if not PRESETS[preset]:
        return _("bằng điểm thì đồng hạng")
    return _("bằng điểm thì lần lượt xét: {keys}").format(
        keys="; ".join(key_words(k) for k in PRESETS[preset])
    )
