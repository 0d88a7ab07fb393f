"""Paper ballots one by one, by number keys alone: mark, Enter, next ballot."""

from collections.abc import Mapping
from typing import ClassVar

from hopthon.language import _
from hopthon.meeting.entries import Ballot
from hopthon.meeting.standing import present
from hopthon.screens.counting.ballot_in_hand import InHand
from hopthon.screens.counting.ballot_sheet import ENTRY, BallotSheet
from hopthon.screens.keys import Key
from hopthon.screens.rounds.work_papers import PapersWork
from hopthon.screens.workspace import Host
from hopthon.voting.count import Problem
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import Line, line


class BallotsWork(PapersWork):
    """One row: the ballot in hand. The clerk never leaves the number pad."""

    id = "ballots"
    totals = "cups"
    turns: ClassVar[Mapping[str, int]] = {"up": -1, "down": 1}

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._hand = InHand()

    @property
    def marks(self) -> dict[str, int]:
        """Beans, or names, per option."""
        return self._hand.marks

    def hold(self, marks: dict[str, int]) -> None:
        """Digits begin anew."""
        self._hand = InHand(marks)

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("nhập từng phiếu")

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
        on, help_on = _("phiếu sau"), _("ghi phiếu này, sang phiếu sau")
        back, help_back = _("sửa phiếu trước"), _("về phiếu trước để sửa")
        return (
            Key("marks", (), digits, more, ticks, "typing", brief=""),
            Key("next", ("enter",), "Enter", on, help_on, "typing", brief=_("sau")),
            Key("blank", ("0",), "0", _("trắng"), _("phiếu trắng"), "typing"),
            Key("spoilt", ("minus",), "-", _("hỏng"), _("phiếu hỏng"), "typing"),
            Key("before", ("up",), "↑", back, help_back, "typing", brief=_("trước")),
            *self.typing_keys(vote),
            *self.choosing_keys(_("đếm cốc"), _("đếm theo cốc thay vì từng phiếu")),
        )

    def lines(self, width: int) -> list[Line]:
        """The ballot in hand, the options, the last ballots."""
        vote = self.vote()
        if vote is None:
            return [line(Span(_("Chưa có đợt nào. o để mở đợt bầu đầu tiên."), "second"))]
        group, number = self.at(vote)
        papers, due = self.book.papers(vote, group), present(self.meeting, group)
        sheet = BallotSheet(vote.paper, group, self._hand, width)
        return sheet.lines(number, papers, due, typing=self.editor is not None)

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

    def accepts_paste(self) -> bool:
        """A ballot is keyed."""
        return False

    def accepts(self, character: str) -> bool:
        """Digits and the full stop act at once, nothing is text."""
        vote = self.vote()
        if vote is None or not character.isascii():
            return False
        if character == "0" and not self._hand.wants_zero(vote.paper):
            self.record(vote, Ballot({}))
        elif character.isdigit():
            self._tell(self._hand.digit(vote.paper, character))
        elif character == ".":
            self._tell(self._hand.full_stop(vote.paper))
        return False

    def typing_key(self, key: str) -> bool:
        """Enter; a mark taken back; as with all papers."""
        vote = self.vote()
        if vote is not None and key == "enter":
            self.put_down(vote, key)
        elif vote is not None and key == "backspace":
            self._hand.take_back()
        else:
            return super().typing_key(key)
        return True

    def _tell(self, why: str) -> None:
        if why:
            self.host.say(why, "warn")
