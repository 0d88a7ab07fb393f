"""Meeting files to read, hurt and race for."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from hopthon.journal.journal import Journal

AT = "2026-11-22T08:00:00+07:00"

WRITER = """
import sys
import time
from pathlib import Path
from hopthon.journal.journal import Journal
path, seat, count, pause = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
journal = Journal.open(path)
for number in range(count):
    with journal.writing() as transaction:
        for part in range(1 + number % 3):
            data = '{"n":%d,"part":%d,"text":"%s"}' % (number, part, "vần " * (number % 40 * 30))
            record = transaction.append("2026-11-22T08:00:00+07:00", seat, "said", data)
    print(record.seq, flush=True)
    time.sleep(pause)
"""


def fill(path: Path, count: int, seed: int = 1) -> None:
    """A file of short and long texts: some longer than a page, saved a few at a time."""
    random = Random(seed)
    journal = Journal.create(path)
    written = 0
    while written < count:
        with journal.writing() as transaction:
            for _each in range(min(random.choice([1, 1, 1, 5, 20]), count - written)):
                size = random.choice([0, 3, 20, 20, 40, 90, 400]) if written % 25 else 1500
                text = "".join(random.choice("ăâđêôơư ạếộ nh") for _letter in range(size))
                data = json.dumps({"n": written, "text": text}, ensure_ascii=False)
                seat = random.choice(["chair", "secretary"])
                transaction.append(AT, seat, random.choice(["note_taken", "voted"]), data)
                written += 1
    journal.close()


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a meeting file of 300 records."""
    path = tmp_path_factory.mktemp("sound") / "m.hopthon"
    fill(path, 300)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "họp #1 100%?.hopthon"


def start_writer(path: Path, seat: str, count: int, pause: float = 0) -> "subprocess.Popen[str]":
    """Another process that appends in a loop and prints each number when it is durable.

    `pause` is the time its person takes between two saves, in seconds.
    """
    command = [sys.executable, "-c", WRITER, str(path), seat, str(count), str(pause)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Permissions count inside, also where the tests run as root; the way to `folder` is free."""
    if os.name == "nt" or os.geteuid() != 0:
        yield
        return
    modes = {part: stat.S_IMODE(part.stat().st_mode) for part in folder.parents}
    closed = {part: mode for part, mode in modes.items() if mode & 0o055 != 0o055}
    for part, mode in closed.items():
        part.chmod(mode | 0o055)
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)
        for part, mode in closed.items():
            part.chmod(mode)
