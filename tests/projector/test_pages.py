"""Every page at every size: as it was judged good by eye, and by the laws of the wall."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hopthon.meeting import commands as c
from hopthon.processes.load import find as find_process
from hopthon.processes.load import shipped
from hopthon.projector.pages import draw
from hopthon.projector.ranking import paged
from hopthon.projector.sheet import Sheet, Wall
from hopthon.views import wall_pages as page
from hopthon.views.themes import find
from hopthon.views.wall import page_name, preview, wall_page
from hopthon.widgets.canvas import Canvas

from .hall import ACTIVITIES, Hall, closed, moments, opened, tally

GOLDEN = Path(__file__).parent / "golden"
SIZES = ((48, 12), (64, 16), (80, 24), (100, 30))
TINY = ((1, 1), (5, 3), (20, 5), (24, 1), (1, 24), (30, 8), (47, 11), (59, 12), (300, 100))
DARK, BRIGHT = find("dark_hall"), find("bright_hall")


def sheets(moment: str, size: tuple[int, int], theme=DARK) -> list[Sheet]:
    meeting, now = moments()[moment]
    return list(draw(wall_page(meeting, now), Wall(*size, theme)))


def same_as_golden(name: str, text: str) -> None:
    """Compare with the kept frame; HOPTHON_GOLDEN=1 keeps the new one (then look at it!)."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("HOPTHON_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def coloured(canvas: Canvas) -> str:
    """Rows with the colours of their runs: ink on ground, * for bold."""
    rows: list[str] = []
    for strip in canvas.strips():
        for segment in strip:
            style = segment.style
            assert style is not None
            assert style.color is not None
            assert style.bgcolor is not None
            bold = "*" if style.bold else ""
            rows.append(f"{style.color.name}/{style.bgcolor.name}{bold} {segment.text!r}")
        rows.append("")
    return "\n".join(rows)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_every_page_looks_as_it_was_judged(size: tuple[int, int]) -> None:
    frames: list[str] = []
    for moment in moments():
        for n, sheet in enumerate(sheets(moment, size), 1):
            frames.append(f"== {moment} {n}\n{sheet.canvas.plain()}\n")
    same_as_golden(f"{size[0]}x{size[1]}", "\n".join(frames))


@pytest.mark.parametrize("theme", [DARK, BRIGHT], ids=lambda t: t.name)
def test_colours_are_those_of_the_theme(theme) -> None:
    shown = ("title", "step-asking", "counting", "ranking", "decision-not")
    frames = [f"== {m}\n{coloured(sheets(m, (48, 12), theme)[0].canvas)}" for m in shown]
    same_as_golden(f"colours-{theme.name}", "\n".join(frames))


@pytest.mark.parametrize("size", TINY, ids=lambda s: f"{s[0]}x{s[1]}")
def test_any_size_can_be_drawn(size: tuple[int, int]) -> None:
    for moment in moments():
        for sheet in sheets(moment, size):
            strips = sheet.canvas.strips()
            assert len(strips) == size[1]
            assert {sum(s.cell_length for s in strip) for strip in strips} == {size[0]}


def test_margins_stay_empty() -> None:
    for size in SIZES:
        for moment in moments():
            for sheet in sheets(moment, size):
                margin = sheet.canvas.margin
                for strip in sheet.canvas.strips():
                    assert strip.text[:margin].strip() == "", moment
                    assert strip.text[-margin:].strip() == "", moment


def test_a_covered_wall_says_nothing_of_the_meeting() -> None:
    covered, title = sheets("covered", (48, 12))[0], sheets("title", (48, 12))[0]
    assert covered.canvas.plain() == title.canvas.plain()


@pytest.mark.parametrize("name", ["tree", "activity", "decision", "step", "question", "ranking"])
def test_what_is_gone_leaves_the_title(name: str) -> None:
    hall = closed()
    hall.meeting.wall = type(hall.meeting.wall)(name, "gone")
    assert isinstance(wall_page(hall.meeting, hall.stamp), page.Title)


def test_an_annulled_round_or_decision_leaves_the_title() -> None:
    hall = closed().do(c.AnnulRound(round="r1", reason="đếm nhầm"))
    assert isinstance(wall_page(hall.meeting, hall.stamp), page.Title)


def test_rhythm_marks_and_capacity() -> None:
    assert [len(sheets("ranking", size)) for size in SIZES] == [3, 2, 1, 1]
    assert [len(sheets("options", size)) for size in SIZES[:2]] == [4, 3]
    assert [s.canvas.plain().split("\n")[-1].strip() for s in sheets("ranking", (48, 12))] == [
        "Trang 1/3",
        "Trang 2/3",
        "Trang 3/3",
    ]


HOSTILE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs",))
    | st.sampled_from("\x1b\u0301\u202e漢👩‍👩‍👧"),
    min_size=1,
    max_size=120,
)
ANY_SIZE = st.tuples(st.integers(1, 120), st.integers(1, 40))


