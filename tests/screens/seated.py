"""A seat without widgets: a workspace, keys in the order typed, answers at once or when the disk is done."""

from collections.abc import Callable
from typing import Any

from hall import Hall
from hopthon.meeting.commands import AnyCommand
from hopthon.meeting.decide import decide
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.screens.keys import bar, by_key
from hopthon.screens.workspace import Workspace
from hopthon.session.desk import Answer
from hopthon.session.session import Done

NAMED = {
    "*": "asterisk",
    ".": "full_stop",
    "=": "equals_sign",
    "+": "plus",
    "-": "minus",
    " ": "space",
}


class Seated:
    """What the cockpit gives its workspaces, over a meeting in memory. `slow`: answers wait for `answer`."""

    def __init__(self, hall: Hall, *, slow: bool = False) -> None:
        self.hall, self.slow = hall, slow
        self.said: list[str] = []
        self.opened: list[tuple[str, str]] = []
        self.sent: list[AnyCommand] = []
        self.asked: tuple[str, Callable[[str], None]] | None = None
        self._waiting: list[tuple[AnyCommand, Answer | None]] = []

    @property
    def meeting(self) -> Meeting:
        return self.hall.meeting

    def now(self) -> str:
        return self.hall.clock().isoformat(timespec="milliseconds")

    def send(self, command: AnyCommand, then: Answer | None = None) -> None:
        self.sent.append(command)
        self._waiting.append((command, then))
        if not self.slow:
            self.answer()

    def answer(self, most: int = 10_000) -> None:
        """The disk has written what waits, in order."""
        for _n in range(min(most, len(self._waiting))):
            command, then = self._waiting.pop(0)
            try:
                event = self.hall.take(decide(self.meeting, command))
                outcome: Done | Refusal = Done(
                    self.meeting.seq, getattr(event, "id", None), (self.hall.facts[-1],)
                )
            except Refusal as refusal:
                outcome = refusal
                if then is None:
                    self.said.append(refusal.sentence)
            if then is not None:
                then(outcome)

    def say(self, sentence: str, role: str = "text") -> None:
        self.said.append(sentence)

    def ask_reason(self, question: str, then: Callable[[str], None]) -> None:
        self.asked = (question, then)

    def reply(self, words: str) -> str:
        """Answer what was asked; gives the question."""
        assert self.asked is not None
        (question, then), self.asked = self.asked, None
        then(words)
        return question

    def open(self, workspace: str, ref: str = "") -> None:
        self.opened.append((workspace, ref))

    # keys ----------------------------------------------------------------------------------

    def keys(self, work: Workspace, *keys: str) -> None:
        """Press keys as the cockpit hands them on: typing, or choosing."""
        for key in keys:
            if work.editor is None:
                self._choose(work, key)
                continue
            work.before_key(NAMED.get(key, key))
            if key == "escape":
                work.finish()
            elif len(key) == 1 and NAMED.get(key, key) not in work.acting_keys():
                self._letter(work, key)
            elif not work.typing_key(NAMED.get(key, key)):
                work.editor = work.editor.key(key) or work.editor

    def type(self, work: Workspace, text: str) -> None:
        """Letters one by one."""
        self.keys(work, *text)

    def _letter(self, work: Workspace, character: str) -> None:
        if work.accepts(character):
            assert work.editor is not None
            work.editor = work.editor.typed(character)
        elif why := work.refused_letter(character):
            self.say(why)

    def _choose(self, work: Workspace, key: str) -> None:
        own = by_key(work.keys(), "choosing").get(NAMED.get(key, key))
        if own is not None and own != "edit" and work.act(own):
            return
        if key in ("up", "down"):
            work.walk(-1 if key == "up" else 1)
        elif key == "enter" or own == "edit":
            work.begin()


def text(work: Workspace, width: int = 60) -> str:
    """What stands in the middle of the screen, without colours."""
    rows = [*work.lines(width), *work.foot(width, small=False)]
    return "\n".join(row.plain.rstrip() for row in rows)


def voting_hall(options: int = 8, **presence: Any) -> Hall:
    """49 women and 35 men, activities "a1"…, a round "r1" of 3 beans (fewer options: as many) open."""
    hall = Hall()
    hall.do("set_info", village="Bàn Thạch", households_total=98, plan_year=2027)
    hall.do("start_meeting")
    hall.do("go_to_step", step="rank")
    hall.do("set_attendance", **{"people": 84, "women": 49, "households": 52, **presence})
    for n in range(1, options + 1):
        hall.do("add_node", id=f"a{n}", kind="activity", sector="economy", text=f"Việc số {n}")
        hall.do("describe_activity", id=f"a{n}", external=True)
    ids = [f"a{n}" for n in range(1, options + 1)]
    hall.do(
        "open_round",
        id="r1",
        options=ids,
        groups=["women", "men"],
        settings={"beans": min(3, options)},
    )
    return hall


def key_bar(work: Workspace, width: int = 80) -> str:
    """Its own row of keys, in the mode it is in, as a screen of this width would have it."""
    typing = work.editor is not None
    mode = "typing" if typing else "choosing"
    own = work.keys()
    mine = [k for k in own if k.mode == mode and k.bar and k.label]
    return bar("ĐANG CHỌN", mine, lit=True, typing=typing, room=width).plain.rstrip()
