"""A round on the wall: what to choose from, how far the count is, and what came out."""

from collections.abc import Sequence

from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.entries import Round
from hopthon.meeting.standing import merits_of, present
from hopthon.meeting.state import Meeting
from hopthon.views.rounds import RankRow
from hopthon.views.rounds import differences as all_differences
from hopthon.views.rounds import ranking as whole_ranking
from hopthon.views.times import hour
from hopthon.views.wall_pages import (
    Choice,
    Counting,
    Differences,
    Gap,
    How,
    Options,
    Pick,
    Progress,
    Rank,
    Ranking,
    Side,
)
from hopthon.voting.combine import group_points
from hopthon.voting.count import Count
from hopthon.voting.election import elected
from hopthon.voting.methods import method
from hopthon.voting.paper import ALL, MEN, WOMEN
from hopthon.voting.tiebreak import Key, chain

_TOP = 3


def options(vote: Round) -> Options:
    """The ballot paper."""
    choices = tuple(Choice(n, option.text) for n, option in enumerate(vote.paper.options, 1))
    return Options(_rule(vote), choices)


def how(vote: Round) -> How:
    """The pictures that show how to vote."""
    settings = vote.paper.settings
    apart = ALL not in vote.paper.groups
    return How(_rule(vote), settings.beans, settings.stacking, apart, _steps(vote))


def counting(meeting: Meeting, vote: Round, now: str) -> Counting:
    """How far the count is: ballots, or cups while a group's cups are not all counted.

    A number of ballots that cannot be is no progress either: it is for the counting table to mend.
    """
    labels = {WOMEN: _("Nữ"), MEN: _("Nam"), ALL: _("Chung")}
    cells = len(method(vote.paper.method).cells(vote.paper))
    counts = vote.counts
    going_on = {g for g, n in counts.items() if not _all_in(n, cells, present(meeting, g))}
    # keyed one by one, how many cups hold something would tell of the votes
    by_cup = bool(going_on) and all(count.entry == "tally" for count in counts.values())
    groups: list[Progress] = []
    for group in vote.paper.groups:
        count = vote.counts.get(group)
        if by_cup:
            done, due = len(count.totals) if count else 0, cells
        else:
            stated = count.ballots if count and group not in going_on else None
            done, due = stated or 0, present(meeting, group)
        groups.append(Progress(group, labels[group], done, due))
    dues = [g.due for g in groups if g.due is not None]
    foot = _("Kiểm xong mới hiện kết quả.") if vote.paper.settings.hidden else ""
    return Counting(
        _("Đang kiểm phiếu") if vote.state == "open" else _("Đã kiểm xong"),
        hour(now),
        (_("cốc") if vote.paper.method == "dots" else _("ô")) if by_cup else _("phiếu"),
        sum(g.counted for g in groups),
        sum(dues) if len(dues) == len(groups) else None,
        tuple(groups),
        foot if vote.state == "open" else "",
    )


def _all_in(count: Count, cells: int, present: int | None) -> bool:
    """Whether every cup of a group has its number, and there are as many ballots as there can be.

    Keyed one by one, the ballots so far are all there is to say.
    """
    if count.entry == "ballot":
        return True
    if count.ballots is None or len(count.totals) < cells:
        return False
    return present is None or count.ballots <= present


def ranking(meeting: Meeting, vote: Round, last: int | None = None) -> Ranking:
    """What was announced, or how an open count that may be seen stands; `last`: only so many from the end."""
    result = whole_ranking(meeting, vote)
    keys = _chain(meeting, vote)
    head = _("Kết quả tạm") if result.provisional else _("Kết quả")
    rows: list[Rank] = []
    final = vote.state == "closed" and vote.paper.method == "election"
    chosen = elected(vote.paper, result.rows)[0] if final else ()
    for index, row in enumerate(result.rows):
        below = result.rows[index + 1] if index + 1 < len(result.rows) else None
        rank = _rank(row, below, keys, result.unit, result.provisional)
        rows.append(rank if rank.note else replace(rank, note=_aside(vote, row, chosen)))
    shown = rows if last is None else rows[max(0, len(rows) - last) :]
    return Ranking(vote.id, head, tuple(shown))


def side(meeting: Meeting, vote: Round) -> Side | None:
    """The first three of women and of men; None where they were not counted apart."""
    result = whole_ranking(meeting, vote)
    if not result.women or not result.men:
        return None
    return Side(
        _picks(result.women), _picks(result.men), _sharing(result.women), _sharing(result.men)
    )


