"""What an event is called when people are told of it: in the rail, in undo, in the log."""

from typing import assert_never

from msgspec import UNSET

from hopthon.language import _
from hopthon.meeting import events as e
from hopthon.meeting.activity import field_labels
from hopthon.meeting.attendance import group_labels
from hopthon.meeting.state import Meeting
from hopthon.meeting.tree import kind_labels
from hopthon.text import clipped
from hopthon.voting.cells import flat
from hopthon.voting.methods import method
from hopthon.voting.words import group_word

_CLIP = 24


def name(meeting: Meeting, event: e.Event) -> str:
    """A few words, lower case: "đóng đợt 1", "nguyên nhân «Mương…»", "44 hộ, 61 người"."""
    match event:
        case e.MeetingCreated():
            return _("mở tệp cuộc họp")
        case e.InfoSet():
            return _("thông tin cuộc họp")
        case e.MeetingStarted():
            return _("bắt đầu họp")
        case e.MeetingEnded():
            return _("kết thúc họp")
        case e.StepEntered():
            step = meeting.find_step(event.step)
            return _("sang mục «{step}»").format(
                step=step.short or step.title if step else event.step
            )
        case e.StepSkipped():
            step = meeting.find_step(event.step)
            title = step.short or step.title if step else event.step
            return _("bỏ qua «{step}»").format(step=title)
        case e.StepAdded():
            return _("thêm mục «{step}»").format(step=clipped(event.step.title, _CLIP))
        case e.MeetingPaused():
            return _("hẹn buổi khác") if event.sitting else _("nghỉ")
        case e.MeetingResumed():
            return _("họp tiếp")
        case e.AttendanceSet():
            return _attendance(event)
        case e.PersonAdded():
            return _("thêm tên «{name}»").format(name=clipped(event.name, _CLIP))
        case e.PeopleAdded():
            return _("nhập danh sách {n} người").format(n=len(event.people))
        case e.PersonEdited():
            return _("sửa tên «{name}»").format(name=clipped(event.name, _CLIP))
        case e.PersonRemoved():
            return _("bỏ tên «{name}»").format(name=clipped(event.name, _CLIP))
        case e.ChairHandedOver():
            return _("{name} chủ trì").format(name=clipped(event.to, _CLIP))
        case e.PersonArrived() | e.PersonLeft():
            who = meeting.roll[event.id].name if event.id in meeting.roll else event.id
            words = _("{name} đến") if isinstance(event, e.PersonArrived) else _("{name} về")
            return words.format(name=clipped(who, _CLIP))
        case e.SpeechMade():
            return _("{group} phát biểu").format(group=_group(event.group))
        case e.TurnStarted():
            return _("{group} phát biểu").format(group=_speaker(event))
        case e.SpeakerQueued():
            return _("{who} xin nói").format(who=_speaker(event))
        case e.SpeakerDropped():
            return _("{who} thôi chờ nói").format(who=_speaker(event))
        case e.TurnEnded():
            return _("hết lượt nói")
        case e.NoteTaken() | e.NoteEdited():
            return _("ghi «{text}»").format(text=clipped(event.text, _CLIP))
        case e.NodeAdded() | e.NodeEdited() | e.NodeMoved() | e.NodeRemoved():
            return _node(meeting, event)
        case e.ActivityDescribed():
            return _sheet(meeting, event)
        case e.NodesMerged():
            return _("gộp «{text}»").format(text=clipped(event.said, _CLIP))
        case e.NodeSplit():
            return _("tách «{text}»").format(text=clipped(event.rest, _CLIP))
        case e.NodeLinked():
            return _("dùng chung «{text}»").format(text=_node_text(meeting, event.id))
        case e.NodeUnlinked():
            return _("gỡ dùng chung «{text}»").format(text=_node_text(meeting, event.id))
        case e.NodesKept():
            return _("giữ {n} {kind}").format(
                n=len(event.ids), kind=kind_labels().get(event.kind, event.kind).lower()
            )
        case e.RoundOpened():
            words = _("nháp {round}") if event.draft else _("mở {round}")
            return words.format(round=round_name(meeting, event.id))
        case e.RoundChanged():
            return _("đổi phiếu {round}").format(round=round_name(meeting, event.round))
        case e.RoundStarted():
            return _("mở {round}").format(round=round_name(meeting, event.round))
        case e.TallyRecorded():
            return _tally(meeting, event)
        case e.BallotRecorded() | e.BallotRemoved():
            words = (
                _("phiếu {group} số {n}")
                if isinstance(event, e.BallotRecorded)
                else _("bỏ phiếu {group} số {n}")
            )
            return words.format(group=group_word(event.group), n=event.ballot).replace("  ", " ")
        case e.BallotsImported():
            return (
                _("nhập {n} phiếu {group}")
                .format(n=len(event.ballots) + len(event.scores), group=group_word(event.group))
                .strip()
            )
        case e.RoundClosed():
            return _("đóng {round}").format(round=round_name(meeting, event.round))
        case e.RoundReopened():
            return _("mở lại {round}").format(round=round_name(meeting, event.round))
        case e.RoundAnnulled():
            return _("hủy {round}").format(round=round_name(meeting, event.round))
        case e.DecisionTaken():
            return _("biểu quyết «{title}»").format(title=clipped(event.title, _CLIP))
        case e.DecisionAnnulled():
            return _("hủy biểu quyết")
        case e.MinutesTextSet():
            return _("lời biên bản «{text}»").format(text=clipped(event.text, _CLIP))
        case e.MinutesPassed():
            return _("thông qua biên bản")
        case e.Undone():
            return _("hoàn tác «{what}»").format(what=event.what)
        case e.WallShown():
            return _("chiếu lên tường")
        case e.WallCovered():
            return _("che tường") if event.covered else _("mở tường")
        case e.Salvaged():
            return _("cứu từ tệp hỏng")
        case e.PlanImported() | e.PastPlanTaken() | e.PastStateSet():
            return _plan(meeting, event)
        case e.MemberSet() | e.MemberRemoved():
            words = _("tổ công tác: {name}") if isinstance(event, e.MemberSet) else _("bỏ {name}")
            return words.format(name=clipped(event.name, _CLIP))
        case e.StepPlanned():
            return _("dự kiến mục «{step}»").format(step=clipped(event.title, _CLIP))
        case e.StepMoved():
            step = meeting.find_step(event.step)
            title = step.short or step.title if step else event.step
            return _("xếp lại mục «{step}»").format(step=title)
        case e.BasicDataSet():
            return _figures(meeting, event)
        case e.IndicatorAdded():
            return _("thêm dòng «{title}»").format(title=event.indicator.title.strip("- "))
        case _:
            raise AssertionError(event)


