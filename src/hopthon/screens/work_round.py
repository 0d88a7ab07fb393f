"""Opening a vote: how it is voted, what stands on the paper, women and men apart or together."""

from hopthon.language import _
from hopthon.meeting.commands import CriterionSetting, OpenRound, StartRound
from hopthon.meeting.entries import Round
from hopthon.numbers import read_count
from hopthon.refusal import Refusal
from hopthon.screens.by_method import counting_place
from hopthon.screens.keys import Key
from hopthon.screens.round_form import METHODS, Draft, RoundForm, method_words
from hopthon.screens.round_rows import NUMBERS, TEXTS, RoundRows, turned
from hopthon.screens.workspace import DIGITS, Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.voting.criteria import MOST_POINTS
from hopthon.voting.dots import MOST_BEANS
from hopthon.voting.paper import WOMEN
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import Line, line

_MOST = {"#beans": MOST_BEANS, "#top": MOST_POINTS, "#seats": 500, "#trained": 500}
_LONGEST_WEIGHT = 5


class RoundWork(Workspace):
    """Rows are what may stand on the paper, ticked or not, then the settings of the method."""

    id = "round"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.form = RoundForm()

    # what it shows -------------------------------------------------------------------------

    @property
    def draft(self) -> Draft:
        """The form over the meeting as it stands."""
        return Draft(self.meeting, self.form)

    def name(self) -> str:
        """For the help."""
        return _("mở đợt bầu")

    def title(self) -> tuple[str, str, str]:
        """Which round this will be, and how it is voted."""
        words = _("đợt {n}").format(n=len(self.meeting.rounds) + 1)
        how = method_words()[self.draft.method]
        return (_("Xếp ưu tiên"), f"{words} · {how}", _("chưa mở"))

    def rows(self) -> list[str]:
        """Options, criteria, then the settings."""
        draft = self.draft
        return RoundRows(draft, self.focus, self.editor, 60).keys() if self._any(draft) else []

    def _any(self, draft: Draft) -> bool:
        return bool(draft.candidates) or draft.method == "secret"

    def keys(self) -> tuple[Key, ...]:
        """Tick, turn, open."""
        ticks = _("chọn hay bỏ; ở dòng số hay chữ thì gõ")
        tick = _("gõ") if self.editable(self.focus) else _("chọn hay bỏ")
        weight = _("hệ số") if self.focus.startswith("#c:") else ""
        start = _("mở bản nháp") if self._kept() else ""
        return (
            Key("tick", ("enter",), "Enter", tick, ticks),
            Key("open", ("o",), "o", _("mở đợt bầu"), _("mở đợt bầu: từ đây phiếu không đổi nữa")),
            Key(
                "method", ("m",), "m", _("cách bầu"), _("đổi cách bầu: hạt, điểm, tay, kín, người")
            ),
            Key("apart", ("e",), "e", _("nữ nam riêng"), _("đếm riêng nữ và nam, hay chung")),
            Key("weight", ("h",), "h", weight, _("hệ số của tiêu chí này")),
            Key("keep", ("g",), "g", _("để nháp"), _("giữ làm bản nháp, mở sau")),
            Key("start", ("s",), "s", start, _("mở bản nháp đã giữ")),
            Key("done", ("enter",), "Enter", _("xong"), _("xong dòng này"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ"), "typing"),
        )

    def lines(self, width: int) -> list[Line]:
        """What would stand on the paper, and how."""
        draft = self.draft
        if not self._any(draft):
            return [line(Span(self._nothing(draft), "second"))]
        return RoundRows(draft, self.focus, self.editor, width).lines()

    def _nothing(self, draft: Draft) -> str:
        if draft.method == "election":
            return _("Chưa có ai trong danh sách điểm danh để bầu. m để đổi cách bầu.")
        return _("Chưa có hoạt động nào cần nguồn vốn bên ngoài để xếp ưu tiên.")

    # choosing ------------------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """Tick, turn, open."""
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
                self.focus = ""
                self.settle()
            case "weight" if self.focus.startswith("#c:"):
                self._weigh(self.focus[3:])
            case "open":
                self._open(self.draft.wish())
            case "keep":
                self._open(self.draft.wish(draft=True))
            case "start" if (kept := self._kept()) is not None:
                self.host.send(StartRound(kept.id), lambda said: self._heard(said, kept.id, ""))
            case _:
                return action in ("tick", "weight", "start")
        return True

    def _weigh(self, criterion: str) -> None:
        now = next(c.weight for c in self.draft.criteria if c.id == criterion)
        self.form.weights[criterion] = now % _LONGEST_WEIGHT + 1

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

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """A number or a name; emptied: by the rule again."""
        if not leaving:
            return
        if row == "#own":
            if title := text.strip():
                known = {c.id for c in self.draft.criteria}
                fresh = next(f"own{n}" for n in range(1, 100) if f"own{n}" not in known)
                self.form.own.append(CriterionSetting(fresh, title))
        elif row in TEXTS:
            setattr(self.form, TEXTS[row], text.strip())
        else:
            n = read_count(text, NUMBERS[row][1](), _MOST[row]) if text.strip() else 0
            setattr(self.form, NUMBERS[row][0], max(n, 1) if row == "#seats" else n)

    def typing_key(self, key: str) -> bool:
        """Enter and arrows leave the field."""
        if key not in ("enter", "up", "down", "tab", "shift+tab"):
            return False
        if self.finish() and key in ("up", "down"):
            self.walk(-1 if key == "up" else 1)
        return True

    # parts ---------------------------------------------------------------------------------

    def _kept(self) -> Round | None:
        """The newest draft."""
        rounds = reversed(list(self.meeting.rounds.values()))
        return next((r for r in rounds if r.state == "draft"), None)

    def _open(self, wish: OpenRound) -> None:
        draft = self.draft
        if draft.method == "secret" and not self.form.question:
            self.host.say(_("Ghi điều cần hỏi ý kiến rồi mới mở phiếu kín."), "warn")
            return
        how = _("phiếu nữ, phiếu nam để riêng") if draft.apart else _("đếm chung")
        after = _("Kết quả che đến khi đóng.") if draft.hidden else _("Kết quả hiện dần.")
        told = _("Đã mở đợt bầu: {how}. {after}").format(how=how, after=after)
        told = _("Đã giữ bản nháp. s để mở.") if wish.draft else told
        self.host.send(wish, lambda said: self._heard(said, "", told))

    def _heard(self, outcome: Outcome, started: str, told: str) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")
            return
        self.form = RoundForm()
        self.host.say(told or _("Đã mở đợt bầu."))
        vote = self.meeting.rounds.get(started or outcome.id or "")
        if vote is not None and vote.state == "open":
            self.host.open(counting_place(vote), WOMEN)
