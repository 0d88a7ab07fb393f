"""The three questions as lines."""

from hopthon.language import _
from hopthon.processes.definition import Kind
from hopthon.screens.fields import text_cell
from hopthon.screens.home.answers import FIELDS, Form, group_of
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, line

_WIDEST = 92


def page(form: Form, focus: str, editor: Editor | None, width: int, height: int) -> list[Line]:
    """At most `height` rows, the one in focus among them; blank rows go first."""
    content = _content(form, focus, editor, min(_WIDEST, max(60, width - 4)))
    if len(content) > height:
        content = [row for row in content if row.spans]
    here = next((i for i, row in enumerate(content) if focus in (row.key or "").split("|")), 0)
    top = max(0, min(here - height // 2, len(content) - height))
    margin = Span(" " * max(0, (width - _WIDEST) // 2))
    return [Line((margin, *row.spans), (row.key or "").split("|")[0]) for row in content[top:]]


def _content(form: Form, focus: str, editor: Editor | None, width: int) -> list[Line]:
    start = (
        Span("Enter", "focus", bold=True),
        Span("    " + _("Vào cuộc họp"), "strong", bold=True),
        Span("  " + _("ở bước điểm danh"), "second"),
    )
    pages = (
        Span("F2", "focus", bold=True),
        Span("       " + _("Chuẩn bị trước"), "strong", bold=True),
        Span("  " + _("tổ công tác, số liệu, chương trình, lấy từ tệp"), "second"),
    )
    return [
        EMPTY,
        line(
            "   ",
            Span(_("Cuộc họp mới"), "strong", bold=True),
            Span("  " + _("ba câu hỏi, còn lại tính sau"), "second"),
        ),
        EMPTY,
        _question("1", _("Làm theo quy trình nào?"), group_of(focus) == "process"),
        *(
            _process(form, index, f"process {index}" == focus, width)
            for index in range(len(form.processes))
        ),
        EMPTY,
        _question("2", _("Loại cuộc họp?"), group_of(focus) == "kind"),
        *_kinds(form, focus),
        line("       ", Span(form.kind.summary, "second")),
        EMPTY,
        _question("3", _("Họp ở đâu?"), focus in FIELDS),
        _place(form, "village", focus, editor),
        _place(form, "commune", focus, editor),
        EMPTY,
        line("   ", Span(_("Có sẵn, đổi lúc nào cũng được"), "second")),
        _small_fields(form, focus, editor),
        EMPTY,
        line("   ", *start),
        line("   ", *pages),
    ]


def _question(number: str, words: str, here: bool) -> Line:
    shown = Span(f"{number}  ", "focus" if here else "second", bold=True)
    return line(shown, Span(words, "strong", bold=True))


def _process(form: Form, index: int, here: bool, width: int) -> Line:
    process, on = form.processes[index], index == form.answers.process
    hint = Span(fitted(process.hint, max(1, width - 54)), "second")
    return line("   ", *_radio(process.title, 46, on, here), hint, key=f"process {index}")


def _kinds(form: Form, focus: str) -> list[Line]:
    """Two columns; a row answers to the keys of both."""
    kinds = form.process.kinds
    half = (len(kinds) + 1) // 2
    lines: list[Line] = []
    for left in range(half):
        pair: tuple[Kind, ...] = kinds[left::half][:2]
        spans = [
            s for x in pair for s in _radio(x.title, 38, x is form.kind, focus == f"kind {x.id}")
        ]
        lines.append(line("   ", *spans, key="|".join(f"kind {x.id}" for x in pair)))
    return lines


def _radio(title: str, width: int, on: bool, here: bool) -> tuple[Span, ...]:
    ground = "row" if here else None
    mark = Span("(•) " if on else "( ) ", "focus" if on else "second", bold=on, ground=ground)
    return mark, Span(fitted(title, width), "strong" if on else "text", bold=on, ground=ground)


def _place(form: Form, name: str, focus: str, editor: Editor | None) -> Line:
    word, here = f"{name}_word", focus == name
    on_word = focus == word
    shown = Span(
        fitted(form.word(word), 12),
        "strong" if on_word else "second",
        bold=on_word,
        ground="row" if on_word else None,
    )
    spans = [
        Span("   "),
        shown,
        Span("◂▸" if on_word else "▾ ", "second"),
        Span("▌" if here else " ", "focus"),
        *text_cell(form.text(name), 36, editor if here else None),
    ]
    if here and name == "commune" and (found := form.suggestion()) is not None:
        spans += [
            Span("  → ", "focus", bold=True),
            Span(", ".join(filter(None, (found["commune"], found.get("province", ""))))),
            Span(" " + _("lần trước"), "second"),
        ]
    return line(*spans, key=f"{name}|{word}")


def _small_fields(form: Form, focus: str, editor: Editor | None) -> Line:
    labels = {
        "plan_year": (_("Năm kế hoạch"), 6),
        "date": (_("Ngày họp"), 12),
        "households_total": (_("Tổng số hộ"), 9),
    }
    spans = [Span("   ")]
    for name, (label, cells) in labels.items():
        here = focus == name
        shown = form.text(name) or (_("chưa biết") if name == "households_total" else "")
        spans += [
            Span(label + " ", "second"),
            Span("▌" if here else " ", "focus"),
            *text_cell(shown, cells + 2, editor if here else None),
            Span("  "),
        ]
    return line(*spans, key="|".join(labels))
