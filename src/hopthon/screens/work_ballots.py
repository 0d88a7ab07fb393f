"""Paper ballots one by one, by number keys alone: mark, Enter, next ballot."""

from hopthon.language import _
from hopthon.meeting.commands import RecordBallot, RemoveBallot
from hopthon.meeting.rounds import present
from hopthon.meeting.state import Ballot, Round
from hopthon.processes.definition import Prompt
from hopthon.refusal import Refusal
from hopthon.screens.ballot_in_hand import InHand
from hopthon.screens.ballot_sheet import ENTRY, BallotSheet
from hopthon.screens.keys import Key
from hopthon.screens.pending import Pending
from hopthon.screens.work_counting import CountingWork
from hopthon.screens.workspace import Host
from hopthon.session.desk import Outcome
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
        self._sent: Pending[tuple[str, str, int], Ballot] = Pending()

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("nhập từng phiếu")

    def title(self) -> tuple[str, str, str]:
        """Which round."""
        how = _("{round} · nhập từng phiếu").format(round=self.round_words())
        return (_("Xếp ưu tiên"), how, _("đang đếm")) if self.vote() else (_("Xếp ưu tiên"), "", "")

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
            Key("remove", ("x",), "x", _("bỏ phiếu cuối"), _("bỏ phiếu vừa nhập")),
        )

    def lines(self, width: int) -> list[Line]:
        """The ballot in hand, the options, the last ballots."""
        vote = self.vote()
        if vote is None:
            return [line(Span(_("Chưa có đợt nào. o để mở đợt bầu đầu tiên."), "second"))]
        group, number = self._at(vote)
        papers, due = self._papers(vote, group), present(self.meeting, group)
        sheet = BallotSheet(vote.paper, group, self._hand, width)
        return sheet.lines(number, papers, due, typing=self.editor is not None)

    # choosing ------------------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """As in all counting; the last ballot away; the other way to enter."""
        vote = self.vote()
        if action == "cups":
            self.host.open("cups")
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
        """Spoilt."""
        return frozenset({"minus"})

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
        papers = self._papers(vote, group)
        if not self._number:
            self._hand = InHand()  # it is on its way, not put aside
        if papers.get(number) != ballot:
            answered = self._sent.put((vote.id, group, number), ballot)

            def heard(outcome: Outcome) -> None:
                answered()
                self._hear_ballot(vote, group, number, ballot, outcome)

            command = RecordBallot(vote.id, group, number, dict(ballot.marks), ballot.spoilt)
            self.host.send(command, heard)
        self._take(vote, min((n for n in papers if n > number), default=0))

    def _hear_ballot(
        self, vote: Round, group: str, number: int, ballot: Ballot, outcome: Outcome
    ) -> None:
        """A ballot that was not taken comes back to the hand, if the hand is free."""
        self.hear(outcome)
        if isinstance(outcome, Refusal) and not self._hand.marks:
            known = number in vote.ballots.get(group, {})
            self._chosen, self._number = group, number if known else 0
            self._hand = InHand(dict(ballot.marks))

    def _remove(self, vote: Round) -> None:
        group = self._at(vote)[0]
        if not (papers := self._papers(vote, group)):
            self.host.say(_("Chưa nhập phiếu nào để bỏ."))
            return
        number = max(papers)

        def heard(outcome: Outcome) -> None:
            self.hear(outcome)
            if not isinstance(outcome, Refusal):
                self.host.say(_("Đã bỏ phiếu số {n}.").format(n=number))

        self.host.send(RemoveBallot(vote.id, group, number), heard)
        if self._number == number:
            self._take(vote, 0)

    def _turn(self, vote: Round, step: int) -> None:
        group, number = self._at(vote)
        papers = self._papers(vote, group)
        if step < 0:
            before = max((n for n in papers if n < number), default=0)
            if before:
                self._take(vote, before)
        elif self._number:
            self._take(vote, min((n for n in papers if n > number), default=0))

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
        kept = self._papers(vote, group).get(number)
        fresh = self._put_aside.pop(group, InHand()) if kept is None else None
        self._hand = fresh or InHand(dict(kept.marks) if kept else {})

    def _lay_aside(self, group: str) -> None:
        if not self._number:
            self._put_aside[group] = self._hand

    def _at(self, vote: Round) -> tuple[str, int]:
        """The group and the number in hand: at first a group that is not counted by cups."""
        groups = vote.paper.groups
        by_cups = [g for g in groups if (c := vote.counts.get(g)) and c.entry == "tally"]
        free = [g for g in groups if g not in by_cups] or groups
        group = self._chosen if self._chosen in groups else free[0]
        return group, self._number or max(self._papers(vote, group), default=0) + 1

    def _papers(self, vote: Round, group: str) -> dict[int, Ballot]:
        papers = dict(vote.ballots.get(group, {}))
        for (name, of, number), ballot in self._sent.items():
            if (name, of) == (vote.id, group):
                papers[number] = ballot
        return papers
