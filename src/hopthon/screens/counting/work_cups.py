"""Counting cups: type a number, Enter, next; running sums against what is possible."""

from msgspec.structs import replace

from hopthon.language import _
from hopthon.meeting.commands import RecordTally
from hopthon.meeting.counting import BALLOTS
from hopthon.meeting.entries import Round
from hopthon.meeting.standing import present
from hopthon.numbers import read_count
from hopthon.processes.definition import Prompt
from hopthon.screens.counting.cup_table import CupTable
from hopthon.screens.counting.work_counting import CountingWork
from hopthon.screens.keys import Key
from hopthon.screens.pending import Pending
from hopthon.screens.rounds.by_method import calling, heading
from hopthon.screens.workspace import DIGITS, Host
from hopthon.session.desk import Outcome
from hopthon.views.times import hour
from hopthon.voting.cells import nested
from hopthon.voting.count import Count, Problem
from hopthon.voting.words import group_word
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import Line, line

MOST_BEANS, MOST_BALLOTS = 1_000_000, 100_000


class CupsWork(CountingWork):
    """Rows are "group/option" cells and "group/#ballots"."""

    id = "cups"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._sent: Pending[tuple[str, str, str], int | None] = Pending()  # None: not counted

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("đếm cốc")

    def title(self) -> tuple[str, str, str]:
        """Which round."""
        vote = self.vote()
        if vote is None:
            return (heading(None), "", "")
        people = vote.paper.method == "election"
        how = _("{round} · đếm theo người") if people else _("{round} · đếm theo cốc")
        return (heading(vote.paper), how.format(round=self.round_words()), _("đang đếm"))

    def prompt(self) -> Prompt:
        """What to say over the counting table."""
        vote = self.vote()
        step = self.meeting.find_step(self.meeting.step)
        return calling(vote.paper if vote else None, step)

    def vote(self) -> Round | None:
        """The round with the cups that are on their way to the disk."""
        vote = super().vote()
        if vote is None or not len(self._sent):
            return vote
        counts = dict(vote.counts)
        for (name, group, option), n in self._sent.items():
            if name != vote.id:
                continue
            count = counts.get(group) or Count("tally", present(self.meeting, group))
            if option == BALLOTS:
                counts[group] = replace(count, ballots=n)
            else:
                others = {o: m for o, m in count.totals.items() if o != option}
                counts[group] = replace(
                    count, totals=others if n is None else {**others, option: n}
                )
        return replace(vote, counts=counts)

    def rows(self) -> list[str]:
        """Down one group's cups, then its ballots, then the next group."""
        vote = self.vote()
        groups = vote.paper.groups if vote else ()
        return [f"{g}/{o}" for g in groups for o in (*vote.paper.ids, BALLOTS)] if vote else []

    def place(self, problem: Problem) -> str:
        """The cup, or the group's ballots."""
        vote = self.vote()
        begun = vote is not None and problem.group in vote.counts
        first = vote.paper.ids[0] if vote is not None and not begun else BALLOTS
        return f"{problem.group}/{problem.option or first}"

    def keys(self) -> tuple[Key, ...]:
        """The counting table's keys."""
        vote = self.vote()
        if vote is None:
            return self.counting_keys()
        other = self.other_group()
        across = _("sang {group}").format(group=group_word(other)) if other else ""
        before = _("xem lần gõ trước")
        people = vote.paper.method == "election"
        after, cup = (_("người sau"), _("người")) if people else (_("cốc sau"), _("cốc"))
        return (
            Key("next", ("enter",), "Enter", after, _("ghi số, sang cốc sau"), "typing"),
            Key("other", ("tab",), "Tab", across, _("sang cột bên kia"), "typing"),
            Key("walk", ("up", "down"), "↑ ↓", cup, _("cốc trên, cốc dưới"), "typing", brief=""),
            Key(
                "earlier",
                ("f2",),
                "F2",
                before,
                _("các số đã gõ ở cốc này"),
                "typing",
                brief=_("lần gõ trước"),
            ),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing"),
            Key("edit", ("enter",), "Enter", _("gõ số"), _("gõ số vào ô này")),
            *self.counting_keys(),
            Key("ballots", ("f",), "f", _("nhập từng phiếu"), _("nhập từng phiếu thay vì đếm cốc")),
            Key("annul", ("x",), "x", _("hủy đợt"), _("hủy đợt bầu, cần lý do")),
        )

    def lines(self, width: int) -> list[Line]:
        """The table and its sums."""
        vote = self.vote()
        if vote is None:
            words = _("Chưa có đợt nào. o để mở đợt bầu đầu tiên.")
            return [line(Span(words, "second"))]
        table = CupTable(vote, self.focus, self.editor, width)
        wrong = {(p.group, p.option) for p in self.problems() if p.where == "cup"}
        ballots = {g: self.value(f"{g}/{BALLOTS}") for g in vote.paper.groups}
        as_present = {g: str(present(self.meeting, g)) for g in ballots} == ballots
        return table.lines(wrong, ballots, as_present=as_present)

    # choosing and typing -------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """As in all counting; and the other way to enter."""
        if action == "ballots":
            self.host.open("ballots")
            return True
        return super().act(action)

    def value(self, row: str) -> str:
        """The count so far; a group's ballots are those present until typed otherwise."""
        vote = self.vote()
        group, _slash, option = row.partition("/")
        count = vote.counts.get(group) if vote else None
        if option != BALLOTS:
            return str(count.totals[option]) if count and option in count.totals else ""
        stated = count.ballots if count else None
        n = present(self.meeting, group) if stated is None else stated
        return "" if n is None else str(n)

    def accepts(self, character: str) -> bool:
        """Digits."""
        return character in DIGITS

    def saves_pauses(self, row: str) -> bool:
        """Half a number is no count."""
        return False

    def begin(self, row: str = "") -> None:
        """Open the cell."""
        self.settle()
        super().begin(row)

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """One cup: the group's counts with this one in them; an emptied cup is not counted yet."""
        vote = self.vote()
        if vote is None or not leaving:
            return
        group, _slash, option = row.partition("/")
        if option == BALLOTS:
            n = read_count(text, _("Số phiếu"), MOST_BALLOTS) if text.strip() else None
            n = present(self.meeting, group) if n is None else n
        else:
            label = self.cell_label(vote, option)
            n = read_count(text, label, MOST_BEANS) if text.strip() else None
        answered = self._sent.put((vote.id, group, option), n)
        standing = self.vote()
        assert standing is not None
        count = standing.counts[group]

        def heard(outcome: Outcome) -> None:
            answered()
            self.hear(outcome)

        ballots = present(self.meeting, group) if count.ballots is None else count.ballots
        self.host.send(
            RecordTally(vote.id, group, nested(count.totals), ballots, only=option), heard
        )

    def cell_label(self, vote: Round, cell: str) -> str:
        """What a cell is called when its number cannot be read."""
        return _("Cốc {n}").format(n=vote.paper.number(cell))

    def typing_key(self, key: str) -> bool:
        """Enter down, Tab across, F2 what stood here."""
        if key in ("tab", "shift+tab"):
            if other := self.other_group():
                self.step_to(f"{other}/{self.focus.partition('/')[2]}")
        elif key == "f2":
            self.earlier()
        elif key in ("enter", "down", "up"):
            self.go(-1 if key == "up" else 1)
        else:
            return False
        return True

    # parts ---------------------------------------------------------------------------------

    def go(self, step: int) -> None:
        """Leave this cell for one before or after it."""
        rows = self.rows()
        at = rows.index(self.focus) + step if self.focus in rows else 0
        if at < len(rows):
            self.step_to(rows[max(0, at)])
        elif self.finish():
            self.host.say(self.status())

    def other_group(self) -> str:
        """The group whose cell is not in hand."""
        vote, group = self.vote(), self.focus.partition("/")[0]
        return next((g for g in (vote.paper.groups if vote else ()) if g != group), "")

    def earlier(self) -> None:
        """Say what stood in this cell before."""
        vote = self.vote()
        group, _slash, option = self.focus.partition("/")
        cell = (vote.id if vote else "", group, "" if option == BALLOTS else option)
        found = [c for c in self.meeting.corrections if (c.ref, c.group, c.what) == cell]
        words = [
            _("{hour}: từ {before} thành {after}").format(
                hour=hour(c.at), before=c.before, after="–" if c.after is None else c.after
            )
            for c in found[-3:]
        ]
        told = _("Sửa lúc {words}.").format(words="; ".join(words))
        self.host.say(told if words else _("Ô này chưa sửa lần nào."))
