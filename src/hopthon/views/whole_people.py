"""Who was there and who spoke, as plain data for other programs: part of `hopthon show --json`."""

from typing import Any

from msgspec import structs

from hopthon.meeting.state import Meeting
from hopthon.views.attendance import checks, women_share
from hopthon.views.presence import late_early
from hopthon.views.speaking import heard, heard_by_step, speaker

Data = dict[str, Any]


def attendance(meeting: Meeting) -> Data:
    """The counts, the conditions, what they were at every change, and the roll with its visits."""
    counts: Data = dict(meeting.counts)
    told = late_early(meeting)
    if "people" in counts and "women" in counts:
        counts["men"] = counts["people"] - counts["women"]
    return {
        **counts,
        "women_share": women_share(meeting),
        "checks": [
            {"rule": c.rule, "level": c.level, "ok": c.ok, "sentence": c.sentence}
            for c in checks(meeting)
        ],
        "history": [
            {
                "at": change.at,
                **change.counts,
                "women_share": women_share(meeting, change.counts),
                "met": {c.rule: c.ok for c in checks(meeting, change.counts)},
            }
            for change in meeting.attendance
        ],
        "late": told.late if told else None,
        "early": told.early if told else None,
        "roll": [
            {
                "id": p.id,
                "name": p.name,
                "sex": p.sex,
                "groups": list(p.groups),
                "household": p.household,
                "present": p.present,
                "visits": [{"came": s.came, "left": s.left} for s in meeting.stays.get(p.id, ())],
            }
            for p in meeting.roll.values()
        ],
    }


def speeches(meeting: Meeting) -> Data:
    """Turns by group."""
    turns: dict[str, int] = {}
    for turn in meeting.speeches:
        turns[turn.group] = turns.get(turn.group, 0) + 1
    return turns


def speaking(meeting: Meeting) -> Data:
    """Who speaks, who waits, turns and seconds by group and by step; a turn that runs, until the last event."""
    now = meeting.last_at
    speaks = speaker(meeting, now)
    return {
        "now": structs.asdict(speaks) if speaks is not None else None,
        "queue": [structs.asdict(waiting) for waiting in meeting.queue],
        "by_group": {g: structs.asdict(h) for g, h in heard(meeting, now).items()},
        "by_step": {
            step: {g: structs.asdict(h) for g, h in found.items()}
            for step, found in heard_by_step(meeting, now).items()
        },
    }
