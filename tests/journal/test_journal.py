"""Append, read, transactions, and the chain anyone can check."""

import hashlib
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hopthon.journal.journal import APPLICATION_ID, FORMAT, Journal
from hopthon.journal.record import GENESIS
from hopthon.journal.verify import verify
from hopthon.refusal import FileTrouble

from .conftest import AT, fill


def append(journal: Journal, *texts: str) -> list[int]:
    with journal.writing() as transaction:
        return [transaction.append(AT, "chair", "said", text).seq for text in texts]


def test_what_is_appended_is_read_in_order_by_another_connection(path: Path) -> None:
    writer = Journal.create(path)
    reader = Journal.open(path, write=False)
    assert writer.head() == (0, GENESIS)
    assert append(writer, '"một"', '"hai"') == [1, 2]
    assert append(writer, '"ba"') == [3]
    assert [(r.seq, r.at, r.seat, r.kind, r.data) for r in reader.read()] == [
        (1, AT, "chair", "said", '"một"'),
        (2, AT, "chair", "said", '"hai"'),
        (3, AT, "chair", "said", '"ba"'),
    ]
    assert [r.seq for r in reader.read(after=2)] == [3]
    assert list(reader.read(after=3)) == []
    assert reader.head() == writer.head() == (3, [*reader.read()][-1].hash)


def test_the_chain_is_what_sha256sum_gives_for_six_lines(path: Path) -> None:
    journal = Journal.create(path)
    append(journal, '{"text":"đường liên thôn"}', "{}")
    first, second = journal.read()
    assert first.prev == GENESIS == hashlib.sha256(b"hopthon/1").hexdigest()
    lines = [first.hash, "2", AT, "chair", "said", "{}"]
    assert second.prev == first.hash
    assert second.hash == hashlib.sha256("\n".join(lines).encode()).hexdigest()


def test_a_block_that_raises_leaves_nothing(path: Path) -> None:
    journal = Journal.create(path)
    append(journal, "1")

    def fails() -> None:
        with journal.writing() as transaction:
            transaction.append(AT, "chair", "said", "2")
            raise KeyError("the command was refused")

    with pytest.raises(KeyError):
        fails()
    assert [r.data for r in journal.read()] == ["1"]
    assert append(journal, "3") == [2]
    assert verify(path) == []


def test_a_transaction_sees_what_others_wrote_and_itself(path: Path) -> None:
    mine, theirs = Journal.create(path), Journal.open(path)
    append(mine, "1")
    append(theirs, "2", "3")
    with mine.writing() as transaction:
        assert [r.data for r in transaction.read(after=1)] == ["2", "3"]
        assert transaction.append(AT, "chair", "said", "4").seq == 4
        assert [r.data for r in transaction.read(after=3)] == ["4"]
        assert [r.seq for r in Journal.open(path, write=False).read()] == [1, 2, 3]
    assert [r.seq for r in theirs.read()] == [1, 2, 3, 4]


def test_a_reader_stopped_halfway_does_not_hold_up_a_writer(path: Path) -> None:
    fill(path, 30)
    reading = Journal.open(path, write=False).read()
    assert next(reading).seq == 1
    assert append(Journal.open(path), "{}") == [31]
    assert [r.seq for r in reading][-1] == 31


@pytest.mark.parametrize("text", ["a\nb", "a\rb", "a\0b", "\ud800"])
@pytest.mark.parametrize("place", range(4))
def test_only_single_clean_lines_are_taken(path: Path, text: str, place: int) -> None:
    journal = Journal.create(path)
    texts = [AT, "chair", "said", "{}"]
    texts[place] = text
    with pytest.raises(ValueError, match=r"line|surrogates"), journal.writing() as transaction:
        transaction.append(*texts)
    assert journal.head() == (0, GENESIS)


def test_a_transaction_that_is_over_takes_no_more(path: Path) -> None:
    journal = Journal.create(path)
    with journal.writing() as transaction:
        transaction.append(AT, "chair", "said", "{}")
    with pytest.raises(RuntimeError):
        transaction.append(AT, "chair", "said", "{}")
    assert journal.head()[0] == 1


def test_a_reading_journal_does_not_write(path: Path) -> None:
    Journal.create(path).close()
    before = path.read_bytes()
    with pytest.raises(FileTrouble, match="chỉ cho đọc"), Journal.open(path, write=False).writing():
        pass
    assert path.read_bytes() == before


def test_any_sqlite_tool_can_read_but_not_rewrite(path: Path) -> None:
    journal = Journal.create(path)
    append(journal, "1", "2", "3")
    tool = sqlite3.connect(path, isolation_level=None)
    assert tool.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert tool.execute("PRAGMA user_version").fetchone() == (FORMAT,)
    last = tool.execute("SELECT hash FROM event WHERE seq = 3").fetchone()[0]
    for sql in (
        "UPDATE event SET data = '9' WHERE seq = 2",
        "DELETE FROM event WHERE seq = 3",
        f"INSERT OR REPLACE INTO event VALUES (2, 'a', 's', 'k', '9', '{last}', 'h')",
        f"INSERT INTO event VALUES (5, 'a', 's', 'k', '9', '{last}', 'h')",
        "INSERT OR IGNORE INTO event VALUES (4, 'a', 's', 'k', '9', 'other', 'h')",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            tool.execute(sql)
    assert verify(path) == []


def test_nobody_gets_a_name_that_is_taken(path: Path) -> None:
    path.write_bytes(b"a letter")
    with pytest.raises(FileTrouble, match="Đã có"):
        Journal.create(path)
    assert path.read_bytes() == b"a letter"
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_new_file_needs_a_folder(path: Path) -> None:
    with pytest.raises(FileTrouble, match="Không có thư mục"):
        Journal.create(path.parent / "không có" / "m.hopthon")
    assert list(path.parent.iterdir()) == []


def test_the_moment_after_reading_is_remembered_by_number_and_hash(
    path: Path, tmp_path: Path
) -> None:
    fill(path, 20)
    old = path.read_bytes()
    journal = Journal.open(path)
    append(journal, "{}")
    journal.close()
    path.write_bytes(old)  # a sync program puts the older copy back, in place
    with pytest.raises(FileTrouble, match="không còn sự kiện số 21"):
        list(Journal.open(path, write=False).read(after=21))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.lists(
            st.text(
                st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\0"), max_size=3000
            )
            | st.integers(0, 9000).map(lambda size: "x" * size),
            max_size=5,
        ),
        max_size=5,
    )
)
def test_any_texts_come_back_as_they_were_and_verify(
    tmp_path: Path, saves: list[list[str]]
) -> None:
    path = tmp_path / f"{len(list(tmp_path.iterdir()))}.hopthon"
    journal = Journal.create(path)
    for texts in saves:
        append(journal, *texts)
    assert [r.data for r in journal.read()] == [text for texts in saves for text in texts]
    journal.close()
    assert verify(path) == []
