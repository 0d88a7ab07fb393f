"""Beans or marks: each voter gives at most so many, one an option unless stacking is on [HB 3.4a]."""

from collections.abc import Mapping

from msgspec.structs import replace

from hopthon.language import _
from hopthon.numbers import runs
from hopthon.refusal import Refusal
from hopthon.voting.count import Count, Problem
from hopthon.voting.paper import Paper, Settings
from hopthon.voting.words import group_word, papers, tidy

MOST_BEANS = 1_000


def default_beans(options: int) -> int:
    """⌈0.3 × options⌉, at least 1: 15 → 5, 8 → 3. HB's "30 %" and "5 of 15" disagree, so a setting."""
    return max(1, -(-3 * options // 10))


class Dots:
    """The method `dots`."""

    id = "dots"

    @property
    def unit(self) -> str:
        """What is counted, in words."""
        return _("hạt")

    def rule(self, settings: Settings) -> str:
        """How one votes, in a few words."""
        once = (
            _("được bỏ nhiều hạt cho một việc")
            if settings.stacking
            else _("mỗi việc nhiều nhất một hạt")
        )
        return _("Bỏ hạt, mỗi người {n} hạt, {once}").format(n=settings.beans, once=once)

    def settle(self, settings: Settings, options: int) -> Settings:
        """The settings with the default number of beans; refuses what no voter could do."""
        beans = settings.beans or default_beans(options)
        if beans < 1 or beans > MOST_BEANS:
            raise Refusal(_("Số hạt mỗi người phải từ 1 đến {n}.").format(n=MOST_BEANS))
        if not settings.stacking and beans > options:
            raise Refusal(
                _(
                    "Mỗi người {beans} hạt mà chỉ có {n} việc, mỗi việc một hạt: hãy bớt hạt."
                ).format(beans=beans, n=options)
            )
        return replace(settings, beans=beans)

    def refuse_marks(self, paper: Paper, marks: Mapping[str, int]) -> None:
        """Refuses a ballot that one voter could not have cast."""
        refuse_strangers(paper.ids, marks)
        beans, stacking = paper.settings.beans, paper.settings.stacking
        for option, n in marks.items():
            if n > 1 and not stacking:
                raise Refusal(
                    _("Phiếu có {n} hạt ở số {cup}: mỗi việc chỉ một hạt.").format(
                        n=n, cup=paper.number(option)
                    )
                )
        if (given := sum(marks.values())) > beans:
            raise Refusal(
                _("Phiếu có {n} hạt, mỗi người chỉ có {beans} hạt.").format(n=given, beans=beans)
            )

    def refuse_counts(self, paper: Paper, counts: Mapping[str, int]) -> None:
        """Refuses a count that cannot be true whatever follows: strangers, negative numbers."""
        refuse_strangers(paper.ids, counts)

    def problems(
        self, paper: Paper, group: str, count: Count, present: int | None = None
    ) -> list[Problem]:
        """Cups above the ballots, beans above ballots × beans, cups not counted yet."""
        found: list[Problem] = []
        word = group_word(group)
        missing = [option for option in paper.ids if option not in count.totals]
        if count.entry == "tally" and missing:
            cups = runs(paper.number(option) for option in missing)
            found.append(
                Problem(
                    "missing",
                    group,
                    missing[0],
                    tidy(_("Còn cốc {cups} {group} chưa nhập.").format(cups=cups, group=word)),
                )
            )
        if count.ballots is None:
            found.append(
                Problem(
                    "missing",
                    group,
                    None,
                    tidy(_("Chưa ghi số phiếu {group}.").format(group=word)),
                )
            )
            return found
        excess = sum(count.totals.values()) - count.ballots * paper.settings.beans
        high = (
            []
            if paper.settings.stacking
            else [o for o in paper.ids if count.totals.get(o, 0) > count.ballots]
        )
        found += [_cup_too_full(paper, group, option, count, excess) for option in high]
        if excess > 0 and not high:
            found.append(
                Problem(
                    "sum",
                    group,
                    None,
                    _("{ballots} × {beans} hạt là {most}, đã đếm {n}: thừa {excess} hạt.").format(
                        ballots=papers(count.ballots, group),
                        beans=paper.settings.beans,
                        most=count.ballots * paper.settings.beans,
                        n=sum(count.totals.values()),
                        excess=excess,
                    ),
                    _("Đếm lại các cốc và số phiếu."),
                )
            )
        return found

    def cells(self, paper: Paper) -> tuple[str, ...]:
        """One a cup."""
        return paper.ids

    def left_out(self, paper: Paper, marks: Mapping[str, int]) -> bool:
        """Fewer beans than one may give are a choice."""
        return False

    def detail(self, paper: Paper, option: str, totals: Mapping[str, Mapping[str, int]]) -> str:
        """The beans say it all."""
        return ""

    def points(self, paper: Paper, cells: Mapping[str, int]) -> dict[str, int]:
        """Beans per option."""
        return {o: cells.get(o, 0) for o in paper.ids}


def refuse_strangers(cells: tuple[str, ...], counts: Mapping[str, int]) -> None:
    """Refuses cells that are not counted in this round, and numbers below nothing."""
    known = set(cells)
    for option, n in counts.items():
        if option not in known:
            raise Refusal(_strange(cells, option))
        if n < 0:
            raise Refusal(_("Số đếm không thể âm ({n}).").format(n=n))


def _strange(cells: tuple[str, ...], key: str) -> str:
    option, stroke, _part = key.partition("/")
    if parts := [c.partition("/")[2] for c in cells if c.startswith(f"{option}/")]:
        return _("«{option}» đếm theo từng phần: {parts}.").format(
            option=option[:40], parts=", ".join(parts)
        )
    if stroke and option in cells:
        return _("«{option}» chỉ ghi một số, không chia phần.").format(option=option[:40])
    return _("«{option}» không có trên phiếu của đợt này.").format(option=key[:40])


def _cup_too_full(paper: Paper, group: str, option: str, count: Count, excess: int) -> Problem:
    beans, ballots, cup = count.totals[option], count.ballots or 0, paper.number(option)
    advice = _("Mỗi người chỉ bỏ một hạt vào một cốc. Đếm lại cốc {cup}").format(cup=cup)
    brief = _("Đếm lại")
    turned = int(str(beans)[::-1])
    if turned <= ballots and turned != beans:
        advice += _("; có khi {right} gõ nhầm thành {wrong}").format(right=turned, wrong=beans)
        brief += _("; có khi {right} thành {wrong}").format(right=turned, wrong=beans)
    advice += "."
    if excess > 0:
        advice += " " + _("Cả nhóm {group} cũng thừa {excess} hạt.").format(
            group=group_word(group), excess=excess
        )
    sentence = _("Cốc {cup} có {n} hạt, nhiều hơn {ballots}.").format(
        cup=cup, n=beans, ballots=papers(ballots, group)
    )
    return Problem("cup", group, option, sentence, tidy(advice), brief=tidy(brief + "."))
