"""What happened at each step, as the minutes tell it: words, votes, decisions, comings and goings."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from hopthon.language import _, in_vietnamese
from hopthon.meeting.attendance import group_labels
from hopthon.meeting.entries import AttendanceChange, Decision, Node, NoteRow
from hopthon.meeting.minutes import CONCLUSION
from hopthon.meeting.state import Meeting
from hopthon.views.carried import import_words
from hopthon.views.choosing import lines_voted
from hopthon.views.form_i2 import in_order
from hopthon.views.minutes_activities import activity_facts
from hopthon.views.minutes_course import (
    agenda_lines,
    chair_lines,
    pause_lines,
    prepared_lines,
    speech_line,
)
from hopthon.views.minutes_votes import Line, Part, vote_parts
from hopthon.views.times import hour, moment
from hopthon.voting.decisions import HOUSEHOLD_KINDS

Parts = dict[str, tuple[Part, ...]]

_TREE_STEPS = {
    "difficulty": ("difficulties",),
    "advantage": ("advantages", "potentials"),
    "activity": ("activities", "amend", "proposals", "check_i2"),
}
"""Where the process speaks of each level, by the step ids that all processes use."""


@in_vietnamese()
def parts_by_step(meeting: Meeting) -> Parts:
    """Step → what to tell there, the secretary's words first, then as it happened; "" before any step."""
    told: dict[str, list[tuple[str, tuple[Part, ...]]]] = {"": []}
    told |= {step.id: [] for step in meeting.steps}
    for step, at, parts in _happened(meeting):
        told.get(step, told[""]).append((at, parts))  # a damaged file may have lost the step
    facts, prepared, chosen = _tree(meeting), prepared_lines(meeting), _chosen(meeting)
    return {
        step: (
            *agenda_lines(meeting, step),
            *prepared.get(step, ()),
            *_words(meeting, step),
            *(part for _at, parts in sorted(found, key=_when) for part in parts),
            *facts.get(step, ()),
            *chosen.get(step, ()),
            *_spoke(meeting, step),
        )
        for step, found in told.items()
    }


def _happened(meeting: Meeting) -> Iterator[tuple[str, str, tuple[Part, ...]]]:
    """(step, when, what) of everything that was said and done."""
    step_at = steps_at(meeting)
    for step, (at, parts) in _attendance(meeting).items():
        yield step, at, parts
    for note in meeting.notes.values():
        if note.kind != "correction":
            yield note.step, note.at, (_note(note),)
    for vote in meeting.rounds.values():
        if not lines_voted(meeting, vote.paper):
            at = vote.opened_at
            yield _meant(meeting, "round", step_at(at)), at, vote_parts(meeting, vote)
    for decision in meeting.decisions.values():
        step = _meant(meeting, "decision", step_at(decision.at))
        yield step, decision.at, _decision(meeting, decision)
    for at, line in (*pause_lines(meeting), *chair_lines(meeting), *_imports(meeting)):
        yield step_at(at), at, (line,)
    for undone in meeting.undone:
        words = _("Hoàn tác: {what}.").format(what=undone.what)
        line = Line(words, hour(undone.at), kind="correction")
        yield step_at(undone.at), undone.at, (line,)


def _chosen(meeting: Meeting) -> Parts:
    """Votes on what to keep, by the step they were held at: told after the lines they chose from."""
    step_at, chosen = steps_at(meeting), Parts()
    for vote in meeting.rounds.values():
        if lines_voted(meeting, vote.paper):
            here = step_at(vote.opened_at)
            chosen[here] = (*chosen.get(here, ()), *vote_parts(meeting, vote))
    return chosen


def _imports(meeting: Meeting) -> list[tuple[str, Line]]:
    """(when, what) of every file taken in; one taken in before the meeting began has no hour of it."""
    began = moment(meeting.started_at) if meeting.started_at else None
    return [
        (
            taken.at,
            Line(
                import_words(taken),
                hour(taken.at) if began is not None and moment(taken.at) >= began else "",
                kind="fact",
            ),
        )
        for taken in meeting.imports
    ]


def _spoke(meeting: Meeting, step: str) -> tuple[Line, ...]:
    """Who was heard at this step, by group: women and the poor are to be encouraged to speak (HB I.3)."""
    said = speech_line(meeting, step)
    words = _("Lượt phát biểu ở mục này: {said}.")
    return (Line(words.format(said=said), kind="fact"),) if said else ()


def steps_at(meeting: Meeting) -> Callable[[str], str]:
    """Moment (a stamp) → where the room was then; "" before the first step."""
    since = list(accumulate((moment(visit.at) for visit in meeting.visits), max))

    def found(at: str) -> str:
        before = bisect_right(since, moment(at))
        return meeting.visits[before - 1].step if before else ""

    return found


def _when(told: tuple[str, tuple[Part, ...]]) -> float:
    return moment(told[0]).timestamp()


def _meant(meeting: Meeting, opens: str, here: str) -> str:
    """The step a vote belongs to: where the room was, if votes are held there, else the first where they are."""
    fitting = [step.id for step in meeting.steps if opens in step.opens]
    return here if here in fitting or not fitting else fitting[0]


def _words(meeting: Meeting, step: str) -> list[Line]:
    """The secretary's own; the conclusion is printed by itself."""
    text = "" if step == CONCLUSION else meeting.minutes.get(step, "")
    return [Line(row) for row in text.split("\n") if row.strip()]


