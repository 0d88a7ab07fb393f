"""Secret ballot on one question: stacks counted by a committee; no order, no time, no seat of a paper."""

from collections.abc import Mapping

from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.voting.cells import AGAINST, BLANK, FOR, SPOILT
from hopthon.voting.count import Count, Problem
from hopthon.voting.dots import refuse_strangers
from hopthon.voting.paper import Paper, Settings
from hopthon.voting.words import papers

PARTS = (FOR, AGAINST, BLANK, SPOILT)
COMMITTEE = range(3, 6)
"""So many count, before two household witnesses [Decree 59/2023, art. 3]."""
WITNESSES = 2


class Secret:
    """The method `secret`."""

    id = "secret"

    @property
    def unit(self) -> str:
        """What is counted, in words."""
        return _("phiếu thuận")

    def rule(self, settings: Settings) -> str:
        """How one votes, in a few words."""
        return _("Bỏ phiếu kín, đồng ý hay không đồng ý")

    def settle(self, settings: Settings, options: int) -> Settings:
        """One question; a committee, once named, is of three to five."""
        if options != 1:
            raise Refusal(_("Phiếu kín hỏi một việc: đồng ý hay không đồng ý."))
        if settings.committee and len(settings.committee) not in COMMITTEE:
            raise Refusal(_("Ban kiểm phiếu có từ 3 đến 5 người."))
        return settings

    def cells(self, paper: Paper) -> tuple[str, ...]:
        """Four stacks."""
        return PARTS

    def refuse_marks(self, paper: Paper, marks: Mapping[str, int]) -> None:
        """A paper keyed alone could be known again."""
        raise Refusal(_("Phiếu kín chỉ nhập theo xấp đã đếm, không nhập từng phiếu."))

    def refuse_counts(self, paper: Paper, counts: Mapping[str, int]) -> None:
        """Refuses a count that cannot be true whatever follows."""
        refuse_strangers(PARTS, counts)

    def left_out(self, paper: Paper, marks: Mapping[str, int]) -> bool:
        """No paper is looked at alone."""
        return False

    def problems(
        self, paper: Paper, group: str, count: Count, present: int | None = None
    ) -> list[Problem]:
        """Stacks that do not make up the papers; nobody named who counted them."""
        found: list[Problem] = []
        total = sum(count.totals.values())
        if count.ballots is None and present is not None and total > present:
            sentence = _("Bốn xấp cộng lại {papers} mà chỉ có {n} người dự họp.")
            words = sentence.format(papers=papers(total, group), n=present)
            found.append(Problem("ballots", group, None, words, _("Đếm lại các xấp.")))
        if FOR not in count.totals or AGAINST not in count.totals:
            found.append(
                Problem("missing", group, None, _("Chưa ghi xấp thuận và xấp không thuận."))
            )
        if count.ballots is not None and total != count.ballots:
            sentence = _("Bốn xấp cộng lại {n}, mà thu vào {papers}.").format(
                n=total, papers=papers(count.ballots, group)
            )
            more = total < count.ballots and len(count.totals) < len(PARTS)
            advice = _("Gõ nốt các xấp còn lại.") if more else _("Đếm lại các xấp.")
            found.append(Problem("sum", group, None, sentence, advice))
        if not paper.settings.committee:
            found.append(
                Problem(
                    "committee",
                    group,
                    None,
                    _("Chưa ghi ban kiểm phiếu (3 đến 5 người)."),
                    blocking=False,
                )
            )
        if len(paper.settings.witnesses) < WITNESSES:
            found.append(
                Problem(
                    "committee",
                    group,
                    None,
                    _("Chưa ghi đủ hai hộ chứng kiến kiểm phiếu."),
                    blocking=False,
                )
            )
        return found

    def detail(self, paper: Paper, option: str, totals: Mapping[str, Mapping[str, int]]) -> str:
        """The other stacks."""
        against, blank, spoilt = (
            sum(cells.get(part, 0) for cells in totals.values()) for part in PARTS[1:]
        )
        return _("{against} không thuận, {blank} trắng, {spoilt} hỏng").format(
            against=against, blank=blank, spoilt=spoilt
        )

    def points(self, paper: Paper, cells: Mapping[str, int]) -> dict[str, int]:
        """Papers for."""
        return {o: cells.get(FOR, 0) for o in paper.ids}
