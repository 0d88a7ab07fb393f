"""One record of the log, and the chain that binds it to the one before."""

from hashlib import sha256

from msgspec import Struct

GENESIS = sha256(b"hopthon/1").hexdigest()
"""What the first record names as the hash before it."""


class Record(Struct, frozen=True):
    """What the file holds under one number; `data` is one line of JSON, exactly as stored."""

    seq: int
    at: str
    seat: str
    kind: str
    data: str
    prev: str
    hash: str

    @property
    def proven(self) -> bool:
        """Whether its own hash fits what it says."""
        return self.hash == link(self.prev, self.seq, self.at, self.seat, self.kind, self.data)


def link(prev: str, seq: int, at: str, seat: str, kind: str, data: str) -> str:
    """The hash of a record: SHA-256, in hexadecimal, of its six lines in UTF-8.

    Anyone can check one with `sha256sum`: the lines are joined by a line feed, none at the end.
    """
    return sha256(f"{prev}\n{seq}\n{at}\n{seat}\n{kind}\n{data}".encode()).hexdigest()
