"""Who spoke, how often and how long: by group, by step, and who has not been heard yet."""

from collections.abc import Mapping

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.speaking import turn_limit
from hopthon.meeting.state import Meeting
from hopthon.views.agenda import spent_seconds
from hopthon.views.times import seconds_between

MARKS = {"women": "●", "men": "○", "poor": "◇"}
_ASKED = ("women", "poor", "men")
"""Groups that have keys of their own; others are asked after once the meeting tells them apart."""
_TALKING = {"notes", "tree"}
"""What a step opens in which people speak."""


class Heard(Struct):
    """Turns of speaking, and the seconds of those that were timed."""

    turns: int = 0
    seconds: int = 0


class Speaker(Struct, frozen=True):
    """Whoever speaks now: the group, the name if it is known, since when, for how many seconds."""

    group: str
    name: str
    since: str
    seconds: int
    over: bool

    @property
    def clock(self) -> str:
        """ "1:20"."""
        return clock(self.seconds)


def speaker(meeting: Meeting, now: str) -> Speaker | None:
    """Who speaks at this moment (a stamp)."""
    turn = meeting.speaking
    if turn is None:
        return None
    seconds, limit = seconds_between(turn.at, now), turn_limit(meeting)
    return Speaker(turn.group, turn.speaker, turn.at, seconds, bool(limit) and seconds > limit)


def heard(meeting: Meeting, now: str, step: str | None = None) -> dict[str, Heard]:
    """Group → turns and time, in all or at one step, the turn that runs counted until now; in order of speaking."""
    found: dict[str, Heard] = {}
    for n, turn in enumerate(meeting.speeches):
        if step is not None and turn.step != step:
            continue
        row = found.setdefault(turn.group, Heard())
        row.turns += 1
        if turn.timed:
            row.seconds += seconds_between(turn.at, meeting.turn_ends.get(n, now))
    return found


def heard_by_step(meeting: Meeting, now: str) -> Mapping[str, dict[str, Heard]]:
    """Step → the same, for every step at which someone spoke."""
    steps = dict.fromkeys(turn.step for turn in meeting.speeches)
    return {step: heard(meeting, now, step) for step in steps}


def unheard(meeting: Meeting, now: str) -> tuple[str, ...]:
    """Groups in the room that had no turn and no note at this step, after its first minutes."""
    step = meeting.find_step(meeting.step)
    if step is None or not _TALKING & set(step.opens) or meeting.pause or meeting.ended_at:
        return ()
    if spent_seconds(meeting, now).get(step.id, 0) < 60 * meeting.rules.hear_after:
        return ()
    told_apart = {turn.group for turn in meeting.speeches}
    spoke = {turn.group for turn in meeting.speeches if turn.step == step.id}
    spoke |= {note.group for note in meeting.notes.values() if note.step == step.id}
    others = [g for g in ("near_poor", "minority") if g in told_apart]
    return tuple(g for g in (*_ASKED, *others) if g not in spoke and _present(meeting, g))


def unheard_words(meeting: Meeting, now: str) -> str:
    """ "Chưa nghe phụ nữ ở mục này."; "" when everyone was heard."""
    names = {
        "women": _("phụ nữ"),
        "men": _("nam giới"),
        "poor": _("hộ nghèo"),
        "near_poor": _("hộ cận nghèo"),
        "minority": _("người dân tộc thiểu số"),
    }
    missing = unheard(meeting, now)[:2]
    if not missing:
        return ""
    return _("Chưa nghe {groups} ở mục này.").format(groups=", ".join(names[g] for g in missing))


def clock(seconds: int) -> str:
    """ "1:20", "12:05"."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def _present(meeting: Meeting, group: str) -> bool:
    counts = meeting.counts
    if group == "men":
        people, women = counts.get("people"), counts.get("women")
        return people is not None and women is not None and people > women
    return counts.get(group, 0) > 0
