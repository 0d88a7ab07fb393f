"""Papers keyed one after another, whatever is marked on them: there and back, spoilt, blank, the other group."""

from collections.abc import Mapping
from typing import ClassVar

from hopthon.language import _
from hopthon.meeting.entries import Ballot, Round
from hopthon.processes.definition import Prompt
from hopthon.screens.by_method import heading
from hopthon.screens.keys import Key
from hopthon.screens.paper_book import PaperBook, group_by_ballot
from hopthon.screens.work_counting import CountingWork
from hopthon.screens.workspace import Host

_SHOWN = {"enter": "Enter", "plus": "+"}
_LEAVING = ("asterisk", "tab", "shift+tab")


class PapersWork(CountingWork):
    """What is in hand is the subclass's: `marks` gives it, `hold` takes it up."""

    totals = ""
    """The workspace that counts the same by totals."""
    turns: ClassVar[Mapping[str, int]] = {}
    """Keys to the paper before and after."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._chosen = ""
        self._number = 0  # 0: the next new paper
        self._put_aside: dict[str, dict[str, int]] = {}  # new papers begun and left, by group
        self._blank = ""  # the key that, pressed once more, means a blank paper
        self.book = PaperBook(host)

    @property
    def marks(self) -> dict[str, int]:
        """What is marked on the paper in hand."""
        raise NotImplementedError

    def hold(self, marks: dict[str, int]) -> None:
        """Take up a paper with these marks."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Whether the paper may leave the hand; False, said, when something typed cannot be read."""
        return True

    def free(self) -> bool:
        """Whether nothing at all is in hand."""
        return not self.marks

    # what it shows -------------------------------------------------------------------------

    def title(self) -> tuple[str, str, str]:
        """Which round."""
        how = _("{round} · nhập từng phiếu").format(round=self.round_words())
        vote = self.vote()
        return (heading(vote.paper), how, _("đang đếm")) if vote else (heading(None), "", "")

    def prompt(self) -> Prompt:
        """Nothing is said aloud: the clerk reads papers; the paper's number stands there instead."""
        return Prompt("")

    def typing_keys(self, vote: Round) -> tuple[Key, ...]:
        """The other group, and out of the field."""
        other = _("nữ hay nam") if len(vote.paper.groups) > 1 else ""
        help_group = _("sang phiếu của nhóm kia")
        return (
            Key("group", ("tab",), "Tab", other, help_group, "typing", brief=other and _("nhóm")),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing", brief=_("thôi")),
        )

    def choosing_keys(self, by_totals: str, help_totals: str) -> tuple[Key, ...]:
        """As in all counting; a certain paper; one away."""
        return (
            Key("edit", ("enter",), "Enter", _("nhập phiếu"), _("nhập phiếu"), brief=_("nhập")),
            *self.counting_keys(),
            Key("totals", ("f",), "f", by_totals, help_totals),
            Key(
                "which",
                ("g",),
                "g",
                _("phiếu số…"),
                _("tới một phiếu để sửa hay bỏ"),
                brief=_("số…"),
            ),
            Key(
                "remove",
                ("x",),
                "x",
                _("bỏ phiếu"),
                _("bỏ phiếu đang mở, hoặc vừa nhập"),
                brief=_("bỏ"),
            ),
        )

    # keys ----------------------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """As in all counting; a certain paper; one away; the other way to enter."""
        vote = self.vote()
        if action == "totals":
            self.host.open(self.totals)
        elif action == "which" and vote is not None:
            self._go_to(vote)
        elif action == "remove" and vote is not None:
            self._remove(vote)
        else:
            return super().act(action)
        return True

    def holds(self, key: str) -> bool:
        """What turns to an earlier paper waits until every paper has its number."""
        back = self.turns.get(key, 0) < 0 or key in ("asterisk", "g", "x")
        return back and self.book.busy

    def before_key(self, key: str) -> None:
        """Any other key lets go of a blank paper that was asked about."""
        if key != self._blank:
            self._blank = ""

    def typing_key(self, key: str) -> bool:
        """Spoilt; another paper; the other group."""
        vote = self.vote()
        if vote is None:
            return False
        if key == "minus":
            self.record(vote, Ballot({}, spoilt=True))
        elif key not in self.turns and key not in _LEAVING:
            return False
        elif not self.ready():
            pass
        elif key in self.turns:
            self._turn(vote, self.turns[key])
        elif key == "asterisk":
            self._go_to(vote)
        else:
            self._other_group(vote)
        return True

    # parts ---------------------------------------------------------------------------------

    def at(self, vote: Round) -> tuple[str, int]:
        """The group and the number in hand."""
        group = group_by_ballot(vote, self._chosen)
        return group, self._number or self.book.next_number(vote, group)

    def put_down(self, vote: Round, key: str, *, confirmed: bool = False) -> None:
        """The paper in hand is done. One on which nothing is marked is blank only when `key` comes twice."""
        group, number = self.at(vote)
        kept = self.book.papers(vote, group).get(number)
        if self.marks or self._blank:
            self.record(vote, Ballot(dict(self.marks)), confirmed=confirmed)
        elif kept is not None and not kept.marks and not confirmed:
            self._next(vote)  # blank or spoilt before: passed by
        else:
            self._blank = key
            words = _("Phiếu này chưa ghi gì. {key} lần nữa nếu là phiếu trắng.")
            self.host.say(words.format(key=_SHOWN[key]), "warn")

    def record(self, vote: Round, ballot: Ballot, *, confirmed: bool = False) -> None:
        """Send the paper unless it stands so already, and go on to the next."""
        group, number = self.at(vote)
        self._blank = ""

        def refused() -> None:
            """A paper that was not taken comes back to the hand, if the hand is free."""
            if self.free():
                known = number in vote.ballots.get(group, {})
                self._chosen, self._number = group, number if known else 0
                self.hold(dict(ballot.marks))

        if not self._number:
            self.hold({})  # it is on its way, not put aside
        if self.book.papers(vote, group).get(number) != ballot:
            self.book.record(vote, group, self._number, ballot, refused, confirmed=confirmed)
        self._next(vote, number)

    def _next(self, vote: Round, number: int = 0) -> None:
        """The paper after this one, or a new one."""
        group, here = self.at(vote)
        papers = self.book.papers(vote, group)
        self._take(vote, min((n for n in papers if n > (number or here)), default=0))

    def _take(self, vote: Round, number: int) -> None:
        """Put a paper in hand; 0: the next new one, with what was marked there already."""
        group = self.at(vote)[0]
        self._lay_aside(group)
        kept = self.book.papers(vote, group).get(number)
        self._number = number if kept else 0
        self.hold(dict(kept.marks) if kept else self._put_aside.pop(group, {}))

    def _turn(self, vote: Round, step: int) -> None:
        group = self.at(vote)[0]
        if step < 0 and (before := self.book.before(vote, group, self._number)):
            self._take(vote, before)
        elif step > 0 and self._number:
            self._next(vote)

    def _go_to(self, vote: Round) -> None:
        def found(number: int) -> None:
            self._take(vote, number)
            self.begin()

        self.book.ask_which(vote, self.at(vote)[0], found)

    def _remove(self, vote: Round) -> None:
        group = self.at(vote)[0]
        number = self._number or self.book.newest(vote, group)
        if not number:
            self.host.say(_("Chưa nhập phiếu nào để bỏ."))
            return
        self.book.remove(vote, group, number)
        if self._number == number:
            self._take(vote, 0)

    def _other_group(self, vote: Round) -> None:
        groups, group = vote.paper.groups, self.at(vote)[0]
        self._lay_aside(group)
        self._chosen, self._number = groups[(groups.index(group) + 1) % len(groups)], 0
        self.hold(self._put_aside.pop(self._chosen, {}))

    def _lay_aside(self, group: str) -> None:
        if not self._number:
            self._put_aside[group] = dict(self.marks)
