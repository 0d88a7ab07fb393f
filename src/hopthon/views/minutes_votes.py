"""A vote as the minutes tell it: how it was held, the table with its reasons, what was put right and why."""

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.entries import Correction, Round
from hopthon.meeting.naming import round_name
from hopthon.meeting.state import Meeting
from hopthon.meeting.tree import kind_labels
from hopthon.numbers import grouped
from hopthon.views.choosing import lines_voted
from hopthon.views.criteria_sums import PointsTable, points_tables
from hopthon.views.rounds import Ranking, RankRow, differences, ranking
from hopthon.views.times import hour
from hopthon.views.women_needs import women_needs_said
from hopthon.voting.cells import cell_words
from hopthon.voting.combine import way_words
from hopthon.voting.election import Election, quotas
from hopthon.voting.methods import method
from hopthon.voting.paper import WOMEN
from hopthon.voting.tiebreak import chain_words
from hopthon.voting.words import group_word, papers

MOST_DIFFERENCES = 3
_CHAINED = ("dots", "criteria", "hands")


class Line(Struct, frozen=True):
    """One paragraph. `at`: hour; `who`: speaker and group; `kind`: text, note, fact, step, correction."""

    text: str
    at: str = ""
    who: str = ""
    kind: str = "text"


class VoteTable(Struct, frozen=True):
    """A round's result. The column "option" is the wide one; the last holds the deciding sentence.

    `points`: where it was scored by criteria, what each gave.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    points: tuple[PointsTable, ...] = ()


Part = Line | VoteTable


def vote_parts(meeting: Meeting, vote: Round) -> tuple[Part, ...]:
    """Everything on record of a round. While it is open: no figures, so that nobody follows the crowd."""
    found: list[Part] = [Line(_held(meeting, vote), _span(vote), kind="fact")]
    if vote.closed is not None:
        result = ranking(meeting, vote)
        found.append(_table(meeting, vote, result))
        found += [Line(text, kind="fact") for text in _women_needs(meeting, vote)]
        found += [Line(note, kind="fact") for note in vote.closed.notes]
        if told := _differences(result):
            found.append(Line(told, kind="fact"))
    elif vote.state == "open":
        found.append(Line(_("Đợt bầu đang mở, chưa có kết quả."), kind="fact"))
    return (*found, *_put_right(meeting, vote))


def _span(vote: Round) -> str:
    return "–".join(dict.fromkeys(filter(None, (hour(vote.opened_at), hour(vote.closed_at)))))


def _held(meeting: Meeting, vote: Round) -> str:
    settings, counted = vote.paper.settings, vote.closed.ballots if vote.closed else {}
    said = [
        f"{round_name(meeting, vote.id).capitalize()}: {vote.paper.title}",
        method(vote.paper.method).rule(settings),
        ", ".join(papers(counted[g], g) for g in vote.paper.groups if g in counted),
        _("kết quả chung: {way}").format(way=way_words(settings.combine))
        if WOMEN in vote.paper.groups
        else "",
        chain_words(settings.tie_break) if vote.paper.method in _CHAINED else "",
        _quotas(vote),
        _named(_("ban kiểm phiếu"), settings.committee),
        _named(_("chứng kiến kiểm phiếu"), settings.witnesses),
    ]
    return " ".join(f"{s[:1].upper()}{s[1:]}." for s in said if s)


def _quotas(vote: Round) -> str:
    """What the elected should hold, and what they hold."""
    places = vote.closed.rows if vote.closed is not None else None
    asked = [
        _("{what} ít nhất {need}").format(what=quota.words, need=quota.need)
        if quota.have is None
        else _("{what} ít nhất {need}, đạt {have}").format(
            what=quota.words, need=quota.need, have=quota.have
        )
        for quota in quotas(vote.paper, places)
    ]
    return _("chỉ tiêu: {asked}").format(asked="; ".join(asked)) if asked else ""


def _named(label: str, names: tuple[str, ...]) -> str:
    return f"{label}: {', '.join(names)}" if names else ""


def _women_needs(meeting: Meeting, vote: Round) -> list[str]:
    """Who spoke for what was set above others by women's needs."""
    told = ((o.text, women_needs_said(meeting, vote, o.id)) for o in vote.paper.options)
    return [f"«{text}»: {said[:1].lower()}{said[1:]}" for text, said in told if said]


