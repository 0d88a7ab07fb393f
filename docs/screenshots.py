"""Takes the pictures of cockpit, counting table and wall again: `python docs/screenshots.py [NAME…]`.

The example meeting is played to a moment, wishes are carried out, keys are pressed; what then stands there is drawn by
Textual as SVG and by a Chromium without a window as PNG. Needs `chromium` (or Chrome) on the PATH, or
its place in the variable CHROMIUM. Times are the evening's own, so pictures change only with the screens.
"""

import asyncio
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct, convert
from slim_png import slim

from hopthon.app import Hopthon
from hopthon.cli.home import FolderHome
from hopthon.cli.recents import look, note, remember, remembered
from hopthon.counter import Counter
from hopthon.demo import play
from hopthon.meeting import commands as c
from hopthon.meeting.commands import AnyCommand
from hopthon.projector.app import WallApp
from hopthon.views.themes import DEFAULT
from hopthon.views.themes import find as find_theme

FOLDER = Path(__file__).parent / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
FONTS = "JetBrains Mono, DejaVu Sans Mono, Noto Sans Mono, Consolas, monospace"
CELL = {"cockpit": (9, 18), "counter": (9, 18), "wall": (50 / 3, 37.5)}
"""Pixels a character takes in the picture; on the wall 48 × 12 fill a screen of 16:9."""
_HANOI = timezone(timedelta(hours=7))


class Scene(Struct, frozen=True):
    """A picture: the evening until a time of day ("" : home), then wishes, then keys; the window's size.

    `seat`: whose window, "cockpit", "counter" or "wall".
    """

    name: str
    until: str
    keys: str = ""
    size: tuple[int, int] = (120, 36)
    wishes: tuple[AnyCommand, ...] = ()
    seat: str = "cockpit"

    @property
    def picture(self) -> Path:
        """Where it is kept."""
        return FOLDER / ("wall" if self.seat == "wall" else "cockpit") / f"{self.name}.png"

    @property
    def pixels(self) -> tuple[int, int]:
        """How large it is."""
        (columns, rows), (wide, high) = self.size, CELL[self.seat]
        return round(columns * wide), round(rows * high)


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
BEFORE = "21:05:10"
"""Ranking has begun, nothing is put to the vote yet."""


SCENES = (
    Scene("trang-dau", ""),
    Scene("cuoc-hop-moi", "", "m «Phú Khê» tab «Yên Sơn»"),
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


def main(names: list[str]) -> int:
    """Take the pictures of these names, or all; exit status 1 without a browser."""
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.stderr.write("screenshots: no Chromium found; set CHROMIUM\n")
        return 1
    for scene in SCENES:
        if not names or scene.name in names:
            with TemporaryDirectory(ignore_cleanup_errors=True) as place:
                picture = scene.picture
                picture.parent.mkdir(parents=True, exist_ok=True)
                svg = cleaned(asyncio.run(taken(scene, Path(place))), scene)
                draw(browser, svg, picture, scene.pixels)
                slim(picture)
                sys.stdout.write(f"{picture.name} {picture.stat().st_size // 1000} kB\n")
    return 0


async def taken(scene: Scene, place: Path) -> str:
    """The screen at that moment, as Textual draws it."""
    os.environ["HOPTHON_HOME"] = str(place)
    path = place / "meetings" / "Bàn Thạch 2026-05-16.hopthon"
    path.parent.mkdir()
    session = play(path, scene.until or "21:19:59")
    for wish in scene.wishes:
        session.do(wish)
    session.close()
    remember(path)
    note([look(known)[0] for known in remembered()])
    app = window(scene, path, place)
    async with app.run_test(size=scene.size) as pilot:
        await settled(app, pilot.pause)
        for key in re.findall(r"«(.+?)»|(\S+)", scene.keys):
            await pilot.press(*([names(c) for c in key[0]] if key[0] else [key[1]]))
            await settled(app, pilot.pause)
        return app.export_screenshot()


def window(scene: Scene, path: Path, place: Path) -> Hopthon | Counter | WallApp:
    """The program this scene looks at."""
    if scene.seat == "wall":
        theme = find_theme(DEFAULT, place)
        return WallApp(path, theme, place / "wall.log", at(scene.until))
    if scene.seat == "counter":
        return Counter(path, clock=at(scene.until))
    return Hopthon(path, clock=at(scene.until)) if scene.until else Hopthon(home=FolderHome(place))


def names(character: str) -> str:
    """The key that types this character."""
    return "space" if character == " " else character


def at(until: str) -> Callable[[], datetime]:
    """A clock that stands at that time of the evening."""
    moment = datetime.fromisoformat(f"2026-05-16T{until}").replace(tzinfo=_HANOI)
    return lambda: moment


async def settled(app: Hopthon | Counter | WallApp, pause: Callable[[], object]) -> None:
    """Until every wish is in the file and drawn."""
    for _round in range(200):
        await asyncio.sleep(0.005)
        if isinstance(app, WallApp) or app.desk is None or not app.desk.waiting:
            break
    await asyncio.sleep(0.05)


def cleaned(svg: str, scene: Scene) -> str:
    """The cells alone: no window around them, no font from elsewhere."""
    found = re.search(r'<g transform="translate\((\d+), (\d+)\)"', svg)
    if found is None:
        raise ValueError("this version of Textual draws its pictures in another way")
    columns, rows = scene.size
    box = f"{found[1]} {found[2]} {columns * 12.2:.1f} {rows * 24.4:.1f}"
    size = 'width="{}" height="{}" preserveAspectRatio="none"'.format(*scene.pixels)
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: Fira Code[^;]*;", f"font-family: {FONTS};", svg)
    return re.sub(r'viewBox="[^"]*"', f'viewBox="{box}" {size}', svg, count=1)


def draw(browser: str, svg: str, picture: Path, pixels: tuple[int, int]) -> None:
    """The same as PNG."""
    width, height = pixels
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        source = Path(place) / "screen.html"
        style = "<style>body{margin:0;background:#13171c}svg{display:block}</style>"
        source.write_text(f"<!doctype html><meta charset='utf-8'>{style}{svg}", encoding="utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-lcd-text")
        subprocess.run(
            [
                *(browser, *options, "--hide-scrollbars", "--no-first-run"),
                f"--user-data-dir={place}/profile",
                f"--window-size={width},{height}",
                f"--screenshot={picture}",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
