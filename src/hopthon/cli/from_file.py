"""What a file of ballots and a ballot paper have to do with each other: names, groups, new activities."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hopthon.imports.ballots import listed
from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.text import pasted
from hopthon.voting.paper import ALL, MEN, WOMEN, Paper

_STRANGE = re.compile(r"[^\w.:-]+|^[_\W]+")


def meant(names: Mapping[str, Sequence[str]], words: Iterable[str]) -> dict[str, str]:
    """What stands in the file → the id: ids if all of them are, else numbers in order, else any of these or names.

    `names`: each id with its wordings. What is not found, or is called alike, is left out.
    """
    said = list(dict.fromkeys(words))
    if all(word in names for word in said):
        return {word: word for word in said}
    numbers = {str(n): one for n, one in enumerate(names, 1)}
    if all(word in numbers for word in said):
        return {word: numbers[word] for word in said}
    called = {(_plain(word), one) for one, texts in names.items() for word in (one, *texts) if word}
    shared = Counter(word for word, _one in called)
    found = numbers | {word: one for word, one in called if shared[word] == 1}
    return {word: found[_plain(word)] for word in said if _plain(word) in found}


def options_meant(paper: Paper, words: Iterable[str]) -> dict[str, str]:
    """The same of a ballot paper's options."""
    return meant({o.id: (o.text, o.short) for o in paper.options}, words)


def _plain(words: str) -> str:
    return " ".join(pasted(words).casefold().split())


def groups_stated(unstated: int, said: list[str]) -> tuple[str, ...]:
    """Women and men apart where every ballot says which it is; else together, and said so."""
    if not unstated:
        return (WOMEN, MEN)
    words = _("{n} phiếu không ghi nam hay nữ nên đợt này không đếm riêng nam, nữ.")
    said.append(words.format(n=unstated))
    return (ALL,)


def refuse_unstated(paper: Paper, ballots: Iterable[tuple[str, int]]) -> None:
    """(group, line) of each ballot: where men and women are counted apart every one must say which it is."""
    if WOMEN in paper.groups and (unstated := [line for group, line in ballots if not group]):
        raise Refusal(
            _(
                "Đợt bầu đếm riêng nam, nữ mà {n} phiếu không ghi nam hay nữ (dòng {lines}): "
                "hãy ghi thêm rồi nhập lại."
            ).format(n=len(unstated), lines=listed([str(line) for line in unstated]))
        )


def new_activities(meeting: Meeting, options: Mapping[str, str]) -> list[c.AnyCommand]:
    """An activity each of {id: text}, in the first sector, to be moved as fits."""
    sector = meeting.procedure.sectors[0].id
    wishes: list[c.AnyCommand] = []
    for one, text in options.items():
        wishes.append(c.AddNode(kind="activity", text=text, sector=sector, id=one))
        wishes.append(c.DescribeActivity(id=one, external=True))
    return wishes


def new_ids(wanted: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """The file's own names as ids where they can be used, else the nearest that is free."""
    ids: dict[str, str] = {}
    used = set(taken)
    for one in wanted:
        free = base = _STRANGE.sub("-", one).strip("-._:")[:32] or "v"
        n = 1
        while free in used:
            n += 1
            free = f"{base}-{n}"
        ids[one] = free
        used.add(free)
    return ids
