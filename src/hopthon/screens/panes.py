"""The cockpit's side panes as lines: pure functions of the meeting and the hour."""

from collections import Counter
from dataclasses import dataclass

from hopthon.language import _
from hopthon.meeting.events import WallCovered, WallShown
from hopthon.meeting.naming import name
from hopthon.meeting.state import Meeting
from hopthon.numbers import percent
from hopthon.views.agenda import agenda_clock, agenda_rows
from hopthon.views.attendance import Check, checks
from hopthon.views.times import hour
from hopthon.views.wall import page_name
from hopthon.views.wall_preview import preview
from hopthon.widgets.colours import Span
from hopthon.widgets.lines import EMPTY, Line, fitted, flush, line

AGENDA_WIDTH = 27
RAIL_WIDTH = 27
_RAIL = 25


@dataclass(frozen=True, slots=True)
class Wall:
    """What is known of the projector's window: its size, whether it answers, since when it does not."""

    columns: int = 0
    lost_since: str = ""


def title_line(
    meeting: Meeting, now: str, waiting: int, width: int, *, small: bool, trouble: str = ""
) -> Line:
    """Where, what, whether all is saved, the hour."""
    said = meeting.said
    where = said("village") or meeting.rules.title
    kind = meeting.rules.title[:1].lower() + meeting.rules.title[1:]
    year = meeting.number("plan_year")
    parts = [
        f"{said('commune_word')} {said('commune')}".strip(),
        kind + (_(", kế hoạch năm {y}").format(y=year) if year else ""),
    ]
    saved = (
        Span("✓ " + _("đã lưu"), "second") if not waiting else Span("… " + _("đang lưu"), "warn")
    )
    if trouble:
        saved = Span("✗ " + trouble, "warn", bold=True)
    middle = "" if small else "  " + " · ".join(p for p in parts if p)
    left = [
        Span(" " + where, "strong", bold=True),
        Span(fitted(middle, min(len(middle), max(0, width - len(where) - 26))), "second"),
    ]
    if small:
        left += [Span("   "), saved]
    used = sum(len(s.text) for s in left)
    right = hour(now) + " "
    if small:
        return line(*left, Span(flush(right, max(1, width - used)), "strong", bold=True))
    gap = max(1, width - used - len(saved.text) - len(right) - 3)
    return line(*left, " " * gap, saved, "   ", Span(right, "strong", bold=True))


def agenda_lines(meeting: Meeting, now: str, *, choosing: bool, height: int) -> list[Line]:
    """The agenda: done ✓, now ▶, next bold, real over planned minutes; then the expected end."""
    rows = agenda_rows(meeting, now)
    lines = [
        line(
            "  ",
            Span(fitted(_("CHƯƠNG TRÌNH"), 16), "second", bold=True),
            Span(flush(_("phút"), 7), "second"),
        ),
        EMPTY,
    ]
    before = next((i - 1 for i, r in enumerate(rows) if r.state == "now"), -1)
    for index, row in enumerate(rows):
        number = f"{row.number:>2} " if row.number else "   "
        mark = {"done": Span("✓", "second"), "now": Span("▶", "strong", bold=True)}.get(
            row.state, Span(" ")
        )
        if index == before:
            mark = Span("b", "focus" if choosing else "second", bold=True)
        elif row.state == "next" or (not meeting.started_at and index == 0):
            mark = Span("n", "focus" if choosing else "second", bold=True)
        spent = row.spent // 60
        minutes = (
            f"{spent}/{row.planned}"
            if row.state == "now"
            else str(spent if row.state == "done" else row.planned)
        )
        loud = row.state in ("now", "next")
        role = "strong" if loud else "second" if row.state == "done" else "text"
        lines.append(
            line(
                " ", mark, " ",
                Span(number + fitted(row.short, 15), role, bold=loud),
                Span(flush(minutes, 5) + " ", "strong" if row.state == "now" else "second", bold=row.state == "now"),
                key=row.step,
                ground="row" if row.state == "now" else None,
            )
        )  # fmt: skip
    clock = agenda_clock(meeting, now)
    if clock.ends:
        late = clock.late > 0
        words = clock.words.rpartition(" ")[0] if late else ""
        lines += [
            EMPTY,
            line("  ", Span(fitted(_("Dự kiến xong"), 16), "second"), Span(flush(clock.ends, 7))),
            line(
                "  ",
                Span(fitted(_("Chậm"), 13), "warn", bold=True),
                Span(flush(_("{n} phút").format(n=clock.late), 10), "warn", bold=True),
            )
            if words
            else line("  ", Span(_("Đúng giờ"), "second")),
        ]
    return lines[:height]


