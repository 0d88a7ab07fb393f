"""Passing the minutes: the same three numbers, and from then on nothing changes any more."""

from hopthon.language import _
from hopthon.screens.work_decision import DecisionWork


class PassingWork(DecisionWork):
    """The minutes put to the vote."""

    id = "passing"
    kinds: tuple[str, ...] = ("minutes",)

    def name(self) -> str:
        """For the help."""
        return _("thông qua biên bản")

    def wall(self) -> tuple[str, str]:
        """The question to the room."""
        return ("question", self.kind)
