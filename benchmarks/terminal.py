"""The terminal's end of a pseudo-terminal (Linux): starts a program, presses keys, times its frames.

What the terminal itself then needs to draw is not in these times.
"""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Self

FRAME_ENDS = b"\x1b[?2026l"
_GULP = 256
"""So many bytes at once never fill a terminal that is ready for some."""
_ASKED, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"


class Terminal:
    """One program in a window of `size`; killed at the end of the block."""

    def __init__(self, words: Sequence[str], folder: Path, size: tuple[int, int] = (120, 36)):
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        env = {
            **os.environ,
            "HOPTHON_HOME": str(folder / "home"),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),  # as pip leaves a program: compiled
        }
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        self.began = perf_counter()
        self._program = subprocess.Popen(
            words, stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True
        )
        os.close(theirs)
        self._ours, self._seen = ours, b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.kill()
        self.hang_up()

    def kill(self) -> None:
        """As a power cut does it to one process: at once, nothing is tidied up."""
        self._program.kill()
        self._program.wait()

    def hang_up(self) -> None:
        """The terminal goes away, and nobody tells the program."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def ended(self, within: float) -> bool:
        """Whether the program ends by itself in so many seconds."""
        try:
            self._program.wait(within)
        except subprocess.TimeoutExpired:
            return False
        return True

    def press(self, keys: str) -> float:
        """Send keys; gives the moment they were sent."""
        self._seen = b""
        sent = perf_counter()
        os.write(self._ours, keys.encode())
        return sent

    def pour(self, keys: str) -> float:
        """Send very many keys as fast as they are taken, reading what is drawn meanwhile; the moment of the first."""
        left, began = keys.encode(), perf_counter()
        self._seen = b""
        while left:
            ready, free, _x = select.select([self._ours], [self._ours], [])
            if ready:
                self._take(os.read(self._ours, 65_536))
                self._seen = self._seen[-65_536:]
            if free:
                left = left[os.write(self._ours, left[:_GULP]) :]
        return began

    def until(self, words: str, patience: float = 30.0) -> float:
        """The moment the frame that holds these words was complete."""
        wanted, deadline = words.encode(), perf_counter() + patience
        while perf_counter() < deadline:
            at = self._seen.find(wanted)
            if at >= 0 and FRAME_ENDS in self._seen[at:]:
                return perf_counter()
            ready, _w, _x = select.select([self._ours], [], [], 0.5)
            if ready:
                self._take(os.read(self._ours, 65_536))
        raise TimeoutError(f"never shown: {words!r}; last seen {self._seen[-300:]!r}")

    def frame(self, since: float, within: float) -> float | None:
        """Seconds from `since` until the next frame was complete; None if none came in time."""
        while (left := since + within - perf_counter()) > 0:
            ready, _w, _x = select.select([self._ours], [], [], left)
            if ready:
                data = os.read(self._ours, 65_536)
                self._take(data)
                if FRAME_ENDS in data:
                    return perf_counter() - since
        return None

    def rest(self, seconds: float) -> None:
        """Let the program be, reading what it draws."""
        deadline = perf_counter() + seconds
        while (left := deadline - perf_counter()) > 0:
            ready, _w, _x = select.select([self._ours], [], [], left)
            if ready:
                self._take(os.read(self._ours, 65_536))

    def _take(self, data: bytes) -> None:
        if _ASKED in data:
            os.write(self._ours, _ANSWER)
        self._seen += data