@settings(max_examples=60, deadline=None)
@given(HOSTILE, HOSTILE, ANY_SIZE, st.integers(0, 10**9))
def test_no_text_breaks_a_page(one: str, other: str, size: tuple[int, int], n: int) -> None:
    rank = page.Rank("a", n % 900 + 1, n % 90 + 1, one, n, n // 2, n - n // 2, True, True, (other,))
    measure = page.Measure(one, other, n, n + 1, n // 2 + 1, True, n, other)
    shown: list[page.Page] = [
        page.Title(one, other, one, other),
        page.Step(one, other, one, other, one, n, 20),
        page.Branch(one, other, (page.Level(one, other, one), page.Level(other, one, other))),
        page.ActivityCard(one, other, ((one, other), (other, one))),
        page.Options(one, (page.Choice(n, other), page.Choice(3, one))),
        page.How(one, n % 20 + 1, stacking=bool(n % 2), apart=True),
        page.Counting(one, other, one, n, n, (page.Progress("women", one, n, n + 3),), other),
        page.Ranking("r", one, (rank, rank)),
        page.Side((page.Pick(1, n % 9 + 1, one),), (page.Pick(2, 3, other),), n, 0),
        page.Differences(n + 2, (page.Gap(1, one, 1, n + 2),)),
        page.Verdict(one, bool(n % 2), (measure, measure)),
        page.Attendance(one, other, n, n // 2, n - n // 2, other, measure, one),
        page.Thanks(one, other, one, (one, other)),
    ]
    for each in shown:
        for sheet in draw(each, Wall(*size, DARK)):
            for strip in sheet.canvas.strips():
                assert sum(segment.cell_length for segment in strip) == size[0]
                assert "\x1b" not in strip.text


def rows_of(groups: list[int]) -> list[page.Rank]:
    rows: list[page.Rank] = []
    for index, equal in enumerate(groups):
        for n in range(equal):
            name = f"{index}.{n}"
            rows.append(page.Rank(name, 1, 1, name, 9, None, None, False, n < equal - 1))
    return rows


@given(st.lists(st.integers(1, 7), min_size=1, max_size=12), st.integers(1, 8))
def test_paging_keeps_order_and_never_parts_equals_that_fit(groups: list[int], each: int) -> None:
    rows = rows_of(groups)
    pages = paged(rows, each)
    assert [row.option for one in pages for row in one] == [row.option for row in rows]
    assert all(1 <= len(one) <= each for one in pages)
    for index, equal in enumerate(groups):
        on = {
            n
            for n, one in enumerate(pages)
            for row in one
            if row.option.split(".")[0] == str(index)
        }
        assert len(on) == 1 or equal > each


def test_every_row_stands_on_exactly_one_page() -> None:
    names = [row[2] or row[1] for row in ACTIVITIES.values()]
    for size in SIZES:
        text = "\n".join(sheet.canvas.plain() for sheet in sheets("ranking", size))
        assert [text.count(name) for name in names] == [1] * len(names)


MARKS = st.lists(st.sampled_from(list(ACTIVITIES)), min_size=30, max_size=30)


@settings(max_examples=15, deadline=None)
@given(MARKS, MARKS, st.sampled_from(["counting", "ranking", "side", "differences", "options"]))
def test_while_hidden_nothing_on_any_page_depends_on_what_the_ballots_say(
    one: list[str], other: list[str], shown: str
) -> None:
    def walls(marks: list[str]) -> object:
        hall = opened().do(
            c.ImportBallots(round="r1", group="women", ballots=tuple((m,) for m in marks)),
            c.RecordTally(round="r1", group="men", counts={m: marks.count(m) for m in ACTIVITIES}),
        )
        pages = [wall_page(hall.show(shown, "r1").meeting, hall.stamp)]
        pages.append(wall_page(hall.show("thanks").meeting, hall.stamp))
        return pages, preview(hall.show(shown, "r1").meeting, hall.stamp, 40, 20)

    assert walls(one) == walls(other)


def test_cups_are_counted_in_cups_until_a_group_is_whole() -> None:
    def said(*wishes: c.AnyCommand) -> tuple[str, int, int | None]:
        hall = opened().do(*wishes)
        shown = wall_page(hall.show("counting", "r1").meeting, hall.stamp)
        assert isinstance(shown, page.Counting)
        return shown.unit, shown.counted, shown.due

    women, men = tally("women", 49), tally("men", 35)
    first = c.RecordTally(round="r1", group="men", counts={next(iter(ACTIVITIES)): 26}, ballots=35)
    wrong = tally("men", 35127)
    cups = len(ACTIVITIES)
    assert said(women) == ("phiếu", 49, 84)
    assert said(women, first) == ("cốc", cups + 1, 2 * cups), "35 papers are not counted yet"
    assert said(women, wrong) == ("cốc", 2 * cups, 2 * cups), "never 35127 of 35 before the room"
    assert said(women, men) == ("phiếu", 84, 84)


def test_an_open_round_that_may_be_seen_says_that_it_is_not_final() -> None:
    shown = wall_page(*moments()["ranking-so-far"])
    assert isinstance(shown, page.Ranking)
    assert shown.head == "Kết quả tạm"


def test_a_ranking_that_may_be_watched_stays_while_it_grows() -> None:
    hall = opened(hidden=False).do(tally("women", 49)).show("ranking", "r1").do(tally("men", 35))
    assert isinstance(wall_page(hall.meeting, hall.stamp), page.Ranking)
    hidden = opened().do(tally("women", 49)).show("ranking", "r1").do(tally("men", 35))
    assert isinstance(wall_page(hidden.meeting, hidden.stamp), page.Counting)


def test_voters_counted_together_have_no_sides() -> None:
    hall = opened(hidden=False, groups=("all",))
    votes = {name: n for n, name in enumerate(ACTIVITIES)}
    hall.do(c.RecordTally(round="r1", group="all", counts=votes, ballots=84))
    for name in ("side", "differences", "ranking"):
        shown = wall_page(hall.show(name, "r1").meeting, hall.stamp)
        assert isinstance(shown, page.Ranking)
        assert not shown.apart
        for sheet in draw(shown, Wall(48, 12, DARK)):
            assert "nữ" not in sheet.canvas.plain()


def test_a_reason_too_long_for_the_wall_is_said_shorter() -> None:
    why = ("▲ cùng 1000 hạt: phụ nữ bầu 600 > 500, xếp trên", "▲ phụ nữ bầu 600 > 500")
    row = page.Rank("a", 1, 1, "Đập", 1000, 600, 400, False, True, why, True)
    below = page.Rank("b", 2, 2, "Cầu", 1000, 500, 500, False)
    drawn = draw(page.Ranking("r", "Kết quả", (row, below)), Wall(48, 12, DARK))[0].canvas.plain()
    assert why[1] in drawn
    assert why[0] not in drawn


def test_a_code_is_whole_or_not_there() -> None:
    meeting, now = moments()["thanks"]
    thanks = wall_page(meeting, now)
    assert isinstance(thanks, page.Thanks)
    small = draw(thanks, Wall(64, 16, DARK))[0].canvas
    assert all(
        s.style and s.style.bgcolor and s.style.bgcolor.name != "#ffffff"
        for strip in small.strips()
        for s in strip
    )
    large = draw(thanks, Wall(100, 33, DARK))[0].canvas
    white = [
        "".join(
            s.text
            for s in strip
            if s.style and s.style.bgcolor and s.style.bgcolor.name == "#ffffff"
        )
        for strip in large.strips()
    ]
    widths = {len(row) for row in white if row}
    assert len(widths) == 1
    wide = widths.pop()
    rows = [row for row in white if row]
    assert 2 * len(rows) - wide in (0, 1)
    assert rows[0].strip() == "" and rows[-1].strip(" ▀") == ""  # noqa: PT018 (the quiet zone)


def test_the_village_may_have_any_name() -> None:
    hall = Hall(village="Khu dân cư số 12 Đông Hưng Thuận")
    drawn = draw(wall_page(hall.meeting, hall.stamp), Wall(48, 12, DARK))[0].canvas.plain()
    assert "Khu dân cư số 12 Đông Hưng Thuận" in drawn


KINDS = [(name, kind.id) for name in shipped() for kind in find_process(name).kinds]


@pytest.mark.parametrize(("process", "kind"), KINDS)
def test_every_step_of_every_official_meeting_has_a_page(process: str, kind: str) -> None:
    hall = Hall(process=process, kind=kind).do(c.StartMeeting())
    for step in hall.meeting.rules.steps:
        if step.id != hall.meeting.step:
            hall.do(c.GoToStep(step=step.id))
        shown = wall_page(hall.show("step", step.id).meeting, hall.stamp)
        assert isinstance(shown, page.Step)
        for size in ((48, 12), (64, 16)):
            plain = draw(shown, Wall(*size, DARK))[0].canvas.plain()
            assert "…" not in plain, plain


@pytest.mark.parametrize("columns", [8, 23, 40])
def test_the_small_wall_of_the_cockpit_fits_its_place(columns: int) -> None:
    for meeting, now in moments().values():
        lines = preview(meeting, now, columns, 7)
        assert 0 < len(lines) <= 7
        assert all(len(text) <= columns for text, _role in lines)
        assert all(hasattr(DARK, role) for _text, role in lines)


def test_the_small_wall_says_what_the_large_one_says() -> None:
    assert preview(*moments()["counting"])[:4] == [
        ("Đang kiểm phiếu", "muted"),
        ("61/84 phiếu", "accent"),
        ("Nữ 40/49 phiếu", "women"),
        ("Nam 21/35 phiếu", "men"),
    ]


def test_pages_have_short_names() -> None:
    names = {moment: page_name(meeting) for moment, (meeting, _now) in moments().items()}
    assert names["counting"] == "Đang đếm, che số"
    assert names["tree"] == "Khó khăn 1/1"
    assert names["covered"] == "Đang che tường"
    assert all(0 < len(name) <= 30 for name in names.values())
