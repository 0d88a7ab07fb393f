"""A round being drafted: what was changed on the screen, over what holds already."""

from msgspec import Struct, field

from hopthon.language import _
from hopthon.meeting.ballot_paper import QUESTION, default_settings
from hopthon.meeting.commands import CriterionSetting, RoundSettings
from hopthon.meeting.entries import Node
from hopthon.meeting.state import Meeting
from hopthon.meeting.tree import cap, kind_labels
from hopthon.screens.tree.tree_words import choices
from hopthon.voting.dots import default_beans
from hopthon.voting.paper import ALL, Paper, Settings


class Keeping(Struct, frozen=True):
    """A vote on which lines of a kind a sector keeps, begun at `step`."""

    sector: str
    kind: str
    step: str


class RoundForm(Struct):
    """Empty, 0 or None: as the draft `of` has it, else the process, else the method."""

    of: Paper | None = None
    keeping: Keeping | None = None
    method: str = ""
    flipped: set[str] = field(default_factory=set[str])
    """Options taken off the paper or put on it."""
    beans: int = 0
    stacking: bool | None = None
    apart: bool | None = None
    hidden: bool | None = None
    reveal: bool | None = None
    combine: str = ""
    tie_break: str = ""
    dropped: set[str] = field(default_factory=set[str])
    """Criteria taken away or taken back."""
    own: list[CriterionSetting] = field(default_factory=list[CriterionSetting])
    weights: dict[str, int] = field(default_factory=dict[str, int])
    tops: dict[str, int] = field(default_factory=dict[str, int])
    seats: int = 0
    women: bool | None = None
    trained: int | None = None
    title: str = ""
    committee: str | None = None
    witnesses: str | None = None


def keeping_form(meeting: Meeting, node: Node) -> RoundForm:
    """The round in which the room chooses what stays of the lines of this one's kind and sector."""
    most, kind = cap(meeting, node.kind), kind_labels()[node.kind].lower()
    sector = next(s for s in meeting.procedure.sectors if s.id == node.sector)
    title = _("Chọn {n} {kind} giữ lại: {sector}").format(
        n=most, kind=kind, sector=sector.short or sector.title
    )
    return RoundForm(
        keeping=Keeping(node.sector, node.kind, meeting.step),
        method="dots",
        beans=most,
        title=title,
    )


