"""Which reader a file of ballots needs."""

from pathlib import Path

from hopthon.imports.ballots import BallotFile
from hopthon.imports.csv_ballots import read_csv
from hopthon.imports.pabulib import read_pabulib
from hopthon.language import _
from hopthon.refusal import Refusal

_READERS = {".pb": read_pabulib, ".csv": read_csv, ".txt": read_csv}


def read_ballots(path: Path) -> BallotFile:
    """The ballots of a `.pb` or `.csv` file. Refuses what it cannot read, naming file, line and why."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise Refusal(
            _("Không nhập được tệp «{file}»: hãy đưa tệp .csv hoặc .pb.").format(file=path.name)
        )
    return reader(path)
