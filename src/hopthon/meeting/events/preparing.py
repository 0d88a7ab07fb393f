"""Facts about preparing: who is in the working group, who presents what, the village's figures."""

from decimal import Decimal

from hopthon.meeting.events.base import Event
from hopthon.processes.definition import Indicator


class MemberSet(Event, frozen=True):
    """A member of the working group, whole. `sex`: "F", "M" or ""."""

    id: str
    name: str
    sex: str = ""
    role: str = ""
    office: str = ""


class MemberRemoved(Event, frozen=True):
    """Someone is in the working group no more."""

    id: str
    name: str = ""


class StepPlanned(Event, frozen=True):
    """An item of the agenda: its words, its minutes, and who presents it ("" nobody named).

    `opens`: what it is worked with from now on, nothing: as it was.
    """

    step: str
    title: str
    minutes: int
    presenter: str = ""
    opens: tuple[str, ...] = ()


class StepMoved(Event, frozen=True):
    """An item of the agenda stands after another, "" first."""

    step: str
    after: str


class BasicDataSet(Event, frozen=True):
    """Figures of form I.1 by their code; None was taken away."""

    values: dict[str, Decimal | None]


class IndicatorAdded(Event, frozen=True):
    """A row of the village's own; its `of` names the row it stands under."""

    id: str
    indicator: Indicator
