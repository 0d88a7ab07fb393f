"""Windows of one machine hear of each other's saves."""

import asyncio
import socket
from pathlib import Path
from typing import Any

from hopthon.journal.follow import Follower, poke
from hopthon.journal.journal import Journal

from .conftest import AT, fill


class Heard:
    """A follower and what it was told, to be awaited."""

    def __init__(self, path: Path, meeting: str) -> None:
        self.looks: asyncio.Queue[None] = asyncio.Queue()
        self.hails: asyncio.Queue[str] = asyncio.Queue()
        self.lost: asyncio.Queue[bool] = asyncio.Queue()
        self.follower = Follower(
            path,
            meeting,
            lambda: self.looks.put_nowait(None),
            self.hails.put_nowait,
            self.lost.put_nowait,
        )


async def soon(queue: "asyncio.Queue[Any]") -> Any:
    return await asyncio.wait_for(queue.get(), 20)


async def test_a_poke_reaches_every_follower_of_the_meeting(tmp_path: Path) -> None:
    nowhere = tmp_path / "no file, so that only a poke can be meant"
    followers = [Heard(nowhere, "m1") for _each in range(8)]
    stranger = Heard(nowhere, "m2")
    for heard in (*followers, stranger):
        await heard.follower.start()
    poke("m1")
    for heard in followers:
        await soon(heard.looks)
    stranger.follower.hail("only for m2")
    poke("m2")
    await soon(stranger.looks)
    assert stranger.looks.empty()
    for heard in (*followers, stranger):
        heard.follower.stop()


async def test_a_hail_reaches_the_others_and_no_stranger_is_heard(tmp_path: Path) -> None:
    path = tmp_path / "m.hopthon"
    one, two, other = Heard(path, "m1"), Heard(path, "m1"), Heard(path, "m2")
    for heard in (one, two, other):
        await heard.follower.start()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        for port in two.follower.ports:
            stranger.sendto(b"hopthon1 but not this meeting", ("127.0.0.1", port))
            stranger.sendto(b"", ("127.0.0.1", port))
    one.follower.hail("tường\x1b[2J")
    one.follower.hail("wall 64x16")
    assert await soon(two.hails) == "wall 64x16"
    two.follower.hail("máy chiếu đóng")
    assert await soon(one.hails) == "máy chiếu đóng"
    assert one.hails.empty()
    assert two.hails.empty()
    assert other.hails.empty()
    assert two.looks.empty()
    for heard in (one, two, other):
        heard.follower.stop()


async def test_a_save_whose_poke_got_lost_shows_on_the_file(tmp_path: Path) -> None:
    path = tmp_path / "m.hopthon"
    fill(path, 3)
    heard = Heard(path, "m1")
    await heard.follower.start()
    journal = Journal.open(path)
    with journal.writing() as transaction:
        transaction.append(AT, "chair", "said", "x" * 9000)
    await soon(heard.looks)
    heard.follower.stop()


async def test_a_file_that_vanishes_or_is_replaced_is_told_and_its_return_too(
    tmp_path: Path,
) -> None:
    path, away, other = (tmp_path / name for name in ("m.hopthon", "away", "other"))
    fill(path, 3)
    fill(other, 2)
    heard = Heard(path, "m1")
    await heard.follower.start()
    path.rename(away)
    assert await soon(heard.lost) is True
    away.rename(path)
    assert await soon(heard.lost) is False
    await soon(heard.looks)
    path.rename(away)
    other.rename(path)
    assert await soon(heard.lost) is True
    heard.follower.stop()
    assert heard.lost.empty()


async def test_a_ninth_follower_still_follows_the_file(tmp_path: Path) -> None:
    path = tmp_path / "m.hopthon"
    fill(path, 1)
    crowd = [Heard(path, "m1") for _each in range(9)]
    for heard in crowd:
        await heard.follower.start()
    with Journal.open(path).writing() as transaction:
        transaction.append(AT, "chair", "said", "x" * 9000)
    await soon(crowd[8].looks)
    for heard in crowd:
        heard.follower.stop()


async def test_what_was_said_before_anyone_listened_disturbs_nobody(tmp_path: Path) -> None:
    nowhere = tmp_path / "no file, so that only a poke can be meant"
    Follower(nowhere, "m1", lambda: None).hail("x" * 500)  # it has not started: nobody hears
    poke("m1")
    late = Heard(nowhere, "m1")
    await late.follower.start()
    poke("m1")
    await soon(late.looks)
    late.follower.stop()
    assert (late.looks.qsize(), late.hails.qsize()) == (0, 0)
