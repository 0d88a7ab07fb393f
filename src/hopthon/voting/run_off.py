"""After a run-off among options that shared a rank: only those are parted, by the order of the run-off."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from hopthon.language import _
from hopthon.voting.paper import WOMEN, Paper
from hopthon.voting.result import Row, short_name, unit_of
from hopthon.voting.tiebreak import because, key_words


def settled(paper: Paper, rows: Sequence[Row], run_off: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of a round after a run-off among some that shared a rank: only those are parted.

    Their order is the run-off's; ranks count up from the one they shared; what tied again stays tied.
    """
    again = {row.option: row for row in run_off}
    first = min(row.rank for row in rows if row.option in again)
    found: list[Row] = []
    for row in rows:
        if row.option not in again:
            found.append(row)
            continue
        vote = again[row.option]
        found.append(
            replace(
                row,
                rank=first + vote.rank - 1,
                decided_by=None if vote.tied else "run_off",
                tied=vote.tied,
                rival=vote.rival or _neighbour(vote, run_off),
                sentence=_run_off_sentence(paper, row, vote, first, run_off),
            )
        )
    order = {row.option: i for i, row in enumerate(run_off)}
    at = [i for i, row in enumerate(found) if row.option in again]
    parted = sorted((found[i] for i in at), key=lambda row: order[row.option])
    for index, row in zip(at, parted, strict=True):
        found[index] = row
    return tuple(found)


def restored(
    rows: Sequence[Row], settled_rows: Sequence[Row], before: Sequence[Row]
) -> tuple[Row, ...]:
    """The rows with a run-off's order taken out again, where it still stands; `before`: as they shared the rank."""
    then = {row.option: row for row in settled_rows}
    again = [row for row in before if row != then[row.option]]
    parted = {row.option for row in again}
    if any(row != then[row.option] for row in rows if row.option in parted):
        return tuple(rows)  # counted or parted anew since
    back = iter(again)
    return tuple(next(back) if row.option in parted else row for row in rows)


def _run_off_sentence(paper: Paper, row: Row, vote: Row, first: int, run_off: Sequence[Row]) -> str:
    rank_now, unit = first + vote.rank - 1, unit_of(paper)
    if vote.tied:
        return _(
            "Đồng hạng {rank} với {score} {unit}; bầu lại vẫn bằng nhau, {votes}: chưa phân định được."
        ).format(rank=rank_now, score=row.score, unit=unit, votes=vote.score)
    rival = next(r for r in run_off if r.option == (vote.rival or _neighbour(vote, run_off)))
    mine, other = Fraction(vote.score), Fraction(rival.score)
    return _(
        "Hạng {rank} với {score} {unit}; đồng hạng với «{rival}», bầu lại {a} {sign} {b}: {where}{why}."
    ).format(
        rank=rank_now,
        score=row.score,
        unit=unit,
        rival=short_name(paper, rival.option),
        a=vote.score,
        b=rival.score,
        sign="=" if mine == other else ">" if mine > other else "<",
        where=_("xếp trên") if vote.rank < rival.rank else _("xếp sau"),
        why=_run_off_reason(vote, rival),
    )


def _run_off_reason(vote: Row, rival: Row) -> str:
    """Equal in the run-off too: which link of the chain parted them there."""
    if vote.decided_by is None:
        return ""
    if vote.decided_by == "women_votes":
        votes = because("women_votes", vote.by_group[WOMEN], rival.by_group[WOMEN])
        return _(" vì {reason}").format(reason=votes)
    return _(" theo {key}").format(key=key_words(vote.decided_by))


def _neighbour(row: Row, rows: Sequence[Row]) -> str:
    """The row below, or above the last."""
    at = next(i for i, r in enumerate(rows) if r.option == row.option)
    return rows[at + 1 if at + 1 < len(rows) else at - 1].option
