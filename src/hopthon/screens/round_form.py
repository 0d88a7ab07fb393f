"""A round being drafted: what was changed from the process's defaults, and the wish it comes to."""

from msgspec import Struct, field, structs

from hopthon.language import _
from hopthon.meeting.commands import CriterionSetting, OpenRound, QuotaSetting, RoundSettings
from hopthon.meeting.state import Meeting
from hopthon.voting.dots import default_beans
from hopthon.voting.paper import ALL, GROUP_SETS

METHODS = ("dots", "criteria", "hands", "secret", "election")
COMBINES = ("sum", "equal_weight", "rank_sum")
TIE_BREAKS = ("women_first", "handbook", "none")


def method_words() -> dict[str, str]:
    """Each method as people know it."""
    return {
        "dots": _("bỏ hạt vào cốc"),
        "criteria": _("chấm điểm theo tiêu chí"),
        "hands": _("giơ tay từng việc"),
        "secret": _("bỏ phiếu kín một việc"),
        "election": _("bầu người"),
    }


def combine_words() -> dict[str, str]:
    """Each way to make one ranking of two, in a few words."""
    return {
        "sum": _("cộng số của hai nhóm"),
        "equal_weight": _("hai nhóm nặng bằng nhau"),
        "rank_sum": _("cộng thứ hạng hai nhóm"),
    }


def tie_words() -> dict[str, str]:
    """Each tie-break preset in a few words."""
    return {
        "women_first": _("phiếu của nữ trước"),
        "handbook": _("theo sổ tay: nội dung việc trước"),
        "none": _("để đồng hạng"),
    }


class RoundForm(Struct):
    """Empty or None: as the process or the method has it."""

    method: str = ""
    flipped: set[str] = field(default_factory=set[str])
    """Options taken off the paper; in an election, people put on it."""
    beans: int = 0
    stacking: bool | None = None
    apart: bool | None = None
    hidden: bool | None = None
    reveal: bool = False
    combine: str = "sum"
    tie_break: str = ""
    dropped: set[str] = field(default_factory=set[str])
    own: list[CriterionSetting] = field(default_factory=list[CriterionSetting])
    weights: dict[str, int] = field(default_factory=dict[str, int])
    top: int = 0
    seats: int = 1
    women: bool = True
    trained: int = 0
    question: str = ""
    committee: str = ""
    witnesses: str = ""


class Draft(Struct, frozen=True):
    """The form filled up with what holds in this meeting."""

    meeting: Meeting
    form: RoundForm

    @property
    def method(self) -> str:
        """The method chosen, or the process's."""
        return self.form.method or self.meeting.rules.vote.method

    @property
    def apart(self) -> bool:
        """Women and men counted apart: by default where the process does and people vote by paper or bean."""
        if self.form.apart is not None:
            return self.form.apart
        by_paper = self.method in ("dots", "criteria", "hands")
        return by_paper and self.meeting.rules.vote.groups != (ALL,)

    @property
    def hidden(self) -> bool:
        """Nothing of the count on the wall until the round is closed."""
        vote = self.meeting.rules.vote
        return vote.hidden if self.form.hidden is None else self.form.hidden

    @property
    def stacking(self) -> bool:
        """Several beans in one cup."""
        vote = self.meeting.rules.vote
        return vote.stacking if self.form.stacking is None else self.form.stacking

    @property
    def tie_break(self) -> str:
        """The preset that parts equals."""
        return self.form.tie_break or self.meeting.rules.vote.tie_break

    @property
    def beans(self) -> int:
        """As set here, or by the process, or by the method's rule."""
        default = default_beans(max(1, len(self.chosen)))
        return self.form.beans or self.meeting.rules.vote.beans or default

    @property
    def candidates(self) -> list[tuple[str, str]]:
        """(id, words) of everything that may stand on the paper; self-funded works never do [HB]."""
        if self.method == "secret":
            return []
        if self.method == "election":
            return [(p.id, p.name) for p in self.meeting.roll.values()]
        activities = self.meeting.activities()
        return [
            (n.id, n.text) for n in activities if n.activity and n.activity.external is not False
        ]

    @property
    def chosen(self) -> list[str]:
        """Those that will stand on the paper: works unless taken off, people once put on."""
        wanted = self.method == "election"
        return [i for i, _words in self.candidates if (i in self.form.flipped) == wanted]

    @property
    def criteria(self) -> list[CriterionSetting]:
        """The process's, then the room's own, each as it would stand on the paper."""
        usual = [
            CriterionSetting(c.id, c.title, c.max, c.weight)
            for c in self.meeting.rules.vote.criteria
        ]
        return [
            CriterionSetting(
                c.id, c.title, self.form.top or c.max, self.form.weights.get(c.id, c.weight)
            )
            for c in (*usual, *self.form.own)
        ]

    @property
    def kept_criteria(self) -> list[CriterionSetting]:
        """Those not ticked off."""
        return [c for c in self.criteria if c.id not in self.form.dropped]

    def wish(self, *, draft: bool = False) -> OpenRound:
        """The round as it stands here."""
        groups = GROUP_SETS[0] if self.apart else (ALL,)
        return OpenRound(
            tuple(self.chosen), self._title(), self.method, groups, self._settings(), draft=draft
        )

    def _title(self) -> str:
        if self.method == "secret":
            return self.form.question
        if self.method == "election":
            return self.form.question or _("Bầu {n} người").format(n=self.form.seats)
        return _("Xếp ưu tiên các hoạt động cần nguồn vốn bên ngoài")

    def _settings(self) -> RoundSettings:
        return structs.replace(self._by_method(), reveal=self.form.reveal, hidden=self.hidden)

    def _by_method(self) -> RoundSettings:
        match self.method:
            case "dots":
                return RoundSettings(
                    beans=self.beans,
                    stacking=self.stacking,
                    tie_break=self.tie_break,
                    combine=self.form.combine,
                )
            case "criteria":
                return RoundSettings(
                    tie_break=self.tie_break,
                    combine=self.form.combine,
                    criteria=tuple(self.kept_criteria),
                )
            case "secret":
                return RoundSettings(
                    committee=names(self.form.committee),
                    witnesses=names(self.form.witnesses),
                )
            case "election":
                return RoundSettings(
                    seats=self.form.seats,
                    quotas=self._quotas(),
                    committee=names(self.form.committee),
                )
            case _:
                return RoundSettings(tie_break=self.tie_break, combine=self.form.combine)

    def _quotas(self) -> tuple[QuotaSetting, ...]:
        women = (QuotaSetting("women", part=3, whole=10),) if self.form.women else ()
        trained = self.form.trained
        return (*women, QuotaSetting("trained", count=trained)) if trained else women


def names(typed: str) -> tuple[str, ...]:
    """Names parted by commas."""
    return tuple(filter(None, (name.strip() for name in typed.split(","))))