def _note(note: NoteRow) -> Line:
    labels = {
        "opinion": _("ý kiến"),
        "question": _("hỏi"),
        "answer": _("trả lời"),
        "conclusion": _("kết luận"),
    }
    group = group_labels()[note.group].lower() if note.group else ""
    speaker = note.speaker or group
    who = f"{speaker} ({group})" if note.speaker and group else speaker
    said = labels.get(note.kind, "")
    return Line(note.text, hour(note.at), " ".join(filter(None, (who, said))), "note")


def _attendance(meeting: Meeting) -> dict[str, tuple[str, tuple[Part, ...]]]:
    """The last counts at each step where they changed: a roll changes with every arrival."""
    found: dict[str, tuple[str, tuple[Part, ...]]] = {}
    step_at = steps_at(meeting)
    for change in meeting.attendance:
        if not change.counts:  # a sitting begins with nobody counted yet
            continue
        found[step_at(change.at)] = (change.at, (_present(meeting, change),))
    return found


def _present(meeting: Meeting, change: AttendanceChange) -> Line:
    counts, total = change.counts, meeting.number("households_total")
    said: list[str] = []
    if "people" in counts:
        women = _(", trong đó nữ {n}").format(n=counts["women"]) if "women" in counts else ""
        said.append(_("{n} người{women}").format(n=counts["people"], women=women))
    if "households" in counts:
        of = f"/{total}" if total else ""
        said.append(_("{n} hộ có người dự").format(n=f"{counts['households']}{of}"))
    others = [g for g, n in counts.items() if n and g not in ("people", "women", "households")]
    labels = group_labels()
    said += [f"{labels[g].lower()} {counts[g]}" for g in others]
    words = _("Có mặt: {said}.").format(said="; ".join(said))
    return Line(words, hour(change.at), kind="fact")


def _decision(meeting: Meeting, decision: Decision) -> tuple[Part, ...]:
    taken = decision.taken
    by_slips = taken.kind == "list" and meeting.rules.list_rule == "slips"
    unit = _("hộ") if taken.kind in HOUSEHOLD_KINDS or by_slips else _("người")
    words = _(
        "Biểu quyết «{title}»: {a} {unit} đồng ý, {b} không đồng ý, {c} không biểu quyết. {sentence}."
    ).format(
        title=taken.title,
        a=taken.in_favour,
        b=taken.against,
        c=taken.abstain,
        unit=unit,
        sentence=taken.sentence,
    )
    present = [
        _("{n} người").format(n=taken.people) if taken.people is not None else "",
        _("{n} hộ").format(n=taken.households) if taken.households is not None else "",
    ]
    if taken.sittings:  # the clusters' households, not this room's
        apart = "; ".join(
            _("{name}: {a} đồng ý, {b} không, {c} không biểu quyết").format(
                name=s.name, a=s.in_favour, b=s.against, c=s.abstain
            )
            for s in taken.sittings
        )
        words += " " + _("Cộng kết quả các cụm dân cư. {apart}.").format(apart=apart)
    elif any(present):
        here = ", ".join(filter(None, present))
        words += " " + _("Có mặt lúc biểu quyết: {here}.").format(here=here)
    lines = [Line(words, hour(decision.at), kind="fact")]
    if decision.annulled is not None:
        at, reason = decision.annulled
        words = _("Biểu quyết này đã hủy, không có giá trị, lý do: {reason}.")
        lines.append(Line(words.format(reason=reason.rstrip(".")), hour(at), kind="correction"))
    return tuple(lines)


def _tree(meeting: Meeting) -> dict[str, tuple[Line, ...]]:
    """What was written into the tree, at the step that speaks of it."""
    found: dict[str, list[Line]] = {}
    for kind in ("difficulty", "advantage"):
        for sector in meeting.procedure.sectors:
            nodes = in_order(meeting, meeting.under(None, sector.id), kind)
            if nodes and (step := _tree_step(meeting, kind, sector.id)):
                texts = "; ".join(node.text.rstrip(".;") for node in nodes)
                said = [Line(f"{sector.title}: {texts}.", kind="fact")]
                kept = [n for n in nodes if n.id in meeting.kept.get((sector.id, kind), ())]
                if 0 < len(kept) < len(nodes):
                    stay = "; ".join(node.text.rstrip(".;") for node in kept)
                    said.append(Line(_("Giữ lại: {texts}.").format(texts=stay), kind="fact"))
                found.setdefault(step, []).extend(said)
    if meeting.activities() and (step := _tree_step(meeting, "activity", "")):
        found.setdefault(step, []).extend(activity_facts(meeting))
    for node in meeting.nodes.values():
        kind = node.kind if node.kind in _TREE_STEPS else "difficulty"
        if node.origins and (step := _tree_step(meeting, kind, node.sector)):
            found.setdefault(step, []).append(_merged(node))
    return {step: tuple(lines) for step, lines in found.items()}


def _merged(node: Node) -> Line:
    """What was said before two lines became one: nobody's words are lost."""
    said = "; ".join(f"«{origin.text}»" for origin in node.origins)
    words = _("Gộp {n} ý thành «{text}»: {said}.")
    return Line(words.format(n=len(node.origins), text=node.text, said=said), kind="fact")


def _tree_step(meeting: Meeting, kind: str, sector: str) -> str:
    fitting = [s for s in meeting.steps if {"tree", "activities"} & set(s.opens)]
    own = [s.id for s in fitting if sector and s.sector == sector]
    named = [s.id for name in _TREE_STEPS[kind] for s in fitting if s.id == name]
    return (own + named + [s.id for s in fitting[-1:]] + [""])[0]
