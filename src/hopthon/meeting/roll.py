"""The roll: a list of names, who came, who went; the counts follow it."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from msgspec import UNSET
from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.commands import (
    AddPeople,
    AddPerson,
    Arrive,
    EditPerson,
    Leave,
    NewPerson,
    RemovePerson,
)
from hopthon.meeting.entries import COUNTED_GROUPS, AttendanceChange, Person, Stay
from hopthon.meeting.events import (
    Listed,
    PeopleAdded,
    PersonAdded,
    PersonArrived,
    PersonEdited,
    PersonLeft,
    PersonRemoved,
)
from hopthon.meeting.ids import new_id
from hopthon.meeting.state import Meeting
from hopthon.meeting.tree import paper_with
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import clipped, line

MOST_LISTED = 5_000
LONGEST_NAME = 100
ROLL_GROUPS = tuple(g for g in COUNTED_GROUPS if g not in ("people", "women", "households"))
_MARKS = ("trained",)
"""What is known of a person but not counted in the room: for quotas of an election."""


def decide_person(meeting: Meeting, command: AddPerson) -> PersonAdded:
    """A name, sex F, M or not stated, and known groups."""
    known = _checked(command)
    made = new_id(command.id, "p", meeting.seq + 1, meeting.roll)
    return PersonAdded(
        made,
        known.name,
        known.sex,
        known.groups,
        known.household,
        here=command.here,
        first=command.here and _nobody_here(meeting),
    )


def decide_people(meeting: Meeting, command: AddPeople) -> PeopleAdded:
    """Each as one alone; those on the roll already are left out, and a list of nobody else is refused."""
    if len(command.people) > MOST_LISTED:
        raise Refusal(_("Danh sách có quá {n} người.").format(n=MOST_LISTED))
    fresh = newcomers(meeting, [_checked(one) for one in command.people])
    if not fresh:
        raise Refusal(_("Danh sách không có ai mới để thêm."))
    taken = set(meeting.roll)
    listed: list[Listed] = []
    for n, one in enumerate(fresh, 1):
        made = new_id(None, f"p{meeting.seq + 1}-", n, taken)
        taken.add(made)
        listed.append(Listed(made, one.name, one.sex, one.groups, one.household))
    return PeopleAdded(tuple(listed))


def decide_edit_person(meeting: Meeting, command: EditPerson) -> PersonEdited:
    """All that is known of them afterwards."""
    person = person_of(meeting, command.id)
    name, sex, groups, household = command.name, command.sex, command.groups, command.household
    if name is UNSET and sex is UNSET and groups is UNSET and household is UNSET:
        raise Refusal(_("Chưa ghi điều gì cần sửa ở «{name}».").format(name=person.name))
    known = _checked(
        NewPerson(
            person.name if name is UNSET else name,
            person.sex if sex is UNSET else sex,
            person.groups if groups is UNSET else groups,
            person.household if household is UNSET else household,
        )
    )
    return PersonEdited(person.id, known.name, known.sex, known.groups, known.household)


def decide_remove_person(meeting: Meeting, command: RemovePerson) -> PersonRemoved:
    """Who never came, never spoke and stands on no ballot paper: whoever did is in the minutes."""
    person = person_of(meeting, command.id)
    if meeting.stays.get(person.id) or person.present:
        words = _("«{name}» đã dự họp nên không bỏ khỏi danh sách; ghi nhầm tên thì sửa tên.")
        raise Refusal(words.format(name=person.name))
    said = person.name.casefold()
    spoke = (*(t.speaker for t in meeting.speeches), *(n.speaker for n in meeting.notes.values()))
    if any(name.casefold() == said for name in (*spoke, *(w.name for w in meeting.queue))):
        words = _("«{name}» đã phát biểu hay đang chờ nói nên không bỏ khỏi danh sách được.")
        raise Refusal(words.format(name=person.name))
    if (vote := paper_with(meeting, {person.id})) is not None:
        words = _("«{name}» có tên trên phiếu của đợt bầu «{title}» nên không bỏ được.")
        raise Refusal(words.format(name=person.name, title=clipped(vote.paper.title)))
    return PersonRemoved(person.id, person.name)


def decide_arrival(meeting: Meeting, command: Arrive) -> PersonArrived:
    """Someone of the roll who is not here yet."""
    person = person_of(meeting, command.id)
    if person.present:
        raise Refusal(_("«{name}» đã có mặt rồi.").format(name=person.name))
    return PersonArrived(command.id, first=_nobody_here(meeting))


def decide_leave(meeting: Meeting, command: Leave) -> PersonLeft:
    """Someone of the roll who is here."""
    person = person_of(meeting, command.id)
    if not person.present:
        raise Refusal(_("«{name}» đang không có mặt.").format(name=person.name))
    return PersonLeft(command.id)


def fold_person(meeting: Meeting, event: PersonAdded, at: str, writer: Writer) -> None:
    """On the roll; present at once when they are."""
    person = Person(event.id, event.name, event.sex, event.groups, event.household)
    writer.put(meeting.roll, event.id, person)
    if event.here:
        _come(meeting, person, at, writer, first=event.first)


def fold_people(meeting: Meeting, event: PeopleAdded, _at: str, writer: Writer) -> None:
    """All of them on the roll."""
    for one in event.people:
        person = Person(one.id, one.name, one.sex, one.groups, one.household)
        writer.put(meeting.roll, one.id, person)


def fold_edit_person(meeting: Meeting, event: PersonEdited, at: str, writer: Writer) -> None:
    """Known otherwise; counted otherwise too while present."""
    before = meeting.roll[event.id]
    after = Person(event.id, event.name, event.sex, event.groups, event.household, before.present)
    writer.put(meeting.roll, event.id, after)
    if before.present:
        others = _others(meeting, after)
        steps = _worth(after, others)
        steps.subtract(_worth(before, others))
        _count(meeting, steps, at, writer)


def fold_remove_person(meeting: Meeting, event: PersonRemoved, _at: str, writer: Writer) -> None:
    """Off the roll. The table is made anew, so that undo finds the order as it was."""
    left = {name: one for name, one in meeting.roll.items() if name != event.id}
    writer.set(meeting, "roll", left)


def fold_presence(
    meeting: Meeting, event: PersonArrived | PersonLeft, at: str, writer: Writer
) -> None:
    """The roll changes, and the counts follow it."""
    person = meeting.roll[event.id]
    if isinstance(event, PersonArrived):
        _come(meeting, person, at, writer, first=event.first)
    else:
        writer.put(meeting.roll, person.id, replace(person, present=False))
        close_stay(meeting, person.id, at, writer)
        steps = Counter[str]()
        steps.subtract(_worth(person, _others(meeting, person)))
        _count(meeting, steps, at, writer)


def close_stay(meeting: Meeting, person: str, at: str, writer: Writer) -> None:
    """They are no longer here; a clock set back makes nobody leave before they came."""
    stays = meeting.stays.get(person, ())
    if stays and not stays[-1].left:
        left = max(at, stays[-1].came, key=datetime.fromisoformat)
        writer.put(meeting.stays, person, (*stays[:-1], replace(stays[-1], left=left)))


def newcomers(meeting: Meeting, people: Iterable[NewPerson]) -> list[NewPerson]:
    """Those not on the roll yet, each once: one name in one household is one person."""
    known = {same_person(p.name, p.household) for p in meeting.roll.values()}
    fresh: list[NewPerson] = []
    for one in people:
        key = same_person(one.name, one.household)
        if key not in known:
            known.add(key)
            fresh.append(one)
    return fresh


def same_person(name: str, household: str) -> tuple[str, str]:
    """What makes two lines of a list the same person: diacritics count, capitals do not."""
    return name.casefold(), household.casefold()


def person_of(meeting: Meeting, person: str) -> Person:
    """Who this is; refuses an unknown id."""
    if person not in meeting.roll:
        raise Refusal(_("Danh sách không có người mang mã «{id}».").format(id=person[:40]))
    return meeting.roll[person]


def _checked(person: NewPerson | AddPerson) -> NewPerson:
    """Clean, or refused with a sentence."""
    if person.sex not in ("F", "M", ""):
        raise Refusal(_("Giới tính ghi F (nữ), M (nam) hoặc để trống."))
    for group in person.groups:
        if group not in (*ROLL_GROUPS, *_MARKS):
            raise Refusal(_("Không có nhóm «{group}».").format(group=group[:40]))
    return NewPerson(
        line(person.name, _("Họ tên"), limit=LONGEST_NAME),
        person.sex,
        tuple(dict.fromkeys(person.groups)),
        line(person.household, _("Hộ"), limit=LONGEST_NAME, empty=True),
    )


def _nobody_here(meeting: Meeting) -> bool:
    return not any(person.present for person in meeting.roll.values())


def _come(meeting: Meeting, person: Person, at: str, writer: Writer, *, first: bool) -> None:
    others = _others(meeting, person)
    if not others:  # from the first arrival on, the roll counts
        for name in ("people", "women", *ROLL_GROUPS):
            writer.put(meeting.counts, name, 0)
        if person.household:
            writer.put(meeting.counts, "households", 0)
        elif first:  # files older than this mark kept what was typed, cut down to one
            writer.drop(meeting.counts, "households")  # unknown, as long as nobody's is
    writer.put(meeting.roll, person.id, replace(person, present=True))
    stays = meeting.stays.get(person.id, ())
    writer.put(meeting.stays, person.id, (*stays, Stay(at)))
    _count(meeting, _worth(person, others), at, writer)


def _others(meeting: Meeting, person: Person) -> list[Person]:
    return [p for p in meeting.roll.values() if p.present and p.id != person.id]


def _worth(person: Person, others: list[Person]) -> Counter[str]:
    """What they add to the counts, beside these."""
    steps = Counter(["people", *(g for g in person.groups if g not in _MARKS)])
    steps["women"] = int(person.sex == "F")
    alone = all(p.household != person.household for p in others)
    steps["households"] = int(bool(person.household) and alone)
    return steps


def _count(meeting: Meeting, steps: Counter[str], at: str, writer: Writer) -> None:
    for name, step in steps.items():
        if step:
            writer.put(meeting.counts, name, max(0, meeting.counts.get(name, 0) + step))
    people = meeting.counts.get("people", 0)
    for name, n in meeting.counts.items():  # counts typed by hand shrink with the room
        if n > people:
            writer.put(meeting.counts, name, people)
    writer.add(meeting.attendance, AttendanceChange(at, dict(meeting.counts)))
