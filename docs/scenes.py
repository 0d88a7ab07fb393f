"""What each picture of the guide shows: an evening up to a moment, wishes carried out, keys pressed."""

from decimal import Decimal
from pathlib import Path

from msgspec import Struct, convert

from hopthon.meeting import commands as c
from hopthon.meeting.commands import AnyCommand
from hopthon.views.themes import DEFAULT

FOLDER = Path(__file__).parent / "images"
CELL = (9, 18)
"""Pixels a character takes in the picture."""
WALL, TALL = 800, 2.25
"""Pixels across the wall; how tall its cells are: 48 × 12 of them fill a screen of 16:9."""


class Scene(Struct, frozen=True):
    """A picture: an evening until a moment ("" : home), then wishes, then keys; the window's size.

    `until`: "21:19:59" of the evening in Bàn Thạch, or day and hour of the two days in Hội 4. `seat`: whose
    window, "cockpit", "counter" or "wall"; `theme`: of the wall.
    """

    name: str
    until: str
    keys: str = ""
    size: tuple[int, int] = (120, 36)
    wishes: tuple[AnyCommand, ...] = ()
    seat: str = "cockpit"
    theme: str = DEFAULT

    @property
    def picture(self) -> Path:
        """Where it is kept."""
        return FOLDER / ("wall" if self.seat == "wall" else "cockpit") / f"{self.name}.png"

    @property
    def pixels(self) -> tuple[int, int]:
        """How large it is."""
        columns, rows = self.size
        if self.seat == "wall":
            return WALL, round(WALL / columns * TALL * rows)
        return columns * CELL[0], rows * CELL[1]


WORKS = ("a3", "a4", "a5", "a6", "a7", "a8")
"""Six of the works put to the vote, so that a table of points has room on a page."""


def vote(method: str, **settings: object) -> c.OpenRound:
    """Another way to vote on them."""
    given = convert(settings, c.RoundSettings)
    return c.OpenRound(WORKS, method=method, groups=("women", "men"), settings=given, id="r1")


def tally(group: str, ballots: int | None, rows: dict[str, int | dict[str, int]]) -> c.RecordTally:
    """What one table counted."""
    return c.RecordTally("r1", group, rows, ballots)


CRITERIA = [
    {"id": "people", "title": "Nhiều hộ được lợi", "max": 5, "weight": 2},
    {"id": "cost", "title": "Dân tự làm được", "max": 5},
    {"id": "poor", "title": "Hợp hộ nghèo, phụ nữ", "max": 5},
]
POINTS = (
    vote("criteria", criteria=CRITERIA),
    tally("women", 49, {
        "a3": {"people": 214, "cost": 131, "poor": 176},
        "a4": {"people": 160, "cost": 188, "poor": 201},
        "a5": {"people": 139, "cost": 215},
    }),
    tally("men", 35, {"a3": {"people": 161, "cost": 98, "poor": 122}}),
)  # fmt: skip
PAPERS = (
    vote("criteria", criteria=CRITERIA),
    c.RecordBallot(
        "r1", "women", 1, scores={w: {"people": 4, "cost": 3, "poor": 5} for w in WORKS}
    ),
    c.RecordBallot(
        "r1", "women", 2, scores={w: {"people": 5, "cost": 2, "poor": 4} for w in WORKS}
    ),
)
HANDS = (
    vote("hands"),
    tally("women", 49, {
        "a3": {"for": 41, "against": 5, "abstain": 3},
        "a4": {"for": 36, "against": 9, "abstain": 4},
        "a5": {"for": 44, "against": 2},
    }),
)  # fmt: skip
SECRET = (
    c.OpenRound(
        (),
        title="Góp quỹ sửa nhà văn hóa",
        method="secret",
        groups=("all",),
        settings=convert(
            {"committee": ["Bà Hoa", "Ông Tư", "Chị Lan"], "witnesses": ["Ông Bình"]},
            c.RoundSettings,
        ),
        id="r1",
    ),
)
PEOPLE = (
    ("p1", "Hà Thị Lan", "F"),
    ("p2", "Đinh Văn Tư", "M"),
    ("p3", "Phùng Thị Hoa", "F"),
    ("p4", "Hà Văn Bình", "M"),
    ("p5", "Trần Văn Sơn", "M"),
)
ELECTION = (
    *(c.AddPerson(name, id=id_, sex=sex) for id_, name, sex in PEOPLE),
    c.OpenRound(
        tuple(id_ for id_, _name, _sex in PEOPLE),
        title="Bầu Ban giám sát đầu tư của cộng đồng",
        method="election",
        groups=("all",),
        settings=convert(
            {"seats": 3, "quotas": [{"what": "women", "part": 3, "whole": 10}]}, c.RoundSettings
        ),
        id="r1",
    ),
)
ELECTED = c.RecordTally("r1", "all", {"p1": 71, "p2": 66, "p3": 58, "p4": 31, "p5": 22}, 84)
PUT_IN = (
    c.ImportBallots("r1", "women", (("a3",),) * 40),
    c.ImportBallots("r1", "men", (("a4",),) * 21),
)
BEFORE = "21:05:10"
"""Ranking has begun, nothing is put to the vote yet."""


def on_wall(
    name: str,
    until: str,
    page: str,
    ref: str = "",
    size: tuple[int, int] = (48, 12),
    wishes: tuple[AnyCommand, ...] = (),
    theme: str = DEFAULT,
) -> Scene:
    """This page of the wall."""
    return Scene(name, until, "", size, (*wishes, c.ShowOnWall(page, ref)), "wall", theme)


