"""The rail: what the wall shows, the quorum, who spoke, what was written last; or all in one line."""

from collections import Counter

from msgspec import Struct

from hopthon.language import _
from hopthon.meeting.events import WallCovered, WallShown
from hopthon.meeting.naming import name
from hopthon.meeting.state import Meeting
from hopthon.screens.gauge import WIDTH, ends, gauge
from hopthon.views.attendance import checks
from hopthon.views.times import hour
from hopthon.views.wall import page_name
from hopthon.views.wall_preview import preview
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line

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
        line(" ", Span(_("LƯỢT PHÁT BIỂU"), "second", bold=True)),
        *_turns(meeting, key),
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


def foot_line(meeting: Meeting, width: int, wall: Wall) -> Line:
    """The rail in one line: the wall, the quorum, the turns."""
    turns = Counter(turn.group for turn in meeting.speeches)
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
    right.append(Span(_("nói") + f" ●{turns['women']} ○{turns['men']} ◇{turns['poor']} "))
    used = sum(len(s.text) for s in (*left, *right))
    return line(*left, " " * max(1, width - used), *right, ground="panel")


def _pairs(pairs: tuple[tuple[str, str], ...], role: str) -> Line:
    spans: list[Span] = [Span(" ")]
    for shown, label in pairs:
        spans += [Span(shown, role, bold=True), Span(f" {label}  ", "second")]
    return line(*spans)


def _turns(meeting: Meeting, key: str) -> list[Line]:
    turns = Counter(turn.group for turn in meeting.speeches)
    rows = (
        ("1", "women", "● " + _("Nữ"), "women"),
        ("2", "men", "○ " + _("Nam"), "men"),
        ("3", "poor", "◇ " + _("Hộ nghèo"), "text"),
    )
    return [
        line(
            " ",
            Span(shown + " ", key, bold=True),
            Span(fitted(label, 11), role),
            Span(flush(str(turns[group]), 2) + " ", "strong", bold=True),
            Span("▪" * min(turns[group], 9), role),
            key=f"speech {group}",
        )
        for shown, group, label, role in rows
    ]


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
