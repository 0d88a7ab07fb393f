"""Who is here: counts by group."""

from msgspec import UNSET, structs

from hopthon.language import _
from hopthon.meeting.commands import SetAttendance
from hopthon.meeting.entries import COUNTED_GROUPS, AttendanceChange
from hopthon.meeting.events import AttendanceSet
from hopthon.meeting.state import Meeting
from hopthon.meeting.writer import Writer
from hopthon.refusal import Refusal

MOST_PEOPLE = 100_000


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
