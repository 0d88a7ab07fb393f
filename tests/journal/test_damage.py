"""No changed bit and no missing byte goes unseen; what is whole can be saved."""

import json
import struct
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from hopthon.journal.journal import Journal
from hopthon.journal.record import Record
from hopthon.journal.salvage import salvage, write_salvaged
from hopthon.journal.verify import verify
from hopthon.refusal import FileTrouble

from .conftest import AT, fill

VERSION = range(96, 100)  # SQLite's own version number in the header: means nothing, may go unseen


def flipped(image: bytes, bit: int) -> bytes:
    place, mask = bit // 8, 1 << bit % 8
    return image[:place] + bytes((image[place] ^ mask,)) + image[place + 1 :]


def records(image: bytes, path: Path) -> list[Record]:
    path.write_bytes(image)
    journal = Journal.open(path, write=False)
    try:
        return list(journal.read())
    finally:
        journal.close()


def test_a_sound_file_verifies_and_keeps_its_bytes(path: Path, sound: bytes) -> None:
    path.write_bytes(sound)
    before = path.stat().st_mtime_ns
    assert verify(path) == []
    assert path.read_bytes() == sound
    assert path.stat().st_mtime_ns == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_each_of_1000_changed_bits_is_found(path: Path, sound: bytes) -> None:
    random = Random(2026)
    unseen: list[int] = []
    for _each in range(1000):
        bit = random.randrange(len(sound) * 8)
        path.write_bytes(flipped(sound, bit))
        if not verify(path):
            unseen.append(bit // 8)
    assert [place for place in unseen if place not in VERSION] == []


def test_each_bit_of_the_header_and_schema_is_found(path: Path) -> None:
    fill(path, 3)
    image = path.read_bytes()
    schema = Random(1).sample(range(800, 4096 * 8), 800)
    unseen: list[int] = []
    for bit in [*range(800), *schema]:
        path.write_bytes(flipped(image, bit))
        if not verify(path):
            unseen.append(bit)
    assert all(bit // 8 in VERSION for bit in unseen)
    assert len(unseen) < 6


def test_each_of_200_truncations_is_found(path: Path, sound: bytes) -> None:
    random = Random(7)
    for size in {0, 1, 99, 100, 4095, 4096, len(sound) - 1, *random.sample(range(len(sound)), 193)}:
        path.write_bytes(sound[:size])
        assert verify(path), size
        with pytest.raises(FileTrouble):
            Journal.open(path)
        assert path.read_bytes() == sound[:size]


def test_bytes_added_behind_the_end_are_found(path: Path, sound: bytes) -> None:
    for more in (b"\0", bytes(4096), b"x" * 5000):
        path.write_bytes(sound + more)
        assert verify(path)
        with pytest.raises(FileTrouble, match="bị hỏng"):
            Journal.open(path)


def test_a_changed_word_is_found_with_its_number(path: Path, sound: bytes) -> None:
    place = sound.index(b'{"n": 41,')
    path.write_bytes(sound[:place] + b'{"n": 14,' + sound[place + 9 :])
    assert [(f.check, f.seq) for f in verify(path)] == [("chain", 42)]
    assert "Sự kiện số 42" in verify(path)[0].sentence


def test_a_file_of_many_inner_pages_verifies(path: Path) -> None:
    journal = Journal.create(path)
    for start in range(0, 9000, 450):
        with journal.writing() as transaction:
            for number in range(start, start + 450):
                transaction.append(AT, "chair", "said", f'"{number:0200d}"')
    journal.close()
    assert path.stat().st_size > 600 * 4096
    assert verify(path) == []
    image = path.read_bytes()
    random = Random(3)
    for bit in random.sample(range(len(image) * 8), 10):
        path.write_bytes(flipped(image, bit))
        assert verify(path), bit


def test_what_cannot_be_read_is_a_finding_not_a_crash(path: Path, tmp_path: Path) -> None:
    for wrong in (path, tmp_path):
        (finding,) = verify(wrong)
        assert finding.check == "header"
        assert finding.seq is None


def test_salvage_of_a_sound_file_keeps_everything(path: Path, sound: bytes) -> None:
    whole = records(sound, path)
    saved = salvage(path)
    assert saved.kept == whole
    assert (saved.lost, saved.doubtful) == ([], [])
    assert whole[-1].hash in saved.report


def spoilt_text(image: bytes) -> bytes:
    return image.replace(b'{"n": 150,', b'{"n": 151,')


def spoilt_pages(image: bytes) -> bytes:
    return image[: 10 * 4096] + bytes(4096) + image[11 * 4096 :]


def spoilt_header(image: bytes) -> bytes:
    return b"\xff" * 4096 + image[4096:]


def spoilt_root(image: bytes) -> bytes:
    return image[:4096] + b"\x55" * 4096 + image[8192:]


def cut(image: bytes) -> bytes:
    return image[: len(image) // 2 + 100]


def spoilt_start(image: bytes) -> bytes:
    return image.replace(b'{"n": 0,', b'{"n": 9,')


@pytest.mark.parametrize(
    ("spoil", "at_least"),
    [
        (spoilt_text, 299),
        (spoilt_pages, 280),
        (spoilt_header, 300),
        (spoilt_root, 300),
        (cut, 100),
        (spoilt_start, 299),
    ],
)
def test_what_is_provable_is_saved_into_a_sound_file(
    path: Path, sound: bytes, spoil: Callable[[bytes], bytes], at_least: int
) -> None:
    whole = {record.seq: record for record in records(sound, path)}
    image = spoil(sound)
    assert image != sound
    path.write_bytes(image)
    saved = salvage(path)
    assert path.read_bytes() == image
    assert at_least <= len(saved.kept) < 301
    assert all(record == whole[record.seq] for record in saved.kept)
    gone = {*saved.lost, *saved.doubtful}
    assert gone == set(range(1, saved.kept[-1].seq + 1)) - {r.seq for r in saved.kept}

    target = path.with_name("new.hopthon")
    seq, head = write_salvaged(saved, target, AT)
    assert verify(target) == []
    new = list(Journal.open(target, write=False).read())
    assert (new[-1].seq, new[-1].hash) == (seq, head) == (len(saved.kept) + 1, head)
    note = next(r for r in new if r.kind == "salvaged")
    prefix = min(gone, default=len(saved.kept) + 1) - 1
    assert (note.seq, note.seat, note.at) == (prefix + 1, "salvage", AT)
    assert json.loads(note.data) == {
        "lost": saved.lost,
        "doubtful": saved.doubtful,
        "head": saved.kept[-1].hash,
        "kept": len(saved.kept),
    }
    assert new[:prefix] == saved.kept[:prefix]
    assert [(r.at, r.seat, r.kind, r.data) for r in new if r is not note] == [
        (r.at, r.seat, r.kind, r.data) for r in saved.kept
    ]


def test_a_record_whose_own_hash_is_hurt_is_proven_by_its_neighbours(
    path: Path, sound: bytes
) -> None:
    whole = records(sound, path)
    for field in (whole[99].hash, whole[99].prev):
        place = sound.index(field.encode(), sound.index(b'{"n": 99,'))
        path.write_bytes(flipped(sound, place * 8))
        assert verify(path)
        assert salvage(path).kept == whole


def test_nothing_is_made_of_a_file_that_holds_nothing(path: Path) -> None:
    path.write_bytes(b"PK\3\4" + struct.pack(">100I", *range(100)))
    saved = salvage(path)
    assert (saved.kept, saved.lost, saved.doubtful) == ([], [], [])
    with pytest.raises(FileTrouble, match="Không cứu được"):
        write_salvaged(saved, path.with_name("new.hopthon"), AT)
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    with pytest.raises(FileTrouble, match="Không thấy tệp"):
        salvage(path.with_name("nowhere"))
