"""What must hold in a process beyond its shape: known words, possible shares, nothing twice."""

import re
from collections.abc import Iterator, Sequence

from hopthon.language import _
from hopthon.processes.definition import (
    Criterion,
    Indicator,
    Kind,
    Process,
    Prompt,
    Requirement,
    Step,
    Vote,
)
from hopthon.processes.shape import Problem, shown, unknown

SHORT = 15
"""Longest name in the agenda column, in letters."""
ASK, GUIDE = 52, 54
"""Longest rows of the prompt band, in letters."""
DAY = 24 * 60
OPENS = (
    *("attendance", "notes", "tree", "activities", "round", "decision", "minutes", "assignment"),
    *("basic_data", "slips", "past", "group"),
)
"""The workspaces a step may open."""
COUNTED = (
    *("people", "households", "women", "poor", "near_poor", "minority", "disaster_hit"),
    *("experienced", "members", "women_members", "trained"),
)
"""What a requirement may count."""
NODES = ("advantage", "difficulty", "cause", "solution", "activity")
MOMENTS = ("open", "closed", *NODES)
METHODS = ("dots", "criteria", "hands", "secret", "election")
TIE_BREAKS = ("women_first", "handbook", "handbook_commune", "none")
GROUPS = (("all",), ("women", "men"))
FIGURES = ("amount", "count", "share", "rate", "yes_no", "heading")
"""What an indicator is counted in: a share is 0 to 100 %, a rate may fall too, a heading has no figure."""
FACTS = ("", "households_total")
LIST_RULES = ("village", "members", "slips")
LEVELS = ("village", "commune")
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def broken(process: Process) -> Iterator[Problem]:
    """Every rule that this process breaks; places are counted from 1 (`kinds[2].steps[3].minutes`)."""
    yield from _ids("", [process.id])
    yield from _ids("sectors", [one.id for one in process.sectors])
    yield from _ids("kinds", [one.id for one in process.kinds])
    yield from _twice("forms", [one.code for one in process.forms], "code")
    yield from _twice("village_words", process.village_words)
    yield from _prompts("prompts", process.prompts)
    yield from _criteria("criteria", process.criteria)
    yield from _indicators(process.indicators)
    if len(process.heads) != len(process.village_words):
        yield Problem(
            "heads",
            _(
                "Có {a} chức danh cho {b} tên gọi; mỗi tên ở «village_words» cần một chức danh."
            ).format(a=len(process.heads), b=len(process.village_words)),
        )
    if not process.kinds:
        yield Problem("kinds", _("Chưa có loại cuộc họp nào; thêm ít nhất một bảng [[kinds]]."))
    for place, kind in enumerate(process.kinds, 1):
        yield from _kind(f"kinds[{place}]", kind, process)


def _kind(at: str, kind: Kind, process: Process) -> Iterator[Problem]:
    yield from _one_of(f"{at}.level", kind.level, LEVELS)
    if kind.list_rule:
        yield from _one_of(f"{at}.list_rule", kind.list_rule, LIST_RULES)
        if kind.steps and not any("decision" in step.opens for step in kind.steps):
            yield Problem(
                f"{at}.list_rule",
                _("Cuộc họp thông qua danh mục thì phải có một mục mở «decision»."),
            )
    codes = [one.code for one in process.forms]
    for place, code in enumerate(kind.forms, 1):
        yield from _one_of(f"{at}.forms[{place}]", code, codes)
    for name in ("advantages", "difficulties", "causes", "external"):
        if getattr(kind.caps, name) < 0:
            yield Problem(f"{at}.caps.{name}", _("Số này không được âm; 0 là không giới hạn."))
    yield from _vote(f"{at}.vote", kind.vote, process.criteria)
    for place, requirement in enumerate(kind.requirements, 1):
        yield from _requirement(f"{at}.requirements[{place}]", requirement)
    if not kind.steps:
        yield Problem(f"{at}.steps", _("Chưa có mục nào; thêm ít nhất một bảng [[kinds.steps]]."))
    yield from _ids(f"{at}.steps", [step.id for step in kind.steps])
    for place, step in enumerate(kind.steps, 1):
        yield from _step(f"{at}.steps[{place}]", step, kind, process)


def _step(at: str, step: Step, kind: Kind, process: Process) -> Iterator[Problem]:
    yield from _fits(f"{at}.short", step.short, SHORT)
    if not 1 <= step.minutes <= DAY:
        yield Problem(f"{at}.minutes", _("Số phút phải từ 1 đến {day}.").format(day=DAY))
    for place, name in enumerate(step.opens, 1):
        yield from _one_of(f"{at}.opens[{place}]", name, OPENS)
    if not step.opens:
        yield Problem(
            f"{at}.opens",
            _("Mục này chưa mở gì; cần ít nhất một: {known}.").format(known=", ".join(OPENS)),
        )
    yield from _fits(f"{at}.ask", step.ask, ASK)
    yield from _fits(f"{at}.guide", step.guide, GUIDE, empty=True)
    if not 0 <= step.item <= len(kind.minutes_items):
        yield Problem(
            f"{at}.item",
            _("Biên bản có {n} mục ở «minutes_items», không có mục {item}.").format(
                n=len(kind.minutes_items), item=step.item
            ),
        )
    if step.sector:
        yield from _one_of(f"{at}.sector", step.sector, [one.id for one in process.sectors])
    yield from _prompts(f"{at}.prompts", step.prompts)


