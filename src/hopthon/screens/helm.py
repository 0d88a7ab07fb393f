"""The eight keys that steer a meeting: on, back, the wall, undo [cockpit.md, "The eight"]."""

from collections.abc import Callable

from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.meeting.events import Undone
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.screens.course import Course
from hopthon.screens.places import Places
from hopthon.screens.workspace import Host
from hopthon.session.desk import Outcome
from hopthon.views.step_done import lacking


class Helm:
    """Turns the constant actions into commands."""

    def __init__(self, host: Host, places: Places, writable: Callable[[], bool]) -> None:
        """`writable`: whether anything can be written; who only looks is not asked twice."""
        self._writable = writable
        self._host, self._places = host, places
        self._course = Course(host, places)
        self._left_step = ""  # a step whose unfinished must was pointed out
        self._actions: dict[str, Callable[[], None]] = {
            "next": self._next,
            "back": self._back,
            "cover": self._cover,
            "show": self.show_here,
            "undo": self._undo,
            "attendance": lambda: places.toggle("attendance"),
            "speakers": lambda: places.toggle("speakers"),
            "call next": lambda: host.send(c.StartTurn()),
            "end turn": lambda: host.send(c.EndTurn()),
            "end": lambda: host.send(c.EndMeeting()),
            "hold": lambda: self._hold(1),
            "release": lambda: self._hold(0),
        }

    def act(self, action: str) -> bool:
        """Do it; False for what is not steering."""
        if action.startswith("speech ") and not self._meeting.started_at:
            self._host.say(
                _("Chưa họp nên chưa ghi lượt nói. n để bắt đầu; Enter để gõ số."), "warn"
            )
        elif action.startswith("speech "):
            self._host.send(c.Speech(action.partition(" ")[2]))
        elif action.startswith("wall:"):
            self._host.send(c.ShowOnWall(action.partition(":")[2]))
        elif action in self._actions:
            self._actions[action]()
        else:
            return self._course.act(action)
        return True

    def begun(self, outcome: Outcome) -> None:
        """The meeting has started: who chairs may still be written down, at any time."""
        if isinstance(outcome, Refusal):
            self._host.say(outcome.sentence, "warn")
        elif not self._meeting.presiding:
            self._host.say(_("Chưa ghi ai chủ trì: lúc nào rảnh, Ctrl+P, gõ «chủ trì»."))

    def show_here(self) -> None:
        """Hang up what is being worked on."""
        hung = self._places.here.wall()
        if hung is None:
            self._host.send(c.ShowOnWall("step", self._meeting.step))
            return
        self._host.send(c.ShowOnWall(*hung), self._said(_("Đã chiếu lên tường.")))

    @property
    def _meeting(self) -> Meeting:
        return self._host.meeting

    def _next(self) -> None:
        meeting = self._meeting
        if not meeting.started_at:
            self._places.go_on_to(meeting.steps[0].id)
            self._host.send(c.StartMeeting(), self.begun)
            return
        if meeting.pause is not None:
            self._course.resume()
            return
        ahead = self._ahead(1)
        if ahead is None:
            self._host.say(_("Đây là mục cuối. Ctrl+P, gõ «kết thúc» để kết thúc cuộc họp."))
            return
        here = meeting.find_step(meeting.step)
        why = lacking(meeting, here) if here is not None else ""
        if why and self._writable() and self._left_step != meeting.step:
            self._left_step = meeting.step
            self._host.say(_("{why} Ấn n lần nữa để vẫn sang mục tiếp.").format(why=why), "warn")
            return
        self._places.go_on_to(ahead)
        self._host.send(c.GoToStep(ahead))

    def _back(self) -> None:
        behind = self._ahead(-1)
        if behind is not None:
            self._host.send(c.GoToStep(behind))
        else:
            self._host.say(_("Đây là mục đầu."))

    def _ahead(self, way: int) -> str | None:
        """The next step that way that was not left out."""
        steps = [s.id for s in self._meeting.steps]
        at = steps.index(self._meeting.step) if self._meeting.step in steps else -1
        rest = steps[at + 1 :] if way > 0 else steps[: max(at, 0)][::-1]
        return next((step for step in rest if step not in self._meeting.skipped), None)

    def _cover(self) -> None:
        self._host.send(c.CoverWall(not self._meeting.wall.covered))

    def _hold(self, page: int) -> None:
        wall = self._meeting.wall
        self._host.send(c.ShowOnWall(wall.page, wall.ref, page))

    def _undo(self) -> None:
        def told(outcome: Outcome) -> None:
            if isinstance(outcome, Refusal):
                self._host.say(outcome.sentence, "warn")
                return
            taken_back = [f.event.what for f in outcome.facts if isinstance(f.event, Undone)]
            self._host.say(_("Đã hoàn tác «{what}».").format(what=taken_back[-1]))

        self._host.send(c.Undo(), told)

    def _said(self, sentence: str) -> Callable[[Outcome], None]:
        def told(outcome: Outcome) -> None:
            if isinstance(outcome, Refusal):
                self._host.say(outcome.sentence, "warn")
            else:
                self._host.say(sentence)

        return told
