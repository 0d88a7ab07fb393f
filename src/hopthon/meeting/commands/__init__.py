"""Wishes. Imperative; each may be refused. The same names in `hopthon do` and in the screens.

Ids are chosen by the sender or made when left out. `cmd`: an id of the sender's; the same one twice is done once.
"""

from hopthon.meeting.commands.agenda import AddStep, PauseMeeting, ResumeMeeting, SkipStep
from hopthon.meeting.commands.base import Command
from hopthon.meeting.commands.decisions import AnnulDecision, Sitting, TakeDecision
from hopthon.meeting.commands.meeting import (
    CoverWall,
    EndMeeting,
    GoToStep,
    HandOverChair,
    PassMinutes,
    SetInfo,
    SetMinutesText,
    ShowOnWall,
    StartMeeting,
    Undo,
)
from hopthon.meeting.commands.people import EditNote, Note, SetAttendance
from hopthon.meeting.commands.plan import CarryPast, ImportPlan, SetPastState, TakePastPlan
from hopthon.meeting.commands.preparing import (
    AddIndicator,
    MoveStep,
    PlanStep,
    RemoveMember,
    SetBasicData,
    SetMember,
)
from hopthon.meeting.commands.roll import (
    AddPeople,
    AddPerson,
    Arrive,
    EditPerson,
    Leave,
    NewPerson,
    RemovePerson,
)
from hopthon.meeting.commands.rounds import (
    AnnulRound,
    ChangeRound,
    CloseRound,
    CriterionSetting,
    ImportBallots,
    OpenRound,
    QuotaSetting,
    RecordBallot,
    RecordTally,
    RemoveBallot,
    ReopenRound,
    RoundSettings,
    StartRound,
)
from hopthon.meeting.commands.speaking import (
    DropSpeaker,
    EndTurn,
    QueueSpeaker,
    Speech,
    StartTurn,
)
from hopthon.meeting.commands.tree import (
    AddNode,
    DescribeActivity,
    EditNode,
    KeepNodes,
    LinkNode,
    MergeNodes,
    MoveNode,
    RemoveNode,
    SplitNode,
    UnlinkNode,
)

AnyCommand = (
    SetInfo | StartMeeting | EndMeeting | GoToStep | SkipStep | AddStep | PauseMeeting | ResumeMeeting
    | HandOverChair | SetAttendance | AddPerson | AddPeople | EditPerson | RemovePerson | Arrive | Leave
    | QueueSpeaker | DropSpeaker | StartTurn | EndTurn
    | Note | EditNote | Speech | AddNode | EditNode | MoveNode | RemoveNode | DescribeActivity | KeepNodes
    | MergeNodes | SplitNode | LinkNode | UnlinkNode
    | OpenRound | ChangeRound | StartRound | RecordTally | RecordBallot | RemoveBallot | ImportBallots
    | CloseRound | ReopenRound | AnnulRound
    | TakeDecision | AnnulDecision | SetMinutesText | PassMinutes | Undo | ShowOnWall | CoverWall
    | ImportPlan | TakePastPlan | SetPastState | CarryPast
    | SetMember | RemoveMember | PlanStep | MoveStep | SetBasicData | AddIndicator
)  # fmt: skip

__all__ = [
    "AddIndicator",
    "AddNode",
    "AddPeople",
    "AddPerson",
    "AddStep",
    "AnnulDecision",
    "AnnulRound",
    "AnyCommand",
    "Arrive",
    "CarryPast",
    "ChangeRound",
    "CloseRound",
    "Command",
    "CoverWall",
    "CriterionSetting",
    "DescribeActivity",
    "DropSpeaker",
    "EditNode",
    "EditNote",
    "EditPerson",
    "EndMeeting",
    "EndTurn",
    "GoToStep",
    "HandOverChair",
    "ImportBallots",
    "ImportPlan",
    "KeepNodes",
    "Leave",
    "LinkNode",
    "MergeNodes",
    "MoveNode",
    "MoveStep",
    "NewPerson",
    "Note",
    "OpenRound",
    "PassMinutes",
    "PauseMeeting",
    "PlanStep",
    "QueueSpeaker",
    "QuotaSetting",
    "RecordBallot",
    "RecordTally",
    "RemoveBallot",
    "RemoveMember",
    "RemoveNode",
    "RemovePerson",
    "ReopenRound",
    "ResumeMeeting",
    "RoundSettings",
    "SetAttendance",
    "SetBasicData",
    "SetInfo",
    "SetMember",
    "SetMinutesText",
    "SetPastState",
    "ShowOnWall",
    "Sitting",
    "SkipStep",
    "Speech",
    "SplitNode",
    "StartMeeting",
    "StartRound",
    "StartTurn",
    "TakeDecision",
    "TakePastPlan",
    "Undo",
    "UnlinkNode",
]
