"""Which workspace is in use: the step opens one, keys lead to others."""

from importlib import import_module
from typing import Protocol, runtime_checkable

from hopthon.meeting.commands import GoToStep
from hopthon.meeting.entries import Round
from hopthon.screens.rounds.by_method import counting_place, ways
from hopthon.screens.workspace import Host, Workspace
from hopthon.views.choosing import lines_voted

_KINDS = {
    "info": "preparing.work_info.InfoWork",
    "attendance": "people.work_attendance.AttendanceWork",
    "roll": "people.work_roll.RollWork",
    "speakers": "people.work_speakers.SpeakersWork",
    "notes": "minutes.work_notes.NotesWork",
    "tree": "tree.work_tree.TreeWork",
    "activities": "activity.work_activity.ActivityWork",
    "round": "rounds.work_round.RoundWork",
    "cups": "counting.work_cups.CupsWork",
    "ballots": "counting.work_ballots.BallotsWork",
    "grid": "counting.work_grid.GridWork",
    "scoring": "counting.work_scoring.ScoringWork",
    "ranking": "rounds.work_ranking.RankingWork",
    "decision": "minutes.work_decision.DecisionWork",
    "minutes": "minutes.work_minutes.MinutesWork",
    "passing": "minutes.work_passing.PassingWork",
    "prepare": "preparing.work_prepare.PrepareWork",
    "group": "preparing.work_group.GroupWork",
    "basic_data": "preparing.work_basic.BasicWork",
    "agenda_plan": "preparing.work_plan.PlanWork",
    "import": "preparing.work_import.ImportWork",
    "past": "preparing.work_past.PastWork",
}
"""Where each is; it loads when first gone to, so that the first frame need not wait for it."""
_OPENED = (
    *("attendance", "notes", "tree", "activities", "round", "decision", "minutes"),
    *("basic_data", "past", "group"),
)
"""What a step may open; the rest is worked at in notes."""
PAGES = ("info", "group", "basic_data", "agenda_plan", "import", "past")
"""What the list of preparing leads to."""
_COUNTING = ("cups", "ballots", "grid", "scoring")


@runtime_checkable
class _Sheets(Protocol):
    def open_sheet(self, activity: str) -> None: ...


@runtime_checkable
class _Lines(Protocol):
    def open_line(self, node: str) -> None: ...


