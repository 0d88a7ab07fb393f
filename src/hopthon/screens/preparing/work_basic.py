"""Form I.1: the village's figures, typed down the list; what does not agree is said below, never in the way."""

from decimal import Decimal

from hopthon.language import _
from hopthon.meeting.commands import AddIndicator, SetBasicData
from hopthon.numbers import grouped, read_quantity
from hopthon.processes.definition import Indicator
from hopthon.refusal import Refusal
from hopthon.screens.fields import number_cell
from hopthon.screens.keys import Key
from hopthon.screens.problem_lines import explained
from hopthon.screens.workspace import DIGITS, Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.views.basic_data import Figure, figures, shown
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, line

_CELL, _UNIT, _NUMBER = 12, 9, 6


class BasicWork(Workspace):
    """Rows are the form's own, those of the village's own among them."""

    id = "basic_data"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._form: tuple[int, list[Figure], dict[str, Indicator]] = (-1, [], {})

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("số liệu cơ bản")

    def title(self) -> tuple[str, str, str]:
        """How many figures there are."""
        rows = [one for one in self._figures() if one.indicator.counts != "heading"]
        given = sum(one.value is not None for one in rows)
        words = _("đã ghi {n}/{whole}").format(n=given, whole=len(rows))
        return (_("Số liệu cơ bản, biểu I.1"), words if rows else "", "")

    def rows(self) -> list[str]:
        """Every row that has a figure, and headings that may have more below them."""
        return [one.indicator.id for one in self._figures()]

    def editable(self, row: str) -> bool:
        """A heading has no figure."""
        one = self._of(row)
        return one is not None and one.counts != "heading"

    def keys(self) -> tuple[Key, ...]:
        """A list's keys, and one more row."""
        return (
            Key("next", ("enter", "tab"), "Enter", _("số sau"), _("sang số sau"), "typing"),
            Key("walk", ("up", "down"), "↑ ↓", _("dòng"), _("dòng trên, dòng dưới"), "typing"),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ, số đã lưu"), "typing"),
            Key("edit", ("enter",), "Enter", _("gõ số"), _("gõ số ở dòng này")),
            Key(
                "more",
                ("a",),
                "a",
                _("thêm dòng"),
                _("thêm một dân tộc, một loại cây, một con vật nuôi"),
                brief=_("thêm"),
            ),
        )

    def lines(self, width: int) -> list[Line]:
        """The form, its two parts apart."""
        found: list[Line] = []
        part = ""
        parts = {"I": _("Các chỉ tiêu thống kê cơ bản"), "II": _("Các chỉ tiêu kế hoạch")}
        for row in self._figures():
            if row.indicator.part != part:
                part = row.indicator.part
                found += [EMPTY] if found else []
                found.append(line(Span(f"{part}  {parts[part]}", "second", bold=True)))
            found.append(self._row(row, width))
        if not found:
            return [line(Span(_("Quy trình này không có biểu số liệu cơ bản."), "second"))]
        return found

    def status(self) -> str:
        """What a row that is no number wants."""
        one = self._of(self.focus)
        yes_no = one is not None and one.counts == "yes_no"
        return _("Dòng này gõ 1 là có, 0 là không.") if yes_no else ""

    def foot(self, width: int, *, small: bool) -> list[Line]:
        """What does not agree: of this row, else the first there is."""
        wrong = {f.indicator.id: f.problem for f in self._figures() if f.problem}
        if not wrong:
            return super().foot(width, small=small)
        here = wrong.get(self.focus) or next(iter(wrong.values()))
        more = _(" (và {n} chỗ khác)").format(n=len(wrong) - 1) if len(wrong) > 1 else ""
        return [EMPTY, *explained(here + more, "", width)]

    # choosing and typing -------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """One more row where the village has something of its own."""
        if action != "more":
            return False
        whole = self._may_have_more()
        if whole is None:
            self.host.say(_("Chỉ thêm dòng dưới dân tộc, cây trồng, vật nuôi."), "warn")
            return True
        asked = _("{what} nào nữa? Ví dụ: {example}").format(
            what=whole.more, example=_("Dao") if whole.unit in ("người", "hộ") else _("Lạc, ha")
        )
        self.host.ask_reason(asked, lambda said: self._add(whole, said))
        return True

    def value(self, row: str) -> str:
        """As people write it."""
        value, one = self.meeting.basic.get(row), self._of(row)
        if value is None or one is None:
            return ""
        return grouped(value) if one.counts == "yes_no" else shown(one, value)

    def accepts(self, character: str) -> bool:
        """Digits, a decimal comma; a sign where a rate may fall."""
        one = self._of(self.focus)
        return (
            character in DIGITS
            or character == ","
            or (character == "-" and one is not None and one.counts == "rate")
        )

    def saves_pauses(self, row: str) -> bool:
        """A number only when it is whole."""
        return False

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """One figure; nothing typed takes it away."""
        one = self._of(row)
        if not leaving or one is None:
            return
        said = text.strip()
        value = _read(said, one.title.strip("- +")) if said else None
        self.host.send(SetBasicData(values={row: value}), self._hear)

    # parts ---------------------------------------------------------------------------------

    def _row(self, row: Figure, width: int) -> Line:
        one, here = row.indicator, row.indicator.id == self.focus
        room = width - _NUMBER - _UNIT - _CELL - 2
        label = Span(fitted(one.title, room), "strong" if here else "text", bold=here)
        number = Span(fitted(one.number, _NUMBER), "second")
        unit = Span(fitted(" " + one.unit, _UNIT), "second")
        ground = "row" if here else None
        if one.counts == "heading":
            return line(number, label, key=one.id, ground=ground)
        editor = self.editor if here else None
        words = shown(one, row.value) or "–"
        sign = Span(" ✗" if row.problem else "  ", "warn", bold=True)
        return line(
            number, label, *number_cell(words, _CELL, editor), unit, sign, key=one.id, ground=ground
        )

    def _figures(self) -> list[Figure]:
        """The form's rows, worked out again only when something was written."""
        if self._form[0] != self.meeting.seq:
            rows = figures(self.meeting)
            self._form = (self.meeting.seq, rows, {f.indicator.id: f.indicator for f in rows})
        return self._form[1]

    def _of(self, row: str) -> Indicator | None:
        self._figures()
        return self._form[2].get(row)

    def _may_have_more(self) -> Indicator | None:
        """The row that the one in focus is, or is part of, if it may have more."""
        here = self._of(self.focus)
        for one in (here, self._of(here.of) if here is not None else None):
            if one is not None and one.more:
                return one
        return None

    def _add(self, whole: Indicator, said: str) -> None:
        title, _comma, unit = said.partition(",")
        words = title.strip()
        prefixed = words if words.startswith(whole.more) else f"{whole.more} {words}"
        # "Dân tộc Dao", "Cây lạc"; livestock goes by its own name
        named = words if whole.counts == "heading" else prefixed
        wish = AddIndicator(under=whole.id, title=named, unit=unit.strip())

        def added(outcome: Outcome) -> None:
            if isinstance(outcome, Refusal):
                self.host.say(outcome.sentence, "warn")
            elif outcome.id is not None:
                self.focus = outcome.id

        self.host.send(wish, added)

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")


def _read(said: str, what: str) -> Decimal:
    """A quantity with a sign."""
    value = read_quantity(said.removeprefix("-"), what)
    return -value if said.startswith("-") else value
