"""The activity's sheet as drawn: six questions, money with its words, what does not add up."""

from collections.abc import Callable

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.activity import RECKONED, field_labels
from hopthon.meeting.entries import Activity, Node
from hopthon.meeting.state import Meeting
from hopthon.money import read_pledge
from hopthon.numbers import grouped, money_words, thousands
from hopthon.refusal import Refusal
from hopthon.screens.activity.sheet_fields import (
    COUNTS,
    MONEY,
    PERCENT,
    PLEDGE,
    Value,
    choice_options,
    label,
    missing_sum,
    read,
)
from hopthon.screens.fields import number_cell, passage, text_cell
from hopthon.text import clipped
from hopthon.views.money import activity_problems, money_gap
from hopthon.views.pledges import givers
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line, wrap

_LABEL, _NUMBER, _CELL, _PLEDGE = 25, 3, 13, 26


class ActivitySheet(Struct, frozen=True):
    """`stored`: a field's value; `shown`: its text; `focus` and `editor`: the field in hand; `ghost`: offered there."""

    node: Node
    stored: Callable[[str], Value]
    shown: Callable[[str], str]
    focus: str
    editor: Editor | None
    width: int
    ghost: str = ""

    def lines(self, meeting: Meeting) -> list[Line]:
        """The sheet as people fill it."""
        money = self.focus in (*MONEY, PERCENT, PLEDGE)
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
            *(row for name in MONEY for row in self._money(name)),
            self._number(PERCENT, "%"),
            *self._pledged(meeting),
            *self._advice(meeting),
            EMPTY,
            *self._words("note", "6", _("Làm như thế nào?")),
            self._choice("delivery", _("Dân tự làm?")),
            *self._words("funding_source", "", _("Tên nguồn vốn")),
            *[self._choice("external", _("Cần vốn bên ngoài?")), EMPTY],
            line(Span(_("Xét khi bằng điểm"), "second", bold=True)),
            self._choice("meets_women_needs", _("Hợp nhu cầu phụ nữ")),
            *self._words("women_needs_said_by", "", _("Ai nói vậy?")),
            self._number(COUNTS[0], _("người")),
            self._number(COUNTS[1], _("việc")),
            self._choice("women_participation", _("Phụ nữ cùng làm?")),
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
            ghost = self.ghost if here else ""
            return [self._row(field, number, label, *text_cell(text, room, editor, ghost=ghost))]
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
            *text_cell(self.shown("unit"), 18, self._at("unit"), ghost=self.ghost if unit else ""),
            key="unit" if unit else "quantity",
            ground="row" if quantity or unit else None,
        )

    def _money(self, field: str) -> list[Line]:
        """The amount with its words and how it was reached; what is being typed is read back at once."""
        editor, value = self._at(field), self._now(field)
        words = money_words(value) if isinstance(value, int) else ""
        if editor is not None and len(editor.text) >= _CELL:
            return self._long(field, editor, f"= {words}" if words else "")
        gap = field == "support_needed" and self._gap() not in (None, 0)
        cell = number_cell(self.shown(field) or "–", _CELL, editor, role="warn" if gap else "text")
        row = self._row(field, "", field_labels()[field], *cell, Span("  " + words, "second"))
        reckoned = "" if editor is not None else str(self.stored(RECKONED[field]) or "")
        return [row, *self._below(field, f"= {reckoned}" if reckoned else "")]

    def _pledged(self, meeting: Meeting) -> list[Line]:
        """What each household gives, and what that makes."""
        editor, value = self._at(PLEDGE), self._now(PLEDGE)
        words = ""
        if value:
            each, said = read_pledge(str(value), label(PLEDGE))
            pledged = Activity(pledge_per_household=each, pledge_households=said)
            if (n := givers(meeting, pledged)) is not None:
                among = "" if said is not None else _("× {n} hộ ").format(n=grouped(n))
                words = f"{among}= {money_words(each * n)}"
        if editor is not None and len(editor.text) >= _PLEDGE:
            return self._long(PLEDGE, editor, words)
        cell = text_cell(self.shown(PLEDGE) or "–", _PLEDGE, editor)
        return [self._row(PLEDGE, "", label(PLEDGE), *cell), *self._below(PLEDGE, words)]

    def _now(self, field: str) -> Value:
        """The field's value, of what is being typed as soon as it can be read."""
        if (editor := self._at(field)) is None:
            return self.stored(field)
        try:
            return read(field, editor.text)
        except Refusal:
            return None

    def _long(self, field: str, editor: Editor, words: str) -> list[Line]:
        """A reckoning longer than the cell of a number: the whole row is its, it is read back below."""
        cell = text_cell("", self.width - _LABEL, editor)
        return [self._row(field, "", label(field), *cell), *self._below(field, words)]

    def _below(self, field: str, words: str) -> list[Line]:
        rows = wrap(words, self.width - _LABEL - 1) if words else []
        return [line(" " * (_LABEL + 1), Span(row, "second"), key=field) for row in rows]

    def _number(self, field: str, unit: str) -> Line:
        cell = number_cell(self.shown(field) or "–", _CELL, self._at(field))
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
        """What does not agree, below the money, and how it could; in sight while the money is in hand."""
        lines: list[Line] = []
        near = self.focus if self.focus in (*MONEY, PERCENT, PLEDGE) else None
        found = activity_problems(meeting, self.node)
        if self.node.parent is None:  # said by the first line already
            found = found[:-1]
        for problem in found:
            rows = wrap(problem, self.width - _NUMBER)
            signs = ["!  ", *["   "] * len(rows)]
            lines += [EMPTY]
            lines += [
                line(Span(sign, "warn", bold=True), Span(row, "strong", bold=True), key=near)
                for sign, row in zip(signs, rows, strict=False)
            ]
        theirs = missing_sum("support_needed", *map(self.stored, MONEY))
        if self._gap() and theirs is not None:
            words = _("Sửa một ô, hoặc = để cần hỗ trợ thành {n}.").format(n=thousands(theirs))
            lines.append(line(" " * _NUMBER + words, key=near))
        return lines


def _origin(meeting: Meeting, node: Node) -> str:
    above = node
    while above.parent is not None and above.parent in meeting.nodes:
        above = meeting.nodes[above.parent]
    if above.id == node.id:
        return _("chưa gắn với khó khăn nào")
    return _("từ khó khăn «{text}»").format(text=clipped(above.text, 42))
