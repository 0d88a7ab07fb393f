"""The pages of the wall as facts and words, before anyone knows how large the wall is."""

from dataclasses import dataclass

from hopthon.language import _


@dataclass(frozen=True, slots=True)
class Title:
    """Who meets, about what, where: also what a covered wall shows."""

    kind: str
    name: str
    subject: str
    place: str


@dataclass(frozen=True, slots=True)
class Step:
    """The step the room is at. `spent`, `planned`: whole minutes; planned 0: no clock runs."""

    head: str
    name: str
    question: str
    subject: str
    clock: str
    spent: int
    planned: int

    @property
    def left(self) -> str:
        """ "còn 12 phút", "hết giờ", "quá 5 phút"; "" where nothing is planned."""
        left = self.planned - self.spent
        if not self.planned:
            return ""
        if left == 0:
            return _("hết giờ")
        words = _("còn {n} phút") if left > 0 else _("quá {n} phút")
        return words.format(n=abs(left))


@dataclass(frozen=True, slots=True)
class Level:
    """One line of the branch: its kind in words, what it says, the question that leads below it."""

    label: str
    text: str
    question: str


@dataclass(frozen=True, slots=True)
class Branch:
    """The line being written, the last one, under all that leads to it."""

    head: str
    where: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """An activity and the answers given so far: (label, answer)."""

    head: str
    text: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An option: its number on paper and cup, its full wording."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Options:
    """What stands to vote, fully worded."""

    head: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class How:
    """How to vote with beans: `beans` each; `stacking`: all may go into one cup."""

    head: str
    beans: int
    stacking: bool
    apart: bool
    steps: tuple[str, ...] = ()
    """Words instead of the picture, where people do not vote with beans."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one group is counted; `due` None: nobody knows how many there should be."""

    group: str
    label: str
    counted: int
    due: int | None


@dataclass(frozen=True, slots=True)
class Counting:
    """How far the count is, never what it says. `unit`: ballots or cups."""

    head: str
    clock: str
    unit: str
    counted: int
    due: int | None
    groups: tuple[Progress, ...]
    foot: str


@dataclass(frozen=True, slots=True)
class Rank:
    """One row of a ranking. `women`, `men` None: not counted apart.

    `equal`: the row below has as many votes; `note` says why it stands below, longest wording first;
    `judged`: women's votes decided it, so their numbers stand out in both rows.
    """

    option: str
    number: int
    rank: int
    name: str
    score: int | str
    women: int | None
    men: int | None
    shared: bool
    equal: bool = False
    note: tuple[str, ...] = ()
    judged: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """The result of a round, or how it stands (`head` then says so)."""

    round: str
    head: str
    rows: tuple[Rank, ...]

    @property
    def apart(self) -> bool:
        """Whether women's and men's votes are known."""
        return any(row.women is not None for row in self.rows)


@dataclass(frozen=True, slots=True)
class Pick:
    """A group's own first choices: rank, number, name."""

    rank: int
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Side:
    """What women and men put first, side by side; `more`: how many others share the last rank shown."""

    women: tuple[Pick, ...]
    men: tuple[Pick, ...]
    women_more: int
    men_more: int


@dataclass(frozen=True, slots=True)
class Gap:
    """An option that women and men rank differently."""

    number: int
    name: str
    women: int
    men: int


@dataclass(frozen=True, slots=True)
class Differences:
    """Where women and men are furthest apart, of `last` ranks."""

    last: int
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One condition: `n` of `total` against what is needed; `against` only where people voted."""

    words: str
    share: str
    n: int
    total: int
    need: int
    ok: bool
    against: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision of the room with its arithmetic."""

    head: str
    valid: bool
    measures: tuple[Measure, ...]

    @property
    def words(self) -> str:
        """The verdict in two words."""
        return _("Hợp lệ") if self.valid else _("Chưa đủ")


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the room, alone on the wall."""

    head: str
    question: str
    subject: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who is here. `quorum`: households against what is needed, or None."""

    head: str
    clock: str
    people: int | None
    women: int | None
    men: int | None
    households: str
    quorum: Measure | None
    enough: str


@dataclass(frozen=True, slots=True)
class Thanks:
    """The end. `code`: the head of the log, as printed; `notes`: the result as text, longest first."""

    words: str
    whom: str
    code: str
    notes: tuple[str, ...]


Page = (
    Title | Step | Branch | ActivityCard | Options | How | Counting | Ranking | Side | Differences
    | Verdict | Question | Attendance | Thanks
)  # fmt: skip
"""What hangs on the wall."""
