"""The rounds being drafted on one screen: a new one, and those kept in the file."""

from hopthon.meeting.state import Meeting
from hopthon.screens.rounds.round_form import RoundForm


class Drafts:
    """One form each, so that nothing typed is lost by looking at another; `name`: the one in hand, "": new."""

    def __init__(self) -> None:
        self.name = ""
        self._forms: dict[str, RoundForm] = {"": RoundForm()}
        self._aside = RoundForm()
        """The new round as it was before a vote on what to keep came between."""

    @property
    def form(self) -> RoundForm:
        """What was changed of the one in hand."""
        return self._forms[self.name]

    @property
    def newest(self) -> str:
        """The draft kept last; "" when there is none."""
        return next(reversed(self._forms))

    @property
    def last(self) -> bool:
        """Whether a new round comes after the one in hand."""
        return list(self._forms).index(self.name) == 1

    def turn(self) -> None:
        """To the draft kept before the one in hand; after the first of them to a new round."""
        names = list(self._forms)
        self.name = names[names.index(self.name) - 1]

    def written(self) -> None:
        """The new round is in the file: the next one starts from the defaults, or where one was."""
        self._forms[""], self._aside = self._aside, RoundForm()

    def between(self, form: RoundForm) -> None:
        """This new round comes first; the one being written waits."""
        if self._forms[""].keeping is None:
            self._aside = self._forms[""]
        self._forms[""], self.name = form, ""

    def give_up(self) -> None:
        """No vote on what to keep after all: back to the round that waits."""
        if self.form.keeping is not None:
            self.written()

    def take(self, meeting: Meeting, name: str) -> None:
        """Go on with this draft; with a new round when it is none (any longer)."""
        self.name = ""
        self.follow(meeting)
        self.name = name if name in self._forms else ""

    def follow(self, meeting: Meeting) -> None:
        """Be what the file says: a draft changed there is shown as it stands, one opened leaves the hand.

        One whose keeping was taken back is a new round again, as it was written.
        """
        if (keeping := self._forms[""].keeping) is not None and keeping.step != meeting.step:
            self.written()
        kept = {vote.id: vote.paper for vote in meeting.rounds.values() if vote.state == "draft"}
        if self.name and self.name not in kept:
            if self.name not in meeting.rounds:
                self._forms[""] = self.form
            self.name = ""
        before = self._forms
        self._forms = {"": before[""]}
        for name, paper in kept.items():
            form = before.get(name)
            self._forms[name] = form if form and form.of == paper else RoundForm(paper)
