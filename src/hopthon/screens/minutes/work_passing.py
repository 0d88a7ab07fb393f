"""Passing the minutes: the same three numbers, and from then on nothing changes any more."""

from hopthon.language import _
from hopthon.meeting.commands import AnyCommand, PassMinutes
from hopthon.screens.minutes.verdict_panel import Taken
from hopthon.screens.minutes.work_decision import DecisionWork
from hopthon.text import folded
from hopthon.voting.decisions import Verdict


class PassingWork(DecisionWork):
    """The minutes put to the vote."""

    id = "passing"

    @property
    def kinds(self) -> tuple[str, ...]:
        """One question."""
        return ("minutes",)

    def name(self) -> str:
        """For the help."""
        return _("thông qua biên bản")

    def wall(self) -> tuple[str, str]:
        """The question to the room."""
        return ("question", self.kind)

    def record(self) -> None:
        """There is no way back, so the village's name is typed first."""
        village = self.meeting.said("village")
        if not village or "for" not in self._votes.get(self.kind, {}):
            super().record()
            return

        def typed(name: str) -> None:
            if folded(" ".join(name.split())) == folded(village):
                super(PassingWork, self).record()
            else:
                self.host.say(_("Tên gõ chưa đúng, biên bản chưa thông qua."), "warn")

        ask = _("Gõ «{village}» để thông qua:").format(village=village)
        self.host.ask_reason(ask, typed)

    def command(self, kind: str, numbers: tuple[int, int, int]) -> AnyCommand:
        """Passing has a wish of its own."""
        return PassMinutes(*numbers)

    def told(self, kind: str) -> str:
        """The verdict now on record."""
        passed = self.meeting.passed
        return passed.sentence if passed else ""

    def on_record(self) -> Taken | None:
        """The vote that passed the minutes, or did not."""
        if (passed := self.meeting.passed) is None:
            return None
        numbers = (passed.in_favour, passed.against, passed.abstain)
        return Taken(numbers, Verdict(passed.valid, (), passed.sentence))
