"""Points by criteria keyed in a spreadsheet: one line a ballot, or one line a number.

A line a ballot: a column `option/criterion` for each number. A line a number: columns `ballot`, `option`,
`criterion`, `points`. Both may have `group`. An empty cell was not keyed; "-" or 0 was left out by the voter.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from math import lcm
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from hopthon.imports.sheet import COLUMNS, cells, columns, group, opened, refuse_twice
from hopthon.imports.source import MOST_BALLOTS, Rows, shown, wrong
from hopthon.language import _
from hopthon.text import LINE_LIMIT, clipped, pasted

_COLUMNS = {
    **COLUMNS,
    **dict.fromkeys(("voter", "scorer", "nguoi cham", "nguoi bau"), "ballot"),
    **dict.fromkeys(("option", "viec", "hoat dong"), "option"),
    **dict.fromkeys(("criterion", "tieu chi"), "criterion"),
    **dict.fromkeys(("points", "score", "diem"), "points"),
}
_LONG = ("ballot", "option", "criterion", "points")
_POINTS = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?", re.ASCII)


class Score(NamedTuple):
    """One number: what the file calls option and criterion, and where it stands. `points`: as written, exact."""

    option: str
    criterion: str
    points: Fraction
    line: int
    column: str


class ScoredBallot(NamedTuple):
    """One paper. `group`: "women", "men" or "" (not stated); `line`: where it begins in the file, 1-based."""

    group: str
    scores: tuple[Score, ...]
    line: int


class ScoreFile(Struct, frozen=True):
    """A file of scored ballots, read whole. `options`, `criteria`: as the file names them, in its order.

    `notes`: what the file holds that is not used, in sentences.
    """

    path: Path
    options: tuple[str, ...]
    criteria: tuple[str, ...]
    ballots: tuple[ScoredBallot, ...]
    notes: tuple[str, ...] = ()


def is_scores(path: Path) -> bool:
    """Whether the columns are those of points by criteria."""
    if path.suffix.lower() not in (".csv", ".txt"):
        return False
    line, header, _rows = opened(path)
    return _shape(columns(path, line, header, _COLUMNS)) != ""


def read_scores(path: Path) -> ScoreFile:
    """The whole file. Refuses, naming line and column, what it cannot take exactly."""
    line, header, found = opened(path)
    names = columns(path, line, header, _COLUMNS)
    shape, notes = _shape(names), list[str]()
    if not shape:
        words = _(
            "cần các cột phiếu, việc, tiêu chí, điểm; hoặc mỗi số điểm một cột «việc/tiêu chí» "
            "(đang thấy: {names})."
        )
        raise wrong(path, line, words.format(names=shown(", ".join(names))))
    if shape == "long":
        unused = [name for name in names if name not in _COLUMNS.values()]
        notes += [_("Không dùng cột «{name}».").format(name=shown(name)) for name in unused]
        ballots = tuple(_by_number(path, dict(zip(names, header, strict=True)), found))
    else:
        ballots = tuple(_by_ballot(path, line, names, found))
    if not ballots:
        raise wrong(path, 0, _("không có phiếu nào dưới dòng tên cột."))
    if len(ballots) > MOST_BALLOTS:
        raise wrong(path, 0, _("có quá {n} phiếu.").format(n=MOST_BALLOTS))
    options = _first_seen(score.option for ballot in ballots for score in ballot.scores)
    criteria = _first_seen(score.criterion for ballot in ballots for score in ballot.scores)
    return ScoreFile(path, options, criteria, ballots, tuple(notes))


def whole_points(file: ScoreFile, scale: int) -> None:
    """Refuses points that are not whole numbers once multiplied by `scale`, saying which scale makes them so."""
    scores = [score for ballot in file.ballots for score in ballot.scores]
    for score in scores:
        if (score.points * scale).denominator == 1:
            continue
        need = lcm(*{one.points.denominator for one in scores})
        words = _(
            "cột «{column}» có điểm lẻ, phiếu chỉ ghi điểm nguyên: thêm --scale {n} thì mọi điểm nhân {n}, "
            "và điểm cao nhất của tiêu chí cũng phải nhân {n}."
        )
        raise wrong(file.path, score.line, words.format(column=shown(score.column), n=need))


def _shape(names: list[str]) -> str:
    """ "long": a line a number; "wide": a line a ballot; "": neither."""
    if all(name in names for name in _LONG):
        return "long"
    numbers = [name for name in names if name not in ("ballot", "group")]
    return "wide" if numbers and all("/" in name.strip("/ ") for name in numbers) else ""


def _by_ballot(path: Path, head: int, names: list[str], found: Rows) -> Iterator[ScoredBallot]:
    parts: dict[str, tuple[str, str]] = {}
    for name in names:
        if name in ("ballot", "group"):
            continue
        option, _stroke, criterion = name.rpartition("/")
        pair = _name(path, head, name, option), _name(path, head, name, criterion)
        if pair in parts.values():
            raise wrong(path, head, _("có hai cột «{name}».").format(name=shown(name)))
        parts[name] = pair
    seen: dict[tuple[str, str], int] = {}
    for line, row in found:
        cell = cells(path, line, names, row)
        whose = group(path, line, cell.get("group", ""))
        refuse_twice(path, line, (whose, cell.get("ballot", "")), seen)
        scores = (
            Score(option, criterion, points, line, name)
            for name, (option, criterion) in parts.items()
            if (points := _points(path, line, name, cell.get(name, ""))) is not None
        )
        yield ScoredBallot(whose, tuple(scores), line)


def _by_number(path: Path, titles: dict[str, str], found: Rows) -> Iterator[ScoredBallot]:
    """`titles`: what the file calls each known column."""
    papers: dict[tuple[str, str], dict[tuple[str, str], Score]] = {}
    lines: dict[tuple[str, str], int] = {}
    for line, row in found:
        cell = cells(path, line, list(titles), row)
        voter, option, criterion = (
            _name(path, line, titles[name], cell.get(name, "")) for name in _LONG[:3]
        )
        whose = group(path, line, cell.get("group", "")), voter
        points = _points(path, line, titles["points"], cell.get("points", ""))
        paper = papers.setdefault(whose, {})
        lines.setdefault(whose, line)
        if before := paper.get((option, criterion)):
            words = _("phiếu «{n}» đã chấm «{option}», «{criterion}» ở dòng {other}.").format(
                n=shown(voter),
                option=shown(option),
                criterion=shown(criterion),
                other=before.line,
            )
            raise wrong(path, line, words)
        if points is not None:
            paper[option, criterion] = Score(option, criterion, points, line, titles["points"])
    for whose, paper in papers.items():
        yield ScoredBallot(whose[0], tuple(paper.values()), lines[whose])


def _name(path: Path, line: int, column: str, said: str) -> str:
    name = clipped(" ".join(pasted(said).split()), LINE_LIMIT)
    if not name:
        raise wrong(path, line, _("cột «{column}» còn để trống.").format(column=shown(column)))
    return name


def _points(path: Path, line: int, column: str, said: str) -> Fraction | None:
    """The number; 0 for "-"; None: not keyed."""
    if said in ("", "-"):
        return Fraction(0) if said else None
    if not _POINTS.fullmatch(said):
        words = _("cột «{column}» ghi «{it}», phải là số điểm.")
        raise wrong(path, line, words.format(column=shown(column), it=shown(said)))
    return _exact(said.replace(",", "."))


@lru_cache(maxsize=4096)
def _exact(said: str) -> Fraction:
    return Fraction(said)


def _first_seen(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
