"""The files a picture of the guide is taken over: the evening in Bàn Thạch, two days in Hội 4, what lies beside."""

import json
import os
from datetime import datetime, timedelta, timezone
from pathlib import Path

from scenes import Scene

from hopthon.cli.recents import look, note, put_away, remember, remembered
from hopthon.demo import play
from hopthon.export import export
from hopthon.meeting import commands as c
from hopthon.meeting.read import read_command
from hopthon.processes.load import find
from hopthon.screens.home import copying
from hopthon.session import Session
from hopthon.session.drives import Drive

HANOI = timezone(timedelta(hours=7))
HOI_4 = Path(__file__).parent.parent / "tests" / "fixtures" / "hoi-4.jsonl"
_MIDDLE = "21:19:59"
_PREPARED = ("set_info", "set_member", "import_plan", "add_indicator", "set_basic_data")


def staged(scene: Scene, place: Path) -> Path:
    """The meeting file of this scene, in a folder of its own that is hopthon's home."""
    os.environ["HOPTHON_HOME"] = str(place / "hopthon")
    folder = place / "hopthon" / "meetings"
    folder.mkdir(parents=True)
    if not scene.until:
        at_home(folder)
        return folder
    if "T" not in scene.until:
        path = folder / "Bàn Thạch 2026-05-16.hopthon"
        session = play(path, scene.until)
    else:
        path = folder / "Hội 4 2026-06-02.hopthon"
        session = hoi_4(path, scene.until)
        beside(folder)
    for wish in scene.wishes:
        session.do(wish)
    session.close()
    remember(path)
    note([look(known)[0] for known in remembered()])
    return path


def at_home(folder: Path) -> None:
    """Four meetings used lately, each standing otherwise, and two put away; a stick is plugged in."""
    play(folder / "Bàn Thạch 2026-05-16.hopthon", _MIDDLE).close()
    hoi_4(folder / "Hội 4 2026-06-02.hopthon").close()
    empty(folder / "Phú Khê 2026-06-05.hopthon", "Phú Khê", "2026-06-05")
    lost = folder / "Đồng Giang 2026-05-28.hopthon"
    empty(lost, "Đồng Giang", "2026-05-28")
    put = [folder / f"Hội {n} 2025-05-2{n}.hopthon" for n in (2, 4)]
    for path in put:
        empty(path, path.stem[:5], path.stem[6:], ended=True)
    for path in (*put, lost, *sorted(folder.glob("[PHB]*2026*.hopthon"))):
        remember(path)
    note([look(known)[0] for known in remembered()])
    for path in put:
        put_away(path)
    lost.unlink()
    stick = Drive(Path("E:\\"), "E:\\", 7_512_000_000, True)
    copying.drives = lambda: [stick]


def hoi_4(path: Path, until: str = "2026-06-03") -> Session:
    """The two days in Hội 4, up to this moment."""
    moment = [datetime(2026, 6, 1, 19, 29, tzinfo=HANOI)]
    session = Session.create(path, find("ctmtqg"), "village", clock=lambda: moment[0])
    for line in HOI_4.read_text(encoding="utf-8").splitlines():
        wish = json.loads(line)
        when = wish.pop("at")
        if when <= until:
            moment[0] = datetime.fromisoformat(when).replace(tzinfo=HANOI)
            session.do(read_command(json.dumps(wish)))
    if until < "2026-06-03":
        moment[0] = datetime.fromisoformat(until).replace(tzinfo=HANOI)
    return session


def beside(folder: Path) -> None:
    """What lies in the same folder: the preparatory meeting, a filled form, last year's meeting."""
    with_tree = folder / "Hội 4 họp trù bị 2026-05-25.hopthon"
    session = Session.create(with_tree, find("ctmtqg"), "preparatory")
    for line in HOI_4.read_text(encoding="utf-8").splitlines():
        wish = json.loads(line)
        del wish["at"]
        if wish["do"] in _PREPARED:
            session.do(read_command(json.dumps(wish)))
    session.do(c.SetInfo(date="2026-05-25"))
    export(session.meeting, folder, ["I.2"])
    session.close()
    empty(folder / "Hội 4 2025-05-30.hopthon", "Hội 4", "2025-05-30", ended=True)


def empty(path: Path, village: str, day: str, *, ended: bool = False) -> None:
    """A meeting of which only place and day are known; or one that is over."""
    session = Session.create(path, find("ctmtqg"), "village")
    year = int(day[:4]) + 1
    session.do(c.SetInfo(village=village, commune="Kim Liên", date=day, plan_year=year))
    if ended:
        here = c.SetAttendance(people=60, women=31, households=52)
        for wish in (c.StartMeeting(), here, c.PassMinutes(58, 0), c.EndMeeting()):
            session.do(wish)
    session.close()
