"""The paper in the clerk's hand: which options are marked, and the digits typed just now."""

from msgspec import Struct, field

from hopthon.language import _
from hopthon.screens.rounds.by_method import thing
from hopthon.voting.paper import Paper


class InHand(Struct):
    """Marks per option. Every digit marks at once; a full stop makes one number of the last ones."""

    marks: dict[str, int] = field(default_factory=dict[str, int])
    _run: list[tuple[str, dict[str, int]]] = field(default_factory=list[tuple[str, dict[str, int]]])
    """Digits since the last other key, each with the marks before it."""

    def wants_zero(self, paper: Paper) -> bool:
        """Whether a 0 now belongs to a number: 10, 20 …"""
        return bool(self._run) and len(paper.options) >= 10

    def digit(self, paper: Paper, digit: str) -> str:
        """Mark or unmark; a sentence when that cannot be."""
        self._run = [*self._run[-2:], (digit, dict(self.marks))]
        if digit == "0":
            return ""
        return self._mark(paper, int(digit))

    def full_stop(self, paper: Paper) -> str:
        """The digits just typed were one number, where they make one from 10 up."""
        run, self._run = self._run, []
        if len(paper.options) < 10:
            return ""
        for length in (3, 2):
            typed = "".join(digit for digit, _before in run[-length:])
            number = int(typed) if len(typed) == length else 0
            if 10 <= number <= len(paper.options) or (number >= 10 and length == 2):
                self.marks = run[-length][1]
                return self._mark(paper, number)
        return ""

    def take_back(self) -> None:
        """The last mark away."""
        self._run = []
        if self.marks:
            self.marks.popitem()

    def _mark(self, paper: Paper, number: int) -> str:
        if number > len(paper.options):
            return _("Phiếu không có số {n}.").format(n=number)
        option, beans = paper.ids[number - 1], paper.settings.beans
        full = sum(self.marks.values()) >= beans
        if option in self.marks and (full or not paper.settings.stacking):
            del self.marks[option]
        elif full:
            return _("Phiếu này đã đủ {n} {what}.").format(n=beans, what=thing(paper))
        else:
            self.marks[option] = self.marks.get(option, 0) + 1
        return ""
