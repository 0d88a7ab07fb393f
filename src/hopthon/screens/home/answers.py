"""The answers to the three questions of a new meeting, and the rows they are given in."""

from msgspec import Struct, field

from hopthon.processes.definition import Kind, Process
from hopthon.text import folded

FIELDS = (
    "village_word",
    "village",
    "commune_word",
    "commune",
    "plan_year",
    "date",
    "households_total",
)
_TYPED = ("village", "commune", "plan_year", "date", "households_total")
NUMBERS = ("plan_year", "households_total")
_WORDS = ("village_word", "commune_word")


class Answers(Struct):
    """What was answered so far; kept when one leaves and comes back."""

    process: int = 0
    kind: str = "village"
    texts: dict[str, str] = field(default_factory=dict[str, str])
    words: dict[str, str] = field(default_factory=dict[str, str])


class Form:
    """Rows: each process, each kind, the fields. `known`: communes used before."""

    def __init__(
        self, processes: list[Process], answers: Answers, known: list[dict[str, str]]
    ) -> None:
        self.processes, self.answers, self._known = processes, answers, known

    @property
    def process(self) -> Process:
        """The process chosen."""
        return self.processes[self.answers.process]

    @property
    def kind(self) -> Kind:
        """The kind chosen; the process's first when it has no such kind."""
        kinds = self.process.kinds
        return next((x for x in kinds if x.id == self.answers.kind), kinds[0])

    def rows(self) -> list[str]:
        """In the order of the questions."""
        return [
            *(f"process {i}" for i in range(len(self.processes))),
            *(f"kind {x.id}" for x in self.process.kinds),
            *FIELDS,
        ]

    def typed(self, row: str) -> bool:
        """Whether a row is answered by typing."""
        return row in _TYPED

    def text(self, row: str) -> str:
        """What was typed there."""
        return self.answers.texts.get(row, "")

    def words(self, row: str) -> tuple[str, ...]:
        """The local words a row chooses among: thôn, buôn, bản …"""
        process = self.process
        return process.village_words if row == "village_word" else process.commune_words

    def word(self, row: str) -> str:
        """The local word chosen."""
        return self.answers.words.get(row, self.words(row)[0])

    def choose(self, row: str) -> None:
        """Take the process or the kind of this row."""
        what, _space, which = row.partition(" ")
        if what == "process":
            self.answers.process = int(which)
        elif what == "kind":
            self.answers.kind = which

    def turn(self, row: str, step: int) -> None:
        """The next local word."""
        if row in _WORDS:
            words = self.words(row)
            at = words.index(self.word(row)) if self.word(row) in words else 0
            self.answers.words[row] = words[(at + step) % len(words)]

    def beside(self, row: str, step: int, *, whole: bool) -> str:
        """The row above or below; `whole`: a list counts as one, and is entered at what is chosen.

        The local words stand before the names they belong to; `whole` goes from name to name.
        """
        rows = self.rows()
        at = rows.index(row) if row in rows else 0
        group = group_of(rows[at])
        while True:
            at += step
            if not 0 <= at < len(rows):
                return row
            if not whole or (group_of(rows[at]) != group and rows[at] not in _WORDS):
                break
        chosen = {"process": f"process {self.answers.process}", "kind": f"kind {self.kind.id}"}
        return chosen.get(group_of(rows[at]), rows[at]) if whole else rows[at]

    def suggestion(self) -> dict[str, str] | None:
        """A commune used before that begins as the one being typed."""
        typed = folded(self.text("commune"))
        starting = (p for p in self._known if typed and folded(p["commune"]).startswith(typed))
        return next((p for p in starting if p["commune"] != self.text("commune")), None)

    def given(self) -> dict[str, str]:
        """Everything answered, by the meeting's own names."""
        words = {row: self.word(row) for row in _WORDS}
        return {**words, **self.answers.texts}


def group_of(row: str) -> str:
    """The list a row belongs to; a field is its own."""
    what = row.partition(" ")[0]
    return what if what in ("process", "kind") else row
