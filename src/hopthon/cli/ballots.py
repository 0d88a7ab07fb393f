"""`hopthon import-ballots`: a file of ballots into an open round, all of them or none."""

from argparse import Namespace
from collections import Counter

from hopthon.cli import scores
from hopthon.cli.from_file import (
    groups_stated,
    new_activities,
    new_ids,
    options_meant,
    refuse_unstated,
)
from hopthon.cli.speech import say
from hopthon.imports import (
    BallotFile,
    FileBallot,
    ScoreFile,
    counted_once,
    is_scores,
    read_ballots,
    read_scores,
)
from hopthon.imports.source import shown
from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.meeting.rounds import open_round
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.session import Session
from hopthon.voting.methods import method
from hopthon.voting.paper import ALL, Paper
from hopthon.voting.words import papers

_MOST_SCALE = 100


def import_ballots(options: Namespace) -> int:
    """With `--create` the activities and the round come from the file too."""
    session = Session.open(options.file)
    said: list[str] = []
    try:
        file, wishes = _wishes(session.meeting, options, said)
        session.do_all(wishes)
        title = session.meeting.rounds[options.round].paper.title
    finally:
        session.close()
    count = Counter(ballot.group for ballot in file.ballots)
    apart = ", ".join(papers(n, group) for group, n in sorted(count.items(), reverse=True) if group)
    say(
        _("Đã nhập {n} phiếu{apart} vào đợt bầu «{title}».").format(
            n=len(file.ballots), apart=f" ({apart})" if apart else "", title=title
        )
    )
    for sentence in (*said, *file.notes):
        say(sentence)
    return 0


def _wishes(
    meeting: Meeting, options: Namespace, said: list[str]
) -> tuple[BallotFile | ScoreFile, list[c.AnyCommand]]:
    """The file, read as the round's method asks, and what is wished for it."""
    name, path, scale = options.round, options.ballots, _scale(options.scale)
    paper = None if options.create else open_round(meeting, name).paper
    if is_scores(path) if paper is None else paper.method == "criteria":
        file = read_scores(path)
        if paper is None:
            return file, scores.into_new(meeting, name, file, scale, said)
        return file, scores.into_open(name, paper, file, scale, said)
    if paper is not None:
        method(paper.method).refuse_marks(paper, {})  # counted on the spot: no paper to read
    if options.scale is not None:
        raise Refusal(_("Chỉ điểm chấm theo tiêu chí mới nhân được: hãy bỏ --scale."))
    file = read_ballots(path)
    if paper is None:
        return file, _into_new(meeting, name, file, said)
    return file, _into_open(name, paper, file, said)


def _scale(said: str | None) -> int:
    """By how much points are multiplied."""
    if said is None:
        return 1
    if not (said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= _MOST_SCALE):
        words = _("Số nhân «{it}» không dùng được: phải là số nguyên từ 1 đến {n}.")
        raise Refusal(words.format(it=shown(said), n=_MOST_SCALE))
    return int(said)


def _into_new(meeting: Meeting, name: str, file: BallotFile, said: list[str]) -> list[c.AnyCommand]:
    """The activities, their round, and its ballots."""
    ids = new_ids((option.id for option in file.options), meeting.nodes)
    texts = {ids[option.id]: option.text for option in file.options}
    said.append(
        _("Đã lập {n} hoạt động ở ngành «{sector}» và một đợt bầu, mỗi người {beans} hạt.").format(
            n=len(ids), sector=meeting.procedure.sectors[0].title, beans=file.beans
        )
    )
    opened = c.OpenRound(
        options=tuple(texts),
        title=file.title,
        method="dots",
        groups=groups_stated(sum(not ballot.group for ballot in file.ballots), said),
        settings=c.RoundSettings(beans=file.beans, stacking=file.stacking),
        id=name,
    )
    once = file if file.stacking else _once(file, said)
    return [
        *new_activities(meeting, texts),
        opened,
        *_ballots(name, opened.groups, once.ballots, ids),
    ]


def _into_open(name: str, paper: Paper, file: BallotFile, said: list[str]) -> list[c.AnyCommand]:
    """The ballots alone; the file's options must be on the paper, by id, number or name."""
    refuse_unstated(paper, ((ballot.group, ballot.line) for ballot in file.ballots))
    marked = {option for ballot in file.ballots for option in ballot.marks}
    ids = _on_paper(paper, marked, said)
    once = file if file.stacking or paper.settings.stacking else _once(file, said)
    return _ballots(name, paper.groups, once.ballots, ids)


def _ballots(
    name: str, groups: tuple[str, ...], ballots: tuple[FileBallot, ...], ids: dict[str, str]
) -> list[c.AnyCommand]:
    """One wish a group that has ballots."""
    apart = {
        group: tuple(
            tuple(ids[option] for option in ballot.marks)
            for ballot in ballots
            if group in (ALL, ballot.group)
        )
        for group in groups
    }
    return [
        c.ImportBallots(round=name, group=g, ballots=found) for g, found in apart.items() if found
    ]


def _on_paper(paper: Paper, marked: set[str], said: list[str]) -> dict[str, str]:
    """What stands in the file → the option's id."""
    ids = options_meant(paper, sorted(marked))
    if unknown := sorted(marked - set(ids)):
        raise Refusal(
            _("Phiếu ghi «{it}», đợt bầu không có việc mang mã, số thứ tự hay tên đó.").format(
                it=shown(unknown[0])
            )
        )
    if any(ids[word] != word and word.isdigit() for word in marked):
        said.append(_("Các số trong tệp được đọc là số thứ tự trên phiếu bầu."))
    return ids


def _once(file: BallotFile, said: list[str]) -> BallotFile:
    once = counted_once(file)
    said += once.notes[len(file.notes) :]
    return once
