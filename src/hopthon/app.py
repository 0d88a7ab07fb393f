"""The cockpit's app: wires one desk to the screens, and holds no rules."""

import asyncio
import contextlib
import logging
import signal
import subprocess
import sys
from collections.abc import Callable
from contextvars import copy_context
from pathlib import Path
from typing import ClassVar, Protocol

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType

from hopthon.journal.follow import Follower
from hopthon.language import _
from hopthon.meeting import commands as c
from hopthon.meeting.commands import AnyCommand
from hopthon.refusal import Refusal
from hopthon.screens.cockpit import CockpitScreen
from hopthon.screens.rail import Wall
from hopthon.screens.typed import TypedScreen
from hopthon.session import Session
from hopthon.session.clock import Clock, local_clock, stamp
from hopthon.session.desk import Desk

logger = logging.getLogger("hopthon")
WALL_SILENT = 5.0
"""Seconds without a word from the projector until the wall counts as lost."""


class Hopthon(App[None]):
    """The facilitator's workstation. `home` offers the meetings there are; None for a single file.

    `session`: the file opened already, taken over.
    """

    TITLE = "hopthon"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", show=False, priority=True)]

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
        self.desk: Desk | None = None
        self.cockpit: CockpitScreen | None = None
        self._follower: Follower | None = None
        self._wall_heard = 0.0
        self.unsaved: tuple[AnyCommand, ...] = ()
        """What the disk refused to the end: whoever started the app keeps it elsewhere."""

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes go to the screen on top at once, one by one: queues of two screens lose order."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if isinstance(event, events.Key) and event.key == "ctrl+q":
                self.action_leave()
            elif isinstance(top := self.screen, TypedScreen):
                top.take(event)
        else:
            await super().on_event(event)

    def on_mount(self) -> None:
        """The meeting, or home."""
        self._leave_on_signals()
        if self._path is not None:
            self.open_meeting(self._path, write=self._write)
        elif self._home is not None:
            self._home.show(self)

    # one meeting ---------------------------------------------------------------------------

    def open_meeting(self, path: Path, *, start: bool = False, write: bool = True) -> None:
        """Open a meeting file in the cockpit. Refusal when it cannot be opened."""
        loop, context = asyncio.get_running_loop(), copy_context()
        self.desk = desk = Desk(
            path,
            # timers started from there must know the app, which the desk's thread does not
            lambda answer: loop.call_soon_threadsafe(answer, context=context),
            self._changed,
            clock=self._clock,
            write=write,
            on_stuck=self._stuck,
            session=self._opened,
        )
        self._opened = None
        self.cockpit = CockpitScreen(desk, self._find, self._help)
        self.push_screen(self.cockpit)
        if start:
            desk.send(c.StartMeeting())
        self._follower = Follower(path, desk.meeting.id, desk.look, self._hailed, self._lost)
        self.run_worker(self._follower.start(), exit_on_error=False)
        self.set_interval(1.0, self._listen_for_wall)

    def _changed(self, parts: frozenset[str]) -> None:
        if self.cockpit is not None:
            self.cockpit.changed(parts)

    def _stuck(self, why: str) -> None:
        if self.cockpit is not None:
            self.cockpit.stuck(why)

    def _hailed(self, text: str) -> None:
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
            cockpit.say(_("Tường mất tín hiệu. Xem lại dây, cuộc họp vẫn được lưu."), "warn")
            cockpit.redraw()

    def _lost(self, lost: bool) -> None:
        if self.cockpit is not None:
            self.cockpit.lost(lost)
        if not lost and self.desk is not None:
            self.desk.look()

    def on_cockpit_screen_export(self) -> None:
        """Asked for from the minutes."""
        self._export()

    # overlays ------------------------------------------------------------------------------

    def _find(self, cockpit: CockpitScreen) -> TypedScreen:
        from hopthon.screens.finder import FinderScreen, Item, command_items, meeting_items

        def chosen(item: Item) -> None:
            what, ref = item.target
            if what == "do":
                self._do(ref)
            else:
                cockpit.go(what, ref)

        finder = FinderScreen([*meeting_items(cockpit.meeting), *command_items()], chosen)
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
            "copy": lambda: cockpit.ask_reason(_("Chép sang đâu (thư mục hay tệp)?"), self._copy),
            "projector": self._open_projector,
        }
        if action in own:
            own[action]()
            cockpit.redraw()
        else:
            cockpit.act(action)

    def _export(self) -> None:
        """Forms and minutes beside the meeting file, written away from the screens' thread."""
        desk, cockpit = self.desk, self.cockpit
        assert desk is not None
        assert cockpit is not None
        folder = desk.path.parent / f"{desk.path.stem} - biểu mẫu"
        cockpit.say(_("Đang ghi biểu mẫu…"))

        def work() -> None:
            from hopthon.export import export

            try:
                files = export(Session.open(desk.path, write=False).meeting, folder)
                said, role = (
                    _("Đã ghi {n} tệp vào «{folder}».").format(n=len(files), folder=folder),
                    "text",
                )
            except Refusal as refusal:
                said, role = refusal.sentence, "warn"
            except OSError as error:
                said, role = (
                    _("Chưa ghi được biểu mẫu: {why}.").format(why=error.strerror or error),
                    "warn",
                )
            self.call_from_thread(self._tell, said, role)

        self.run_worker(work, thread=True, exit_on_error=False)

    def _copy(self, target: str) -> None:
        desk = self.desk
        assert desk is not None

        def work() -> None:
            from hopthon.journal.copy import copy

            try:
                to = Path(target).expanduser()
                seq, _head = copy(desk.path, to / desk.path.name if to.is_dir() else to)
                said, role = (
                    _("Đã chép {n} sự kiện sang «{to}», đã kiểm tra lại.").format(n=seq, to=to),
                    "text",
                )
            except Refusal as refusal:
                said, role = refusal.sentence, "warn"
            except OSError as error:
                said, role = _("Chưa chép được: {why}.").format(why=error.strerror or error), "warn"
            self.call_from_thread(self._tell, said, role)

        self.run_worker(work, thread=True, exit_on_error=False)

    def _open_projector(self) -> None:
        """A window of its own, where this machine can open one; else how to."""
        from hopthon.screens.window import terminal_command

        desk, cockpit = self.desk, self.cockpit
        assert desk is not None
        assert cockpit is not None
        command = terminal_command([sys.executable, "-m", "hopthon", "projector", str(desk.path)])
        by_hand = _("Mở thêm một cửa sổ lệnh và gõ: hopthon projector «{file}»")
        said = by_hand.format(file=desk.path.name)
        if command is not None:
            nothing = subprocess.DEVNULL
            with contextlib.suppress(OSError):
                subprocess.Popen(
                    command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
                )
                said = _(
                    "Đã mở cửa sổ chiếu. Kéo nó sang máy chiếu, ấn Ctrl và dấu cộng cho chữ to."
                )
        cockpit.say(said)

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

    def on_unmount(self) -> None:
        """Finish writing."""
        if self._follower is not None:
            self._follower.stop()
        if self.desk is not None:
            self.unsaved = self.desk.close()

    def _leave_on_signals(self) -> None:
        """A window that is closed, or a machine that is shut down, leaves as Ctrl+Q does."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):  # Windows has no SIGHUP, and its loop no handlers
            if hasattr(signal, name):
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(getattr(signal, name), self.action_leave)

    def _handle_exception(self, error: Exception) -> None:
        """No traceback where the room can see it: into the log, one sentence on the terminal."""
        logger.error("the cockpit stopped", exc_info=error)
        self._return_code = 1
        self.exit(
            return_code=1,
            message=_(
                "hopthon gặp trục trặc và đã dừng; cuộc họp vẫn được lưu. Mở lại tệp để họp tiếp."
            ),
        )


class Home(Protocol):
    """What the app needs to show home; the command line knows folders and files."""

    def show(self, app: Hopthon) -> None:
        """Put the home screen up."""
        ...
