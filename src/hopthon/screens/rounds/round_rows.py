"""The rows of a round's draft as drawn: options and criteria to tick, settings to turn, fields to type in."""

from collections.abc import Callable

from msgspec import Struct

from hopthon.language import _
from hopthon.screens.fields import number_cell, text_cell
from hopthon.screens.rounds.round_form import Draft
from hopthon.screens.rounds.round_words import COMBINES, TIE_BREAKS, combine_words, tie_words
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, line

NUMBERS: dict[str, tuple[str, Callable[[], str]]] = {
    "#beans": ("beans", lambda: _("Số hạt mỗi người")),
    "#top": ("top", lambda: _("Điểm cao nhất")),
    "#seats": ("seats", lambda: _("Số người cần bầu")),
    "#trained": ("trained", lambda: _("Số người đã tập huấn")),
}
"""Row → where its number is kept, and what it is called when it cannot be read."""
TEXTS = {
    "#own": "",
    "#candidate": "",
    "#title": "title",
    "#committee": "committee",
    "#witnesses": "witnesses",
}
"""Row → where its words are kept."""
_LABEL = 30
_RANKS = ("#apart", "#combine", "#tie", "#hidden", "#reveal", "#title")
_ROWS = {
    "dots": ("#beans", "#stacking", *_RANKS),
    "criteria": ("#own", "#top", *_RANKS),
    "hands": _RANKS,
    "secret": ("#title", "#committee", "#witnesses", "#apart"),
    "election": (
        "#candidate",
        "#title",
        "#seats",
        "#women",
        "#trained",
        "#committee",
        "#apart",
        "#hidden",
        "#reveal",
    ),
}


def turned(draft: Draft, row: str) -> None:
    """Tick or turn a row: the next of its choices."""
    form = draft.form
    match row:
        case "#apart":
            form.apart = not draft.apart
        case "#hidden":
            form.hidden = not draft.hidden
        case "#reveal":
            form.reveal = not draft.reveal
        case "#stacking":
            form.stacking = not draft.stacking
        case "#women":
            form.women = not draft.women
        case "#combine":
            form.combine = COMBINES[(COMBINES.index(draft.combine) + 1) % len(COMBINES)]
        case "#tie":
            known = draft.tie_break if draft.tie_break in TIE_BREAKS else TIE_BREAKS[-1]
            form.tie_break = TIE_BREAKS[(TIE_BREAKS.index(known) + 1) % len(TIE_BREAKS)]
        case _ if row.startswith("#c:"):
            form.dropped ^= {row[3:]}
        case _:
            form.flipped ^= {row}


