"""The counter's app: one desk, one screen; two of them may count one round at once."""

from pathlib import Path

from textual.screen import Screen

from hopthon.desk_app import DeskApp
from hopthon.language import _
from hopthon.screens.counter import CounterScreen, countable
from hopthon.screens.help import HelpScreen
from hopthon.screens.typed import TypedScreen
from hopthon.session.clock import Clock, local_clock
from hopthon.session.seats import COUNTER


class Counter(DeskApp):
    """Counting one open round of a meeting file that someone else steers."""

    def __init__(self, path: Path, vote: str = "", *, clock: Clock = local_clock) -> None:
        super().__init__()
        self._path, self._wanted, self._clock = path, vote, clock
        self.counter: CounterScreen | None = None

    def get_default_screen(self) -> Screen[None]:
        """The round. Refusal when the file cannot be opened or nothing is open in it."""
        self.leave_on_signals()
        desk = self.sit_down(self._path, self._clock, COUNTER)
        self.counter = CounterScreen(desk, countable(desk.meeting, self._wanted).id, self._help)
        return self.counter

    def _help(self, counter: CounterScreen) -> TypedScreen:
        said = (_("Ấn Enter là lưu. Nhầm thì quay lại chỗ ấy, gõ lại."),)
        shown = HelpScreen(counter.work.name(), counter.keys(), running=False, said=said)
        self.push_screen(shown)
        return shown

    def changed(self, parts: frozenset[str]) -> None:
        """Draw what others counted."""
        if self.counter is not None:
            self.counter.changed()

    def stuck(self, why: str) -> None:
        """Say that the disk refuses, or that it no longer does."""
        if self.counter is not None:
            self.counter.stuck(why)

    def lost(self, gone: bool) -> None:
        """Say that the file is not in its place, or is there again."""
        if self.counter is not None:
            self.counter.trouble = _("không thấy tệp") if gone else ""
            self.counter.redraw()

    def action_leave(self) -> None:
        """Save what is being typed, then go."""
        if self.counter is not None:
            self.counter.keep_typing()
        self.exit()

    def stopped(self) -> str:
        """After a fault."""
        return _("hopthon gặp trục trặc và đã dừng; các phiếu đã nhập vẫn được lưu.")
