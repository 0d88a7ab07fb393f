"""The rail: what the wall shows, the quorum, who spoke, what was written last; or all in one line."""

from collections import Counter

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.events import WallCovered, WallShown
from hopthon.meeting.naming import name
from hopthon.meeting.state import Meeting
from hopthon.screens.gauge import WIDTH, ends, gauge
from hopthon.views.attendance import checks
from hopthon.views.speaking import (
    MARKS,
    Heard,
    Speaker,
    clock,
    heard,
    speaker,
    unheard,
    unheard_words,
)
from hopthon.views.times import hour
from hopthon.views.wall import page_name
from hopthon.views.wall_preview import preview
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line, wrap

_LEGIBLE = 64
"""Columns of the wall beyond which its letters are too small at ten metres."""


class Wall(Struct, frozen=True):
    """What is known of the projector's window: its size, whether it answers, since when it does not."""

    columns: int = 0
    lost_since: str = ""


def rail_lines(
    meeting: Meeting, now: str, *, choosing: bool, wall: Wall, height: int
) -> list[Line]:
    """What the wall shows, the quorum, who spoke, what was written last."""
    key = "focus" if choosing else "second"
    lines = [
        *_wall_lines(meeting, now, key),
        _warning(wall),
        ends(
            Span(_("TÚC SỐ"), "second", bold=True),
            Span("d", key, bold=True),
            Span(" " + _("điểm danh"), "second"),
        ),
    ]
    for check in checks(meeting)[:2]:
        lines += gauge(check)
    lines += [
        EMPTY,
        turn_head(meeting, now, key),
        *_turns(meeting, now, key),
        *_unheard(meeting, now),
        EMPTY,
        line(" ", Span(_("VỪA GHI"), "second", bold=True)),
    ]
    facts = [f for f in meeting.recent if not isinstance(f.event, WallShown | WallCovered)]
    for fact in list(reversed(facts))[:4]:
        words = fitted(name(meeting, fact.event), WIDTH - 6)
        lines.append(line(" ", Span(hour(fact.at) + " ", "second"), words))
    return lines[:height]


def _wall_lines(meeting: Meeting, now: str, key: str) -> list[Line]:
    """The wall's page small, and the two keys that change it."""
    state = _("đang che") if meeting.wall.covered else _("đang hiện")
    lines = [ends(Span("■ " + _("TRÊN TƯỜNG"), "wall", bold=True), Span(state, "second"))]
    shown = list(preview(meeting, now, 23, 8))[:8]
    for text, role in [*shown, *[("", "text")] * (8 - len(shown))]:
        words = Span(" " + fitted(text, 23) + " ", _role(role), role == "hero", "black")
        lines.append(line(" ", words, key="wall"))
    cover = _("mở tường") if meeting.wall.covered else _("che tường")
    return [*lines, _pairs((("p", _("chiếu")), ("Space", cover)), key)]


def _warning(wall: Wall) -> Line:
    """One row, empty while all is well with the wall."""
    if wall.lost_since:
        words = _("! tường mất từ {hour}").format(hour=hour(wall.lost_since))
    elif wall.columns > _LEGIBLE:
        words = _("! tường {n} cột: chữ nhỏ").format(n=wall.columns)
    else:
        return EMPTY
    return line(" ", Span(words, "warn", bold=True))


def turn_head(meeting: Meeting, now: str, key: str = "second") -> Line:
    """Who speaks and for how long, else the key to the queue: the one row that changes with every second."""
    head = Span(_("LƯỢT PHÁT BIỂU"), "second", bold=True)
    speaks = speaker(meeting, now)
    if speaks is not None:
        right = [_speaks(speaks)]
    else:
        n = len(meeting.queue)
        words = _("{n} chờ").format(n=n) if n else _("hàng chờ")
        right = [Span("4", key, bold=True), Span(" " + words, "second")]
    return Line(ends(head, *right).spans, "speakers")


