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
from contextlib import chdir
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from blocks import solid
from scenes import SCENES, Scene
from slim_png import slim
from stage import HANOI, staged

from hopthon import settings
from hopthon.app import Hopthon
from hopthon.cli.home import FolderHome
from hopthon.counter import Counter
from hopthon.projector.app import WallApp
from hopthon.vietnamese.methods import use
from hopthon.views.themes import find as find_theme

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
ABROAD = "~/may-xa".ljust(99, "_")
"""Stands where the picture would name a folder of this machine, cut to the same length."""
FONTS = "JetBrains Mono, DejaVu Sans Mono, Noto Sans Mono, Consolas, monospace"


def main(names: list[str]) -> int:
    """Take the pictures of these names, or all; exit status 1 without a browser."""
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.stderr.write("screenshots: no Chromium found; set CHROMIUM\n")
        return 1
    for scene in SCENES:
        if not names or scene.name in names:
            with TemporaryDirectory(ignore_cleanup_errors=True) as place, chdir(place):
                picture = scene.picture
                picture.parent.mkdir(parents=True, exist_ok=True)
                svg = cleaned(asyncio.run(taken(scene, Path())), scene)
                draw(browser, svg, picture, scene.pixels)
                slim(picture)
                sys.stdout.write(f"{picture.name} {picture.stat().st_size // 1000} kB\n")
    return 0


async def taken(scene: Scene, place: Path) -> str:
    """The screen at that moment, as Textual draws it."""
    path = staged(scene, place)
    app = window(scene, path)
    async with app.run_test(size=scene.size) as pilot:
        await settled(app, pilot.pause)
        for key in re.findall(r"«(.+?)»|(\S+)", scene.keys):
            await pilot.press(*([names(c) for c in key[0]] if key[0] else [key[1]]))
            await settled(app, pilot.pause)
        return app.export_screenshot().replace(str(Path.cwd()), ABROAD[: len(str(Path.cwd()))])


def window(scene: Scene, path: Path) -> Hopthon | Counter | WallApp:
    """The program this scene looks at."""
    home = Path(os.environ["HOPTHON_HOME"])
    settings.load(home)
    use(None)  # an input method of the scene before
    if scene.seat == "wall":
        return WallApp(path, find_theme(scene.theme, home), home / "wall.log", at(scene.until))
    if scene.seat == "counter":
        return Counter(path, clock=at(scene.until))
    if not scene.until:
        return Hopthon(home=FolderHome(home))
    return Hopthon(path, clock=at(scene.until))


def names(character: str) -> str:
    """The key that types this character."""
    return "space" if character == " " else character


def at(until: str) -> Callable[[], datetime]:
    """A clock that stands at that moment."""
    day = "" if "T" in until else "2026-05-16T"
    moment = datetime.fromisoformat(f"{day}{until}").replace(tzinfo=HANOI)
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
    svg = re.sub(r'<rect fill="[^"]*" stroke="[^>]*/>', "", svg, count=1)  # the window's frame
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: Fira Code[^;]*;", f"font-family: {FONTS};", svg)
    return re.sub(r'viewBox="[^"]*"', f'viewBox="{box}" {size}', solid(svg), count=1)


def draw(browser: str, svg: str, picture: Path, pixels: tuple[int, int]) -> None:
    """The same as PNG."""
    width, height = pixels
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        source = Path(place) / "screen.html"
        ground = re.search(r'<rect fill="(#\w+)"', svg)  # under the seams between cells
        colour = ground[1] if ground is not None else "#13171c"
        style = f"<style>body{{margin:0;background:{colour}}}svg{{display:block}}</style>"
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
