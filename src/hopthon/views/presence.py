"""Who of the roll was here and when; who came late, who left early."""

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.entries import Stay
from hopthon.meeting.info import labels
from hopthon.meeting.state import Meeting
from hopthon.views.times import hour, moment

_OFFICES = ("chair", "deputy", "secretary", "facilitator")


class LateEarly(Struct, frozen=True):
    """How many came after the roll call, and left before the end and did not come back."""

    late: int
    early: int


def visits(meeting: Meeting, person: str) -> str:
    """ "19:32–20:40, 20:55": when someone of the roll was here; "" never."""
    return stay_words(meeting.stays.get(person, ()))


def stay_words(stays: tuple[Stay, ...]) -> str:
    """The same of these."""
    return ", ".join(_stay(stay) for stay in stays)


def late_early(meeting: Meeting) -> LateEarly | None:
    """None while the roll call lasts, and for meetings of several sittings: people are counted anew in each."""
    called = _called(meeting)
    if not called or any(pause.sitting for pause in meeting.pauses):
        return None
    if meeting.stays:
        late = early = 0
        for stays in meeting.stays.values():
            late += bool(stays) and moment(stays[0].came) > moment(called)
            early += bool(stays) and bool(stays[-1].left)
        return LateEarly(late, early)
    came = went = 0
    before: int | None = None
    for change in meeting.attendance:
        now = change.counts.get("people")
        if now is not None and before is not None and moment(change.at) > moment(called):
            came, went = came + max(0, now - before), went + max(0, before - now)
        before = now if now is not None else before
    return LateEarly(came, went)


def late_early_words(told: LateEarly) -> str:
    """ "4 người đến muộn, 1 người về sớm"; "" when nobody did."""
    late = _("{n} người đến muộn").format(n=told.late) if told.late else ""
    early = _("{n} người về sớm").format(n=told.early) if told.early else ""
    return ", ".join(filter(None, (late, early)))


def presence_sentences(meeting: Meeting) -> tuple[str, ...]:
    """For the minutes: numbers, and by name only those who hold an office of this meeting."""
    told = late_early(meeting)
    if told is None:
        return ()
    said: list[str] = []
    if words := late_early_words(told):
        said.append(_("Sau điểm danh: {words}.").format(words=words))
    called = moment(_called(meeting))
    for person in meeting.roll.values():
        stays, office = meeting.stays.get(person.id, ()), _office(meeting, person.name)
        if office and stays and (moment(stays[0].came) > called or stays[-1].left):
            words = _("{name} ({office}) có mặt: {times}.")
            times = visits(meeting, person.id)
            said.append(words.format(name=person.name, office=office, times=times))
    return tuple(said)


def _called(meeting: Meeting) -> str:
    """When the room first went on from the roll call; "" before."""
    for visit, after in zip(meeting.visits, meeting.visits[1:], strict=False):
        step = meeting.find_step(visit.step)
        if step is not None and "attendance" in step.opens[:1]:
            return after.at
    return ""


def _office(meeting: Meeting, name: str) -> str:
    """What someone is in this meeting, "" nothing."""
    said, words = name.casefold(), labels()
    for office in _OFFICES:
        if meeting.said(office).casefold() == said:
            return words[office].lower()
    stood_in = any(turn.name.casefold() == said for turn in meeting.chairs)
    return words["deputy"].lower() if stood_in else ""


def _stay(stay: Stay) -> str:
    return f"{hour(stay.came)}–{hour(stay.left)}" if stay.left else hour(stay.came)
