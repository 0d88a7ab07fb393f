"""The pages of the wall as facts and words, before anyone knows how large the wall is."""

from msgspec import Struct

from hopthon.language import _


class Title(Struct, frozen=True):
    """Who meets, about what, where: also what a covered wall shows."""

    kind: str
    name: str
    subject: str
    place: str


class Step(Struct, frozen=True):
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


class Level(Struct, frozen=True):
    """One line of the branch: its kind in words, what it says, the question that leads below it."""

    label: str
    text: str
    question: str


class Branch(Struct, frozen=True):
    """The line being written, the last one, under all that leads to it."""

    head: str
    where: str
    levels: tuple[Level, ...]


class ActivityCard(Struct, frozen=True):
    """An activity and the answers given so far: (label, answer)."""

    head: str
    text: str
    answers: tuple[tuple[str, str], ...]


class Choice(Struct, frozen=True):
    """An option: its number on paper and cup, its full wording."""

    number: int
    text: str


class Options(Struct, frozen=True):
    """What stands to vote, fully worded."""

    head: str
    choices: tuple[Choice, ...]


class How(Struct, frozen=True):
    """How to vote with beans: `beans` each; `stacking`: all may go into one cup."""

    head: str
    beans: int
    stacking: bool
    apart: bool
    steps: tuple[str, ...] = ()
    """Words instead of the picture, where people do not vote with beans."""


class Progress(Struct, frozen=True):
    """How far one group is counted; `due` None: nobody knows how many there should be."""

    group: str
    label: str
    counted: int
    due: int | None


class Counting(Struct, frozen=True):
    """How far the count is, never what it says. `unit`: ballots or cups."""

    head: str
    clock: str
    unit: str
    counted: int
    due: int | None
    groups: tuple[Progress, ...]
    foot: str


class Rank(Struct, frozen=True):
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


class Ranking(Struct, frozen=True):
    """The result of a round, or how it stands (`head` then says so)."""

    round: str
    head: str
    rows: tuple[Rank, ...]

    @property
    def apart(self) -> bool:
        """Whether women's and men's votes are known."""
        return any(row.women is not None for row in self.rows)


class Pick(Struct, frozen=True):
    """A group's own first choices: rank, number, name."""

    rank: int
    number: int
    name: str


class Side(Struct, frozen=True):
    """What women and men put first, side by side; `more`: how many others share the last rank shown."""

    women: tuple[Pick, ...]
    men: tuple[Pick, ...]
    women_more: int
    men_more: int


class Gap(Struct, frozen=True):
    """An option that women and men rank differently."""

    number: int
    name: str
    women: int
    men: int


class Differences(Struct, frozen=True):
    """Where women and men are furthest apart, of `last` ranks."""

    last: int
    gaps: tuple[Gap, ...]


class Measure(Struct, frozen=True):
    """One condition: `n` of `total` against what is needed; `against` only where people voted."""

    words: str
    share: str
    n: int
    total: int
    need: int
    ok: bool
    against: int = 0
    reason: str = ""


class Verdict(Struct, frozen=True):
    """A decision of the room with its arithmetic."""

    head: str
    valid: bool
    measures: tuple[Measure, ...]

    @property
    def words(self) -> str:
        """The verdict in two words."""
        return _("Hợp lệ") if self.valid else _("Chưa đủ")


class Question(Struct, frozen=True):
    """A question to the room, alone on the wall."""

    head: str
    question: str
    subject: str


class Notice(Struct, frozen=True):
    """Something for everybody to know: what, the words that matter, why."""

    head: str
    words: str
    reason: str


class Attendance(Struct, frozen=True):
    """Who is here. `quorum`: households against what is needed, or None."""

    head: str
    clock: str
    people: int | None
    women: int | None
    men: int | None
    households: str
    quorum: Measure | None
    enough: str


class Thanks(Struct, frozen=True):
    """The end. `code`: the head of the log, as printed; `notes`: the result as text, longest first."""

    words: str
    whom: str
    code: str
    notes: tuple[str, ...]


Page = (
    Title | Step | Branch | ActivityCard | Options | How | Counting | Ranking | Side | Differences
    | Verdict | Question | Notice | Attendance | Thanks
)  # fmt: skip
"""What hangs on the wall."""
