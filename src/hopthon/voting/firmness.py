"""How firm a result is: the fewest ballots whose change would alter which options lead, and their order.

Exact for beans, names and points, added or weighed equally. A change of the lead is always one option reaching
another, or options of a shared rank parted: each is asked in turn.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations, product

from msgspec import Struct

from hopthon.voting.combine import group_points, standing
from hopthon.voting.contest import Contest, Papers
from hopthon.voting.count import Count
from hopthon.voting.paper import Paper
from hopthon.voting.ranking import Place, rank
from hopthon.voting.tiebreak import Key, Merits, chain


class Firmness(Struct, frozen=True):
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
    contest = Contest(paper, counts, merits, ballots)
    if not _has_figures(paper) or not any(contest.size.values()):
        return Firmness(top, None, None)
    scores, _shown = standing(paper, counts)
    keys = chain(paper.settings.tie_break, paper.ids, group_points(paper, counts), merits)
    places = rank(paper.ids, scores, keys)
    leading = [p for p in places if p.rank <= top]
    trailing = [p.option for p in places if p.rank > top]
    members = contest.fewest(product([p.option for p in leading], trailing))
    if len(leading) > top:  # more stand there than fit: parting them changes who is in
        unnamed = _Unnamed(paper, counts, contest, ballots)
        score = scores[leading[-1].option]
        members = _least(members, 1 if score else unnamed.fewest(places, keys, top))
    if any(p.tied for p in leading):
        return Firmness(top, members, 1)  # one voter parts those that share a rank
    ahead = combinations([p.option for p in leading], 2)
    return Firmness(top, members, _least(members, contest.fewest(ahead)))


def _has_figures(paper: Paper) -> bool:
    settings = paper.settings
    if settings.combine == "rank_sum":
        return False
    if paper.method == "criteria":
        return any(c.max > 1 for c in settings.criteria)  # otherwise a voter has no choice
    return paper.method in ("dots", "election")


class _Unnamed:
    """Options nobody named share the last places in, all of them: what it takes to put one of them out."""

    def __init__(
        self, paper: Paper, counts: Mapping[str, Count], contest: Contest, ballots: Papers
    ) -> None:
        self._paper, self._counts, self._contest, self._ballots = paper, counts, contest, ballots
        self._beans = paper.settings.beans

    def fewest(self, places: Sequence[Place], keys: Sequence[Key], top: int) -> int | None:
        """Either enough others are named, or one that was named is so no more and the chain sets it lower."""
        if self._paper.method == "criteria":
            return 1  # one voter scores every option
        content = [key.values for key in keys if key.name != "women_votes"]
        standing = {o: tuple(values[o] for values in content) for o in self._paper.ids}
        last = places[-1]
        others = {p.option for p in places} - {last.option, *last.equals}
        above = {o for o in others if standing[o] > standing[last.option]}  # named or not
        best = self._to_cover(frozenset(others - above), top - len(above))
        for option in others:
            if standing[option] < standing[last.option]:
                best = _least(best, self._holders(option))
        return best

    def _holders(self, option: str) -> int:
        """How many ballots name an option, or at least must."""
        each = self._beans if self._paper.settings.stacking else 1
        return sum(
            len(self._contest.marked(g, option))
            if self._ballots.get(g)
            else -(-self._counts[g].totals.get(option, 0) // each)
            for g in self._contest.size
        )

    def _to_cover(self, named: frozenset[str], wanted: int) -> int | None:
        """Fewest ballots changed so that `wanted` options are named: the ballots kept name some already."""
        fewest_kept: dict[frozenset[str], int] = {frozenset(): 0}
        for ballot in self._may_keep(named):
            for covered, kept in tuple(fewest_kept.items()):
                more = covered | ballot
                fewest_kept[more] = min(kept + 1, fewest_kept.get(more, kept + 1))
        voters, best = sum(self._contest.size.values()), None
        for covered, kept in fewest_kept.items():
            change = max(1, -(-(wanted - len(covered)) // self._beans))
            if change + kept <= voters:
                best = _least(best, change)
        return best

    def _may_keep(self, named: frozenset[str]) -> set[frozenset[str]]:
        """What single ballots name of these; of cups alone, whatever they may have named."""
        found: set[frozenset[str]] = set()
        for group in self._contest.size:
            if keyed := self._ballots.get(group):
                found |= {named.intersection(ballot) for ballot in keyed}
                continue
            there = sorted(o for o in named if self._counts[group].totals.get(o))
            found |= {frozenset(c) for c in combinations(there, min(self._beans, len(there)))}
        return found - {frozenset()}


def _least(a: int | None, b: int | None) -> int | None:
    found = [n for n in (a, b) if n is not None]
    return min(found) if found else None
