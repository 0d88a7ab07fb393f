"""One option against another: the fewest ballots whose change lets it reach or pass. Exact, in integers.

Any ballot may be changed into any that one voter may cast; a point left out may stay left out. Of cups alone
the ballots behind the totals are taken as they would change most.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import lcm
from operator import add, sub

from msgspec import Struct

from hopthon.voting.cells import cell
from hopthon.voting.combine import group_points
from hopthon.voting.count import Count
from hopthon.voting.paper import WOMEN, Paper
from hopthon.voting.tiebreak import Merits, chain

Papers = Mapping[str, Sequence[Mapping[str, int]]]
"""Group → the ballots keyed, each a table of cells."""


class _Step(Struct, frozen=True):
    """So many ballots whose change gains as much for one option over another; `worth`: weighed."""

    worth: int
    women: bool
    gain: int
    ballots: int


class Contest:
    """What it takes for one option to reach or pass another."""

    def __init__(
        self, paper: Paper, counts: Mapping[str, Count], merits: Mapping[str, Merits], keyed: Papers
    ) -> None:
        """The round as it stands; `keyed`: the ballots, where they are known."""
        self._paper, self._counts, self._merits, self._keyed = paper, counts, merits, keyed
        self._points = group_points(paper, counts)
        self.size = {
            g: max(counts[g].ballots or 0, len(keyed.get(g, ())))
            for g in paper.groups
            if g in counts
        }
        self._weight = _weights(paper, counts)
        self._scores = {
            o: sum(points[o] * self._weight[g] for g, points in self._points.items())
            for o in paper.ids
        }
        self._most = max(self._weight.values(), default=0) * _most_gain(paper)
        self._marks = cache(self._marks_of)
        self._room = cache(self._room_of)

    def fewest(self, pairs: Iterable[tuple[str, str]]) -> int | None:
        """Over pairs (ahead, behind): the fewest ballots that let the one behind reach the one ahead."""
        best: int | None = None
        scores = self._scores
        for gap, x, y in sorted((scores[x] - scores[y], x, y) for x, y in pairs):
            if best is not None and gap > (best - 1) * self._most:
                break  # fewer ballots than the best so far cannot make up so much
            needed = self._needed(x, y)
            best = needed if best is None else best if needed is None else min(best, needed)
        return best

    def marked(self, group: str, option: str) -> Mapping[int, int]:
        """Which keyed ballots of a group mark an option, and how often."""
        return self._marks(group).get(option, {})

    def _needed(self, x: str, y: str) -> int | None:
        left, used, women = self._scores[x] - self._scores[y], 0, 0
        for step in self._steps(x, y):
            if step.worth <= 0:
                return None
            need = max(1, -(-left // step.worth))
            if need <= step.ballots:
                gained = women + need * step.gain * step.women
                if need * step.worth > left or self._level(x, y, gained):
                    return used + need
                need += 1  # level, and the chain holds them apart: one ballot more, if there is one
                if need <= step.ballots:
                    return used + need
            used += step.ballots
            left -= step.ballots * step.worth
            women += step.ballots * step.gain * step.women
        return None

    def _steps(self, x: str, y: str) -> list[_Step]:
        """What ballots gain for y over x, the most telling first, women's before men's of the same worth."""
        found = [
            _Step(gain * self._weight[group], group == WOMEN, gain, n)
            for group in self.size
            for gain, n in self._gains(group, x, y).items()
            if n
        ]
        return sorted(found, key=lambda s: (s.worth, s.women), reverse=True)

    def _level(self, x: str, y: str, gained: int) -> bool:
        """Of equal scores: whether the chain leaves y beside or above x, the women having moved so far."""
        women: dict[str, dict[str, int]] = {}
        if WOMEN in self._points:  # only the difference matters to the chain
            points = self._points[WOMEN]
            women[WOMEN] = {x: points[x], y: points[y] + gained}
        for key in chain(self._paper.settings.tie_break, (x, y), women, self._merits):
            if key.values[x] != key.values[y]:
                return key.values[y] > key.values[x]
        return True

    def _gains(self, group: str, x: str, y: str) -> Counter[int]:
        """How many ballots of a group could gain how much for y over x."""
        if not self._keyed.get(group):
            return self._gains_of_totals(group, x, y)
        if self._paper.method == "criteria":
            return Counter(map(add, self._room(group, x)[0], self._room(group, y)[1]))
        mine, other = self.marked(group, x), self.marked(group, y)
        each, either = _each(self._paper), mine.keys() | other.keys()
        gains = Counter(each + mine.get(i, 0) - other.get(i, 0) for i in either)
        gains[each] += self.size[group] - len(either)
        return gains

    def _marks_of(self, group: str) -> dict[str, dict[int, int]]:
        found: dict[str, dict[int, int]] = {}
        for number, ballot in enumerate(self._keyed.get(group, ())):
            for option, n in ballot.items():
                if n:
                    found.setdefault(option, {})[number] = n
        return found

    def _room_of(self, group: str, option: str) -> tuple[list[int], list[int]]:
        """Ballot by ballot: how much an option could lose, and how much it could gain."""
        criteria, keyed = self._paper.settings.criteria, self._keyed[group]
        given: list[list[int]] = []
        floor: list[list[int]] = []  # what a voter gives at least, where a point is given at all
        for c in criteria:
            key, weight = cell(option, c.id), c.weight
            column = [ballot.get(key, 0) for ballot in keyed]
            floor.append(
                [weight] * len(keyed) if all(column) else [weight * (n > 0) for n in column]
            )
            given.append(column if weight == 1 else [weight * n for n in column])
        points, least = list(map(sum, zip(*given, strict=True))), map(sum, zip(*floor, strict=True))
        most = sum(c.max * c.weight for c in criteria)
        return list(map(sub, points, least)), [most - n for n in points]

    def _gains_of_totals(self, group: str, x: str, y: str) -> Counter[int]:
        """Of cups alone: ballots as they may have been, where most would change."""
        ballots, totals = self.size[group], self._counts[group].totals
        if self._paper.method != "criteria":
            each = _each(self._paper)
            taken, given = totals.get(x, 0), ballots * each - totals.get(y, 0)
            return _heaped([(taken, each, 1), (given, each, 1)], ballots)
        heaps: list[tuple[int, int, int]] = []
        for c in self._paper.settings.criteria:
            taken = totals.get(cell(x, c.id), 0) - ballots
            given = ballots * c.max - totals.get(cell(y, c.id), 0)
            heaps += [(taken, c.max - 1, c.weight), (given, c.max - 1, c.weight)]
        return _heaped(heaps, ballots)


def _heaped(heaps: Sequence[tuple[int, int, int]], ballots: int) -> Counter[int]:
    """Totals, each (total, most a ballot, weight), heaped on the same few ballots: how many gain how much."""
    edges = {n for total, each, _w in heaps if each for n in (total // each, total // each + 1)}
    cuts = [0, *sorted(n for n in edges if 0 < n < ballots), ballots]
    gains: Counter[int] = Counter()
    for start, end in pairwise(cuts):
        gain = sum(w * min(each, max(0, total - each * start)) for total, each, w in heaps)
        gains[gain] += end - start
    return gains


def _weights(paper: Paper, counts: Mapping[str, Count]) -> dict[str, int]:
    """What a point of each group counts: whole numbers in the same proportion as the combined score."""
    groups = [g for g in paper.groups if g in counts]
    if paper.settings.combine != "equal_weight":
        return dict.fromkeys(groups, 1)
    sizes = {g: counts[g].ballots or 0 for g in groups}
    common = lcm(*(n for n in sizes.values() if n))
    return {g: common // n if n else 0 for g, n in sizes.items()}


def _each(paper: Paper) -> int:
    """The most one voter may give one option."""
    return paper.settings.beans if paper.settings.stacking else 1


def _most_gain(paper: Paper) -> int:
    if paper.method == "criteria":
        return sum((2 * c.max - 1) * c.weight for c in paper.settings.criteria)
    return 2 * _each(paper)
