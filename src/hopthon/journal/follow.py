"""How the windows of one machine learn that a meeting file has something new.

After each save the writer sends a tiny datagram over the loopback; whoever missed it sees the file
itself change a moment later. Nothing here reads the database: it says when to look.
"""

import asyncio
import contextlib
import errno
import socket
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

_MAGIC = b"hopthon1"
_LOOK, _HAIL = b"L", b"H"
_PORTS = 8
_FIRST_PORT, _LAST_PORT = 49_152, 65_000
_LONGEST = 200  # bytes of a hail
_STAT_EVERY = 0.25
_LOOK_ANYWAY = 8  # FAT sticks keep time in steps of two seconds, so a change may not show


def poke(meeting: str) -> None:
    """Tell every follower of this meeting on this machine to look now. Never raises, never waits."""
    _send(meeting, _LOOK, frozenset())


def followed(meeting: str) -> bool:
    """Whether some window of this machine has this meeting open (another program's port may mislead)."""
    for port in _ports(meeting):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    return True
    return False


class Follower:
    """Calls `on_look` when the file may hold something new; often for nothing, rarely late.

    `on_hail` gets the short texts other followers send; `on_lost` hears True when the file vanishes
    or another takes its place, False when it is back. All run in the event loop `start` ran in.
    """

    def __init__(
        self,
        path: Path,
        meeting: str,
        on_look: Callable[[], None],
        on_hail: Callable[[str], None] | None = None,
        on_lost: Callable[[bool], None] | None = None,
    ):
        self._path = path
        self._meeting = meeting
        self._on_look = on_look
        self._on_hail = on_hail
        self._on_lost = on_lost
        self._ear: asyncio.DatagramTransport | None = None
        self._port = 0
        self._watch: asyncio.Task[None] | None = None

    @property
    def ports(self) -> list[int]:
        """The loopback ports this meeting's followers listen on: the first free one each."""
        return _ports(self._meeting)

    async def start(self) -> None:
        """Follow from now on. Without a free port it goes by the file alone, a little later."""
        loop = asyncio.get_running_loop()
        for port in self.ports:
            with contextlib.suppress(OSError):
                address = ("127.0.0.1", port)
                self._ear, _protocol = await loop.create_datagram_endpoint(
                    lambda: _Ear(self._heard), local_addr=address
                )
                self._port = port
                break
        self._watch = loop.create_task(self._watching(_seen(self._path)))

    def stop(self) -> None:
        """Stop calling."""
        if self._watch:
            self._watch.cancel()
        if self._ear:
            self._ear.close()
        self._watch = self._ear = None

    def hail(self, text: str) -> None:
        """Send a short text (at most 200 bytes) to the other followers. Never raises, never waits."""
        _send(
            self._meeting, _HAIL + text.encode(errors="replace")[:_LONGEST], frozenset({self._port})
        )

    def _heard(self, datagram: bytes) -> None:
        mark = _mark(self._meeting)
        if not datagram.startswith(mark):
            return  # a stranger
        what = datagram[len(mark) :]
        if what == _LOOK:
            self._on_look()
        elif what[:1] == _HAIL and self._on_hail and len(what) <= 1 + _LONGEST:
            text = what[1:].decode(errors="ignore")
            if text.isprintable():
                self._on_hail(text)

    async def _watching(self, seen: "_Seen | None") -> None:
        """Look at the file's outside a few times a second."""
        loop = asyncio.get_running_loop()
        first, lost, again, quiet = seen, False, False, 0
        while True:
            await asyncio.sleep(_STAT_EVERY)
            now = _seen(self._path)
            gone = now is None or (first is not None and now[0] != first[0])
            if gone != lost and self._on_lost:
                loop.call_soon(self._on_lost, gone)
            lost, quiet = gone, quiet + 1
            changed = now != seen
            # Once more after a change: the first look may have come before the save was finished.
            if not gone and (changed or again or quiet >= _LOOK_ANYWAY):
                loop.call_soon(self._on_look)
                quiet = 0
            first, seen, again = first or now, now, changed


class _Ear(asyncio.DatagramProtocol):
    def __init__(self, heard: Callable[[bytes], None]):
        self._heard = heard

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self._heard(data)


_Seen = tuple[tuple[int, int], int, int]


def _seen(path: Path) -> _Seen | None:
    """Which file stands there, when it changed and how long it is; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino), found.st_mtime_ns, found.st_size


def _mark(meeting: str) -> bytes:
    return _MAGIC + sha256(meeting.encode()).digest()[:16]


def _ports(meeting: str) -> list[int]:
    """Eight ports of this meeting, scattered: Windows sets whole ranges of ports aside."""
    digest, span = sha256(b"ports" + meeting.encode()).digest(), _LAST_PORT - _FIRST_PORT
    drawn = (_FIRST_PORT + int.from_bytes(digest[i : i + 2], "big") % span for i in range(0, 32, 2))
    return list(dict.fromkeys(drawn))[:_PORTS]


def _send(meeting: str, what: bytes, without: frozenset[int]) -> None:
    # Not from the listening socket: on Windows the answer "nobody there" would make that one deaf.
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        out.setblocking(False)
        for port in _ports(meeting):
            if port not in without:
                with contextlib.suppress(OSError):
                    out.sendto(_mark(meeting) + what, ("127.0.0.1", port))