def differences(meeting: Meeting, vote: Round) -> Differences | None:
    """Where women and men are furthest apart; None where they were not counted apart."""
    result = whole_ranking(meeting, vote)
    if not result.women or not result.men:
        return None
    gaps = tuple(Gap(d.number, d.text, d.women, d.men) for d in all_differences(result))
    return Differences(len(result.rows), gaps)


def _steps(vote: Round) -> tuple[str, ...]:
    """How to vote, in words, where it is not by beans and cups."""
    settings = vote.paper.settings
    match vote.paper.method:
        case "criteria":
            return tuple(
                _("{title}: 1–{max} điểm").format(title=c.title, max=c.max)
                for c in settings.criteria
            )
        case "hands":
            return (_("Đọc từng việc"), _("Giơ tay: đồng ý, rồi không đồng ý"))
        case "secret":
            return (_("Đánh dấu đồng ý hay không đồng ý"), _("Gấp phiếu, bỏ vào hòm"))
        case "election":
            return (
                _("Chọn nhiều nhất {n} người").format(n=settings.seats),
                _("Chọn quá {n} người là phiếu hỏng").format(n=settings.seats),
            )
        case _:
            return ()


def _aside(vote: Round, row: RankRow, chosen: Sequence[str]) -> tuple[str, ...]:
    """Who is elected; hands and papers that were not for it."""
    if row.option in chosen:
        return (_("trúng cử"),)
    if vote.closed is None or vote.paper.method not in ("hands", "secret"):
        return ()
    return (method(vote.paper.method).detail(vote.paper, row.option, vote.closed.totals),)


def _rule(vote: Round) -> str:
    if vote.paper.method == "dots":
        return _("Mỗi người {n} hạt").format(n=vote.paper.settings.beans)
    if vote.paper.method == "criteria":  # the whole list would not fit a wall
        return _("Chấm điểm từng việc theo {n} tiêu chí").format(
            n=len(vote.paper.settings.criteria)
        )
    return method(vote.paper.method).rule(vote.paper.settings)


def _chain(meeting: Meeting, vote: Round) -> list[Key]:
    """What decided between equals, with its values: as announced, or as it would be now."""
    paper = vote.paper
    merits = vote.closed.merits if vote.closed is not None else merits_of(meeting, paper)
    return chain(paper.settings.tie_break, paper.ids, group_points(paper, vote.counts), merits)


def _rank(
    row: RankRow, below: RankRow | None, keys: list[Key], unit: str, provisional: bool
) -> Rank:
    equal = below is not None and below.score == row.score
    note: tuple[str, ...] = ()
    judged = False
    if equal and below is not None and not (provisional and row.score == 0):
        key = next((k for k in keys if k.values[row.option] != k.values[below.option]), None)
        judged = key is not None and key.name == "women_votes"
        note = _note(row, below, key, unit)
    return Rank(
        row.option,
        row.number,
        row.rank,
        row.short,
        row.score,
        row.women,
        row.men,
        row.tied,
        equal,
        note,
        judged,
    )


def _note(row: RankRow, below: RankRow, key: Key | None, unit: str) -> tuple[str, ...]:
    """Why two rows of the same score stand as they do: the longest wording first."""
    if not row.tied and "run_off" in (row.decided_by, below.decided_by):
        return (_("▲ bầu lại thì xếp trên"), _("▲ bầu lại"))
    if key is None:
        return (_("= đồng hạng: chưa phân định được"), _("= đồng hạng"))
    mine, other = key.values[row.option], key.values[below.option]
    reasons = {
        "women_votes": _("phụ nữ bầu {a} > {b}"),
        "meets_women_needs": _("đáp ứng nhu cầu phụ nữ"),
        "poor_women_beneficiaries": _("phụ nữ nghèo được lợi {a} > {b}"),
        "public_jobs": _("việc làm công {a} > {b}"),
        "women_participation": _("có phụ nữ tham gia"),
    }
    why = reasons[key.name].format(a=mine, b=other)
    equal = _("▲ cùng {n} {unit}: {why}").format(n=row.score, unit=unit, why=why)
    above = _("{equal}, xếp trên").format(equal=equal)
    return (above, equal, _("▲ {why}").format(why=why))


def _picks(rows: Sequence[RankRow]) -> tuple[Pick, ...]:
    return tuple(Pick(row.rank, row.number, row.short) for row in rows[:_TOP])


def _sharing(rows: Sequence[RankRow]) -> int:
    """How many more share the rank of the last one picked."""
    last = rows[:_TOP][-1].rank
    return sum(1 for row in rows[_TOP:] if row.rank == last)
