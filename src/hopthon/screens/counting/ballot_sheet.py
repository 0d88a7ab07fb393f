"""Keying ballots as drawn: how far, the ballot in hand, the options, the last ballots."""

from collections.abc import Mapping

from msgspec import Struct, field

from hopthon.language import _
from hopthon.meeting.entries import Ballot
from hopthon.screens.counting.ballot_in_hand import InHand
from hopthon.screens.rounds.by_method import thing
from hopthon.voting.paper import MEN, WOMEN, Paper
from hopthon.voting.words import group_word
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line

ENTRY = "#entry"
_LAST = 5


class BallotSheet(Struct, frozen=True):
    """The paper, whose ballots are being keyed, what is in hand."""

    paper: Paper
    group: str
    hand: InHand = field(default_factory=InHand)
    width: int = 60

    def lines(
        self, number: int, papers: Mapping[int, Ballot], due: int | None, *, typing: bool
    ) -> list[Line]:
        """`number`: of the ballot in hand; `due`: how many there should be, None unknown."""
        return [
            *self.head(number, len(papers), due),
            EMPTY,
            *self._entry(typing),
            EMPTY,
            *(self._option(at, typing) for at in range(len(self.paper.options))),
            EMPTY,
            *self._last(papers),
        ]

    @property
    def _mark(self) -> tuple[str, str]:
        return {WOMEN: ("●", "women"), MEN: ("○", "men")}.get(self.group, ("●", "text"))

    def head(self, number: int, done: int, due: int | None) -> list[Line]:
        """Whose paper, which number, how many of how many."""
        mark, role = self._mark
        words = " ".join(filter(None, (_("Phiếu"), group_word(self.group), _("số"), str(number))))
        far = _("đã nhập {done}/{due}").format(done=done, due="–" if due is None else due)
        filled = min(self.width, self.width * done // due) if due else 0
        head = Span(fitted(f"{mark} {words}", self.width - 18), role, bold=True)
        track = (Span("━" * filled, role), Span("─" * (self.width - filled), "rule"))
        return [line(head, Span(flush(far, 18), "second")), line(*track)]

    def _entry(self, typing: bool) -> list[Line]:
        marks = self.hand.marks
        numbers = [self.paper.number(o) for o, n in marks.items() for _n in range(n)]
        left = self.paper.settings.beans - len(numbers)
        spans = [Span(" " + _("Phiếu này") + "   ")]
        for number in numbers:
            box = Span(flush(str(number), 3) + "  ", "strong", bold=True, ground="ground")
            spans += [box, Span("  ")]
        if typing and left > 0:
            spans += [
                Span("  ", "strong", ground="ground"),
                Span(" ", "focus", ground="ground", reverse=True),
                Span("  ", ground="ground"),
            ]
        used = sum(len(span.text) for span in spans)
        what = thing(self.paper)
        tail = (
            _("còn {n} {what}").format(n=left, what=what)
            if left > 0
            else _("đủ {what}, Enter").format(what=what)
        )
        spans.append(Span(flush(tail, max(0, self.width - used - 2)), "strong", bold=True))
        air = Line((), ENTRY, "row")
        return [air, line(*spans, key=ENTRY, ground="row"), air]

    def _option(self, at: int, typing: bool) -> Line:
        option = self.paper.options[at]
        given = self.hand.marks.get(option.id, 0)
        dot, role = self._mark
        text = option.text + (f" ×{given}" if given > 1 else "")
        return line(
            Span(f" {dot} " if given else "   ", role),
            Span(f"{at + 1:>3}  ", "focus" if typing else "second", bold=True),
            Span(fitted(text, self.width - 8), "strong" if given else "text", bold=bool(given)),
        )

    def _last(self, papers: Mapping[int, Ballot]) -> list[Line]:
        if not papers:
            return []
        found = [line(Span(_("VỪA NHẬP"), "second", bold=True))]
        for number in sorted(papers, reverse=True)[:_LAST]:
            ballot = papers[number]
            marked = sorted(
                self.paper.number(o) for o, n in ballot.marks.items() for _n in range(n)
            )
            words = _("hỏng") if ballot.spoilt else " ".join(map(str, marked)) or _("trắng")
            few = 0 < len(marked) < self.paper.settings.beans
            aside = _few(self.paper, len(marked)) if few else ""
            spans = (fitted(words, max(9, len(words) + 3)), Span(aside, "second"))
            found.append(line(Span(flush(str(number), 5) + "  ", "second"), *spans))
        return found


def _few(paper: Paper, n: int) -> str:
    """Fewer marks than a voter has: not wrong, but worth a second look."""
    words = _("chọn {n} người") if paper.method == "election" else _("bỏ {n} hạt")
    return words.format(n=n)
