"""What a damaged meeting file still holds, and a new file made of it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from hopthon.journal import header, plain, schema, trouble
from hopthon.journal.cells import Broken, body, decode, read_varint, serial_types
from hopthon.journal.journal import Journal
from hopthon.journal.place import place
from hopthon.journal.record import GENESIS, Record, link
from hopthon.journal.snapshot import snapshot
from hopthon.language import _
from hopthon.refusal import FileTrouble

# Each record's header ends with the types of two texts of 64 letters, prev and hash; such bytes
# stand nowhere else in a row, so records are found without any page, pointer or count being sound.
_HEADER_END = re.compile(rb"\x81\x0d(?=(\x81\x0d))")  # looked ahead, as data may be of 64 too
_HEADER_SIZES = range(10, 24)
_COLUMNS = 7


class Salvage(Struct, frozen=True):
    """What was saved; `lost` and `doubtful` are numbers: no trace, or a trace that proves nothing."""

    kept: list[Record]
    lost: list[int]
    doubtful: list[int]
    report: str


def salvage(source: Path) -> Salvage:
    """Find every record that can be proven, also when SQLite refuses the file; changes no byte.

    A record is proven when its contents fit a hash that itself or a neighbour holds.
    Raises FileTrouble only when the file cannot be read at all.
    """
    image = _bytes_of(source)
    proven: dict[int, Record] = {}
    rest: list[Record] = []
    for record in _carved(image):
        if record.proven and record.seq > 0:
            proven.setdefault(record.seq, record)
        else:
            rest.append(record)
    last = max(proven, default=0) + len(rest)  # damaged records may stand at the very end
    missing = [seq for seq in range(1, last + 1) if seq not in proven]
    for seq in missing:
        if healed := _healed(seq, proven, rest):
            proven[seq] = healed
    traces = {record.seq for record in rest if record.seq <= last} - proven.keys()
    end = max(proven.keys() | traces, default=0)
    lost = [seq for seq in missing if seq not in proven and seq not in traces and seq <= end]
    kept = [proven[seq] for seq in sorted(proven)]
    short = len(image) < header.length(image)
    return Salvage(kept, lost, sorted(traces), _report(source, kept, lost, sorted(traces), short))


def write_salvaged(salvage: Salvage, target: Path, at: str) -> tuple[int, str]:
    """A new, sound file of what was saved; gives number and hash of its last record.

    The records before the first gap keep their hashes; then one record `salvaged` says what is
    missing and which head hash the damaged file had; those behind the gap follow with new numbers.
    Raises FileTrouble when nothing was saved, something stands at `target`, or it cannot be written.
    """
    if not salvage.kept:
        raise FileTrouble(
            _("Không cứu được sự kiện nào nên không tạo tệp mới; hãy tìm bản sao khác.")
        )
    note = {
        "lost": salvage.lost,
        "doubtful": salvage.doubtful,
        "head": salvage.kept[-1].hash,
        "kept": len(salvage.kept),
    }
    head = (0, GENESIS)

    def write(temporary: Path) -> None:
        nonlocal head
        schema.build(temporary)
        journal = Journal.open(temporary)
        try:
            with journal.writing() as transaction:
                for seat, kind, data, when in _again(salvage.kept, json.dumps(note), at):
                    transaction.append(when, seat, kind, data)
            head = journal.head()
        finally:
            journal.close()

    place(target, write)
    return head


def _again(kept: list[Record], note: str, at: str) -> Iterator[tuple[str, str, str, str]]:
    noted = False
    prev = GENESIS
    for record in kept:
        if record.prev != prev and not noted:
            noted = True
            yield "salvage", "salvaged", note, at
        yield record.seat, record.kind, record.data, record.at
        prev = record.hash
    if not noted:
        yield "salvage", "salvaged", note, at


def _bytes_of(source: Path) -> bytes:
    try:
        try:
            return snapshot(source)
        except trouble.Busy:
            raise
        except FileTrouble:  # its unfinished save cannot be undone: take it as it lies
            return plain.read_plain(source)
    except OSError as error:
        raise trouble.from_reading(source, error) from error


def _carved(image: bytes) -> Iterator[Record]:
    """Everything in the bytes that has the shape of a record, whatever its number or hash."""
    for found in _HEADER_END.finditer(image):
        for start in (found.end(1) - size for size in _HEADER_SIZES):
            if start < 2 or image[start] != found.end(1) - start or image[start + 1] != 0:
                continue
            try:
                types, total = serial_types(image, start)
                payload, *_where = body(image, start, total)
                values = decode(payload)
            except Broken:
                continue
            if len(types) == _COLUMNS and all(isinstance(value, str) for value in values[1:]):
                at, seat, kind, data, prev, hash_ = (str(value) for value in values[1:])
                yield Record(_number(image, start, total), at, seat, kind, data, prev, hash_)


def _number(image: bytes, start: int, total: int) -> int:
    """The row's number, which stands before it behind its length; 0 when that is damaged."""
    for back in range(2, 13):
        try:
            said, place = read_varint(image, max(0, start - back))
            seq, place = read_varint(image, place)
        except Broken:
            continue
        if said == total and place == start:
            return seq
    return 0


def _healed(seq: int, proven: dict[int, Record], rest: list[Record]) -> Record | None:
    """The damaged record that a neighbour's hash proves to be number `seq`."""
    before, behind = proven.get(seq - 1), proven.get(seq + 1)
    known = GENESIS if seq == 1 else before.hash if before else None
    for record in rest:
        for prev in {known or record.prev, record.prev}:
            hash_ = link(prev, seq, record.at, record.seat, record.kind, record.data)
            if hash_ == record.hash or (behind and hash_ == behind.prev):
                return replace(record, seq=seq, prev=prev, hash=hash_)
    return None


def _report(
    source: Path, kept: list[Record], lost: list[int], doubtful: list[int], short: bool
) -> str:
    def numbers(seqs: list[int]) -> str:
        return ", ".join(map(str, seqs)) or _("không có")

    lines = [
        _("Tệp: {file}").format(file=source.name),
        _("Cứu được {n} sự kiện, mỗi sự kiện đều khớp mã của nó.").format(n=len(kept)),
        _("Mất hẳn: {numbers}.").format(numbers=numbers(lost)),
        _("Còn dấu vết nhưng không chứng minh được nên bỏ: {numbers}.").format(
            numbers=numbers(doubtful)
        ),
    ]
    if kept:
        last = kept[-1]
        lines.append(
            _("Sự kiện cuối cứu được: số {seq}, mã {hash}.").format(seq=last.seq, hash=last.hash)
        )
        lines.append(
            _("Hãy so mã này với mã in trên biên bản: khác nhau nghĩa là còn thiếu đoạn cuối.")
        )
    if short:
        lines.append(_("Tệp bị cụt: những sự kiện sau đó, nếu có, không còn trong tệp này."))
    return "\n".join(lines)
