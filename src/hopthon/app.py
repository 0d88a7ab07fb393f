"""The cockpit's app: wires one desk to the screens, and holds no rules."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from textual.screen import Screen

from hopthon.desk_app import DeskApp
from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.refusal import Refusal
from hopthon.screens import input_method
from hopthon.screens.cockpit import CockpitScreen
from hopthon.screens.rail import Wall
from hopthon.screens.typed import TypedScreen
from hopthon.session import Session
from hopthon.session.clock import Clock, local_clock, stamp
from hopthon.views.times import hour

logger = logging.getLogger("hopthon")
WALL_SILENT = 5.0
"""Seconds without a word from the projector until the wall counts as lost."""


class Hopthon(DeskApp):
    """The facilitator's workstation. `home` offers the meetings there are; None for a single file.

    `session`: the file opened already, taken over.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        home: "Home | None" = None,
        clock: Clock = local_clock,
        write: bool = True,
        session: Session | None = None,
    ) -> None:
        super().__init__()
        self._path, self._home, self._clock, self._write = path, home, clock, write
        self._opened = session
        self.cockpit: CockpitScreen | None = None
        self._wall_heard = 0.0

    def get_default_screen(self) -> Screen[None]:
        """The meeting, or home."""
        self.leave_on_signals()
        if self._path is not None:
            return self._cockpit(self._path, write=self._write)
        assert self._home is not None
        return self._home.screen(self)

    # one meeting ---------------------------------------------------------------------------

    def open_meeting(
        self, path: Path, *, start: bool = False, write: bool = True, first: str = ""
    ) -> None:
        """Open a meeting file in the cockpit, at the workspace `first`. Refusal when it cannot be opened."""
        cockpit = self._cockpit(path, write=write)
        cockpit.first = first
        self.push_screen(cockpit)
        if start:
            assert self.desk is not None
            cockpit.places.go_on_to(cockpit.meeting.steps[0].id)
            self.desk.send(c.StartMeeting(), cockpit.helm.begun)

    def _cockpit(self, path: Path, *, write: bool) -> CockpitScreen:
        desk = self.sit_down(path, self._clock, write=write, session=self._opened)
        self._opened = None
        self.cockpit = CockpitScreen(desk, self._find, self._help)
        self.set_interval(1.0, self._listen_for_wall)
        return self.cockpit

    def changed(self, parts: frozenset[str]) -> None:
        """Draw what these parts are now."""
        if self.cockpit is not None:
            self.cockpit.changed(parts)

    def stuck(self, why: str) -> None:
        """Say that the disk refuses, or that it no longer does."""
        if self.cockpit is not None:
            self.cockpit.stuck(why)

    def room_left(self, megabytes: int | None) -> None:
        """Say, until there is room again, that it is time to copy the meeting elsewhere."""
        words = _("Đĩa sắp đầy, còn {n} MB. Cắm thẻ nhớ rồi ấn Ctrl+P, gõ «chép».")
        if self.cockpit is not None:
            self.cockpit.notice = "" if megabytes is None else words.format(n=megabytes)
            self.cockpit.redraw()

    def lost(self, gone: bool) -> None:
        """Say that the file is not in its place, or is there again."""
        if self.cockpit is not None:
            self.cockpit.lost(gone)

    def hailed(self, text: str) -> None:
        """The projector says how large it is, every second."""
        word, _space, size = text.partition(" ")
        columns = size.partition("x")[0]
        if word == "wall" and columns.isdigit() and self.cockpit is not None:
            self._wall_heard = asyncio.get_running_loop().time()
            if self.cockpit.wall != (wall := Wall(int(columns))):
                self.cockpit.wall = wall
                self.cockpit.redraw()

    def _listen_for_wall(self) -> None:
        cockpit = self.cockpit
        if cockpit is None or not cockpit.wall.columns or cockpit.wall.lost_since:
            return
        if asyncio.get_running_loop().time() - self._wall_heard > WALL_SILENT:
            since = stamp(self._clock())
            cockpit.wall = Wall(cockpit.wall.columns, since)
            words = _("Tường mất tín hiệu từ {hour}. Xem lại dây, cuộc họp vẫn được lưu.")
            cockpit.say(words.format(hour=hour(since)), "warn")
            cockpit.redraw()

    def on_cockpit_screen_errand(self, errand: CockpitScreen.Errand) -> None:
        """Asked for from a workspace."""
        match errand.what:
            case "export":
                self._export()
            case "read plan":
                self._read_plan(errand.ref)
            case _:
                self._offer_sources()

    def _offer_sources(self) -> None:
        """Files beside the meeting that a plan could be taken from."""
        from hopthon.screens.preparing.sources import beside, offer

        if self.cockpit is not None and self.desk is not None:
            offer(self.cockpit, beside(self.desk.path))

    def _read_plan(self, path: str) -> None:
        """Read one of them away from the screens' thread."""
        cockpit, desk = self.cockpit, self.desk
        assert cockpit is not None
        assert desk is not None
        cockpit.say(_("Đang đọc tệp…"))

        def work() -> None:
            from hopthon.screens.preparing.sources import hand_over, read

            outcome = read(desk.path, path, cockpit.meeting)
            self.call_from_thread(hand_over, cockpit, outcome)

        self.run_worker(work, thread=True, exit_on_error=False)

    # overlays ------------------------------------------------------------------------------

    def _find(self, cockpit: CockpitScreen, commands: bool) -> TypedScreen:
        from hopthon.screens.finder import FinderScreen, Item, command_items, meeting_items

        def chosen(item: Item) -> None:
            what, ref = item.target
            if what == "do":
                self._do(ref)
            else:
                cockpit.go(what, ref)

        items = [*meeting_items(cockpit.meeting), *command_items()]
        finder = FinderScreen(items, chosen, commands=commands)
        self.push_screen(finder)
        return finder

    def _help(self, cockpit: CockpitScreen) -> TypedScreen:
        from hopthon.screens.help import HelpScreen

        help_screen = HelpScreen(cockpit.work.name(), cockpit.work.keys())
        self.push_screen(help_screen)
        return help_screen

    def _do(self, action: str) -> None:
        cockpit = self.cockpit
        assert cockpit is not None
        own: dict[str, Callable[[], None]] = {
            "quit": self.action_leave,
            "export": self._export,
            "copy": self._copy,
            "projector": self._open_projector,
            "import people": lambda: cockpit.ask_reason(
                _("Nhập danh sách tên từ tệp nào (.xlsx, .csv)?"), self._import_people
            ),
        }
        if action.split()[0] == "type":
            cockpit.say(input_method.choose(action.removeprefix("type").strip()))
            cockpit.redraw()
        elif action in own:
            own[action]()
            cockpit.redraw()
        else:
            cockpit.act(action)

    def _export(self) -> None:
        """Forms and minutes beside the meeting file, written away from the screens' thread."""
        desk, cockpit = self.desk, self.cockpit
        assert desk is not None
        assert cockpit is not None
        if not desk.writable:
            cockpit.say(_("Đang chỉ xem nên không ghi biểu mẫu; dùng lệnh hopthon export."), "warn")
            return
        cockpit.say(_("Đang ghi biểu mẫu…"))

        def work() -> None:
            from hopthon.errands import write_forms

            self.call_from_thread(self._tell, *write_forms(desk.path))

        self.run_worker(work, thread=True, exit_on_error=False)

    def _copy(self) -> None:
        """The box that copies, over the cockpit."""
        from hopthon.screens.home.copying import CopyScreen

        assert self.desk is not None
        assert self.cockpit is not None
        box = CopyScreen(self.desk.path, self._clock, self._tell)
        self.cockpit.put_over(box)
        self.push_screen(box)

    def _import_people(self, said: str) -> None:
        """Read away from the screens' thread, then one wish for the whole list."""

        def work() -> None:
            from hopthon.imports.people import read_people

            try:
                file = read_people(_path(said))
            except Refusal as refusal:
                self.call_from_thread(self._tell, refusal.sentence, "warn")
            except OSError as error:
                words = _("Chưa đọc được danh sách: {why}.").format(why=error.strerror or error)
                self.call_from_thread(self._tell, words, "warn")
            else:
                assert self.cockpit is not None
                self.call_from_thread(take_list, self.cockpit, file)

        from hopthon.screens.people.list_taken import take_list

        self.run_worker(work, thread=True, exit_on_error=False)

    def _open_projector(self) -> None:
        """The wall, beside this window."""
        from hopthon.errands import open_wall

        assert self.desk is not None
        self._tell(open_wall(self.desk.path), "text")

    def _tell(self, said: str, role: str) -> None:
        if self.cockpit is not None:
            self.cockpit.say(said, role)
            self.cockpit.redraw()

    # leaving -------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Save what is being typed, then go."""
        if self.cockpit is not None:
            self.cockpit.keep_typing()
        self.exit()

    def stopped(self) -> str:
        """After a fault."""
        return _("hopthon gặp trục trặc và đã dừng; cuộc họp vẫn được lưu. Mở lại tệp để họp tiếp.")


def _path(said: str) -> Path:
    """A path as people type or paste it: in quotes, from `~` on."""
    path = Path(said.strip("\"' "))
    try:
        return path.expanduser()
    except RuntimeError:  # nobody of that name has a home here
        return path


class Home(Protocol):
    """What the app needs to show home; the command line knows folders and files."""

    def screen(self, app: Hopthon) -> Screen[None]:
        """The home screen."""
        ...
