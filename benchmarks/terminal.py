"""The terminal's end of a pseudo-terminal: runs a program, types into it, times what it draws."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence

QUERY, ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""Textual asks whether frames may be bracketed; a terminal that can says so."""
END = b"\x1b[?2026l"


class Terminal:
    """A program in a window of so many cells."""

    def __init__(self, command: Sequence[str], columns: int, rows: int) -> None:
        self.born = time.perf_counter()
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)
        self._master = master
        self.drawn = b""

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_exception: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._master)

    def type(self, keys: bytes) -> float:
        """Press keys; gives the moment."""
        moment = time.perf_counter()
        os.write(self._master, keys)
        return moment

    def settle(self, seconds: float) -> None:
        """Read what is drawn for so long."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def frame(self, since: float, within: float) -> float | None:
        """Seconds from `since` until a bracketed frame was complete; None if none came in time."""
        while (left := since + within - time.perf_counter()) > 0:
            if END in self._read(left):
                return time.perf_counter() - since
        return None

    def shows(self, text: str, within: float) -> float | None:
        """Seconds from the program's birth until `text` had been drawn."""
        wanted = text.encode()
        while (left := self.born + within - time.perf_counter()) > 0:
            self._read(left)
            if wanted in self.drawn:
                return time.perf_counter() - self.born
        return None

    def _read(self, within: float) -> bytes:
        ready, _w, _x = select.select([self._master], [], [], within)
        if not ready:
            return b""
        try:
            chunk = os.read(self._master, 65_536)
        except OSError:  # the program has gone
            return b""
        if QUERY in chunk:
            os.write(self._master, ANSWER)
        self.drawn = (self.drawn + chunk)[-200_000:]
        return chunk
