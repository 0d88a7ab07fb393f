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
    PassMinutes,
    SetInfo,
    SetMinutesText,
    ShowOnWall,
    StartMeeting,
    Undo,
)
from hopthon.meeting.commands.people import (
    AddPerson,
    Arrive,
    EditNote,
    Leave,
    Note,
    SetAttendance,
    Speech,
)
from hopthon.meeting.commands.plan import CarryPast, ImportPlan, SetPastState, TakePastPlan
from hopthon.meeting.commands.preparing import (
    AddIndicator,
    MoveStep,
    PlanStep,
    RemoveMember,
    SetBasicData,
    SetMember,
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
    | SetAttendance | AddPerson | Arrive | Leave
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
    "EditNode",
    "EditNote",
    "EndMeeting",
    "GoToStep",
    "ImportBallots",
    "ImportPlan",
    "KeepNodes",
    "Leave",
    "LinkNode",
    "MergeNodes",
    "MoveNode",
    "MoveStep",
    "Note",
    "OpenRound",
    "PassMinutes",
    "PauseMeeting",
    "PlanStep",
    "QuotaSetting",
    "RecordBallot",
    "RecordTally",
    "RemoveBallot",
    "RemoveMember",
    "RemoveNode",
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
    "TakeDecision",
    "TakePastPlan",
    "Undo",
    "UnlinkNode",
]