def agenda_line(meeting: Meeting, now: str, width: int, *, choosing: bool) -> Line:
    """On a small screen: where we are, and what is next."""
    rows = agenda_rows(meeting, now)
    here = next((r for r in rows if r.state == "now"), None)
    after = next((r for r in rows if r.state == "next"), None)
    clock = agenda_clock(meeting, now)
    left = [Span(" ▶ ", "strong", bold=True)]
    if here is not None:
        place = f"{here.number}/{rows[-1].number} " if here.number else ""
        left += [
            Span(place + here.short, "strong", bold=True),
            Span("  " + _("{a}/{b} phút").format(a=here.spent // 60, b=here.planned), "second"),
        ]
    else:
        left.append(Span(_("chưa bắt đầu"), "second"))
    if clock.late > 0:
        left.append(Span("  " + _("chậm {n}").format(n=clock.late), "warn", bold=True))
    used = sum(len(s.text) for s in left)
    if after is None:
        return line(*left, ground="panel")
    words = f" {after.number or ''} {after.short} "
    gap = max(1, width - used - len(words) - 2)
    return line(
        *left,
        " " * gap,
        Span("n", "focus" if choosing else "second", bold=True),
        Span(words),
        ground="panel",
    )


def rail_lines(
    meeting: Meeting, now: str, *, choosing: bool, wall: Wall, height: int
) -> list[Line]:
    """What the wall shows, the quorum, who spoke, what was written last."""
    key = "focus" if choosing else "second"
    state = _("đang che") if meeting.wall.covered else _("đang hiện")
    lines = [_ends(Span("■ " + _("TRÊN TƯỜNG"), "wall", bold=True), Span(state, "second"))]
    shown = [(text, role) for text, role in preview(meeting, now, 23, 8)]
    shown += [("", "text")] * (8 - len(shown))
    lines += [
        line(
            " ",
            Span(" " + fitted(text, 23) + " ", _role(role), role == "hero", "black"),
            key="wall",
        )
        for text, role in shown[:8]
    ]
    lines.append(
        _pairs(
            (
                ("p", _("chiếu")),
                ("Space", _("che tường") if not meeting.wall.covered else _("mở tường")),
            ),
            key,
        )
    )
    if wall.lost_since:
        lines.append(
            line(
                " ",
                Span(
                    _("! tường mất từ {hour}").format(hour=hour(wall.lost_since)), "warn", bold=True
                ),
            )
        )
    elif wall.columns > 64:
        lines.append(
            line(" ", Span(_("! tường {n} cột: chữ nhỏ").format(n=wall.columns), "warn", bold=True))
        )
    else:
        lines.append(EMPTY)
    lines.append(
        _ends(
            Span(_("TÚC SỐ"), "second", bold=True),
            Span("d", key, bold=True),
            Span(" " + _("điểm danh"), "second"),
        )
    )
    for check in checks(meeting)[:2]:
        lines += _gauge(check)
    lines += [
        EMPTY,
        line(" ", Span(_("LƯỢT PHÁT BIỂU"), "second", bold=True)),
        *_turns(meeting, key),
    ]
    lines += [EMPTY, line(" ", Span(_("VỪA GHI"), "second", bold=True))]
    facts = [f for f in meeting.recent if not isinstance(f.event, WallShown | WallCovered)]
    for fact in list(reversed(facts))[:4]:
        lines.append(
            line(
                " ",
                Span(hour(fact.at) + " ", "second"),
                fitted(name(meeting, fact.event), _RAIL - 6),
            )
        )
    return lines[:height]


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


def _ends(left: Span, *right: Span) -> Line:
    gap = _RAIL - len(left.text) - sum(len(s.text) for s in right)
    return line(" ", left, " " * max(1, gap), *right)


def _pairs(pairs: tuple[tuple[str, str], ...], role: str) -> Line:
    spans: list[Span] = [Span(" ")]
    for shown, label in pairs:
        spans += [Span(shown, role, bold=True), Span(f" {label}  ", "second")]
    return line(*spans)


def _gauge(check: Check) -> list[Line]:
    women = check.rule.startswith("women")
    role = "women" if women else "text"
    label = (
        "● " + _("Nữ")
        if women
        else _("Hộ")
        if check.rule == "households"
        else fitted(check.label, 8).strip()
    )
    count = "–" if check.count is None else str(check.count)
    total = "–" if check.total is None else str(check.total)
    if check.ok is None:
        tail = Span("·", "second")
    elif check.ok:
        tail = Span("✓ " + _("đủ"), "second")
    else:
        tail = Span("✗ " + _("thiếu {n}").format(n=check.missing), "warn", bold=True)
    share = (
        percent(check.count, check.total)
        if check.ok and check.total and check.count is not None
        else ""
    )
    head = _ends(
        Span(fitted(label, 5), role if women else "second"),
        Span(flush(f"{count}/{total}", 6), "strong", bold=True),
        Span(flush(share, 7) + " ", "second"),
        tail,
    )
    return [head, _track(check, role)]


def _track(check: Check, role: str) -> Line:
    if not check.total or check.count is None or check.need is None:
        return line(" ", Span("─" * _RAIL, "rule"))
    filled = min(_RAIL, _RAIL * check.count // check.total)
    mark = min(_RAIL - 1, _RAIL * check.need // check.total)
    # whatever rounding says: beyond the mark when met, short of it when missed
    filled = max(filled, mark + 2) if check.ok else min(filled, mark - 1)
    cells = [("━", role) if i < filled else ("─", "rule") for i in range(_RAIL)]
    cells[mark] = ("┃", "strong")
    return line(" ", *(Span(glyph, colour) for glyph, colour in cells))


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
