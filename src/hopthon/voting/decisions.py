"""When a decision of the room is valid: the exact arithmetic, and the sentence that shows it."""

from msgspec import Struct

from hopthon.language import _
from hopthon.numbers import percent

HOUSEHOLD_KINDS = ("contribution", "community", "slips")
"""Decisions voted by households: one representative, one vote [Law 10/2022, art. 19]."""


class Share(Struct, frozen=True):
    """More than (strict) or at least `part`/`whole` of a total. Exact, never a float."""

    part: int
    whole: int
    strict: bool

    def need(self, total: int) -> int:
        """The smallest whole number that satisfies it: half of 98, strict → 50; 2/3 of 98 → 66."""
        exact = self.part * total
        return exact // self.whole + 1 if self.strict else -(-exact // self.whole)

    def holds(self, n: int, total: int) -> bool:
        """Whether n of total satisfies it. Nothing of nothing never does."""
        return total > 0 and n >= self.need(total)


HALF = Share(1, 2, strict=True)
TWO_THIRDS = Share(2, 3, strict=False)


class Votes(Struct, frozen=True):
    """Hands or papers on one question."""

    in_favour: int
    against: int
    abstain: int

    @property
    def total(self) -> int:
        """All who voted or abstained."""
        return self.in_favour + self.against + self.abstain


class Condition(Struct, frozen=True):
    """One threshold: `n` of `total`, at least `need`. `base`: "households_present", "people_for", "households_for"."""

    base: str
    n: int
    total: int
    need: int
    ok: bool

    @property
    def missing(self) -> int:
        """How many more would do; 0 when met."""
        return max(0, self.need - self.n)


class Verdict(Struct, frozen=True):
    """Valid or not, with its arithmetic."""

    valid: bool
    conditions: tuple[Condition, ...]
    sentence: str


def judge(
    kind: str, votes: Votes, *, list_rule: str, people: int, households: int, households_total: int
) -> Verdict:
    """The verdict on a decision.

    `kind`: list, adjustment, contribution, community, slips, minutes. `list_rule` (for lists): "village" counts
    households present and people in favour [HB 2.1]; "members" people only [HB 4.1]; "slips" households of all.
    """
    conditions = _conditions(kind, votes, list_rule, people, households, households_total)
    valid = all(c.ok for c in conditions)
    return Verdict(valid, conditions, _sentence(conditions, valid))


def _conditions(
    kind: str, votes: Votes, list_rule: str, people: int, households: int, households_total: int
) -> tuple[Condition, ...]:
    agree = votes.in_favour
    if kind == "contribution":
        return (_condition("households_for", agree, households_total, TWO_THIRDS),)
    if kind in ("community", "slips") or (kind == "list" and list_rule == "slips"):
        return (_condition("households_for", agree, households_total, HALF),)
    in_favour = _condition("people_for", agree, people, HALF)
    if kind == "list" and list_rule == "village":
        return (_condition("households_present", households, households_total, HALF), in_favour)
    return (in_favour,)


def _condition(base: str, n: int, total: int, share: Share) -> Condition:
    return Condition(base, n, total, share.need(total), share.holds(n, total))


def _sentence(conditions: tuple[Condition, ...], valid: bool) -> str:
    figures = " · ".join(_figures(c) for c in conditions)
    if valid:
        return _("{figures} → hợp lệ").format(figures=figures)
    lacking = "; ".join(_lacking(c) for c in conditions if not c.ok)
    return _("{figures} → không hợp lệ: {lacking}").format(figures=figures, lacking=lacking)


def _figures(c: Condition) -> str:
    words = {
        "households_present": _("{n}/{total} hộ ({percent})"),
        "people_for": _("{n}/{total} người dự họp đồng ý ({percent})"),
        "households_for": _("{n}/{total} hộ đồng ý ({percent})"),
    }
    return words[c.base].format(n=c.n, total=c.total, percent=percent(c.n, c.total))


def _lacking(c: Condition) -> str:
    words = {
        "households_present": _("cần ít nhất {need} hộ có mặt, còn thiếu {missing}"),
        "people_for": _("cần ít nhất {need} người đồng ý, còn thiếu {missing}"),
        "households_for": _("cần ít nhất {need} hộ đồng ý, còn thiếu {missing}"),
    }
    return words[c.base].format(need=c.need, missing=c.missing)
