"""Show of hands on each option: for, against, abstain; counted on the spot, never by paper."""

from collections.abc import Mapping

from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.voting.cells import ABSTAIN, AGAINST, FOR, cell, grid
from hopthon.voting.count import Count, Problem
from hopthon.voting.dots import refuse_strangers
from hopthon.voting.paper import Paper, Settings
from hopthon.voting.words import group_word, tidy

PARTS = (FOR, AGAINST, ABSTAIN)


class Hands:
    """The method `hands`."""

    id = "hands"

    @property
    def unit(self) -> str:
        """What is counted, in words."""
        return _("tay")

    def rule(self, settings: Settings) -> str:
        """How one votes, in a few words."""
        return _("Giơ tay từng việc: đồng ý, không đồng ý")

    def settle(self, settings: Settings, options: int) -> Settings:
        """Nothing to settle."""
        return settings

    def cells(self, paper: Paper) -> tuple[str, ...]:
        """For, against, abstain of every option."""
        return grid(paper.ids, PARTS)

    def refuse_marks(self, paper: Paper, marks: Mapping[str, int]) -> None:
        """Hands leave no paper."""
        raise Refusal(_("Giơ tay thì đếm tại chỗ, không nhập từng phiếu."))

    def refuse_counts(self, paper: Paper, counts: Mapping[str, int]) -> None:
        """Refuses a count that cannot be true whatever follows."""
        refuse_strangers(self.cells(paper), counts)

    def left_out(self, paper: Paper, marks: Mapping[str, int]) -> bool:
        """Nobody leaves a hand out."""
        return False

    def problems(
        self, paper: Paper, group: str, count: Count, present: int | None = None
    ) -> list[Problem]:
        """More hands than people; options nobody was asked about yet."""
        most = count.ballots if count.ballots is not None else present
        word = group_word(group)
        found: list[Problem] = []
        for option in paper.ids:
            number = paper.number(option)
            hands = [count.totals.get(cell(option, part)) for part in PARTS]
            if hands[0] is None:
                sentence = tidy(
                    _("Số {number} chưa đếm tay đồng ý {group}.").format(number=number, group=word)
                )
                found.append(Problem("missing", group, option, sentence))
            total = sum(n or 0 for n in hands)
            if most is not None and total > most:
                sentence = _("Số {number} có {n} tay, nhiều hơn {most} người {group}.").format(
                    number=number, n=total, most=most, group=word
                )
                found.append(Problem("cup", group, option, tidy(sentence), _("Mời giơ tay lại.")))
        return found

    def detail(self, paper: Paper, option: str, totals: Mapping[str, Mapping[str, int]]) -> str:
        """Those against and those who abstained."""
        against, abstain = (
            sum(cells.get(cell(option, part), 0) for cells in totals.values())
            for part in (AGAINST, ABSTAIN)
        )
        return _("{against} không đồng ý, {abstain} không biểu quyết").format(
            against=against, abstain=abstain
        )

    def points(self, paper: Paper, cells: Mapping[str, int]) -> dict[str, int]:
        """Hands for, per option."""
        return {o: cells.get(cell(o, FOR), 0) for o in paper.ids}
