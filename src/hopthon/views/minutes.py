"""The minutes as the form has them; every figure comes from the meeting, none was typed [HB part II, I.3]."""

from msgspec import Struct
from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.attendance import group_labels
from hopthon.meeting.minutes import CONCLUSION
from hopthon.meeting.state import Meeting
from hopthon.processes.definition import Step
from hopthon.text import folded
from hopthon.views.attendance import checks
from hopthon.views.form_i2 import named
from hopthon.views.minutes_course import chairs_told, speech_line, unreached
from hopthon.views.minutes_parts import Parts, parts_by_step
from hopthon.views.minutes_votes import Line, Part
from hopthon.views.place_words import in_place_words
from hopthon.views.presence import presence_sentences
from hopthon.views.times import day_words, hour, hour_words

DOTS = "……………"


class Item(Struct, frozen=True):
    """One point of "Tiến trình cuộc họp". `number` 0: stands before the numbered ones."""

    number: int
    title: str
    parts: tuple[Part, ...]


class Signer(Struct, frozen=True):
    """Who signs: the title as printed, the name where it is known."""

    title: str
    name: str


class Check(Struct, frozen=True):
    """What whoever holds the paper needs to check it: short meeting id, number and hash of the last event."""

    meeting: str
    seq: int
    head: str
    code: str


class Minutes(Struct, frozen=True):
    """The whole document, top to bottom. `draft` until the minutes are passed."""

    draft: bool
    form: str
    office: str
    village: str
    place_and_day: str
    title: str
    year: str
    notice: str
    subject: str
    chair: str
    secretary: str
    people: str
    present: tuple[str, ...]
    place: str
    time: str
    items: tuple[Item, ...]
    speeches: str
    conclusion: tuple[Part, ...]
    passed: str
    arithmetic: str
    amendments: tuple[Line, ...]
    recipients: tuple[str, ...]
    signers: tuple[Signer, ...]
    check: Check


def minutes(meeting: Meeting) -> Minutes:
    """The minutes as the meeting stands; dots where something is not known yet."""
    items, conclusion = _items(meeting)
    year = meeting.number("plan_year")
    day = meeting.said("date") or meeting.started_at[:10]
    commune = meeting.said("commune") or DOTS
    word = (meeting.said("commune_word") or "xã").upper()
    passed = meeting.passed
    return Minutes(
        draft=not meeting.locked,
        form=next((c for c in ("I.3", "I.4") if c in meeting.rules.forms), ""),
        office=_("UBND {word} {name}").format(word=word, name=commune.upper()),
        village=_village(meeting),
        place_and_day=f"{commune}, {day_words(day)}",
        title=in_place_words(meeting, meeting.rules.minutes_title) or _("BIÊN BẢN HỌP"),
        year=_("Năm kế hoạch: {year}").format(year=year) if year else "",
        notice=_notice(meeting),
        subject=_subject(meeting, year),
        chair=_chair(meeting),
        secretary=meeting.said("secretary") or DOTS,
        people=_people(meeting),
        present=_present(meeting),
        place=meeting.said("place") or DOTS,
        time=_("Từ {start} đến {end}, {day}").format(
            start=hour_words(meeting.started_at),
            end=hour_words(meeting.ended_at),
            day=day_words(day),
        ),
        items=items,
        speeches=_speeches(meeting),
        conclusion=conclusion,
        passed=hour_words(meeting.passed_at if meeting.locked else ""),
        arithmetic=_arithmetic(meeting) if passed is not None else "",
        amendments=_amendments(meeting),
        recipients=tuple(in_place_words(meeting, r) for r in meeting.procedure.recipients),
        signers=_signers(meeting),
        check=Check(meeting.id[:8], meeting.seq, meeting.head, _short(meeting.head)),
    )


def _items(meeting: Meeting) -> tuple[tuple[Item, ...], tuple[Part, ...]]:
    """The official items with what happened at their steps, and the conclusion.

    A step without an item goes with the item before it; before the first one it opens the meeting,
    after the last one it belongs to the conclusion. A kind without official items is told step by step.
    """
    steps, found = meeting.steps, parts_by_step(meeting)
    titles = meeting.rules.minutes_items
    if not titles:
        told = [s for s in steps if s.id not in (CONCLUSION, "minutes")]
        items = [
            Item(n, in_place_words(meeting, s.title), found[s.id]) for n, s in enumerate(told, 1)
        ]
        opening, closing = found[""], found.get("minutes", ()) + found.get(CONCLUSION, ())
        if opening:
            items.insert(0, Item(0, "", opening))
        return tuple(items), _conclusion(meeting, closing)
    opening, closing = list(found[""]), list[Part]()
    inside: list[list[Step]] = [[] for _title in titles]
    last = max((index for index, step in enumerate(steps) if step.item), default=-1)
    item = 0
    for index, step in enumerate(steps):
        item = step.item or item
        if index > last:
            closing.extend(found[step.id])
        elif item:
            inside[item - 1].append(step)
        else:
            opening.extend(found[step.id])
    shown = [
        Item(number, in_place_words(meeting, title), _told(meeting, mine, found))
        for number, (title, mine) in enumerate(zip(titles, inside, strict=True), 1)
    ]
    if opening:
        shown.insert(0, Item(0, "", tuple(opening)))
    return tuple(shown), _conclusion(meeting, tuple(closing))


