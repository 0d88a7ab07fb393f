"""What a file holds that a meeting may start from, whatever its format."""

from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.commands import (
    AddIndicator,
    AddNode,
    AddStep,
    AnyCommand,
    DescribeActivity,
    ImportPlan,
    KeepNodes,
    LinkNode,
    SetMember,
    TakePastPlan,
)
from hopthon.processes.definition import Sector
from hopthon.refusal import Refusal

PARTS = ("tree", "agenda", "group", "data")
"""What can be taken or left, each for itself."""


class Plan(Struct, frozen=True):
    """A file read whole. `year`: the year it plans, None where it does not say. Ids are those of the file."""

    source: str
    year: int | None = None
    lines: tuple[AddNode, ...] = ()
    sheets: tuple[DescribeActivity, ...] = ()
    kept: tuple[KeepNodes, ...] = ()
    links: tuple[LinkNode, ...] = ()
    steps: tuple[AddStep, ...] = ()
    members: tuple[SetMember, ...] = ()
    assigned: tuple[str, ...] = ()
    indicators: tuple[AddIndicator, ...] = ()
    basic: dict[str, Decimal] = {}

    def has(self, part: str) -> int:
        """How much of this part there is: lines, items, people, figures."""
        return {
            "tree": len(self.lines),
            "agenda": len(self.steps),
            "group": len(self.members) + len(self.assigned),
            "data": len(self.basic),
        }[part]

    @property
    def activities(self) -> int:
        """How many activities there are."""
        return sum(line.kind == "activity" for line in self.lines)


def read_plan(path: Path, sectors: tuple[Sector, ...]) -> Plan:
    """The plan in a meeting file or an I.2 workbook. Refuses what it cannot read, naming the place and why.

    `sectors`: those that a block of the workbook may be of.
    """
    if not path.is_file():
        raise Refusal(_("Không thấy tệp «{file}».").format(file=path.name or path))
    match path.suffix.lower():
        case ".hopthon":
            from hopthon.imports.plan_meeting import read_meeting

            return read_meeting(path)
        case ".xlsx" | ".xlsm":
            from hopthon.imports.plan_i2 import read_i2

            return read_i2(path, sectors)
        case ".xls":
            raise Refusal(
                _("Tệp «{file}» là Excel đời cũ: hãy lưu lại dạng .xlsx.").format(file=path.name)
            )
        case _:
            raise Refusal(
                _("Không lấy được từ «{file}»: hãy đưa tệp cuộc họp hay biểu I.2 (.xlsx).").format(
                    file=path.name
                )
            )


def wishes(plan: Plan, parts: tuple[str, ...], *, past: bool = False) -> list[AnyCommand]:
    """The commands that take these parts; `past`: its tree lies on the table as last year's plan."""
    found: list[AnyCommand] = []
    if past:
        if plan.year is None:
            raise Refusal(
                _("«{source}» không ghi năm kế hoạch nên không biết là của năm nào.").format(
                    source=plan.source
                )
            )
        found.append(
            TakePastPlan(source=plan.source, year=plan.year, lines=plan.lines, sheets=plan.sheets)
        )
        parts = tuple(part for part in parts if part != "tree")
    tree, group, data = "tree" in parts, "group" in parts, "data" in parts
    taken = ImportPlan(
        source=plan.source,
        lines=plan.lines if tree else (),
        sheets=plan.sheets if tree else (),
        kept=plan.kept if tree else (),
        links=plan.links if tree else (),
        steps=plan.steps if "agenda" in parts else (),
        members=plan.members if group else (),
        assigned=plan.assigned if group else (),
        indicators=plan.indicators if data else (),
        basic=plan.basic if data else {},
    )
    if not past or any(plan.has(part) for part in parts):
        found.append(taken)
    return found