class RoundRows(Struct, frozen=True):
    """The draft, the row in hand, what is typed there."""

    draft: Draft
    focus: str
    editor: Editor | None
    width: int

    def keys(self) -> list[str]:
        """Every row, top to bottom."""
        options = [i for i, _words in self.draft.candidates]
        return [*options, *self._criteria(), *self._settings()]

    def lines(self) -> list[Line]:
        """All of it."""
        draft = self.draft
        chosen = draft.chosen
        found = [line(Span(draft.heading, "second", bold=True))] if draft.candidates else []
        found += [self._option(i, words, chosen) for i, words in draft.candidates]
        if criteria := self._criteria():
            found += [EMPTY, line(Span(_("Tiêu chí"), "second", bold=True))]
            found += [self._criterion(row[3:]) for row in criteria]
        air = [EMPTY] if found else []
        return [*found, *air, *(self._setting(row) for row in self._settings())]

    def text(self, row: str) -> str:
        """What a field starts from."""
        if row in NUMBERS:
            n = int(getattr(self.draft, NUMBERS[row][0]))
            return str(n) if n else ""
        return str(getattr(self.draft, TEXTS[row])) if TEXTS.get(row) else ""

    def _criteria(self) -> list[str]:
        found = self.draft.criteria if self.draft.method == "criteria" else []
        return [f"#c:{c.id}" for c in found]

    def _settings(self) -> tuple[str, ...]:
        rows = _ROWS[self.draft.method]
        return rows if self.draft.apart else tuple(r for r in rows if r != "#combine")

    def _option(self, name: str, words: str, chosen: list[str]) -> Line:
        number = str(chosen.index(name) + 1) if name in chosen else ""
        return self._ticked(name, words, number, on=name in chosen)

    def _criterion(self, name: str) -> Line:
        kept = self.draft.kept_criteria
        one = next(c for c in self.draft.criteria if c.id == name)
        at = next((str(n) for n, c in enumerate(kept, 1) if c.id == name), "")
        weight = _(", hệ số {n}").format(n=one.weight) if one.weight != 1 else ""
        words = _("{title}: 1–{max} điểm{weight}").format(
            title=one.title, max=one.max, weight=weight
        )
        return self._ticked(f"#c:{name}", words, at, on=bool(at))

    def _ticked(self, row: str, words: str, number: str, *, on: bool) -> Line:
        here = row == self.focus
        role = "strong" if here else "text" if on else "second"
        return line(
            Span("(•) " if on else "( ) ", "text" if on else "second"),
            Span(f"{number:>2}  ", "second"),
            Span(fitted(words, self.width - 8), role, bold=here),
            key=row,
            ground="row" if here else None,
        )

    def _setting(self, row: str) -> Line:
        here = self.focus == row
        label, *cells = self._cells(row, self.editor if here else None)
        words = Span(fitted(label.text, _LABEL), "strong" if here else "text", bold=here)
        return line(words, *cells, key=row, ground="row" if here else None)

    def _cells(self, row: str, editor: Editor | None) -> tuple[Span, ...]:
        """The label, then what stands there."""
        draft = self.draft
        if row in TEXTS:
            return (Span(self._label(row)), *text_cell(self.text(row), self.width - _LABEL, editor))
        if row in NUMBERS:
            none = "–" if row == "#top" else "0"
            field = number_cell(self.text(row) or none, 6, editor)
            return (Span(self._label(row)), *field, Span(self._aside(row), "second"))
        match row:
            case "#apart":
                label = Span(_("Đếm riêng nữ và nam?"))
                return (label, *_either(draft.apart, _("riêng"), _("chung")))
            case "#hidden":
                label = Span(_("Đang đếm, trên tường"))
                return (label, *_either(draft.hidden, _("che"), _("hiện")))
            case "#reveal":
                label = Span(_("Đóng rồi, trên tường"))
                return (label, *_either(not draft.reveal, _("hiện hết"), _("từ cuối lên")))
            case "#stacking":
                label = Span(_("Dồn nhiều hạt một việc?"))
                return (label, *_either(draft.stacking, _("được"), _("không")))
            case "#women":
                label = Span(_("Ít nhất 30% là nữ?"))
                return (label, *_either(draft.women, _("cần"), _("không")))
            case "#combine":
                return (Span(_("Kết quả chung")), Span(f"(•) {combine_words()[draft.combine]}"))
            case _:
                said = tie_words().get(draft.tie_break, draft.tie_break)
                return (Span(_("Bằng điểm thì xét")), Span(f"(•) {said}"))

    def _label(self, row: str) -> str:
        titles = {"election": _("Tên cuộc bầu"), "secret": _("Hỏi ý kiến điều gì?")}
        return {
            "#beans": _("Mỗi người mấy hạt?"),
            "#top": _("Điểm cao nhất mỗi tiêu chí"),
            "#seats": _("Bầu mấy người?"),
            "#trained": _("Ít nhất mấy người đã tập huấn"),
            "#own": _("Thêm tiêu chí của bà con"),
            "#candidate": _("Thêm người (tên, nữ)"),
            "#title": titles.get(self.draft.method, _("Tên đợt bầu")),
            "#committee": _("Ban kiểm phiếu (tên, tên)"),
            "#witnesses": _("Hai hộ chứng kiến (tên, tên)"),
        }[row]

    def _aside(self, row: str) -> str:
        n = len(self.draft.chosen)
        if row == "#beans" and self.draft.stacking:
            return "  " + _("{n} việc").format(n=n)
        if row == "#beans":
            return "  " + _("chọn trong {n} việc").format(n=n)
        return "  " + _("{n} người ứng cử").format(n=n) if row == "#seats" else ""


def _either(first: bool, one: str, other: str) -> tuple[Span, Span]:
    return (
        Span(("(•) " if first else "( ) ") + one + "  ", "text" if first else "second"),
        Span(("( ) " if first else "(•) ") + other, "second" if first else "text"),
    )
