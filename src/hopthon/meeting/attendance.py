"""Who is here: counts by group, or a roll by name that the counts follow."""

from msgspec import UNSET, structs

from hopthon.language import _
from hopthon.meeting.commands import AddPerson, Arrive, Leave, SetAttendance
from hopthon.meeting.entries import COUNTED_GROUPS, AttendanceChange, Person
from hopthon.meeting.events import AttendanceSet, PersonAdded, PersonArrived, PersonLeft
from hopthon.meeting.ids import new_id
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal
from hopthon.text import line

MOST_PEOPLE = 100_000
_ROLL_GROUPS = tuple(g for g in COUNTED_GROUPS if g not in ("people", "women", "households"))
_MARKS = ("trained",)
"""What is known of a person but not counted in the room: for quotas of an election."""


def group_labels() -> dict[str, str]:
    """Each counted group's name for people."""
    return {
        "people": _("Người dự họp"),
        "women": _("Nữ"),
        "men": _("Nam"),
        "households": _("Hộ có người dự"),
        "poor": _("Hộ nghèo"),
        "near_poor": _("Hộ cận nghèo"),
        "minority": _("Người dân tộc thiểu số"),
        "disaster_hit": _("Người bị thiên tai"),
        "experienced": _("Người giàu kinh nghiệm"),
    }


def decide_attendance(meeting: Meeting, command: SetAttendance) -> AttendanceSet:
    """Counts that can be true together; only those given change."""
    given = {
        name: n
        for name, n in structs.asdict(command).items()
        if name in COUNTED_GROUPS and n is not UNSET
    }
    if not given:
        raise Refusal(_("Chưa ghi số nào."))
    labels = group_labels()
    for name, n in given.items():
        if not 0 <= n <= MOST_PEOPLE:
            raise Refusal(_("{group}: {n} không thể đúng.").format(group=labels[name], n=n))
    if "people" in given and any(p.present for p in meeting.roll.values()):
        raise Refusal(_("Số người dự đang tính theo danh sách tên: ghi ai đến, ai về."))
    _refuse_impossible(meeting, {**meeting.counts, **given})
    return AttendanceSet(given)


def _refuse_impossible(meeting: Meeting, counts: dict[str, int]) -> None:
    labels, people, total = group_labels(), counts.get("people"), meeting.number("households_total")
    for name, n in counts.items():
        if people is not None and n > people:
            raise Refusal(
                _("{group} {n} mà cả cuộc họp có {people} người; hãy xem lại.").format(
                    group=labels[name], n=n, people=people
                )
            )
    households = counts.get("households")
    if total is not None and households is not None and households > total:
        raise Refusal(
            _("{n} hộ có mặt mà cả thôn có {total} hộ; hãy xem lại.").format(
                n=households, total=total
            )
        )


def fold_attendance(meeting: Meeting, event: AttendanceSet, at: str, writer: Writer) -> None:
    """The counts stand from now on."""
    for name, n in event.counts.items():
        writer.put(meeting.counts, name, n)
    writer.add(meeting.attendance, AttendanceChange(at, dict(meeting.counts)))


def decide_person(meeting: Meeting, command: AddPerson) -> PersonAdded:
    """A name, sex F, M or not stated, and known groups."""
    if command.sex not in ("F", "M", ""):
        raise Refusal(_("Giới tính ghi F (nữ), M (nam) hoặc để trống."))
    for group in command.groups:
        if group not in (*_ROLL_GROUPS, *_MARKS):
            raise Refusal(_("Không có nhóm «{group}».").format(group=group[:40]))
    return PersonAdded(
        new_id(command.id, "p", meeting.seq + 1, meeting.roll),
        line(command.name, _("Họ tên"), limit=100),
        command.sex,
        command.groups,
        line(command.household, _("Hộ"), limit=100, empty=True),
    )


def decide_arrival(meeting: Meeting, command: Arrive) -> PersonArrived:
    """Someone of the roll who is not here yet."""
    if _person(meeting, command.id).present:
        raise Refusal(_("«{name}» đã có mặt rồi.").format(name=meeting.roll[command.id].name))
    return PersonArrived(command.id)


def decide_leave(meeting: Meeting, command: Leave) -> PersonLeft:
    """Someone of the roll who is here."""
    if not _person(meeting, command.id).present:
        raise Refusal(_("«{name}» đang không có mặt.").format(name=meeting.roll[command.id].name))
    return PersonLeft(command.id)


def fold_person(meeting: Meeting, event: PersonAdded, _at: str, writer: Writer) -> None:
    """On the roll."""
    person = Person(event.id, event.name, event.sex, event.groups, event.household)
    writer.put(meeting.roll, event.id, person)


def fold_presence(
    meeting: Meeting, event: PersonArrived | PersonLeft, at: str, writer: Writer
) -> None:
    """The roll changes, and the counts follow it."""
    person, here = meeting.roll[event.id], isinstance(event, PersonArrived)
    others = [p for p in meeting.roll.values() if p.present and p.id != person.id]
    if here and not others:  # from the first arrival on, the roll counts
        for name in ("people", "women", *_ROLL_GROUPS):
            writer.put(meeting.counts, name, 0)
        if person.household:
            writer.put(meeting.counts, "households", 0)
    step = 1 if here else -1
    for name in ("people", *(("women",) if person.sex == "F" else ()), *person.groups):
        if name in _MARKS:
            continue
        writer.put(meeting.counts, name, max(0, meeting.counts.get(name, 0) + step))
    if person.household and all(p.household != person.household for p in others):
        households = meeting.counts.get("households", 0) + step
        writer.put(meeting.counts, "households", max(0, households))
    for name, n in meeting.counts.items():  # counts typed by hand shrink with the room
        if n > meeting.counts["people"]:
            writer.put(meeting.counts, name, meeting.counts["people"])
    writer.put(
        meeting.roll,
        person.id,
        Person(person.id, person.name, person.sex, person.groups, person.household, here),
    )
    writer.add(meeting.attendance, AttendanceChange(at, dict(meeting.counts)))


def _person(meeting: Meeting, person: str) -> Person:
    if person not in meeting.roll:
        raise Refusal(_("Danh sách không có người mang mã «{id}».").format(id=person[:40]))
    return meeting.roll[person]
