"""Each way a file can fail has its own sentence, and the file keeps its bytes."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from hopthon.journal.journal import Journal
from hopthon.journal.trouble import Busy
from hopthon.journal.verify import verify
from hopthon.refusal import FileTrouble

from .conftest import AT, as_nobody, fill

posix = pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file be moved")


def refused(path: Path, *, write: bool = True) -> str:
    with pytest.raises(FileTrouble) as told:
        Journal.open(path, write=write)
    return told.value.sentence


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE contact(name TEXT)")
    connection.close()


def rewritten(image: bytes, place: int, value: bytes) -> bytes:
    return image[:place] + value + image[place + len(value) :]


@pytest.mark.parametrize("write", [True, False])
def test_what_is_no_meeting_file_is_refused_untouched(
    path: Path, sound: bytes, write: bool
) -> None:
    trash = path.with_name("database")
    other_database(trash)
    cases = {
        "rỗng": b"",
        "không phải tệp cuộc họp": b"PK\x03\x04" + bytes(9000),
        "cơ sở dữ liệu của chương trình khác": trash.read_bytes(),
        "hopthon mới hơn": rewritten(sound, 60, (2).to_bytes(4, "big")),
        "bị cụt": sound[:-4096],
        "bị cụt, thiếu phần cuối": sound[:-1],
        "thiếu phần cuối": sound[:50],
        "salvage": rewritten(sound, 18, b"\2\2"),
        "bị hỏng": rewritten(sound, 4096, b"\xff" * 8),
    }
    for words, image in cases.items():
        path.write_bytes(image)
        before = path.stat()
        sentence = refused(path, write=write)
        assert words in sentence
        assert path.name in sentence
        assert path.read_bytes() == image
        assert path.stat().st_mtime_ns == before.st_mtime_ns
        assert sorted(p.name for p in path.parent.iterdir()) == sorted([path.name, "database"])


def test_a_path_that_leads_nowhere_or_to_a_folder(path: Path) -> None:
    assert "Không thấy tệp" in refused(path)
    assert not path.exists()
    path.mkdir()
    assert "là thư mục" in refused(path)


def test_a_file_whose_guards_were_taken_off_is_damaged(path: Path, sound: bytes) -> None:
    path.write_bytes(sound)
    tool = sqlite3.connect(path)
    tool.execute("DROP TRIGGER event_kept")
    tool.close()
    assert "bị hỏng" in refused(path)


def test_a_changed_record_is_named_and_the_ones_before_it_are_read(path: Path) -> None:
    fill(path, 20)
    image = path.read_bytes()
    place = image.index(b'{"n": 7,')
    path.write_bytes(rewritten(image, place, b'{"n": 8,'))
    seen: list[int] = []
    with pytest.raises(FileTrouble, match="Sự kiện số 8 "):
        seen.extend(record.seq for record in Journal.open(path).read())
    reading = Journal.open(path, write=False).read()
    assert [next(reading).seq for _each in range(7)] == list(range(1, 8))


def test_a_read_only_file_can_be_viewed(path: Path) -> None:
    fill(path, 5)
    path.parent.chmod(0o777)
    path.chmod(0o444)
    with as_nobody(path.parent):
        assert "vẫn xem được" in refused(path)
        assert len(list(Journal.open(path, write=False).read())) == 5
        assert verify(path) == []
    path.chmod(0o644)


@posix
def test_a_file_in_a_read_only_folder_can_be_viewed(path: Path) -> None:
    fill(path, 5)
    path.chmod(0o666)
    path.parent.chmod(0o555)
    with as_nobody(path.parent):
        assert "Thư mục chứa" in refused(path)
        assert len(list(Journal.open(path, write=False).read())) == 5
        assert verify(path) == []
        with pytest.raises(FileTrouble, match=r"«new[.]hopthon» không cho ghi"):
            Journal.create(path.with_name("new.hopthon"))
    path.parent.chmod(0o755)
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@posix
def test_a_file_nobody_may_read(path: Path) -> None:
    fill(path, 1)
    path.parent.chmod(0o755)
    path.chmod(0)
    with as_nobody(path.parent):
        assert "không cho phép đọc" in refused(path, write=False)
    path.chmod(0o644)


@posix
@pytest.mark.parametrize("fate", ["moved", "deleted", "replaced"])
def test_a_file_that_goes_while_open_takes_no_more(path: Path, fate: str) -> None:
    fill(path, 5)
    journal = Journal.open(path)
    kept = path.with_name("kept")
    other = path.with_name("other")
    fill(other, 3, seed=2)
    theirs = other.read_bytes()
    shutil.copy(path, kept)
    mine = kept.read_bytes()
    if fate == "moved":
        path.rename(kept)
    elif fate == "deleted":
        path.unlink()
    else:
        other.replace(path)
    words = "bị tệp khác thay chỗ" if fate == "replaced" else "bị chuyển đi hoặc xóa"
    for _twice in range(2):
        with pytest.raises(FileTrouble, match=words), journal.writing() as transaction:
            transaction.append(AT, "chair", "said", "{}")
    assert kept.read_bytes() == mine
    if fate == "replaced":
        assert path.read_bytes() == theirs
    else:
        assert not path.exists()


def test_another_seat_that_hangs_is_named_after_a_while(path: Path) -> None:
    fill(path, 2)
    hanging = sqlite3.connect(path, isolation_level=None)
    hanging.execute("BEGIN IMMEDIATE")
    journal = Journal.open(path)
    with pytest.raises(Busy, match="Một cửa sổ khác đang giữ"), journal.writing():
        pass
    assert len(list(Journal.open(path, write=False).read())) == 2
    hanging.execute("COMMIT")
    with journal.writing() as transaction:
        assert transaction.append(AT, "chair", "said", "{}").seq == 3


@pytest.fixture
def tiny_disk(tmp_path: Path):
    """A disk of 400 KiB, where the tests may make one."""
    mount = shutil.which("mount")
    folder = tmp_path / "tiny"
    folder.mkdir()
    made = [mount or "false", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(made, capture_output=True, check=False).returncode:
        pytest.skip("a tiny disk needs Linux and the right to mount one")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_stops_the_log_until_there_is_room_again(tiny_disk: Path) -> None:
    path = tiny_disk / "m.hopthon"
    journal = Journal.create(path)
    acknowledged = 0

    def save(size: int) -> None:
        nonlocal acknowledged
        with journal.writing() as transaction:
            record = transaction.append(AT, "chair", "said", "x" * size)
        acknowledged = record.seq

    def save_until_full() -> None:
        while True:
            save(9000)

    with pytest.raises(FileTrouble, match="đã đầy"):
        save_until_full()
    assert acknowledged > 5
    with pytest.raises(FileTrouble, match="đã đầy"):
        save(1)  # would fit, but must not slip in
    assert [r.seq for r in journal.read()] == list(range(1, acknowledged + 1))
    assert verify(path) == []
    subprocess.run(["mount", "-o", "remount,size=4m", str(tiny_disk)], check=True)
    save(9000)
    assert journal.head()[0] == acknowledged
    journal.close()
    assert verify(path) == []
