"""The activity's sheet as drawn: six questions, money with its words, what does not add up."""

from collections.abc import Callable

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.activity import field_labels
from hopthon.meeting.entries import Activity, Node
from hopthon.meeting.state import Meeting
from hopthon.numbers import money_words, thousands
from hopthon.refusal import Refusal
from hopthon.screens.fields import number_cell, passage, text_cell
from hopthon.screens.sheet_fields import COUNTS, MONEY, Value, choice_options, missing_sum, read
from hopthon.text import clipped
from hopthon.views.money import activity_problems, money_gap
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line, wrap

_LABEL, _NUMBER, _CELL = 25, 3, 13


class ActivitySheet(Struct, frozen=True):
    """`stored`: a field's value; `shown`: its text; `focus` and `editor`: the field in hand."""

    node: Node
    stored: Callable[[str], Value]
    shown: Callable[[str], str]
    focus: str
    editor: Editor | None
    width: int

    def lines(self, meeting: Meeting) -> list[Line]:
        """The sheet as people fill it."""
        money = self.focus in MONEY
        return [
            line(Span(_origin(meeting, self.node), "second")),
            EMPTY,
            *self._words("text", "1", _("Làm gì?")),
            *[self._amount(), EMPTY],
            *[*self._words("place", "2", _("Ở đâu?")), EMPTY],
            *[*self._words("time", "3", _("Khi nào?")), EMPTY],
            *[*self._words("responsible", "4", _("Ai chịu trách nhiệm?")), EMPTY],
            line(
                *self._label("5", _("Chi phí bao nhiêu?"), money),
                Span(flush(_("nghìn đồng"), _CELL - 1), "second"),
            ),
            *(self._money(name) for name in MONEY),
            *self._advice(meeting),
            EMPTY,
            *self._words("note", "6", _("Làm như thế nào?")),
            self._choice("delivery", _("Dân tự làm?")),
            *self._words("funding_source", "", _("Tên nguồn vốn")),
            *[self._choice("external", _("Cần vốn bên ngoài?")), EMPTY],
            line(Span(_("Xét khi bằng điểm"), "second", bold=True)),
            self._choice("meets_women_needs", _("Hợp nhu cầu phụ nữ")),
            *(self._count(name) for name in COUNTS),
            *self._words("short", "", _("Tên ngắn trên tường")),
        ]

    def _label(self, number: str, label: str, here: bool) -> tuple[Span, ...]:
        return (
            Span(fitted(number, _NUMBER), "focus" if here else "second", bold=here),
            Span(fitted(label, _LABEL - _NUMBER), "strong" if here else "second", bold=here),
        )

    def _at(self, field: str) -> Editor | None:
        return self.editor if field == self.focus else None

    def _row(self, field: str, number: str, label: str, *cells: Span | str) -> Line:
        here = field == self.focus
        ground = "row" if here else None
        return line(*self._label(number, label, here), *cells, key=field, ground=ground)

    def _words(self, field: str, number: str, label: str) -> list[Line]:
        """One line; the words in hand, when they are longer, in full."""
        room, text = self.width - _LABEL, self.shown(field)
        here, editor = field == self.focus, self._at(field)
        if not here or len(editor.text if editor else text) < room - 2:
            return [self._row(field, number, label, *text_cell(text, room, editor))]
        first, *rest = passage(text, room - 2, editor)
        blank = " " * (_LABEL + 1)
        return [
            self._row(field, number, label, " ", *first),
            *(line(blank, *spans, key=field, ground="row") for spans in rest),
        ]

    def _amount(self) -> Line:
        quantity, unit = self.focus == "quantity", self.focus == "unit"
        return line(
            *self._label("", _("Bao nhiêu?"), quantity or unit),
            *number_cell(self.shown("quantity") or "–", _CELL, self._at("quantity")),
            " ",
            *text_cell(self.shown("unit"), 12, self._at("unit")),
            key="unit" if unit else "quantity",
            ground="row" if quantity or unit else None,
        )

    def _money(self, field: str) -> Line:
        value, editor = self.stored(field), self._at(field)
        if editor is not None:  # read back what is being typed as soon as it can be read
            try:
                value = read(field, editor.text)
            except Refusal:
                value = None
        words = money_words(value) if isinstance(value, int) else ""
        gap = field == "support_needed" and self._gap() not in (None, 0)
        cell = number_cell(self.shown(field) or "–", _CELL, editor, role="warn" if gap else "text")
        return self._row(field, "", field_labels()[field], *cell, Span("  " + words, "second"))

    def _count(self, field: str) -> Line:
        cell = number_cell(self.shown(field) or "–", _CELL, self._at(field))
        unit = _("người") if field == "poor_women_beneficiaries" else _("việc")
        return self._row(field, "", field_labels()[field], *cell, Span("  " + unit, "second"))

    def _choice(self, field: str, label: str) -> Line:
        stored, typing = self.stored(field), self._at(field) is not None
        role = "focus" if typing else "text"
        spans = [
            Span(
                ("(•) " if value == stored else "( ) ") + words + "  ",
                role if value == stored else "second",
                bold=typing and value == stored,
            )
            for value, words in choice_options(field)
        ]
        return self._row(field, "", label, *spans)

    def _gap(self) -> int | None:
        total, ours, theirs = (self.stored(name) for name in MONEY)
        if not (isinstance(total, int) and isinstance(ours, int) and isinstance(theirs, int)):
            return None
        return money_gap(
            Activity(total_cost=total, community_contribution=ours, support_needed=theirs)
        )

    def _advice(self, meeting: Meeting) -> list[Line]:
        """What does not agree, below the money, and how it could."""
        lines: list[Line] = []
        found = activity_problems(meeting, self.node)
        if self.node.parent is None:  # said by the first line already
            found = found[:-1]
        for problem in found:
            rows = wrap(problem, self.width - _NUMBER)
            signs = ["!  ", *["   "] * len(rows)]
            lines += [EMPTY]
            lines += [
                line(Span(sign, "warn", bold=True), Span(row, "strong", bold=True))
                for sign, row in zip(signs, rows, strict=False)
            ]
        theirs = missing_sum("support_needed", *(self.stored(name) for name in MONEY))
        if self._gap() and theirs is not None:
            words = _("Sửa một ô, hoặc = để cần hỗ trợ thành {n}.").format(n=thousands(theirs))
            lines.append(line(" " * _NUMBER + words))
        return lines


def _origin(meeting: Meeting, node: Node) -> str:
    above = node
    while above.parent is not None and above.parent in meeting.nodes:
        above = meeting.nodes[above.parent]
    if above.id == node.id:
        return _("chưa gắn với khó khăn nào")
    return _("từ khó khăn «{text}»").format(text=clipped(above.text, 42))
