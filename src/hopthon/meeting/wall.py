"""What hangs on the wall: the facilitator's choice, and what the meeting itself brings up."""

from hopthon.language import _
from hopthon.meeting.commands import CoverWall, ShowOnWall
from hopthon.meeting.entries import Wall
from hopthon.meeting.events import (
    BallotRecorded,
    BallotsImported,
    DecisionTaken,
    Event,
    MeetingEnded,
    MeetingPaused,
    MeetingResumed,
    MeetingStarted,
    NodeAdded,
    NodeEdited,
    NodesMerged,
    NodeSplit,
    RoundClosed,
    RoundOpened,
    RoundReopened,
    RoundStarted,
    StepEntered,
    TallyRecorded,
    WallCovered,
    WallShown,
)
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal

PAGES = (
    "title",
    "attendance",
    "step",
    "tree",
    "activity",
    "options",
    "how",
    "counting",
    "ranking",
    "reveal",
    "side",
    "differences",
    "decision",
    "question",
    "pause",
    "thanks",
)
"""Every page there is; `ref` names the node, round or decision it speaks of.

`reveal` is the ranking told from its end: `hold` rows of it are shown.
"""


def decide_show(meeting: Meeting, command: ShowOnWall) -> WallShown:
    """A known page about something that exists."""
    if command.page not in PAGES:
        raise Refusal(
            _("Không có trang «{page}»; các trang: {known}.").format(
                page=command.page[:40], known=", ".join(PAGES)
            )
        )
    known = {
        "tree": meeting.nodes,
        "activity": meeting.nodes,
        "decision": meeting.decisions,
        **dict.fromkeys(
            ("options", "how", "counting", "ranking", "reveal", "side", "differences"),
            meeting.rounds,
        ),
    }.get(command.page)
    if known is not None and command.ref not in known:
        raise Refusal(_("Không có gì mang mã «{id}» để chiếu.").format(id=command.ref[:40]))
    if not 0 <= command.hold <= 1000:
        raise Refusal(_("Không có trang số {n}.").format(n=command.hold))
    return WallShown(command.page, command.ref, command.hold)


def decide_cover(meeting: Meeting, command: CoverWall) -> WallCovered:
    """Cover, or uncover."""
    return WallCovered(command.covered)


def hang(meeting: Meeting, event: Event) -> None:
    """The wall after this event; a cover stays until it is taken off."""
    covered = meeting.wall.covered
    match event:
        case BallotRecorded() | TallyRecorded() | BallotsImported() | RoundReopened():
            shown = meeting.wall.page in ("options", "how", "ranking", "step")
            if shown and not _watched(meeting, event.round):
                meeting.wall = Wall("counting", event.round, 0, covered)
        case WallShown():
            meeting.wall = Wall(event.page, event.ref, event.hold)
        case WallCovered():
            wall = meeting.wall
            meeting.wall = Wall(wall.page, wall.ref, wall.hold, event.covered)
        case MeetingStarted() | StepEntered():
            page = "attendance" if _opens(meeting, "attendance") else "step"
            meeting.wall = Wall(page, meeting.step, 0, covered)
        case MeetingPaused():
            meeting.wall = Wall("pause", "", 0, covered)
        case MeetingResumed():
            meeting.wall = Wall("step", meeting.step, 0, covered)
        case NodesMerged() if meeting.wall.ref == event.away:
            meeting.wall = Wall(meeting.wall.page, event.id, 0, covered)
        case NodeAdded() | NodeEdited() | NodeSplit():
            if meeting.wall.page in ("step", "tree") and _opens(meeting, "tree"):
                meeting.wall = Wall("tree", event.id, 0, covered)
        case RoundOpened() if event.draft:
            pass
        case RoundStarted():
            meeting.wall = Wall("options", event.round, 0, covered)
        case RoundOpened():
            meeting.wall = Wall("options", event.id, 0, covered)
        case RoundClosed():
            slowly = meeting.rounds[event.round].paper.settings.reveal
            meeting.wall = Wall("reveal" if slowly else "ranking", event.round, 0, covered)
        case DecisionTaken():
            meeting.wall = Wall("decision", event.id, 0, covered)
        case MeetingEnded():
            meeting.wall = Wall("thanks", "", 0, covered)
        case _:
            pass


def _watched(meeting: Meeting, name: str) -> bool:
    """Whether the room is watching this round's ranking grow, as it may when nothing is hidden."""
    vote = meeting.rounds.get(name)
    there = (meeting.wall.page, meeting.wall.ref) == ("ranking", name)
    return there and vote is not None and not vote.paper.settings.hidden


def _opens(meeting: Meeting, what: str) -> bool:
    step = meeting.find_step(meeting.step)
    return step is not None and what in step.opens
