"""An election: each paper names up to `seats`; the highest are elected, a tie over the last seat is voted again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.voting.dots import Dots
from hopthon.voting.paper import Paper, Settings


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
        """Refuses a paper with too many names."""
        if sum(marks.values()) > paper.settings.seats:
            raise Refusal(
                _("Phiếu chọn {n} người, chỉ bầu {seats}.").format(
                    n=sum(marks.values()), seats=paper.settings.seats
                )
            )
        super().refuse_marks(paper, marks)


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
    chosen = [o for o in paper.options if o.id in safe]
    counted = {
        "women": sum(o.sex == "F" for o in chosen),
        "trained": sum(o.trained for o in chosen),
    }
    words = {"women": _("nữ"), "trained": _("người đã tập huấn")}
    for quota in paper.settings.quotas:
        need, have = quota.need(paper.settings.seats), counted.get(quota.what, 0)
        if have < need:
            found.append(
                _("Trúng cử có {have} {what}, cần ít nhất {need}: còn thiếu {n}.").format(
                    have=have, what=words.get(quota.what, quota.what), need=need, n=need - have
                )
            )
    return tuple(found)
