"""`hopthon import-ballots`: a file of ballots into an open round, all of them or none."""

import re
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable

from hopthon.cli.speech import say
from hopthon.imports import BallotFile, FileBallot, counted_once, read_ballots
from hopthon.imports.ballots import listed
from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.meeting.rounds import open_round
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.session import Session
from hopthon.voting.paper import ALL, MEN, WOMEN, Paper
from hopthon.voting.words import papers

_APART = (WOMEN, MEN)
_STRANGE = re.compile(r"[^\w.:-]+|^[_\W]+")


def import_ballots(options: Namespace) -> int:
    """With `--create` the activities and the round come from the file too."""
    file = read_ballots(options.ballots)
    session = Session.open(options.file)
    said: list[str] = []
    if options.create:
        wishes = _into_new(session.meeting, options.round, file, said)
    else:
        paper = open_round(session.meeting, options.round).paper
        wishes = _into_open(options.round, paper, file, said)
    session.do_all(wishes)
    title = session.meeting.rounds[options.round].paper.title
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


def _into_new(meeting: Meeting, name: str, file: BallotFile, said: list[str]) -> list[c.AnyCommand]:
    """The activities, their round, and its ballots; in the first sector, to be moved as fits."""
    sector = meeting.procedure.sectors[0]
    ids = _new_ids((option.id for option in file.options), meeting)
    wishes: list[c.AnyCommand] = []
    for option in file.options:
        node = ids[option.id]
        wishes.append(c.AddNode(kind="activity", text=option.text, sector=sector.id, id=node))
        wishes.append(c.DescribeActivity(id=node, external=True))
    unstated = sum(not ballot.group for ballot in file.ballots)
    groups = (ALL,) if unstated else _APART
    settings = c.RoundSettings(beans=file.beans, stacking=file.stacking)
    opened = c.OpenRound(
        options=tuple(ids.values()),
        title=file.title,
        method="dots",
        groups=groups,
        settings=settings,
        id=name,
    )
    said.append(
        _("Đã lập {n} hoạt động ở ngành «{sector}» và một đợt bầu, mỗi người {beans} hạt.").format(
            n=len(file.options), sector=sector.title, beans=file.beans
        )
    )
    if unstated:
        said.append(
            _("{n} phiếu không ghi nam hay nữ nên đợt này không đếm riêng nam, nữ.").format(
                n=unstated
            )
        )
    once = file if file.stacking else _once(file, said)
    return [*wishes, opened, *_ballots(name, groups, once.ballots, ids)]


def _into_open(name: str, paper: Paper, file: BallotFile, said: list[str]) -> list[c.AnyCommand]:
    """The ballots alone; the file's options must be on the paper, by id or by number."""
    if WOMEN in paper.groups and (unstated := [b.line for b in file.ballots if not b.group]):
        raise Refusal(
            _(
                "Đợt bầu đếm riêng nam, nữ mà {n} phiếu không ghi nam hay nữ (dòng {lines}): "
                "hãy ghi thêm rồi nhập lại."
            ).format(n=len(unstated), lines=listed([str(line) for line in unstated]))
        )
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
    """What stands in the file → the option's id: ids if all of them are, else numbers on the paper."""
    if strange := sorted(marked - set(paper.ids)):
        numbers = {str(n): option for n, option in enumerate(paper.ids, 1)}
        if unknown := sorted(marked - set(numbers)):
            raise Refusal(
                _("Phiếu ghi «{it}», đợt bầu không có việc mang mã hay số thứ tự đó.").format(
                    it=(unknown if len(strange) == len(marked) else strange)[0][:40]
                )
            )
        said.append(_("Các số trong tệp được đọc là số thứ tự trên phiếu bầu."))
        return numbers
    return {option: option for option in paper.ids}


def _once(file: BallotFile, said: list[str]) -> BallotFile:
    once = counted_once(file)
    said += once.notes[len(file.notes) :]
    return once


def _new_ids(wanted: Iterable[str], meeting: Meeting) -> dict[str, str]:
    """The file's own ids where they can be used, else the nearest that is free."""
    ids: dict[str, str] = {}
    for one in wanted:
        free = base = _STRANGE.sub("-", one).strip("-._:")[:32] or "v"
        taken, n = {*meeting.nodes, *ids.values()}, 1
        while free in taken:
            n += 1
            free = f"{base}-{n}"
        ids[one] = free
    return ids
