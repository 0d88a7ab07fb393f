"""Several programs, killed programs: nothing that was acknowledged is ever lost."""

import shutil
import subprocess
import sys
import threading
from pathlib import Path
from random import Random

import pytest

from hopthon.journal.copy import copy
from hopthon.journal.journal import Journal
from hopthon.journal.record import GENESIS
from hopthon.journal.salvage import salvage
from hopthon.journal.verify import verify
from hopthon.refusal import FileTrouble

from .conftest import AT, fill, start_writer

KILLS = 100


def test_a_killed_writer_loses_nothing_it_acknowledged(path: Path) -> None:
    random = Random(11)
    Journal.create(path).close()
    for kill in range(KILLS):
        writer = start_writer(path, "chair", 10_000)
        assert writer.stdout is not None
        acknowledged = int(writer.stdout.readline())
        timer = threading.Timer(random.uniform(0, 0.03), writer.kill)  # at any moment of a save
        timer.start()
        for line in writer.stdout:
            acknowledged = int(line) if line.endswith("\n") else acknowledged
        writer.wait()
        if kill % 10 == 0:
            assert verify(path) == []  # before anyone has undone a save that was cut off
        viewed = Journal.open(path, write=False)
        assert sum(1 for _each in viewed.read()) >= acknowledged
        viewed.close()
        journal = Journal.open(path)
        assert journal.head()[0] >= acknowledged
        journal.close()
        if path.stat().st_size > 2_000_000:  # a new meeting, so that each start stays quick
            assert verify(path) == []
            path.unlink()
            Journal.create(path).close()
    assert verify(path) == []


def test_a_cut_off_save_is_read_past_without_touching_the_file(path: Path) -> None:
    fill(path, 40)
    hurt = path.with_name("hurt.hopthon")
    undo = hurt.with_name(f"{hurt.name}-journal")
    journal = Journal.open(path)
    with journal.writing() as transaction:
        for _each in range(700):  # more than SQLite keeps in memory, so half of it is in the file
            transaction.append(AT, "chair", "said", "x" * 5000)
        shutil.copy(path, hurt)
        shutil.copy(path.with_name(f"{path.name}-journal"), undo)
    before = hurt.read_bytes(), undo.read_bytes()
    assert len(before[0]) > 1_000_000

    reader = Journal.open(hurt, write=False)
    assert [r.seq for r in reader.read()] == list(range(1, 41))
    assert reader.head()[0] == 40
    assert verify(hurt) == []
    assert len(salvage(hurt).kept) == 40
    seq, _head = copy(hurt, path.with_name("copy.hopthon"))
    assert seq == 40
    assert (hurt.read_bytes(), undo.read_bytes()) == before

    writer = Journal.open(hurt)  # undoes it for good
    with writer.writing() as transaction:
        assert transaction.append(AT, "chair", "said", "{}").seq == 41
    assert [r.seq for r in reader.read(after=40)] == [41]
    assert not undo.exists()
    assert verify(hurt) == []


def test_two_writers_lose_and_mix_up_nothing(path: Path) -> None:
    Journal.create(path).close()
    writers = [start_writer(path, seat, 60) for seat in ("chair", "secretary")]
    acknowledged = [writer.communicate()[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    journal = Journal.open(path, write=False)
    records = list(journal.read())
    assert len(records) == 2 * 120
    for seat, seqs in zip(("chair", "secretary"), acknowledged, strict=True):
        mine = [record for record in records if record.seat == seat]
        assert [r.data.split(',"text"')[0] for r in mine] == [
            f'{{"n":{n},"part":{part}' for n in range(60) for part in range(1 + n % 3)
        ]
        assert {int(seq) for seq in seqs} <= {record.seq for record in mine}
    by_seq = {record.seq: record for record in records}
    for record in records:  # what was saved together stays together
        if '"part":0' not in record.data:
            assert by_seq[record.seq - 1].seat == record.seat
    assert verify(path) == []


def test_of_two_who_create_one_file_one_gets_it(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from hopthon.journal.journal import Journal\n"
        "from hopthon.refusal import FileTrouble\n"
        "input()\n"
        "try: Journal.create(Path(sys.argv[1])); print('made')\n"
        "except FileTrouble as told: print('refused')\n"
    )
    command = [sys.executable, "-c", code, str(path)]
    makers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _each in range(4)
    ]
    for maker in makers:
        assert maker.stdin is not None
        maker.stdin.write("go\n")
        maker.stdin.flush()
    answers = sorted(maker.communicate()[0].strip() for maker in makers)
    assert answers == ["made", "refused", "refused", "refused"]
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert verify(path) == []


def test_copies_of_a_live_meeting_are_whole(path: Path, tmp_path: Path) -> None:
    Journal.create(path).close()
    writer = start_writer(path, "chair", 100_000, pause=0.01)
    assert writer.stdout is not None
    sizes: list[int] = []
    for _each in range(25):
        acknowledged = int(writer.stdout.readline())
        target = tmp_path / f"usb {len(sizes)}.hopthon"
        seq, head = copy(path, target)
        assert verify(target) == []
        journal = Journal.open(target, write=False)
        assert journal.head() == (seq, head)
        assert seq >= acknowledged
        sizes.append(seq)
    writer.kill()
    writer.communicate()
    assert len(set(sizes)) > 1
    assert sizes == sorted(sizes)
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".tmp")] == []


def test_a_copy_is_checked_and_never_written_over_anything(path: Path, sound: bytes) -> None:
    target = path.with_name("copy.hopthon")
    Journal.create(path).close()
    assert copy(path, target) == (0, GENESIS)
    with pytest.raises(FileTrouble, match="Đã có"):
        copy(path, target)
    path.write_bytes(sound.replace(b'{"n": 150,', b'{"n": 151,'))
    other = path.with_name("other.hopthon")
    with pytest.raises(FileTrouble, match="bị hỏng"):
        copy(path, other)
    with pytest.raises(FileTrouble, match="Không thấy tệp"):
        copy(path.with_name("nowhere"), other)
    with pytest.raises(FileTrouble, match="Không có thư mục"):
        copy(target, path.parent / "usb" / "copy.hopthon")
    assert not other.exists()
    assert sorted(p.name for p in path.parent.iterdir()) == sorted([path.name, target.name])


def test_looking_at_a_file_does_not_give_away_its_lock(path: Path) -> None:
    fill(path, 3)
    other = (
        "import sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
        "try: connection.execute('BEGIN IMMEDIATE'); print('mine')\n"
        "except sqlite3.OperationalError: print('locked')\n"
    )

    def another_program() -> str:
        command = [sys.executable, "-c", other, str(path)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    journal = Journal.open(path)
    with journal.writing() as transaction:
        transaction.append(AT, "chair", "said", "{}")
        assert verify(path) == []
        assert len(salvage(path).kept) == 3
        copy(path, path.with_name("copy.hopthon"))
        Journal.open(path, write=False).close()
        assert another_program() == "locked"
    assert another_program() == "mine"
    assert [record.seq for record in journal.read()] == [1, 2, 3, 4]
