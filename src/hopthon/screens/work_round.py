"""Opening a vote: how it is voted, what stands on the paper, women and men apart or together."""

from collections.abc import Callable

from hopthon.language import _
from hopthon.meeting.commands import AnyCommand, CriterionSetting, OpenRound, StartRound
from hopthon.meeting.naming import round_name
from hopthon.numbers import read_count
from hopthon.refusal import Refusal
from hopthon.screens.by_method import counting_place
from hopthon.screens.candidate import candidate
from hopthon.screens.keys import Key
from hopthon.screens.round_drafts import Drafts
from hopthon.screens.round_form import Draft, RoundForm, keeping_form
from hopthon.screens.round_keys import round_keys
from hopthon.screens.round_rows import NUMBERS, TEXTS, RoundRows, turned
from hopthon.screens.round_wish import change, wish
from hopthon.screens.round_words import METHODS, method_words
from hopthon.screens.workspace import DIGITS, Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.voting.criteria import MOST_POINTS
from hopthon.voting.dots import MOST_BEANS
from hopthon.voting.paper import WOMEN
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import Line, line, wrap

_MOST = {"#beans": MOST_BEANS, "#top": MOST_POINTS, "#seats": 500, "#trained": 500}
_LONGEST_WEIGHT = 5


class RoundWork(Workspace):
    """Rows are what may stand on the paper, ticked or not, then the settings of the method."""

    id = "round"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._drafts = Drafts()
        self._adding = 0  # people on their way to the roll

    # what it shows -------------------------------------------------------------------------

    @property
    def draft(self) -> Draft:
        """The form over the meeting as it stands."""
        return Draft(self.meeting, self.form)

    @property
    def form(self) -> RoundForm:
        """What was changed, of a new round or of a draft gone back to."""
        return self._drafts.form

    def name(self) -> str:
        """For the help."""
        return _("mở đợt bầu")

    def title(self) -> tuple[str, str, str]:
        """Which round this will be, and how it is voted."""
        kept = self._drafts.name
        words = f"{round_name(self.meeting, kept)} · {method_words()[self.draft.method]}"
        return (_("Xếp ưu tiên"), words, _("bản nháp") if kept else _("chưa mở"))

    def rows(self) -> list[str]:
        """Options, criteria, then the settings."""
        draft = self.draft
        return RoundRows(draft, self.focus, self.editor, 60).keys() if self._any(draft) else []

    def _any(self, draft: Draft) -> bool:
        return bool(draft.candidates) or draft.method in ("secret", "election")

    def keys(self) -> tuple[Key, ...]:
        """Tick, turn, open."""
        back = _("đợt mới") if self._drafts.last else _("sửa nháp")
        back = back if self._drafts.newest else ""
        return round_keys(
            types=self.editable(self.focus),
            weighs=self.focus.startswith("#c:"),
            start=_("mở nháp") if self._drafts.newest and not self._drafts.name else "",
            back=_("thôi chọn") if self.form.keeping is not None else back,
        )

    def lines(self, width: int) -> list[Line]:
        """What would stand on the paper, and how."""
        draft = self.draft
        if not self._any(draft):
            none = _("Chưa có hoạt động nào cần nguồn vốn bên ngoài để xếp ưu tiên.")
            way = _("Ctrl+P, gõ «phieu», rồi t ở việc cần vốn.")
            return [line(Span(row, "second")) for row in wrap(f"{none} {way}", width)]
        return RoundRows(draft, self.focus, self.editor, width).lines()

    # choosing ------------------------------------------------------------------------------

    def settle(self) -> None:
        """Drafts are what the file says by now."""
        self._drafts.follow(self.meeting)
        super().settle()

    def open_line(self, node: str) -> None:
        """A vote on which lines of this one's kind its sector keeps."""
        if (line_of := self.meeting.nodes.get(node)) is not None:
            self._drafts.between(keeping_form(self.meeting, line_of))
            self._from_the_top()

    def act(self, action: str) -> bool:
        """Tick, turn, open, keep, back to what was kept."""
        self._drafts.follow(self.meeting)
        criterion = self.focus[3:] if self.focus.startswith("#c:") else ""
        match action:
            case "tick" if self.editable(self.focus):
                self.begin(self.focus)
            case "tick" if self.focus:
                turned(self.draft, self.focus)
            case "apart":
                self.form.apart = not self.draft.apart
            case "method":
                at = METHODS.index(self.draft.method)
                self.form.method = METHODS[(at + 1) % len(METHODS)]
                self._from_the_top()
            case "weight" if criterion:
                self._weigh(criterion)
            case "top" if criterion:
                self._ask_top(criterion)
            case "open" | "keep" if self.draft.method == "secret" and not self.draft.title:
                self.host.say(_("Ghi điều cần hỏi ý kiến rồi mới mở phiếu kín."), "warn")
            case "open":
                self._open()
            case "keep":
                self._keep()
            case "start" if self._drafts.name:
                self._open()
            case "start" if self._drafts.newest:
                self._start(self._drafts.newest)
            case "draft" if self.form.keeping is not None:
                self._drafts.give_up()
                self._from_the_top()
            case "draft" if self._drafts.newest:
                self._drafts.turn()
                self._from_the_top()
            case _:
                return action in ("tick", "weight", "top", "start", "draft")
        return True

    def _from_the_top(self) -> None:
        self.focus = ""
        self.settle()

    def _weigh(self, criterion: str) -> None:
        now = next(c.weight for c in self.draft.criteria if c.id == criterion)
        self.form.weights[criterion] = now % _LONGEST_WEIGHT + 1

    def _ask_top(self, criterion: str) -> None:
        title = next(c.title for c in self.draft.criteria if c.id == criterion)

        def answered(words: str) -> None:
            try:
                n = read_count(words, title, MOST_POINTS)
            except Refusal as refusal:
                self.host.say(refusal.sentence, "warn")
            else:
                self.form.tops[criterion] = max(n, 1)

        self.host.ask_reason(_("Điểm cao nhất của «{title}»?").format(title=title), answered)

    # typing --------------------------------------------------------------------------------

    def editable(self, row: str) -> bool:
        """Numbers and names; the rest is ticked or turned."""
        return row in NUMBERS or row in TEXTS

    def value(self, row: str) -> str:
        """As it stands."""
        return RoundRows(self.draft, self.focus, None, 60).text(row)

    def accepts(self, character: str) -> bool:
        """Digits, or any letter."""
        return self.focus in TEXTS or character in DIGITS

    def saves_pauses(self, row: str) -> bool:
        """Half a number is no number."""
        return False

    def typed_over(self, row: str) -> bool:
        """Numbers are, titles are not."""
        return row not in TEXTS

    def holds(self, key: str) -> bool:
        """A candidate just typed has to be on the roll before the paper is drawn up."""
        return self._adding > 0

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """A number or a name; emptied: by the rule again."""
        if not leaving:
            return
        words = text.strip()
        if row == "#candidate":
            self._add_candidate(words)
        elif row == "#own":
            self._add_criterion(words)
        elif row in TEXTS:
            setattr(self.form, TEXTS[row], words)
        elif row == "#top":
            n = read_count(text, NUMBERS[row][1](), _MOST[row]) if words else 0
            self.form.tops = {c.id: n for c in self.draft.criteria} if n else {}
        else:
            n = read_count(text, NUMBERS[row][1](), _MOST[row]) if words else 0
            setattr(self.form, NUMBERS[row][0], n)

    def _add_criterion(self, title: str) -> None:
        known = {c.id for c in self.draft.criteria}
        fresh = next(f"own{n}" for n in range(1, 100) if f"own{n}" not in known)
        if title:
            self.form.own.append(CriterionSetting(fresh, title, self.draft.top or 10))

    def _add_candidate(self, typed: str) -> None:
        if not typed:
            return
        wanted, form = candidate(self.meeting, typed), self.form
        assert wanted.id is not None
        form.flipped.add(wanted.id)
        self._adding += 1

        def heard(outcome: Outcome) -> None:
            self._adding -= 1
            if isinstance(outcome, Refusal):
                self.host.say(outcome.sentence, "warn")

        self.host.send(wanted, heard)

    def typing_key(self, key: str) -> bool:
        """Enter and arrows leave the field."""
        if key not in ("enter", "up", "down", "tab", "shift+tab"):
            return False
        if self.finish() and key in ("up", "down"):
            self.walk(-1 if key == "up" else 1)
        return True

    # parts ---------------------------------------------------------------------------------

    def _open(self) -> None:
        draft = self.draft
        how = _("phiếu nữ, phiếu nam để riêng") if draft.apart else _("đếm chung")
        after = _("Kết quả che đến khi đóng.") if draft.hidden else _("Kết quả hiện dần.")
        told = _("Đã mở đợt bầu: {how}. {after}").format(how=how, after=after)
        if (name := self._drafts.name) and (changed := change(draft, name)) is not None:
            self._send(changed, lambda _id: self._start(name, told))
        elif name:
            self._start(name, told)
        else:
            self._send(wish(draft), lambda made: self._opened(made, told))

    def _start(self, name: str, told: str = "") -> None:
        told = told or _("Đã mở đợt bầu.")
        self._send(StartRound(name), lambda _id: self._opened(name, told))

    def _keep(self) -> None:
        told = _("Đã giữ bản nháp: sửa được ở đây. o để mở, r để soạn đợt khác.")
        if not (name := self._drafts.name):
            self._send(wish(self.draft, keep=True), lambda made: self._kept(made, told))
        elif (changed := change(self.draft, name)) is not None:
            self._send(changed, lambda _id: self._kept(name, _("Đã ghi bản nháp. o để mở.")))
        else:
            self.host.say(_("Bản nháp không có gì đổi. o để mở."))

    def _send(self, command: AnyCommand, done: Callable[[str], None]) -> None:
        """`done` is told the id of what was made."""

        def heard(outcome: Outcome) -> None:
            if isinstance(outcome, Refusal):
                self.host.say(outcome.sentence, "warn")
                return
            if isinstance(command, OpenRound):
                self._drafts.written()
            done(outcome.id or "")

        self.host.send(command, heard)

    def _kept(self, name: str, told: str) -> None:
        self._drafts.take(self.meeting, name)
        self.settle()
        self.host.say(told)

    def _opened(self, name: str, told: str) -> None:
        self._drafts.take(self.meeting, name)
        self.host.say(told)
        vote = self.meeting.rounds.get(name)
        if vote is not None and vote.state == "open":
            self.host.open(counting_place(vote), WOMEN)
