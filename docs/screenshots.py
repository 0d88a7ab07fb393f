"""Takes the pictures of the cockpit again: `python docs/screenshots.py [NAME…]`.

The example meeting is played to a moment, keys are pressed, and what stands on the screen is drawn by
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
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from slim_png import slim

from hopthon.app import Hopthon
from hopthon.cli.cockpit import home_of, remember
from hopthon.demo import play

FOLDER = Path(__file__).parent / "images" / "cockpit"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
FONTS = "JetBrains Mono, DejaVu Sans Mono, Noto Sans Mono, Consolas, monospace"
CELL = (9, 18)
"""Pixels a character takes in the picture."""
_HANOI = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class Scene:
    """A picture: the evening until a time of day ("" : home), the keys pressed, the window's size."""

    name: str
    until: str
    keys: str = ""
    size: tuple[int, int] = (120, 36)


SCENES = (
    Scene("trang-dau", ""),
    Scene("cuoc-hop-moi", "", "m «Phú Khê» tab tab «Yên Sơn»"),
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
)


def main(names: list[str]) -> int:
    """Take the pictures of these names, or all; exit status 1 without a browser."""
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.stderr.write("screenshots: no Chromium found; set CHROMIUM\n")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        if not names or scene.name in names:
            with TemporaryDirectory(ignore_cleanup_errors=True) as place:
                picture = FOLDER / f"{scene.name}.png"
                draw(
                    browser, cleaned(asyncio.run(taken(scene, Path(place))), scene), picture, scene
                )
                slim(picture)
                sys.stdout.write(f"{picture.name} {picture.stat().st_size // 1000} kB\n")
    return 0


async def taken(scene: Scene, place: Path) -> str:
    """The screen at that moment, as Textual draws it."""
    os.environ["HOPTHON_HOME"] = str(place)
    path = place / "meetings" / "Bàn Thạch 2026-05-16.hopthon"
    path.parent.mkdir()
    play(path, scene.until or "21:19:59").close()
    remember(path)
    app = Hopthon(path, clock=at(scene.until)) if scene.until else Hopthon(home=home_of(place))
    async with app.run_test(size=scene.size) as pilot:
        await settled(app, pilot.pause)
        for key in re.findall(r"«(.+?)»|(\S+)", scene.keys):
            await pilot.press(*([names(c) for c in key[0]] if key[0] else [key[1]]))
            await settled(app, pilot.pause)
        return app.export_screenshot()


def names(character: str) -> str:
    """The key that types this character."""
    return "space" if character == " " else character


def at(until: str) -> Callable[[], datetime]:
    """A clock that stands at that time of the evening."""
    moment = datetime.fromisoformat(f"2026-05-16T{until}").replace(tzinfo=_HANOI)
    return lambda: moment


async def settled(app: Hopthon, pause: Callable[[], object]) -> None:
    """Until every wish is in the file and drawn."""
    for _round in range(200):
        await asyncio.sleep(0.005)
        if app.desk is None or not app.desk.waiting:
            break
    await asyncio.sleep(0.05)


def cleaned(svg: str, scene: Scene) -> str:
    """The cells alone: no window around them, no font from elsewhere."""
    found = re.search(r'<g transform="translate\((\d+), (\d+)\)"', svg)
    if found is None:
        raise ValueError("this version of Textual draws its pictures in another way")
    columns, rows = scene.size
    box = f"{found[1]} {found[2]} {columns * 12.2:.1f} {rows * 24.4:.1f}"
    size = f'width="{columns * CELL[0]}" height="{rows * CELL[1]}" preserveAspectRatio="none"'
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: Fira Code[^;]*;", f"font-family: {FONTS};", svg)
    return re.sub(r'viewBox="[^"]*"', f'viewBox="{box}" {size}', svg, count=1)


def draw(browser: str, svg: str, picture: Path, scene: Scene) -> None:
    """The same as PNG."""
    columns, rows = scene.size
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        source = Path(place) / "screen.html"
        style = "<style>body{margin:0;background:#13171c}svg{display:block}</style>"
        source.write_text(f"<!doctype html><meta charset='utf-8'>{style}{svg}", encoding="utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-lcd-text")
        subprocess.run(
            [
                *(browser, *options, "--hide-scrollbars", "--no-first-run"),
                f"--user-data-dir={place}/profile",
                f"--window-size={columns * CELL[0]},{rows * CELL[1]}",
                f"--screenshot={picture}",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
