"""The wall in small, for the cockpit: the same page's words, wrapped anew."""

from collections.abc import Iterator
from textwrap import wrap

from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.text import clipped
from hopthon.views import wall_pages as page
from hopthon.views.wall_now import wall_page
from hopthon.voting.paper import ALL

Line = tuple[str, str]
"""Words and the role of their colour."""
_BLANK: Line = ("", "text")


def preview(meeting: Meeting, now: str, columns: int = 23, rows: int = 7) -> list[Line]:
    """At most `rows` lines of at most `columns` characters, with their roles; "" is an empty line."""
    shown = wall_page(meeting, now)
    lines: list[Line] = []
    for text, role in _words(shown, max(columns, 8)):
        lines += [(row, role) for row in wrap(text, max(columns, 8)) or [""]]
    if len(lines) > rows:  # air goes first, then the end
        lines = [line for line in lines if line[0]]
    return lines[: max(rows, 0)]


def _words(shown: page.Page, columns: int) -> Iterator[Line]:
    match shown:
        case page.Title():
            yield from _some((shown.kind, "accent"), (shown.name, "text"), _BLANK)
            yield from _some((shown.subject, "text"), (shown.place, "muted"))
        case page.Step() | page.Question():
            yield shown.head, "muted"
            yield _BLANK
            yield from _some((shown.question, "accent"), (shown.subject, "text"))
            if isinstance(shown, page.Step) and shown.left:
                yield shown.left, "muted"
        case page.Notice():
            yield shown.head, "muted"
            yield _BLANK
            yield from _some((shown.words, "accent"), (shown.reason, "text"))
        case page.Branch():
            yield from _branch(shown)
        case page.ActivityCard():
            yield shown.head, "muted"
            yield shown.text, "accent"
            yield from ((f"{label}: {answer}", "text") for label, answer in shown.answers)
        case page.Options():
            yield shown.head, "muted"
            yield from (
                (clipped(f"{choice.number} {choice.text}", columns), "text")
                for choice in shown.choices
            )
        case page.How():
            yield shown.head, "muted"
            yield _BLANK
            yield (_("Được dồn hạt") if shown.stacking else _("Mỗi cốc một hạt")), "text"
        case _:
            yield from _figures(shown, columns)


def _figures(shown: page.Page, columns: int) -> Iterator[Line]:
    match shown:
        case page.Counting():
            yield from _counting(shown)
        case page.Ranking():
            yield from _ranking(shown, columns)
        case page.Side():
            yield _("Phụ nữ chọn"), "women"
            yield from ((clipped(f"{p.rank} {p.name}", columns), "text") for p in shown.women)
            yield _("Nam giới chọn"), "men"
            yield from ((clipped(f"{p.rank} {p.name}", columns), "text") for p in shown.men)
        case page.Differences():
            yield _("Khác nhau nhiều nhất"), "muted"
            for gap in shown.gaps:
                yield clipped(gap.name, columns), "text"
                yield _("nữ hạng {a}, nam hạng {b}").format(a=gap.women, b=gap.men), "muted"
        case page.Verdict():
            yield shown.head, "muted"
            yield shown.words, "good" if shown.valid else "bad"
            for measure in shown.measures:
                words = _("{words}, cần {n}").format(words=measure.words, n=measure.need)
                yield words, "text"
        case page.Attendance():
            yield from _attendance(shown)
        case page.Thanks():
            yield from ((f"{shown.words} {shown.whom}", "text"), _BLANK, (shown.code, "muted"))
        case _:
            pass


def _some(*lines: Line) -> Iterator[Line]:
    """Those with words, and empty lines that were meant."""
    return (line for line in lines if line[0] or line is _BLANK)


def _branch(shown: page.Branch) -> Iterator[Line]:
    *above, new = shown.levels[-2:]
    yield f"{shown.head} · {shown.where}", "muted"
    yield _BLANK
    for level in above:
        yield level.text, "text"
        yield level.question, "accent"
    yield new.text, "text"
    if not above and new.question:
        yield new.question, "accent"


def _counting(shown: page.Counting) -> Iterator[Line]:
    def done(n: int, due: int | None) -> str:
        return f"{n} {shown.unit}" if due is None else f"{n}/{due} {shown.unit}"

    yield shown.head, "muted"
    yield _BLANK
    yield done(shown.counted, shown.due), "accent"
    for group in shown.groups:
        if group.group != ALL:
            yield f"{group.label} {done(group.counted, group.due)}", group.group
    if shown.foot:
        yield _BLANK
        yield shown.foot, "muted"


def _ranking(shown: page.Ranking, columns: int) -> Iterator[Line]:
    yield shown.head, "muted"
    for row in shown.rows:
        score = str(row.score)
        room = columns - len(score) - 1
        yield f"{clipped(f'{row.rank} {row.name}', room):<{room}} {score}", "text"
        if row.note:
            yield row.note[-1], "women" if row.judged else "warning"


def _attendance(shown: page.Attendance) -> Iterator[Line]:
    yield shown.head, "muted"
    if shown.people is not None:
        yield _("{n} người dự họp").format(n=shown.people), "text"
    if shown.women is not None and shown.men is not None:
        yield _("Nữ {n}").format(n=shown.women), "women"
        yield _("Nam {n}").format(n=shown.men), "men"
    if shown.quorum is not None:
        yield shown.quorum.words, "text"
        yield shown.enough, "good" if shown.quorum.ok else "bad"
    elif shown.households:
        yield shown.households, "text"