PREPARING = "2026-06-01T19:31:50"
"""Hội 4, the evening before: group, figures and presenters are there, nothing is taken in yet."""
PREPARED = "2026-06-01T19:32:39"
"""The preparatory meeting and last year's plan are in; nothing is carried over."""
TURN = "2026-06-02T19:24:40"
"""Two wait, one speaks."""
CHOOSING = "2026-06-02T19:56:52"
"""Four difficulties where three may stay: they are put to a vote."""
WRONG = c.SetBasicData({"I.9.women": Decimal(113)})
"""Men and women are more than there are of both."""
SHEETS = "2026-06-02T20:40:00"
"""The sheets are filled, one of them with pledges that do not cover."""

SCENES = (
    Scene("trang-dau", ""),
    Scene("chep-the-nho", "", "down down down down down s"),
    Scene("tu-luu-tru", "", "t"),
    Scene("cai-dat", "", "c"),
    Scene("cuoc-hop-moi", "", "m «Phú Khê» tab «Yên Sơn»"),
    Scene("chuan-bi", PREPARING, "ctrl+p «chuan bi» enter"),
    Scene("so-lieu", PREPARING, "ctrl+p «so lieu co ban» enter" + " down" * 20, wishes=(WRONG,)),
    Scene("chuong-trinh", PREPARING, "ctrl+p «thu tu, ai» enter"),
    Scene("lay-tu-tep", PREPARING, "ctrl+p «lay tu hop» enter down down enter"),
    Scene("nam-truoc", PREPARED, "ctrl+p «nam truoc: viec» enter"),
    Scene("goi-ten", "2026-06-02T18:57:30", "escape m «hoa»"),
    Scene("ra-vao", "2026-06-02T19:05:30", "escape d escape h"),
    Scene("phat-bieu", TURN, "escape 4"),
    Scene("bau-nhanh", CHOOSING, "escape g g v"),
    Scene("gop-chua-du", SHEETS, "escape" + " down" * 10),
    Scene("ca-danh-sach", SHEETS, "escape l"),
    Scene(
        "telex",
        "2026-06-02T19:02:06",
        "escape enter f9 «Xin lamf ddwowngf vaof ddooij 4 trwowcs mua»",
    ),
    Scene("diem-danh", "19:03:00"),
    Scene("ghi-chep", "19:20:00", "escape"),
    Scene("cay", "20:38:00", "g down down down enter"),
    Scene("phieu-hoat-dong", "20:56:00", "pagedown pagedown pagedown"),
    Scene("mo-dot-bau", "21:05:10"),
    Scene("dem-coc", "21:19:59"),
    Scene("dem-coc-80x24", "21:19:59", size=(80, 24)),
    Scene("nhap-phieu", "21:15:00", "escape f 1 3 6"),
    Scene("ket-qua", "21:26:30", "down"),
    Scene("bieu-quyet", "21:35:00", "enter «66» enter «12»"),
    Scene("bien-ban", "21:43:00"),
    Scene("phim", "21:19:59", "escape question_mark"),
    Scene("tim", "21:19:59", "escape slash «nha van hoa»"),
    Scene("thong-tin", "21:43:00", "t enter enter «Phùng Thị Hoa»"),
    Scene("cham-diem", BEFORE, "down down right «177»", wishes=POINTS),
    Scene("cham-phieu", BEFORE, "4 enter 3 enter 5 enter 5 enter 2", wishes=PAPERS),
    Scene("gio-tay", BEFORE, "down down right right «3»", wishes=HANDS),
    Scene("phieu-kin", BEFORE, "«41» enter «5» enter «2»", wishes=SECRET),
    Scene("bau-nguoi", BEFORE, "«71» enter «66» enter «58» enter «31»", wishes=ELECTION),
    Scene("cua-so-dem", BEFORE, "4 enter 3 enter 5 enter 5 enter 2", (80, 24), PAPERS, "counter"),
    on_wall("title-48x12", "18:50:00", "title"),
    on_wall("attendance-48x12", "20:20:00", "attendance"),
    on_wall("step-asking-48x12", "20:20:00", "step", "k3"),
    on_wall("tree-48x12", "20:56:00", "tree", "g4"),
    on_wall("tree-deep-64x16", "20:56:00", "tree", "a3", (64, 16)),
    on_wall("options-48x12", "21:05:30", "options", "r1"),
    on_wall("how-48x12", "21:05:30", "how", "r1"),
    on_wall("counting-48x12", "21:05:30", "counting", "r1", wishes=PUT_IN),
    on_wall("ranking-48x12", "21:26:30", "ranking", "r1"),
    on_wall("ranking-64x16-bright", "21:26:30", "ranking", "r1", (64, 16), theme="bright_hall"),
    on_wall("ranking-80x24", "21:26:30", "ranking", "r1", (80, 24)),
    on_wall("side-48x12", "21:26:30", "side", "r1"),
    on_wall("differences-48x12", "21:26:30", "differences", "r1"),
    on_wall("decision-valid-48x12", "21:39:00", "decision", "q1"),
    on_wall("decision-not-48x12", "21:39:00", "decision", "q2"),
    on_wall("thanks-100x33", "23:00:00", "thanks", size=(100, 33)),
    Scene("counting-points-48x12", BEFORE, "", (48, 12), POINTS, "wall"),
    Scene("options-election-48x12", BEFORE, "", (48, 12), ELECTION, "wall"),
    Scene(
        "ranking-election-48x12",
        BEFORE,
        "",
        (48, 12),
        (*ELECTION, ELECTED, c.CloseRound("r1")),
        "wall",
    ),
)
