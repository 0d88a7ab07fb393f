"""How a round stands: who is here to vote, what does not add up, what would come out."""

from collections.abc import Mapping

from hopthon.language import _
from hopthon.meeting.entries import Round
from hopthon.meeting.state import Meeting
from hopthon.voting.count import Count, Problem
from hopthon.voting.methods import method
from hopthon.voting.paper import ALL, WOMEN, Paper
from hopthon.voting.result import Result, result
from hopthon.voting.tiebreak import Merits
from hopthon.voting.words import group_word, papers, tidy


def problems(meeting: Meeting, vote: Round) -> list[Problem]:
    """What does not add up in a round as it stands, group by group."""
    found: list[Problem] = []
    for group in vote.paper.groups:
        here = present(meeting, group)
        count = vote.counts.get(group)
        if count is None:
            if here != 0:
                found.append(
                    Problem(
                        "missing",
                        group,
                        None,
                        tidy(_("Cột {group} chưa nhập.").format(group=group_word(group))),
                    )
                )
            continue
        found += method(vote.paper.method).problems(vote.paper, group, count, here)
        found += _no_size(vote.paper, group, count)
        if count.ballots is not None and here is not None and count.ballots > here:
            sentence = _("Có {ballots} mà chỉ có {n} người {group} dự họp.").format(
                ballots=papers(count.ballots, group), n=here, group=group_word(group)
            )
            found.append(
                Problem(
                    "ballots",
                    group,
                    None,
                    tidy(sentence),
                    _("Xem lại số phiếu hoặc điểm danh."),
                )
            )
    return found


def _no_size(paper: Paper, group: str, count: Count) -> list[Problem]:
    """Groups of equal weight are divided by their ballots, also where hands or stacks need none."""
    if paper.settings.combine != "equal_weight" or count.ballots or not any(count.totals.values()):
        return []
    if paper.method not in ("hands", "secret"):
        return []
    sentence = _("Gộp theo tỷ lệ từng nhóm thì phải ghi số người bỏ phiếu {group}.")
    return [Problem("missing", group, None, tidy(sentence.format(group=group_word(group))))]


def present(meeting: Meeting, group: str) -> int | None:
    """How many of a voter group are here; None when not counted."""
    people, women = meeting.counts.get("people"), meeting.counts.get("women")
    if group == ALL:
        return people
    if group == WOMEN:
        return women
    return None if people is None or women is None else people - women


def recount(paper: Paper, counts: Mapping[str, Count], merits: Mapping[str, Merits]) -> Result:
    """The result from the counts alone: what `verify` compares with what was announced."""
    return result(paper, counts, merits)


def provisional(meeting: Meeting, vote: Round) -> Result:
    """The result as it would be now."""
    return recount(vote.paper, vote.counts, merits_of(meeting, vote.paper))


def merits_of(meeting: Meeting, paper: Paper) -> dict[str, Merits]:
    """What counts when votes are equal, as the activities on the paper stand now."""
    activities = {i: meeting.nodes[i].activity for i in paper.ids if i in meeting.nodes}
    return {i: a.merits for i, a in activities.items() if a is not None and a.merits != Merits()}