class Places:
    """Workspaces are made when first opened and keep their place."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._made: dict[str, Workspace] = {}
        self._before = ""
        self._step = ""
        self._to_work_at = host.meeting.step
        self._draft_round = False
        self._preparing = False  # the page in use was gone to from the list of pages
        self.here: Workspace = self._get("notes")

    def of(self, workspace: str) -> Workspace:
        """A workspace to be handed something before it is gone to."""
        return self._get(workspace)

    def open(self, workspace: str, ref: str = "") -> None:
        """Go there, leaving the field that is open; `ref`: an activity, or a voter group."""
        if not self.here.finish():
            return
        self._draft_round = workspace == "round draft"
        if workspace in PAGES:
            self._preparing = self.here.id in (*PAGES, "prepare") and self._preparing
        else:
            self._preparing = workspace == "prepare"
        chosen = self._get(self._resolved(workspace))
        if ref and isinstance(chosen, _Sheets):
            chosen.open_sheet(ref)
        elif ref and isinstance(chosen, _Lines):
            chosen.open_line(ref)
        self._enter(chosen, typing=not ref, asked=True)
        if ref and ref in chosen.rows():
            chosen.focus = ref

    def go(self, what: str, ref: str) -> None:
        """To something of the meeting: a step, a line, a note, a person."""
        meeting = self._host.meeting
        if what == "step" and ref != meeting.step:
            self._host.send(GoToStep(ref))
        elif what == "node" and (node := meeting.nodes.get(ref)) is not None:
            self.open("activities" if node.kind == "activity" else "tree", ref)
        elif what in ("note", "person"):
            self.open({"note": "notes", "person": "roll"}[what], ref)

    def go_on_to(self, step: str) -> None:
        """This step is being entered to work at it: its field opens. Not so when one steps back or undoes."""
        self._to_work_at = step

    def follow_step(self) -> None:
        """The workspace that the step asks for, when the step is a new one."""
        step = self._host.meeting.step
        if step != self._step:
            self._step = step
            self._draft_round = False
            self._enter(self._get(self.of_step()[0]), typing=step == self._to_work_at)
            self._to_work_at = ""

    def follow_round(self) -> None:
        """A round that was closed, reopened, annulled or undone shows what there is to do now."""
        if self.here.id in (*_COUNTING, "ranking") and not self._draft_round:
            wanted, counting = self._resolved("round", follow=True), self._counting()
            if wanted != self.here.id and not (counting and self.here.id in ways(counting)):
                self._enter(self._get(wanted))

    def other(self) -> None:
        """The step's next workspace; from a page of preparing, back to the list of them."""
        self.open(self._beside())

    def beside(self) -> str:
        """What the place is called that Tab leads to; "" when there is no other."""
        there = self._beside()
        return "" if there == self.here.id else self._get(there).name()

    def _beside(self) -> str:
        here, begun = self.here.id, bool(self._host.meeting.started_at)
        ids = self.of_step() if begun else [*self.of_step(), "prepare"]
        if here in ids:
            return ids[(ids.index(here) + 1) % len(ids)]
        return "prepare" if here in PAGES and (self._preparing or not begun) else ids[0]

    def toggle(self, workspace: str) -> None:
        """There, or back to where one was."""
        if self.here.id == workspace:
            self.open(self._before or self.of_step()[0])
        else:
            self._before = self.here.id
            self.open(workspace)

    def of_step(self) -> list[str]:
        """Ids of the workspaces this step opens, the main one first; notes can always be taken."""
        step = self._host.meeting.find_step(self._step)
        opens = step.opens if step is not None else ("attendance",)
        ids = [
            self._resolved(o)
            for o in opens
            if o in _OPENED and (o != "basic_data" or self._host.meeting.procedure.indicators)
        ]
        return list(dict.fromkeys([*ids, "notes"]))

    def _resolved(self, workspace: str, *, follow: bool = False) -> str:
        """`follow`: a round was just closed, whatever it was about; a step asks for those about works."""
        if workspace == "round draft":
            return "round"
        counting = self._counting()
        if workspace in _COUNTING and counting is not None and workspace not in ways(counting):
            return counting_place(counting)
        if workspace != "round" or self._draft_round:
            return workspace
        if counting is not None:
            return counting_place(counting)
        meeting = self._host.meeting
        closed = [r for r in meeting.rounds.values() if r.state == "closed"]
        told = closed if follow else [r for r in closed if not lines_voted(meeting, r.paper)]
        return "ranking" if told else "round"

    def _counting(self) -> Round | None:
        """The newest open round."""
        rounds = reversed(list(self._host.meeting.rounds.values()))
        return next((r for r in rounds if r.state == "open"), None)

    def _get(self, workspace: str) -> Workspace:
        if workspace not in self._made:
            module, _dot, name = _KINDS[workspace].rpartition(".")
            kind: type[Workspace] = getattr(import_module(f"hopthon.screens.{module}"), name)
            self._made[workspace] = kind(self._host)
        return self._made[workspace]

    def _enter(self, work: Workspace, *, typing: bool = True, asked: bool = False) -> None:
        """`asked`: someone went there, so its field opens before the meeting begins too."""
        self.here = work
        work.settle()
        work.editor = None
        step = self._host.meeting.find_step(self._step)
        wanted = work.starts_typing
        if (
            work.id == "notes"
        ):  # where nothing is to be written at first, unless someone came to write
            wanted = asked or bool(step and step.typing)
        if work.id == "tree" and work.rows():
            wanted = False  # what is there is read first; a new line is one Enter away
        begun = asked or bool(self._host.meeting.started_at)
        if typing and wanted and begun and not self._host.meeting.ended_at:
            work.begin()
