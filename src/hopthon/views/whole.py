"""The whole meeting as plain data for other programs: `hopthon show --json` [interfaces.md]."""

from typing import Any

from msgspec import structs

from hopthon.meeting.entries import Activity, Node, Round
from hopthon.meeting.standing import provisional
from hopthon.meeting.state import Meeting
from hopthon.views.agenda import agenda_rows
from hopthon.views.money import activity_problems, per_household, sums
from hopthon.views.prepared import prepared
from hopthon.views.rounds import firm_words, how_firm, round_problems
from hopthon.views.six_questions import unanswered
from hopthon.views.whole_people import attendance, speaking, speeches
from hopthon.voting.cells import nested
from hopthon.voting.election import elected
from hopthon.voting.result import Row

Data = dict[str, Any]


def whole(meeting: Meeting) -> Data:
    """Everything, as plain data: dict, list, str, int, bool, None; a quantity is an exact Decimal."""
    return {
        "meeting": _info(meeting),
        "attendance": attendance(meeting),
        "agenda": [
            {
                "step": row.step,
                "title": row.title,
                "state": row.state,
                "planned_minutes": row.planned,
                "spent_seconds": row.spent,
                "reason": meeting.skipped.get(row.step) or meeting.added.get(row.step, ""),
                "presenter": meeting.presenters.get(row.step, ""),
            }
            for row in agenda_rows(meeting)
        ],
        "pauses": [structs.asdict(pause) for pause in meeting.pauses],
        "tree": [_node(meeting, node) for node in _in_order(meeting)],
        "kept": [
            {"sector": sector, "kind": kind, "ids": list(ids)}
            for (sector, kind), ids in meeting.kept.items()
        ],
        "sums": _sums(meeting),
        **prepared(meeting),
        "notes": [
            {
                "id": n.id,
                "step": n.step,
                "kind": n.kind,
                "text": n.text,
                "speaker": n.speaker,
                "group": n.group,
                "at": n.at,
            }
            for n in meeting.notes.values()
        ],
        "speeches": speeches(meeting),
        "speaking": speaking(meeting),
        "rounds": [_round(meeting, vote) for vote in meeting.rounds.values()],
        "decisions": _decisions(meeting),
        "minutes": dict(meeting.minutes),
        "corrections": [
            {
                "at": c.at,
                "kind": c.kind,
                "round": c.ref,
                "group": c.group,
                "what": c.what,
                "before": c.before,
                "after": c.after,
            }
            for c in (*meeting.corrections, *meeting.undone)
        ],
        "wall": {
            "page": meeting.wall.page,
            "ref": meeting.wall.ref,
            "covered": meeting.wall.covered,
        },
        "head": meeting.head,
        "seq": meeting.seq,
    }


def meeting_state(meeting: Meeting) -> str:
    """prepared, running, ended or passed (minutes locked)."""
    if meeting.locked:
        return "passed"
    if meeting.ended_at:
        return "ended"
    return "running" if meeting.started_at else "prepared"


def _info(meeting: Meeting) -> Data:
    return {
        **meeting.info,
        "id": meeting.id,
        "process": meeting.procedure.id,
        "kind": meeting.rules.id,
        "state": meeting_state(meeting),
        "step": meeting.step or None,
        "started_at": meeting.started_at or None,
        "ended_at": meeting.ended_at or None,
        "presiding": meeting.presiding or None,
        "chairs": [structs.asdict(turn) for turn in meeting.chairs],
    }


def _in_order(meeting: Meeting) -> list[Node]:
    roots = [i for sector in meeting.procedure.sectors for i in meeting.under(None, sector.id)]
    return [node for root in roots for node in meeting.walk(root)]


def _node(meeting: Meeting, node: Node) -> Data:
    return {
        "id": node.id,
        "kind": node.kind,
        "sector": node.sector,
        "parent": node.parent,
        "text": node.text,
        "also": list(node.also),
        "carried": structs.asdict(node.carried) if node.carried is not None else None,
        "origins": [{"id": o.id, "text": o.text, "added_at": o.added_at} for o in node.origins],
        "activity": _activity(meeting, node, node.activity) if node.activity is not None else None,
    }


def _activity(meeting: Meeting, node: Node, activity: Activity) -> Data:
    return {
        **{name: getattr(activity, name) for name in Activity.__struct_fields__},
        "problems": activity_problems(meeting, node),
        "unanswered": list(unanswered(activity)),
    }