def round_name(meeting: Meeting, round_id: str) -> str:
    """ "đợt 2": rounds are numbered in the order they were opened."""
    rounds = list(meeting.rounds)
    return _("đợt {n}").format(
        n=rounds.index(round_id) + 1 if round_id in rounds else len(rounds) + 1
    )


def _plan(meeting: Meeting, event: e.PlanImported | e.PastPlanTaken | e.PastStateSet) -> str:
    if isinstance(event, e.PastStateSet):
        texts = {one.id: one.text for one in meeting.past.lines}
        return _("năm trước: «{text}»").format(text=clipped(texts.get(event.id, event.id), _CLIP))
    if isinstance(event, e.PastPlanTaken):
        return _("lấy kế hoạch năm {year}").format(year=event.year)
    if event.carried:
        return _("chuyển tiếp {n} việc năm trước").format(n=len(event.carried))
    return _("lấy {n} dòng từ «{source}»").format(
        n=len(event.lines), source=clipped(event.source, _CLIP)
    )


def _group(group: str) -> str:
    return group_labels().get(group, group).lower()


def _speaker(event: e.SpeakerQueued | e.SpeakerDropped | e.TurnStarted) -> str:
    return clipped(event.name, _CLIP) or _group(event.group)


def _attendance(event: e.AttendanceSet) -> str:
    order = (
        "households",
        "people",
        "women",
        "poor",
        "near_poor",
        "minority",
        "disaster_hit",
        "experienced",
    )
    words = {
        "households": _("{n} hộ"),
        "people": _("{n} người"),
        "women": _("{n} nữ"),
        "poor": _("{n} hộ nghèo"),
    }
    said = [
        words.get(group, group_labels()[group].lower() + " {n}").format(n=event.counts[group])
        for group in order
        if group in event.counts
    ]
    return ", ".join(said[:3])


def _node(meeting: Meeting, event: e.NodeAdded | e.NodeEdited | e.NodeMoved | e.NodeRemoved) -> str:
    node = meeting.nodes.get(event.id)
    kind = event.kind if isinstance(event, e.NodeAdded) else node.kind if node else ""
    text = clipped(
        event.text if not isinstance(event, e.NodeMoved) else node.text if node else "", _CLIP
    )
    label = kind_labels().get(kind, _("dòng")).lower()
    match event:
        case e.NodeAdded() | e.NodeEdited():
            return _("{kind} «{text}»").format(kind=label, text=text)
        case e.NodeMoved():
            return _("chuyển «{text}»").format(text=text)
        case e.NodeRemoved():
            return _("bỏ «{text}»").format(text=text)
        case _:
            assert_never(event)


def _sheet(meeting: Meeting, event: e.ActivityDescribed) -> str:
    """The one answer that changed (how its sum was reckoned goes with it), or the sheet."""
    text = _node_text(meeting, event.id)
    answers = [
        label
        for field, label in field_labels().items()
        if getattr(event, field) is not UNSET and not field.endswith("_reckoning")
    ]
    if len(answers) != 1:
        return _("phiếu «{text}»").format(text=text)
    return _("{answer} ở «{text}»").format(answer=answers[0].lower(), text=text)


def _node_text(meeting: Meeting, node: str) -> str:
    return clipped(meeting.nodes[node].text, _CLIP) if node in meeting.nodes else node


def _tally(meeting: Meeting, event: e.TallyRecorded) -> str:
    vote, cells = meeting.rounds.get(event.round), flat(event.counts)
    group = group_word(event.group) or _("cả phòng")
    if vote is None:
        return _("{group}: {n}").format(group=group, n=sum(cells.values()))
    counter = method(vote.paper.method)
    done = len(cells) == len(counter.cells(vote.paper))
    words = _("{group}: đủ {n} {unit}") if done else _("{group}: {n} {unit}")
    unit = _("phiếu") if vote.paper.method == "secret" else counter.unit
    return words.format(group=group, n=sum(cells.values()), unit=unit)


def _figures(meeting: Meeting, event: e.BasicDataSet) -> str:
    """One figure by what it counts; several by how many."""
    own = meeting.own_indicators
    titles = {one.id: one.title for one in (*meeting.procedure.indicators, *own)}
    if len(event.values) != 1:
        return _("{n} số liệu I.1").format(n=len(event.values))
    (code,) = event.values
    return _("số liệu «{title}»").format(title=clipped(titles.get(code, code).strip("- "), _CLIP))
