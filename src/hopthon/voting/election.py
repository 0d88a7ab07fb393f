"""An election: each paper names up to `seats`; the highest are elected, a tie over the last seat is voted again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.voting.count import Count, Problem
from hopthon.voting.dots import Dots, refuse_strangers
from hopthon.voting.paper import Paper, Settings
from hopthon.voting.words import group_word, papers, tidy


class Election(Dots):
    """The method `election`: as beans, one a name."""

    id = "election"

    @property
    def unit(self) -> str:
        """What is counted, in words."""
        return _("phiếu")

    def rule(self, settings: Settings) -> str:
        """How one votes, in a few words."""
        return _("Mỗi phiếu chọn nhiều nhất {n} người").format(n=settings.seats)

    def settle(self, settings: Settings, options: int) -> Settings:
        """Seats; each paper has as many names; a tie is voted again, never broken by the chain."""
        if not 1 <= settings.seats <= options:
            raise Refusal(
                _("Số người cần bầu phải từ 1 đến {n}, là số người ứng cử.").format(n=options)
            )
        return replace(settings, beans=settings.seats, stacking=False, tie_break="none")

    def refuse_marks(self, paper: Paper, marks: Mapping[str, int]) -> None:
        """Refuses a paper with too many names, or one name twice."""
        refuse_strangers(paper.ids, marks)
        for name, n in marks.items():
            if n > 1:
                raise Refusal(
                    _("Phiếu ghi {n} lần số {number}: mỗi người chỉ một lần.").format(
                        n=n, number=paper.number(name)
                    )
                )
        if (chosen := sum(marks.values())) > paper.settings.seats:
            raise Refusal(
                _("Phiếu chọn {n} người, chỉ bầu {seats}.").format(
                    n=chosen, seats=paper.settings.seats
                )
            )

    def problems(
        self, paper: Paper, group: str, count: Count, present: int | None = None
    ) -> list[Problem]:
        """More votes than papers for someone, or than papers × seats in all; names not counted yet."""
        found: list[Problem] = []
        missing = [option for option in paper.ids if option not in count.totals]
        if count.entry == "tally" and missing:
            numbers = ", ".join(str(paper.number(option)) for option in missing)
            words = _("Chưa ghi phiếu {group} của số {numbers}.")
            sentence = tidy(words.format(group=group_word(group), numbers=numbers))
            found.append(Problem("missing", group, missing[0], sentence))
        if count.ballots is None:
            sentence = tidy(_("Chưa ghi số phiếu {group}.").format(group=group_word(group)))
            return [*found, Problem("missing", group, None, sentence)]
        for option in paper.ids:
            if (n := count.totals.get(option, 0)) > count.ballots:
                words = _("Số {number} được {n} phiếu, nhiều hơn {papers} thu vào.")
                sentence = words.format(
                    number=paper.number(option), n=n, papers=papers(count.ballots, group)
                )
                found.append(Problem("cup", group, option, sentence, _("Đếm lại người này.")))
        given, most = sum(count.totals.values()), count.ballots * paper.settings.seats
        if given > most:
            words = _("{papers} × {seats} người là {most}, đã đếm {n}: thừa {excess}.")
            sentence = words.format(
                papers=papers(count.ballots, group),
                seats=paper.settings.seats,
                most=most,
                n=given,
                excess=given - most,
            )
            found.append(Problem("sum", group, None, sentence, _("Đếm lại các phiếu.")))
        return found


class Ranked(Protocol):
    """Someone with a rank, as counted or as announced."""

    @property
    def option(self) -> str:
        """Who."""
        ...

    @property
    def rank(self) -> int:
        """Which rank; equal ones share it."""
        ...


def elected(paper: Paper, places: Sequence[Ranked]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is elected for certain, and who is tied over the last seats."""
    seats = paper.settings.seats
    sharing = Counter(p.rank for p in places)
    safe = tuple(p.option for p in places if p.rank + sharing[p.rank] - 1 <= seats)
    tied = tuple(p.option for p in places if p.rank <= seats < p.rank + sharing[p.rank] - 1)
    return safe, tied


def notes(paper: Paper, places: Sequence[Ranked]) -> tuple[str, ...]:
    """A tie over the last seat, and quotas that the elected miss, in words."""
    if paper.method != Election.id:
        return ()
    safe, tied = elected(paper, places)
    names = {o.id: o.name for o in paper.options}
    found: list[str] = []
    if tied:
        left = paper.settings.seats - len(safe)
        found.append(
            _("{names} bằng phiếu mà chỉ còn {n} chỗ: bầu lại giữa những người này.").format(
                names=", ".join(names[o] for o in tied), n=left
            )
        )
    found += [
        _("Trúng cử có {have} {what}, cần ít nhất {need}: còn thiếu {n}.").format(
            have=quota.have, what=quota.words, need=quota.need, n=quota.need - quota.have
        )
        for quota in quotas(paper, places)
        if quota.have is not None and quota.have < quota.need
    ]
    return tuple(found)


class QuotaMet(Struct, frozen=True):
    """A quota asked for and what the elected hold of it; None while nobody is elected."""

    words: str
    need: int
    have: int | None


def quotas(paper: Paper, places: Sequence[Ranked] | None) -> tuple[QuotaMet, ...]:
    """Each quota of an election beside those elected for certain; nothing of other methods."""
    if paper.method != Election.id:
        return ()
    safe = None if places is None else elected(paper, places)[0]
    chosen = [o for o in paper.options if o.id in (safe or ())]
    counted = {
        "women": sum(o.sex == "F" for o in chosen),
        "trained": sum(o.trained for o in chosen),
    }
    words = {"women": _("nữ"), "trained": _("người đã tập huấn")}
    return tuple(
        QuotaMet(
            words.get(quota.what, quota.what),
            quota.need(paper.settings.seats),
            None if safe is None else counted.get(quota.what, 0),
        )
        for quota in paper.settings.quotas
    )
