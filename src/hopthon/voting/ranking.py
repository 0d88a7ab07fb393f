"""From scores to ranks: high first, ties down the chain, what stays equal shares its rank (1-2-2-4)."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from msgspec import Struct

from hopthon.voting.tiebreak import Key

Score = int | Fraction


class Place(Struct, frozen=True):
    """Where an option stands. `decided_by`: the key that parted it from `rival`, an option of equal score.

    `tied`: it shares its rank; `equals` are the options it shares it with.
    """

    option: str
    rank: int
    decided_by: str | None = None
    rival: str | None = None
    tied: bool = False
    equals: tuple[str, ...] = ()


def rank(
    options: Sequence[str], scores: Mapping[str, Score], keys: Sequence[Key] = ()
) -> list[Place]:
    """Every option once, in rank order; order inside a shared rank is that of `options` and says nothing."""

    def standing(option: str) -> tuple[Score, ...]:
        return (scores[option], *(key.values[option] for key in keys))

    order = sorted(options, key=standing, reverse=True)  # stable: equal ones keep the paper's order
    places: list[Place] = []
    for _standing, equal in groupby(order, key=standing):
        same, place = list(equal), len(places) + 1
        if len(same) > 1:
            places += [
                Place(o, place, tied=True, equals=tuple(e for e in same if e != o)) for o in same
            ]
            continue
        option, rival = same[0], _nearest_equal_score(place - 1, order, scores)
        decided = _first_difference(option, rival, keys) if rival else None
        places.append(Place(option, place, decided_by=decided, rival=rival))
    return places


def _nearest_equal_score(
    index: int, order: Sequence[str], scores: Mapping[str, Score]
) -> str | None:
    """The next below of the same score, or else the one above."""
    for other in (index + 1, index - 1):
        if 0 <= other < len(order) and scores[order[other]] == scores[order[index]]:
            return order[other]
    return None


def _first_difference(one: str, other: str, keys: Sequence[Key]) -> str:
    return next(key.name for key in keys if key.values[one] != key.values[other])