def _table(meeting: Meeting, vote: Round, result: Ranking) -> VoteTable:
    apart = WOMEN in vote.paper.groups
    total = _("Tổng ({unit})").format(unit=result.unit)
    counts = (_("Nữ"), _("Nam"), total) if apart else (total,)
    what = _("Người ứng cử") if vote.paper.method == Election.id else _("Hoạt động")
    if kind := lines_voted(meeting, vote.paper):
        what = kind_labels()[kind]
    head = (_("Hạng"), what, *counts, _("Căn cứ xếp hạng"))
    title = _("Kết quả (đã hủy)") if vote.state == "annulled" else _("Kết quả")
    points = points_tables(vote, [(row.rank, row.option, row.text) for row in result.rows])
    return VoteTable(title, head, tuple(_row(row, apart) for row in result.rows), points)


def _row(row: RankRow, apart: bool) -> tuple[str, ...]:
    counts = (grouped(row.women or 0), grouped(row.men or 0)) if apart else ()
    score = grouped(row.score) if isinstance(row.score, int) else row.score
    return (str(row.rank), row.text, *counts, score, row.sentence)


def _differences(result: Ranking) -> str:
    """ "Phụ nữ và nam giới xếp khác nhau nhiều nhất: «…» (nữ hạng 1, nam hạng 8)." """
    widest, texts = differences(result)[:MOST_DIFFERENCES], {r.option: r.text for r in result.rows}
    if not widest:
        return _("Phụ nữ và nam giới xếp hạng giống nhau.") if result.women else ""
    said = "; ".join(
        _("«{text}» (nữ hạng {women}, nam hạng {men})").format(
            text=texts[d.option], women=d.women, men=d.men
        )
        for d in widest
    )
    return _("Phụ nữ và nam giới xếp khác nhau nhiều nhất: {said}.").format(said=said)


def _put_right(meeting: Meeting, vote: Round) -> list[Line]:
    """Corrections, an override, reopenings, annulment: each with its time and reason."""
    told = [(c.at, _corrected(vote, c)) for c in meeting.corrections if c.ref == vote.id]
    told += [
        (at, _("Mở lại đợt bầu, lý do: {reason}.").format(reason=reason.rstrip(".")))
        for at, reason in vote.reopenings
    ]
    if vote.closed is not None and vote.closed.override:
        words = _("Chủ trì cho đóng đợt bầu dù còn chỗ chưa khớp ({broken}), lý do: {reason}.")
        broken = "; ".join(b[:1].lower() + b[1:].rstrip(".") for b in vote.closed.broken)
        told.append(
            (
                vote.closed_at,
                words.format(broken=broken, reason=vote.closed.override.rstrip(".")),
            )
        )
    if vote.annulled is not None:
        at, reason = vote.annulled
        words = _("Đợt bầu này đã hủy, không có giá trị, lý do: {reason}.")
        told.append((at, words.format(reason=reason.rstrip("."))))
    return [Line(text, hour(at), kind="correction") for at, text in sorted(told)]


def _corrected(vote: Round, correction: Correction) -> str:
    before = "–" if correction.before is None else str(correction.before)
    after = "–" if correction.after is None else str(correction.after)
    group = group_word(correction.group)
    whose = _(" của {group}").format(group=group) if group else ""
    if correction.kind == "ballots":
        words, what = _("Sửa số phiếu{whose}: từ {before} thành {after}."), ""
    elif correction.kind == "count" and vote.paper.method != "dots":
        words = _("Sửa số đếm «{what}»{whose}: từ {before} thành {after}.")
        what = cell_words(vote.paper, correction.what)
    elif correction.kind == "ballot":
        words, what = (
            _("Sửa phiếu số {what}{whose}: từ «{before}» thành «{after}»."),
            correction.what,
        )
    else:
        words = _("Sửa cốc {what}{whose}: từ {before} thành {after} hạt.")
        what = str(vote.paper.number(correction.what))
    return words.format(what=what, whose=whose, before=before, after=after)
