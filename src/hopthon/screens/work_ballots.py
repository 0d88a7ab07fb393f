"""Paper ballots one by one, by number keys alone: mark, Enter, next ballot."""

from hopthon.language import _
from hopthon.meeting.entries import Ballot, Round
from hopthon.meeting.rounds import present
from hopthon.processes.definition import Prompt
from hopthon.screens.ballot_in_hand import InHand
from hopthon.screens.ballot_sheet import ENTRY, BallotSheet
from hopthon.screens.by_method import heading
from hopthon.screens.keys import Key
from hopthon.screens.paper_book import PaperBook, group_by_ballot
from hopthon.screens.work_counting import CountingWork
from hopthon.screens.workspace import Host
from hopthon.voting.count import Problem
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import Line, line


class BallotsWork(CountingWork):
    """One row: the ballot in hand. The clerk never leaves the number pad."""

    id = "ballots"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._chosen = ""
        self._number = 0  # 0: the next new ballot
        self._hand = InHand()
        self._put_aside: dict[str, InHand] = {}  # new ballots begun and left, by group
        self.book = PaperBook(host)

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("nhập từng phiếu")

    def title(self) -> tuple[str, str, str]:
        """Which round."""
        how = _("{round} · nhập từng phiếu").format(round=self.round_words())
        vote = self.vote()
        return (heading(vote.paper), how, _("đang đếm")) if vote else (heading(None), "", "")

    def prompt(self) -> Prompt:
        """Nothing is said aloud: the clerk reads papers; the ballot's number stands there instead."""
        return Prompt("")

    def rows(self) -> list[str]:
        """The ballot in hand."""
        return [ENTRY] if self.vote() else []

    def place(self, problem: Problem) -> str:
        """There is one place to put things right."""
        return ENTRY

    def keys(self) -> tuple[Key, ...]:
        """The number pad."""
        vote = self.vote()
        if vote is None:
            return self.counting_keys()
        n = len(vote.paper.options)
        digits = f"1–{n}" if n < 10 else "1–9"
        ticks = _("chọn hay bỏ; từ 10: gõ số rồi dấu chấm")
        more = _("chọn hay bỏ") if n < 10 else _("chọn, từ 10 thêm dấu chấm")
        other = _("nữ hay nam") if len(vote.paper.groups) > 1 else ""
        help_group, help_on = _("sang phiếu của nhóm kia"), _("ghi phiếu này, sang phiếu sau")
        on, back, help_back = _("phiếu sau"), _("sửa phiếu trước"), _("về phiếu trước để sửa")
        return (
            Key("marks", (), digits, more, ticks, "typing", brief=""),
            Key("next", ("enter",), "Enter", on, help_on, "typing", brief=_("sau")),
            Key("blank", ("0",), "0", _("trắng"), _("phiếu trắng"), "typing"),
            Key("spoilt", ("minus",), "-", _("hỏng"), _("phiếu hỏng"), "typing"),
            Key("before", ("up",), "↑", back, help_back, "typing", brief=_("trước")),
            Key("group", ("tab",), "Tab", other, help_group, "typing", brief=other and _("nhóm")),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing", brief=_("thôi")),
            Key("edit", ("enter",), "Enter", _("nhập phiếu"), _("nhập phiếu")),
            *self.counting_keys(),
            Key("cups", ("f",), "f", _("đếm cốc"), _("đếm theo cốc thay vì từng phiếu")),
            Key("which", ("g",), "g", _("phiếu số…"), _("tới một phiếu để sửa hay bỏ")),
            Key("remove", ("x",), "x", _("bỏ phiếu"), _("bỏ phiếu đang mở, hoặc vừa nhập")),
        )

    def lines(self, width: int) -> list[Line]:
        """The ballot in hand, the options, the last ballots."""
        vote = self.vote()
        if vote is None:
            return [line(Span(_("Chưa có đợt nào. o để mở đợt bầu đầu tiên."), "second"))]
        group, number = self._at(vote)
        papers, due = self.book.papers(vote, group), present(self.meeting, group)
        sheet = BallotSheet(vote.paper, group, self._hand, width)
        return sheet.lines(number, papers, due, typing=self.editor is not None)

    # choosing ------------------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """As in all counting; the last ballot away; the other way to enter."""
        vote = self.vote()
        if action == "cups":
            self.host.open("cups")
        elif action == "which" and vote is not None:
            self._go_to(vote)
        elif action == "remove" and vote is not None:
            self._remove(vote)
        else:
            return super().act(action)
        return True

    # typing --------------------------------------------------------------------------------

    def begin(self, row: str = "") -> None:
        """Take up the ballot where it was left."""
        self.focus, self.editor = ENTRY, Editor()

    def finish(self) -> bool:
        """Marks not confirmed by Enter are no ballot; they stay in hand."""
        self.editor = None
        return True

    def pause(self) -> None:
        """A ballot is saved by Enter alone."""

    def acting_keys(self) -> frozenset[str]:
        """Spoilt; another number."""
        return frozenset({"minus", "asterisk"})

    def holds(self, key: str) -> bool:
        """What turns to an earlier ballot waits until every ballot has its number."""
        return self.book.busy and key in ("up", "asterisk", "g", "x")

    def accepts_paste(self) -> bool:
        """A ballot is keyed."""
        return False

    def accepts(self, character: str) -> bool:
        """Digits and the full stop act at once, nothing is text."""
        vote = self.vote()
        if vote is None or not character.isascii():
            return False
        if character == "0" and not self._hand.wants_zero(vote.paper):
            self._record(vote, Ballot({}))
        elif character.isdigit():
            self._tell(self._hand.digit(vote.paper, character))
        elif character == ".":
            self._tell(self._hand.full_stop(vote.paper))
        return False

    def typing_key(self, key: str) -> bool:
        """Enter, spoilt, back, other group."""
        vote = self.vote()
        if vote is None:
            return False
        match key:
            case "enter":
                self._record(vote, Ballot(dict(self._hand.marks)))
            case "minus":
                self._record(vote, Ballot({}, spoilt=True))
            case "up" | "down":
                self._turn(vote, -1 if key == "up" else 1)
            case "tab" | "shift+tab":
                self._other_group(vote)
            case "asterisk":
                self._go_to(vote)
            case "backspace":
                self._hand.take_back()
            case _:
                return False
        return True

    # parts ---------------------------------------------------------------------------------

    def _tell(self, why: str) -> None:
        if why:
            self.host.say(why, "warn")

    def _record(self, vote: Round, ballot: Ballot) -> None:
        group, number = self._at(vote)
        papers = self.book.papers(vote, group)
        if not self._number:
            self._hand = InHand()  # it is on its way, not put aside
        if papers.get(number) != ballot:

            def refused() -> None:
                """A ballot that was not taken comes back to the hand, if the hand is free."""
                if not self._hand.marks:
                    known = number in vote.ballots.get(group, {})
                    self._chosen, self._number = group, number if known else 0
                    self._hand = InHand(dict(ballot.marks))

            self.book.record(vote, group, self._number, ballot, refused)
        self._take(vote, min((n for n in papers if n > number), default=0))

    def _remove(self, vote: Round) -> None:
        group = self._at(vote)[0]
        number = self._number or self.book.newest(vote, group)
        if not number:
            self.host.say(_("Chưa nhập phiếu nào để bỏ."))
            return
        self.book.remove(vote, group, number)
        if self._number == number:
            self._take(vote, 0)

    def _turn(self, vote: Round, step: int) -> None:
        group, number = self._at(vote)
        papers = self.book.papers(vote, group)
        if step < 0 and (before := self.book.before(vote, group, self._number)):
            self._take(vote, before)
        elif step > 0 and self._number:
            self._take(vote, min((n for n in papers if n > number), default=0))

    def _go_to(self, vote: Round) -> None:
        def found(number: int) -> None:
            self._take(vote, number)
            self.begin()

        self.book.ask_which(vote, self._at(vote)[0], found)

    def _other_group(self, vote: Round) -> None:
        groups, group = vote.paper.groups, self._at(vote)[0]
        self._lay_aside(group)
        self._chosen, self._number = groups[(groups.index(group) + 1) % len(groups)], 0
        self._hand = self._put_aside.pop(self._chosen, InHand())

    def _take(self, vote: Round, number: int) -> None:
        """Put a ballot in hand; 0: the next new one, with what was marked there already."""
        group = self._at(vote)[0]
        self._lay_aside(group)
        self._number = number
        kept = self.book.papers(vote, group).get(number)
        fresh = self._put_aside.pop(group, InHand()) if kept is None else None
        self._hand = fresh or InHand(dict(kept.marks) if kept else {})

    def _lay_aside(self, group: str) -> None:
        if not self._number:
            self._put_aside[group] = self._hand

    def _at(self, vote: Round) -> tuple[str, int]:
        """The group and the number in hand."""
        group = group_by_ballot(vote, self._chosen)
        return group, self._number or self.book.next_number(vote, group)