def _told(meeting: Meeting, steps: list[Step], found: Parts) -> tuple[Part, ...]:
    """The steps of one item; each under its own name where more than one has something to tell."""
    telling = [step for step in steps if found[step.id]]
    parts: list[Part] = []
    for step in telling:
        if len(telling) > 1:
            parts.append(Line(in_place_words(meeting, step.title), kind="step"))
        parts.extend(found[step.id])
    return tuple(parts)


def _conclusion(meeting: Meeting, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The secretary's conclusion first, wherever a step is called so or not."""
    words = tuple(
        Line(text) for text in meeting.minutes.get(CONCLUSION, "").split("\n") if text.strip()
    )
    left = unreached(meeting)
    return words + parts + ((Line(left, kind="fact"),) if left else ())


def _notice(meeting: Meeting) -> str:
    """What readers must know of the file itself: it was saved from a damaged one, and may lack something."""
    if meeting.salvaged is None:
        return ""
    lost = len(meeting.salvaged[1].lost)
    return _(
        "Biên bản này lập từ tệp đã cứu khỏi tệp hỏng; {n} sự kiện đã mất: hãy đối chiếu với bản giấy."
    ).format(n=lost)


def _village(meeting: Meeting) -> str:
    """Who met: the village, at the commune the department."""
    if meeting.rules.level == "commune":
        return meeting.said("unit").upper()
    word = meeting.said("village_word") or "thôn"
    return f"{word.upper()} {(meeting.said('village') or DOTS).upper()}"


def _subject(meeting: Meeting, year: int | None) -> str:
    if subject := meeting.said("subject"):
        return subject
    title = in_place_words(meeting, meeting.rules.title)
    where = named(meeting, "village")
    words = _("{title} để lập kế hoạch năm {year}").format(title=title, year=year or DOTS)
    return f"{words}, {where}" if where else words


def _with_title(name: str, title: str) -> str:
    return ", ".join(filter(None, (name or DOTS, title)))


def _chair(meeting: Meeting) -> str:
    """Who chaired, and who from when on."""
    first = _with_title(meeting.said("chair"), meeting.said("chair_title"))
    return "; ".join(filter(None, (first, chairs_told(meeting))))


def _people(meeting: Meeting) -> str:
    people, women = meeting.counts.get("people"), meeting.counts.get("women")
    return _("{people} người, trong đó nữ {women} người").format(
        people="……" if people is None else people, women="……" if women is None else women
    )


def _present(meeting: Meeting) -> tuple[str, ...]:
    """What else was counted, and what the process asks of the room, met or not."""
    labels = group_labels()
    said = [
        f"{labels[group].lower()} {meeting.counts[group]}"
        for group in ("poor", "near_poor", "minority", "disaster_hit", "experienced")
        if meeting.counts.get(group)
    ]
    groups = _("Trong số đó: {groups}.").format(groups="; ".join(said)) if said else ""
    asked = [f"{check.sentence}." for check in checks(meeting) if check.ok is not None]
    return tuple(filter(None, (groups, *asked, *presence_sentences(meeting))))


def _speeches(meeting: Meeting) -> str:
    said = speech_line(meeting)
    return _("Lượt phát biểu cả buổi: {said}.").format(said=said) if said else ""


def _arithmetic(meeting: Meeting) -> str:
    passed = meeting.passed
    assert passed is not None
    words = _(
        "Biểu quyết lúc {at}: {a} đồng ý, {b} không đồng ý, {c} không biểu quyết; {sentence}."
    )
    return words.format(
        at=hour(meeting.passed_at),
        a=passed.in_favour,
        b=passed.against,
        c=passed.abstain,
        sentence=passed.sentence,
    )


def _amendments(meeting: Meeting) -> tuple[Line, ...]:
    """Entries made after the minutes were passed."""
    return tuple(
        Line(n.text, hour(n.at), n.speaker, "correction")
        for n in meeting.notes.values()
        if n.kind == "correction"
    )


def _signers(meeting: Meeting) -> tuple[Signer, ...]:
    head = meeting.procedure.head(meeting.said("village_word") or "thôn")
    titles = [in_place_words(meeting, t) for t in meeting.rules.signers] or [_("Thư ký"), head]
    chair, title = meeting.said("chair"), meeting.said("chair_title")
    signers = [Signer(t, "") for t in titles]
    if signers[0].title.casefold().startswith("thư ký"):
        signers[0] = replace(signers[0], name=meeting.said("secretary"))
    if len(signers) > 1 and (not title or _same_office(title, titles[-1])):
        signers[-1] = replace(signers[-1], name=chair)
    return tuple(signers)


def _same_office(one: str, other: str) -> bool:
    """ "Xóm trưởng" is "Trưởng xóm"."""
    return sorted(folded(one).split()) == sorted(folded(other).split())


def _short(head: str) -> str:
    return " ".join(head[i : i + 4] for i in range(0, 16, 4))