class Draft(Struct, frozen=True):
    """The form filled up with what holds in this meeting."""

    meeting: Meeting
    form: RoundForm

    @property
    def method(self) -> str:
        """The method chosen, or the draft's, or the process's."""
        of = self.form.of
        return self.form.method or (of.method if of else self.meeting.rules.vote.method)

    @property
    def apart(self) -> bool:
        """Women and men counted apart: by default where the process does and people vote by paper or bean."""
        if self.form.apart is not None:
            return self.form.apart
        if (paper := self._paper) is not None:
            return paper.groups != (ALL,)
        by_paper = self.method in ("dots", "criteria", "hands")
        return by_paper and self.meeting.rules.vote.groups != (ALL,)

    @property
    def settings(self) -> Settings:
        """What was not changed here: as in the draft, or as in the process."""
        paper = self._paper
        return paper.settings if paper else default_settings(self.meeting, RoundSettings())

    @property
    def hidden(self) -> bool:
        """Nothing of the count on the wall until the round is closed."""
        return self.settings.hidden if self.form.hidden is None else self.form.hidden

    @property
    def reveal(self) -> bool:
        """Once closed, the wall tells the result rank by rank from the last."""
        return self.settings.reveal if self.form.reveal is None else self.form.reveal

    @property
    def stacking(self) -> bool:
        """Several beans in one cup."""
        return self.settings.stacking if self.form.stacking is None else self.form.stacking

    @property
    def combine(self) -> str:
        """How two groups make one ranking."""
        return self.form.combine or self.settings.combine

    @property
    def tie_break(self) -> str:
        """The preset that parts equals."""
        return self.form.tie_break or self.settings.tie_break

    @property
    def beans(self) -> int:
        """As set here or in the draft, else by the process, else by the method's rule."""
        usual = self.meeting.rules.vote.beans
        by_rule = usual or default_beans(max(1, len(self.chosen)))
        if self.form.beans or (paper := self._paper) is None:
            return self.form.beans or by_rule
        was = usual or default_beans(len(paper.options))
        return by_rule if paper.settings.beans == was else paper.settings.beans

    @property
    def seats(self) -> int:
        """How many are to be elected."""
        return self.form.seats or self.settings.seats or 1

    @property
    def women(self) -> bool:
        """Whether so many women are asked for: 30 % unless the draft has it otherwise."""
        if self.form.women is None:
            return self._paper is None or any(q.what == "women" for q in self.settings.quotas)
        return self.form.women

    @property
    def trained(self) -> int:
        """How many trained people are asked for."""
        if self.form.trained is None:
            return next((q.count for q in self.settings.quotas if q.what == "trained"), 0)
        return self.form.trained

    @property
    def committee(self) -> str:
        """Who counts, names parted by commas."""
        return _typed(self.form.committee, self.settings.committee)

    @property
    def witnesses(self) -> str:
        """Who watches them."""
        return _typed(self.form.witnesses, self.settings.witnesses)

    @property
    def title(self) -> str:
        """As typed, or as in the draft, or by the method's rule."""
        paper = self._paper
        if self.form.title or paper is None:
            return self.form.title or self._usual_title(self.seats)
        by_rule = paper.title == self._usual_title(paper.settings.seats)
        return self._usual_title(self.seats) if by_rule else paper.title

    @property
    def candidates(self) -> list[tuple[str, str]]:
        """(id, words) of everything that may stand on the paper; self-funded works never do [HB]."""
        if self.method == "secret":
            return []
        if self.method == "election":
            found = [(p.id, p.name) for p in self.meeting.roll.values()]
        elif (keeping := self.form.keeping) is not None:
            among = choices(self.meeting, keeping.sector, keeping.kind)
            found = [(i, self.meeting.nodes[i].text) for i in among]
        else:
            found = [
                (n.id, n.text)
                for n in self.meeting.activities()
                if n.activity and n.activity.external is not False
            ]
        known = {i for i, _words in found}
        options = self.form.of.options if self.form.of and self._same_kind else ()
        return [*found, *((o.id, o.text) for o in options if o.id not in known)]

    @property
    def heading(self) -> str:
        """Over the options: what they are."""
        if self.method == "election":
            return _("Người ứng cử")
        if (keeping := self.form.keeping) is not None:
            return _("{kind} để chọn").format(kind=kind_labels()[keeping.kind])
        return _("Việc để chọn")

    @property
    def chosen(self) -> list[str]:
        """Those that will stand on the paper: those of the draft; else works, but no people, unless flipped."""
        if self.form.of is not None and self._same_kind:
            usual = set(self.form.of.ids)
        else:
            every = [] if self.method == "election" else self.candidates
            usual = {i for i, _words in every if self.form.keeping or not self._cut(i)}
        return [i for i, _words in self.candidates if (i in usual) != (i in self.form.flipped)]

    @property
    def criteria(self) -> list[CriterionSetting]:
        """The draft's, the process's, then the room's own, each as it would stand on the paper."""
        form, stood = self.form, {c.id for c in self.settings.criteria}
        others = [c for c in self.meeting.rules.vote.criteria if c.id not in stood]
        return [
            CriterionSetting(
                c.id, c.title, form.tops.get(c.id, c.max), form.weights.get(c.id, c.weight)
            )
            for c in (*self.settings.criteria, *others, *form.own)
        ]

    @property
    def top(self) -> int:
        """The most points of every criterion; 0 where they differ."""
        tops = {c.max for c in self.criteria}
        return tops.pop() if len(tops) == 1 else 0

    @property
    def kept_criteria(self) -> list[CriterionSetting]:
        """Those not ticked off."""
        usual = {c.id for c in (*self.settings.criteria, *self.form.own)}
        return [c for c in self.criteria if (c.id in usual) != (c.id in self.form.dropped)]

    # parts ---------------------------------------------------------------------------------

    @property
    def _paper(self) -> Paper | None:
        """The draft's paper, where it is of the method chosen."""
        of = self.form.of
        return of if of is not None and of.method == self.method else None

    def _cut(self, work: str) -> bool:
        """Whether its sector keeps other works instead [HB 2.1]."""
        node = self.meeting.nodes[work]
        kept = self.meeting.kept.get((node.sector, node.kind), ())
        return len(kept) == cap(self.meeting, node.kind) > 0 and work not in kept

    @property
    def _same_kind(self) -> bool:
        """Whether the draft's options can stand on this paper too."""
        of = self.form.of
        people = self.method == "election", of is not None and of.method == "election"
        return of is not None and of.ids != (QUESTION,) and people[0] == people[1]

    def _usual_title(self, seats: int) -> str:
        if self.method == "secret":
            return ""
        if self.method == "election":
            return _("Bầu {n} người").format(n=seats)
        return _("Xếp ưu tiên các hoạt động cần nguồn vốn bên ngoài")


def _typed(typed: str | None, stood: tuple[str, ...]) -> str:
    return ", ".join(stood) if typed is None else typed
