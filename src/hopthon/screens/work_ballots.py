"""Paper ballots one by one, by number keys alone: mark, Enter, next ballot."""

from hopthon.language import _
from hopthon.meeting.commands import RecordBallot, RemoveBallot
from hopthon.meeting.naming import round_name
from hopthon.meeting.rounds import present
from hopthon.meeting.state import Ballot, Round
from hopthon.refusal import Refusal
from hopthon.screens.keys import Key
from hopthon.screens.work_cups import CupsWork, newest_open
from hopthon.screens.workspace import Host
from hopthon.session.desk import Outcome
from hopthon.voting.paper import MEN, WOMEN
from hopthon.voting.words import group_word
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line

ENTRY = "#entry"


class BallotsWork(CupsWork):
    """One row: the ballot in hand. The clerk never leaves the number pad."""

    id = "ballots"
    starts_typing = True

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._group_chosen = ""
        self._number = 0
        self._marks: dict[str, int] = {}
        self._tens = ""
        self._mine: dict[tuple[str, int], Ballot] = {}  # on their way to the disk

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("nhập từng phiếu")

    def title(self) -> tuple[str, str, str]:
        """Which round."""
        vote = newest_open(self)
        label = round_name(self.meeting, vote.id) if vote else ""
        return (_("Xếp ưu tiên"), _("{round} · nhập từng phiếu").format(round=label), _("đang đếm"))

    def rows(self) -> list[str]:
        """The ballot in hand."""
        return [ENTRY] if newest_open(self) else []

    def keys(self) -> tuple[Key, ...]:
        """The number pad."""
        return (
            Key(
                "marks",
                (),
                "1–9",
                _("chọn hay bỏ"),
                _("đánh dấu hay bỏ; từ 10: gõ số rồi dấu chấm"),
                "typing",
            ),
            Key(
                "next",
                ("enter",),
                "Enter",
                _("phiếu sau"),
                _("ghi phiếu này, sang phiếu sau"),
                "typing",
            ),
            Key("blank", ("0",), "0", _("trắng"), _("phiếu trắng"), "typing"),
            Key("spoilt", ("minus",), "-", _("hỏng"), _("phiếu hỏng"), "typing"),
            Key("before", ("up",), "↑", _("sửa phiếu trước"), _("về phiếu trước để sửa"), "typing"),
            Key("group", ("tab",), "Tab", _("nữ hay nam"), _("sang phiếu của nhóm kia"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing"),
            Key("edit", ("enter",), "Enter", _("nhập phiếu"), _("nhập phiếu")),
            Key("check", ("k",), "k", _("kiểm"), _("kiểm xem còn chỗ nào sai")),
            Key("close", ("c",), "c", _("đóng đợt"), _("đóng đợt bầu, ra kết quả")),
            Key("cups", ("f",), "f", _("đếm cốc"), _("đếm theo cốc thay vì từng phiếu")),
            Key("remove", ("x",), "x", _("bỏ phiếu cuối"), _("bỏ phiếu vừa nhập")),
        )

    def lines(self, width: int) -> list[Line]:
        """The ballot in hand, the options, the last ballots."""
        vote = newest_open(self)
        if vote is None:
            return [line(Span(_("Chưa có đợt nào đang mở. o để mở đợt bầu."), "second"))]
        group, number = self._at(vote)
        due, done = present(self.meeting, group), len(self._papers(vote, group))
        mark, role = {WOMEN: ("● ", "women"), MEN: ("○ ", "men")}.get(group, ("", "text"))
        head = mark + _("Phiếu {group} số {n}").format(group=group_word(group), n=number).replace(
            "  ", " "
        )
        progress = _("đã nhập {done}/{due}").format(done=done, due="–" if due is None else due)
        filled = 0 if not due else min(width, width * done // due)
        found = [
            line(
                Span(fitted(head, width - 18), role, bold=True), Span(flush(progress, 18), "second")
            ),
            line(Span("━" * filled, role), Span("─" * (width - filled), "rule")),
            EMPTY,
            self._entry(vote, width),
            EMPTY,
        ]
        for at, option in enumerate(vote.paper.options, 1):
            on = option.id in self._marks
            dot = Span(" ● " if on else "   ", role)
            beans = f" ×{self._marks[option.id]}" if self._marks.get(option.id, 0) > 1 else ""
            found.append(
                line(
                    dot,
                    Span(f"{at:>3}  ", "focus" if self.editor else "second", bold=True),
                    Span(
                        fitted(option.text + beans, width - 8), "strong" if on else "text", bold=on
                    ),
                )
            )
        return [*found, EMPTY, *self._last(vote, group)]

    # choosing ------------------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """As at the cups; and the last ballot away."""
        vote = newest_open(self)
        if action == "cups":
            self.host.open("cups")
            return True
        if action == "remove" and vote is not None:
            papers = self._papers(vote, self._at(vote)[0])
            if papers:
                self.host.send(
                    RemoveBallot(vote.id, self._at(vote)[0], max(papers)), self._hear_ballot
                )
                self._number = 0
            return True
        return super().act(action)

    # typing --------------------------------------------------------------------------------

    def value(self, row: str) -> str:
        """Nothing is typed as text here, but for the sums at the cups."""
        return "" if row == ENTRY else super().value(row)

    def begin(self, row: str = "") -> None:
        """Take up the next ballot."""
        self.focus = ENTRY
        self.editor = Editor()

    def finish(self) -> bool:
        """Marks not confirmed by Enter are no ballot."""
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
        vote = newest_open(self)
        if vote is not None and (character.isdigit() or character == "."):
            self._press(vote, character)
        return False

    def typing_key(self, key: str) -> bool:
        """Enter, blank, spoilt, back, other group."""
        vote = newest_open(self)
        if vote is None:
            return False
        match key:
            case "enter":
                self._record(vote, Ballot(dict(self._marks)))
            case "minus":
                self._record(vote, Ballot({}, spoilt=True))
            case "up" | "down":
                self._turn(vote, -1 if key == "up" else 1)
            case "tab" | "shift+tab":
                groups = vote.paper.groups
                group = self._at(vote)[0]
                self._group_chosen = groups[(groups.index(group) + 1) % len(groups)]
                self._take(vote, 0)
            case "backspace":
                self._tens = ""
                if self._marks:
                    self._marks.popitem()
            case _:
                return False
        return True

    # parts ---------------------------------------------------------------------------------

    def _press(self, vote: Round, character: str) -> None:
        options = vote.paper.ids
        if character == ".":
            number, self._tens = self._tens, ""
        elif len(options) >= 10:  # more than nine options: a number is finished by the full stop
            self._tens = (self._tens + character)[-3:]
            if self._tens == "0":
                self._tens = ""
                self._record(vote, Ballot({}))
            return
        else:
            number = character
        if number == "0":
            self._record(vote, Ballot({}))
        elif number and 1 <= int(number) <= len(options):
            self._mark(vote, options[int(number) - 1])
        elif number:
            self.host.say(_("Phiếu không có số {n}.").format(n=number), "warn")

    def _mark(self, vote: Round, option: str) -> None:
        settings = vote.paper.settings
        given = sum(self._marks.values())
        if option in self._marks and not settings.stacking:
            del self._marks[option]
        elif given >= settings.beans:
            if option in self._marks:
                del self._marks[option]
            else:
                self.host.say(_("Phiếu này đã đủ {n} hạt.").format(n=settings.beans), "warn")
        else:
            self._marks[option] = self._marks.get(option, 0) + 1

    def _record(self, vote: Round, ballot: Ballot) -> None:
        group, number = self._at(vote)
        self._mine[group, number] = ballot
        command = RecordBallot(vote.id, group, number, dict(ballot.marks), ballot.spoilt)
        self.host.send(command, lambda outcome: self._hear_mine(group, number, outcome))
        following = number + 1 if number + 1 in self._papers(vote, group) else 0
        self._take(vote, following)

    def _hear_mine(self, group: str, number: int, outcome: Outcome) -> None:
        self._mine.pop((group, number), None)
        self._hear_ballot(outcome)

    def _hear_ballot(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")

    def _turn(self, vote: Round, step: int) -> None:
        group, number = self._at(vote)
        papers = self._papers(vote, group)
        if number + step in papers:
            self._take(vote, number + step)
        elif step > 0:
            self._take(vote, 0)

    def _take(self, vote: Round, number: int) -> None:
        """Put a ballot in hand; 0: the next new one."""
        self._number, self._tens = number, ""
        group, at = self._at(vote)
        kept = self._papers(vote, group).get(at)
        self._marks = dict(kept.marks) if kept is not None else {}

    def _at(self, vote: Round) -> tuple[str, int]:
        groups = vote.paper.groups
        group = self._group_chosen if self._group_chosen in groups else groups[0]
        return group, self._number or max(self._papers(vote, group), default=0) + 1

    def _papers(self, vote: Round, group: str) -> dict[int, Ballot]:
        mine = {number: ballot for (g, number), ballot in self._mine.items() if g == group}
        return {**vote.ballots.get(group, {}), **mine}

    def _entry(self, vote: Round, width: int) -> Line:
        numbers = [vote.paper.number(o) for o, n in self._marks.items() for _n in range(n)]
        left = vote.paper.settings.beans - len(numbers)
        spans = [Span(" " + _("Phiếu này") + "   ")]
        for number in numbers:
            spans += [
                Span(flush(str(number), 3) + "  ", "strong", bold=True, ground="ground"),
                Span("  "),
            ]
        if self.editor is not None and left > 0:
            shown = self._tens or " "
            spans += [
                Span(" " + shown, "strong", ground="ground"),
                Span(" ", "focus", ground="ground", reverse=True),
                Span("  "),
            ]
        used = sum(len(s.text) for s in spans)
        tail = _("còn {n} hạt").format(n=left) if left else _("đủ hạt, Enter")
        spans.append(Span(flush(tail, max(0, width - used - 1)), "strong", bold=True))
        return line(*spans, key=ENTRY, ground="row")

    def _last(self, vote: Round, group: str) -> list[Line]:
        found = [line(Span(_("VỪA NHẬP"), "second", bold=True))]
        papers = self._papers(vote, group)
        for number in sorted(papers, reverse=True)[:5]:
            ballot = papers[number]
            numbers = sorted(
                vote.paper.number(o) for o, n in ballot.marks.items() for _n in range(n)
            )
            words = _("hỏng") if ballot.spoilt else " ".join(map(str, numbers)) or _("trắng")
            found.append(line(Span(flush(str(number), 5) + "  ", "second"), words))
        return found
