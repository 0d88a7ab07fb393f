"""The activity sheet: six questions, money as people say it, marks for when votes are equal."""

from collections.abc import Callable
from dataclasses import dataclass

from hopthon.language import _
from hopthon.meeting.activity import field_labels
from hopthon.meeting.commands import DescribeActivity, EditNode
from hopthon.meeting.state import Activity, Node
from hopthon.numbers import grouped, money_words, read_count, read_money, read_quantity, thousands
from hopthon.refusal import Refusal
from hopthon.screens.fields import number_cell, text_cell
from hopthon.screens.keys import Key
from hopthon.screens.workspace import Host, Workspace
from hopthon.session.desk import Outcome
from hopthon.text import clipped
from hopthon.views.money import activity_problems, money_gap
from hopthon.widgets.colours import Span
from hopthon.widgets.editor import Editor
from hopthon.widgets.lines import EMPTY, Line, fitted, line

MONEY = ("total_cost", "community_contribution", "support_needed")
_LABEL = 25
_SUMMED = {"đồng", "triệu", "nghìn", "ngàn", "tỷ"}
_MONEY_LETTERS = frozenset("".join(_SUMMED)) | frozenset("x×*,kh")


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with a few answers: value and label."""

    name: str
    options: tuple[tuple[object, str], ...]


def _choices() -> dict[str, Choice]:
    yes_no = ((None, _("chưa rõ")), (True, _("có")), (False, _("không")))
    return {
        "delivery": Choice(
            "delivery",
            (
                (_("Dân tự làm"), _("được")),
                (_("Dân tự làm một phần"), _("một phần")),
                (_("Thuê thi công"), _("không")),
            ),
        ),
        "external": Choice("external", yes_no),
        "meets_women_needs": Choice("meets_women_needs", yes_no),
    }


class ActivityWork(Workspace):
    """Rows are the sheet's fields, for one activity at a time."""

    id = "activities"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.activity = ""
        self.focus = "text"

    # what it shows -------------------------------------------------------------------------

    def name(self) -> str:
        """For the help."""
        return _("phiếu hoạt động")

    def node(self) -> Node | None:
        """The activity of this sheet; the first one when none was chosen."""
        found = self.meeting.nodes.get(self.activity)
        if found is None or found.activity is None:
            activities = self.meeting.activities()
            found = activities[0] if activities else None
            self.activity = found.id if found else ""
        return found

    def title(self) -> tuple[str, str, str]:
        """Kind of funding, and which of how many."""
        node = self.node()
        if node is None or node.activity is None:
            return (_("Hoạt động"), "", "")
        ids = [n.id for n in self.meeting.activities()]
        kinds = {
            True: _("cần nguồn vốn bên ngoài"),
            False: _("không cần nguồn vốn bên ngoài"),
            None: _("chưa rõ nguồn vốn"),
        }
        return (
            _("Hoạt động"),
            kinds[node.activity.external],
            f"{ids.index(node.id) + 1}/{len(ids)}",
        )

    def wall(self) -> tuple[str, str] | None:
        """This activity's page."""
        return ("activity", self.activity) if self.node() else None

    def rows(self) -> list[str]:
        """Fields in the order of the six questions."""
        if self.node() is None:
            return []
        return [
            "text", "quantity", "unit", "place", "time", "responsible", *MONEY, "note", "delivery",
            "funding_source", "external", "meets_women_needs", "poor_women_beneficiaries", "short",
        ]  # fmt: skip

    def keys(self) -> tuple[Key, ...]:
        """A form's keys."""
        money = self.focus in MONEY
        return (
            Key("field", ("tab",), "Tab", _("ô tiếp"), _("sang ô tiếp"), "typing"),
            Key("before", ("shift+tab",), "Shift+Tab", _("ô trước"), _("về ô trước"), "typing"),
            *(
                [
                    Key(
                        "fill",
                        ("equals_sign",),
                        "=",
                        _("tính ô còn thiếu"),
                        _("tính ô tiền còn thiếu"),
                        "typing",
                    )
                ]
                if money
                else []
            ),
            Key(
                "after",
                ("pagedown",),
                "PgDn",
                _("hoạt động sau"),
                _("phiếu của hoạt động sau"),
                "typing",
            ),
            Key("esc", ("escape",), "Esc", _("thôi gõ"), _("thôi gõ, chữ đã lưu"), "typing"),
            Key("edit", ("enter",), "Enter", _("sửa"), _("sửa ô này")),
            Key(
                "funding",
                ("t",),
                "t",
                _("loại nguồn vốn"),
                _("cần hay không cần nguồn vốn bên ngoài"),
            ),
            Key(
                "next sheet",
                ("pagedown",),
                "PgDn",
                _("hoạt động sau"),
                _("phiếu của hoạt động sau"),
            ),
            Key(
                "previous sheet", ("pageup",), "PgUp", "", _("phiếu của hoạt động trước"), bar=False
            ),
        )

    def lines(self, width: int) -> list[Line]:
        """The sheet as people fill it."""
        node = self.node()
        if node is None or node.activity is None:
            return [
                line(Span(_("Chưa có hoạt động nào. Ghi hoạt động trong cây trước."), "second"))
            ]
        a = node.activity
        put = self._put(width)
        lines = [line(Span(self._origin(node), "second")), EMPTY]
        lines += put("text", "1", _("Làm gì?"), node.text)
        lines += [self._amount(a), EMPTY]
        lines += [*put("place", "2", _("Ở đâu?"), a.place), EMPTY]
        lines += [*put("time", "3", _("Khi nào?"), a.time), EMPTY]
        lines += [*put("responsible", "4", _("Ai chịu trách nhiệm?"), a.responsible), EMPTY]
        money = self.focus in MONEY
        lines.append(
            line(
                Span("5  ", "focus" if money else "second", bold=money),
                Span(
                    fitted(_("Chi phí bao nhiêu?"), _LABEL - 3),
                    "strong" if money else "text",
                    bold=money,
                ),
                Span(_("nghìn đồng"), "second"),
            )
        )
        lines += [self._money(name, getattr(a, name)) for name in MONEY]
        lines += [*self._problems(node, a), EMPTY]
        lines += put("note", "6", _("Làm như thế nào?"), a.note)
        lines.append(self._choice("delivery", _("Dân tự làm?"), a.delivery))
        lines += [*put("funding_source", "", _("Tên nguồn vốn"), a.funding_source)]
        lines += [self._choice("external", _("Cần vốn bên ngoài?"), a.external), EMPTY]
        lines.append(line(Span(_("Xét khi bằng điểm"), "second", bold=True)))
        lines.append(
            self._choice("meets_women_needs", _("Hợp nhu cầu phụ nữ"), a.meets_women_needs)
        )
        lines.append(self._count("poor_women_beneficiaries", a.poor_women_beneficiaries))
        lines += put("short", "", _("Tên ngắn trên tường"), a.short)
        return lines

    # choosing ------------------------------------------------------------------------------

    def act(self, action: str) -> bool:
        """Funding, and the sheets before and after."""
        node = self.node()
        if node is None or node.activity is None:
            return False
        if action == "funding":
            external = not node.activity.external
            self._send({"external": external})
            words = (
                _("Cần nguồn vốn bên ngoài.") if external else _("Không cần nguồn vốn bên ngoài.")
            )
            self.host.say(words)
        elif action in ("next sheet", "previous sheet"):
            self._turn(1 if action == "next sheet" else -1)
        else:
            return False
        return True

    def open_sheet(self, activity: str) -> None:
        """Show this activity's sheet."""
        self.activity, self.focus = activity, "text"

    # typing --------------------------------------------------------------------------------

    def value(self, row: str) -> str:
        """What the field holds, as it is typed."""
        node = self.node()
        if node is None or node.activity is None:
            return ""
        if row == "text":
            return node.text
        stored = getattr(node.activity, row)
        if row in _choices():
            return self._chosen(row, stored)
        if row in MONEY:
            return "" if stored is None else thousands(stored)
        if row == "quantity":
            return "" if stored is None else grouped(stored)
        return "" if stored is None else str(stored)

    def accepts(self, character: str) -> bool:
        """Numbers in number fields, with the words money is said in; nothing free in a choice."""
        if self.focus in _choices():
            return False
        if self.focus in MONEY:
            return character in "0123456789., " or character in _MONEY_LETTERS
        if self.focus in ("quantity", "poor_women_beneficiaries"):
            return character in "0123456789., "
        return True

    def acting_keys(self) -> frozenset[str]:
        """= fills a sum; space turns a choice."""
        if self.focus in _choices():
            return frozenset({"space"})
        return frozenset({"equals_sign"}) if self.focus in MONEY else frozenset()

    def refused_letter(self, character: str) -> str:
        """Choices are turned, not typed."""
        return "" if self.focus in _choices() else super().refused_letter(character)

    def saves_pauses(self, row: str) -> bool:
        """Words at every pause, numbers when they are finished."""
        return row in (
            "text",
            "unit",
            "place",
            "time",
            "responsible",
            "note",
            "funding_source",
            "short",
        )

    def save(self, row: str, text: str, *, leaving: bool) -> None:
        """One answer."""
        if row in _choices() or (not leaving and not self.saves_pauses(row)):
            return
        if row == "text":
            self.host.send(EditNode(self.activity, text, continues=self.went_on), self._hear)
            return
        label = field_labels()[row]
        bare = text.strip()
        readers: dict[str, Callable[[], object]] = {
            **{m: lambda: read_money(bare, label) for m in MONEY},
            "quantity": lambda: read_quantity(bare, label),
            "poor_women_beneficiaries": lambda: read_count(bare, label),
        }
        value = (readers[row]() if bare else None) if row in readers else text
        self._send({row: value, "continues": self.went_on})

    def typing_key(self, key: str) -> bool:
        """= fills the missing sum; PgUp, PgDn turn; in a choice, space and arrows choose."""
        if self.focus in _choices() and key in ("left", "right", "space"):
            self._cycle(-1 if key == "left" else 1)
        elif key == "equals_sign" and self.focus in MONEY:
            self._fill()
        elif key in ("pageup", "pagedown"):
            row = self.focus
            if self.finish():
                self._turn(1 if key == "pagedown" else -1)
                self.begin(row)
        else:
            return super().typing_key(key)
        return True

    # parts ---------------------------------------------------------------------------------

    def _send(self, fields: dict[str, object]) -> None:
        command = DescribeActivity(self.activity, **fields)  # pyright: ignore[reportArgumentType]
        self.host.send(command, self._hear)

    def _hear(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refusal):
            self.host.say(outcome.sentence, "warn")

    def _turn(self, step: int) -> None:
        ids = [n.id for n in self.meeting.activities()]
        if self.activity in ids:
            self.activity = ids[max(0, min(len(ids) - 1, ids.index(self.activity) + step))]

    def _cycle(self, step: int) -> None:
        node = self.node()
        if node is None or node.activity is None:
            return
        values = [value for value, _label in _choices()[self.focus].options]
        stored = getattr(node.activity, self.focus)
        at = values.index(stored) if stored in values else -1
        value = values[(at + step) % len(values)]
        self._send({self.focus: value})
        self.editor = Editor.at_end(self._chosen(self.focus, value))
        self._saved = self.editor.text

    def _chosen(self, row: str, stored: object) -> str:
        return next((label for value, label in _choices()[row].options if value == stored), "")

    def _fill(self) -> None:
        """The one money field that follows from the other two."""
        node = self.node()
        if node is None or node.activity is None:
            return
        total, ours, theirs = (getattr(node.activity, name) for name in MONEY)
        amounts = {
            "total_cost": None if ours is None or theirs is None else ours + theirs,
            "community_contribution": None if total is None or theirs is None else total - theirs,
            "support_needed": None if total is None or ours is None else total - ours,
        }
        amount = amounts[self.focus]
        if amount is None or amount < 0:
            self.host.say(_("Chưa đủ số để tính ô này."), "warn")
            return
        self.editor = Editor.at_end(thousands(amount))

    def _put(self, width: int) -> Callable[[str, str, str, str], list[Line]]:
        def put(row: str, number: str, label: str, shown: str) -> list[Line]:
            here = row == self.focus
            cell = text_cell(shown, width - _LABEL, self.editor if here else None)
            return [
                line(
                    *self._label(number, label, here),
                    *cell,
                    key=row,
                    ground="row" if here else None,
                )
            ]

        return put

    def _label(self, number: str, label: str, here: bool) -> tuple[Span, ...]:
        return (
            Span(fitted(number, 3), "focus" if here else "second", bold=here),
            Span(fitted(label, _LABEL - 3), "strong" if here else "second", bold=here),
        )

    def _amount(self, a: Activity) -> Line:
        shown = "–" if a.quantity is None else grouped(a.quantity)
        quantity, unit = self.focus == "quantity", self.focus == "unit"
        return line(
            *self._label("", _("Bao nhiêu?"), quantity or unit),
            *number_cell(shown, 13, self.editor if quantity else None),
            " ",
            *text_cell(a.unit, 12, self.editor if unit else None),
            key="unit" if unit else "quantity",
            ground="row" if quantity or unit else None,
        )

    def _money(self, name: str, amount: int | None) -> Line:
        here = name == self.focus
        words = "" if amount is None else money_words(amount)
        return line(
            *self._label("", field_labels()[name], here),
            *number_cell(
                "–" if amount is None else thousands(amount), 13, self.editor if here else None
            ),
            Span("  " + words, "second"),
            key=name,
            ground="row" if here else None,
        )

    def _count(self, name: str, n: int | None) -> Line:
        here = name == self.focus
        return line(
            *self._label("", field_labels()[name], here),
            *number_cell("–" if n is None else str(n), 13, self.editor if here else None),
            Span("  " + _("người"), "second"),
            key=name,
            ground="row" if here else None,
        )

    def _choice(self, name: str, label: str, stored: object) -> Line:
        here = name == self.focus
        spans = [
            Span(
                ("(•) " if value == stored else "( ) ") + words + "   ",
                "text" if value == stored else "second",
            )
            for value, words in _choices()[name].options
        ]
        return line(*self._label("", label, here), *spans, key=name, ground="row" if here else None)

    def _problems(self, node: Node, a: Activity) -> list[Line]:
        found = [p for p in activity_problems(self.meeting, node) if node.parent is not None or p]
        lines: list[Line] = []
        for problem in found:
            if node.parent is None and problem == _("Chưa gắn với giải pháp nào."):
                continue
            lines += [
                EMPTY,
                line(Span("!  ", "warn", bold=True), Span(problem, "strong", bold=True)),
            ]
        if (
            (gap := money_gap(a))
            and a.total_cost is not None
            and a.community_contribution is not None
        ):
            right = a.total_cost - a.community_contribution
            if right >= 0 and gap:
                words = _("Sửa một ô, hoặc = để cần hỗ trợ thành {n}.").format(n=thousands(right))
                lines.append(line("   ", Span(words, "text")))
        return lines

    def _origin(self, node: Node) -> str:
        above = node
        while above.parent is not None and above.parent in self.meeting.nodes:
            above = self.meeting.nodes[above.parent]
        if above.id == node.id:
            return _("chưa gắn với khó khăn nào")
        return _("từ khó khăn «{text}»").format(text=clipped(above.text, 42))