def _prompts(at: str, prompts: Sequence[Prompt]) -> Iterator[Problem]:
    yield from _twice(at, [one.when for one in prompts], "when")
    for place, prompt in enumerate(prompts, 1):
        yield from _one_of(f"{at}[{place}].when", prompt.when, MOMENTS)
        yield from _fits(f"{at}[{place}].ask", prompt.ask, ASK)
        yield from _fits(f"{at}[{place}].guide", prompt.guide, GUIDE, empty=True)


def _requirement(at: str, one: Requirement) -> Iterator[Problem]:
    yield from _one_of(f"{at}.rule", one.rule, COUNTED)
    yield from _one_of(f"{at}.level", one.level, ("must", "should"))
    if not one.label:
        yield Problem(f"{at}.label", _("Điều kiện này cần một câu ngắn để hiện trên màn hình."))
    if one.count is not None:
        if one.count < 1 or one.part or one.whole:
            yield Problem(
                f"{at}.count", _("Ghi hoặc số người từ 1, hoặc tỷ lệ part/whole, không ghi cả hai.")
            )
    elif one.whole < 1 or one.part < 1:
        yield Problem(
            f"{at}.part", _("Cần tỷ lệ part/whole (30/100 là 30 %) hoặc số người «count».")
        )
    elif one.part > one.whole or (one.strict and one.part == one.whole):
        yield Problem(
            f"{at}.part",
            _("Không bao giờ đạt được {part}/{whole}; part phải nhỏ hơn whole.").format(
                part=one.part, whole=one.whole
            ),
        )


def _vote(at: str, vote: Vote, shared: Sequence[Criterion]) -> Iterator[Problem]:
    yield from _one_of(f"{at}.method", vote.method, METHODS)
    yield from _one_of(f"{at}.tie_break", vote.tie_break, TIE_BREAKS)
    if vote.groups not in GROUPS:
        yield Problem(
            f"{at}.groups", _('Nhóm bầu là ["all"] (chung) hoặc ["women", "men"] (nữ, nam riêng).')
        )
    if vote.beans < 0:
        yield Problem(f"{at}.beans", _("Số hạt không được âm; 0 là theo cách tính của cách bầu."))
    if vote.method == "criteria" and not (vote.criteria or shared):
        yield Problem(f"{at}.criteria", _("Chấm điểm thì cần ít nhất một tiêu chí."))
    yield from _criteria(f"{at}.criteria", vote.criteria)


def _criteria(at: str, criteria: Sequence[Criterion]) -> Iterator[Problem]:
    yield from _ids(at, [one.id for one in criteria])
    for place, one in enumerate(criteria, 1):
        if one.max < 1:
            yield Problem(f"{at}[{place}].max", _("Điểm cao nhất phải từ 1."))
        if one.weight < 1:
            yield Problem(f"{at}[{place}].weight", _("Hệ số phải từ 1."))


def _indicators(rows: Sequence[Indicator]) -> Iterator[Problem]:
    ids = [one.id for one in rows]
    yield from _twice("indicators", ids, "id")
    for place, one in enumerate(rows, 1):
        at = f"indicators[{place}]"
        yield from _one_of(f"{at}.part", one.part, ("I", "II"))
        yield from _one_of(f"{at}.counts", one.counts, FIGURES)
        yield from _one_of(f"{at}.sex", one.sex, ("", "F", "M"))
        yield from _one_of(f"{at}.fact", one.fact, FACTS)
        if one.of:
            yield from _one_of(f"{at}.of", one.of, ids[: place - 1])


def _one_of(at: str, value: str, known: Sequence[str]) -> Iterator[Problem]:
    if value not in known:
        yield Problem(at, unknown(value, known))


def _fits(at: str, text: str, limit: int, *, empty: bool = False) -> Iterator[Problem]:
    if not text and not empty:
        yield Problem(at, _("Chỗ này còn để trống."))
    if len(text) > limit:
        yield Problem(
            at,
            _("Dài {n} chữ cái, chỉ đủ chỗ cho {limit}; hãy viết gọn lại.").format(
                n=len(text), limit=limit
            ),
        )


def _ids(at: str, ids: Sequence[str]) -> Iterator[Problem]:
    for place, one in enumerate(ids, 1):
        if not _ID.fullmatch(one):
            yield Problem(
                f"{at}[{place}].id" if at else "id",
                _("Mã «{id}» chỉ gồm chữ thường không dấu, số, gạch nối.").format(id=shown(one)),
            )
    yield from _twice(at, ids, "id")


def _twice(at: str, words: Sequence[str], key: str = "") -> Iterator[Problem]:
    for place, word in enumerate(words, 1):
        if word in words[: place - 1]:
            where = f"{at}[{place}].{key}" if key else f"{at}[{place}]"
            yield Problem(
                where, _("«{word}» đã có ở trên; mỗi thứ chỉ ghi một lần.").format(word=shown(word))
            )