def foot_line(meeting: Meeting, now: str, width: int, wall: Wall) -> Line:
    """The rail in one line: the wall, the quorum, the turns."""
    hung = _("đang che") if meeting.wall.covered else page_name(meeting)
    left = [Span(" ■ ", "wall", bold=True), Span(fitted(hung, 30))]
    if wall.lost_since:
        left = [Span(" ! ", "warn", bold=True), Span(fitted(_("tường mất tín hiệu"), 30), "warn")]
    right: list[Span] = []
    for check in checks(meeting)[:2]:
        women = check.rule.startswith("women")
        mark = {True: "✓", False: "✗", None: "·"}[check.ok]
        label = "● " + _("Nữ") if women else _("Hộ")
        shown = f"{'–' if check.count is None else check.count}/{'–' if check.total is None else check.total}"
        right.append(
            Span(
                f"{label} {shown} {mark}   ",
                "warn" if check.ok is False else "women" if women else "text",
            )
        )
    right += _spoke(meeting, now, roomy=width >= 100)
    used = sum(len(s.text) for s in (*left, *right))
    return line(*left, " " * max(1, width - used), *right, ground="panel")


def _pairs(pairs: tuple[tuple[str, str], ...], role: str) -> Line:
    spans: list[Span] = [Span(" ")]
    for shown, label in pairs:
        spans += [Span(shown, role, bold=True), Span(f" {label}  ", "second")]
    return line(*spans)


def _turns(meeting: Meeting, now: str, key: str) -> list[Line]:
    found = heard(meeting, now if meeting.speaking is None else meeting.speaking.at)
    rows = (
        ("1", "women", "● " + _("Nữ"), "women"),
        ("2", "men", "○ " + _("Nam"), "men"),
        ("3", "poor", "◇ " + _("Hộ nghèo"), "text"),
    )
    shown: list[Line] = []
    for pressed, group, label, role in rows:
        row = found.get(group, Heard())
        marks = "▪" * min(row.turns, 9)
        took = flush(clock(row.seconds), 6) if row.seconds else marks
        shown.append(
            line(
                " ",
                Span(pressed + " ", key, bold=True),
                Span(fitted(label, 11), role),
                Span(flush(str(row.turns), 2) + " ", "strong", bold=True),
                Span(took, "text" if row.seconds else role),
                key=f"speech {group}",
            )
        )
    return shown


def _speaks(speaks: Speaker) -> Span:
    """ "● 1:20"; in warn once it is too long."""
    role = {"women": "women", "men": "men"}.get(speaks.group, "text")
    words = f"{MARKS.get(speaks.group, '·')} {speaks.clock}"
    return Span(words, "warn" if speaks.over else role, bold=True)


def _unheard(meeting: Meeting, now: str) -> list[Line]:
    """Which groups have not been heard at this step: one calm sentence."""
    words = unheard_words(meeting, now)
    return [line(" ", Span(row, "second")) for row in wrap(words, WIDTH)] if words else []


def _spoke(meeting: Meeting, now: str, *, roomy: bool) -> list[Span]:
    """Turns; whoever speaks, or has not been heard, before them, or instead where there is little room."""
    turns = Counter(turn.group for turn in meeting.speeches)
    counts = Span(_("nói") + f" ●{turns['women']} ○{turns['men']} ◇{turns['poor']} ")
    found: list[Span] = []
    if (speaks := speaker(meeting, now)) is not None:
        first = _speaks(speaks)
        label = [] if roomy else [Span(_("nói") + " ")]
        found = [*label, Span(first.text + "  ", first.role, bold=True)]
    elif missing := [MARKS[g] for g in unheard(meeting, now) if g in MARKS]:
        found = [Span(_("chưa nghe {groups}").format(groups=" ".join(missing)) + "  ", "second")]
    return [*found, counts] if roomy or not found else found


def _role(role: str) -> str:
    return {
        "hero": "strong",
        "accent": "strong",
        "muted": "second",
        "women": "women",
        "men": "men",
        "warning": "warn",
        "good": "text",
        "bad": "text",
    }.get(role, "text")