def _sums(meeting: Meeting) -> Data:
    def shown(nodes: list[Node]) -> Data:
        s = sums(nodes)
        return {
            "total_cost": s.total,
            "community_contribution": s.contribution,
            "support_needed": s.support,
            "contribution_per_household": per_household(meeting, s.contribution),
            "activities": s.count,
            "unknown_amounts": s.unknown,
        }

    nodes, sectors = meeting.activities(), meeting.procedure.sectors
    apart = {s.id: shown([n for n in nodes if n.sector == s.id]) for s in sectors}
    return {"all": shown(nodes), **apart}


def _round(meeting: Meeting, vote: Round) -> Data:
    closed = vote.closed
    if closed is not None:
        rows, apart, now_notes = closed.rows, closed.rankings, ()
    else:
        now = provisional(meeting, vote)
        rows, apart, now_notes = now.rows, now.rankings, now.notes
    texts = {option.id: option.text for option in vote.paper.options}
    settings = vote.paper.settings
    return {
        "id": vote.id,
        "title": vote.paper.title,
        "method": vote.paper.method,
        "state": vote.state,
        "groups": list(vote.paper.groups),
        "settings": {name: getattr(settings, name) for name in settings.__struct_fields__},
        "options": list(vote.paper.ids),
        "ballots": {group: count.ballots for group, count in vote.counts.items()},
        "counts": {group: nested(count.totals) for group, count in vote.counts.items()},
        "problems": [
            " ".join(filter(None, (p.sentence, p.advice))) for p in round_problems(meeting, vote)
        ],
        "override": closed.override if closed else "",
        "provisional": closed is None,
        "results": [
            {**_row(row, texts, provisional=closed is None), **_parts(vote, row.option)}
            for row in rows
        ],
        "notes": list(closed.notes if closed is not None else now_notes),
        **(
            {"elected": list(elected(vote.paper, rows)[0])}
            if vote.paper.method == "election"
            else {}
        ),
        "firmness": _firmness(meeting, vote),
        "rankings": {
            group: [
                {k: v for k, v in _row(r, texts).items() if k not in ("by_group", "decided_by")}
                for r in found
            ]
            for group, found in apart.items()
        },
        "reopenings": [{"at": at, "reason": reason} for at, reason in vote.reopenings],
        "annulled": vote.annulled[1] if vote.annulled else None,
    }


def _parts(vote: Round, option: str) -> Data:
    """Points by criterion, hands for and against: all groups together, where an option is counted in parts."""
    parts: dict[str, int] = {}
    for count in vote.counts.values():
        for cell, n in count.totals.items():
            name, stroke, part = cell.partition("/")
            if stroke and name == option:
                parts[part] = parts.get(part, 0) + n
    return {"parts": parts} if parts else {}


def _firmness(meeting: Meeting, vote: Round) -> Data | None:
    if vote.state == "draft" or not vote.counts:
        return None
    firm = how_firm(meeting, vote)
    return {
        "top": firm.top,
        "members": firm.members,
        "order": firm.order,
        "sentence": firm_words(meeting, vote.paper, firm),
    }


def _row(row: Row, texts: dict[str, str], *, provisional: bool = False) -> Data:
    shown: Data = {
        "option": row.option,
        "text": texts[row.option],
        "rank": row.rank,
        "score": row.score,
        "by_group": row.by_group,
        "decided_by": row.decided_by,
        "tied": row.tied,
        "sentence": row.sentence,
    }
    return {**shown, "provisional": True} if provisional else shown


def _decisions(meeting: Meeting) -> list[Data]:
    found: list[Data] = []
    for decision in meeting.decisions.values():
        taken = structs.asdict(decision.taken)
        found.append(
            {
                "id": taken["id"],
                "kind": taken["kind"],
                "title": taken["title"],
                "for": taken["in_favour"],
                "against": taken["against"],
                "abstain": taken["abstain"],
                "valid": taken["valid"] and decision.annulled is None,
                "sentence": taken["sentence"],
                "conditions": [
                    {"base": c.base, "n": c.n, "total": c.total, "need": c.need, "ok": c.ok}
                    for c in decision.taken.conditions
                ],
                "sittings": [
                    {"name": s.name, "for": s.in_favour, "against": s.against, "abstain": s.abstain}
                    for s in decision.taken.sittings
                ],
                "annulled": decision.annulled[1] if decision.annulled else None,
            }
        )
    if (passed := meeting.passed) is not None:
        found.append(
            {
                "id": "minutes",
                "kind": "minutes",
                "for": passed.in_favour,
                "against": passed.against,
                "abstain": passed.abstain,
                "valid": passed.valid,
                "sentence": passed.sentence,
            }
        )
    return found
