"""Ballots that give points by criteria, from a file into a round: each number checked where it stands."""

from msgspec import Struct

from hopthon.cli.from_file import (
    groups_stated,
    meant,
    new_activities,
    new_ids,
    options_meant,
    refuse_unstated,
)
from hopthon.imports import ScoreFile, whole_points
from hopthon.imports.ballots import listed
from hopthon.imports.scores import Score, ScoredBallot
from hopthon.imports.source import shown, wrong
from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.text import clipped
from hopthon.voting.cells import cell
from hopthon.voting.methods import method
from hopthon.voting.paper import ALL, Criterion, Option, Paper, Settings

MOST = 10
"""The most points of a criterion that comes from a file, before they are scaled."""


def into_new(
    meeting: Meeting, name: str, file: ScoreFile, scale: int, said: list[str]
) -> list[c.AnyCommand]:
    """The activities, the criteria and their round, and its ballots."""
    ids = new_ids(file.options, meeting.nodes)
    criteria = new_ids(file.criteria, ())
    texts = {ids[option]: option for option in file.options}
    asked = tuple(
        c.CriterionSetting(id=i, title=clipped(title, 120), max=MOST * scale)
        for title, i in criteria.items()
    )
    words = _(
        "Đã lập {n} hoạt động và một đợt chấm điểm {criteria} tiêu chí, nhiều nhất {max} điểm một tiêu chí."
    )
    said.append(words.format(n=len(ids), criteria=len(criteria), max=MOST * scale))
    groups = groups_stated(sum(not ballot.group for ballot in file.ballots), said)
    opened = c.OpenRound(
        options=tuple(texts),
        title=clipped(file.path.stem, 200),
        method="criteria",
        groups=groups,
        settings=c.RoundSettings(criteria=asked),
        id=name,
    )
    settings = Settings(criteria=tuple(Criterion(a.id, a.title, a.max) for a in asked))
    options = tuple(Option(i, text) for i, text in texts.items())
    paper = Paper(opened.title, opened.method, options, groups, settings)
    read = _Reading(file, paper, ids, criteria, scale)
    return [*new_activities(meeting, texts), opened, *read.wishes(name, said)]


def into_open(
    name: str, paper: Paper, file: ScoreFile, scale: int, said: list[str]
) -> list[c.AnyCommand]:
    """The ballots alone; options and criteria by id, number or name as they stand on the paper."""
    refuse_unstated(paper, ((b.group, b.line) for b in file.ballots))
    criteria = meant({k.id: (k.title,) for k in paper.settings.criteria}, file.criteria)
    options = options_meant(paper, file.options)
    return _Reading(file, paper, options, criteria, scale).wishes(name, said)


class _Reading(Struct, frozen=True):
    """A file beside a paper: what the one calls by these names are these ids of the other."""

    file: ScoreFile
    paper: Paper
    options: dict[str, str]
    criteria: dict[str, str]
    scale: int

    def wishes(self, name: str, said: list[str]) -> list[c.AnyCommand]:
        """One wish a group that has ballots. Says what was multiplied, and what is left to confirm."""
        whole_points(self.file, self.scale)
        found: list[c.AnyCommand] = []
        for group in self.paper.groups:
            mine = (b for b in self.file.ballots if group in (ALL, b.group))
            if scores := tuple(self._ballot(ballot) for ballot in mine):
                found.append(c.ImportBallots(round=name, group=group, scores=scores))
        if self.scale > 1:
            said.append(_("Mọi điểm đã nhân {n}.").format(n=self.scale))
        cells = len(method(self.paper.method).cells(self.paper))
        if waiting := [str(b.line) for b in self.file.ballots if 0 < len(b.scores) < cells]:
            words = _(
                "{n} phiếu còn ô chưa chấm (dòng {lines}): xác nhận ở bàn nhập phiếu trước khi đóng đợt. "
                "Ô người chấm bỏ trống thật thì ghi 0 trong tệp."
            )
            said.append(words.format(n=len(waiting), lines=listed(waiting)))
        return found

    def _ballot(self, ballot: ScoredBallot) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for score in ballot.scores:
            option, criterion, n = self._cell(score)
            points = found.setdefault(option, {})
            if criterion in points:  # called by two names
                raise self._wrong(score, _("phiếu này đã chấm ô ấy rồi."))
            points[criterion] = n
        return found

    def _cell(self, score: Score) -> tuple[str, str, int]:
        """Option, criterion, whole points; refuses, by line and column, what the paper does not take."""
        for words, known in ((score.option, self.options), (score.criterion, self.criteria)):
            if words not in known:
                raise self._wrong(
                    score, _("«{it}» không có trên phiếu của đợt này.").format(it=shown(words))
                )
        option, criterion = self.options[score.option], self.criteria[score.criterion]
        n = int(score.points * self.scale)
        try:
            method(self.paper.method).refuse_marks(self.paper, {cell(option, criterion): n})
        except Refusal as refusal:
            raise self._wrong(score, refusal.sentence) from None
        return option, criterion, n

    def _wrong(self, score: Score, why: str) -> Refusal:
        words = _("cột «{column}»: {why}").format(column=shown(score.column), why=why)
        return wrong(self.file.path, score.line, words)
