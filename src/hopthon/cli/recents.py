"""The meetings used lately: what was last known of each, so that home stands at once and is put right after."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import RLock

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from hopthon.cli.folders import data_folder
from hopthon.language import _
from hopthon.meeting.state import Meeting
from hopthon.refusal import Refusal
from hopthon.screens.home.recent import Recent
from hopthon.views.place_words import in_place_words
from hopthon.views.times import day, hour

KEPT = 12
"""How many files used lately are remembered; what was put away stays."""


class Known(Struct, frozen=True, omit_defaults=True):
    """What was known of a file when it had this `size` and `changed` (nanoseconds)."""

    path: str
    size: int = -1
    changed: int = 0
    meeting: str = ""
    name: str = ""
    kind: str = ""
    date: str = ""
    state: str = ""
    where: str = ""
    since: str = ""
    commune: str = ""
    province: str = ""
    archived: bool = False

    def row(self) -> Recent:
        """As home lists it, without looking at the file."""
        name = self.name or Path(self.path).stem
        date = day(self.date)
        return Recent(Path(self.path), name, self.kind, date, self.state, self.where, self.since)


def remembered() -> list[Known]:
    """Newest first; none when the list cannot be read. Older lists held paths alone."""
    try:
        rows = msgspec.json.decode(_file().read_bytes(), type=list[Known | str])
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return []
    return [Known(row) if isinstance(row, str) else row for row in rows]


def remember(path: Path) -> None:
    """Put a file at the head; that it cannot be noted is no reason to stop. It is no longer put away."""
    place = str(path.absolute())

    def headed(rows: list[Known]) -> list[Known]:
        known = next((one for one in rows if one.path == place), Known(place))
        return [replace(known, archived=False), *(one for one in rows if one.path != place)]

    _change(headed)


def put_away(path: Path, *, away: bool = True) -> None:
    """Out of the list of home into the other, or back."""
    _change_one(path, lambda one: replace(one, archived=away))


def moved(path: Path, to: Path) -> None:
    """The same meeting lies elsewhere now."""
    _change_one(path, lambda one: replace(one, path=str(to.absolute()), size=-1))


def left(path: Path, meeting: Meeting) -> None:
    """How a meeting was left: home need not read the file again for it."""
    try:
        found = path.stat()
    except OSError:
        return

    def settled(one: Known) -> Known:
        known = read_from(one, meeting)
        return replace(known, size=found.st_size, changed=found.st_mtime_ns)

    _change_one(path, settled)


def note(looked: Iterable[Known]) -> None:
    """Keep what was found out, whatever else changed in the list meanwhile."""
    found = {one.path: one for one in looked}

    def noted(rows: list[Known]) -> list[Known]:
        return [replace(found.get(o.path, o), archived=o.archived) for o in rows]

    _change(noted)


def look(known: Known) -> tuple[Known, Recent]:
    """What the file says now; it is read only if it changed since. Slow: not for the screens' thread."""
    from hopthon.journal import trouble
    from hopthon.journal.follow import followed
    from hopthon.session import Session

    path = Path(known.path)
    try:
        found = path.stat()
    except OSError:
        return known, replace(known.row(), state="gone", trouble=trouble.missing(path).sentence)
    if not known.state or (found.st_size, found.st_mtime_ns) != (known.size, known.changed):
        try:
            session = Session.open(path, write=False)
        except Refusal as refusal:
            return known, replace(known.row(), state="damaged", trouble=refusal.sentence)
        session.close()
        known = read_from(known, session.meeting)
        known = replace(known, size=found.st_size, changed=found.st_mtime_ns)
    return known, replace(known.row(), elsewhere=followed(known.meeting))


def read_from(known: Known, meeting: Meeting) -> Known:
    """What is worth knowing of a meeting; the file counts as changed until it is looked at."""
    said = meeting.said
    step = meeting.find_step(meeting.step)
    state, since = _state(meeting)
    where = f"{step.number or ''} {step.short}".strip() if step and state == "running" else ""
    return replace(
        known,
        size=-1,
        meeting=meeting.id,
        name=said("village") or Path(known.path).stem,
        kind=in_place_words(meeting, meeting.rules.title),
        date=said("date"),
        state=state,
        where=where,
        since=_moment(since),
        commune=said("commune"),
        province=said("province"),
    )


def _state(meeting: Meeting) -> tuple[str, str]:
    """prepared, running, paused, ended, passed; and since when."""
    from hopthon.views.whole import meeting_state

    state = meeting_state(meeting)
    if state != "running":
        return state, meeting.ended_at or meeting.started_at
    if meeting.pause is not None:
        return "paused", meeting.pause.since
    return state, meeting.visits[-1].at if meeting.visits else meeting.started_at


def _moment(stamp: str) -> str:
    """ "20:28 ngày 16/05"."""
    if not stamp:
        return ""
    return _("{hour} ngày {day}").format(hour=hour(stamp), day=day(stamp[:10])[:5])


_alone = RLock()


def _change_one(path: Path, how: Callable[[Known], Known]) -> None:
    place = str(path.absolute())
    _change(lambda rows: [how(one) if one.path == place else one for one in rows])


def _change(how: Callable[[list[Known]], list[Known]]) -> None:
    with _alone:  # what is looked at beside the screen is noted from its own thread
        every = how(remembered())
        used = [one for one in every if not one.archived][:KEPT]
        kept = [one for one in every if one.archived or one in used]
        try:
            data_folder().mkdir(parents=True, exist_ok=True)
            draft = _file().with_suffix(".tmp")
            draft.write_bytes(msgspec.json.encode(kept))
            draft.replace(_file())
        except OSError:
            logging.getLogger("hopthon").warning("recent files not noted", exc_info=True)


def _file() -> Path:
    return data_folder() / "recent.json"
