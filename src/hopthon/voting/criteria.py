"""Scoring by criteria: 1 to max points for each criterion and option, weighted [HB III 3.4b]."""

from collections.abc import Mapping

from hopthon.language import _
from hopthon.refusal import Refusal
from hopthon.voting.cells import cell, grid
from hopthon.voting.count import Count, Problem
from hopthon.voting.dots import refuse_strangers
from hopthon.voting.paper import Criterion, Paper, Settings
from hopthon.voting.words import group_word, papers, tidy

MOST_CRITERIA = 20
MOST_POINTS = 1_000


class Criteria:
    """The method `criteria`."""

    id = "criteria"

    @property
    def unit(self) -> str:
        """What is counted, in words."""
        return _("điểm")

    def rule(self, settings: Settings) -> str:
        """How one votes, in a few words."""
        said = "; ".join(_criterion_words(c) for c in settings.criteria)
        return _("Chấm điểm từng việc theo tiêu chí: {criteria}").format(criteria=said)

    def settle(self, settings: Settings, options: int) -> Settings:
        """Refuses criteria nobody could score by."""
        if not settings.criteria:
            raise Refusal(_("Chấm điểm thì phải có ít nhất một tiêu chí."))
        if len(settings.criteria) > MOST_CRITERIA:
            raise Refusal(_("Nhiều nhất {n} tiêu chí.").format(n=MOST_CRITERIA))
        ids = [c.id for c in settings.criteria]
        if len(set(ids)) != len(ids) or any(not i or "/" in i for i in ids):
            raise Refusal(_("Mỗi tiêu chí cần một mã riêng, không có dấu gạch chéo."))
        for c in settings.criteria:
            if not (1 <= c.max <= MOST_POINTS and 1 <= c.weight <= MOST_POINTS):
                raise Refusal(
                    _("Tiêu chí «{name}»: điểm cao nhất và hệ số phải từ 1 đến {n}.").format(
                        name=c.title, n=MOST_POINTS
                    )
                )
        return settings

    def cells(self, paper: Paper) -> tuple[str, ...]:
        """Every criterion of every option."""
        return grid(paper.ids, (c.id for c in paper.settings.criteria))

    def refuse_marks(self, paper: Paper, marks: Mapping[str, int]) -> None:
        """Refuses points above the most one may give; 0 is a point left out."""
        refuse_strangers(self.cells(paper), marks)
        most = {c.id: c for c in paper.settings.criteria}
        for key, n in marks.items():
            option, _stroke, part = key.partition("/")
            if n > most[part].max:
                raise Refusal(
                    _("Số {number}, «{criterion}»: {n} điểm, nhiều nhất {max}.").format(
                        number=paper.number(option),
                        criterion=most[part].title,
                        n=n,
                        max=most[part].max,
                    )
                )

    def refuse_counts(self, paper: Paper, counts: Mapping[str, int]) -> None:
        """Refuses a count that cannot be true whatever follows."""
        refuse_strangers(self.cells(paper), counts)

    def left_out(self, paper: Paper, marks: Mapping[str, int]) -> bool:
        """Whether a ballot leaves points out; a wholly blank one is blank, not incomplete."""
        given = sum(1 for n in marks.values() if n)
        return 0 < given < len(self.cells(paper))

    def problems(
        self, paper: Paper, group: str, count: Count, present: int | None = None
    ) -> list[Problem]:
        """Points outside ballots × 1 … ballots × max, cells not counted yet, ballots with points left out."""
        found: list[Problem] = []
        word = group_word(group)
        for number in sorted(count.incomplete):
            sentence = tidy(_("Phiếu {group} số {n} còn thiếu điểm.").format(group=word, n=number))
            found.append(
                Problem(
                    "ballot",
                    group,
                    str(number),
                    sentence,
                    _("Xem lại phiếu, hoặc xác nhận người chấm để trống."),
                )
            )
        if count.ballots is None:
            sentence = tidy(_("Chưa ghi số phiếu {group}.").format(group=word))
            return [*found, Problem("missing", group, None, sentence)]
        return (
            found if count.entry != "tally" else [*found, *self._out_of_bounds(paper, group, count)]
        )

    def _out_of_bounds(self, paper: Paper, group: str, count: Count) -> list[Problem]:
        """Of cups: what is not entered, and points that so many ballots cannot give."""
        found: list[Problem] = []
        ballots, empty = (
            count.ballots or 0,
            [c for c in self.cells(paper) if not count.totals.get(c)],
        )
        if ballots and empty:
            option, _stroke, part = empty[0].partition("/")
            sentence = _(
                "Còn {n} ô điểm {group} chưa nhập, đầu tiên là số {number}, «{criterion}»."
            )
            words = sentence.format(
                n=len(empty),
                group=group_word(group),
                number=paper.number(option),
                criterion=next(c.title for c in paper.settings.criteria if c.id == part),
            )
            found.append(Problem("missing", group, option, tidy(words)))
        for option in paper.ids:
            for criterion in paper.settings.criteria:
                n = count.totals.get(cell(option, criterion.id), 0)
                low, high = ballots, ballots * criterion.max
                if not n or low <= n <= high:
                    continue
                sentence = _(
                    "Số {number}, «{criterion}»: {n} điểm; {ballots} thì phải từ {low} đến {high}."
                ).format(
                    number=paper.number(option),
                    criterion=criterion.title,
                    n=n,
                    ballots=papers(ballots, group),
                    low=low,
                    high=high,
                )
                found.append(Problem("cup", group, option, sentence, _("Cộng lại cột này.")))
        return found

    def detail(self, paper: Paper, option: str, totals: Mapping[str, Mapping[str, int]]) -> str:
        """Points of each criterion, unweighted."""
        sums = (
            (c.title, sum(cells.get(cell(option, c.id), 0) for cells in totals.values()))
            for c in paper.settings.criteria
        )
        return "; ".join(f"{title} {n}" for title, n in sums)

    def points(self, paper: Paper, cells: Mapping[str, int]) -> dict[str, int]:
        """Σ points × weight, per option."""
        weights = [(c.id, c.weight) for c in paper.settings.criteria]
        return {
            o: sum(cells.get(cell(o, c), 0) * weight for c, weight in weights) for o in paper.ids
        }


def _criterion_words(c: Criterion) -> str:
    words = _("{title} (1–{max} điểm)") if c.weight == 1 else _("{title} (1–{max} điểm, hệ số {n})")
    return words.format(title=c.title, max=c.max, n=c.weight)
