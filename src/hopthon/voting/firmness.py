"""How firm a result is: the fewest ballots whose change would alter which options lead, and their order.

Exact for beans, names and points, added or weighed equally: any ballot may be changed into any that one voter
may cast. Where only totals are known, the ballots behind them are taken as they would change most.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from hopthon.voting.cells import cell
from hopthon.voting.combine import group_points, standing
from hopthon.voting.count import Count
from hopthon.voting.paper import WOMEN, Paper
from hopthon.voting.ranking import Place, Score, rank
from hopthon.voting.tiebreak import Merits, chain

Papers = Mapping[str, Sequence[Mapping[str, int]]]
"""Group → the ballots keyed, each a table of cells."""


@dataclass(frozen=True, slots=True)
class Firmness:
    """Fewest ballots to change. `members`: which options stand in the first `top`; `order`: or their order.

    None: no change of ballots can do it, or the way of combining has no such figure (rank sums).
    """

    top: int
    members: int | None
    order: int | None


def firmness(
    paper: Paper,
    counts: Mapping[str, Count],
    merits: Mapping[str, Merits],
    ballots: Papers,
    top: int,
) -> Firmness:
    """The two figures for the first `top` options of a round as it stands."""
    if paper.settings.combine == "rank_sum" or paper.method not in ("dots", "election", "criteria"):
        return Firmness(top, None, None)
    scores, _shown = standing(paper, counts)
    keys = chain(paper.settings.tie_break, paper.ids, group_points(paper, counts), merits)
    places = rank(paper.ids, scores, keys)
    leading = [p.option for p in places if p.rank <= top]
    trailing = [p.option for p in places if p.rank > top]
    contest = _Contest(paper, counts, merits, ballots, scores)
    members = contest.fewest((x, y) for x in leading for y in trailing)
    boundary = [p for p in places if p.rank <= top < p.rank + len(p.equals)]
    if boundary:  # more stand there than fit: parting them changes who is in
        members = _least(members, contest.to_part(boundary, top))
    inside = [(x, y) for i, x in enumerate(leading) for y in leading[i + 1 :]]
    order = _least(members, contest.fewest(inside))
    if any(p.equals for p in places if p.rank <= top) and contest.voters:
        order = 1  # one voter who leaves one of them out parts those that share a rank
    return Firmness(top, members, order)


class _Contest:
    """What it takes for one option to reach or pass another."""

    def __init__(
        self,
        paper: Paper,
        counts: Mapping[str, Count],
        merits: Mapping[str, Merits],
        ballots: Papers,
        scores: Mapping[str, Score],
    ) -> None:
        self._paper, self._counts, self._merits, self._scores = paper, counts, merits, scores
        self._points = group_points(paper, counts)
        self._ballots = ballots
        self._gains = cache(self._pair_gains)
        self._size = {g: max(counts[g].ballots or 0, len(ballots.get(g, ()))) for g in counts}
        self._most = _most_gain(paper)

    @property
    def voters(self) -> int:
        """Ballots that could be changed."""
        return sum(self._size.values())

    def fewest(self, pairs: Iterable[tuple[str, str]]) -> int | None:
        """Over pairs (ahead, behind): the fewest ballots that let the one behind reach the one ahead."""
        best: int | None = None
        for x, y in pairs:
            if best is not None and self._at_least(x, y) >= best:
                continue
            best = _least(best, self._needed(x, y, best))
        return best

    def to_part(self, tied: Sequence[Place], top: int) -> int | None:
        """Fewest ballots that push one of those sharing the last places out of them."""
        if not self.voters:
            return None
        if any(self._scores[p.option] for p in tied):
            return 1  # a voter who drops one of them lets all the others pass it
        return self._to_name(top)

    def _to_name(self, top: int) -> int | None:
        """Fewest ballots after which `top` options have something: those without stand outside then."""
        paper = self._paper
        few = paper.settings.beans if paper.method != "criteria" else len(paper.ids)
        each = min(few, len(paper.ids))
        sets = [
            {key.partition("/")[0] for key, n in ballot.items() if n}
            for keyed in self._ballots.values()
            for ballot in keyed
        ]
        named = sum(1 for o in paper.ids if self._scores[o])
        for k in range(1, self.voters + 1):
            if sets:  # give up the ballot that names least which nobody else names
                sets.remove(min(sets, key=lambda s: _alone(s, sets)))
                named = len(set[str]().union(*sets))
            if named + k * each >= top:
                return k
        return None

    def _at_least(self, x: str, y: str) -> int:
        """No fewer than this, whatever the ballots: for leaving pairs out quickly."""
        gap = self._scores[x] - self._scores[y]
        each = max((self._weight(g) * self._most for g in self._counts), default=Fraction(1))
        return max(1, -(-gap // each)) if each else 1

    def _needed(self, x: str, y: str, best: int | None) -> int | None:
        groups = [g for g in self._paper.groups if g in self._counts]
        sums = {g: self._gains(g, x, y) for g in groups}
        most = sum(len(s) - 1 for s in sums.values())
        for k in range(1, (min(most, best - 1) if best is not None else most) + 1):
            if any(self._reached(x, y, sums, split) for split in _splits(groups, sums, k)):
                return k
        return None

    def _reached(
        self,
        x: str,
        y: str,
        sums: Mapping[str, Sequence[int]],
        split: Mapping[str, int],
    ) -> bool:
        gained = {g: sums[g][n] for g, n in split.items()}
        gap = (
            self._scores[x] - self._scores[y] - sum(self._weight(g) * n for g, n in gained.items())
        )
        if gap != 0:
            return gap < 0
        women = {o: self._points[WOMEN][o] for o in (x, y)} if WOMEN in self._points else {}
        if women:  # only the difference matters to the chain
            women[y] += gained.get(WOMEN, 0)
        pair = (x, y)
        for key in chain(
            self._paper.settings.tie_break, pair, {WOMEN: women} if women else {}, self._merits
        ):
            if key.values[x] != key.values[y]:
                return key.values[y] > key.values[x]
        return True

    def _weight(self, group: str) -> Fraction:
        if self._paper.settings.combine != "equal_weight":
            return Fraction(1)
        ballots = self._counts[group].ballots
        return Fraction(1, ballots) if ballots else Fraction(0)

    def _pair_gains(self, group: str, x: str, y: str) -> tuple[int, ...]:
        """Prefix sums of what each changed ballot gains for y over x, the most telling ballots first."""
        keyed = self._ballots.get(group, ())
        each = (
            [self._ballot_gain(b, x, y) for b in keyed] if keyed else self._total_gains(group, x, y)
        )
        sums = [0]
        for gain in sorted(each, reverse=True):
            sums.append(sums[-1] + gain)
        return tuple(sums)

    def _ballot_gain(self, ballot: Mapping[str, int], x: str, y: str) -> int:
        settings = self._paper.settings
        if self._paper.method == "criteria":
            return sum(
                (max(0, ballot.get(cell(x, c.id), 0) - 1) + c.max - ballot.get(cell(y, c.id), 0))
                * c.weight
                for c in settings.criteria
            )
        if settings.stacking:
            return ballot.get(x, 0) + settings.beans - ballot.get(y, 0)
        return ballot.get(x, 0) + 1 - ballot.get(y, 0)

    def _total_gains(self, group: str, x: str, y: str) -> list[int]:
        """Of cups alone: ballots as they may have been, where most would change."""
        ballots, settings = self._size[group], self._paper.settings
        cells = self._counts[group].totals
        if self._paper.method == "criteria":
            gains = [0] * ballots
            for c in settings.criteria:
                taken = _spread(cells.get(cell(x, c.id), 0) - ballots, ballots, c.max - 1)
                given = _spread(ballots * c.max - cells.get(cell(y, c.id), 0), ballots, c.max - 1)
                gains = [
                    g + (t + n) * c.weight for g, t, n in zip(gains, taken, given, strict=True)
                ]
            return gains
        each = settings.beans if settings.stacking else 1
        taken = _spread(cells.get(x, 0), ballots, each)
        given = _spread(ballots * each - cells.get(y, 0), ballots, each)
        return [t + n for t, n in zip(taken, given, strict=True)]


def _most_gain(paper: Paper) -> int:
    if paper.method == "criteria":
        return sum((2 * c.max - 1) * c.weight for c in paper.settings.criteria)
    return 2 * (paper.settings.beans if paper.settings.stacking else 1)


def _spread(total: int, ballots: int, each: int) -> list[int]:
    """A total on as few ballots as may hold it."""
    rows = [0] * ballots
    for i in range(ballots):
        rows[i] = min(each, max(0, total))
        total -= rows[i]
    return rows


def _splits(
    groups: Sequence[str], sums: Mapping[str, Sequence[int]], k: int
) -> list[dict[str, int]]:
    """Every way to take k ballots from the groups."""
    if len(groups) == 1:
        return [{groups[0]: k}] if k < len(sums[groups[0]]) else []
    one, other = groups
    return [
        {one: n, other: k - n}
        for n in range(k + 1)
        if n < len(sums[one]) and k - n < len(sums[other])
    ]


def _alone(named: set[str], sets: Sequence[set[str]]) -> int:
    """How many of these options no other ballot names."""
    return sum(1 for option in named if sum(option in other for other in sets) == 1)


def _least(a: int | None, b: int | None) -> int | None:
    found = [n for n in (a, b) if n is not None]
    return min(found) if found else None
